"""What `make learn` is made of: people as numbers, the fit, its cross-validation, its file."""

"""Second ears: a small encoder whose chances are weighed with those of the linear models."""

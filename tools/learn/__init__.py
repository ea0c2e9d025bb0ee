"""What `make learn` is made of: the ears from the corpora, the evidence from the people."""

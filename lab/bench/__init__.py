"""How fast it is: side by side with what anybody starts from, in one run."""

"""Breaks the rules on purpose, and sees which test notices."""

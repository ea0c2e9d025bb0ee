"""Fits what the knowledge weighs to the development people."""

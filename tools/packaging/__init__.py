"""Puts together what Lambda runs; none of this ships."""

"""Learns from the corpora of speech what reading adds up at run time."""

"""Learns the second ears: a small pretrained encoder, tuned on a language's corpus."""

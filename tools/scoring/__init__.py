"""What `make score` is made of: cases, a virtual person, the dialogue, and the figures."""

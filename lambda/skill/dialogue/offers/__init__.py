"""What the skill asks of its own: the records of all offers, how they are put, what follows."""

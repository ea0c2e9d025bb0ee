"""Learning from the corpora: what reading adds up at run time is fitted here, and only here."""

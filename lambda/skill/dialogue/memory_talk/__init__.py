"""What the memory brings into the talk: coming back, consent, the diary, being forgotten."""

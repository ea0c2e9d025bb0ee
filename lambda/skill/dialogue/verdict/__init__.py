"""What it comes to: the assessment, the advice and its reasons, and how a talk ends."""

"""What the skill is measured against: one handler each, same SDK, same bytecode."""

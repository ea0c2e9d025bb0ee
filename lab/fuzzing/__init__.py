"""What `make fuzz` sends."""

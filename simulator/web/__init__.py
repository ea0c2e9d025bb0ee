"""The simulator as a page in the browser, served on loopback. Never ships."""

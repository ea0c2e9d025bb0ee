"""Starting a language: its files with every place to fill, and what is still missing in them."""

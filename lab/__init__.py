"""What engineers measure with: speed, load, broken input, broken rules, bounds; none of it ships.

It may use `tools`; `tools`, which build and check the product, never use it.
"""

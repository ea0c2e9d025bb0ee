"""Settings for every test."""

from hypothesis import settings

# No timed tests: a slow machine must not fail them. Speed belongs in `make bench`.
settings.register_profile("calf_guide", deadline=None)
settings.load_profile("calf_guide")

"""Property tests try the same examples each time; the profile ``random`` tries others."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None)
settings.register_profile("random", print_blob=True)
settings.load_profile("repeatable")

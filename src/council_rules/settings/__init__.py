"""What a run is to check and by what: from ``council-rules.yaml`` and from the outside.

Every value remembers where it was set, so that a message about it can point there. Flags count
before the environment, and that before the file.
"""

from council_rules.settings.nearest import FILE_NAME, find, read
from council_rules.settings.outside import CONFIG, from_environment, from_flags
from council_rules.settings.values import DEFAULT_FAIL_ON, Override, Settings, SettingsError

__all__ = [
    "CONFIG",
    "DEFAULT_FAIL_ON",
    "FILE_NAME",
    "Override",
    "Settings",
    "SettingsError",
    "find",
    "from_environment",
    "from_flags",
    "read",
]

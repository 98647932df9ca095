"""The settings for one file: those that a check run in its folder would use."""

import os
from pathlib import Path

from council_rules.settings import CONFIG, Settings, find, from_environment, read


def settings_at(folder: Path) -> Settings:
    """Return the settings that count in a folder: the nearest file, and the environment.

    Raises SettingsError if they cannot be used.
    """
    outside = from_environment(os.environ)
    config = os.environ.get(CONFIG)
    found = Path(config) if config else find(folder)
    return outside if found is None else outside.over(read(found))

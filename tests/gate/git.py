"""A throw-away repository of git, untouched by the settings of whoever runs the tests."""

import os
import subprocess
from pathlib import Path

import pytest

WHO = {
    "GIT_AUTHOR_NAME": "Tester",
    "GIT_AUTHOR_EMAIL": "tester@example.org",
    "GIT_COMMITTER_NAME": "Tester",
    "GIT_COMMITTER_EMAIL": "tester@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Git:
    """A repository in a folder, which becomes the current one."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        for name, value in WHO.items():
            patch.setenv(name, value)
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        patch.chdir(folder)
        self("init", "--quiet", "--initial-branch=main")

    def __call__(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        ran = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, check=True, text=True
        )
        return ran.stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, message: str = "a change") -> str:
        """Commit everything that is there; return the short id of the commit."""
        self("add", "--all")
        self("commit", "--quiet", "--allow-empty", "--message", message)
        return self("rev-parse", "--short", "HEAD")

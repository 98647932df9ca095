"""Puts the compiled rule book into the wheel; to read all of its pages takes seconds."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledBook(BuildHookInterface):
    """Compiles the rule book with the sources that go into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, but for an editable install, whose book may change any moment."""
        if version == "editable":
            return
        self.made = tempfile.TemporaryDirectory()
        folder = Path(self.made.name) / "compiled"
        command = (sys.executable, "-m", "council_rules.analysis.shipped", str(folder))
        sources = {**os.environ, "PYTHONPATH": str(Path(self.root) / "src")}
        subprocess.run(command, env=sources, check=True)
        build_data["force_include"][str(folder)] = "council_rules/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was only made for the wheel."""
        if version != "editable":
            self.made.cleanup()

"""Writes requirements.txt: what an installation takes, each file by its hash.

    python -m tests.hostile.requirements PIP_COMPILE

``make requirements`` installs pip-tools and runs this.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "requirements.txt"
HEAD = """\
# What an installation of council-rules takes, the back end of its build included, each file by
# its hash. Written by "make requirements" from pyproject.toml and constraints.txt; a test holds
# it against both. Install with: pip install --require-hashes --requirement requirements.txt
"""
COMMAND = ("--quiet", "--generate-hashes", "--build-deps-for", "wheel", "--strip-extras")
SILENT = (
    "--no-header",
    "--no-annotate",
    "--no-emit-find-links",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
)


def main(pip_compile: str) -> None:
    """Write the file with pip-compile. Raises CalledProcessError if that fails."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.txt"
        given = ("--constraint", str(ROOT / "constraints.txt"), "--output-file", str(found))
        command = [pip_compile, *COMMAND, *SILENT, *given, "pyproject.toml"]
        subprocess.run(command, cwd=ROOT, check=True)
        lines = found.read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if line.strip() and not line.startswith("#"))
    FILE.write_text(HEAD + "".join(kept), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

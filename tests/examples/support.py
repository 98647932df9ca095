"""Commands on the pages of examples, and what they print.

A page shows a command after ``$ `` in a ``console`` block, and below it what it prints.
``python -m tests.examples.support`` writes the present output into the pages.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "examples"
TUTORIAL = REPOSITORY / "docs" / "first-proposal.md"
BLOCK = re.compile(r"```console\n\$ (.+)\n((?:(?!```).*\n)*)```")
# run by this interpreter, whether or not the package is installed in it
TOOLS = {"council-rules": "-m council_rules", "python": ""}
UNSET = ("COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR")


def pages() -> list[Path]:
    """Return the pages of the examples, and the tutorial."""
    return [*sorted(EXAMPLES.glob("*/README.md")), TUTORIAL]


def folder_of(page: Path) -> Path:
    """Return the folder in which the commands on a page are run."""
    return page.parent if page != TUTORIAL else page.with_suffix("")


def shown(page: Path) -> list[tuple[str, str]]:
    """Return the commands on a page with the output it shows."""
    return BLOCK.findall(page.read_text("utf-8"))


def run(command: str, folder: Path) -> str:
    """Return what a command prints, with this interpreter in place of the installed tools."""
    for tool, module in TOOLS.items():
        ours = f"'{sys.executable}' {module}".strip()
        command = re.sub(rf"(^|\| |&& ){tool} ", rf"\g<1>{ours} ", command)
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    environment["PYTHONPATH"] = str(REPOSITORY / "src")
    # scripts that a command runs find the installed tools beside this interpreter
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not ran.stderr, ran.stderr
    return ran.stdout


def refresh(page: Path) -> None:
    """Write the present output of its commands into a page."""

    def renewed(block: re.Match[str]) -> str:
        return f"```console\n$ {block[1]}\n{run(block[1], folder_of(page)).rstrip()}\n```"

    page.write_text(BLOCK.sub(renewed, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for page in pages():
        refresh(page)

"""The examples do what their pages say: every command is run and its output compared.

A page shows a command after ``$ `` in a ``console`` block, and below it what it prints.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rulebook import test_pages as pages

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "examples"
BLOCK = re.compile(r"```console\n\$ (.+)\n((?:(?!```).*\n)*)```")
# what changes with every page of the book
CHANGING = re.compile(r"rule book [0-9a-f]{12}, council-rules [0-9.]+")
# run by this interpreter, whether or not the package is installed in it
TOOLS = {"council-rules": "-m council_rules", "python": ""}
UNSET = ("COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR")


def _shown() -> list[object]:
    return [
        pytest.param(page, *block.groups(), id=f"{page.parent.name}-{number}")
        for page in sorted(EXAMPLES.glob("*/README.md"))
        for number, block in enumerate(BLOCK.finditer(page.read_text("utf-8")), 1)
    ]


def run(command: str, folder: Path) -> str:
    """Return what a command prints, with this interpreter in place of the installed tools."""
    for tool, module in TOOLS.items():
        ours = f"'{sys.executable}' {module}".strip()
        command = re.sub(rf"(^|\| |&& ){tool} ", rf"\g<1>{ours} ", command)
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    environment["PYTHONPATH"] = str(REPOSITORY / "src")
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


@pytest.mark.skipif(shutil.which("sh") is None, reason="the pages show commands of a shell")
@pytest.mark.parametrize(("page", "command", "output"), _shown())
def test_a_command_prints_what_the_page_shows(page: Path, command: str, output: str) -> None:
    printed = run(command, page.parent)
    assert CHANGING.sub("", printed).rstrip() == CHANGING.sub("", output).rstrip()


def test_every_example_shows_commands() -> None:
    folders = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()}
    shown = {page.parent.name for page in EXAMPLES.glob("*/README.md") if _blocks(page)}
    assert folders == shown


def _blocks(page: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(page.read_text("utf-8"))


@pytest.mark.parametrize("number", range(5))
def test_the_custom_rule_passes_its_own_examples(number: int) -> None:
    page = EXAMPLES / "custom_rule" / "XMP001.md"
    assert len(pages.rule_on(page).examples) == 5
    pages.test_the_example_comes_out_as_the_page_says(page, number)


def test_the_rule_told_in_contributing_passes_its_examples(tmp_path: Path) -> None:
    told = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    page = tmp_path / "XMP002.md"
    page.write_text(told.partition("````markdown\n")[2].partition("````")[0], "utf-8")
    pages.test_the_page_is_sound(page)
    for number in range(len(pages.rule_on(page).examples)):
        pages.test_the_example_comes_out_as_the_page_says(page, number)

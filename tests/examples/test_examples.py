"""The examples do what their pages say: every command is run and its output compared.

``python -m tests.examples.support`` writes the present output into the pages.
"""

import re
import shutil
from pathlib import Path

import pytest

from council_rules.authoring.examples import bench
from council_rules.authoring.tried import tried
from council_rules.rulebook.book import RuleBook
from tests.examples.support import EXAMPLES, REPOSITORY, TUTORIAL, folder_of, pages, run, shown
from tests.rulebook import test_pages as rule_pages

# what changes with every page of the book
CHANGING = re.compile(r"rule book [0-9a-f]{12}, council-rules [0-9.]+")


@pytest.mark.skipif(shutil.which("sh") is None, reason="the pages show commands of a shell")
@pytest.mark.parametrize(
    ("page", "command", "output"),
    [
        pytest.param(page, *block, id=f"{folder_of(page).name}-{number}")
        for page in pages()
        for number, block in enumerate(shown(page), 1)
    ],
)
def test_a_command_prints_what_the_page_shows(page: Path, command: str, output: str) -> None:
    printed = run(command, folder_of(page))
    assert CHANGING.sub("", printed).rstrip() == CHANGING.sub("", output).rstrip()


def test_every_example_shows_commands() -> None:
    folders = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()}
    assert folders == {page.parent.name for page in pages() if page != TUTORIAL and shown(page)}


@pytest.mark.parametrize("code", ["RIV001", "RIV002"])
def test_a_page_of_the_pack_passes_its_own_examples(code: str) -> None:
    page = EXAMPLES / "custom_rule" / "river-commission" / f"{code}.md"
    for number in range(len(rule_pages.rule_on(page).examples)):
        rule_pages.test_the_example_comes_out_as_the_page_says(page, number)


def test_the_rule_told_in_contributing_passes_its_examples(tmp_path: Path) -> None:
    told = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    page = tmp_path / "XMP002.md"
    page.write_text(told.partition("````markdown\n")[2].partition("````")[0], "utf-8")
    rule_pages.test_the_page_is_sound(page)
    assert tried(rule_pages.rule_on(page), bench(RuleBook.load()), mutate=False).right

"""The tutorial is what the tool does: its answers, its files and its pictures."""

import re
from datetime import date

import pytest

from council_rules import check
from council_rules.drafting.questions import asked
from council_rules.drafting.write import text_of
from tests.examples.support import REPOSITORY, TUTORIAL
from tests.examples.tutorial import FOLDER, pictures


def test_the_answers_on_the_page_give_the_file() -> None:
    found = re.search(r"```text\n(.*?)```", TUTORIAL.read_text("utf-8"), re.DOTALL)
    assert found
    answers = iter(found[1].splitlines())
    plan = asked(lambda question: next(answers), lambda line: None)
    assert next(answers, None) is None
    assert text_of(plan, date(2026, 1, 20)) == (FOLDER / "lake.council.yaml").read_text("utf-8")


def test_the_file_at_the_end_breaks_nothing() -> None:
    report = check(FOLDER / "agreed.council.yaml")
    assert {finding.verdict for finding in report.findings} <= {"met", "undetermined"}


@pytest.mark.skipif(not FOLDER.exists(), reason="the documentation is not here")
def test_the_pictures_are_current() -> None:
    for file, text in pictures().items():
        assert file.read_text("utf-8") == text, "python -m tests.examples.tutorial"


def test_the_readme_shows_them() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert "docs/first-proposal/finding.svg" in readme
    assert "docs/first-proposal/ladder.svg" in readme

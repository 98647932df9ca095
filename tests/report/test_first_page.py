"""The first page: what is broken by each cause, and the marks that stand on it."""

import re
from dataclasses import replace

import pytest

from council_rules.report.document import Document, Figure, plain
from council_rules.report.gather import document
from council_rules.report.material import Material
from council_rules.report.parts import summary
from council_rules.report.view import View


def test_each_cause_says_which_rules_are_not_met(
    material: Material, made: Document, html: str, markdown: str
) -> None:
    assert made.summary
    for line, cause in zip(made.summary.causes, View(material).causes, strict=True):
        broken = plain(line.broken)
        named = re.sub(r"^Not met: |; and \d+ more rules?\.$|\.$", "", broken).split("; ")
        assert named == [material.rules[code].title for code in cause.codes[: len(named)]]
        more = re.search(r"and (\d+) more", broken)
        assert len(named) + (int(more[1]) if more else 0) == len(cause.codes)
        assert broken in html
        assert broken in markdown


def test_a_rule_that_repeats_another_makes_room_for_one_that_does_not(
    material: Material,
) -> None:
    found = [one for one in material.violated if one.code in ("REP004", "REP005")]
    twice = tuple(replace(one, code="PAL001") for one in found if one.code == "REP005")
    wider = replace(material, file=replace(material.file, findings=(*found, *twice)))
    page = document(wider)
    assert page.summary
    (line,) = page.summary.causes
    assert plain(line.broken) == (
        "Not met: Outsiders alone do not decide; Locals can stop what changes their lives; "
        "and 1 more rule."
    )


def test_rules_that_only_further_causes_break_are_named(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "FIRST", 1)
    page = document(material)
    assert page.summary
    assert plain(page.summary.more_causes) == (
        "1 further cause with 1 finding in part D. Not met: A chair does not choose the "
        "successor."
    )


def test_the_key_has_the_marks_that_are_used_and_no_others(made: Document) -> None:
    ladder = next(one for one in made.blocks() if isinstance(one, Figure) and one.rungs)
    assert made.summary
    for key in (made.summary.key, ladder.key):
        assert [one.words for one in key] == [
            "local",
            "external",
            "taking part or vote uncertain",
            "chair",
        ]

"""The first page: what is broken by each cause, and the marks that stand on it."""

import re
from dataclasses import replace

import pytest

from council_rules.findings.finding import Verdict
from council_rules.report.document import Document, Figure, plain
from council_rules.report.gather import document
from council_rules.report.html import render
from council_rules.report.material import Material
from council_rules.report.parts import summary
from council_rules.report.view import View
from tests.report.councils import VALLEY, material_of

GUEST = "      - {id: guest, votes: true, reserved_for: [outsiders], participation: invited}\n"


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


def test_rules_that_cannot_be_determined_are_named(
    material: Material, made: Document, html: str, markdown: str
) -> None:
    assert made.summary
    told = plain(made.summary.not_known)
    codes = material.rules_that_are(Verdict.UNDETERMINED)
    named = re.sub(r"^Not known whether met: |; and \d+ more rules?\.$|\.$", "", told).split(
        "; "
    )
    assert set(named) <= {material.rules[code].title for code in codes}
    more = re.search(r"and (\d+) more", told)
    assert len(named) + (int(more[1]) if more else 0) == len(codes)
    assert told in html
    assert told in markdown


def test_a_rule_that_one_seat_meets_alone_does_not_sound_as_if_several_had_to_agree() -> None:
    one_seat = re.sub(r"      - id: outsider\n.*?(?=procedures:)", "", VALLEY, flags=re.DOTALL)
    alone = document(material_of(one_seat.split("powers:")[0], ("REP001", "REP004")))
    assert alone.summary
    (line, *_) = alone.summary.causes
    assert plain(line.title).endswith(
        "'Vote of the Board' passes under this rule: more than 1/2 of all members; one seat "
        "votes there"
    )
    guest = one_seat.replace("procedures:", GUEST + "procedures:", 1).split("powers:")[0]
    with_guest = document(material_of(guest, ("REP001", "REP004")))
    assert "one seat votes there" not in render(with_guest)


def test_one_exhibit_is_told_of_as_one() -> None:
    text = re.sub(r"  - \{id: press.*\n", "", VALLEY).replace(
        "evidence: press#par4", "basis: assumed"
    )
    page = document(material_of(text, ("REP001",)))
    assert page.summary
    assert "names 1 exhibit, not the exhibit itself;" in plain(page.summary.answers[0])


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

"""What could be written at a place."""

import pytest

from council_rules.editor.completion import Known, Proposed, completions
from council_rules.editor.lines import Lines
from council_rules.editor.pages import pages_of
from council_rules.editor.reading import Reading
from tests.editor.texts import VALLEY, marked

KNOWN = Known(Reading(VALLEY).things, pages_of(()).rules)


def _at(bar: str, instead_of: str) -> list[Proposed]:
    text, place = marked(VALLEY.replace(instead_of, bar, 1))
    return completions(text, Lines(text), place, KNOWN)


def _labels(bar: str, instead_of: str) -> list[str]:
    return [one.label for one in _at(bar, instead_of)]


def test_keys_that_are_not_there_yet_the_needed_ones_first() -> None:
    found = _at("    matters: [budget]\n    |\n", "    matters: [budget]\n")
    labels = [one.label for one in found]
    assert {"quorum", "tie_break", "fallback"} <= set(labels)
    assert not {"id", "body", "matters", "passes_when"} & set(labels)
    assert next(one for one in found if one.label == "quorum").text == "quorum: "
    assert "Attendance" in next(one for one in found if one.label == "quorum").about
    new = _at("procedures:\n  - |\n", "procedures:\n")
    assert [one.label for one in new if one.rank == 0] == ["id", "body", "passes_when"]


def test_a_key_before_its_colon_needs_none() -> None:
    found = _at("    tie|r: 1", "    tier: 1")
    assert next(one for one in found if one.label == "tier").text == "tier"


@pytest.mark.parametrize(
    ("bar", "instead_of", "expected"),
    [
        ("body: |", "body: board", ["board"]),
        ("body: bo|ard", "body: board", ["board"]),
        ("matters: [|]", "matters: [budget]", ["budget"]),
        ("matters: [bud|", "matters: [budget]", ["budget"]),
        (
            "tie_break: |\n    matters: [budget]",
            "matters: [budget]",
            ["fails", "board/outsider"],
        ),
        ("evidence: |", "evidence: charter#art3", ["charter"]),
        ("appointed_by: |", "appointed_by: board/outsider", ["each_its_own", "board"]),
        ("appointed_by: {by: b|", "appointed_by: board/outsider", ["each_its_own", "board"]),
        ("locality: {|}}", "locality: {valley_area: local}}", ["valley_area"]),
        ("locality: {valley_area: |", "locality: {valley_area: local}}", ["local", "neutral"]),
        ("of: |}", "of: members}", ["members", "voting"]),
        ("rule: |", "rule: REP001", ["REP001", "TIER001"]),
        ("parent: |\n    tier: 1", "tier: 1", ["board"]),
    ],
)
def test_values_and_ids_of_the_right_kind(
    bar: str, instead_of: str, expected: list[str]
) -> None:
    labels = _labels(bar, instead_of)
    assert set(expected) <= set(labels)
    assert "quorum" not in labels


def test_ids_say_what_they_are() -> None:
    (board,) = _at("body: |", "body: board")
    assert board.detail == "body, 🏛 Board"


def test_what_is_typed_is_replaced_as_a_whole() -> None:
    text, place = marked(VALLEY.replace("board/outsider", "board/out|sider", 1))
    found = completions(text, Lines(text), place, KNOWN)
    seat = next(one for one in found if one.label == "board/outsider")
    assert text[seat.begin : seat.end] == "board/outsider"


def test_sections_at_the_top() -> None:
    assert {"vetoes", "powers"} <= set(_labels("|\nscenarios:", "scenarios:"))
    assert "council_rules" in [
        one.label for one in completions("", Lines(""), marked("|")[1], KNOWN)
    ]


def test_nothing_where_the_format_knows_nothing() -> None:
    assert _labels("title: |", 'title: "Valley 🕊 مجلس"') == []

"""Sentences that say no more than is known: counts, names, groups, levels of evidence."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from council_rules.analysis.causes import causes
from council_rules.findings.finding import Verdict
from council_rules.report import markdown
from council_rules.report.document import Document, Figure, Paragraph, Table, plain
from council_rules.report.gather import document
from council_rules.report.material import Material
from council_rules.report.parts.evidence import by_rule
from council_rules.report.view import View
from tests.report.councils import VALLEY, material_of

# all that is local or from outside in the valley is seated; who else there may be is open
OPEN = VALLEY.replace("  default_basis", "  completeness: open\n  default_basis")
TWO_WAYS = """\
  - {id: decree, body: board, matters: [governance], passes_when: {approval_by: board/chair}}
  - {id: order, body: board, matters: [governance], passes_when: {approval_by: board/chair}}
powers:
"""


def _written(text: str, *rules: str) -> str:
    return markdown.render(document(material_of(text, rules)))


def test_what_only_a_disputed_source_says_stands_as_disputed() -> None:
    disputed = VALLEY.replace(
        'url: "https://example.org/4"', 'url: "https://example.org/4", reliability: disputed'
    )
    made = material_of(disputed, ("REP001", "TIER008"))
    assert made.basis("board/outsider") == "disputed"
    assert made.basis("board/chair") == "official_text"
    shown = markdown.render(document(made))
    assert "| 'outsider (Board)' | disputed | E2 par4 (disputed) |" in shown
    assert "1 disputed" in shown.partition("with a source or a basis of their own")[2][:200]


def test_a_firmer_source_beside_a_disputed_one_carries_the_statement() -> None:
    both = VALLEY.replace(
        'url: "https://example.org/4"', 'url: "https://example.org/4", reliability: disputed'
    ).replace("evidence: press#par4", "evidence: [press#par4, charter#art9]")
    assert material_of(both, ("REP001",)).basis("board/outsider") == "reported"


def _verdicts(made: Document) -> Iterator[str]:
    for one in made.blocks():
        if isinstance(one, Paragraph) and plain(one.text).startswith("The text does not meet"):
            yield plain(one.text)


@pytest.mark.parametrize("rules", [(), ("REP008",), ("REP007",), ("REP004", "REP008")])
def test_rules_and_subjects_are_one_or_several_as_they_are(rules: tuple[str, ...]) -> None:
    made = material_of(VALLEY.replace("powers:\n", TWO_WAYS), rules)
    told = list(_verdicts(document(made)))
    for cause, sentence in zip(causes(made.file), told, strict=True):
        subjects = {one.subject for one in cause.findings}
        rule = "rule" if len(cause.codes) == 1 else "rules"
        assert f"meet {rule} " in sentence
        assert f"break the {rule} " in sentence or f"breaks the {rule} " in sentence
        assert ("subjects break" in sentence) == (len(subjects) > 1)


def test_entries_of_a_list_are_not_called_seats() -> None:
    """The two entries of outsiders hold six seats."""
    text = VALLEY.replace(
        "      - {id: guest",
        "      - id: friend\n        count: 4\n        reserved_for: [outsiders]\n"
        "        appointed_by: board/chair\n        evidence: press#par4\n"
        "      - {id: guest",
    )
    shown = _written(text, "TIER008", "REP007", "ACC005", "MAN006", "PAL003")
    assert " more seat likewise" not in shown
    assert " more seats likewise" not in shown
    assert "and 1 entry of seats alike" not in shown
    assert "| 'outsider (Board)' and 1 entry of a seat alike |" in shown


def test_nobody_is_asked_alone_in_the_room(made: Document) -> None:
    room, across = (
        one for one in made.blocks() if isinstance(one, Table) and one.look == "abilities"
    )
    assert room.head[-1] != across.head[-1] == "Single actors who decide alone, or may"
    assert all(len(row.cells) == len(one.head) for one in (room, across) for row in one.rows)


def test_the_rules_that_scenarios_change_come_first() -> None:
    shown = document(material_of(OPEN))
    (grid,) = (
        one
        for one in shown.blocks()
        if isinstance(one, Figure) and one.anchor == "scenario-grid"
    )
    dim = [row.look == "dim" for row in grid.table.rows[:-1]]
    assert dim == sorted(dim)
    assert grid.caption.startswith("Findings of ") or "change nothing" in grid.caption


def test_somebody_whom_the_file_does_not_name_has_no_id() -> None:
    """Who fills the seats of two tiers is open: it may be somebody from outside."""
    lower = (
        "  - {id: lower, name: Lower board, tier: 2, complete: [seats], seats: "
        "[{id: one, count: 3, reserved_for: [residents], appointed_by: unknown}]}\n"
        "procedures:\n"
    )
    text = OPEN.replace("procedures:\n", lower).replace(
        "appointed_by: none", "appointed_by: unknown"
    )
    shown = _written(text, "TIER008")
    assert "whether somebody from outside alone fills most voting seats" in shown
    assert "?outsider" not in shown
    assert "?local" not in shown


def test_a_verdict_that_no_finding_has_takes_no_column(material: Material) -> None:
    heads = by_rule(View(material)).head
    assert "Needs a person" not in heads
    assert "Met, as a person judged" not in heads
    assert {"Not met", "Cannot be determined", "Met"} <= set(heads)


def test_of_which_group_nothing_is_said_counts_in_no_share() -> None:
    bare = OPEN.replace(", count: 3, reserved_for: [residents]", ", count: 3")
    shown = _written(bare, "REP006")
    assert "To which group by 'origin' some seats belong is open." in shown
    assert "some seats belong is open" not in _written(VALLEY, "REP006")


def test_notes_stand_with_the_name_of_what_they_are_about() -> None:
    shown = _written(VALLEY, "REP004", "REP005")
    assert re.search(r"- 'Vote of the Board', line \d+: Disputed: a report says", shown)
    assert "board\\_vote, line" not in shown


def test_what_no_rule_looks_at_is_not_called_left_out() -> None:
    """The file says of the matter that it is about no area."""
    fees = "  - {id: fees, name: Fees, parent: none, kinds: [budget], area: none}\nbodies:\n"
    shown = _written(OPEN.replace("bodies:\n", fees, 1))
    assert "**Not looked at.** 1 matter names no area" in shown
    assert "Left out" not in shown


def test_where_nobody_sits_whose_origin_is_open_the_numbers_stay() -> None:
    """Whether the observer is local is asked of an open file; it sits nowhere."""
    text = (
        OPEN.replace(", participation: invited", "")
        .replace("matters:\n", "organizations: [{id: observer, name: Observer}]\nmatters:\n", 1)
        .replace("{id: watch, holder: board/chair", "{id: watch, holder: observer")
    )
    text = text.partition("scenarios:")[0].replace(
        "appointed_by: unknown", "appointed_by: residents"
    )
    text = text.replace("count: 3, reserved_for: [residents]", "reserved_for: [outsiders]")
    made = material_of(text, ("REP001",))
    assert any(one.id == "observer.locality.valley" for one in made.file.open_points)
    (found,) = made.violated
    assert "0 of 8" in found.message
    assert "may change" not in found.message
    seated = text.replace("- {id: resident, ", "- {id: resident, holder: observer, ")
    seated = seated.replace(
        "reserved_for: [outsiders], appointed_by: residents", "appointed_by: residents"
    )
    (turned,) = material_of(seated, ("REP001",)).file.findings
    assert "open" in turned.message or "may change" in turned.message


def test_a_body_in_whose_room_others_may_sit_is_no_row_of_what_groups_can_do() -> None:
    """A body without a procedure appoints; its list of seats is whole, or it is not."""
    panel = (
        "  - {id: panel, name: Panel, complete: [seats], seats: "
        "[{id: one, count: 2, reserved_for: [outsiders]}]}\nprocedures:\n"
    )
    text = OPEN.replace("procedures:\n", panel).replace(
        "appointed_by: unknown", "appointed_by: panel"
    )
    rows = {one.subject for one in material_of(text, ("REP004",)).file.powers}
    assert "panel.?together" in rows
    partly = text.replace("name: Panel, complete: [seats],", "name: Panel,")
    rows = {one.subject for one in material_of(partly, ("REP004",)).file.powers}
    assert "board_vote" in rows
    assert "panel.?together" not in rows


def test_rules_that_look_at_nothing_are_counted_once() -> None:
    """Powers that the file does not list may be there; of two rules one looks only at those."""
    shown = _written(OPEN, "REP004", "ACC012")
    assert "1 does not apply. The one that does not apply may do so once" in shown


def test_where_no_answers_were_worked_out_it_is_said_once() -> None:
    made = material_of(OPEN)
    first, *_ = made.file.of(Verdict.UNDETERMINED)
    bare = replace(first, violated_if=(), kept_if=())
    file = replace(made.file, findings=(bare,))
    shown = markdown.render(document(replace(made, file=file)))
    assert ": which answers break or keep it was not worked out." in shown
    assert "no answer that" not in shown


def test_a_defence_is_not_said_to_hold_of_this_text() -> None:
    assert "whether the facts it names are so here was not examined." in _written(
        VALLEY, "REP004"
    )

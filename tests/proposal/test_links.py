"""References between objects, and statements that do not fit together."""

from typing import Any

import pytest

from council_rules.proposal import scalars
from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.load import load_text
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.search import Goals, Negotiation, Permit
from council_rules.proposal.references import SECTION_KINDS, references_of
from tests.proposal.support import (
    BASE,
    HEAD,
    only_problem,
    parts_of_the_format,
    place,
    problems_of,
)

WORLD = (
    HEAD
    + """\
areas: [{id: valley, name: Valley}]
groups:
  - {id: locals, name: Locals, dimension: origin}
  - {id: donors, name: Donors, dimension: origin}
  - {id: greens, name: Greens, dimension: party}
persons:
  - {id: envoy, name: Envoy, affiliations: [donors, greens]}
matters: [{id: water, name: Water}]
"""
)


def body(seat: str = "{id: chair}", keys: str = "", more: str = "") -> str:
    """Return a proposal whose board begins on line 12, with its seats on line 13."""
    return (
        WORLD
        + f"bodies:\n  - {{id: board, name: Board, tier: 2{keys}, seats: [\n    {seat}]}}\n"
        + more
    )


def procedure(keys: str) -> str:
    return body(
        more=f"procedures:\n  - {{id: vote, body: board, passes_when: unanimity{keys}}}\n"
    )


SEATS = [
    ("{id: a, holder: envoj}", "SRC007", "a.holder", "did you mean 'envoy'?"),
    ("{id: a, holder: locals}", "SRC007", "a.holder", "which is a group"),
    ("{id: a, reserved_for: [locals, local]}", "SRC007", "a.reserved_for[1]", "'locals'?"),
    ("{id: a, evidence: charter#art1}", "SRC007", "a.evidence[0]", "the file has no sources"),
    ("{id: a, appointed_by: board/b}", "SRC007", "a.appointed_by.by", "which nothing has"),
    ("{id: a, appointed_by: a}", "SRC007", "a.appointed_by.by", "did you mean 'board/a'?"),
    ("{id: a, placed_in: {one_of: [boart]}}", "SRC007", "a.placed_in.one_of[0]", "'board'?"),
    ("{id: a, holder: envoy, count: 2}", "SRC009", "a.holder", "there are 2 of"),
    (
        "{id: a, holder: envoy, reserved_for: [locals]}",
        "SRC009",
        "a.holder",
        "reserved for 'locals', but its holder 'envoy' is in 'donors'",
    ),
    ("{id: a, votes: true, participation: declined}", "SRC009", "a.votes", "'declined'"),
    ("{id: a, weight: 2, total_weight: 4}", "SRC009", "a.total_weight", "keep one"),
    ("{id: a, count: 5, total_weight: 4}", "SRC009", "a.total_weight", "5 seats share"),
    ("{id: a, count: {min: 3, max: 2}}", "SRC009", "a.count.max", "'min' is 3, but 'max' is 2"),
    ("{id: a, count: {min: 3, assume: 2}}", "SRC009", "a.count.assume", "'assume' is 2"),
    ("{id: a, count: {max: 3, assume: 4}}", "SRC009", "a.count.assume", "'max' is 3"),
]


@pytest.mark.parametrize(("seat", "code", "path", "words"), SEATS, ids=[r[0] for r in SEATS])
def test_seat(seat: str, code: str, path: str, words: str) -> None:
    problem = only_problem(body(seat))
    assert (problem.code, problem.path) == (code, f"board/{path}")
    assert words in f"{problem.message} ({problem.hint})"
    value = load_column(body(seat), seat, path)
    assert place(problem) == (13, value)


def load_column(text: str, seat: str, path: str) -> int:
    """Find the column of the value by its key, without our own reader."""
    key = path.removeprefix("a.").split(".")[-1].partition("[")[0]
    line = text.splitlines()[12]
    key = key if f"{key}: " in line else path.removeprefix("a.").split(".")[0]
    column = line.index(f"{key}: ") + len(key) + 2
    if path.endswith("]") and line[column] == "[":
        items = line[column + 1 : line.index("]", column)].split(", ")
        number = int(path[-2])
        column += 1 + sum(len(item) + 2 for item in items[:number])
    return column + 1


PROCEDURES = [
    (", matters: [watter]", "SRC007", "vote.matters[0]", "did you mean 'water'?"),
    (", tie_break: board", "SRC007", "vote.tie_break", "which is a body"),
    (", tie_break: chair", "SRC007", "vote.tie_break", "did you mean 'board/chair'?"),
    (", tie_break: fail", "SRC007", "vote.tie_break", "did you mean 'fails'?"),
    (", kind: override", "SRC006", "vote", "needs the key 'overrides'"),
    (", overrides: [vote]", "SRC009", "vote.overrides", "write kind: override"),
    (", replaces: [vote]", "SRC009", "vote.replaces", "write kind: escalation"),
    (", quorum: {at_least: 1, among: envoy}", "SRC007", "vote.quorum.among", "id of a group"),
    (", quorum: {id: half, more_than: 1/2}", "SRC009", "vote.quorum.id", "no list of readings"),
    (
        ", quorum: {one_of: [{id: a, at_least: 1}, {id: a, at_least: 2}]}",
        "SRC008",
        "vote.quorum.one_of[1].id",
        "'a', numbers 1 and 2",
    ),
    (
        ", quorum: {one_of: [{id: second, at_least: 1}, {at_least: 2}]}",
        "SRC008",
        "vote.quorum.one_of[1]",
        "'second', numbers 1 and 2",
    ),
    (
        ", quorum: {one_of: [unanimity, {at_least: 1, evidence: nowhere#1}]}",
        "SRC007",
        "vote.quorum.one_of[1].evidence[0]",
        "id of a source",
    ),
    (", fallback: water", "SRC007", "vote.fallback.to", "which is a matter"),
]


@pytest.mark.parametrize(
    ("keys", "code", "path", "words"), PROCEDURES, ids=[r[0] for r in PROCEDURES]
)
def test_procedure(keys: str, code: str, path: str, words: str) -> None:
    problem = only_problem(procedure(keys))
    assert (problem.code, problem.path, problem.span.line) == (code, path, 15)
    assert words in f"{problem.message} ({problem.hint})"


def test_escalation_needs_what_it_replaces_and_where_it_goes() -> None:
    problems = problems_of(procedure(", kind: escalation"))
    assert [p.expected for p in problems] == ["the key 'escalates_to'", "the key 'replaces'"]


def test_words_of_a_field_are_no_references() -> None:
    load_text(procedure(", tie_break: fails, matters: all, initiated_by: none"))
    load_text(procedure(", tie_break: board/chair"))


def test_threshold_beyond_the_votes_is_for_a_rule_to_find() -> None:
    load_text(procedure("").replace("unanimity", "{at_least: 99, of: members}"))


def test_same_id_twice_names_both_places() -> None:
    problem = only_problem(body(more="vetoes: [{id: board, holders: envoy, over: []}]\n"))
    assert (problem.code, problem.path, *place(problem)) == ("SRC008", "board", 14, 15)
    assert "on line 12 column 10 and on line 14 column 15" in problem.message


def test_seats_are_unique_within_their_body_only() -> None:
    second = "  - {id: lower, name: Lower, seats: [{id: chair}]}\n"
    load_text(body(more=second))
    problem = only_problem(body("{id: chair}, {id: chair}"))
    assert (problem.code, problem.path) == ("SRC008", "board/chair")


def test_the_id_proposal_is_taken() -> None:
    assert only_problem(BASE.replace("id: board", "id: proposal")).code == "SRC008"


@pytest.mark.parametrize(
    ("section", "path"),
    [
        ("areas: [{id: a, name: A, parent: b}, {id: b, name: B, parent: a}]", "a.parent"),
        ("matters: [{id: a, name: A, parent: a}]", "a.parent"),
    ],
)
def test_circles(section: str, path: str) -> None:
    problem = only_problem(BASE + section + "\n")
    assert (problem.code, problem.path) == ("SRC009", path)
    assert "circle" in problem.message


def test_body_under_itself() -> None:
    problem = only_problem(body(keys=", parent: board"))
    assert problem.message == "The parents go in a circle: 'board' under 'board'"


def test_body_above_its_parent() -> None:
    second = "  - {id: lower, name: Lower, parent: board, tier: 1}\n"
    problem = only_problem(body(more=second))
    assert (problem.code, problem.path, *place(problem)) == ("SRC009", "lower.tier", 14, 51)
    assert "'lower' is in tier 1, above its parent 'board' in tier 2" in problem.message


def test_sum_of_weights() -> None:
    problem = only_problem(body("{id: a, count: {min: 1, max: 3}, weight: 999999999}"))
    assert (problem.code, problem.path) == ("SRC010", "board.seats")
    assert "2999999997" in problem.message


def test_overlapping_groups_are_warned_of() -> None:
    text = body().replace("[donors, greens]", "[donors, locals]")
    (warning,) = load_text(text).warnings
    assert (warning.code, warning.path) == ("SRC103", "envoy.affiliations[1]")
    assert place(warning) == (9, 53)


def test_population_is_needed_to_count_by_it() -> None:
    by_population = '{at_least: "1/2", of: members, counting: population}'
    text = procedure("").replace("unanimity", by_population)
    problem = only_problem(text)
    assert (problem.code, problem.path) == ("SRC006", "vote.passes_when.counting")
    assert "'board/chair' lack one" in problem.message
    counted = text.replace("{id: chair}", "{id: chair, reserved_for: [locals]}")
    load_text(counted.replace("Locals, ", "Locals, population: 9, "))
    load_text(text.replace("{id: chair}", "{id: chair, role: observer}"))


def test_locality_of_an_unknown_area_is_reported_at_its_key() -> None:
    text = body().replace("dimension: party", "dimension: party, locality: {gaza: local}")
    problem = only_problem(text)
    assert (problem.path, *place(problem)) == ("greens.locality.gaza", 7, 61)


def converters(form: Form) -> set[Any]:
    """Return what reads the scalars of a field: its own, its items', its keys'."""
    inner = [hint for hint in (form.item, *(form.table or ())[:1]) if hint is not None]
    return {form.convert, *(form_of(hint).convert for hint in inner)}


# fields that name kinds of edit, which the program knows and no file declares
NAMES_OF_OURS: dict[Any, set[str]] = {
    Permit: {"kinds"},
    Negotiation: {"costs"},
    Goals: {"costs"},
}


@pytest.mark.parametrize("part", parts_of_the_format(), ids=lambda part: part.__name__)
def test_every_reference_field_of_the_model_is_checked(part: Any) -> None:
    refers = {
        name
        for name, form in forms_of(part).items()
        if converters(form) & {scalars.identifier, scalars.path}
    }
    checked = {reference.field for reference in references_of(part)}
    assert checked == refers - {"id", "dimension"} - NAMES_OF_OURS.get(part, set())


def test_every_section_has_a_kind() -> None:
    about_the_text = {"council_rules", "proposal", "alternatives", "waivers", "judgements"}
    sections = set(forms_of(Proposal)) - about_the_text
    assert sections == set(SECTION_KINDS)

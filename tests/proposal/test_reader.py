"""How keys and values are read, and what is said about those that cannot be."""

from fractions import Fraction

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.model.bodies import Participation, Placement, Range, Seat
from council_rules.proposal.problems import START, Span
from tests.proposal.support import BASE, HEAD, only_problem, place, problems_of


def seat(keys: str) -> str:
    """Return a proposal with one seat; its keys begin at line 5, column 17."""
    return (
        HEAD
        + "bodies:\n  - {id: board, name: Board, seats: [\n    {id: chair, "
        + keys
        + "}]}\n"
    )


def condition(text: str) -> str:
    """Return a proposal with one condition; its value begins at line 4, column 54."""
    return BASE + f"procedures: [{{id: vote, body: board, passes_when: {text}}}]\n"


def read_seat(keys: str) -> Seat:
    return load_text(seat(keys)).proposal.bodies[0].seats[0]


REFUSED = [
    ("weight: two", 25, "Expected a whole number such as 12, found 'two'", "weight: 2"),
    ("weight: 0", 25, "Expected a whole number of at least 1, found '0'", ""),
    ('weight: "01"', 25, "Expected a whole number such as 12, found '01'", "leading zero"),
    ("weight: -2", 25, "Expected a whole number such as 12, found '-2'", ""),
    ("weight: 9999999999999", 25, "Expected at most 1000000000000", ""),
    ("weight: [2]", 25, "Expected a single value, found a list", ""),
    ("weight: {a: b}", 25, "Expected a single value, found a mapping", ""),
    (
        "count: unknwon",
        24,
        "Expected a whole number such as 12 or 'unknown', found 'unknwon'",
        "did you mean 'unknown'?",
    ),
    ("role: chiar", 23, "found 'chiar'", "did you mean 'chair'?"),
    ("role: [chair]", 23, "found a list", ""),
    ("votes: yes", 24, "Expected true or false or 'unknown', found 'yes'", "write true"),
    ("holder: Usa", 25, "'upper_tier', found 'Usa'", ""),
    ("holder: none", 25, "'none' is a reserved word", "write participation: vacant"),
    ("holder: unknown", 25, "'unknown' is a reserved word", "leave out who it is if unknown"),
    ("count: 5-7", 24, "found '5-7'", "write {min: 5, max: 7}"),
    ("weight: 1/2", 25, "found '1/2'", "weights are whole numbers in proportion"),
    ("term: 4 years", 23, "found '4 years'", "write {years: 4}"),
    ("vetted_by: {by: board, deadline: 2 weeks}", 50, "found '2 weeks'", "write 14 days"),
    ("vetted_by: {by: board, deadline: 14}", 50, "found '14'", "write 14 days"),
    (
        "reserved_for: local",
        31,
        "Expected a list, found 'local'",
        "write a list, as in [local]",
    ),
    ("participation: invted", 32, "found 'invted'", "did you mean 'invited'?"),
    (
        "vetted_by: board",
        28,
        "or a mapping of 'key: value' for a vetting or a list",
        "write a list, as in [board]",
    ),
    ("evidence: charter", 27, "Expected 'source#locator' such as", "evidence:"),
    ("term: {years: forever}", 31, "or 'unlimited' or 'unknown'", ""),
    ("term: 5", 23, "Expected a mapping of 'key: value' for a term, found '5'", "term:"),
]


@pytest.mark.parametrize(
    ("keys", "column", "message", "hint"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_refused_value(keys: str, column: int, message: str, hint: str) -> None:
    problem = next(p for p in problems_of(seat(keys)) if p.severity == "error")
    assert (*place(problem), problem.code) == (5, column, "SRC005")
    assert message in problem.message
    assert hint in problem.hint
    assert problem.path.startswith("board/chair.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{at_least: 3/2, of: members}", "Expected a share above 0 and at most 1"),
        ("{at_least: 0, of: members}", "Expected a whole number of at least 1"),
        ("{at_least: half, of: members}", "Expected a number of votes (9) or a share"),
        ("{of: members}", "found none of them"),
        ("{at_least: 9, no_veto_from: [board]}", "found 'at_least' and 'no_veto_from'"),
        ("unanimous", "Expected one of 'unanimity'"),
        ("{one_of: []}", "Expected a list of at least 2, found an empty list"),
        ("{one_of: [unanimity]}", "Expected a list of at least 2, found a list of 1"),
        ("{one_of: unanimity}", "Expected a list of at least 2, found 'unanimity'"),
        ("{one_of: [unanimity, unanimous]}", "Expected one of 'unanimity'"),
        ("{one_of: [unanimity, {of: members}]}", "found none of them"),
        ("{one_of: [unanimity, consensus], at_least: 9}", "found 'at_least' and 'one_of'"),
    ],
)
def test_refused_condition(text: str, message: str) -> None:
    problem = only_problem(condition(text))
    assert message in problem.message
    assert problem.path.startswith("vote.passes_when")
    assert problem.span.line == 4


def test_unknown_key_has_the_nearest_or_all() -> None:
    problem = only_problem(seat("wieght: 2"))
    assert (*place(problem), problem.code) == (5, 17, "SRC004")
    assert problem.message == "Unknown key 'wieght' in a seat"
    assert problem.hint == "did you mean 'weight'?"
    assert "role, count, weight" in only_problem(seat("zzz: 2")).hint


def test_missing_key_is_reported_at_the_id() -> None:
    problem = only_problem(BASE + "groups:\n  - name: Group\n    id: local\n")
    assert (*place(problem), problem.code, problem.path) == (6, 9, "SRC006", "local")
    assert problem.message == "Expected the key 'dimension' in a group, found none"
    assert problem.hint == "for example dimension: origin"


def test_unknown_is_no_list() -> None:
    problem = only_problem(BASE + "vetoes: unknown\n")
    assert problem.hint.startswith("leave the key out")


def test_invisible_marks_in_ids_are_shown() -> None:
    problem = only_problem(seat("holder: us\u200fa"))
    assert "'us\\u{200f}a'" in problem.message
    assert "U+200F" in problem.hint


def test_all_problems_at_once() -> None:
    text = seat("weight: x, wieght: 1, role: y") + "groups: [{id: A}]\nvetos: []\n"
    assert [p.code for p in problems_of(text)] == [
        "SRC005",
        "SRC004",
        "SRC005",
        "SRC005",
        "SRC006",
        "SRC006",
        "SRC004",
    ]


def test_short_forms() -> None:
    participation = read_seat("participation: invited").participation
    assert isinstance(participation, Participation)
    assert participation.status == "invited"
    appointed = read_seat("appointed_by: unknown").appointed_by
    assert appointed is not None
    assert appointed.by == "unknown"
    loaded = load_text(condition("{all: [unanimity, {at_least: 60%}], name: both}"))
    conditions = loaded.proposal.procedures[0].passes_when.all
    assert conditions is not None
    assert [c.rule for c in conditions] == ["unanimity", None]
    assert conditions[1].at_least == Fraction(3, 5)


def test_unions_go_by_the_form_of_the_value() -> None:
    assert read_seat("count: unknown").count == "unknown"
    assert read_seat('count: "12"').count == 12
    count = read_seat("count: {min: 2, assume: 3}").count
    assert isinstance(count, Range)
    assert (count.min, count.max, count.assume) == (2, None, 3)
    placed = read_seat("placed_in: {one_of: [board]}").placed_in
    assert isinstance(placed, Placement)
    assert placed.one_of == ("board",)


def test_one_or_many() -> None:
    one = condition("{no_veto_from: board/chair}")
    many = condition("{no_veto_from: [board/chair]}")
    for text in (one, many):
        read = load_text(text).proposal.procedures[0].passes_when
        assert read.no_veto_from == ("board/chair",)


def test_texts_by_language() -> None:
    text = BASE.replace("title: Sample", "title: {en: Sample, fr: Exemple}")
    assert load_text(text).proposal.proposal.title == {"en": "Sample", "fr": "Exemple"}
    problem = only_problem(BASE.replace("title: Sample", "title: {en: [a]}"))
    assert (problem.path, problem.message) == ("proposal.title", "Expected text, found a list")
    problem = only_problem(BASE.replace("title: Sample", "title: {}"))
    assert problem.message.startswith("Expected text, or texts by language")


def test_private_keys_are_ignored_everywhere() -> None:
    load_text(seat("x_a: {b: [c]}") + "x_b: [1]\n")


def test_places() -> None:
    text = condition("{all: [{at_least: 9, of: members}, unanimity]}")
    places = load_text(text).places
    assert places["proposal.title"].value == Span(2, 31, 2, 37)
    assert places["proposal.title"].key == Span(2, 24, 2, 29)
    assert places["board"].key == Span(3, 15, 3, 20)
    assert places["board/chair"].key == Span(3, 48, 3, 53)
    assert places["vote.passes_when.all[0].at_least"].value.column == 69
    assert places["vote.passes_when.all[1].rule"] == places.nearest(
        "vote.passes_when.all[1].rule.more"
    )
    assert places.nearest("board/chair.weight") == places["board/chair"]
    assert places.nearest("board/vice.weight") == places["board"]
    assert places.nearest("vote.passes_when.all[7]") == places["vote.passes_when.all"]
    assert places.nearest("nobody/at.all").value == START


def test_an_id_may_be_the_name_of_a_section() -> None:
    text = BASE.replace("id: board", "id: matters") + "matters: [{id: debt, name: Debt}]\n"
    places = load_text(text).places
    assert places["matters"].key.line == 3
    assert places["debt"].key.line == 4


def test_value_refused_as_yaml_is_not_refused_again() -> None:
    problem = only_problem(seat("weight: 1.5"))
    assert problem.code == "SRC003"

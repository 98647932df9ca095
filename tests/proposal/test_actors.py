"""Identifiers that two have, marks that contradict each other, and lists that name nobody."""

import pytest

from council_rules.proposal.emptiness import NEVER_EMPTY
from council_rules.proposal.load import load_text
from tests.proposal.support import only_problem, place

TEXT = """\
council_rules: "1"
proposal: {id: sample, title: Sample}
areas: [{id: valley, name: Valley}, {id: hill, name: Hill, parent: valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley: local}}
  - {id: donors, name: Donors, dimension: purse, locality: {valley: external}}
  - {id: near, name: Neighbours, dimension: border, locality: {valley: regional}}
  - {id: monks, name: Monks, dimension: order, locality: {valley: neutral, hill: local}}
organizations:
  - {id: mission, name: Mission, MISSION}
persons:
  - {id: kade, name: Kade, KADE}
bodies: [{id: board, name: Board, seats: [{id: member, count: 3}]}]
"""


def text(mission: str = "x_a: b", kade: str = "x_a: b") -> str:
    return TEXT.replace("MISSION", mission).replace("KADE", kade)


def test_an_identifier_of_two_is_told_with_both_places() -> None:
    (warning,) = load_text(text("identifier: AB", "identifier: AB")).warnings
    assert (warning.code, warning.severity) == ("SRC105", "warning")
    assert (warning.path, place(warning)) == ("kade.identifier", (12, 40))
    assert warning.message == (
        "'kade' has the identifier 'AB', which 'mission' has as well, on line 10 column 46"
    )


def test_identifiers_that_differ() -> None:
    assert load_text(text("identifier: AB", "identifier: ab")).warnings == ()
    assert load_text(text("identifier: AB")).warnings == ()


MARKS = [
    (
        "affiliations: [donors, residents]",
        "affiliations[1]",
        "'external' towards 'valley' as one of 'donors' and 'local' as one of 'residents'",
    ),
    (
        "locality: {valley: local}, affiliations: [near]",
        "affiliations[0]",
        "'local' towards 'valley' by its own 'locality' and 'regional' as one of 'near'",
    ),
    (
        "affiliations: [donors, monks]",
        "affiliations[1]",
        "'external' towards 'valley' as one of 'donors' and 'neutral' as one of 'monks'",
    ),
]


@pytest.mark.parametrize(("keys", "path", "says"), MARKS, ids=[row[0] for row in MARKS])
def test_marks_that_contradict_each_other(keys: str, path: str, says: str) -> None:
    (warning,) = load_text(text(keys)).warnings
    assert (warning.code, warning.path) == ("SRC106", f"mission.{path}")
    assert warning.message == f"'mission' is {says}: which holds is open"


@pytest.mark.parametrize(
    "keys",
    [
        "affiliations: [donors, near]",
        "locality: {hill: external}, affiliations: [residents]",
        "locality: {valley: local}, affiliations: [residents]",
    ],
)
def test_marks_that_agree(keys: str) -> None:
    assert load_text(text(keys)).warnings == ()


def test_a_contradiction_is_told_once_for_each_area() -> None:
    keys = "locality: {valley: local}, affiliations: [donors, near, monks]"
    assert [one.path for one in load_text(text(keys)).warnings] == ["mission.affiliations[0]"]


EMPTY = {
    "Participation.outcomes": "bodies: [{id: lower, name: L, seats: [{id: a, participation: "
    "{status: invited, outcomes: []}}]}]",
    "Placement.one_of": "bodies: [{id: lower, name: L, seats: [{id: a, placed_in: "
    "{one_of: []}}]}]",
    "Condition.all": "procedures: [{id: vote, body: board, passes_when: {all: []}}]",
    "Condition.any": "procedures: [{id: vote, body: board, passes_when: {any: []}}]",
    "Condition.no_veto_from": "procedures: [{id: vote, body: board, passes_when: "
    "{no_veto_from: []}}]",
    "Procedure.initiated_by": "procedures: [{id: vote, body: board, passes_when: unanimity, "
    "initiated_by: []}]",
    "Veto.holders": "vetoes: [{id: stop, holders: [], over: [board]}]",
    "Veto.over": "vetoes: [{id: stop, holders: kade, over: []}]",
    "Power.holder": "powers: [{id: look, kind: oversee, holder: []}]",
    "Vetting.by": "bodies: [{id: lower, name: L, seats: [{id: a, vetted_by: {by: []}}]}]",
    "Payment.buys": "bodies: [{id: lower, name: L, seats: [{id: a, paid_for: {buys: []}}]}]",
    "Accountability.matters": "accountability: [{id: look, duty_of: board, to: kade, "
    "matters: []}]",
    "Provision.of": "provisions: [{id: clause, kind: lapse, of: []}]",
    "Provision.matters": "provisions: [{id: clause, kind: lapse, matters: []}]",
}


@pytest.mark.parametrize(
    ("part", "key"), [(part.__name__, key) for part, key, *_ in NEVER_EMPTY]
)
def test_a_list_that_must_name_something(part: str, key: str) -> None:
    written, empty = text(), EMPTY[f"{part}.{key}"]
    if empty.startswith("bodies"):
        written = written.rpartition("bodies:")[0]
    problem = only_problem(written + empty + "\n")
    assert problem.code == "SRC009"
    assert problem.path.endswith(f".{key}")
    assert problem.message.startswith(f"'{key}' is empty, so ")
    assert problem.hint


FALLBACKS = [
    ("a: b, b: a", "'a' then 'b' then 'a'"),
    ("a: a", "'a' then 'a'"),
    ("a: b, b: c, c: b", "'b' then 'c' then 'b'"),
]


def with_fallbacks(chain: str) -> str:
    following = dict(pair.split(": ") for pair in chain.split(", "))
    lines = [
        f"  - {{id: {id}, body: board, passes_when: unanimity"
        + (f", fallback: {following[id]}}}\n" if id in following else "}\n")
        for id in ("a", "b", "c")
    ]
    return text() + "procedures:\n" + "".join(lines)


@pytest.mark.parametrize(("chain", "circle"), FALLBACKS)
def test_fallbacks_come_to_an_end(chain: str, circle: str) -> None:
    problem = only_problem(with_fallbacks(chain))
    first = circle[1]
    assert (problem.code, problem.path) == ("SRC009", f"{first}.fallback.to")
    assert problem.message == f"The fallbacks go in a circle: {circle}"
    assert problem.span.line == 15 + "abc".index(first)


def test_fallbacks_that_end() -> None:
    assert load_text(with_fallbacks("a: b, b: c")).warnings == ()
    assert load_text(with_fallbacks("a: c, b: c")).warnings == ()

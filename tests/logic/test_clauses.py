"""What clauses become: facts, and questions where the text is silent."""

from typing import Any

from council_rules.logic.encode import encode
from council_rules.logic.encode_provisions import VERY_LONG
from council_rules.logic.fact_base import FactBase, term, word
from council_rules.logic.reading import NOTHING, Reading, reading
from tests.logic.support import EVERYTHING, proposal_of

LAPSE = reading(['violated("X",B,none) :- absent(B,lapse).'])
BODIES: list[dict[str, Any]] = [
    {"id": one, "name": one, "seats": [{"id": "member"}]} for one in ("board", "court")
]


def fact_base(*clauses: dict[str, Any], read: Reading = LAPSE, **head: Any) -> FactBase:
    """Return the facts of a file with two bodies, which is closed unless it says otherwise."""
    text = {
        "council_rules": "1",
        "proposal": {"id": "small", "title": "Small", "completeness": "closed"} | head,
        "bodies": BODIES,
        "provisions": [{"id": f"c{n}", "kind": "lapse"} | c for n, c in enumerate(clauses)],
    }
    return encode(proposal_of(text), read=read)


def lapse(found: FactBase, statement: str) -> set[str]:
    """Return the bodies of which it is stated, or absent."""
    bodies = (body["id"] for body in BODIES)
    return {body for body in bodies if term(statement, body, word("lapse")) in found.places}


def asked(found: FactBase) -> dict[str, list[str]]:
    own = ("proposal.provisions", "c0")
    return {
        one.id: [option.value for option in one.options]
        for one in found.questions
        if one.id.startswith(own)
    }


def test_a_closed_file_has_the_clauses_that_it_states() -> None:
    found = fact_base({"of": ["board"]})
    assert (lapse(found, "stated"), lapse(found, "absent")) == ({"board"}, {"court"})
    assert not asked(found)
    assert lapse(fact_base({}), "stated") == {"board", "court"}


def test_nothing_is_recorded_as_absent_that_no_rule_reads() -> None:
    assert not lapse(fact_base(read=NOTHING), "absent")
    assert not any(
        one.id.startswith("proposal.pro")
        for one in fact_base(completeness="open", read=NOTHING).questions
    )


def test_an_open_file_asks_once_for_all_bodies_that_are_left() -> None:
    found = fact_base({"of": ["board"]}, completeness="open")
    assert asked(found) == {"proposal.provisions.lapse": ["stated", "absent"]}
    (question,) = (one for one in found.questions if one.id == "proposal.provisions.lapse")
    assert question.sentence.endswith("with the mandate for the bodies of which none is stated")
    absent = question.options[1].terms
    assert absent == (term("absent", "court", word("lapse")),)


def test_a_clause_is_read_by_whoever_reads_what_it_is_about() -> None:
    for condition in ("p :- lacks(B,lapse,M).", "p :- provides(B,lapse,M)."):
        assert lapse(fact_base(read=reading([condition])), "absent") == {"board", "court"}
    other = reading(["p :- matter_kind(M,lapse), absent(B,sunset)."])
    assert not lapse(fact_base(read=other), "absent")


def test_what_is_said_settles_it() -> None:
    for left in ("none", "unknown"):
        assert bool(asked(fact_base({"of": left}))) == (left == "unknown")
    assert lapse(fact_base({"of": "none"}, completeness="open"), "absent") == {"board", "court"}
    assert not asked(fact_base({}, completeness="open"))
    assert not asked(fact_base(completeness="open", complete=["provisions"]))
    assert asked(fact_base(incomplete=["provisions"]))


def test_a_time_or_a_hand_that_is_not_stated_is_asked_of_some_kinds() -> None:
    alarm, secret = {"kind": "emergency_rules"}, {"kind": "immunity"}
    both = {"c0.by": ["nobody", "itself"], "c0.within": ["short", "long", "absent"]}
    left = {"proposal.provisions"}

    def of_clause(clause: dict[str, Any], **head: Any) -> dict[str, list[str]]:
        found = asked(fact_base(clause, read=EVERYTHING, **head))
        return {id: values for id, values in found.items() if not id.startswith(tuple(left))}

    assert of_clause(alarm, completeness="open") == both
    assert of_clause(alarm | {"by": "unknown", "within": "unknown"}) == both
    assert of_clause({}, completeness="open") == {"c0.within": both["c0.within"]}
    assert not of_clause(secret, completeness="open")
    assert not of_clause(alarm | {"by": "none", "within": "none"}, completeness="open")
    assert not of_clause(alarm | {"by": "court", "within": "9 days"}, completeness="open")


def test_the_longest_time_is_more_than_a_rule_allows() -> None:
    (question,) = (
        one
        for one in fact_base({}, read=EVERYTHING, completeness="open").questions
        if one.id == "c0.within"
    )
    (longest,) = (one for one in question.options if one.value == "long")
    assert term("provision_within", "c0", VERY_LONG) in longest.terms

"""What duties to answer, vettings and payments become: facts, and questions of open files."""

from typing import Any

from council_rules.logic.encode import encode
from council_rules.logic.encode_accountability import YEARLY
from council_rules.logic.fact_base import FactBase, term, word
from council_rules.logic.reading import NOTHING, Reading
from tests.logic.support import EVERYTHING, proposal_of

REPORT = {"id": "told", "duty_of": "board", "to": "firm", "means": ["report"]}


def fact_base(
    *duties: dict[str, Any], read: Reading = EVERYTHING, seat: Any = (), **head: Any
) -> FactBase:
    """Return the facts of a file with a board and an office; closed if not said otherwise."""
    text = {
        "council_rules": "1",
        "proposal": {"id": "small", "title": "Small", "completeness": "closed"} | head,
        "organizations": [{"id": "firm", "name": "Firm"}],
        "bodies": [
            {
                "id": "board",
                "name": "Board",
                "seats": [{"id": "one"}, {"id": "two"} | dict(seat)],
            },
            {"id": "office", "name": "Office", "seats": [{"id": "head"}]},
        ],
        "accountability": list(duties),
    }
    return encode(proposal_of(text), read=read)


def points(found: FactBase, *begins: str) -> dict[str, list[str]]:
    return {
        one.id: [option.value for option in one.options]
        for one in found.questions
        if one.id.startswith(begins)
    }


def who(found: FactBase, statement: str, way: str) -> set[str]:
    return {
        body for body in ("board", "office") if term(statement, body, word(way)) in found.places
    }


def test_a_closed_file_names_all_who_answer() -> None:
    found = fact_base(REPORT)
    assert (who(found, "stated", "report"), who(found, "absent", "report")) == (
        {"board"},
        {"office"},
    )
    assert who(found, "absent", "audit") == {"board", "office"}
    assert not points(found, "proposal.acc", "told")


def test_the_only_seat_of_a_body_answers_for_it() -> None:
    own, one = (REPORT | {"duty_of": seat} for seat in ("office/head", "board/one"))
    assert who(fact_base(own), "stated", "report") == {"office"}
    assert who(fact_base(one), "stated", "report") == set()


def test_an_open_file_may_have_duties_that_it_does_not_name() -> None:
    found = fact_base(REPORT, completeness="open")
    ways = {
        f"proposal.accountability.{way}": ["stated", "absent"]
        for way in ("review", "audit", "report")
    }
    assert points(found, "proposal.acc") == ways
    (report,) = (one for one in found.questions if one.id.endswith(".report"))
    stated, absent = (set(option.terms) for option in report.options)
    assert absent == {term("absent", "office", word("report"))}
    assert term("unlisted_duty", "board", word("report")) in stated
    assert not points(
        fact_base(REPORT, completeness="open", read=NOTHING), "proposal.acc", "told"
    )
    assert not points(
        fact_base(completeness="open", complete=["accountability"]), "proposal.acc"
    )
    assert points(fact_base(incomplete=["accountability"]), "proposal.acc") == ways


def test_how_often_and_whether_it_binds_is_asked_of_open_files() -> None:
    both = REPORT | {"means": ["report", "complaints"]}
    interval = {"told.every_months": ["yearly", "rarely", "absent"]}
    effect = {"told.effect": ["binding", "advisory"]}
    assert points(fact_base(both, completeness="open"), "told") == interval | effect
    assert points(fact_base(both | {"effect": "unknown"}), "told") == effect
    known = both | {"effect": "binding", "every_months": "6"}
    assert not points(fact_base(known, completeness="open"), "told")


def test_a_yearly_report_is_due_every_year() -> None:
    found = fact_base(REPORT | {"means": ["annual_report"]})
    assert term("duty_every", "told", YEARLY) in found.places


def test_a_vetting_has_limits() -> None:
    vetted = "board/two.vetted_by"
    found = fact_base(seat={"vetted_by": {"by": "firm", "grounds": ["a conviction"]}})
    assert term("vetting", "board/two", vetted) in found.places
    assert term("stated", vetted, word("grounds")) in found.places
    assert term("absent", vetted, word("contest")) in found.places
    bare = {"vetted_by": ["firm"]}
    assert term("absent", vetted, word("grounds")) in fact_base(seat=bare).places
    limits = {f"{vetted}.{key}" for key in ("grounds", "reasons", "deadline", "contest_before")}
    assert points(fact_base(seat=bare, completeness="open"), vetted).keys() == limits
    assert not points(fact_base(seat=bare, completeness="open", read=NOTHING), vetted)


def test_what_is_paid_for_is_asked_of_bodies_with_organizations() -> None:
    asked = {"board.paid_for": ["nothing", "seat", "term", "weight"]}
    sent = {"holder": "firm"}

    def paid(seat: Any, **head: Any) -> dict[str, list[str]]:
        return points(fact_base(seat=seat, **head), "board.paid_for")

    assert paid(sent, completeness="open") == asked
    assert paid(sent | {"paid_for": "unknown"}) == asked
    assert not paid(sent)
    assert paid({}, completeness="open") == asked  # nothing is said of whom it is for
    found = fact_base(seat=sent | {"paid_for": "none"}, completeness="open")
    (point,) = (one for one in found.questions if one.id == "board.paid_for")
    assert not any(t.arguments[0].string == "board/two" for o in point.options for t in o.terms)
    assert not paid(sent, completeness="open", read=NOTHING)
    stated = fact_base(seat=sent | {"paid_for": {"buys": ["term"]}})
    assert term("paid_for", "board/two", word("term")) in stated.places

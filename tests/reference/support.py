"""What can be asked about the shipped proposals: each file is read and ground once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import product
from math import comb, prod
from pathlib import Path

from clingo import Symbol

from council_rules.analysis.standard import standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.logic.candidates import UNNAMED_LOCAL, UNNAMED_OUTSIDER
from council_rules.logic.coalitions import Answers, Coalition, ask
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import term
from council_rules.logic.slicing import relevant
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load
from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Proposal
from council_rules.running.runs import run
from council_rules.settings import Settings
from tests.logic.support import POWERS, core

PROPOSALS = Path(__file__).parents[2] / "proposals"


@cache
def proposal(name: str) -> Proposal:
    """Return a proposal by its path below the folder of proposals, without suffixes."""
    return load(PROPOSALS / f"{name}.council.yaml").proposal


@cache
def report(name: str, scenario: str | None = None) -> FileReport:
    """Return what a check with all shipped rules says about a file, in one of its scenarios.

    Another process of the same run of tests may have worked it out.
    """
    path = PROPOSALS / f"{name}.council.yaml"
    (one,) = run([path], Settings(), scenario, cached=True).files
    assert not one.problems
    return one


@cache
def derived(name: str) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return what the vocabulary derives from a file in all completions, and in some.

    Blocs are followed across bodies too, as they are for the table of powers.
    """
    fact_base = encode(proposal(name))
    text = relevant(core(), fact_base.signatures() | {"table_of_powers/0"}, POWERS)
    grounded = Grounded([text], [*fact_base.facts(), term("table_of_powers")])
    return grounded.consequences("cautious"), grounded.consequences("brave")


def as_listed(one: Proposal) -> Proposal:
    """Return a proposal in which nobody has a say whom the file does not name.

    In an open file somebody from outside may have the last word. What the words of a text
    add up to is asked without that.
    """
    listed = tuple(sorted({*one.proposal.complete, "procedures", "vetoes"}))
    return replace(one, proposal=replace(one.proposal, complete=listed))


@cache
def pivotal(name: str) -> frozenset[tuple[str, str]]:
    """Return the seats and procedures where a vote can make the difference."""
    one = proposal(name)
    fact_base = encode(one)
    asked = standard(["REP008"])
    add_witnesses(one, fact_base, asked)
    assert not fact_base.contingent
    return frozenset(
        (found.arguments[0].string, found.arguments[1].string)
        for found in fact_base.numbers
        if found.name == "pivotal"
    )


def verdicts(name: str, code: str) -> dict[str, Verdict]:
    """Return the verdicts of one rule on a file by subject; empty if it does not apply."""
    return {f.subject: f.verdict for f in report(name).findings if f.code == code}


def reasons(name: str, code: str) -> set[tuple[str, str]]:
    """Return subject and reason of every violation of one rule in a file."""
    found = report(name).findings
    return {(f.subject, f.reason) for f in found if f.code == code and f.reason}


def winning_coalitions(name: str, procedure: str, body: str) -> int:
    """Return how many sets of single seats of a body carry a procedure.

    Seats of a class are alike, so sets are counted by how many of each class are in them.
    Published numbers are of votes in which everybody takes part, so no quorum is asked for.
    """
    one = without_quorum(proposal(name), procedure)
    (seats,) = (b.seats for b in one.bodies if b.id == body)
    sizes = {f"{body}/{seat.id}": _size(seat.count) for seat in seats}
    choices = list(product(*(range(size + 1) for size in sizes.values())))
    answers = ask_all(one, ((str(c), dict(zip(sizes, c, strict=True))) for c in choices))
    return sum(
        prod(comb(size, taken) for size, taken in zip(sizes.values(), choice, strict=True))
        for choice in choices
        if answers[str(choice)].wins[procedure]
    )


def without_quorum(one: Proposal, procedure: str) -> Proposal:
    """Return a proposal in which a procedure asks for no attendance."""
    procedures = tuple(
        replace(p, quorum=Condition(rule="none")) if p.id == procedure else p
        for p in one.procedures
    )
    return replace(one, procedures=procedures)


def ask_all(one: Proposal, taken: Iterable[tuple[str, dict[str, int]]]) -> dict[str, Answers]:
    """Return the answers about coalitions of seats, by name.

    Whoever appoints or removes the holder of a seat is asked together with it: an envoy
    does not hold out against those he serves.
    """
    served = {
        f"{body.id}/{seat.id}": {
            act.by for act in (seat.appointed_by, seat.removable_by) if act
        }
        for body in one.bodies
        for seat in body.seats
    }
    known = {actor.id for actor in (*one.persons, *one.organizations)}
    known |= {electorate.id for electorate in one.electorates}

    def coalition(seats: dict[str, int]) -> Coalition:
        principals = {by for path in seats for by in served[path]} & known
        return Coalition(seats, frozenset({*principals, UNNAMED_LOCAL, UNNAMED_OUTSIDER}))

    return ask(as_listed(one), {name: coalition(seats) for name, seats in taken}, core())


def _size(count: object) -> int:
    assert isinstance(count, int)
    return count

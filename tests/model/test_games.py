"""Procedures and matters as games agree with the model on random councils.

Each seat and actor plays for itself here, so that any of them can be asked about together.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from council_rules.analysis.games.builder import parts_of
from council_rules.analysis.games.forms import Unworkable, accepts
from council_rules.analysis.games.played import across_bodies, in_the_room
from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import Question
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.file import Proposal
from tests.model.circles import circled
from tests.model.council import KEPT_TO_CAUSE, Council
from tests.model.matters import Matters
from tests.model.random_councils import closed, read
from tests.model.seats import OpenError
from tests.model.votes import Coalition

NUMBERS = range(120)


class Both:
    """A council as the model reads it, and as games are made of it."""

    def __init__(self, proposal: Proposal) -> None:
        facts = encode(proposal)
        kept = {one.id.partition(".")[0] for one in facts.questions if _keeps(one)}
        self.model = Matters(Council(_kept_to_cause(proposal, kept)))
        self.structure = Structure(ProposalIndex(proposal), Statements(facts), {})

    def coalitions(self, number: int) -> Iterator[Coalition]:
        """Yield the coalitions that rules ask about, and some by chance."""
        yield from self.model.camps.values()
        everyone, chance = self.model.everyone, Random(number)
        for _ in range(4):
            seats = (one for one in sorted(everyone.seats) if chance.random() < 0.5)
            actors = (one for one in sorted(everyone.actors) if chance.random() < 0.3)
            yield Coalition(frozenset(seats), frozenset(actors))

    def members(self, coalition: Coalition) -> frozenset[str]:
        parts = (part for seat in coalition.seats for part in parts_of(self.structure, seat))
        return coalition.actors.union(parts)


def _keeps(question: Question) -> bool:
    """Return whether the first answer keeps a power to its grounds, as games then have it."""
    return any(term.name == "kept_to_cause" for term in question.options[0].terms)


def _kept_to_cause(proposal: Proposal, kept: set[str]) -> Proposal:
    cause = (KEPT_TO_CAUSE,)
    return replace(
        proposal,
        vetoes=tuple(
            replace(one, grounds=cause) if one.id in kept else one for one in proposal.vetoes
        ),
        procedures=tuple(
            replace(one, grounds=cause) if one.id in kept else one
            for one in proposal.procedures
        ),
    )


def read_both(number: int) -> Both:
    council = closed(number)
    for body in council["bodies"]:
        own = [one["id"] for one in council["procedures"] if one["body"] == body["id"]]
        body |= {"acts_by": body.get("acts_by", own[0])} if own else {}
    proposal = read(council)
    if any(one.id.endswith(".voice") for one in encode(proposal).questions):
        pytest.skip("a body that is asked as a whole has no procedure")
    try:
        return Both(proposal)
    except OpenError as failure:
        pytest.skip(str(failure))


@pytest.mark.parametrize("number", NUMBERS)
def test_in_the_room(number: int) -> None:
    both = read_both(number)
    for procedure in both.model.council.procedures.values():
        form = in_the_room(both.structure, procedure.id, merged=False).form
        for coalition in both.coalitions(number):
            won = both.model.wins(coalition, procedure)
            ours = accepts(form, both.members(coalition))
            assert ours == won, (procedure.id, coalition, form)
            stopped = both.model.blocks(coalition, procedure)
            everyone, rest = both.model.everyone, both.model.rest(coalition)
            able, still = (accepts(form, both.members(one)) for one in (everyone, rest))
            assert (able and not still) == stopped, (procedure.id, coalition)


@pytest.mark.parametrize("number", NUMBERS)
def test_across_bodies(number: int) -> None:
    both = read_both(number)
    for matter in both.model.council.matters:
        try:
            form = across_bodies(both.structure, matter, merged=False).form
        except Unworkable:
            continue
        for coalition in both.coalitions(number):
            decides = both.model.decides(coalition, matter)
            assert accepts(form, both.members(coalition)) == decides, (matter, coalition, form)


def test_a_game_that_would_be_too_long_is_not_written_down() -> None:
    """Everybody here waits for everybody else."""
    structure = Both(read(circled(75))).structure
    with pytest.raises(Unworkable, match="more than 20,000 conditions on votes"):
        across_bodies(structure, "law")

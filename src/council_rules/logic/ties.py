"""Whether votes for and against can be equal, so that it matters what happens then."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from council_rules.logic.counting import counted, units_of
from council_rules.logic.index import ProposalIndex, unlisted_size
from council_rules.logic.participation import is_vacancy, outcomes
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.decisions import Condition, Procedure

HALF = Fraction(1, 2)
# what a share can be of that does not depend on who comes
FIXED = ("members", "filled_seats")
# beyond so many totals, or so many votes, a tie is taken to be possible
MOST_TOTALS = 2_000
MOST_VOTES = 100_000

Reached = set[tuple[int, int]]
"""Totals of what a share is of, each with votes that can be in favour of a motion."""


def tie_can_occur(index: ProposalIndex, procedure: Procedure, condition: Condition) -> bool:
    """Return whether in some completion exactly half can be in favour.

    Only a majority of all who are counted knows a tie. Somebody has to be in favour: where
    nobody votes there is nothing to break. Of those present or voting, anybody may stay away.
    """
    if condition.more_than != HALF or condition.among is not None:
        return False
    reached: Reached = {(0, 0)}
    for at in index.candidates(procedure.body):
        reached = _together(reached, set(_parts(index, at, procedure.body, condition)))
        if _is_too_much(reached):
            return True
    if index.may_have_unlisted(index.bodies[procedure.body]):
        number, votes = unlisted_size(index, procedure.body)
        worth = number if counted(condition) == "seats" else votes
        reached = _together(reached, {(0, 0), *((worth, n) for n in range(worth + 1))})
    return any(votes and 2 * votes == total for total, votes in reached)


def _together(reached: Reached, more: Reached) -> Reached:
    return {(a + c, b + d) for (a, b), (c, d) in product(reached, more)}


def _is_too_much(reached: Reached) -> bool:
    return len(reached) > MOST_TOTALS or max(total for total, _ in reached) > MOST_VOTES


def _parts(
    index: ProposalIndex, at: SeatAt, body: str, condition: Condition
) -> Iterator[tuple[int, int]]:
    """Yield for each way in which a class turns out its share of the total and of the votes."""
    counting, ways = counted(condition), set(outcomes(index, at.seat))
    elsewhere = at.bodies != (body,)
    if elsewhere or index.vote_is_open(at) or ways - {"accepted"} or not at.sizes[0][0]:
        yield 0, 0
    for size in (*at.sizes[0], *filter(None, [index.beyond(at)])):
        worth = units_of(index, at, size, counting)
        if "accepted" in ways:
            whole = counting == "population" or at.seat.total_weight is not None
            yield from _taking_part(1 if whole else size, worth, condition.of in FIXED)
        if is_vacancy(at) and condition.of == "members":
            # an empty seat counts among the members and votes for nobody
            yield worth, 0


def _taking_part(parts: int, worth: int, all_count: bool) -> Iterator[tuple[int, int]]:
    """Yield totals and votes in favour of so many equal parts, of which some may stay away."""
    for present in (parts,) if all_count else range(parts + 1):
        for favour in range(present + 1):
            yield worth * present // max(parts, 1), worth * favour // max(parts, 1)

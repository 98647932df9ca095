"""Procedures that two separate camps can never both carry, as their wording already shows.

What is shown here needs no search. A procedure of which it is not shown may still be proper.
"""

from fractions import Fraction

from council_rules.logic.scene import Scene, SeatAt
from council_rules.proposal.model import Condition, Procedure

HALF = Fraction(1, 2)


def is_surely_proper(scene: Scene, procedure: Procedure) -> bool:
    """Return whether no two coalitions without a common member can both carry a procedure.

    This is what a simple game is called proper for. Of two such coalitions only one can have
    more than half of all votes, or the consent of one actor or seat; with somebody sure to
    vote, only one can have a given share above a half. A casting vote changes nothing about
    that, unless several preside and may be divided.
    """
    if any(at.sizes[0][-1] > 1 for at in _casting(scene, procedure)):
        return False
    voted = any(_surely_votes(scene, at) for at in scene.candidates(procedure.body))
    return _is_proper(scene, procedure.passes_when, voted)


def _casting(scene: Scene, procedure: Procedure) -> list[SeatAt]:
    """Return the seats that have a casting vote in a procedure, or may have it."""
    if scene.tie_is_open(procedure):
        return list(scene.chairs(procedure.body))
    return [at for at in scene.seats if at.path == procedure.tie_break]


def _is_proper(scene: Scene, condition: Condition, voted: bool) -> bool:
    if condition.all:
        return any(_is_proper(scene, part, voted) for part in condition.all)
    if condition.one_of:
        return all(_is_proper(scene, reading, voted) for reading in condition.one_of)
    if condition.approval_by:
        # A body or procedure may itself be carried by two camps.
        return condition.approval_by in scene.actors or "/" in condition.approval_by
    if condition.among or condition.counting == "population":
        # Nobody may count: then nought of nought is enough for both.
        return _more_than_half(condition)
    if condition.rule == "unanimity":
        return voted
    return _more_than_half(condition) or (voted and _at_least_more_than_half(condition))


def _more_than_half(condition: Condition) -> bool:
    share = condition.more_than
    return isinstance(share, Fraction) and share >= HALF


def _at_least_more_than_half(condition: Condition) -> bool:
    share = condition.at_least
    return isinstance(share, Fraction) and share > HALF


def _surely_votes(scene: Scene, at: SeatAt) -> bool:
    """Return whether a class of seats has a voter in its body whatever is open."""
    least = at.sizes[0][0]
    return (
        at.bodies == (at.body.id,)
        and scene.outcomes(at.seat) == ("accepted",)
        and not scene.vote_is_open(at)
        and least > 0
        and at.votes_of(least) > 0
    )

"""Procedures that two separate camps can never both carry, as their wording already shows.

What is shown here needs no game. A procedure of which it is not shown may still be proper.
"""

from fractions import Fraction

from council_rules.logic.fallbacks import possible_fallbacks
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.decisions import Condition, Procedure

HALF = Fraction(1, 2)


def is_surely_proper(index: ProposalIndex, procedure: Procedure) -> bool:
    """Return whether no two coalitions without a common member can both carry a procedure.

    This is what a simple game is called proper for. Of two such coalitions only one can have
    more than half of what is counted, everybody's vote, or the consent of one actor or seat;
    a casting vote only sides with one of two halves. A quorum, and whoever has to ask for a
    vote, only make it harder. If one of them carries a procedure, the other cannot let it
    fail; so what decides then has to be proper by itself.
    """
    seen: set[str] = set()
    todo = [procedure]
    while todo:
        current = todo.pop()
        if not _is_proper(index, current.passes_when):
            return False
        seen.add(current.id)
        then = (current.falls_back_on, *possible_fallbacks(index, current))
        todo += [index.procedures[one] for one in then if one is not None and one not in seen]
    return True


def _is_proper(index: ProposalIndex, condition: Condition) -> bool:
    if condition.all:
        return any(_is_proper(index, part) for part in condition.all)
    if condition.one_of:
        return all(_is_proper(index, reading) for reading in condition.one_of)
    if condition.no_veto_from is not None:
        return any(_is_one(index, who) or who in index.groups for who in condition.no_veto_from)
    asked = condition.approval_by or condition.plebiscite
    if asked is not None:
        # A body or procedure may itself be carried by two camps.
        return _is_one(index, asked)
    # Where nobody states a rule, one member might do.
    return condition.rule in ("unanimity", "consensus") or _counts_most(condition)


def _is_one(index: ProposalIndex, who: str) -> bool:
    """Return whether somebody cannot consent to two things at once."""
    electorates = {one.id for one in index.proposal.electorates}
    return who in index.actors or who in electorates or "/" in who


def _counts_most(condition: Condition) -> bool:
    """Return whether more than half is asked for, or no more than half may be against."""
    over, least = condition.more_than, condition.at_least
    against = condition.opposed_fewer_than
    return (
        (isinstance(over, Fraction) and over >= HALF)
        or (isinstance(least, Fraction) and least > HALF)
        or (isinstance(against, Fraction) and against <= HALF and condition.of != "members")
    )

"""Every quota that makes a difference, for trials in the file one by one."""

from collections.abc import Iterator, Sequence

from council_rules.alternatives.conditions import present_rule
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model.bodies import Seat
from council_rules.proposal.model.decisions import Procedure

MOST_QUOTAS = 40


def quotas(draft: Draft) -> Iterator[Lever]:
    """Return a lever for each procedure with every number of votes as its quota.

    Only numbers over half that some sum of votes can make a difference to; the nearest to
    the quota as it is come first. They are for trials in the file, one by one: of two that are
    refused for the same rule, one in between may be let pass, since a vote that can matter at
    13 of 17 need not at 9 or at 17.
    """
    for procedure, numbers, total in _numbers(draft):
        path = f"{procedure.id}.passes_when"
        edits = tuple(
            _quota(draft, procedure, path, number, total) for number in numbers[:MOST_QUOTAS]
        )
        if edits:
            yield Lever(path, path, edits, "as_is")


def has_more(draft: Draft) -> bool:
    """Return whether some procedure could have more quotas than the levers have."""
    return any(len(numbers) > MOST_QUOTAS for _, numbers, _ in _numbers(draft))


def _numbers(draft: Draft) -> Iterator[tuple[Procedure, list[int], int]]:
    """Return procedures with the quotas that they could have, and all votes there are."""
    for procedure in draft.proposal.procedures:
        seats = draft.index.candidates(procedure.body)
        each = [_votes(at.seat) for at in seats if at.votes]
        whole = [votes for seat in each for votes in seat or ()]
        if procedure.kind not in ("decision", "override") or len(whole) < 2 or None in each:
            continue
        now, total = procedure.passes_when, sum(whole)
        present = int(now.at_least) if now.at_least and now.at_least.denominator == 1 else 0
        numbers = [one for one in _sums(whole) if 2 * one > total and one != present]
        yield procedure, sorted(numbers, key=lambda n: (abs(n - present), -n)), total


def _quota(draft: Draft, procedure: Procedure, path: str, number: int, total: int) -> Edit:
    says = f"in {draft.name(procedure.id)}, for {present_rule(draft, procedure)} substitute "
    to: Plain = {"at_least": str(number), "of": "members"}
    return Edit(
        f"at_least_{number}",
        ("change_quota",),
        f"{says}at least {number} of {total} votes",
        (("substitute", path, to),),
    )


def _votes(seat: Seat) -> list[int] | None:
    """Return the votes of each seat of a class; None if they are no fixed whole numbers."""
    if not isinstance(seat.count, int) or seat.placed_in is not None:
        return None
    each = seat.total_weight / seat.count if seat.total_weight else seat.weight
    return [int(each)] * seat.count if each == int(each) else None


def _sums(votes: Sequence[int]) -> set[int]:
    """Return every number that some of the votes come to."""
    found = {0}
    for one in votes:
        found |= {one + other for other in found}
    return found

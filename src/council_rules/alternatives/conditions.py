"""Levers on the rule by which a procedure passes: quota, base, and who else must agree."""

from collections.abc import Iterator, Sequence

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model import Procedure, Seat

QUOTAS: tuple[tuple[str, str, dict[str, Plain]], ...] = (
    ("three_fifths", "three fifths of all members", {"at_least": "3/5", "of": "members"}),
    ("two_thirds", "two thirds of all members", {"at_least": "2/3", "of": "members"}),
    ("three_quarters", "three quarters of all members", {"at_least": "3/4", "of": "members"}),
    ("unanimity", "unanimity", {"rule": "unanimity"}),
)
BASES = {"members": "all members", "filled_seats": "the filled seats"}
SHARES = ("at_least", "more_than", "opposed_fewer_than")
LONGEST = 60
MOST_QUOTAS = 40
_Way = tuple[str, str, str, dict[str, Plain]]


def condition(draft: Draft, procedure: Procedure) -> Iterator[Lever]:
    """Return the lever on when a procedure passes: each way a reading of its condition."""
    path = f"{procedure.id}.passes_when"
    written = draft.value(path)
    now: dict[str, Plain] = {"rule": written} if isinstance(written, str) else {}
    if isinstance(written, dict):
        now = {key: value for key, value in written.items() if key != "id"}
    ways = [way for way in _ways(draft, procedure, now) if way[3] != now]
    if not ways:
        return
    wraps = [_first_of_all(to) == now for *_, to in ways]
    edits = tuple(
        Edit(
            value,
            (kind,),
            says,
            (("substitute", path, to),),
            wrapped=f"{path}.all[0]" if wrapping else "",
        )
        for (value, kind, says, to), wrapping in zip(ways, wraps, strict=True)
    )
    copies = [f"{path}.one_of[0]"]
    copies += [f"{path}.one_of[{n}].all[0]" for n, wrapping in enumerate(wraps, 1) if wrapping]
    readings: list[Plain] = [{"id": "as_is", **now}]
    readings += [{"id": value, **to} for value, _, _, to in ways]
    quotas = tuple(value for value, _, _ in QUOTAS)
    yield Lever(
        path,
        path,
        edits,
        "as_is",
        (("substitute", path, {"one_of": readings}),),
        # elsewhere it is open whether a text that is not all there states a rule
        states=quotas if draft.scene.closed else (),
        copies=tuple(copies),
    )


def quotas(draft: Draft) -> Iterator[Lever]:
    """Return a lever for each procedure with every number of votes as its quota.

    Only numbers over half that some sum of votes can make a difference to; the nearest to
    the quota as it is come first. They are for trials in the file, one by one.
    """
    for procedure in draft.proposal.procedures:
        if procedure.kind not in ("decision", "override"):
            continue
        path, seats = f"{procedure.id}.passes_when", draft.scene.candidates(procedure.body)
        each = [_votes(at.seat) for at in seats if at.votes]
        whole = [votes for seat in each for votes in seat or ()]
        if len(whole) < 2 or None in each:
            continue
        now = procedure.passes_when
        present = int(now.at_least) if now.at_least and now.at_least.denominator == 1 else 0
        edits = tuple(
            _quota(draft, procedure, path, number, sum(whole))
            for number in sorted(_sums(whole), key=lambda n: (abs(n - present), -n))
            if 2 * number > sum(whole) and number != present
        )
        if edits:
            yield Lever(path, path, edits[:MOST_QUOTAS], "as_is")


def _quota(draft: Draft, procedure: Procedure, path: str, number: int, total: int) -> Edit:
    says = f"in {draft.name(procedure.id)}, for {_rule(draft, procedure)} substitute "
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


def _rule(draft: Draft, procedure: Procedure) -> str:
    rule = draft.rule(procedure)
    return rule if len(rule) <= LONGEST else "the present rule"


def _first_of_all(condition: dict[str, Plain]) -> Plain | None:
    joined = condition.get("all")
    return joined[0] if isinstance(joined, list) and joined else None


def _ways(draft: Draft, procedure: Procedure, now: dict[str, Plain]) -> Iterator[_Way]:
    stated = procedure.passes_when.rule not in ("none", "unknown")
    seats = draft.scene.candidates(procedure.body)
    place = f"in {draft.name(procedure.id)}"
    if len(seats) > 1 or any(at.sizes[0][-1] > 1 for at in seats):
        yield from _quotas(draft, procedure, place, stated)
        yield from _bases(draft, procedure, place, now)
        for group, _ in draft.local_groups if stated else ():
            own: Plain = {"more_than": "1/2", "of": "members", "among": group}
            whose = draft.named_alike(group)
            says = f"{place}, insert as a further condition a majority of {whose}"
            yield f"and_{group}", "add_concurrent_majority", says, {"all": [now, own]}
    for body in draft.bodies_with_locals() if stated else ():
        if body.id != procedure.body:
            says = f"{place}, insert as a further condition approval by {draft.name(body.id)}"
            approval: Plain = {"approval_by": body.id}
            yield f"approved_by_{body.id}", "bind_channel", says, {"all": [now, approval]}


def _quotas(draft: Draft, procedure: Procedure, place: str, stated: bool) -> Iterator[_Way]:
    rule = _rule(draft, procedure)
    for value, quota, to in QUOTAS:
        says = (
            f"{place}, for {rule} substitute {quota}" if stated else f"{place}, insert {quota}"
        )
        yield value, "change_quota" if stated else "state_rule", says, to


def _bases(
    draft: Draft, procedure: Procedure, place: str, now: dict[str, Plain]
) -> Iterator[_Way]:
    """Return other bases of a share; all are alike where no seat is vacant or suspended."""
    seats = (at.seat for at in draft.scene.candidates(procedure.body))
    held = (seat.participation.status for seat in seats if seat.participation)
    if not any(status in ("vacant", "suspended") for status in held):
        return
    for base, words in BASES.items():
        to = _based(now, base)
        if to != now and isinstance(to, dict):
            says = f"{place}, for the base of the share substitute {words}"
            yield f"of_{base}", "change_base", says, to


def _based(written: Plain, base: str) -> Plain:
    """Return a condition with other bases: of all members, or of those that take part."""
    if isinstance(written, list):
        return [_based(one, base) for one in written]
    if isinstance(written, str):
        return written
    found = {key: _based(value, base) for key, value in written.items()}
    share = next((found[key] for key in SHARES if key in found), "")
    of_members = found.get("of") == "members"
    if any(sign in str(share) for sign in "/%") and of_members is not (base == "members"):
        found["of"] = base
    return found

"""Levers on the rule by which a procedure passes: quota, base, and who else must agree."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model import Procedure

QUOTAS: tuple[tuple[str, str, dict[str, Plain]], ...] = (
    ("three_fifths", "three fifths of all members", {"at_least": "3/5", "of": "members"}),
    ("two_thirds", "two thirds of all members", {"at_least": "2/3", "of": "members"}),
    ("three_quarters", "three quarters of all members", {"at_least": "3/4", "of": "members"}),
    ("unanimity", "unanimity", {"rule": "unanimity"}),
)
BASES = {"members": "all members", "filled_seats": "the filled seats"}
SHARES = ("at_least", "more_than", "opposed_fewer_than")
LONGEST = 60
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
        for area in draft.scene.peoples if stated else ():
            if group := draft.local_group(area):
                own: Plain = {"more_than": "1/2", "of": "members", "among": group}
                says = (
                    f"{place}, insert as a further condition a majority of {draft.name(group)}"
                )
                yield f"and_{group}", "add_concurrent_majority", says, {"all": [now, own]}
    for body in draft.bodies_with_locals() if stated else ():
        if body.id != procedure.body:
            says = f"{place}, insert as a further condition approval by {draft.name(body.id)}"
            approval: Plain = {"approval_by": body.id}
            yield f"approved_by_{body.id}", "bind_channel", says, {"all": [now, approval]}


def _quotas(draft: Draft, procedure: Procedure, place: str, stated: bool) -> Iterator[_Way]:
    rule = draft.rule(procedure)
    rule = rule if len(rule) <= LONGEST else "the present rule"
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

"""Levers on the rule by which a procedure passes: quota, base, and who else must agree."""

from collections.abc import Iterator

from council_rules.alternatives.conditions_parts import (
    SHARES,
    consenting,
    counted_among,
    counting,
    in_words,
    part_at,
    put,
)
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Plain
from council_rules.proposal.model.decisions import Procedure

# Each with how hard it makes it to pass anything: of equal costs the least hard is taken.
QUOTAS: tuple[tuple[str, str, dict[str, Plain], int], ...] = (
    ("majority", "more than half of all members", {"more_than": "1/2", "of": "members"}, 0),
    ("three_fifths", "three fifths of all members", {"at_least": "3/5", "of": "members"}, 1),
    ("two_thirds", "two thirds of all members", {"at_least": "2/3", "of": "members"}, 2),
    (
        "three_quarters",
        "three quarters of all members",
        {"at_least": "3/4", "of": "members"},
        3,
    ),
    ("unanimity", "unanimity", {"rule": "unanimity"}, 9),
)
NEVER = 99
BASES = {"members": "all members", "filled_seats": "the filled seats"}
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
            strict=_strict(draft, procedure, value),
            wrapped=f"{path}.all[0]" if wrapping else "",
        )
        for (value, kind, says, to), wrapping in zip(ways, wraps, strict=True)
    )
    copies = [f"{path}.one_of[0]"]
    copies += [f"{path}.one_of[{n}].all[0]" for n, wrapping in enumerate(wraps, 1) if wrapping]
    readings: list[Plain] = [{"id": "as_is", **now}]
    readings += [{"id": value, **to} for value, _, _, to in ways]
    stating = tuple(value for value, *_ in QUOTAS)
    yield Lever(
        path,
        path,
        edits,
        "as_is",
        (("substitute", path, {"one_of": readings}),),
        # elsewhere it is open whether a text that is not all there states a rule
        states=stating if draft.index.closed else (),
        copies=tuple(copies),
    )


def _strict(draft: Draft, procedure: Procedure, value: str) -> int:
    """Return how hard a way makes it to pass anything; a group without a seat never does."""
    votes = [at.seat for at in draft.index.candidates(procedure.body) if at.votes]
    seated = {group for seat in votes for group in draft.index.groups_of(seat)}
    if value.startswith("and_") and value.removeprefix("and_") not in seated:
        return NEVER
    return next((hard for quota, *_, hard in QUOTAS if value.startswith(quota)), 0)


def present_rule(draft: Draft, procedure: Procedure) -> str:
    """Return the rule of a procedure in words, unless they are very many."""
    rule = draft.rule(procedure)
    return rule if len(rule) <= LONGEST else "the present rule"


def _first_of_all(condition: dict[str, Plain]) -> Plain | None:
    joined = condition.get("all")
    return joined[0] if isinstance(joined, list) and joined else None


def _ways(draft: Draft, procedure: Procedure, now: dict[str, Plain]) -> Iterator[_Way]:
    stated = procedure.passes_when.rule not in ("none", "unknown")
    seats = draft.index.candidates(procedure.body)
    place = f"in {draft.name(procedure.id)}"
    if len(seats) > 1 or any(at.sizes[0][-1] > 1 for at in seats):
        yield from _quotas(draft, procedure, place, now, stated)
        yield from _bases(draft, procedure, place, now)
        for group, _ in draft.locals.seated_groups if stated else ():
            own: Plain = {"more_than": "1/2", "of": "members", "among": group}
            whose = draft.locals.named_alike(group)
            says = f"{place}, insert as a further condition a majority of {whose}"
            yield f"and_{group}", "add_concurrent_majority", says, {"all": [now, own]}
    if stated:
        yield from _consents(draft, procedure, place, now)
    for body in draft.locals.may_consent(procedure) if stated else ():
        says = f"{place}, insert as a further condition approval by {draft.name(body.id)}"
        approval: Plain = {"approval_by": body.id}
        yield f"approved_by_{body.id}", "bind_channel", says, {"all": [now, approval]}


def _quotas(
    draft: Draft, procedure: Procedure, place: str, now: dict[str, Plain], stated: bool
) -> Iterator[_Way]:
    """Return other quotas for what is counted; consents that the rule asks for stay.

    A rule that is one consent of nobody local is replaced whole.
    """
    kind = "change_quota" if stated else "state_rule"
    leaves = list(counting(now))
    if leaves and leaves != [()]:
        for number, leaf in enumerate(leaves, start=1):
            part = part_at(now, leaf)
            for value, quota, to, _ in QUOTAS:
                own: dict[str, Plain] = {
                    key: part[key] for key in ("among", "counting") if key in part
                }
                id = value if len(leaves) == 1 else f"{value}_{number}"
                where = f" among {draft.name(str(own['among']))}" if "among" in own else ""
                says = f"{place}, for {in_words(draft, part)} substitute {quota}{where}"
                yield id, kind, f"{says}; the rest of the rule stays", put(now, leaf, to | own)
        return
    if leaves or not draft.locals.protects_locals(consenting(now)):
        rule = present_rule(draft, procedure)
        for value, quota, to, _ in QUOTAS:
            says = f"for {rule} substitute {quota}" if stated else f"insert {quota}"
            yield value, kind, f"{place}, {says}", to


def _consents(draft: Draft, procedure: Procedure, place: str, now: Plain) -> Iterator[_Way]:
    """Return the rule without one of the consents of others, and replaced as a whole.

    What protects locals stays: their own consent, and what is counted among them.
    """
    if not isinstance(now, dict) or not {"all", "any"} & set(now):
        return
    for key in ("all", "any"):
        parts = now.get(key)
        for part in parts if isinstance(parts, list) and len(parts) > 1 else ():
            if not isinstance(part, dict) or set(part) - {"approval_by", "name"}:
                continue
            by = str(part["approval_by"])
            if not draft.locals.protects_locals([by]):
                rest = [one for one in parts or () if one is not part]
                to: dict[str, Plain] = {key: rest}
                if len(rest) == 1:
                    (only,) = rest
                    to = only if isinstance(only, dict) else {"rule": only}
                as_way = "" if key == "all" else ", which by itself is enough now"
                says = f"{place}, repeal approval by {draft.name(by)}{as_way}"
                yield f"without_{by.replace('/', '_')}", "remove_approval", says, to
    concerned = [*consenting(now), *counted_among(now)]
    if concerned and not draft.locals.protects_locals(concerned):
        gone = " and ".join(draft.name(one) for one in dict.fromkeys(consenting(now)))
        consents = f", without the consent of {gone}" if gone else ""
        says = f"{place}, for the whole rule substitute more than half of all members{consents}"
        yield "whole_majority", "replace_rule", says, {"more_than": "1/2", "of": "members"}


def _bases(
    draft: Draft, procedure: Procedure, place: str, now: dict[str, Plain]
) -> Iterator[_Way]:
    """Return other bases of a share; all are alike where no seat is vacant or suspended."""
    seats = (at.seat for at in draft.index.candidates(procedure.body))
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

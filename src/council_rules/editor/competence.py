"""What somebody or some body of a file can do, as the file states it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from council_rules.logic.seat_at import vetters
from council_rules.proposal.model.bodies import Seat
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal


class Deeds(NamedTuple):
    """One kind of thing that somebody can do, and to what, as ids."""

    verb: str
    what: tuple[str, ...]


def deeds(proposal: Proposal, id: str) -> list[Deeds]:
    """Return what has an id can decide, stop, fill and empty, kind by kind.

    That is what the file says of it by name; what follows from several statements together
    is in the verdicts.
    """
    found: dict[str, list[str]] = {}
    for verb, what in _stated(proposal, id):
        found.setdefault(verb, []).append(what)
    return [Deeds(verb, tuple(dict.fromkeys(found[verb]))) for verb in _ORDER if verb in found]


_ORDER = (
    "decides",
    "advises by",
    "agrees to",
    "votes down alone",
    "puts to the vote",
    "breaks ties in",
    "vetoes",
    "sets aside",
    "fills",
    "proposes for",
    "confirms for",
    "vets",
    "empties",
    "sits in",
    "proposes",
    "oversees",
    "implements",
    "interprets",
    "funds",
    "audits",
    "represents",
    "judges on",
    "detains under",
    "commands",
    "waives immunity for",
    "holds money for",
    "advises",
    "answers to",
    "hears",
    "is decided by",
    "is filled by",
    "is emptied by",
    "is vetoed by",
)
_POWERS = {
    "propose": "proposes",
    "oversee": "oversees",
    "implement": "implements",
    "advise": "advises",
    "interpret": "interprets",
    "fund": "funds",
    "audit": "audits",
    "represent": "represents",
    "adjudicate": "judges on",
    "detain": "detains under",
    "command": "commands",
    "waive_immunity": "waives immunity for",
    "hold_funds": "holds money for",
}
_WORDS = {
    "each_its_own": "each its own",
    "none": "nobody, as the file states",
    "unknown": "whom nobody found out",
}
_BY_KIND = {"advice": "advises by", "override": "sets aside"}


def _stated(proposal: Proposal, id: str) -> Iterator[tuple[str, str]]:
    for procedure in proposal.procedures:
        yield from _of_procedure(procedure, id)
    for veto in proposal.vetoes:
        if id in veto.holders:
            yield from (("vetoes", one) for one in veto.over)
        if id in veto.over:
            yield from (("is vetoed by", one) for one in veto.holders)
    for power in proposal.powers:
        if id in power.holder:
            over = _listed(power.matters) or power.over or (power.id,)
            yield from ((_POWERS[power.kind], one) for one in over)
    for duty in proposal.accountability:
        if duty.duty_of == id:
            yield "answers to", duty.to
        if duty.to == id:
            yield "hears", duty.duty_of
    for body in proposal.bodies:
        for seat in body.seats:
            yield from _of_seat(seat, body.id, id)


def _of_procedure(procedure: Procedure, id: str) -> Iterator[tuple[str, str]]:
    matters = _listed(procedure.matters)
    if procedure.body == id:
        verb = _BY_KIND.get(procedure.kind, "decides")
        what = procedure.overrides if procedure.kind == "override" else matters
        yield from ((verb, one) for one in what or (procedure.id,))
    if id in matters:
        yield "is decided by", procedure.id
    if isinstance(procedure.initiated_by, tuple) and id in procedure.initiated_by:
        yield "puts to the vote", procedure.id
    if procedure.tie_break == id:
        yield "breaks ties in", procedure.id
    for condition in _conditions(procedure.passes_when):
        if id in (condition.approval_by, condition.plebiscite):
            yield "agrees to", procedure.id
        if id in (condition.no_veto_from or ()):
            yield "votes down alone", procedure.id


def _of_seat(seat: Seat, body: str, id: str) -> Iterator[tuple[str, str]]:
    path = f"{body}/{seat.id}"
    if seat.holder == id:
        yield "sits in", path
    given, taken = seat.appointed_by, seat.removable_by
    if given is not None:
        roles = (("fills", given.by), ("proposes for", given.on_proposal_of))
        for verb, by in (*roles, ("confirms for", given.confirmed_by)):
            if by == id:
                yield verb, path
    if taken is not None and taken.by == id:
        yield "empties", path
    if id in vetters(seat):
        yield "vets", path
    if path == id:
        if given is not None:
            yield "is filled by", _WORDS.get(given.by, given.by)
        if taken is not None and taken.by not in ("none", "unknown"):
            yield "is emptied by", taken.by


def _conditions(condition: Condition) -> Iterator[Condition]:
    yield condition
    for inner in (condition.all, condition.any, condition.one_of):
        for one in inner or ():
            yield from _conditions(one)


def _listed(matters: Iterable[str] | str | None) -> tuple[str, ...]:
    if matters == "all":
        return ("all matters",)
    return tuple(matters) if isinstance(matters, tuple) else ()

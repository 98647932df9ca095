"""Who fills, empties, vets and overrides: the edges of the graph down to the bodies."""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt, vetters
from council_rules.proposal.model.decisions import Procedure
from council_rules.record import Record
from council_rules.report.language import mark, say
from council_rules.report.material import Material
from council_rules.report.structure import Seats, Structure, seats_in_words
from council_rules.report.wording import BASES

EACH, NOBODY, UNKNOWN, UNSAID = "?each", "?nobody", "?unknown", "?unsaid"
NAMES = {
    EACH: mark("each holder for itself"),
    NOBODY: mark("nobody (named in the text)"),
    UNKNOWN: mark("looked for, not found"),
    UNSAID: mark("not stated"),
}
KINDS = {
    "fill": mark("fills seats"),
    "confirm": mark("confirms"),
    "propose": mark("puts names forward"),
    "vet": mark("vets"),
    "empty": mark("removes at will"),
    "remove": mark("removes for cause, or how is not stated"),
    "veto": mark("can veto"),
    "override": mark("can override"),
}


class Edge(Record):
    """What somebody can do to a body: ``seats`` of it, with the weakest basis of the claims.

    ``sure`` of them there are for certain; where ``more`` is true there may be more than all.
    """

    source: str
    name: str
    kind: str
    body: str
    seats: int
    basis: str
    sure: int = 0
    more: bool = False

    @property
    def number(self) -> str:
        """The number of seats in words; empty if it is no matter of seats."""
        return seats_in_words(self.sure, self.seats, self.more)


def edges(material: Material, structure: Structure) -> tuple[Edge, ...]:
    """Return all edges of a proposal, alike ones together."""
    found: dict[tuple[str, str, str], Edge] = {}
    for source, kind, body, seats, path in _single(material.index, structure):
        basis = material.basis(path)
        edge = found.get((source, kind, body)) or Edge(
            source, _name(source, structure), kind, body, 0, BASES[0]
        )
        found[source, kind, body] = replace(
            edge,
            seats=edge.seats + (seats.number if seats else 0),
            sure=edge.sure + (seats.sure if seats else 0),
            basis=max(edge.basis, basis, key=BASES.index),
            more=edge.more or (seats is not None and seats.open),
        )
    return tuple(found.values())


def _name(source: str, structure: Structure) -> str:
    return say(NAMES[source]) if source in NAMES else structure.names.get(source, source)


_Found = tuple[str, str, str, Seats | None, str]


def _single(index: ProposalIndex, structure: Structure) -> Iterator[_Found]:
    seats = {one.path: one for level in structure.levels for one in level.seats}
    for at in index.seats:
        for source, kind, path in _of_seat(at):
            yield source, kind, at.body.id, seats[at.path], f"{at.path}.{path}"
    procedures = index.procedures
    for veto in index.proposal.vetoes:
        for body in dict.fromkeys(_body(one, procedures) for one in veto.over):
            for holder in veto.holders:
                yield holder, "veto", body, None, veto.id
    for procedure in index.proposal.procedures:
        if procedure.kind == "override":
            for body in dict.fromkeys(_body(one, procedures) for one in procedure.overrides):
                yield procedure.body, "override", body, None, procedure.id


def _body(id: str, procedures: dict[str, Procedure]) -> str:
    return procedures[id].body if id in procedures else id


def _of_seat(at: SeatAt) -> Iterator[tuple[str, str, str]]:
    seat, own = at.seat, {at.seat.holder, at.seat.on_behalf_of}
    given = seat.appointed_by
    if given is None:
        yield UNSAID, "fill", "appointed_by"
    else:
        yield _source(given.by, own), "fill", "appointed_by"
        if given.confirmed_by:
            yield _source(given.confirmed_by, own), "confirm", "appointed_by"
        if given.on_proposal_of:
            yield _source(given.on_proposal_of, own), "propose", "appointed_by"
    for one in vetters(seat):
        yield _source(one, own), "vet", "vetted_by"
    taken = seat.removable_by
    if taken is not None and taken.by not in ("none", "unknown"):
        kind = "empty" if taken.manner == "at_will" else "remove"
        yield _source(taken.by, own), kind, "removable_by"


def _source(by: str, own: set[str | None]) -> str:
    if by in own or by == "each_its_own":
        return EACH
    return {"none": NOBODY, "unknown": UNKNOWN}.get(by, by)

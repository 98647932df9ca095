"""Where in a file a subject is, and to which body it belongs."""

from council_rules.findings.evidence import Place
from council_rules.logic.encode_voices import voice_of_many, voice_of_one
from council_rules.logic.fact_base import FactBase
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.places import Places


def path_of(subject: Symbol) -> str:
    """Return the path of a subject: itself, or the first string in it."""
    if subject.type is SymbolType.String:
        return subject.string
    return next((path_of(argument) for argument in subject.arguments), "proposal")


class PlacesOfPaths:
    """The places in a file by the paths that facts and subjects come from."""

    def __init__(self, places: Places) -> None:
        """Take the places of a file as it was read."""
        self._places = places

    def key(self, path: str) -> Place:
        """Return the one word to point at: an id, or the key of a value."""
        return Place(path, *self._places.nearest(path.split("?")[0]).key)

    def of(self, path: str) -> Place:
        """Return the place of a value, or the id of an object."""
        place = self._places.nearest(path.split("?")[0])
        return Place(path, *(place.value if "." in path else place.key))


def bodies_by_path(proposal: Proposal, fact_base: FactBase) -> dict[str, str]:
    """Return the bodies of procedures, of ways in which a body speaks, and of seats."""
    bodies = {one.id: one.body for one in proposal.procedures}
    for voice in (voice_of_one, voice_of_many):
        bodies |= {voice(body.id).id: body.id for body in proposal.bodies}
    bodies |= {f"{body.id}/{s.id}": body.id for body in proposal.bodies for s in body.seats}
    return bodies | _placed(proposal, fact_base)


def _placed(proposal: Proposal, fact_base: FactBase) -> dict[str, str]:
    """Return the bodies of seats that are listed under another body, as far as is known."""
    stated = {
        f"{body.id}/{seat.id}": seat.placed_in
        for body in proposal.bodies
        for seat in body.seats
        if isinstance(seat.placed_in, str) and seat.placed_in != "unknown"
    }
    usual = (fact for q in fact_base.questions for fact in q.options[0].terms)
    open_places = (fact.arguments for fact in usual if fact.name == "seat")
    return stated | {path.string: body.string for body, path in open_places}

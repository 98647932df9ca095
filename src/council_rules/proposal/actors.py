"""Persons and organizations that seem to be one, or to be two things at once."""

from collections.abc import Iterator
from typing import NamedTuple

from council_rules.proposal.model.parties import Actor
from council_rules.proposal.places import Places, warning_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index

# towards an area, neighbours and others from outside are outsiders alike
_SIDES = {"local": "local", "neutral": "neutral", "regional": "outside", "external": "outside"}


def same_identifiers(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a warning for each identifier that a second person or organization has."""
    first: dict[str, str] = {}
    for actor, path in known.of(Actor):
        if actor.identifier is None:
            continue
        other = first.setdefault(actor.identifier, path)
        if other == path:
            continue
        span = places.nearest(f"{other}.identifier").value
        message = (
            f"'{actor.id}' has the identifier '{actor.identifier}', which '{other}' has as "
            f"well, on line {span.line} column {span.column}"
        )
        hint = "if they are one, keep one of them; else correct an identifier"
        yield warning_at(places, "SRC105", f"{path}.identifier", message, hint)


class _Mark(NamedTuple):
    kind: str
    path: str
    says: str


def contradictory_marks(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a warning for each actor whose marks towards an area contradict each other.

    Which of them holds stays open; the file should say so only where nobody knows.
    """
    for actor, path in known.of(Actor):
        first: dict[str, _Mark] = {}
        told: set[str] = set()
        for area, mark in _marks(actor, path, known):
            other = first.setdefault(area, mark)
            if _SIDES[mark.kind] == _SIDES[other.kind] or area in told:
                continue
            told.add(area)
            message = (
                f"'{actor.id}' is '{other.kind}' towards '{area}' {other.says} and "
                f"'{mark.kind}' {mark.says}: which holds is open"
            )
            hint = "keep one of them, or leave both if it is not known which holds"
            yield warning_at(places, "SRC106", mark.path, message, hint)


def _marks(actor: Actor, path: str, known: Index) -> Iterator[tuple[str, _Mark]]:
    """Yield the marks of an actor with their areas: its own, then those of its groups."""
    for area, kind in actor.locality.items():
        yield area, _Mark(kind, f"{path}.locality.{area}", "by its own 'locality'")
    for number, group in enumerate(actor.affiliations):
        for area, kind in known.objects[group].locality.items():
            yield area, _Mark(kind, f"{path}.affiliations[{number}]", f"as one of '{group}'")

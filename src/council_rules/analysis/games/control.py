"""Who effectively holds which seat, and who is one will with whom."""

from collections.abc import Iterable, Mapping

from council_rules.analysis.games.builder import Builder, Voice, parts_of
from council_rules.analysis.games.forms import accepts
from council_rules.analysis.games.structure import Structure

Command = tuple[str, str, str]
"""A seat, who fills it alone, and who empties it at will and alone."""


def commands(structure: Structure) -> list[Command]:
    """Return the seats that are filled and emptied at will, with those who do it."""
    confirmed = structure.ones("appointment_confirmed")
    checked = structure.ones("removal_confirmed") | structure.ones("countermands")
    dismisses: dict[str, list[str]] = {}
    for seat, by, manner in structure.texts("dismisses"):
        if manner == "at_will" and seat not in checked:
            dismisses.setdefault(seat, []).append(by)
    return [
        (seat, appoints, by)
        for seat, appoints in structure.texts("appoints")
        if seat in structure.seats and seat not in confirmed
        for by in dismisses.get(seat, ())
    ]


def wills_of(structure: Structure, path: str) -> set[str]:
    """Return whose will a seat is: those it stands for, or its unnamed holder."""
    unnamed = structure.size(path) == 1 and not structure.stands_for[path]
    return {path} if unnamed else structure.stands_for[path]


def owners(structure: Structure) -> dict[str, set[str]]:
    """Return for each seat the wills that hold it or command it alone."""
    given = commands(structure)
    if not given:
        return {}
    room = Builder(structure)
    found: dict[str, set[str]] = {}
    for will in sorted(_controllers(structure, given)):
        for seat in _owned(structure, room, given, will):
            found.setdefault(seat, set()).add(will)
    return found


def _controllers(structure: Structure, given: Iterable[Command]) -> set[str]:
    """Return those who could command an appointment."""
    found: set[str] = set()
    for _, by, _ in given:
        if by in structure.seats:
            found |= wills_of(structure, by)
            continue
        body = by
        if by in structure.procedures:
            body = structure.procedures[by].body
        if body in structure.scene.bodies:
            for seat in structure.voters(body):
                found |= wills_of(structure, seat)
        else:
            found.add(by)
    return found


def _owned(
    structure: Structure, room: Builder, given: Iterable[Command], will: str
) -> set[str]:
    owned = {path for path in structure.seats if will in wills_of(structure, path)}
    while True:
        held = {part for path in owned for part in parts_of(structure, path)}
        coalition = frozenset({will, *held})
        more = {
            seat
            for seat, fills, empties in given
            if seat not in owned
            and accepts(room.consent(fills), coalition)
            and accepts(room.consent(empties), coalition)
        }
        if not more:
            return owned
        owned |= more


def voices(structure: Structure) -> dict[str, Voice]:
    """Return how the seats vote that somebody else commands, alone or together."""
    held = owners(structure)
    found: dict[str, Voice] = {}
    pairs: dict[str, list[tuple[str, str]]] = {}
    for seat, fills, empties in commands(structure):
        pairs.setdefault(seat, []).append((fills, empties))
    for seat, together in pairs.items():
        # The votes of a seat that one will commands alone are not those of whoever sits there.
        captive = held.get(seat, set()) - wills_of(structure, seat)
        own = () if captive else parts_of(structure, seat)
        found[seat] = Voice(own, tuple(together))
    return found


def one_wills(structure: Structure, voices: Mapping[str, Voice]) -> dict[str, str]:
    """Return for each seat and actor the member it is part of.

    Seats of one holder are one will, and so are seats held on behalf of one organization; an
    actor is one with the seats that stand for it, unless somebody else commands them.
    """
    part_of: dict[str, set[str]] = {}
    for path in structure.seats:
        own = parts_of(structure, path)
        if path in voices and voices[path].names != own:
            continue
        if structure.stands_for[path]:
            together = {*own, *structure.stands_for[path]}
            for who in tuple(together):
                together |= part_of.get(who, set())
            part_of.update(dict.fromkeys(together, together))
    return {who: _called(structure, together) for who, together in part_of.items()}


def _called(structure: Structure, together: Iterable[str]) -> str:
    """Return what to call several seats and actors that are one will: a person, if there is."""
    persons = {person.id for person in structure.scene.proposal.persons}
    actors = [who for who in sorted(together) if who in structure.scene.actors]
    return min(actors, key=lambda who: who not in persons)

"""Law of omission: no statement that is blurred or left out makes a verdict a pass.

A statement is blurred where the format allows ``unknown`` in its place, and left out where
the text is open and leaving it out stands for no value.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from council_rules.proposal.model.bodies import Seat, Term
from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Header
from council_rules.proposal.model.parties import Role
from tests.laws.cases import Base, Case
from tests.laws.spots import (
    Spot,
    accepts_unknown,
    lists_objects,
    may_be_left_out,
    name_of,
    removed,
    replaced,
    spots,
)
from tests.laws.texts import Text, is_open, known
from tests.laws.twins import twins
from tests.laws.verdicts import WELL, Breach, improvements, judged, of

# Words for people, and the head of a file, say nothing about the council.
WORDS = frozenset(
    ("id", "name", "title", "classification", "identifier", "mandate", "after", "exempt_if")
)
HEAD = frozenset(("complete", "as_of"))
# The format page says what these mean when they are left out, which is not "unknown".
STANDING_FOR_A_VALUE = frozenset(
    (
        (Seat, "participation"),
        (Seat, "placed_in"),
        (Seat, "total_weight"),
        (Role, "area"),
        (Term, "years"),
    )
)


def cases(base: Base) -> Iterator[Case]:
    """Yield one move for each statement and each way to say less."""
    same = twins(base.text)
    for spot in spots(base.text):
        if any(spot.at[:length] in same for length in range(1, len(spot.at) + 1)):
            continue
        if spot.key in WORDS or (spot.part is Header and spot.key not in HEAD):
            continue
        name = name_of(base.text, spot.at)
        if accepts_unknown(spot.form) and spot.value != "unknown":
            move = partial(replaced, base.text, spot.at, "unknown")
            yield _case(base, f"{spot.label} unknown", f"{name}: unknown", move)
        if is_open(base.text) and _may_go(spot):
            move = partial(removed, base.text, spot.at)
            yield _case(
                base, f"{spot.label} left out", f"{name} left out", move, _held(base, spot)
            )


def _may_go(spot: Spot) -> bool:
    """Return whether a text can be silent here; entries of lists have a law of their own."""
    if len(spot.at) < 2 or spot.is_entry or (spot.part, spot.key) in STANDING_FOR_A_VALUE:
        return False
    if spot.part is Condition and spot.key != "of":
        return False  # the keys of a condition qualify each other: without one it says another
    return not lists_objects(spot) and may_be_left_out(spot)


class Held(NamedTuple):
    """Who is no longer named for a seat, and who is left: the seat by its path, and another."""

    named: str
    left: tuple[str, ...]


def _held(base: Base, spot: Spot) -> Held | None:
    """Return the seat of which it is left out who holds it, or for whom."""
    others = {"holder": "on_behalf_of", "on_behalf_of": "holder"}
    if spot.part is not Seat or spot.key not in others:
        return None
    section, position, seats, number, _ = spot.at
    body = base.text[str(section)][position]
    seat = body[str(seats)][number]
    other = seat.get(others[spot.key])
    path = f"{body['id']}/{seat['id']}"
    return Held(seat[spot.key], (path, other) if other else (path,))


def _case(
    base: Base, kind: str, name: str, move: Callable[[], Text], held: Held | None = None
) -> Case:
    return Case(kind, name, lambda: _breaches(base, move(), held))


def _breaches(base: Base, text: Text, held: Held | None) -> Iterator[Breach]:
    """Yield what got better.

    What a rule found of somebody who is no longer named for a seat, it finds of the seat, or of
    whoever holds it or it is for.
    """
    after = judged(text).verdicts
    subjects = known(base.text) & known(text)
    for breach in improvements(base.verdicts, after, subjects):
        left = held.left if held and breach.subject == held.named else ()
        if all(of(after, (breach.rule, one)) in WELL for one in left):
            yield breach

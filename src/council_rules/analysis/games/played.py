"""One game as it is played in one completion: a formula, who plays, and who belongs where."""

from collections.abc import Iterable, Iterator, Mapping

from council_rules.analysis.games.builder import UNMERGED, Builder, parts_of
from council_rules.analysis.games.control import FEW_STEPS, levels, one_wills
from council_rules.analysis.games.forms import Form, TooEntangled
from council_rules.analysis.games.matters import settles
from council_rules.analysis.games.structure import Structure
from council_rules.record import Record

Group = tuple[str, str]
"""``locals`` or ``outsiders`` and an area, or ``bloc`` and a group."""


class Holding(Record):
    """What a member holds: seats of classes by path, and all votes of these seats."""

    seats: tuple[tuple[str, int], ...]
    votes: int

    @property
    def number(self) -> int:
        """Return the number of seats."""
        return sum(number for _, number in self.seats)


class Played(Record):
    """A game: when it is won, what each member holds, and the members of each group.

    ``form`` is a formula over members, or true or false where no vote matters; ``why`` then
    says what cannot be met, if a single condition is to blame.
    """

    form: Form
    holdings: tuple[tuple[str, Holding], ...]
    groups: tuple[tuple[Group, frozenset[str]], ...]
    why: str = ""

    @property
    def undivided(self) -> tuple[str, ...]:
        """Return the members that are classes of seats known only as a whole, no one's will."""
        return tuple(
            name
            for name, held in self.holdings
            if len(held.seats) == 1 and held.number > 1 and held.seats[0][0] == name
            if not name.endswith("/?more")
        )

    @property
    def members(self) -> tuple[str, ...]:
        """Return the members, those with seats first, in the order of the file."""
        return tuple(name for name, _ in self.holdings)


def in_the_room(
    structure: Structure,
    procedure: str,
    *,
    merged: bool = True,
    attended: bool = False,
    grouped: bool = True,
) -> Played:
    """Return a procedure, with what decides when it fails, and the seats as declared.

    Unless ``merged``, each seat plays for itself, also where one holder has several, and
    belongs to no group; nor does anybody unless ``grouped``. A game is what coalitions can do
    though others stay away; if it is ``attended``, it is how all votes can be cast.
    """
    names = one_wills(structure) if merged else UNMERGED
    builder = Builder(structure, names, attended=attended)
    form = builder.attains(procedure)
    own = structure.procedures[procedure].body
    return _played(builder, form, [own], grouped=merged and grouped)


def across_bodies(structure: Structure, matter: str, *, merged: bool = True) -> Played:
    """Return the whole procedure for a matter, with effective seats. Raises Unworkable.

    Unless ``merged``, each seat and actor plays for itself and belongs to no group.
    """
    try:
        return _across_bodies(structure, matter, None, merged)
    except TooEntangled:
        return _across_bodies(structure, matter, FEW_STEPS, merged)


def _across_bodies(
    structure: Structure, matter: str, steps: int | None, merged: bool
) -> Played:
    names = one_wills(structure) if merged else UNMERGED
    ours, others = levels(structure, names, steps)
    form = settles(ours, others, matter)
    return _played(ours, form, ours.bodies, grouped=merged)


def _played(
    builder: Builder, form: Form, bodies: Iterable[str], grouped: bool = True
) -> Played:
    structure, home = builder.structure, set(bodies)
    seats: dict[str, dict[str, int]] = {}
    votes: dict[str, int] = {}
    for path, body in structure.seats.items():
        if body not in home or not structure.votes(path):
            continue
        parts = builder.casting(path)
        for part in parts:
            held = seats.setdefault(part, {})
            held[path] = held.get(path, 0) + structure.size(path) // len(parts)
            weight = structure.units(path, "weight") // len(parts)
            votes[part] = votes.get(part, 0) + weight
    others = () if isinstance(form, bool) else form.members()
    members = dict.fromkeys([*seats, *others])
    holdings = tuple(
        (one, Holding(tuple(seats.get(one, {}).items()), votes.get(one, 0))) for one in members
    )
    groups = tuple(_groups(structure, builder.names, members)) if grouped else ()
    why = builder.unattainable[0] if form is False and builder.unattainable else ""
    return Played(form, holdings, groups, why)


def _groups(
    structure: Structure, names: Mapping[str, str], members: Iterable[str]
) -> Iterator[tuple[Group, frozenset[str]]]:
    """Yield the groups that members belong to, by a seat or as actors.

    Whoever holds a seat of a group belongs to it, even if somebody else commands the seat.
    """
    wanted = set(members)
    holders = structure.after("holder")
    everyone = {who: {names.get(who, who)} for who in structure.ones("actor")}
    for path in structure.seats:
        parts = parts_of(structure, path)
        # All parts of a seat are one will, or each is itself.
        own = (names[parts[0]],) if parts and parts[0] in names else parts
        everyone[path] = {*own, *(names.get(who, who) for who in holders.get(path, ()))}
    inside = {who: found for who, called in everyone.items() if (found := called & wanted)}
    for group, belonging in _belonging(structure, inside):
        if members_of_it := frozenset(name for who in belonging for name in inside[who]):
            yield group, members_of_it


def _belonging(
    structure: Structure, everyone: Iterable[str]
) -> Iterator[tuple[Group, list[str]]]:
    """Yield every group with the seats and actors that are declared to belong to it."""
    for area in structure.index.peoples:
        yield ("locals", area), [one for one in everyone if structure.is_local(one, area)]
        yield ("outsiders", area), [one for one in everyone if structure.is_outside(one, area)]
    for group in structure.index.groups:
        yield (
            ("bloc", group),
            [
                one
                for one in everyone
                if group in structure.tags.get(one, ())
                or group in structure.affiliations.get(one, ())
            ],
        )

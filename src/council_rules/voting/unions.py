"""Swings when members have formed unions: by other unions and by partners who already agree."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from council_rules.voting import passes
from council_rules.voting.counting import check_memory
from council_rules.voting.diagram import build
from council_rules.voting.game import Game


class UnionSwings(NamedTuple):
    """The swings of one member of a union."""

    unions: int
    """How many unions there are, members on their own included."""
    partners: int
    """How many members the union of this member has, itself included."""
    swings: list[list[int]]
    """How many coalitions it swings: by other unions present, then by partners present."""


def union_swings(game: Game, unions: Iterable[Iterable[str]]) -> dict[str, UnionSwings]:
    """Return the swings of each member; who is in no union stands alone.

    Raises ValueError for an empty union and for members unknown or in two unions.
    """
    structure = _partition(game, unions)
    leader = {name: union[0] for union in structure for name in union}
    quotient = _merged(game, structure)
    found: dict[str, UnionSwings] = {}
    for union in structure:
        if len(union) > 1:
            found |= _inside(game, structure, union)
    alone = [union[0] for union in structure if len(union) == 1]
    if alone:
        by_size = quotient.counts_by_size.swings
        for name in alone:
            swings = [[count] for count in by_size[leader[name]]]
            found[name] = UnionSwings(len(structure), 1, swings)
    return {name: found[name] for name in game.members}


def _partition(game: Game, unions: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    structure: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for union in unions:
        if isinstance(union, str):
            raise ValueError(f"Expected a collection of members, found the text '{union}'")
        members = tuple(union)
        if not members:
            raise ValueError("Expected at least one member in a union, found none")
        for name in members:
            if name not in game.members:
                raise ValueError(f"Unknown member {name!r}")
            if name in seen:
                raise ValueError(f"Member '{name}' is in two unions")
            seen.add(name)
        structure.append(members)
    return structure + [(name,) for name in game.members if name not in seen]


def _merged(game: Game, structure: Sequence[tuple[str, ...]]) -> Game:
    """Return the game in which each of these unions votes as its first member."""
    return game.merge({union[0]: union for union in structure})


def _inside(
    game: Game, structure: Sequence[tuple[str, ...]], union: tuple[str, ...]
) -> dict[str, UnionSwings]:
    """Return the swings of the members of one union when all others vote by union."""
    mixed = _merged(game, [other for other in structure if other != union])
    labels = dict.fromkeys(union, 1)
    diagram = build(mixed.formula, mixed.members, labels, game.budget.nodes)
    outside, partners = len(structure) - 1, len(union)
    bits = passes.bits_for(len(mixed.members))
    check_memory(diagram, bits * (outside + 1) * (partners + 1), game.budget)
    # Counts are packed in rows: one for each number of unions, with a place for each number
    # of partners.
    row = bits * (partners + 1)
    sizes = [len(one.members) for one in diagram.classes]
    shifts = [bits if one.members[0] in labels else row for one in diagram.classes]
    counted = passes.counted(diagram.levels, sizes, shifts)
    packed = passes.swings(counted, passes.completions(counted))
    found: dict[str, UnionSwings] = {}
    for one, swings in zip(diagram.classes, packed, strict=True):
        if one.members[0] in labels:
            flat = passes.unpack(swings, bits, (outside + 1) * (partners + 1))
            table = [
                flat[start : start + partners + 1]
                for start in range(0, len(flat), partners + 1)
            ]
            value = UnionSwings(len(structure), partners, [line[:partners] for line in table])
            found.update(dict.fromkeys(one.members, value))
    return found

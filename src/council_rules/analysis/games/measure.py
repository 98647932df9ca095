"""From games to their report: rows of members and groups, coalitions, intervals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from council_rules.analysis.games.known import game_of
from council_rules.analysis.games.numbers import FOR_POWER, Numbers, Power
from council_rules.analysis.games.played import Group, Played
from council_rules.analysis.games.report import (
    Coalitions,
    Counted,
    GroupRow,
    Interval,
    Openness,
    Row,
)
from council_rules.analysis.games.spread import Spread
from council_rules.voting import Game, TooLarge, power

NOTHING = Fraction(0)
Names = Mapping[str, str]
Found = TypeVar("Found")
What = str | Group
"""A member or a group."""


class Range:
    """The least and the most of numbers, by what they are numbers of."""

    def __init__(self) -> None:
        self._found: dict[What, Interval] = {}
        self._seen = 0

    def add(self, values: Mapping[What, Fraction]) -> None:
        """Take the numbers of one more game; what it does not have counts as nothing."""
        for what in {*values, *self._found}:
            value = values.get(what, NOTHING)
            known = self._found.get(what)
            if known is None:
                known = Interval(NOTHING if self._seen else value, value)
            self._found[what] = Interval(min(known.least, value), max(known.most, value))
        self._seen += 1

    def of(self, what: What) -> Interval | None:
        """Return the least and the most of something; None if no game had it."""
        return self._found.get(what)


class Over:
    """Intervals over all completions of a game; none where they were too many."""

    def __init__(self, spread: Spread) -> None:
        """Take the games; raises TooLarge where swings cannot be counted."""
        self.range = Range()
        self.act = Range()
        self.stuck = self.certain = False
        self.worked_out = spread.games is not None
        for played in spread.games or ():
            self._add(played)

    def _add(self, played: Played) -> None:
        if isinstance(played.form, bool):
            self.stuck |= not played.form
            self.certain |= played.form
            self.act.add({"act": Fraction(int(played.form))})
            return
        numbers = Numbers(played)
        values: dict[What, Fraction] = {}
        values.update(numbers.banzhaf)
        for group in numbers.groups:
            values[group] = numbers.of_group(numbers.banzhaf, group)
        self.range.add(values)
        self.act.add({"act": numbers.act})

    def of(self, what: What) -> Interval | None:
        """Return the interval of the normalised Banzhaf power of a member or a group."""
        return self.range.of(what) if self.worked_out else None


def openness(spread: Spread, over: Over) -> Openness:
    """Return what is open about a game, and what that comes to."""
    return Openness(
        points=spread.shapes.points,
        completions=spread.shapes.number,
        games=None if spread.games is None else len(spread.games),
        drawn=spread.drawn,
        act=over.act.of("act") if over.worked_out else None,
        stuck=over.stuck,
        certain=over.certain,
    )


def counted(played: Played, over: Over, names: Names, limit: int) -> Counted:
    """Return the numbers of a game whose form is a formula.

    ``names`` are what to call members and groups; ``limit`` is the number of kinds of minimal
    coalitions to list. Raises TooLarge when not even the swings can be counted.
    """
    numbers = Numbers(played, FOR_POWER, game_of)
    game = numbers.game
    shapley = _or_none(lambda: numbers.shapley_shubik)
    return Counted(
        members=len(game.members),
        undivided=played.undivided,
        winning=game.count_winning(),
        act=numbers.act,
        rows=tuple(_rows(numbers, shapley, over, names)),
        groups=tuple(_groups(numbers, shapley, over, names)),
        minimal_winning=_coalitions(game, limit),
        minimal_blocking=_coalitions(game.dual(), limit),
        vetoes=numbers.vetoes,
        dummies=game.dummies(),
        dictator=next(iter(game.dictators()), None),
        proper=_or_none(game.is_proper),
        strong=_or_none(game.is_strong),
    )


def _or_none(find: Callable[[], Found]) -> Found | None:
    try:
        return find()
    except TooLarge:
        return None


def _rows(numbers: Numbers, shapley: Power | None, over: Over, names: Names) -> Iterator[Row]:
    """Yield a row for each lot of members who are alike in everything that is shown."""
    vetoes, dummies = frozenset(numbers.vetoes), frozenset(numbers.game.dummies())
    alike: dict[object, list[str]] = {}
    for name, held in numbers.holdings.items():
        key = (
            held.number,
            held.votes,
            numbers.banzhaf[name],
            shapley and shapley[name],
            name in vetoes,
            over.of(name),
            tuple(group for group, inside in numbers.groups.items() if name in inside),
        )
        alike.setdefault(key, []).append(name)
    for members in alike.values():
        one = members[0]
        yield Row(
            members=tuple(members),
            name=_called(members, names),
            seats=numbers.holdings[one].number,
            seat_share=numbers.seat_share([one]),
            votes=numbers.holdings[one].votes,
            vote_share=numbers.vote_share([one]),
            banzhaf=numbers.banzhaf[one],
            absolute=numbers.absolute[one],
            shapley_shubik=shapley[one] if shapley else None,
            vetoes=one in vetoes,
            dummy=one in dummies,
            over=over.of(one),
        )


def called(member: str, names: Names) -> str:
    """Return what to call a member: an actor, a seat, or one seat of a class."""
    path, _, number = member.partition("#")
    name = names.get(path, path)
    return f"{name} {number}" if number else name


def _called(members: Sequence[str], names: Names) -> str:
    """Return what to call members who are alike: their class or classes, or themselves."""
    found = dict.fromkeys(names.get(one.partition("#")[0], one) for one in members)
    return ", ".join(found)


def _groups(
    numbers: Numbers, shapley: Power | None, over: Over, names: Names
) -> Iterator[GroupRow]:
    for group, inside in numbers.groups.items():
        members = tuple(name for name in numbers.game.members if name in inside)
        merged = numbers.game.merge({members[0]: members})
        yield GroupRow(
            group=f'{group[0]}("{group[1]}")',
            name=group_name(group, names),
            members=members,
            seat_share=numbers.seat_share(members),
            vote_share=numbers.vote_share(members),
            banzhaf=numbers.of_group(numbers.banzhaf, group),
            shapley_shubik=numbers.of_group(shapley, group) if shapley else None,
            wins=numbers.game.is_winning(members),
            blocks=numbers.game.is_blocking(members),
            as_one=power.penrose(merged)[members[0]],
            over=over.of(group),
        )


def group_name(group: Group, names: Names) -> str:
    """Return what to call a group."""
    kind, id = group
    name = names.get(id, id)
    return {"locals": f"local to {name}", "outsiders": f"outsiders to {name}"}.get(kind, name)


def _coalitions(game: Game, limit: int) -> Coalitions:
    try:
        minimal = game.minimal
        number = minimal.number()
    except TooLarge:
        return Coalitions(None, (), True)
    found = list(islice(minimal.makeups(), limit + 1))
    kinds = tuple(
        tuple((k, one.members) for k, one in zip(made, minimal.classes, strict=False) if k)
        for made in found[:limit]
    )
    return Coalitions(number, kinds, len(found) > limit)

"""What a camp can do more or less of than before: the first question of a negotiator.

A camp can decide or stop a matter in every completion of what is open, in some, or in none.
Each side is so a pair of bounds, and a comparison holds for every completion of either text
if no bound of one side lies beyond one of the other: then it is proven. Where an ability is
open on both sides, the completions are compared one by one if both texts leave the same
questions open and completions are few; otherwise nothing is claimed, unless the texts are the
same.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from council_rules.findings.report import CoalitionPower, FileReport
from council_rules.record import Record

_ALONE = "alone("
_SYSTEM = "system"


class Trend(StrEnum):
    """What a camp can do, compared with before."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    INCOMPARABLE = "incomparable"
    NOT_PROVEN = "not proven"


class Stance(Record):
    """What a camp can do about a matter, or about all matters if that is empty.

    ``decides`` and ``stops`` compare the two abilities, ``both`` both together.
    """

    camp: str
    name: str
    matter: str
    decides: Trend
    stops: Trend
    both: Trend


def stances(before: FileReport, after: FileReport) -> Iterator[Stance]:
    """Yield, camp by camp, what became of its abilities: of all matters, then of each.

    Camps are the groups, the locals and the outsiders of areas; matters are those that both
    texts have.
    """
    was, now = _table(before), _table(after)
    alike = bool(before.sha256) and before.sha256 == after.sha256
    matters = {matter for _, matter in was} & {matter for _, matter in now}
    for camp, name in _camps(before, after).items():
        each = [
            _stance(camp, name, matter, was.get((camp, matter)), now.get((camp, matter)), alike)
            for matter in sorted(matters)
        ]
        if each:
            yield Stance(
                camp,
                name,
                "",
                together(one.decides for one in each),
                together(one.stops for one in each),
                together(one.both for one in each),
            )
            yield from each


def together(trends: Iterable[Trend]) -> Trend:
    """Return several comparisons as one: more and less is incomparable."""
    found = {*trends} - {Trend.SAME}
    if not found:
        return Trend.SAME
    if Trend.INCOMPARABLE in found or {Trend.MORE, Trend.LESS} <= found:
        return Trend.INCOMPARABLE
    return Trend.NOT_PROVEN if Trend.NOT_PROVEN in found else next(iter(found))


def whole(found: Sequence[Stance]) -> Trend:
    """Return whether all camps can do the same about all matters: the same, or what else."""
    return together(one.both for one in found if not one.matter)


def _table(file: FileReport) -> dict[tuple[str, str], CoalitionPower]:
    return {
        (one.coalition, one.subject): one
        for one in file.powers
        if one.level == _SYSTEM and not one.coalition.startswith(_ALONE)
    }


def _camps(*files: FileReport) -> dict[str, str]:
    return {
        one.coalition: one.name
        for file in files
        for one in sorted(file.powers, key=lambda power: power.coalition)
        if one.level == _SYSTEM and not one.coalition.startswith(_ALONE)
    }


def _stance(
    camp: str,
    name: str,
    matter: str,
    was: CoalitionPower | None,
    now: CoalitionPower | None,
    alike: bool,
) -> Stance:
    # a camp that can do nothing anywhere is not in the table
    decides = _trend(
        _Ability(was.wins, was.wins_where) if was else _NONE,
        _Ability(now.wins, now.wins_where) if now else _NONE,
        alike,
    )
    stops = _trend(
        _Ability(was.blocks, was.blocks_where) if was else _NONE,
        _Ability(now.blocks, now.blocks_where) if now else _NONE,
        alike,
    )
    return Stance(camp, name, matter, decides, stops, together((decides, stops)))


class _Ability(Record):
    """Whether a camp can do something, None where that is open, and in which completions."""

    holds: bool | None
    where: str


_NONE = _Ability(False, "")


def _trend(was: _Ability, now: _Ability, alike: bool) -> Trend:
    """Return what is proven of an ability; ``alike`` says that both texts are the same."""
    if was.holds is None and now.holds is None and not alike:
        return _jointly(was.where, now.where)
    if was.holds == now.holds:
        return Trend.SAME
    return Trend.MORE if now.holds or was.holds is False else Trend.LESS


def _jointly(was: str, now: str) -> Trend:
    """Compare an ability completion by completion, if those of both texts are the same."""
    (asked, _, before), (asked_now, _, after) = was.partition(":"), now.partition(":")
    if not asked or asked != asked_now:
        return Trend.NOT_PROVEN
    lost, won = int(before, 16) & ~int(after, 16), int(after, 16) & ~int(before, 16)
    if lost and won:
        return Trend.INCOMPARABLE
    return Trend.LESS if lost else Trend.MORE if won else Trend.SAME

"""Votes and power: seats against votes against power, as ranges where something is open."""

from collections.abc import Iterator

from council_rules.analysis.games.report import GameReport, GroupRow
from council_rules.analysis.games.report import Row as GameRow
from council_rules.findings import CoalitionPower
from council_rules.report.document import (
    Block,
    Drawing,
    Figure,
    Heading,
    Paragraph,
    Part,
    Table,
    text,
)
from council_rules.report.parts.tables import row, table
from council_rules.report.pictures.shares import Room, Share, dumbbells, percent
from council_rules.report.view import View
from council_rules.report.wording import capital, ways
from council_rules.words import readable, series, some

_MOST_GROUPS, _MOST_ROWS = 6, 8
_ABLE = {True: "yes", False: "no", None: "open"}
_LEVELS = {"room": "In the room", "system": "Across bodies"}


def votes(view: View) -> Part:
    """Return the part on votes and power."""
    blocks: list[Block] = []
    rooms = rooms_of(view)
    if rooms:
        blocks.append(shares_figure(rooms))
    else:
        blocks.append(
            Paragraph(text("No procedure of the file is a vote whose power could be counted."))
        )
    blocks += [Paragraph(text(one)) for one in _unplayed(view)]
    if view.file.powers:
        blocks.append(Heading("Who can decide, and who can stop a decision"))
        blocks += [abilities(view, level) for level in _LEVELS]
    return Part("", "votes", "Votes and power", tuple(blocks))


def rooms_of(view: View) -> tuple[Room, ...]:
    """Return the procedures of which some share is known or has known bounds."""
    rooms = (_room(game, view) for game in view.material.games if game.game is not None)
    return tuple(one for one in rooms if any(share.power for share in one.shares))


def _room(one: GameReport, view: View) -> Room:
    assert one.game is not None
    groups: tuple[GroupRow, ...] | tuple[GameRow, ...] = (
        one.game.groups[:_MOST_GROUPS] or one.game.rows[:_MOST_ROWS]
    )
    known = is_settled(one)
    shares = tuple(_share(group, known, view) for group in groups)
    return Room(one.name, _note(one, known), shares)


def is_settled(one: GameReport) -> bool:
    """Return whether every completion gives the same game, so that its numbers are points."""
    return not one.openness.points or one.openness.games == 1


def _note(one: GameReport, known: bool) -> str:
    assert one.game is not None
    members = some(one.game.members, "member")
    if known:
        return members
    number = ways(one.openness.completions)
    if one.openness.games is None:
        return f"{number} completions, power not worked out"
    return f"{number} completions, {some(one.openness.games, 'game')}"


def _share(group: GroupRow | GameRow, known: bool, view: View) -> Share:
    if isinstance(group, GroupRow):
        origin = _origin(group.group, view)
    else:
        origin = view.structure.origin(group.members[0].partition("#")[0])
    point = (float(group.seat_share),) * 2, (float(group.vote_share),) * 2
    power = (float(group.over.least), float(group.over.most)) if group.over else None
    if known and power is None:
        power = (float(group.banzhaf),) * 2
    seats, votes_ = point if known else (None, None)
    return Share(group.name, origin, seats, votes_, power)


def _origin(group: str, view: View) -> str:
    """Return the origin of a group as the power module names it: 'locals(...)', or an id."""
    if "local" in group:
        return "local"
    if "outsider" in group:
        return "external"
    return view.structure.origin(group.partition("(")[2].strip('")') or group)


def shares_figure(rooms: tuple[Room, ...]) -> Figure:
    """Return seats against votes against power."""
    return Figure(
        caption=_caption(rooms),
        how=(
            "Small hollow mark: share of seats. Upright stroke: share of votes. Filled "
            "mark: share of voting power (normalised Banzhaf index). Hollow bar: the power "
            "lies somewhere in it, depending on what is open; then no point is drawn."
        ),
        table=_table(rooms),
        drawings=(Drawing(dumbbells(rooms, "shares-p")),),
        anchor="shares",
    )


def _caption(rooms: tuple[Room, ...]) -> str:
    apart = [
        (abs(one.power[0] - one.seats[0]), room, one)
        for room in rooms
        for one in room.shares
        if one.power
        and one.seats
        and one.power[0] == one.power[1]
        and one.seats[0] == one.seats[1]
    ]
    if not apart:
        return (
            "How much power a group has hangs on what is open; the bars show from where to "
            "where."
        )
    _, room, one = max(apart, key=lambda found: found[0])
    return (
        f"In '{room.name}', {one.name}: {percent(one.seats)} of the seats, "
        f"{percent(one.power)} of the power."
    )


def _table(rooms: tuple[Room, ...]) -> Table:
    rows = (
        row(room.name, one.name, percent(one.seats), percent(one.votes), percent(one.power))
        for room in rooms
        for one in room.shares
    )
    return table(
        "Shares of seats, votes and power",
        ("Procedure", "Group", "Seats", "Votes", "Power"),
        rows,
        (2, 3, 4),
    )


def _unplayed(view: View) -> Iterator[str]:
    for one in view.material.games:
        if one.game is None:
            yield f"'{one.name}' is no vote that could be counted: {one.problem}."
    left = [
        f"'{one.name}'"
        for one in view.material.games
        if one.game and not is_settled(one) and one.openness.games is None
    ]
    if left:
        yield (
            "The range of power over all completions was not worked out here for "
            f"{series(left)}, as there are too many; no number is given instead. "
            "'council-rules power' works out what it can."
        )


def abilities(view: View, level: str) -> Table:
    """Return who can decide and who can stop: groups in columns, single actors in the last."""
    powers = [one for one in view.file.powers if one.level == level]
    groups = tuple(dict.fromkeys(one.name for one in powers if not _single(one)))
    rows = []
    for subject in dict.fromkeys(one.subject for one in powers):
        own = [one for one in powers if one.subject == subject]
        by = {one.name: one for one in own}
        alone = (f"{one.name}: {_able(one)}" for one in own if _single(one))
        cells = (_able(by.get(group)) for group in groups)
        rows.append(row(_subject(subject, view), *cells, "; ".join(alone) or "–"))
    head = ("Procedure" if level == "room" else "Matter", *map(capital, groups), "Alone")
    return table(f"{_LEVELS[level]}: can decide / can stop", head, rows)


def _single(one: CoalitionPower) -> bool:
    return one.coalition.startswith("alone(")


def _subject(subject: str, view: View) -> str:
    """Return the name of a procedure or matter; a body without one acts by its voice."""
    known = readable(subject)
    name = view.structure.names.get(known, known)
    return name if known == subject else f"{name} (acting without a stated procedure)"


def _able(one: CoalitionPower | None) -> str:
    """Return what a group can do: decide, then stop, and what staying away changes."""
    if one is None:
        return "–"
    said = f"{_ABLE[one.wins]} / {_ABLE[one.blocks]}"
    if one.carries_if_absent is not one.wins and one.carries_if_absent is not False:
        said += (
            f"; {'' if one.carries_if_absent else 'perhaps '}decides if the others stay away"
        )
    if one.blocks_by_absence is not False:
        said += f"; {'' if one.blocks_by_absence else 'perhaps '}stops by staying away only"
    return said

"""Votes and power: seats against votes against power, as ranges where something is open."""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.analysis.games.report import GameReport, GroupRow
from council_rules.analysis.games.report import Row as GameRow
from council_rules.findings.report import CoalitionPower
from council_rules.logic.encode_blocs import GROUPS
from council_rules.report.coalitions import coalition_words
from council_rules.report.document import (
    Block,
    Drawing,
    Figure,
    Heading,
    Paragraph,
    Part,
    Remark,
    Row,
    Table,
    Text,
    code,
    noted,
    said,
    tell,
    text,
)
from council_rules.report.language import counted, mark, say
from council_rules.report.parts.tables import row, table
from council_rules.report.pictures.shares import (
    Room,
    Share,
    dumbbells,
    more,
    percent,
    power_of,
)
from council_rules.report.view import View
from council_rules.report.wording import apart, capital, listed, series, ways
from council_rules.words import readable

_MOST_GROUPS, _MOST_ROWS, _MOST_ROOMS = 12, 8, 4
_ABLE = {True: mark("yes"), False: mark("no"), None: mark("open")}
_LEVELS = {
    "room": mark("In the room: can decide / can stop"),
    "system": mark("Across bodies: can decide / can stop"),
}


def votes(view: View) -> Part:
    """Return the part on votes and power."""
    blocks: list[Block] = []
    rooms = rooms_of(view)
    if rooms:
        blocks.append(shares_figure(rooms))
    else:
        blocks.append(
            Paragraph(tell("No procedure of the file is a vote whose power could be counted."))
        )
    blocks += [Paragraph(one) for one in _unplayed(view)]
    blocks += [Remark(one) for one in _without_group(view)] if rooms else []
    if view.file.powers:
        blocks.append(Heading(tell("Who can decide, and who can stop a decision")))
        blocks += [abilities(view, level) for level in _LEVELS]
        blocks += [Remark(text(one)) for one in _counted_apart(view)]
    return Part("", "votes", say("Votes and power"), tuple(blocks))


def _without_group(view: View) -> Iterator[Text]:
    """Yield of which groups the shares count only the members whom the file names."""
    asked = (one.id for one in view.file.open_points)
    found = [one.removeprefix(GROUPS) for one in asked if one.startswith(GROUPS)]
    if found:
        yield tell(
            "To which group by {dimensions} some seats belong is open. In these shares they "
            "count with none; the tables below say 'open' where it matters.",
            dimensions=noted(series(f"'{one}'" for one in found)),
        )


def _counted_apart(view: View) -> Iterator[str]:
    """Yield which seats the tables of groups do not count as a reader would expect."""
    levels = view.structure.levels
    if any(one.origins and s.origin == "unstated" for one in levels for s in one.seats):
        yield say(
            "A seat whose origin the file does not state counts in these tables neither as "
            "local nor as one from outside."
        )
    if any(one.more for one in levels):
        yield say(
            "Seats that the file does not list count in these tables as local or as from "
            "outside, and with no other group: what they might add to another is not counted."
        )


def rooms_of(view: View) -> tuple[Room, ...]:
    """Return the procedures of which some share is known or has known bounds."""
    rooms = (_room(game, view) for game in view.material.games if game.game is not None)
    return tuple(one for one in rooms if any(share.power for share in one.shares))


def _room(one: GameReport, view: View) -> Room:
    assert one.game is not None
    groups: tuple[GroupRow, ...] | tuple[GameRow, ...] = one.game.groups or one.game.rows
    most = _MOST_GROUPS if one.game.groups else _MOST_ROWS
    known = is_settled(one)
    side = view.structure.side(one.body) if one.body else ""
    drawn = bool(one.openness.drawn)
    shares = tuple(
        replace(_share(group, known, side, view), drawn=drawn) for group in groups[:most]
    )
    return Room(
        one.name,
        _note(one, known),
        shares,
        left=max(0, len(groups) - most),
        whole=tuple(coalition_words(path, view.structure.names) for path in one.game.undivided),
    )


def is_settled(one: GameReport) -> bool:
    """Return whether every completion gives the same game, so that its numbers are points."""
    return not one.openness.points or (one.openness.games == 1 and not one.openness.drawn)


def _note(one: GameReport, known: bool) -> str:
    assert one.game is not None
    members = counted("{n} member", "{n} members", one.game.members)
    if one.game.undivided:
        members = say("{members}, a class as one", members=members)
    if known:
        return members
    number = ways(one.openness.completions)
    if one.openness.games is None:
        return say("{ways} completions, power not worked out", ways=number)
    games = counted("{n} game", "{n} games", one.openness.games)
    if one.openness.drawn:
        drawn = f"{one.openness.drawn:,}"
        return say("{drawn} drawn of {ways} completions", drawn=drawn, ways=number)
    return say("{ways} completions, {games}", ways=number, games=games)


def _share(group: GroupRow | GameRow, known: bool, side: str, view: View) -> Share:
    """Return the shares of a group; ``side`` is where all who may vote are from, if known."""
    if isinstance(group, GroupRow):
        origin = _origin(group.group, view)
        name = coalition_words(group.group, view.structure.names)
    else:
        origin = view.structure.origin(group.members[0].partition("#")[0])
        name = group.name
    point = (float(group.seat_share),) * 2, (float(group.vote_share),) * 2
    power = (float(group.over.least), float(group.over.most)) if group.over else None
    if known and power is None:
        power = (float(group.banzhaf),) * 2
    seats, votes_ = point if known else (_whole(group, side),) * 2
    return Share(name, origin, seats, votes_, power)


def _whole(group: GroupRow | GameRow, side: str) -> tuple[float, float] | None:
    """Return the share of locals or outsiders where all or none of the seats are theirs."""
    if not side or not isinstance(group, GroupRow):
        return None
    asked = next((one for one in ("local", "outsider") if group.group.startswith(one)), "")
    return (float(asked == side),) * 2 if asked else None


def _origin(group: str, view: View) -> str:
    """Return the origin of a group as the power module names it: 'locals(...)', or an id."""
    if "local" in group:
        return "local"
    if "outsider" in group:
        return "external"
    return view.structure.origin(group.partition("(")[2].strip('")') or group)


def shares_figure(rooms: tuple[Room, ...]) -> Figure:
    """Return seats against votes against power."""
    how = say(
        "Small hollow mark: share of the seats that vote. Upright stroke: share of votes. "
        "Filled mark: share of voting power (normalised Banzhaf index). Hollow bar: the "
        "power lies somewhere in it, depending on what is open; then no point is drawn. "
        "Dashed bar: only some completions were tried, drawn by lot; the power may lie "
        "anywhere in the bar, and beyond it."
    )
    return Figure(
        caption=_caption(rooms),
        how=f"{how} {_wholes(rooms)}".strip(),
        table=_table(rooms),
        drawings=tuple(_drawings(rooms)),
        anchor="shares",
    )


def _wholes(rooms: tuple[Room, ...]) -> str:
    """Return whose votes are only known as a sum, and what that does to the numbers."""
    found = dict.fromkeys(name for room in rooms for name in room.whole)
    if not found:
        return ""
    return say(
        "Known only by the sum of their votes, and counted as if they voted as one: {classes}. "
        "Where they do not, the power of everybody in that vote is another.",
        classes=listed(f"'{name}'" for name in found),
    )


def _drawings(rooms: tuple[Room, ...]) -> Iterator[Drawing]:
    """Return pictures of so many procedures each that a page is not left empty for one."""
    for first in range(0, len(rooms), _MOST_ROOMS):
        yield Drawing(dumbbells(rooms[first : first + _MOST_ROOMS], f"shares-p{first}"))


def _caption(rooms: tuple[Room, ...]) -> str:
    apart = [
        (abs(one.power[0] - one.seats[0]), room, one)
        for room in rooms
        for one in room.shares
        if not room.whole
        and one.power
        and one.seats
        and not one.drawn
        and one.power[0] == one.power[1]
        and one.seats[0] == one.seats[1]
    ]
    if not apart and all(room.whole for room in rooms):
        return say("Shares of power, as if a class known only by its sum voted as one.")
    if not apart:
        return say(
            "How much power a group has hangs on what is open; the bars show from where to "
            "where."
        )
    _, room, one = max(apart, key=lambda found: found[0])
    return say(
        "In '{room}', {group}: {seats} of the seats that vote in the body, {power} of the "
        "power over this decision.",
        room=room.name,
        group=one.name,
        seats=percent(one.seats),
        power=percent(one.power),
    )


def _table(rooms: tuple[Room, ...]) -> Table:
    rows: list[Row] = []
    for room in rooms:
        rows += (
            row(room.name, one.name, percent(one.seats), percent(one.votes), power_of(one))
            for one in room.shares
        )
        if room.left:
            rows.append(row(room.name, more(room), "–", "–", "–"))
    return table(
        say("Shares of seats, votes and power"),
        (
            say("Procedure"),
            say("Group"),
            say("Voting seats"),
            say("Votes"),
            say("Power"),
        ),
        rows,
        (2, 3, 4),
        "shares",
    )


def _unplayed(view: View) -> Iterator[Text]:
    for one in view.material.games:
        if one.game is None:
            yield tell(
                "'{procedure}' is no vote that could be counted: {problem}.",
                procedure=one.name,
                problem=said(one.problem),
            )
    left = [
        f"'{one.name}'"
        for one in view.material.games
        if one.game and not is_settled(one) and one.openness.games is None
    ]
    if left:
        yield tell(
            "The range of power over all completions was not worked out here for {procedures}, "
            "as there are too many; no number is given instead. {command} works out what "
            "it can.",
            procedures=series(left),
            command=code("council-rules power"),
        )


def abilities(view: View, level: str) -> Table:
    """Return who can decide and who can stop: groups in columns.

    Across bodies single actors who decide, or may, stand in the last; in the room nobody asks.
    """
    powers = [one for one in view.file.powers if one.level == level]
    groups = tuple(dict.fromkeys(one.coalition for one in powers if not _single(one)))
    names = view.structure.names
    rows = []
    for subject in dict.fromkeys(one.subject for one in powers):
        own = [one for one in powers if one.subject == subject]
        by = {one.coalition: one for one in own}
        alone: dict[str, list[str]] = {}
        for one in own:
            if _single(one):
                alone.setdefault(_able(one), []).append(coalition_words(one.coalition, names))
        cells = [_able(by.get(group)) for group in groups]
        if level == "system":
            cells.append(apart(f"{listed(who)}: {able}" for able, who in alone.items()) or "–")
        rows.append(row(_subject(subject, view), *cells))
    heads = [capital(coalition_words(one, names)) for one in groups]
    if level == "system":
        heads.append(say("Single actors who decide alone, or may"))
    first = say("Procedure") if level == "room" else say("Matter")
    return table(say(_LEVELS[level]), (first, *heads), rows, look="abilities")


def _single(one: CoalitionPower) -> bool:
    return one.coalition.startswith("alone(")


def _subject(subject: str, view: View) -> str:
    """Return the name of a procedure or matter; a body without one acts by its voice."""
    known = readable(subject)
    name = view.structure.names.get(known, known)
    if known == subject:
        return name
    return say("{body} (acting without a stated procedure)", body=name)


def _able(one: CoalitionPower | None) -> str:
    """Return what a group can do: decide, then stop, and what staying away changes."""
    if one is None:
        return "–"
    found = [f"{say(_ABLE[one.wins])} / {say(_ABLE[one.blocks])}"]
    if one.carries_if_absent is not one.wins and one.carries_if_absent is not False:
        found.append(
            say("decides if the others stay away")
            if one.carries_if_absent
            else say("perhaps decides if the others stay away")
        )
    if one.blocks_by_absence is not False:
        found.append(
            say("stops by staying away only")
            if one.blocks_by_absence
            else say("perhaps stops by staying away only")
        )
    return apart(found)

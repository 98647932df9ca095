"""Voting power as text: a table of members, a bar for each share, and coalitions."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from council_rules.analysis.games.measure import called
from council_rules.analysis.games.report import (
    Coalitions,
    Counted,
    GameReport,
    GroupRow,
    Interval,
    PowerReport,
    Row,
)
from council_rules.render.display import clean, pad, width, wrapped
from council_rules.render.look import Look, counted

_BAR = 24
_NAME = 34
# what a table takes besides the names
_TABLE = 62
_ROWS = 6
_SHORT_FACTS = 3
_LEVELS = {"room": "in the room", "system": "across bodies"}
NOTE = (
    "Power is a statement about rules, not a forecast: it counts in how many ways a vote can "
    "decide, whatever people want."
)
APART = (
    "In the room everybody comes and votes. Across bodies those outside of a coalition may "
    "stay away as well, so that it also has to make the quorum."
)


def render(report: PowerReport, look: Look) -> str:
    """Return the games of a file in short, then each with its table if all is asked for."""
    blocks = [list(_in_short(game, report, look)) for game in report.games]
    if look.full:
        blocks += [list(_game(game, report, look)) for game in report.games]
    played = {one.level for one in report.games if one.game}
    if played:
        note = f"{NOTE} {APART}" if "system" in played else NOTE
        blocks.append(wrapped(note, look.columns))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _in_short(one: GameReport, report: PowerReport, look: Look) -> Iterator[str]:
    """Return who has how much power in a game, in few lines."""
    yield _head(one, report, look)
    game = one.game
    if game is None:
        yield from _indented([one.problem], look)
    else:
        act = f"{_decimal(game.act)} ({_short(game.act)})"
        yield from _indented([f"{counted(game.members, 'member')}; power to act {act}"], look)
        rows: list[GroupRow | Row] = [*(game.groups or game.rows)]
        rows.sort(key=lambda row: -row.banzhaf)
        yield from _indented((_share(row) for row in rows[:_ROWS]), look)
        if rest := len(rows[_ROWS:]):
            yield from _indented([f"and {rest} with no more power each (--full)"], look)
        yield from _indented(["; ".join(list(_facts(game, report))[:_SHORT_FACTS])], look)
    yield from _indented(_open(one), look)


def _share(row: GroupRow | Row) -> str:
    said = f"{row.name}: {_percent(row.seat_share)} of seats, {_percent(row.banzhaf)} of power"
    if row.over is not None and row.over.least != row.over.most:
        said += f" ({_interval(row.over)} over all completions)"
    return f"{said}; as one it {_able(row)}" if isinstance(row, GroupRow) else said


def _able(row: GroupRow) -> str:
    able = [word for word, yes in (("wins", row.wins), ("blocks", row.blocks)) if yes]
    return " and ".join(able) if able else "neither wins nor blocks"


def _head(one: GameReport, report: PowerReport, look: Look) -> str:
    body = f" ({report.names[one.body]})" if one.body else ""
    name = clean(f"{one.name}{body}, {_LEVELS[one.level]}")
    return look.paint(name, "bold") + clean(f"  {one.subject}, {report.file}:{one.place.line}")


def _game(one: GameReport, report: PowerReport, look: Look) -> Iterator[str]:
    yield _head(one, report, look)
    if one.game is None:
        yield from _indented([one.problem], look)
    else:
        yield from _counted(one.game, one, report, look)
    yield from _indented(_open(one), look)


def _counted(game: Counted, one: GameReport, report: PowerReport, look: Look) -> Iterator[str]:
    room = one.level == "room"
    everything = 2**game.members
    yield from _indented(
        [
            f"{counted(game.members, 'member')}; {game.winning:,} of {everything:,} coalitions "
            f"win, so the power to act is {_decimal(game.act)} ({_short(game.act)})"
        ],
        look,
    )
    if game.undivided:
        which = ", ".join(called(one, report.names) for one in game.undivided)
        said = f"known only as a whole, and taken for one member: {which}"
        yield from _indented([said], look)
    yield ""
    yield from _table(game, room, max(_NAME, look.columns - _TABLE))
    yield ""
    yield from _bars(game.groups or game.rows, room, max(_NAME, look.columns - _TABLE))
    yield ""
    yield from _indented(_facts(game, report), look)
    for title, found in (
        ("minimal winning coalitions", game.minimal_winning),
        ("minimal blocking coalitions", game.minimal_blocking),
    ):
        yield from _indented(_coalitions(title, found, report), look)


def _indented(lines: Iterable[str], look: Look) -> Iterator[str]:
    for line in lines:
        extra = len(line) - len(line.lstrip())
        for number, piece in enumerate(wrapped(clean(line), look.columns - 6 - extra)):
            yield " " * (extra + (4 if number else 2)) + piece


def _table(game: Counted, room: bool, longest: int) -> Iterator[str]:
    head = ["member", "each of", "seats", "votes", "Banzhaf", "absolute", "Shapley-Shubik"]
    lines = [head]
    for row in game.rows:
        lines.append(
            [
                _cut(row.name, longest),
                str(len(row.members)),
                _percent(row.seat_share),
                _percent(row.vote_share),
                _percent(row.banzhaf),
                _decimal(row.absolute),
                _percent(row.shapley_shubik) if row.shapley_shubik is not None else "too much",
            ]
        )
    shown = [number for number in range(len(head)) if room or head[number] != "votes"]
    room_of = {number: max(width(line[number]) for line in lines) for number in shown}
    for line in lines:
        first, *others = (
            pad(line[number], room_of[number])
            if not number
            else line[number].rjust(room_of[number])
            for number in shown
        )
        yield f"  {'  '.join([first, *others])}".rstrip()


def _bars(rows: Sequence[GroupRow] | Sequence[Row], room: bool, longest: int) -> Iterator[str]:
    space = max(width(_cut(row.name, longest)) for row in rows)
    for row in rows:
        shares = [("seats", row.seat_share), ("votes", row.vote_share), ("power", row.banzhaf)]
        for word, share in shares:
            if word == "votes" and not room:
                continue
            name = _cut(row.name, longest) if word == "seats" else ""
            bar = "#" * round(share * _BAR)
            line = f"  {pad(name, space)}  {word}  {_percent(share):>7}  {bar}"
            yield line.rstrip()
        if isinstance(row, GroupRow):
            yield f"  {' ' * space}  {_as_one(row)}"
        if row.over is not None and row.over.least != row.over.most:
            yield f"  {' ' * space}  power, over all completions: {_interval(row.over)}"


def _as_one(row: GroupRow) -> str:
    return (
        f"as one it {_able(row)}; its vote then decides with probability {_decimal(row.as_one)}"
    )


def _interval(over: Interval) -> str:
    return f"{_percent(over.least)} to {_percent(over.most)}"


def _facts(game: Counted, report: PowerReport) -> Iterator[str]:
    for word, members in (("veto players", game.vetoes), ("dummies", game.dummies)):
        yield f"{word}: {_listed(members, report) or 'none'}"
    yield f"dictator: {called(game.dictator, report.names) if game.dictator else 'none'}"
    yield f"proper (no two separate camps both win): {_yes(game.proper)}"
    yield f"strong (of two camps that make up all members one always wins): {_yes(game.strong)}"


def _yes(answer: bool | None) -> str:
    return "too much to work out" if answer is None else "yes" if answer else "no"


def _listed(members: Sequence[str], report: PowerReport) -> str:
    """Return members by name; all seats of a class as so many of it."""
    classes: dict[str, list[str]] = {}
    for one in members:
        classes.setdefault(one.partition("#")[0], []).append(one)
    return ", ".join(
        called(ones[0], report.names)
        if len(ones) == 1
        else f"{len(ones)} of {report.names.get(path, path)}"
        for path, ones in classes.items()
    )


def _coalitions(title: str, found: Coalitions, report: PowerReport) -> Iterator[str]:
    if found.number is None:
        yield f"{title}: too many to count"
        return
    yield f"{title}: {found.number:,}"
    for kind in found.kinds:
        yield "  " + " + ".join(
            _listed(members, report)
            if number == len(members)
            else f"{number} of {_several(members, report)}"
            for number, members in kind
        )
    if found.more:
        yield "  and further kinds (--limit)"


def _several(members: Sequence[str], report: PowerReport) -> str:
    """Return interchangeable members by name, or how many of a class there are."""
    classes = {one.partition("#")[0] for one in members}
    if len(classes) == 1:
        return f"{len(members)} {_listed(members, report).partition(' of ')[2]}"
    return f"({_listed(members, report)})"


def _open(one: GameReport) -> Iterator[str]:
    state = one.openness
    if not state.points:
        return
    points = counted(len(state.points), "open point")
    bear = "bears" if len(state.points) == 1 else "bear"
    ways = counted(state.completions, "completion")
    if state.games is None:
        yield (
            f"{points} {bear} on this in {state.completions:,} completions, too many to play "
            "them all: the numbers are those of the typical completion, the least and the "
            "most are not worked out"
        )
        return
    games = counted(state.games, "different game")
    yield f"{points} {bear} on this: {ways}, {games}; shown is the typical completion"
    if state.act is not None and state.act.least != state.act.most:
        yield (
            "power to act, over all completions: "
            f"{_decimal(state.act.least)} to {_decimal(state.act.most)}"
        )
    if state.stuck and one.game:
        yield "in some completions no motion ever passes"
    if state.certain and one.game:
        yield "in some completions a motion passes without a single vote"


def _cut(name: str, longest: int) -> str:
    text = clean(name)
    return text if width(text) <= longest else text[: longest - 3] + "..."


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.1f}%"


def _decimal(value: Fraction) -> str:
    return (
        f"{float(value):.4f}"
        if value >= Fraction(1, 1000) or not value
        else f"{float(value):.2e}"
    )


def _short(value: Fraction) -> str:
    text = str(value)
    return text if len(text) <= 24 else "exactly, see the JSON output"

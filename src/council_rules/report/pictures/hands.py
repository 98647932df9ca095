"""Who fills, empties, vets and overrides which body, from where it begins."""

from collections.abc import Sequence

from council_rules.record import Record
from council_rules.report.hands import EACH, KINDS, NOBODY, UNKNOWN, UNSAID, Edge
from council_rules.report.language import say
from council_rules.report.pictures.marks import COLOURS, Mark, drawn
from council_rules.report.pictures.svg import (
    GREY,
    INK,
    PAPER,
    RED,
    box,
    cut,
    number,
    path,
    picture,
    words,
)
from council_rules.report.structure import Level, Seats
from council_rules.report.wording import apart, word

_WIDE, _NODE, _HIGH, _GAP = 780.0, 190.0, 40.0, 16.0
_LEFT, _MIDDLE, _RIGHT = 0.0, 290.0, _WIDE - 200.0
_STYLES: dict[str, tuple[str, str, str | None, float]] = {
    "fill": (INK, "ink", None, 1.4),
    "confirm": (GREY, "gr", None, 1.2),
    "propose": (INK, "ink", "1 3.4", 1.4),
    "vet": (COLOURS["regional"], "vet", "7 3", 1.8),
    "empty": (RED, "rem", "4 3", 1.6),
    "remove": (RED, "rem", "1.5 4", 1.6),
    "veto": ("#3d3a8c", "vto", "8 2 2 2", 1.6),
    "override": ("#3d3a8c", "vto", None, 1.6),
}
_BARRED = ("vet", "veto", "override")
_CROSSED = ("empty", "remove")
_SAID = (NOBODY, UNKNOWN, UNSAID)


class Source(Record):
    """Somebody with a hand in bodies: where it stands, and its origin if it has one."""

    id: str
    name: str
    origin: str
    within: str


def graph(edges: Sequence[Edge], levels: Sequence[Level], sources: Sequence[Source]) -> str:
    """Return the graph: where it begins, who fills from within the structure, the bodies."""
    inner = [one for one in sources if one.within]
    outer = [one for one in sources if not one.within]
    tall = max(len(levels), len(outer), len(inner))
    high = 30 + tall * (_HIGH + _GAP)
    ends = {level.id: _place(n, len(levels), tall) for n, level in enumerate(levels)}
    starts = {one.id: (_LEFT, _place(n, len(outer), tall)) for n, one in enumerate(outer)}
    starts |= {one.id: (_MIDDLE, _place(n, len(inner), tall)) for n, one in enumerate(inner)}
    body = box(0, 0, _WIDE, high, class_="bg", fill=PAPER)
    columns = (
        (_LEFT, say("where it begins")),
        (_MIDDLE, say("within")),
        (_RIGHT, say("bodies")),
    )
    for x, said in columns:
        body += words(x, 12, said, 11, fill=GREY, class_="tg")
    order: dict[str, int] = {}
    for edge in edges:
        order[edge.body] = order.get(edge.body, -1) + 1
        x, y = starts[edge.source]
        spread = min(order[edge.body], 6) * 5 - 12
        body += _edge(edge, x + _NODE, y + _HIGH / 2, ends[edge.body] + _HIGH / 2 + spread)
    for one in sources:
        body += _source(one, *starts[one.id])
    for level in levels:
        body += _level(level, ends[level.id])
    says = apart(_said(edge, levels) for edge in edges)
    title = say("Who fills, empties, vets and overrides")
    return picture("hands", _WIDE, high, body, title, says, "fit graph")


def _place(position: int, of: int, tall: int) -> float:
    """Return where a node stands, the nodes of a column spread over the height."""
    room = (tall * (_HIGH + _GAP)) / max(of, 1)
    return 24 + position * room + (room - _HIGH - _GAP) / 2


def _said(edge: Edge, levels: Sequence[Level]) -> str:
    names = {level.id: level.name for level in levels}
    number = f" ({edge.number})" if edge.number else ""
    return say(
        "{who} {does}: {body}{number}, {basis}",
        who=edge.name,
        does=say(KINDS[edge.kind]),
        body=names[edge.body],
        number=number,
        basis=word(edge.basis),
    )


def _edge(edge: Edge, x: float, y: float, end: float) -> str:
    colour, class_, dash, width = _STYLES[edge.kind]
    if edge.kind == "fill":
        width = min(1.4 + edge.seats / 8, 5.0)
    if edge.source in (UNKNOWN, UNSAID):
        dash = "2 3"
    tip = _RIGHT - 8
    half = x + (tip - x) / 2
    line = f"M{number(x)} {number(y)}C{number(half)} {number(y)} {number(half)} {number(end)}"
    line += f" {number(tip)} {number(end)}"
    look = {"class_": class_, "fill": "none", "stroke": colour}
    drawn_ = path(line, **look, stroke_width=float(width), stroke_dasharray=dash)
    return drawn_ + _tip(edge.kind, tip, end, colour, class_)


def _tip(kind: str, x: float, y: float, colour: str, class_: str) -> str:
    at = f"M{number(x + 1)} {number(y - 5)}"
    look = {"class_": class_, "stroke": colour, "fill": "none"}
    if kind in _BARRED:
        return path(f"{at}v10", **look, stroke_width=3)
    if kind in _CROSSED:
        return path(f"{at}l8 10m0 -10l-8 10", **look, stroke_width=2)
    return path(f"{at}l8 5l-8 5Z", class_=f"{class_}f", fill=colour)


def _source(one: Source, x: float, y: float) -> str:
    dash = "3 2" if one.id in (UNKNOWN, UNSAID) else None
    node = box(
        x, y, _NODE, _HIGH, class_="nbox", fill=PAPER, stroke=INK, rx=2, stroke_dasharray=dash
    )
    has_mark = bool(one.origin) and one.id not in (*_SAID, EACH)
    if has_mark:
        node += drawn([(Mark(one.origin, "certain"), x + 13, y + _HIGH / 2)], 5.6)
    left = x + (26 if has_mark else 10)
    if not one.within:
        return node + words(left, y + 24, cut(one.name, 26), 12, weight=600)
    node += words(left, y + 18, cut(one.name, 26), 12, weight=600)
    return node + words(left, y + 32, cut(one.within, 27), 11, fill=GREY, class_="tg")


def _number(own: Sequence[Seats]) -> str:
    """Return how many seats of one origin there are, as a range where that is open."""
    sure, all_ = sum(one.sure for one in own), sum(one.number for one in own)
    if any(one.open for one in own):
        return f"{sure}+"
    return str(all_) if sure == all_ else f"{sure}–{all_}"


def _level(level: Level, y: float) -> str:
    node = box(_RIGHT + 2, y, 198, _HIGH, class_="nbox", fill=PAPER, stroke=INK, rx=2)
    node += words(_RIGHT + 12, y + 17, cut(level.name, 29), 12, weight=600)
    x = _RIGHT + 17
    for origin in COLOURS:
        own = [one for one in level.seats if one.origin == origin]
        if any(one.number for one in own):
            seats = _number(own)
            node += drawn([(Mark(origin, "certain"), x, y + 29)], 4.8)
            node += words(x + 9, y + 33, seats, 11.6, weight=600)
            x += 24 + 6.4 * len(seats)
    return (
        node
        if level.seats
        else node + words(x - 5, y + 33, say("no seats"), 11, fill=GREY, class_="tg")
    )

"""Marks of seats: shape for the origin, fill for how certain the seat is."""

from collections.abc import Iterable
from itertools import groupby

from council_rules.record import Record
from council_rules.report.language import counted, mark, say
from council_rules.report.pictures.svg import GREY, INK, PAPER, number, ornament, path, words
from council_rules.report.structure import Seats
from council_rules.report.wording import listed

COLOURS = {
    "local": "#0B5CAD",
    "regional": "#A85400",
    "external": "#4b4e57",
    "neutral": "#3d3a8c",
    "unstated": "#6b6e76",
}
ORIGIN_WORDS = {
    "local": mark("local"),
    "regional": mark("regional"),
    "external": mark("external"),
    "neutral": mark("neutral"),
    "unstated": mark("origin not stated"),
}
STATES = ("certain", "voteless", "possible", "open")


class Mark(Record):
    """One mark: origin, one of ``STATES``, and whether it is that of a chair."""

    origin: str
    state: str
    chair: bool = False


def outline(origin: str, x: float, y: float, r: float) -> str:
    """Return the outline of a mark as the data of a path."""
    if origin == "local":
        return (
            f"M{number(x - r)} {number(y)}a{number(r)} {number(r)} 0 1 0 {number(2 * r)} 0"
            + (f"a{number(r)} {number(r)} 0 1 0 {number(-2 * r)} 0Z")
        )
    if origin == "regional":
        k = r * 1.22
        return (
            f"M{number(x)} {number(y - k)}l{number(k)} {number(k)}l{number(-k)} {number(k)}"
            + (f"l{number(-k)} {number(-k)}Z")
        )
    if origin == "neutral":
        k = r * 1.05
        side = f"h{number(k)}l{number(k / 2)} {number(k * 0.87)}"
        return f"M{number(x - k / 2)} {number(y - k * 0.87)}{side}" + (
            f"l{number(-k / 2)} {number(k * 0.87)}h{number(-k)}l{number(-k / 2)} "
            f"{number(-k * 0.87)}Z"
        )
    if origin == "unstated":
        k = r * 1.1
        return f"M{number(x)} {number(y - k)}l{number(k)} {number(k * 1.8)}h{number(-2 * k)}Z"
    k = r * 0.9
    return f"M{number(x - k)} {number(y - k)}h{number(2 * k)}v{number(2 * k)}h{number(-2 * k)}Z"


def drawn(marks: Iterable[tuple[Mark, float, float]], r: float) -> str:
    """Return marks at their places; neighbours that look alike are one element."""
    return "".join(
        _alike(mark, [(x, y) for _, x, y in group], r)
        for mark, group in groupby(marks, key=lambda one: one[0])
    )


def _alike(mark: Mark, places: list[tuple[float, float]], r: float) -> str:
    colour = COLOURS[mark.origin]
    shapes = "".join(outline(mark.origin, x, y, r - 0.4) for x, y in places)
    if mark.state == "certain":
        found = path(shapes, class_=f"l-{mark.origin}", fill=colour)
    else:
        dash = "2.4 1.6" if mark.state == "possible" else None
        width = 1.8 if mark.state == "voteless" else 1.3
        look = {"class_": f"l-{mark.origin}s", "fill": PAPER, "stroke": colour}
        found = path(shapes, **look, stroke_width=width, stroke_dasharray=dash)
    for x, y in places:
        found += _inside(mark, x, y, r)
    if mark.chair:
        bars = "".join(
            f"M{number(x - r)} {number(y - r - 3)}h{number(2 * r)}" for x, y in places
        )
        found += path(bars, class_="ink", stroke=INK, stroke_width=2)
    return found


def _inside(mark: Mark, x: float, y: float, r: float) -> str:
    colour, class_ = COLOURS[mark.origin], f"l-{mark.origin}t"
    if mark.state == "possible":
        return words(x, y + r * 0.56, "?", r * 1.62, "middle", 600, colour, class_)
    if mark.state == "voteless":
        line = f"M{number(x - r * 0.5)} {number(y)}h{number(r)}"
        return path(line, class_=f"l-{mark.origin}s", stroke=colour, stroke_width=1.8)
    return ""


def marks_of(seats: Iterable[Seats]) -> list[Mark | str]:
    """Return the marks of classes of seats in order; '×?' stands for a number that is open."""
    found: list[Mark | str] = []
    for one in seats:
        state = "certain" if one.votes or one.votes is None else "voteless"
        state = "possible" if one.possible or one.votes is None else state
        if one.most is None:
            found += [Mark(one.origin, "open", one.chair), "×?"]
            continue
        found += [Mark(one.origin, state, one.chair)] * one.number
        found += [Mark(one.origin, "open", one.chair)] * (one.most - one.number)
    return found


def in_words(one: Seats) -> str:
    """Return a class of seats in words, with all that its mark says."""
    found = [f"{one.name}: {say(ORIGIN_WORDS[one.origin])}"]
    if one.most is None:
        found.append(say("number of seats open"))
    elif one.most != one.number:
        found.append(say("{least} to {most} seats", least=one.number, most=one.most))
    elif one.number != 1:
        found.append(counted("{n} seat", "{n} seats", one.number))
    if one.possible:
        found.append(say("taking part uncertain"))
    if not one.votes:
        found.append(say("vote open") if one.votes is None else say("no vote"))
    if one.chair:
        found.append(say("chair"))
    return listed(found)


def glyph(mark: Mark) -> str:
    """Return one mark for a legend, where words stand beside it."""
    return ornament(15, 17, drawn([(mark, 7.5, 9.5)], 5.4), "gl")


def sign(x: float, y: float) -> str:
    """Return the sign for a number that is open."""
    return words(x - 7.5, y + 4.2, "×?", 12, fill=GREY, class_="tg")

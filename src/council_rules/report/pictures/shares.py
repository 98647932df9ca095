"""Seats against votes against power: points where they are known, bars where open."""

from collections.abc import Sequence

from council_rules.record import Record
from council_rules.report.language import counted, say
from council_rules.report.pictures.marks import COLOURS, outline
from council_rules.report.pictures.svg import (
    GREY,
    HAIR,
    PAPER,
    box,
    cut,
    number,
    path,
    picture,
    words,
)
from council_rules.report.wording import apart, listed

Range = tuple[float, float]


class Share(Record):
    """What a group has: shares from 0 to 1, each with its least and most; None if not known.

    ``drawn`` says that the range of power is that of completions drawn by lot.
    """

    name: str
    origin: str
    seats: Range | None
    votes: Range | None
    power: Range | None
    drawn: bool = False


class Room(Record):
    """A voting procedure with those who vote in it.

    ``left`` more of them are not shown. ``whole`` are classes of seats whose votes are known
    only as a sum: each is counted as one member, which changes the power of everybody.
    """

    name: str
    note: str
    shares: tuple[Share, ...]
    left: int = 0
    whole: tuple[str, ...] = ()


def dumbbells(rooms: Sequence[Room], id: str) -> str:
    """Return one line for each group of each procedure."""
    wide, left, line = 720.0, 210.0, 26
    right = wide - 74
    high = 24 + sum(34 + line * len(room.shares) for room in rooms)
    body, y = _scale(left, right, high), 18.0
    for room in rooms:
        y += 18
        body += box(0, y - 13, wide, 18, class_="bg", fill=PAPER)
        body += words(0, y, cut(room.name, 62), 13, weight=600)
        body += words(wide, y, cut(_aside(room), 60), 11.5, "end", fill=GREY, class_="tg")
        y += 10
        for share in room.shares:
            body += words(left - 10, y + 13, cut(share.name, 32), 12.5, "end")
            body += _line(share, left, right, y + 9)
            body += words(wide, y + 13, percent(share.power), 12, "end", 600)
            y += line
        y += 6
    says = apart(_said(room) for room in rooms)
    return picture(
        id, wide, high, body, say("Seats, votes and voting power"), says, "fit graph"
    )


def _aside(room: Room) -> str:
    """Return what stands beside the name of a procedure."""
    return apart([room.note, more(room)]) if room.left else room.note


def more(room: Room) -> str:
    """Return in words how many of those who vote are not shown."""
    return counted("{n} more, not shown", "{n} more, not shown", room.left)


def _scale(left: float, right: float, high: float) -> str:
    body = ""
    for part in (0, 25, 50, 75, 100):
        x = left + (right - left) * part / 100
        dash = None if part in (0, 50, 100) else "2 3"
        line = f"M{number(x)} 16V{number(high - 4)}"
        body += path(line, class_="grid", stroke=HAIR, stroke_dasharray=dash)
        body += words(x, 11, f"{part}%", 11, "middle", fill=GREY, class_="tg")
    return body


def _line(share: Share, left: float, right: float, y: float) -> str:
    """Return seats hollow and small, votes as a stroke, power filled; ranges as hollow bars."""

    def at(value: float) -> float:
        return left + (right - left) * value

    colour, body = COLOURS[share.origin], ""
    look = {"class_": f"l-{share.origin}s", "fill": PAPER, "stroke": colour}
    known = [one[0] for one in (share.seats, share.power) if one and one[0] == one[1]]
    if len(known) == 2 and abs(known[0] - known[1]) > 0.004:
        line = f"M{number(at(known[0]))} {number(y)}H{number(at(known[1]))}"
        body += path(line, class_=f"l-{share.origin}s", stroke=colour, stroke_width=2.2)
    if share.power and (share.drawn or share.power[0] != share.power[1]):
        low, high = map(at, share.power)
        dash = "3 2" if share.drawn else None
        wide = max(high - low, 3)
        body += box(
            low, y - 4.2, wide, 8.4, rx=4.2, **look, stroke_width=1.4, stroke_dasharray=dash
        )
    elif share.power:
        shape = outline(share.origin, at(share.power[0]), y, 6)
        body += path(shape, class_=f"l-{share.origin}", fill=colour)
    if share.votes and share.votes[0] == share.votes[1]:
        x = at(share.votes[0])
        line = f"M{number(x)} {number(y - 8)}v16"
        body += path(line, class_=f"l-{share.origin}s", stroke=colour, stroke_width=1.6)
    if share.seats and share.seats[0] == share.seats[1]:
        shape = outline(share.origin, at(share.seats[0]), y, 4.4)
        body += path(shape, **look, stroke_width=1.6)
    return body


def power_of(share: Share) -> str:
    """Return a share of power in words, and whether it is that of completions drawn by lot."""
    said = percent(share.power)
    return say("{range} of those drawn", range=said) if share.drawn and share.power else said


def percent(one: Range | None) -> str:
    """Return a share in words, as a range where it is one."""
    if one is None:
        return say("open")
    low, high = (
        f"{100 * value:.0f}" if value >= 0.0995 or not value else f"{100 * value:.1f}"
        for value in one
    )
    return f"{low}%" if low == high else f"{low}–{high}%"


def _said(room: Room) -> str:
    groups = (
        say(
            "{group}: seats {seats}, votes {votes}, power {power}",
            group=one.name,
            seats=percent(one.seats),
            votes=percent(one.votes),
            power=power_of(one),
        )
        for one in room.shares
    )
    return f"{room.name}: {listed(groups)}"

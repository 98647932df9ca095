"""A big chamber as a half circle: one mark a seat, classes of seats side by side."""

from math import cos, pi, sin

from council_rules.report.language import counted, say
from council_rules.report.pictures.marks import Mark, drawn, in_words, marks_of
from council_rules.report.pictures.svg import GREY, box, cut, picture, words
from council_rules.report.structure import Level
from council_rules.report.wording import apart, listed

FEWEST = 31
_WIDE = 560.0


def hemicycle(level: Level, id: str) -> str:
    """Return the seats of one body in rows around its chair."""
    chairs = [one for one in level.seats if one.chair]
    others = [one for one in level.seats if not one.chair]
    marks = [one for one in marks_of(others) if isinstance(one, Mark)]
    places, r = _places(len(marks))
    middle, floor = _WIDE / 2, _WIDE / 2 + 6
    placed = [(mark, x, y) for mark, (x, y) in zip(marks, places, strict=True)]
    body = box(0, 0, _WIDE, floor + 56, class_="bg", fill="#ffffff")
    body += drawn(placed, r)
    front = [one for one in marks_of(chairs) if isinstance(one, Mark)]
    body += drawn([(one, middle + 22 * n, floor - 12) for n, one in enumerate(front)], 9)
    y = floor + 22
    said = listed(f"{one.name} {one.number}" for one in others[:6])
    if len(others) > 6:
        said += counted(" and {n} class more", " and {n} classes more", len(others) - 6)
    body += words(middle, y, cut(said, 92), 12, "middle")
    body += words(
        middle,
        y + 16,
        say("from left to right, in the order of the file"),
        11,
        "middle",
        fill=GREY,
        class_="tg",
    )
    says = apart(in_words(one) for one in level.seats)
    return picture(
        id, _WIDE, floor + 56, body, say("Seats of {body}", body=level.name), says, "fit hemi"
    )


def _places(number: int) -> tuple[list[tuple[float, float]], float]:
    """Return places from left to right and the size of a mark."""
    rows = max(3, min(14, round((number / 9) ** 0.5)))
    inner, outer = 0.36, 0.96
    radii = [_WIDE / 2 * (inner + (outer - inner) * row / (rows - 1)) for row in range(rows)]
    whole = sum(radii)
    counts = [round(number * radius / whole) for radius in radii]
    counts[-1] += number - sum(counts)
    found = []
    for radius, count in zip(radii, counts, strict=True):
        for place in range(count):
            angle = pi * (1 - (place + 0.5) / max(count, 1))
            found.append((angle, radius))
    found.sort(key=lambda one: (-one[0], one[1]))
    r = min(8.0, 0.42 * (radii[1] - radii[0]), 0.45 * pi * radii[-1] / max(counts[-1], 1))
    middle, floor = _WIDE / 2, _WIDE / 2 + 6
    return [(middle + radius * cos(a), floor - radius * sin(a)) for a, radius in found], r

"""Findings as squares: one square is one finding, in rows that make lengths comparable."""

from math import ceil

from council_rules.report.pictures.svg import GREY, INK, PAPER, number, ornament, path

_ROW, _SIDE, _STEP = 48, 6.6, 8.2


def squares(must: int, should: int = 0, half: int = 0, most: int = 320) -> str:
    """Return filled, hollow and half squares; beyond ``most`` the number alone has to do."""
    total = min(must + should + half, most)
    parts = {"u1": "", "u2": "", "u3": ""}
    for place in range(total):
        x, y = place % _ROW * _STEP + 0.5, place // _ROW * _STEP + 0.5
        if place < must:
            parts["u1"] += f"M{number(x)} {number(y)}h6.6v6.6h-6.6Z"
        elif place < must + should:
            parts["u2"] += f"M{number(x + 0.5)} {number(y + 0.5)}h5.6v5.6h-5.6Z"
        else:
            parts["u3"] += f"M{number(x)} {number(y + _SIDE)}h6.6v-6.6Z"
    body = path(parts["u1"], class_="u1", fill=INK) if parts["u1"] else ""
    if parts["u2"]:
        body += path(parts["u2"], class_="u2", fill=PAPER, stroke=INK, stroke_width=1.1)
    body += path(parts["u3"], class_="u3", fill=GREY) if parts["u3"] else ""
    wide, high = min(total, _ROW) * _STEP + 1, ceil(total / _ROW) * _STEP + 1
    return ornament(wide, high, body, "units")

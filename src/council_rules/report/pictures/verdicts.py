"""Marks of verdicts: shape first, colour second; the word always stands beside them."""

from council_rules.report.pictures.svg import GREY, PAPER, RED, ornament, path

_OPEN, _MET, _PERSON = "#6B5200", "#1F5E46", "#3d3a8c"
_DISC = "M1 6a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
_RING = "M1.7 6a4.3 4.3 0 1 0 8.6 0a4.3 4.3 0 1 0 -8.6 0Z"
_DASH = "M2.5 6H9.5"


def mark(verdict: str) -> str:
    """Return the mark of a verdict by its value."""
    return ornament(12, 12, _BODIES[verdict], "mk")


def _ring(colour: str, class_: str) -> str:
    return path(_RING, class_=class_, fill=PAPER, stroke=colour, stroke_width=1.4)


def _line(d: str, colour: str, class_: str) -> str:
    return path(d, class_=class_, fill="none", stroke=colour, stroke_width=1.5)


_BODIES = {
    "violated": path(_DISC, class_="v-no", fill=RED)
    + _line("M3.6 3.6L8.4 8.4M8.4 3.6L3.6 8.4", PAPER, "v-in"),
    "undetermined": _ring(_OPEN, "v-open-s")
    + path("M6 1.7A4.3 4.3 0 0 1 6 10.3Z", class_="v-open", fill=_OPEN),
    "needs_judgement": path("M6 1L11 6L6 11L1 6Z", class_="v-ask", fill=_PERSON),
    "met": _ring(_MET, "v-met-s") + _line("M3.8 6.2L5.4 7.8L8.4 4.3", _MET, "v-met-s"),
    "not_applicable": _line(_DASH, GREY, "v-off"),
    "not_checked": _line(_DASH, GREY, "v-off"),
}

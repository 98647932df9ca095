"""The few elements of SVG that the pictures are made of, as text.

Colours stand in attributes, for paper and for other programs; classes let a dark page
choose others. Whatever is written comes from a proposal and is escaped here.
"""

from html import escape

from council_rules.render.display import clean
from council_rules.report.language import is_from_right

INK, GREY, HAIR, PAPER = "#1b1d22", "#5d6068", "#c9c6bd", "#ffffff"
RED = "#8C1D18"
FONT = "Source Sans Pro,Segoe UI,Liberation Sans,Arial,DejaVu Sans,sans-serif"


def number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def attributes(**values: object) -> str:
    """Return attributes; ``_`` in a name stands for ``-``, and ``class_`` for ``class``."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items())
    return "".join(
        f' {name}="{escape(number(value) if isinstance(value, float) else str(value))}"'
        for name, value in named
        if value is not None
    )


def path(d: str, **values: object) -> str:
    """Return a path."""
    return f"<path{attributes(d=d, **values)}/>"


def box(x: float, y: float, wide: float, high: float, **values: object) -> str:
    """Return a rectangle."""
    place = attributes(x=float(x), y=float(y), width=float(wide), height=float(high))
    return f"<rect{place}{attributes(**values)}/>"


def words(
    x: float,
    y: float,
    said: object,
    size: float = 12,
    anchor: str = "start",
    weight: int = 400,
    fill: str = INK,
    class_: str = "tx",
) -> str:
    """Return a line of text; proposal text in another script keeps its own direction."""
    place = attributes(class_=class_, x=float(x), y=float(y), font_size=float(size), fill=fill)
    place += attributes(
        text_anchor=None if anchor == "start" else anchor,
        font_weight=None if weight == 400 else weight,
    )
    return f"<text{place}>{_isolated(escape(clean(str(said))))}</text>"


def _isolated(said: str) -> str:
    """Let a text with letters from the right run in the direction of its first letter.

    A picture runs from the left; numbers beside such letters would change places otherwise.
    """
    return f"\u2068{said}\u2069" if is_from_right(said) else said


def picture(
    id: str, wide: float, high: float, body: str, title: str, says: str, class_: str = "fit"
) -> str:
    """Return a whole picture with title and description; ``id`` is its own in the page."""
    size = attributes(class_=class_, width=float(wide), height=float(high))
    size += attributes(viewBox=f"0 0 {number(wide)} {number(high)}", role="img")
    size += attributes(aria_labelledby=f"{id}-t {id}-d", font_family=FONT)
    names = f'<title id="{id}-t">{escape(clean(title))}</title>'
    names += f'<desc id="{id}-d">{escape(clean(says))}</desc>'
    return f'<svg xmlns="http://www.w3.org/2000/svg"{size}>{names}{body}</svg>'


def ornament(wide: float, high: float, body: str, class_: str) -> str:
    """Return a small picture that only repeats what stands beside it in words."""
    size = attributes(class_=class_, width=float(wide), height=float(high))
    size += attributes(viewBox=f"0 0 {number(wide)} {number(high)}", aria_hidden="true")
    return f'<svg xmlns="http://www.w3.org/2000/svg" focusable="false"{size}>{body}</svg>'


def cut(said: str, most: int) -> str:
    """Return words of at most so many characters, cut with an ellipsis."""
    shown = clean(said)
    return shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}…"

"""A document as one HTML file that loads nothing, runs nothing and needs no script.

Templates and style are files in ``templates``. Whatever is no picture of ours is escaped.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from council_rules.findings.finding import Verdict
from council_rules.render.display import clean
from council_rules.report.document import UNKNOWN_LANGUAGE, Document, Run, Text, plain
from council_rules.report.language import (
    LEFT_TO_RIGHT,
    SOURCE,
    counted,
    from_right,
    say,
    speaking,
    spoken,
)
from council_rules.report.pictures.svg import FONT, GREY, INK
from council_rules.report.pictures.units import squares

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# end tags that HTML lets one leave out: a table of hundreds of rows is a quarter shorter
_OPTIONAL = ("</td>", "</th>", "</tr>", "</li>")
# what a browser knows by itself, where the maker of a PDF has to be told: that the first field
# of a row is its head, and in a picture what the page says already
_TOLD = (
    ' scope="row"',
    ' xmlns="http://www.w3.org/2000/svg"',
    f' font-family="{FONT}"',
    f' fill="{INK}"',
    f' fill="{GREY}"',
)
# values that need no quotation marks; no text holds such marks, as each of them is escaped
_PLAIN = re.compile(r' ([a-z][a-z-]*)="([\w.#%-]+)"(?=[ >])', re.ASCII)
# pictures that repeat what stands beside them: a PDF has to call each of them something
_ORNAMENT = re.compile(r'(<svg [^>]*aria-hidden="true"[^>]*>)')
TEMPLATES = Path(__file__).parent / "templates"


def render(document: Document, paged: bool = False) -> str:
    """Return the document as HTML; ``paged`` with the style that only a PDF can have."""
    with speaking(document.language):
        return page("page.html.j2", document=document, paged=paged)


def page(template: str, **given: Any) -> str:
    """Return a page made by one of the templates."""
    numbers = count(1)
    environment = _environment()
    made = environment.get_template(template)
    # every region of a page needs a name of its own
    text = made.render(
        **given,
        unlike=lambda: next(numbers),
        language=spoken(),
        direction="rtl" if from_right(spoken()) else "ltr",
    )
    text += "\n"
    # attributes stand in double quotes, so that single ones need no escape
    text = text.replace("&#39;", "'")
    if given.get("paged"):
        text = _ORNAMENT.sub(rf"\1<title>{say('mark')}</title>", text)
    for end in _OPTIONAL if given.get("paged") else (*_OPTIONAL, *_TOLD):
        text = text.replace(end, "")
    return _PLAIN.sub(r" \1=\2", text)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "style": _style("style"),
        "columns": _style("columns"),
        "paper": _style("paper"),
        "paper_from_right": _style("paper_from_right"),
        "islands": _islands,
        "squares": lambda *numbers: Markup(squares(*numbers)),
        "say": say,
        "counted": counted,
        "verdicts": tuple(one.value for one in Verdict),
    }
    environment.filters |= {"svg": Markup, "plain": plain}
    return environment


def _style(name: str) -> "Markup":
    """Return a style sheet without the comments, which are for whoever changes it."""
    from markupsafe import Markup

    sheet = (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")
    return Markup(re.sub(r"/\*.*?\*/\n?", "", sheet, flags=re.DOTALL))


def _islands(runs: Text, paged: bool) -> list[tuple[str, list[Run]]]:
    """Return runs with the language of each sequence; none for that of the report."""
    found = [(language, list(inner)) for language, inner in groupby(runs, _foreign)]
    if not (paged and from_right(spoken())):
        return found
    return [(one, [_held(run) for run in inner] if one else inner) for one, inner in found]


def _held(run: Run) -> Run:
    """Return a run from the left whose quotation marks stay where a PDF breaks its lines.

    The maker of a PDF sets each line by itself, so that each word needs a mark of direction.
    """
    from markupsafe import escape

    if not run.words.isascii():
        return run
    words = run.words.rstrip(" ")
    held = escape(clean(words)).replace(" ", f"{LEFT_TO_RIGHT} {LEFT_TO_RIGHT}")
    # what follows in another look is set to the left of this, so that a space is at its left
    space = " " * (len(run.words) - len(words))
    return replace(run, words=LEFT_TO_RIGHT + held + LEFT_TO_RIGHT + space)


def _foreign(run: Run) -> str:
    """Return the language of words that need a mark of it and of their own direction."""
    if run.lang == UNKNOWN_LANGUAGE:
        return run.lang if spoken() != SOURCE or not run.words.isascii() else ""
    return run.lang if run.lang != spoken() else ""


def _shown(value: object) -> object:
    """Return a value as it is printed: words with invisible characters spelled out."""
    return clean(value) if type(value) is str else value

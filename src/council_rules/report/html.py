"""A document as one HTML file that loads nothing, runs nothing and needs no script.

Templates and style are files in ``templates``. Whatever is no picture of ours is escaped.
"""

from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from council_rules.findings import Verdict
from council_rules.render.display import clean
from council_rules.report.document import UNKNOWN_LANGUAGE, Document, Run, plain
from council_rules.report.language import SOURCE, counted, from_right, say, speaking, spoken
from council_rules.report.pictures.marks import ORIGIN_WORDS, Mark, glyph
from council_rules.report.pictures.units import squares

if TYPE_CHECKING:
    from jinja2 import Environment

# end tags that HTML lets one leave out: a table of hundreds of rows is a quarter shorter
_OPTIONAL = ("</td>", "</th>", "</tr>", "</li>")
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
    for end in _OPTIONAL:
        text = text.replace(end, "")
    return text


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
        "style": Markup((TEMPLATES / "style.css").read_text(encoding="utf-8")),
        "paper": Markup((TEMPLATES / "paper.css").read_text(encoding="utf-8")),
        "paper_from_right": Markup(
            (TEMPLATES / "paper_from_right.css").read_text(encoding="utf-8")
        ),
        "foreign": _foreign,
        "squares": lambda *numbers: Markup(squares(*numbers)),
        "glyph": lambda *look: Markup(glyph(Mark(*look))),
        "origins": ORIGIN_WORDS,
        "say": say,
        "counted": counted,
        "verdicts": tuple(one.value for one in Verdict),
    }
    environment.filters |= {"svg": Markup, "plain": plain}
    return environment


def _foreign(run: Run) -> bool:
    """Return whether words need a mark of their own language and direction."""
    if run.lang == UNKNOWN_LANGUAGE:
        return spoken() != SOURCE or not run.words.isascii()
    return bool(run.lang) and run.lang != spoken()


def _shown(value: object) -> object:
    """Return a value as it is printed: words with invisible characters spelled out."""
    return clean(value) if type(value) is str else value

"""Values written as YAML text, in the manner of proposal files.

Text stands without quotes wherever every YAML reader takes it for the same text, or for
the number, flag or date that its key asks for. Small values go in braces and brackets on
one line of at most ``WIDTH`` columns; lists of objects get a line for each item.
"""

import json
import textwrap
import unicodedata
from functools import cache
from typing import Any, NamedTuple

from yaml import ScalarNode
from yaml.resolver import Resolver

from council_rules.proposal import scalars, tree
from council_rules.proposal.amend import Plain, plain
from council_rules.proposal.forms import Form, forms_of
from council_rules.proposal.model.parts import Part
from council_rules.proposal.problems import ProposalError

WIDTH = 96

_TEXT = "tag:yaml.org,2002:str"
_READ_BY_YAML = {
    "tag:yaml.org,2002:int": (scalars.integer, scalars.positive, scalars.amount),
    "tag:yaml.org,2002:bool": (scalars.flag,),
    "tag:yaml.org,2002:timestamp": (scalars.date_text,),
}


class Style(NamedTuple):
    """Columns from a key to the keys below it, to the dashes below it, and dash to item."""

    keys: int = 2
    dashes: int = 2
    items: int = 2


class Placed(NamedTuple):
    """A value after its key or dash: ``head`` on the same line, then whole ``lines``."""

    head: str
    lines: list[str]


def normalised(value: Plain) -> Plain:
    """Return the value with its texts in the form (NFC) in which files are read."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normalised(item) for item in value]
    form = unicodedata.normalize
    return {form("NFC", name): normalised(item) for name, item in value.items()}


def scalar(text: str, key: str, *, in_flow: bool = False, quotes: str = "") -> str:
    """Return ``text`` as the value of ``key``, or as an item of its list.

    ``quotes`` are those to use around all but reserved words; without them there are
    quotes only where the text needs them.
    """
    if text in scalars.RESERVED_WORDS:
        quotes = ""
    if quotes == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if quotes or _misread(text, key) or not _stays(text, in_flow):
        return json.dumps(text, ensure_ascii=False)
    return text


def name_of(key: str, *, in_flow: bool = False, quoted: bool = False) -> str:
    """Return ``key`` as the key of a mapping."""
    if quoted or not _stays_key(key, in_flow):
        return json.dumps(key, ensure_ascii=False)
    return key


def flow(value: Plain, key: str, *, quoted: bool = False, quotes: str = "") -> str:
    """Return the value of ``key`` on one line; ``quoted`` as JSON quotes keys and texts."""
    if isinstance(value, str):
        if quoted:
            quotes = "" if _asked_for(value, key) else '"'
        return scalar(value, key, in_flow=True, quotes=quotes)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, key, quoted=quoted) for item in value) + "]"
    entries = (flow_entry(name, item, quoted=quoted) for name, item in value.items())
    return "{" + ", ".join(entries) + "}"


def flow_entry(name: str, value: Plain, *, quoted: bool = False) -> str:
    """Return ``name: value`` as it stands between braces."""
    return f"{name_of(name, in_flow=True, quoted=quoted)}: {flow(value, name, quoted=quoted)}"


def is_small(value: Plain) -> bool:
    """Tell whether a value may stand on one line: no list of objects is in it."""
    if isinstance(value, dict):
        return all(map(is_small, value.values()))
    return isinstance(value, str) or not any(isinstance(item, dict | list) for item in value)


def after_key(value: Plain, key: str, column: int, begin: int, style: Style) -> Placed:
    """Return a value for ``key`` in ``column``; its head begins in column ``begin``, from 0."""
    if isinstance(value, str):
        return text_after(value, key, column + style.keys, begin)
    inline = flow(value, key)
    if not value or (is_small(value) and begin + len(inline) <= WIDTH):
        return Placed(inline, [])
    below = column + (style.dashes if isinstance(value, list) else style.keys)
    return Placed("", block(value, key, below, style))


def text_after(text: str, key: str, column: int, begin: int, quotes: str = "") -> Placed:
    """Return text after a key, folded into lines from ``column`` if one line is too short."""
    inline = scalar(text, key, quotes=quotes)
    if begin + len(inline) <= WIDTH or not _can_be_folded(text):
        return Placed(inline, [])
    wrapped = textwrap.wrap(
        text, WIDTH - column, break_long_words=False, break_on_hyphens=False
    )
    return Placed(">-", [" " * column + line for line in wrapped])


def block(value: Plain, key: str, column: int, style: Style) -> list[str]:
    """Return the lines of a list or mapping that is not empty, beginning in ``column``."""
    if isinstance(value, list):
        return [line for one in value for line in item(one, key, column, style)]
    assert isinstance(value, dict)
    return [line for name, one in value.items() for line in entry(name, one, column, style)]


def entry(key: str, value: Plain, column: int, style: Style) -> list[str]:
    """Return the lines of ``key: value``."""
    name = name_of(key)
    head, lines = after_key(value, key, column, column + len(name) + 2, style)
    return [" " * column + f"{name}:" + (f" {head}" if head else ""), *lines]


def item(
    value: Plain, key: str, column: int, style: Style, in_braces: bool | None = None
) -> list[str]:
    """Return the lines of a list item with its dash in ``column``.

    ``in_braces`` says whether an object is written on one line; by default if it fits.
    """
    dash = " " * column + "-" + " " * (style.items - 1)
    placed = after_dash(value, key, column + style.items, style, in_braces)
    return [dash + placed.head, *placed.lines]


def after_dash(
    value: Plain, key: str, column: int, style: Style, in_braces: bool | None = None
) -> Placed:
    """Return a list item that begins in ``column``, as ``item`` does without the dash."""
    if isinstance(value, str):
        return text_after(value, key, column, column)
    inline = flow(value, key)
    if in_braces is None:
        in_braces = is_small(value) and column + len(inline) <= WIDTH
    if in_braces or not value:
        return Placed(inline, [])
    first, *lines = block(value, key, column, style)
    return Placed(first[column:], lines)


def _can_be_folded(text: str) -> bool:
    words = text.split(" ")
    return text.isprintable() and len(words) > 1 and all(words)


def _asked_for(text: str, key: str) -> bool:
    """Tell whether YAML makes a number, flag or date of the text and the key asks for one."""
    tag = _tag(text)
    if not _converters(key) & set(_READ_BY_YAML.get(tag, ())):
        return False
    return tag != "tag:yaml.org,2002:int" or text.isdecimal()


def _misread(text: str, key: str) -> bool:
    """Tell whether some reader makes something else of plain text than its key asks for."""
    if _asked_for(text, key):
        return False
    # what is no number here is a share, and those stand in quotes throughout
    return _tag(text) != _TEXT or scalars.amount in _converters(key)


def _tag(text: str) -> str:
    resolver: Any = Resolver()
    return str(resolver.resolve(ScalarNode, text, (True, False)))


@cache
def _stays(text: str, in_flow: bool) -> bool:
    """Tell whether plain text is read back as it is, without a doubt."""
    if in_flow:
        sample = f"{{x: {text}, y: [{text}, {text} , {text}], z: {text}\n}}"
    else:
        sample = f"x: {text}\ny:\n  - {text}\n  - {text} # z\n  - {text}\nz: {text}\n"
    return _is_read(sample, {"x": text, "y": [text, text, text], "z": text})


@cache
def _stays_key(key: str, in_flow: bool) -> bool:
    sample = f"{{{key}: x, y: x}}" if in_flow else f"{key}: x\ny: x\n"
    return key != "y" and _is_read(sample, {key: "x", "y": "x"})


def _is_read(sample: str, wanted: Plain) -> bool:
    try:
        root, problems = tree.parse(sample)
    except ProposalError:
        return False
    return not problems and plain(root) == wanted


@cache
def _converters(key: str) -> frozenset[object]:
    """Return the functions that read the scalars which the format allows under ``key``."""
    return frozenset(
        form.convert
        for part in _parts(Part)
        for form in _direct(forms_of(part).get(key))
        if form.convert is not None
    )


def _direct(form: Form | None) -> list[Form]:
    """Return a form and that of the key for which a bare scalar in its place stands."""
    if form is None:
        return []
    if form.short is None:
        return [form]
    return [form, forms_of(form.part)[form.short]]


def _parts(part: Any) -> list[Any]:
    return [one for below in part.__subclasses__() for one in (below, *_parts(below))]

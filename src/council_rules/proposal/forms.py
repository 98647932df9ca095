"""What a field of the format may hold, taken apart from its annotation."""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from council_rules.proposal.markers import OneOrMany, Reads, Several, Short
from council_rules.words import listed

_NOUNS = {
    "Header": "'proposal' section",
    "Proposal": "proposal file",
    "Accountability": "duty of accountability",
    "Participation": "statement of participation",
    "Role": "role of an actor",
    "Payment": "payment for a seat",
    "Goals": "goals file",
    "Waivers": "file of waivers",
    "Judgements": "file of judgements",
    "Limits": "mapping of limits",
    "Negotiation": "mapping of alternatives",
    "Permit": "permit to change something",
}


@dataclass(slots=True)
class Form:
    """The shapes that one field accepts; a union has several.

    ``words`` and ``convert`` take a scalar, ``part`` and ``table`` a mapping, ``item`` a
    list of ``least`` items or more. ``convert`` also takes a mapping of texts if ``texts``
    is set.
    """

    words: tuple[str, ...] = ()
    convert: Callable[[Any], Any] | None = None
    texts: bool = False
    part: type | None = None
    table: tuple[Any, Any] | None = None
    item: Any = None
    short: str | None = None
    one_or_many: bool = False
    least: int = 0

    def expected(self) -> str:
        """Say in words what may stand here, apart from what ``convert`` says itself."""
        choices = []
        if self.words:
            choices.append(
                f"one of {listed(self.words)}" if len(self.words) > 1 else listed(self.words)
            )
        if self.convert is not None:
            choices.append("text or texts by language" if self.texts else "a single value")
        if self.part is not None:
            choices.append(f"a mapping of 'key: value' for {with_article(noun(self.part))}")
        if self.table is not None:
            choices.append("a mapping of 'key: value'")
        if self.item is not None:
            choices.append(f"a list of at least {self.least}" if self.least else "a list")
        return " or ".join(choices)


def form_of(hint: Any) -> Form:
    """Return the form of an annotation with its marks."""
    form = Form()
    _take_apart(hint, form)
    return form


@cache
def forms_of(part: Any) -> dict[str, Form]:
    """Return the forms of the fields of a class of the format, by key."""
    hints = get_type_hints(part, include_extras=True)
    return {field.name: form_of(hints[field.name]) for field in fields(part)}


@cache
def parts_in(part: Any) -> tuple[str, ...]:
    """Return the keys of a class whose values are, or list, objects of the format."""
    return tuple(
        name
        for name, form in forms_of(part).items()
        if form.part is not None or (form.item is not None and form_of(form.item).part)
    )


def noun(part: type) -> str:
    """Return the name of a class of the format as it is used in sentences."""
    return _NOUNS.get(part.__name__, part.__name__.lower())


def with_article(name: str) -> str:
    """Return the noun with 'a' or 'an' before it."""
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def _take_apart(hint: Any, form: Form) -> None:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        base, *marks = arguments
        if not _marked(base, marks, form):
            _take_apart(base, form)
    elif origin in (Union, types.UnionType):
        for choice in arguments:
            _take_apart(choice, form)
    elif origin is Literal:
        form.words += arguments
    elif origin is tuple:
        form.item = arguments[0]
    elif origin is Mapping:
        form.table = arguments
    elif hint is not types.NoneType:
        form.part = hint


def _marked(base: Any, marks: Iterable[Any], form: Form) -> bool:
    """Take in the marks; True if they read the value whatever its declared type."""
    reads = False
    for mark in marks:
        if isinstance(mark, Reads):
            form.convert, form.texts, reads = mark.convert, get_origin(base) is dict, True
        elif isinstance(mark, Short):
            form.short = mark.key
        elif isinstance(mark, OneOrMany):
            form.one_or_many = True
        elif isinstance(mark, Several):
            form.least = mark.LEAST
    return reads

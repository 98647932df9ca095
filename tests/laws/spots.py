"""Every place in a text where something is said, with what the format allows there."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import MISSING, fields
from typing import Any, NamedTuple

from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.model.file import Proposal
from tests.laws.texts import Text

At = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place with the class of the object it is in, or of the list for an entry of it."""

    part: type
    key: str
    at: At
    form: Form
    value: Any

    @property
    def is_entry(self) -> bool:
        """Return whether the place is an entry of a list."""
        return isinstance(self.at[-1], int)

    @property
    def label(self) -> str:
        """Return the place in words: names of keys, ids of objects."""
        return f"{self.part.__name__}.{self.key}"


def spots(text: Text) -> Iterator[Spot]:
    """Yield the places of a text, those within others after them."""
    yield from _of_part(Proposal, text, ())


def _of_part(part: type, value: Text, at: At) -> Iterator[Spot]:
    forms = forms_of(part)
    for key, inner in value.items():
        if key in forms:
            spot = Spot(part, key, (*at, key), forms[key], inner)
            yield spot
            yield from _within(spot)


def _within(spot: Spot) -> Iterator[Spot]:
    part, key, at, form, value = spot
    if isinstance(value, dict) and form.part is not None:
        yield from _of_part(form.part, value, at)
    elif isinstance(value, dict) and form.table is not None:
        for name, inner in value.items():
            yield Spot(part, key, (*at, name), form_of(form.table[1]), inner)
    elif isinstance(value, list):
        item = form_of(form.item)
        for position, inner in enumerate(value):
            entry = Spot(part, key, (*at, position), item, inner)
            yield entry
            yield from _within(entry)


def accepts_unknown(form: Form) -> bool:
    """Return whether ``unknown`` may stand in a place, in full or for short."""
    if "unknown" in form.words:
        return True
    if form.part is None or form.short is None:
        return False
    return "unknown" in forms_of(form.part)[form.short].words


def may_be_left_out(spot: Spot) -> bool:
    """Return whether leaving a key out says nothing; otherwise it stands for a value."""
    (field,) = (one for one in fields(spot.part) if one.name == spot.key)
    if field.default_factory is not MISSING:
        return True
    return field.default in (None, ()) or field.default == "unknown"


def lists_objects(spot: Spot) -> bool:
    """Return whether the value is a list of objects with ids of their own."""
    item = form_of(spot.form.item) if spot.form.item is not None else None
    return item is not None and item.part is not None and "id" in forms_of(item.part)


def name_of(text: Text, at: At) -> str:
    """Return a place in words: keys, and the ids or positions of entries."""
    words: list[str] = []
    value: Any = text
    for step in at:
        value = value[step]
        has_id = isinstance(step, int) and isinstance(value, dict) and "id" in value
        words.append(value["id"] if has_id else str(step))
    return ".".join(words)


def replaced(text: Text, at: At, value: Any) -> Text:
    """Return a copy of a text with another value in a place."""
    copy = deepcopy(text)
    put(copy, at, value)
    return copy


def put(text: Text, at: At, value: Any) -> None:
    """Put another value in a place of a text, which is changed."""
    _container(text, at)[at[-1]] = value


def removed(text: Text, at: At) -> Text:
    """Return a copy of a text without what stands in a place."""
    copy = deepcopy(text)
    del _container(copy, at)[at[-1]]
    return copy


def _container(text: Text, at: At) -> Any:
    value: Any = text
    for step in at[:-1]:
        value = value[step]
    return value

"""Rules as JSON and back, for the cache."""

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from council_rules.rulebook.rule import (
    ExampleText,
    Messages,
    Parameter,
    ReasonMessage,
    Rule,
    RuleSource,
)

_PARTS = (Rule, Messages, Parameter, RuleSource, ReasonMessage, ExampleText)
# the names of all fields, so that a cache written by another version is not understood
SHAPE = ";".join(
    f"{part.__name__}:{','.join(field.name for field in fields(part))}" for part in _PARTS
)
_GETTERS = {part: attrgetter(*(field.name for field in fields(part))) for part in _PARTS}


def pack(value: Any) -> Any:
    """Return a rule, or a part of one, as nested lists of texts and numbers."""
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    getter = _GETTERS.get(type(value))
    return value if getter is None else [pack(item) for item in getter(value)]


def unpack(data: Sequence[Any]) -> Rule:
    """Return the rule that ``pack`` turned into ``data``.

    Raises ``TypeError``, ``ValueError`` or ``IndexError`` for anything else.
    """
    values = dict(zip((field.name for field in fields(Rule)), data, strict=True))
    values["parameters"] = tuple(_parameter(item) for item in values["parameters"])
    values["sources"] = tuple(RuleSource(*item) for item in values["sources"])
    values["cures"] = tuple(values["cures"])
    values["witness"] = tuple(values["witness"])
    values["profiles"] = tuple(values["profiles"])
    values["messages"] = _messages(values["messages"])
    values["examples"] = tuple(ExampleText(*item) for item in values["examples"])
    return Rule(**values)


def _parameter(data: Sequence[Any]) -> Parameter:
    name, kind, default, unit, least, most, choices, *rest = data
    texts = tuple(default), unit, least, most, tuple(choices)
    return Parameter(name, kind, *texts, *rest)


def _messages(data: Sequence[Any]) -> Messages:
    violated, judgement, met, undetermined, remedy, places, facts = data
    named = _named_messages(violated), _named_messages(judgement)
    where = tuple((key, line, column) for key, line, column in places)
    return Messages(*named, met, undetermined, remedy, where, _named_messages(facts))


def _named_messages(data: Sequence[Any]) -> tuple[ReasonMessage, ...]:
    return tuple(ReasonMessage(name, tuple(parts), *rest) for name, parts, *rest in data)

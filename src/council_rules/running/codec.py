"""Records as plain data and back, by their annotations: what is written is read back equal."""

import types
from collections.abc import Callable, Hashable
from dataclasses import fields
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from council_rules.record import Record

Some = TypeVar("Some", bound=Record)
Decode = Callable[[Any], Any]


def encoded(value: Any) -> Any:
    """Return a value as data that JSON can hold: records and tuples become lists."""
    if isinstance(value, Record):
        return [encoded(getattr(value, one.name)) for one in fields(value)]  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [encoded(one) for one in value]
    if isinstance(value, Fraction):
        return str(value)
    return value.value if isinstance(value, Enum) else value


def decoded(kind: type[Some], data: Any) -> Some:
    """Return the record of a class that was encoded so.

    Raises ValueError, TypeError, KeyError or ZeroDivisionError for data that is no such record.
    """
    found: Some = _record(kind)(data)
    return found


@cache
def _reader(kind: Hashable) -> Decode:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (other,) = (one for one in arguments if one is not type(None))
        inner = _reader(other)
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            inner = _reader(arguments[0])
            return lambda data: tuple(map(inner, _listed(data, None)))
        each = tuple(map(_reader, arguments))
        return lambda data: tuple(
            one(part) for one, part in zip(each, _listed(data, len(each)), strict=True)
        )
    if kind is Fraction:
        return _fraction
    assert isinstance(kind, type), "records hold records, tuples, words, texts and numbers"
    if issubclass(kind, Record):
        return _record(kind)
    return kind if issubclass(kind, Enum) else _plain(kind)


_RECORDS: dict[type, Decode] = {}


def _record(kind: type[Record]) -> Decode:
    if kind in _RECORDS:
        return _RECORDS[kind]
    hints = get_type_hints(kind)
    each = [_reader(hints[one.name]) for one in fields(kind)]  # type: ignore[arg-type]

    def read(data: Any) -> Any:
        parts = _listed(data, len(each))
        return kind(*(one(part) for one, part in zip(each, parts, strict=True)))

    _RECORDS[kind] = read
    return read


def _plain(kind: type) -> Decode:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise TypeError(f"expected {kind.__name__}, found {type(data).__name__}")
        return data

    return read


def _fraction(data: Any) -> Fraction:
    if type(data) is not str:
        raise TypeError(f"expected a fraction in words, found {type(data).__name__}")
    return Fraction(data)


def _listed(data: Any, number: int | None) -> list[Any]:
    if not isinstance(data, list) or (number is not None and len(data) != number):
        raise TypeError("expected a list of another length")
    return data

"""A frozen dataclass that starts fast.

``@dataclass(frozen=True)`` writes and compiles six methods for every class, which costs a
command that runs for a fraction of a second a good part of it. Here the methods are
written once, for all; ``dataclasses.fields`` and ``dataclasses.replace`` work as usual.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
class Record:
    """Base of classes that only hold values, by position or name, and never change."""

    __match_args__: ClassVar[tuple[str, ...]]
    _names: ClassVar[tuple[str, ...]]
    _values: ClassVar[Callable[[Any], tuple[Any, ...]]]

    def __init_subclass__(cls, **options: Any) -> None:
        made: Any = dataclass(init=False, repr=False, eq=False, **options)(cls)
        cls._names = tuple(one.name for one in fields(made))
        cls._values = _reader(cls._names)
        for one in fields(made):
            if one.default_factory is not MISSING:
                setattr(cls, one.name, one.default_factory())

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self.__match_args__, values, strict=False), **named)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return False
        return type(self)._values(self) == type(other)._values(other)

    def __hash__(self) -> int:
        return hash((type(self), type(self)._values(self)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__name__}({shown})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field '{name}'")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field '{name}'")


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads the values of these fields; many are compared, so it is a fast one."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)

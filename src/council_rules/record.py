"""A frozen dataclass that starts fast.

``@dataclass(frozen=True)`` writes and compiles six methods for every class, which costs a
command that runs for a fraction of a second a good part of it. Here the methods are
written once, for all; ``dataclasses.fields`` and ``dataclasses.replace`` work as usual.
"""

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, eq_default=True, field_specifiers=(field,))
class Record:
    """Base of classes that only hold values, by position or name, and never change."""

    __match_args__: ClassVar[tuple[str, ...]]
    _names: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls, **options: Any) -> None:
        made: Any = dataclass(init=False, repr=False, eq=False, **options)(cls)
        cls._names = tuple(one.name for one in fields(made))
        for one in fields(made):
            if one.default_factory is not MISSING:
                setattr(cls, one.name, one.default_factory())

    def __init__(self, *values: Any, **named: Any) -> None:
        self.__dict__.update(zip(self.__match_args__, values, strict=False), **named)

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__name__}({shown})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field '{name}'")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field '{name}'")

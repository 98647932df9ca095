"""Where in the file each part of a proposal is written."""

from typing import NamedTuple

from council_rules.proposal.problems import START, Problem, Span, error, warning


class Place(NamedTuple):
    """Span of a value, and of its key or, for an object, of its ``id``."""

    value: Span
    key: Span


_WHOLE_FILE = Place(START, START)


class Places(dict[str, Place]):
    """Logical path to place; paths go by id: ``board``, ``board/chair.weight``.

    ``repeated`` lists ids given twice: path, place of the first, place of the other.
    """

    def __init__(self) -> None:
        super().__init__()
        self.repeated: list[tuple[str, Place, Place]] = []

    def nearest(self, path: str) -> Place:
        """Return the place of ``path``, or of the longest part of it that is known.

        ``board/chair.weight`` falls back to ``board/chair``, then ``board``, then to
        the start of the file.
        """
        while path:
            if path in self:
                return self[path]
            path = path[: max(path.rfind(mark) for mark in "./[")] if _parts(path) else ""
        return _WHOLE_FILE


def error_at(places: Places, code: str, path: str, message: str, hint: str = "") -> Problem:
    """Return a problem with the value at a logical path that stops the file from being used."""
    return error(code, places.nearest(path).value, message, path=path, hint=hint)


def warning_at(places: Places, code: str, path: str, message: str, hint: str = "") -> Problem:
    """Return a problem with the value at a logical path that its reader should know about."""
    return warning(code, places.nearest(path).value, message, path=path, hint=hint)


def _parts(path: str) -> bool:
    return any(mark in path for mark in "./[")

"""Waivers and judgements as JSON: what both say, where they stand and what becomes of them."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from council_rules.render.as_json.serializer import (
    POSITION,
    TEXT,
    TEXT_OR_NULL,
    Serializer,
    exactly,
    many,
    one_of,
)

_NOTICE = exactly(
    "What is to be said of a waiver or a judgement",
    code=TEXT,
    severity=one_of(("error", "warning", "note")),
    message=TEXT,
    hint=TEXT,
)


def audited(entry: str, states: Iterable[str]) -> dict[str, Serializer]:
    """Return the keys of what is audited, whose attribute ``entry`` is as somebody wrote it."""
    return {
        "state": one_of(states),
        "written_in": TEXT.of("holder"),
        "line": POSITION.of(f"{entry}.place.line"),
        "column": POSITION.of(f"{entry}.place.column"),
        "file": TEXT_OR_NULL.saying("For which files it is, if not for its own").of(
            _or_null(f"{entry}.files")
        ),
        "files": many(TEXT).saying("The files for which it is"),
        "notices": many(_NOTICE),
    }


def _or_null(attribute: str) -> Callable[[Any], Any]:
    read = attrgetter(attribute)
    return lambda one: read(one) or None

"""The settings of a run: every value, and where it was set."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from council_rules.gate.dates import EPOCH
from council_rules.render.display import clean, pad, width
from council_rules.settings import DEFAULT_FAIL_ON, Override, Settings
from council_rules.settings.globs import Glob

_DEFAULT = "default"
_Row = tuple[str, str, str]


def render(settings: Settings, day: date) -> str:
    """Return a line for each value: what it is called, the value, where it was set.

    ``day`` is the one on which waivers have to hold.
    """
    rows = [tuple(map(clean, row)) for row in (*_rows(settings), _today(settings, day))]
    names, values = (max(width(row[column]) for row in rows) for column in (0, 1))
    return "".join(
        f"{pad(name, names)}  {pad(value, values)}  {origin}\n" for name, value, origin in rows
    )


def _rows(settings: Settings) -> Iterator[_Row]:
    origins = settings.origins
    yield ("profile", settings.judged_by, origins.get("profile", _DEFAULT))
    yield from _patterns(settings, "select", settings.select, "all rules of the profile")
    yield from _patterns(settings, "ignore", settings.ignore, "none")
    pages = [(str(path), origins.get(str(path), "")) for path in settings.rules]
    yield from _each("rules", pages, "those that ship")
    given = [
        (f"{code}.{name} = {value}", origins.get(f"{code}.{name}", ""))
        for code, values in settings.parameters.items()
        for name, value in values.items()
    ]
    yield from _each("parameters", given, "as the pages say")
    for key, levels in (
        ("severity", settings.severity),
        ("enforcement", settings.enforcement),
    ):
        set_here = [
            (f"{pattern} = {word}", origins[f"{key}.{pattern}"])
            for pattern, word in levels.items()
        ]
        yield from _each(key, set_here, "as the pages say")
    yield ("fail-on", settings.fail_on or DEFAULT_FAIL_ON, origins.get("fail-on", _DEFAULT))
    yield from _globs("exclude", settings.exclude)
    if not settings.overrides:
        yield ("overrides", "none", _DEFAULT)
    for override in settings.overrides:
        yield from _override(settings, override)
    for key, path in (
        ("baseline", settings.baseline),
        ("waivers", settings.waivers),
        ("judgements", settings.judgements),
    ):
        yield (key, _shown(path), origins.get(key, _DEFAULT))
    for key, word, default in (
        ("evidence", settings.evidence, "not looked into"),
        ("min-basis", settings.min_basis, "any"),
    ):
        yield (key, word or default, origins.get(key, _DEFAULT))
    yield ("root", "true" if settings.root else "false", origins.get("root", _DEFAULT))


def _today(settings: Settings, day: date) -> _Row:
    default = f"{EPOCH}={os.environ[EPOCH]}" if os.environ.get(EPOCH) else _DEFAULT
    return ("today", day.isoformat(), settings.origins.get("today", default))


def _patterns(
    settings: Settings, key: str, patterns: Iterable[str], default: str
) -> Iterator[_Row]:
    found = [(pattern, settings.origins[f"{key}.{pattern}"]) for pattern in patterns]
    return _each(key, found, default)


def _each(key: str, values: Iterable[tuple[str, str]], default: str) -> Iterator[_Row]:
    rows = [(key, value, origin) for value, origin in values]
    yield from rows or [(key, default, _DEFAULT)]


def _globs(key: str, globs: Iterable[Glob]) -> Iterator[_Row]:
    found = []
    for glob in globs:
        place = glob.place
        origin = f"{place.file}:{place.line}:{place.column}" if place else ""
        found.append((glob.pattern, origin))
    return _each(key, found, "none")


def _override(settings: Settings, one: Override) -> Iterator[_Row]:
    yield from _globs(f"{one.key}.files", one.files)
    for key, patterns in (("select", one.select), ("ignore", one.ignore)):
        for pattern in patterns:
            at = settings.origins[f"{one.key}.{key}.{pattern}"]
            yield (f"{one.key}.{key}", pattern, at)
    for key, levels in (("severity", one.severity), ("enforcement", one.enforcement)):
        for pattern, word in levels.items():
            at = settings.origins[f"{one.key}.{key}.{pattern}"]
            yield (f"{one.key}.{key}", f"{pattern} = {word}", at)


def _shown(path: Path | None) -> str:
    return "none" if path is None else str(path)

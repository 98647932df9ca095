"""Proposals as plain data, in which every scalar is text, and ways to find their parts."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Text = dict[str, Any]
ROOT = Path(__file__).parents[2]
# The same reader in C, where PyYAML has it, takes a tenth of the time.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# What no verdict may depend on: it makes a text longer to read and changes nothing.
UNREAD_SECTIONS = (
    *("sources", "scenarios", "alternatives", "waivers", "judgements"),
    "accountability",
)
UNREAD_KEYS = ("evidence", "basis", "note")


def paths() -> list[Path]:
    """Return the proposals of the repository, those of a folder one after the other."""
    return sorted((ROOT / "proposals").glob("*/*.council.yaml"))


def fixtures() -> list[Path]:
    """Return the small councils that the examples of the rule book are made of."""
    return sorted((ROOT / "rules" / "fixtures").glob("*.council.yaml"))


@cache
def _file(path: Path) -> str:
    return path.read_text("utf-8")


def read(path: Path) -> Text:
    """Return a proposal as data, without what no verdict depends on."""
    return parsed(_file(path))


def parsed(source: str) -> Text:
    """Return the text of a proposal as data, without what no verdict depends on."""
    text: Text = yaml.load(source, LOADER)
    for section in UNREAD_SECTIONS:
        text.pop(section, None)
    bare: Text = _bare(text)
    return bare


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in UNREAD_KEYS}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def is_open(text: Text) -> bool:
    """Return whether what the text does not say is unknown."""
    return bool(text["proposal"].get("completeness", "open") == "open")


def objects(text: Text) -> Iterator[tuple[str, Text]]:
    """Yield every object with an id and its path; that of a seat is ``body/seat``."""
    for section, items in text.items():
        if section == "proposal" or not isinstance(items, list):
            continue
        for item in items:
            yield item["id"], item
            if section == "bodies":
                for seat in item.get("seats", []):
                    yield f"{item['id']}/{seat['id']}", seat


def find(text: Text, path: str) -> Text:
    """Return the object of a path; raises KeyError if there is none."""
    if path == "proposal":
        head: Text = text["proposal"]
        return head
    return dict(objects(text))[path]


def known(text: Text) -> frozenset[str]:
    """Return the paths of all objects, and of the proposal itself."""
    return frozenset(("proposal", *(path for path, _ in objects(text))))


def seats(text: Text) -> Iterator[tuple[str, Text]]:
    """Yield the seats with their paths."""
    return ((path, one) for path, one in objects(text) if "/" in path)


def add(text: Text, section: str, item: Text) -> None:
    """Add an object to a section of a text, which is changed."""
    text.setdefault(section, []).append(item)


def peoples(text: Text) -> tuple[str, ...]:
    """Return the areas to which somebody is declared local."""
    declared = [
        area
        for section in ("groups", "organizations", "persons")
        for one in text.get(section, [])
        for area, kind in one.get("locality", {}).items()
        if kind == "local"
    ]
    declared += [one["area"] for one in text.get("electorates", []) if "area" in one]
    return tuple(dict.fromkeys(declared))


def conditions(text: Text, change: Callable[[Any], Any]) -> None:
    """Put ``change`` of each condition in its place, the inner ones first."""

    def changed(condition: Any) -> Any:
        if isinstance(condition, dict):
            for key in ("all", "any", "one_of"):
                if key in condition:
                    condition[key] = [changed(part) for part in condition[key]]
        return change(condition)

    for procedure in text.get("procedures", []):
        for key in ("passes_when", "quorum"):
            if key in procedure:
                procedure[key] = changed(procedure[key])

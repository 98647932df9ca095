"""Which entries of a list differ in nothing but their names, so that one stands for all."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.laws.spots import At
from tests.laws.texts import Text, objects

NAMES = ("id", "name", "title", "identifier", "classification")


def twins(text: Text) -> frozenset[At]:
    """Return the entries that say and are said the same as one before them in their list."""
    mentions = _mentions(text)
    described = {
        path: (_unnamed(item), mentions[path])
        for path, item in objects(text)
        if path == item["id"]
    }
    found: set[At] = set()
    seen: set[str] = set()
    for at, path, item in _entries(text):
        said = _unnamed(item)
        for key in ("holder", "on_behalf_of"):
            if said.get(key) in described:
                said[key] = described[said[key]]
        signature = json.dumps([at[:-1], said, mentions[path]], sort_keys=True)
        if signature in seen:
            found.add(at)
        seen.add(signature)
    return frozenset(found)


def _unnamed(item: Text) -> Text:
    return {key: value for key, value in item.items() if key not in NAMES}


def _entries(text: Text) -> Iterator[tuple[At, str, Text]]:
    for section, items in text.items():
        if section == "proposal" or not isinstance(items, list):
            continue
        for position, item in enumerate(items):
            yield (section, position), item["id"], item
            for number, seat in enumerate(item.get("seats", [])):
                yield (section, position, "seats", number), f"{item['id']}/{seat['id']}", seat


def _mentions(text: Text) -> dict[str, list[str]]:
    """Return where each word stands as a value, apart from its place in the last list."""
    found: defaultdict[str, list[str]] = defaultdict(list)

    def walk(value: Any, at: At) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in NAMES:
                    walk(inner, (*at, key))
        elif isinstance(value, list):
            for position, inner in enumerate(value):
                walk(inner, (*at, position))
        else:
            found[value].append(_place(at))

    walk(text, ())
    for places in found.values():
        places.sort()
    return found


def _place(at: At) -> str:
    last = max((i for i, step in enumerate(at) if isinstance(step, int)), default=-1)
    return ".".join("*" if i == last else str(step) for i, step in enumerate(at))

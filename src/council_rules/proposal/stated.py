"""What a proposal states in one place, in a form that only its meaning changes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from council_rules.proposal.model.parts import Part


def words_sha256(question: Iterable[str], statements: Mapping[str, Part]) -> str:
    """Return the fingerprint of a question and of the statements it is about, by their paths.

    Comments, line breaks, spaces, quotes and the order of keys and of things with ids leave it
    as it is; any other change of the words of either does not.
    """
    words = {
        "question": [_squeezed(text) for text in question],
        "statements": {path: _plain(part) for path, part in statements.items()},
    }
    text = json.dumps(words, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Return a value of the format as data that JSON can hold."""
    if isinstance(value, Part):
        return _stated(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        items = [_plain(item) for item in value]
        if items and all(isinstance(item, dict) and "id" in item for item in items):
            items.sort(key=lambda item: str(item["id"]))
        return items
    if value is None or isinstance(value, bool | int):
        return value
    return _squeezed(str(value))


def _stated(part: Part) -> dict[str, Any]:
    """Return what is stated of a part; a key that is left out does not count."""
    found: dict[str, Any] = {}
    for one in fields(part):
        value = getattr(part, one.name)
        usual = one.default_factory() if one.default_factory is not MISSING else one.default
        if value != usual:
            found[one.name] = _plain(value)
    return found


def _squeezed(text: str) -> str:
    return " ".join(text.split())

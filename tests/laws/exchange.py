"""Texts in which everything goes by another's name, or the two sides have changed places.

Nothing but names changes, so each verdict must be the same under the other name.
"""

import random
import re
from typing import Any

from tests.laws.comparing import changed
from tests.laws.form import with_ids
from tests.laws.texts import Text, objects, seats
from tests.laws.verdicts import Verdicts

LABELS = ("name", "identifier", "classification")
Names = dict[str, str]

# Which word stands for which when the two sides change places, in names and in ids.
SIDES = {
    "Gaza Strip": "Israel",
    "Gaza": "Israel",
    "Palestinians": "Israelis",
    "Palestinian": "Israeli",
    "Palestine": "Israel",
    "Israelis": "Palestinians",
    "Israeli": "Palestinian",
    "Israel": "Palestine",
    "Hamas": "Army",
    "gaza": "israel_land",
    "palestinian": "israeli",
    "israel": "palestine",
    "hamas": "army",
}


def exchanged(text: Text) -> tuple[Text, Names]:
    """Return a text in which all of one kind bear each other's names, and whose is whose.

    Groups are called like other groups, people and organizations like other ones, bodies like
    other bodies, the seats of a body like others of its seats, and so on. The names lead from
    what is now called so back to what was.
    """
    ids = _other_ids(text)
    labels = {path: {k: one[k] for k in LABELS if k in one} for path, one in objects(text)}
    result = with_ids(text, ids)
    for path, one in objects(result):
        for key in LABELS:
            one.pop(key, None)
        one.update(labels[_called_before(text, path, ids)])
    return result, {new: old for old, new in ids.items()}


def _called_before(text: Text, path: str, ids: Names) -> str:
    """Return the path that had the label which goes with an id now."""
    body, _, seat = path.partition("/")
    if not seat:
        return body
    # The seats of a body keep their body, whatever that is called now.
    before = next(old for old, new in ids.items() if new == body and "/" not in old)
    return f"{before}/{seat}"


def _other_ids(text: Text) -> Names:
    ids: Names = {}
    actors: list[str] = []
    for section, items in text.items():
        if section == "proposal" or not isinstance(items, list):
            continue
        listed = [one["id"] for one in items]
        if section in ("organizations", "persons"):
            actors += listed
        else:
            ids |= _turned(listed)
    ids |= _turned(actors)
    for body in text["bodies"]:
        for old, new in _turned([seat["id"] for seat in body.get("seats", [])]).items():
            ids[f"{body['id']}/{old}"] = f"{ids[body['id']]}/{new}"
    return ids


def _turned(ids: list[str]) -> Names:
    """Return for each id the next in alphabetical order, and for the last the first."""
    ordered = sorted(ids)
    return dict(zip(ordered, ordered[1:] + ordered[:1], strict=True))


def mirrored(text: Text) -> tuple[Text, Names]:
    """Return a text in which the two sides have changed places, and whose is whose.

    Where Palestinians were local, Israelis are; what was Israel's is Palestine's.
    """
    ids = {
        path: "/".join(other_side(step) for step in path.split("/"))
        for path, _ in objects(text)
    }
    result = changed(with_ids(text, ids), _relabel)
    return result, {new: old for old, new in ids.items()}


def other_side(words: str) -> str:
    """Return words with the names of the two sides exchanged."""
    longest_first = sorted(SIDES, key=len, reverse=True)
    return re.sub("|".join(longest_first), lambda found: SIDES[found.group()], words)


def _relabel(text: Text) -> None:
    for _, one in objects(text):
        if isinstance(one.get("name"), str):
            one["name"] = other_side(one["name"])


def shuffled(text: Text, seed: str) -> Text:
    """Return a text with every list in another order, but for readings, which go by place."""
    chance = random.Random(seed)

    def turned(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: turned(inner, name) for name, inner in value.items()}
        if not isinstance(value, list):
            return value
        items = [turned(inner) for inner in value]
        return items if key == "one_of" else chance.sample(items, len(items))

    return {section: turned(items, section) for section, items in text.items()}


def back(verdicts: Verdicts, names: Names) -> Verdicts:
    """Return verdicts under the names that their subjects had before."""
    return {(rule, names.get(subject, subject)): v for (rule, subject), v in verdicts.items()}


def voters_of(text: Text, group: str) -> set[str]:
    """Return the bodies with seats that are reserved for a group."""
    return {path.split("/")[0] for path, s in seats(text) if group in s.get("reserved_for", [])}

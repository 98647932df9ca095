"""The decision rules that answers to an open point mean, as conditions of the format."""

from typing import Any

from tests.laws.texts import Text, find, objects

POSITIONS = ("first", "second", "third", "fourth", "fifth", "sixth")
RULES: dict[str, Any] = {
    "majority": {"more_than": "1/2", "of": "members"},
    "three_fifths": {"at_least": "3/5", "of": "members"},
    "two_thirds": {"at_least": "2/3", "of": "members"},
    "three_quarters": {"at_least": "3/4", "of": "members"},
    "majority_of_votes": {"more_than": "1/2", "of": "voting"},
    "unanimity": {"rule": "unanimity"},
    "one_member": {"at_least": "1", "of": "members"},
}


def rule_of(text: Text, body: str, value: str, disputed: Any) -> Any:
    """Return the condition that an answer means: a reading of a disputed one, or a usual rule.

    Raises KeyError if it is neither.
    """
    if isinstance(disputed, dict) and "one_of" in disputed:
        return _reading(disputed["one_of"], value)
    if value.startswith("members_of_"):
        return {"more_than": "1/2", "of": "members", "among": value.removeprefix("members_of_")}
    if value == "majority_of_votes_by_groups":
        groups = _local_groups(text, body) or sorted(_seated(text, body))
        share = RULES["majority_of_votes"]
        return {"all": [share, *({**share, "among": one} for one in groups)]}
    rule, _, beside = value.partition("_and_locals")
    condition = RULES[rule]
    if not value.endswith("_and_locals") or beside:
        return condition
    share = {"more_than": "1/2", "of": "members"}
    return {"all": [condition, *({**share, "among": one} for one in _local_groups(text, body))]}


def _reading(readings: list[Any], value: str) -> Any:
    for position, reading in zip(POSITIONS, readings, strict=False):
        named = reading.get("id", position) if isinstance(reading, dict) else position
        if named == value:
            if isinstance(reading, str):
                return reading
            return {key: one for key, one in reading.items() if key not in ("id", "name")}
    raise KeyError(value)


def _local_groups(text: Text, body: str) -> list[str]:
    """Return a local group that all local seats of a body are in, or else all such groups."""
    seated = _seated(text, body)
    local = [
        str(group["id"])
        for group in text["groups"]
        if group["id"] in seated and "local" in group.get("locality", {}).values()
    ]
    everybody = set().union(*(seated[group] for group in local))
    return [group for group in local if seated[group] == everybody][:1] or local


def _seated(text: Text, body: str) -> dict[str, set[str]]:
    """Return the seats of each group that has some in a body."""
    seated: dict[str, set[str]] = {}
    for path, seat in objects(text):
        if path.startswith(f"{body}/"):
            of_seat = [*seat.get("reserved_for", [])]
            for key in ("holder", "on_behalf_of"):
                of_seat += _affiliations(text, seat[key]) if key in seat else []
            for group in of_seat:
                seated.setdefault(group, set()).add(path)
    return seated


def _affiliations(text: Text, actor: str) -> list[str]:
    return list(find(text, actor).get("affiliations", []))

"""Laws of the hand: a label, a front or a second key in the same hand changes no hand."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.laws.cases import Base, Case
from tests.laws.comparing import equal_case, no_better_case
from tests.laws.texts import Text, find, seats
from tests.laws.twins import twins

FRONT, AGENT = "front_written_in", "agent"
KEYS = ("appointed_by", "removable_by")


def cases(base: Base) -> Iterator[Case]:
    """Yield the moves that put something between a hand and what it does."""
    alike = {base.text["bodies"][at[1]]["seats"][at[3]]["id"] for at in _seats_alike(base)}
    for path, seat in seats(base.text):
        if path.partition("/")[2] in alike:
            continue
        for key in KEYS:
            hand = _hand(seat, key)
            if hand is None:
                continue
            move = f"{path}.{key}: confirmed by the same hand"
            yield equal_case(base, "own key", move, partial(_own_key, path=path, key=key))
            move = f"{path}.{key}: confirmed by an agent of the same hand"
            yield no_better_case(base, "agent", move, partial(_agent_key, path=path, key=key))
            move = f"{path}.{key}: by an agent of the hand"
            yield no_better_case(base, "front", move, partial(_by_agent, path=path, key=key))
        if _at_will(seat):
            move = f"{path}: renewed each year at will instead of removed at will"
            yield no_better_case(base, "pleasure", move, partial(_renewed, path=path))
    for veto in base.text.get("vetoes", []):
        if veto.get("effect", "blocks") == "blocks":
            move = f"{veto['id']}: a delay without an end"
            yield no_better_case(base, "delay", move, partial(_delay, id=veto["id"]))


def _seats_alike(base: Base) -> Iterator[Any]:
    return (at for at in twins(base.text) if "seats" in at)


def _hand(seat: Text, key: str) -> str | None:
    """Return who alone fills or empties a seat, where the text names somebody."""
    act = seat.get(key)
    if isinstance(act, dict):
        others = {"confirmed_by", "on_proposal_of", "countermanded_by", "procedure"}
        act = None if others & set(act) else act["by"]
    return None if act in (None, "none", "unknown") else str(act)


def _at_will(seat: Text) -> bool:
    removal = seat.get("removable_by")
    alone = isinstance(removal, dict) and removal.get("manner") == "at_will"
    return alone and _hand(seat, "removable_by") is not None


def _act(text: Text, path: str, key: str) -> Text:
    """Return the act of filling or emptying a seat, written at length."""
    seat = find(text, path)
    if isinstance(seat[key], str):
        seat[key] = {"by": seat[key]}
    act: Text = seat[key]
    return act


def _own_key(text: Text, path: str, key: str) -> None:
    act = _act(text, path, key)
    act["confirmed_by"] = act["by"]


def _agent_key(text: Text, path: str, key: str) -> None:
    act = _act(text, path, key)
    act["confirmed_by"] = _agent_of(text, act["by"])


def _by_agent(text: Text, path: str, key: str) -> None:
    act = _act(text, path, key)
    act["by"] = _agent_of(text, act["by"])
    act.pop("method", None)


def _agent_of(text: Text, hand: str) -> str:
    """Add an office whose one holder somebody hires and fires; locals come first."""
    agent: Text = {"id": AGENT, "appointed_by": hand}
    agent["removable_by"] = {"by": hand, "manner": "at_will"}
    groups = text.get("groups", [])
    local = [one["id"] for one in groups if "local" in one.get("locality", {}).values()]
    if local:
        agent["reserved_for"] = local[:1]
    text["bodies"].append({"id": FRONT, "name": "Office of an agent", "seats": [agent]})
    return f"{FRONT}/{AGENT}"


def _renewed(text: Text, path: str) -> None:
    seat = find(text, path)
    hand = seat.pop("removable_by")["by"]
    seat["removable_by"] = "none"
    seat["term"] = {"years": "1", "renewable": "true", "renewed_by": hand}


def _delay(text: Text, id: str) -> None:
    veto = find(text, id)
    veto |= {"effect": "delays", "delay": "none"}

"""Small random councils whose procedures ask each other, each named by a number.

Who consents, overrides, vetoes, sets aside, fills, empties and decides instead are procedures,
so that most of them wait for each other in circles, some of them for themselves.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.model.random_councils import closed
from tests.model.random_people import Data


def circled(number: int) -> Data:
    """Return the council of a number with its procedures bound to each other."""
    council, chance = closed(number), Random(f"circle {number}")
    for index in range(chance.choice((1, 2, 3))):
        council["procedures"].append(_another(f"more{index}", council, chance))
    names = [one["id"] for one in council["procedures"]]
    bodies = [body["id"] for body in council["bodies"]]
    for one in council["procedures"]:
        if chance.random() < 0.6:
            one["passes_when"] = _condition(one["passes_when"], names, chance)
        if chance.random() < 0.2:
            one["initiated_by"] = [chance.choice(bodies)]
    for veto in council["vetoes"]:
        if chance.random() < 0.5:
            veto["over"] = [chance.choice(names)]
        if chance.random() < 0.5:
            veto["overridable_by"] = chance.choice(names)
    _falling_back(council["procedures"], Random(f"fallback {number}"))
    for again in range(3):
        _switched_off(council["procedures"], bodies, Random(f"escalation {number} {again}"))
    seats = [seat for body in council["bodies"] for seat in body["seats"]]
    for seat in seats:
        if chance.random() < 0.4:
            _kept(seat, council["procedures"], chance)
    return council


def _another(id: str, council: Data, chance: Random) -> Data:
    """Return one procedure more: a decision, or an override of another."""
    body = chance.choice(council["bodies"])["id"]
    one: Data = {"id": id, "body": body, "passes_when": "unanimity"}
    if chance.random() < 0.6:
        overridden = chance.choice(council["procedures"])["id"]
        one |= {"kind": "override", "overrides": [overridden]}
        if chance.random() < 0.7:
            return one
    return one | {"matters": chance.choice((["law"], "all"))}


def _falling_back(procedures: Sequence[Data], chance: Random) -> None:
    """Let some procedures fall back on later ones, which then have no matters."""
    for index, one in enumerate(procedures[:-1]):
        if "fallback" not in one and chance.random() < 0.3:
            after = chance.choice(procedures[index + 1 :])
            if "overrides" not in after and "replaces" not in after:
                one["fallback"] = after["id"]
                after.pop("matters", None)


def _switched_off(procedures: list[Data], bodies: Sequence[str], chance: Random) -> None:
    """Let an escalation switch one off and demand another, now and then."""
    if chance.random() < 0.3:
        switched = chance.choice(procedures)["id"]
        after = {"body": chance.choice(bodies), "passes_when": "unanimity"}
        trigger = {"body": chance.choice(bodies), "passes_when": {"approval_by": switched}}
        if chance.random() < 0.7:
            trigger["passes_when"] = {"at_least": "1/2", "of": "members"}
        number = sum(one.get("kind") == "escalation" for one in procedures)
        procedures.append({"id": f"switched_{number}", **after})
        names = {"replaces": [switched], "escalates_to": f"switched_{number}"}
        procedures.append(
            {"id": f"switching_{number}", "kind": "escalation", **trigger, **names}
        )


def _condition(before: Any, names: Sequence[str], chance: Random) -> Data:
    """Return a condition that asks for the consent of one or two procedures."""
    asked: list[Any] = [{"approval_by": chance.choice(names)}]
    if chance.random() < 0.4:
        asked.append({"approval_by": chance.choice(names)})
    if chance.random() < 0.4:
        asked.append({"rule": before} if isinstance(before, str) else before)
    chance.shuffle(asked)
    return {chance.choice(("all", "any")): asked}


def _kept(seat: Data, procedures: Sequence[Data], chance: Random) -> None:
    """Let procedures fill a seat and empty it, now and then countermanded by one."""
    act = chance.choice(procedures)
    seat["appointed_by"] = {"by": act["body"], "procedure": act["id"]}
    removal = {"by": act["body"], "procedure": act["id"], "manner": "at_will"}
    if chance.random() < 0.4:
        removal["countermanded_by"] = chance.choice(procedures)["id"]
    seat["removable_by"] = removal

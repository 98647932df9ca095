"""Random councils with tiers, ends, mandates, handovers and whatever else reports speak of."""

from copy import deepcopy
from random import Random

from tests.model.random_councils import closed
from tests.model.random_people import Data

KINDS = ("legislation", "services", "security")


def decorated(number: int) -> Data:
    """Return the closed council of a number with what its powers do not hang on."""
    council, chance = deepcopy(closed(number)), Random(f"decorated {number}")
    keys = [who["id"] for part in ("persons", "organizations") for who in council[part]]
    bodies = [body["id"] for body in council["bodies"]]
    some, keys = [*keys, *bodies], [*keys, "voters", *bodies]
    keys += [f"{b['id']}/{s['id']}" for b in council["bodies"] for s in b["seats"]]
    for matter in council["matters"]:
        if "kinds" in matter:
            matter["kinds"] = chance.sample(KINDS, chance.choice((1, 2, 3)))
    tiered, mandated = chance.random() < 0.7, chance.random() < 0.4
    for tier, body in enumerate(council["bodies"], 1):
        if tiered and chance.random() < 0.9:
            body["tier"] = str(tier)
        own = [p for p in council["procedures"] if p["body"] == body["id"]]
        decides = any(p.get("kind", "decision") != "appointment" for p in own)
        body["function"] = "governs" if decides or chance.random() < 0.5 else "nominates"
        body["standing"] = chance.choice(("interim", "interim", "permanent"))
        body["territory"] = ["valley"]
        if mandated:
            body["mandated_by"] = "accord"
        if chance.random() < 0.7:
            ends = chance.choice(("2029-12-31", "2030-12-31", "2031"))
            body["sunset"] = {"ends_on": ends, "renewed_by": chance.choice([*keys, "none"])}
        _seats(body["seats"], keys, chance)
    if mandated:
        accord = {"id": "accord", "name": "Accord", "by": chance.choice(some)}
        accord |= {"territory": ["valley"], "matters": chance.choice((["law"], "all"))}
        council["mandates"] = [{**accord, "ends": "2030-12-31"}]
    _conflict(council, chance)
    for veto in council["vetoes"]:
        if chance.random() < 0.5:
            veto |= {"grounds": ["harm"], "deadline": chance.choice(("9 days", "90 days"))}
            veto |= {"reasons": "written", "contest_before": chance.choice(keys)}
    if chance.random() < 0.7:
        council["handovers"] = [_handover(keys, chance)]
    return council


def _seats(seats: list[Data], keys: list[str], chance: Random) -> None:
    for seat in seats:
        if seat.get("role") == "chair" and chance.random() < 0.7:
            by = chance.choice(keys)
            seat["succession"] = {"by": by, "manner": "appoints"}
        if chance.random() < 0.1:
            seat["vetted_by"] = [chance.choice(keys)]


def _conflict(council: Data, chance: Random) -> None:
    if chance.random() < 0.6:
        mission = council["organizations"][1]
        mission["roles"] = [{"role": "occupying_power", "area": "valley"}]
    if chance.random() < 0.5:
        parties = chance.sample(("ann", "union", "mission", "bob", "league"), 2)
        council["conflicts"] = [
            {"id": "war", "name": "War", "area": "valley", "parties": parties}
        ]


def _handover(keys: list[str], chance: Random) -> Data:
    to = chance.choice([key for key in keys if "/" not in key])
    handover: Data = {"id": "transfer", "area": "valley", "to": to}
    handover["due"] = chance.choice(("none", "none", "2030-06-30"))
    if chance.random() < 0.7:
        handover |= {"test": "peace", "certified_by": chance.choice([*keys, "none"])}
    return handover

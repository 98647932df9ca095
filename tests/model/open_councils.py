"""Small random councils that leave a few things open, each named by a number."""

from copy import deepcopy
from random import Random

from tests.model.random_councils import closed
from tests.model.random_people import Data


def opened(number: int) -> Data:
    """Return the council of a number with up to three things left open."""
    council, chance = deepcopy(closed(number)), Random(f"open {number}")
    seats = [seat for body in council["bodies"] for seat in body["seats"]]
    for _ in range(chance.choice((1, 2, 2, 3))):
        draw = chance.random()
        if draw < 0.15:
            # Somebody from two places: which of the two marks holds is open. So it is of
            # outsiders of the whole who are called local in a part of it.
            if len(council["areas"]) > 1 and chance.random() < 0.5:
                council["groups"][1]["locality"] = {"valley": "external", "glen": "local"}
                continue
            person = chance.choice([*council["persons"][:2], *council["organizations"][:2]])
            person["affiliations"] = ["residents", "outsiders"]
            council["groups"][0]["locality"] = {"valley": "local"}
        elif draw < 0.6:
            _open_seat(council, chance.choice(seats), chance)
        else:
            _open_procedure(council, chance)
    return council


def _open_seat(council: Data, seat: Data, chance: Random) -> None:
    """Leave open whether, where or in what number somebody sits, or how he is removed."""
    if chance.random() < 0.25:
        _open_tenure(seat, chance)
    elif "removable_by" in seat and chance.random() < 0.3:
        seat["removable_by"]["manner"] = "unknown"
    elif chance.random() < 0.1 and not seat.keys() & {"holder", "on_behalf_of"}:
        seat["reserved_for"] = ["reds"]
    elif chance.random() < 0.3 and seat["count"] != "0" and "holder" not in seat:
        least = chance.choice((0, 1))
        seat["count"] = {"min": str(least), "max": str(least + 1)}
        seat.pop("total_weight", None)
    elif chance.random() < 0.2 and len(council["bodies"]) > 1:
        seat["placed_in"] = {"one_of": [body["id"] for body in council["bodies"][:2]]}
    elif chance.random() < 0.2:
        seat["votes"] = "unknown"
        seat.pop("participation", None)
    else:
        seat.pop("votes", None)
        seat["participation"] = chance.choice(("invited", "unknown", "proposed"))


def _open_tenure(seat: Data, chance: Random) -> None:
    """Leave open who fills a seat, who empties it, or for how long somebody sits."""
    draw = chance.random()
    if draw < 0.4:
        seat["appointed_by"] = "unknown"
        seat["removable_by"] = {"by": "unknown"}
    elif draw < 0.6:
        seat["appointed_by"] = "unknown"
    elif draw < 0.8:
        seat["removable_by"] = {"by": "unknown"}
    else:
        seat["term"] = {"years": chance.choice(("1", "unknown")), "renewed_by": "unknown"}


def _open_procedure(council: Data, chance: Random) -> None:
    """Leave open what a procedure covers, who may use it, how it passes or what a veto is."""
    one = chance.choice(council["procedures"])
    if council["vetoes"] and chance.random() < 0.2:
        council["vetoes"][0] |= {"effect": "delays", "delay": "unknown"}
    elif chance.random() < 0.4:
        key = chance.choice(("matters", "initiated_by", "passes_when", "quorum"))
        one[key] = "unknown"
    elif "matters" in one and chance.random() < 0.2:
        one["fallback"] = "unknown"
    elif one.get("tie_break") and chance.random() < 0.4:
        one["tie_break"] = "unknown"
    elif not isinstance(one["passes_when"], dict) or "one_of" not in one["passes_when"]:
        others = [{"rule": "unanimity"}, {"at_least": "2/3", "of": "members"}]
        was = one["passes_when"]
        was = "consensus" if was == "unknown" else was
        first = {"rule": was} if isinstance(was, str) else was
        one["passes_when"] = {"one_of": [first, chance.choice(others)]}

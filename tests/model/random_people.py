"""The people of a random council, and where they are from."""

from random import Random
from typing import Any

Data = dict[str, Any]
# Who is from where: a group, a person and an organization of each kind.
CAMPS = (
    ("residents", "ann", "union", "local"),
    ("outsiders", "bob", "mission", "external"),
    ("neutrals", "cal", "league", "neutral"),
)
KINDS_IN_PART = ("local", "regional", "neutral")


def people(chance: Random, has_part: bool) -> Data:
    """Return areas, groups and actors; a part of the area is home to some, now and then."""
    areas: list[Data] = [{"id": "valley", "name": "Valley"}]
    if has_part:
        areas.append({"id": "glen", "name": "Glen", "parent": "valley"})
    # Most councils have no blocs: each is followed across bodies, which takes long.
    origins, parties = chance.random() < 0.25, chance.random() < 0.25
    groups: list[Data] = []
    for group, _, _, kind in CAMPS:
        locality = {"valley": kind}
        if has_part and chance.random() < 0.3:
            # outsiders of the whole who are called local in a part of it are in open councils
            kinds = ("regional", "neutral") if kind == "external" else KINDS_IN_PART
            locality["glen"] = chance.choice(kinds)
        dimension = "origin" if origins else f"origin_{group}"
        one = {"id": group, "name": group, "dimension": dimension, "locality": locality}
        groups.append(one)
    for group in ("reds", "blues"):
        dimension = "party" if parties else f"party_of_{group}"
        groups.append({"id": group, "name": group, "dimension": dimension})
    for one in groups:
        one["population"] = str(chance.randint(1, 5))
    return {
        "areas": areas,
        "groups": groups,
        "electorates": [{"id": "voters", "name": "Voters", "area": "valley"}],
        "persons": [_actor(chance, person, group) for group, person, _, _ in CAMPS],
        "organizations": [_actor(chance, other, group) for group, _, other, _ in CAMPS],
    }


def _actor(chance: Random, id: str, group: str) -> Data:
    party = [chance.choice(("reds", "blues"))] if chance.random() < 0.2 else []
    return {"id": id, "name": id, "affiliations": [group, *party], "population": "2"}

"""Laws of contradiction and scope: no second mark, and no part, makes locals of outsiders."""

from collections.abc import Iterator
from functools import partial

from tests.laws.cases import Base, Case
from tests.laws.comparing import no_better_case
from tests.laws.texts import Text, find

COMPOUND = "compound_written_in"


def cases(base: Base) -> Iterator[Case]:
    """Yield the moves that mark outsiders as locals besides, or in a part of the area."""
    for area, local, outside in _pairs(base.text):
        for section in ("organizations", "persons"):
            for actor in base.text.get(section, []):
                if outside in actor.get("affiliations", []):
                    move = f"{actor['id']} said to be of {local} as well"
                    change = partial(_join, id=actor["id"], key="affiliations", group=local)
                    yield no_better_case(base, "two marks", move, change)
        for body in base.text["bodies"]:
            for seat in body.get("seats", []):
                if outside in seat.get("reserved_for", []):
                    path = f"{body['id']}/{seat['id']}"
                    move = f"{path} for {local} as well"
                    change = partial(_join, id=path, key="reserved_for", group=local)
                    yield no_better_case(base, "two groups", move, change)
        for matter in base.text.get("matters", []):
            if matter.get("area") == area:
                move = f"{matter['id']} put on a part where {outside} are local"
                change = partial(_enclave, id=matter["id"], group=outside)
                yield no_better_case(base, "part", move, change)


def _pairs(text: Text) -> Iterator[tuple[str, str, str]]:
    """Yield areas with the first group local to them, and each group of outsiders."""
    areas = [area["id"] for area in text.get("areas", [])]
    for area in areas:
        marks = {one["id"]: one.get("locality", {}).get(area) for one in text.get("groups", [])}
        local = next((group for group, mark in marks.items() if mark == "local"), None)
        for group, mark in marks.items():
            if local is not None and mark in ("external", "regional"):
                yield area, local, group


def _join(text: Text, id: str, key: str, group: str) -> None:
    find(text, id)[key].append(group)


def _enclave(text: Text, id: str, group: str) -> None:
    matter = find(text, id)
    text["areas"].append({"id": COMPOUND, "name": COMPOUND, "parent": matter["area"]})
    matter["area"] = COMPOUND
    find(text, group)["locality"][COMPOUND] = "local"

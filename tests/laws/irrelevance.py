"""Law of irrelevance: what has no part in a matter changes no verdict on it.

What a text leaves open may be about anything that is added, and what it says of all matters is
about a new one: there the addition has a part. So it is made to a text that says of its matters
and procedures what they are about.
"""

from collections.abc import Collection, Iterator
from functools import partial

from tests.laws.cases import Base, Case
from tests.laws.comparing import Change, changed, equal_case
from tests.laws.texts import Text, add, is_open, peoples

ISLE, ISLANDERS, CREW = "far_isle", "far_islanders", "far_crew"
BOARD, VOTE = "far_fishing_board", "far_fishing_vote"


def cases(base: Base) -> Iterator[Case]:
    """Yield the moves that add what touches nothing that is there."""
    base = settled(base)
    for move, change in (
        *ISLES.items(),
        ("an area that nobody is local to", _area),
        ("a person and an organization", _actors),
        ("a group in which nobody is", _group),
        ("a body without any power", _idle_body),
        ("an adviser without a vote", _adviser),
        ("a conflict elsewhere", _conflict),
        ("a matter that nobody decides", _matter),
    ):
        yield equal_case(base, move, f"added: {move}", change)


def settled(base: Base) -> Base:
    """Return the base, or one that says what its matters and procedures are about."""
    text = changed(base.text, partial(_settle, points=base.judged.points))
    return base if text == base.text else Base(base.name, text)


def _settle(text: Text, points: Collection[str]) -> None:
    matters = [one["id"] for one in text.get("matters", [])]
    left_out = "unknown" if is_open(text) else "none"
    for matter in text.get("matters", []):
        if matter.get("parent", left_out) == "unknown":
            matter["parent"] = "none"
        is_part = matter.get("parent", "none") != "none"
        if matter.get("area", "none" if is_part else left_out) == "unknown":
            matter["area"] = "none"
    for one in text.get("procedures", []):
        if one.get("matters") in ("all", "unknown"):
            one["matters"] = list(matters)
        elif f"{one['id']}.matters" in points:
            one["matters"] = "none"
    placed = [role for one in text.get("organizations", []) for role in one.get("roles", [])]
    for one in (*placed, *text.get("handovers", [])):
        for area in peoples(text)[:1]:
            one.setdefault("area", area)


def _area(text: Text) -> None:
    add(text, "areas", {"id": ISLE, "name": "Far isle"})


def _isle(text: Text) -> None:
    _area(text)
    islanders = {"id": ISLANDERS, "name": "Islanders", "dimension": "far_origin"}
    add(text, "groups", {**islanders, "locality": {ISLE: "local"}})
    _board(text, ISLANDERS)


def _isle_with_a_tier(text: Text) -> None:
    _isle(text)
    text["bodies"][-1]["tier"] = "9"


def _ruled_isle(text: Text) -> None:
    _isle(text)
    crew = {"id": CREW, "name": "Crew of the ship", "dimension": "far_origin"}
    add(text, "groups", {**crew, "locality": {ISLE: "external"}})
    text["bodies"][-1]["seats"].append({"id": "sailor", "count": "4", "reserved_for": [CREW]})


def _board(text: Text, group: str) -> None:
    fishing = {"id": "far_fishing", "name": "Fishing off the isle", "kinds": ["services"]}
    add(text, "matters", {**fishing, "area": ISLE, "parent": "none"})
    fishers = {"id": "fisher", "count": "3", "reserved_for": [group]}
    add(
        text,
        "bodies",
        {"id": BOARD, "name": "Fishing board", "complete": ["seats"], "seats": [fishers]},
    )
    vote = {"id": VOTE, "body": BOARD, "matters": ["far_fishing"], "fallback": "none"}
    rule = {"more_than": "1/2", "of": "members"}
    add(text, "procedures", {**vote, "passes_when": rule})


def _actors(text: Text) -> None:
    add(text, "persons", {"id": "far_person", "name": "Somebody far away"})
    add(text, "organizations", {"id": "far_club", "name": "A club far away"})


def _group(text: Text) -> None:
    add(text, "groups", {"id": "far_people", "name": "Far people", "dimension": "far_origin"})


def _idle_body(text: Text) -> None:
    seats = [{"id": "walker", "count": "3"}]
    add(text, "bodies", {"id": "far_club", "name": "Walking club", "seats": seats})


def _adviser(text: Text) -> None:
    body = text["bodies"][0]
    body.setdefault("seats", []).append({"id": "far_adviser", "role": "adviser"})


def _conflict(text: Text) -> None:
    _area(text)
    for id in ("far_army", "far_guard"):
        add(text, "organizations", {"id": id, "name": id})
    conflict = {"id": "far_war", "name": "War far away", "area": ISLE, "complete": ["parties"]}
    add(text, "conflicts", {**conflict, "parties": ["far_army", "far_guard"]})


def _matter(text: Text) -> None:
    matter = {"id": "far_matter", "name": "What nobody decides"}
    add(text, "matters", {**matter, **dict.fromkeys(("kinds", "parent", "area"), "none")})


ISLES: dict[str, Change] = {
    "an isle with its people, its board and its matter": _isle,
    "an isle with a board in a tier of its own": _isle_with_a_tier,
    "an isle ruled by outsiders of it": _ruled_isle,
}

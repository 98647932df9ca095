"""Write answers about seats: who sits there, from where, and who fills and empties them."""

from tests.laws.cases import ImpossibleError
from tests.laws.drafts import Draft, hand, listed, mapping
from tests.laws.texts import Text, add, find, objects, peoples

PEOPLE = "people_written_in"


def participation(draft: Draft) -> None:
    """State whether the holder takes the seat; a vacant one stays vacant."""
    status = mapping(draft.part, "participation").get("status")
    empty = draft.value == "declined" and status in ("vacant", "suspended")
    draft.part["participation"] = status if empty else draft.value


def locality(draft: Draft) -> None:
    """State where somebody is from: of an actor, or of a seat by whom it is for."""
    _, _, area = draft.key.partition(".")
    marked = _marked(draft)
    marked.setdefault("locality", {})[area] = draft.value
    for path, seat in objects(draft.text):
        if "/" in path and marked["id"] in (
            seat.get("holder"),
            seat.get("on_behalf_of"),
            *seat.get("reserved_for", []),
        ):
            draft.assume[f"{path}.locality.{area}"] = draft.value
    for actor in (*listed(draft.text, "organizations"), *listed(draft.text, "persons")):
        if marked["id"] in (actor["id"], *actor.get("affiliations", [])):
            draft.assume[f"{actor['id']}.locality.{area}"] = draft.value
    for point in draft.assume.keys() - draft.open:
        del draft.assume[point]


def _marked(draft: Draft) -> Text:
    """Return the actor or group from which the owner of the point has its locality."""
    part = draft.part
    if "/" not in draft.owner:
        return part
    actors = {
        one["id"]: one
        for section in ("organizations", "persons")
        for one in listed(draft.text, section)
    }
    for key in ("holder", "on_behalf_of"):
        if part.get(key) in actors:
            return actors[part[key]]
    if not part.get("reserved_for"):
        group: Text = {"id": PEOPLE, "name": PEOPLE, "dimension": PEOPLE}
        add(draft.text, "groups", group)
        part["reserved_for"] = [PEOPLE]
        return group
    return find(draft.text, part["reserved_for"][0])


def appointment(draft: Draft) -> None:
    """State who fills the seat."""
    by = hand(draft, draft.value)
    draft.part["appointed_by"] = {**mapping(draft.part, "appointed_by"), "by": by}


def removal(draft: Draft) -> None:
    """State who removes, or the manner alone; "for cause" means by whoever appoints."""
    removal = mapping(draft.part, "removable_by")
    if not removal and isinstance(draft.part.get("removable_by"), str):
        removal["by"] = draft.part["removable_by"]
    if draft.key.endswith(".manner"):
        removal["manner"] = draft.value
    elif draft.value == "for cause":
        appointer = draft.part.get("appointed_by", "unknown")
        by = appointer["by"] if isinstance(appointer, dict) else appointer
        if by in ("none", "unknown"):
            by = hand(
                draft, "somebody from outside" if peoples(draft.text) else "somebody else"
            )
        removal |= {"by": by, "manner": "for_cause"}
    elif draft.value.endswith(" at will"):
        who = draft.value.removesuffix(" at will")
        if who == "appointer":
            raise ImpossibleError("whoever appoints, where that is not known")
        removal["by"] = hand(draft, who)
        removal["manner"] = "at_will"
    else:
        removal["by"] = hand(draft, draft.value)
    draft.part["removable_by"] = removal


def vetting(draft: Draft) -> None:
    """State who vets the holder: without limits, as the answer says."""
    by = hand(draft, draft.value)
    without = {"by": [by], "grounds": "none", "contest_before": "none"}
    draft.part["vetted_by"] = by if by == "none" else without


def succession(draft: Draft) -> None:
    """State how the next holder is found."""
    body, _, _ = draft.owner.partition("/")
    ways = {
        "designated": {"by": draft.owner, "manner": "designates"},
        "elected": {"by": body, "manner": "elects"},
        "nothing": {"by": "none"},
    }
    if draft.value not in ways:
        raise ImpossibleError(draft.value)
    draft.part["succession"] = ways[draft.value]


def term(draft: Draft) -> None:
    """State a long term, or a short one that somebody renews."""
    if draft.value == "long":
        draft.part["term"] = {"years": "unlimited"}
    else:
        by = hand(draft, draft.value)
        draft.part["term"] = {"years": "1", "renewable": "true", "renewed_by": by}

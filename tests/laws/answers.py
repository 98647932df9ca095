"""Write an answer to an open point into a text, as a drafter would who says it.

An answer that only says that something is stated is written as one thing that could be.
"""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any, NamedTuple

from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.model import Proposal, Seat
from tests.laws.cases import ImpossibleError
from tests.laws.texts import Text, add, find, known, objects, peoples

HAND = "hand_written_in"
PEOPLE = "people_written_in"
NOBODY = frozenset(("nobody", "nothing", "absent"))
SOMEBODY = {"somebody local": "local", "somebody from outside": "external"}
LAST_DAY = "2099-12-31"
# What a key may hold where an answer only says that it holds something.
STATED: dict[str, Any] = {
    "ends": LAST_DAY,
    "sunset": LAST_DAY,
    "due": LAST_DAY,
    "matters": "all",
    "grounds": ["breach of the accord"],
    "reasons": "written",
    "deadline": "14 days",
    "delay": "14 days",
    "test": "an election has been held",
    "quorum": {"at_least": "1", "of": "members"},
}


class Draft(NamedTuple):
    """A copy of a text, and the answer to be written into it.

    ``assume`` are all answers that are written by it: some words answer several points.
    """

    text: Text
    owner: str
    key: str
    value: str
    open: frozenset[str]
    assume: dict[str, str]

    @property
    def part(self) -> Text:
        """Return the object that the answer is about."""
        return find(self.text, self.owner)


def written(text: Text, open_points: Iterable[str], point: str, value: str) -> Draft:
    """Return a copy of a text that states an answer, with all answers that it states.

    Raises ImpossibleError if there are no words for it.
    """
    owner, _, key = point.partition(".")
    points = frozenset(open_points)
    draft = Draft(deepcopy(text), owner, key, value, points, {point: value})
    steps = re.split(r"[.\[]", key)
    EDITORS.get(steps[0], _general)(draft)
    return draft


def hand(draft: Draft, value: str) -> str:
    """Return the path by which a text names who an answer means, adding them if needed."""
    if value in NOBODY:
        return "none"
    if value in SOMEBODY:
        return _organization(draft, SOMEBODY[value])
    if value == "somebody else":
        return _organization(draft, None)
    if value == "stated":
        return _organization(draft, "neutral")
    if value not in known(draft.text):
        raise ImpossibleError(value)
    return value


def _organization(draft: Draft, locality: str | None) -> str:
    organization: Text = {"id": HAND, "name": HAND}
    if locality and peoples(draft.text):
        organization["locality"] = dict.fromkeys(peoples(draft.text), locality)
    add(draft.text, "organizations", organization)
    return HAND


def _general(draft: Draft) -> None:
    """Write the answer at the key of the point, as the format has it there."""
    form = forms_of(_class_of(draft)).get(draft.key)
    if form is None:
        raise ImpossibleError(draft.key)
    part, value = draft.part, _word(draft, form)
    if form.part is not None and form.short is not None and isinstance(value, str):
        value = {**_mapping(part, draft.key), form.short: value}
    listed = form.item is not None and isinstance(value, str) and value not in form.words
    part[draft.key] = [value] if listed else value


def _word(draft: Draft, form: Form) -> Any:
    value = draft.value
    if value == "stated":
        if draft.key == "territory":
            return [area["id"] for area in draft.text.get("areas", [])]
        return STATED[draft.key] if draft.key in STATED else hand(draft, value)
    words = form.words
    if form.part is not None and form.short is not None:
        words += forms_of(form.part)[form.short].words
    if value in NOBODY and "none" in words:
        return "none"
    if value in NOBODY:
        raise ImpossibleError(f"{draft.key}: {value}")
    return hand(draft, value) if value.startswith("somebody") else value


def _mapping(part: Text, key: str) -> Text:
    value = part.get(key)
    return dict(value) if isinstance(value, dict) else {}


def _class_of(draft: Draft) -> Any:
    if "/" in draft.owner:
        return Seat
    for section, form in forms_of(Proposal).items():
        if any(one["id"] == draft.owner for one in _listed(draft.text, section)):
            return form_of(form.item).part
    return forms_of(Proposal)["proposal"].part


def _listed(text: Text, section: str) -> list[Text]:
    value = text.get(section)
    return value if isinstance(value, list) else []


def _participation(draft: Draft) -> None:
    status = _mapping(draft.part, "participation").get("status")
    empty = draft.value == "declined" and status in ("vacant", "suspended")
    draft.part["participation"] = status if empty else draft.value


def _locality(draft: Draft) -> None:
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
    for actor in (*_listed(draft.text, "organizations"), *_listed(draft.text, "persons")):
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
        for one in _listed(draft.text, section)
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


def _appointment(draft: Draft) -> None:
    by = hand(draft, draft.value)
    draft.part["appointed_by"] = {**_mapping(draft.part, "appointed_by"), "by": by}


def _removal(draft: Draft) -> None:
    """State who removes, or the manner alone; "for cause" means by whoever appoints."""
    removal = _mapping(draft.part, "removable_by")
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
        removal |= {"by": hand(draft, draft.value.removesuffix(" at will"))}
        removal["manner"] = "at_will"
    else:
        removal["by"] = hand(draft, draft.value)
    draft.part["removable_by"] = removal


def _vetting(draft: Draft) -> None:
    by = hand(draft, draft.value)
    draft.part["vetted_by"] = by if by == "none" else [by]


def _succession(draft: Draft) -> None:
    body, _, _ = draft.owner.partition("/")
    ways = {
        "designated": {"by": draft.owner, "manner": "designates"},
        "elected": {"by": body, "manner": "elects"},
        "nothing": {"by": "none"},
    }
    if draft.value not in ways:
        raise ImpossibleError(draft.value)
    draft.part["succession"] = ways[draft.value]


def _sunset(draft: Draft) -> None:
    if draft.key == "sunset":
        _general(draft)
        return
    sunset = _mapping(draft.part, "sunset")
    if not sunset:
        sunset["ends_on"] = draft.part.get("sunset", "unknown")
    sunset["renewed_by"] = hand(draft, draft.value)
    draft.part["sunset"] = sunset


def _mandate(draft: Draft) -> None:
    if draft.value != "stated":
        _general(draft)
        return
    mandate: Text = {"id": HAND, "name": HAND, "matters": "all", "ends": LAST_DAY}
    mandate["territory"] = [area["id"] for area in draft.text.get("areas", [])]
    add(draft.text, "mandates", mandate)
    draft.part["mandated_by"] = HAND


def _matters(draft: Draft) -> None:
    if draft.value == "none":
        draft.part["matters"] = []
    else:
        _general(draft)


def _list_is_complete(draft: Draft) -> None:
    """Say that a list is complete; that it is not cannot be said."""
    _, _, name = draft.key.partition(".")
    section = next((s for s in draft.text if draft.part in _listed(draft.text, s)), "proposal")
    yes, what = {"bodies": ("none", "seats"), "conflicts": ("stated", "parties")}.get(
        section, ("stated", name)
    )
    if draft.value != yes:
        raise ImpossibleError(f"{draft.key}: {draft.value}")
    draft.part.setdefault("complete", []).append(what)
    if what == "handovers" and "proposal.handovers" in draft.open:
        draft.assume["proposal.handovers"] = "absent"
    for seat in draft.part.get("seats", []):
        if f"{draft.owner}/{seat['id']}.votes" in draft.open:
            seat["votes"] = "unknown"  # else a list that is complete gives the chair a vote


def _no_handovers(draft: Draft) -> None:
    if draft.value != "absent":
        raise ImpossibleError("a handover that is only said to be stated")
    draft.text["proposal"].setdefault("complete", []).append("handovers")
    if "proposal.complete.handovers" in draft.open:
        draft.assume["proposal.complete.handovers"] = "stated"


def _veto(draft: Draft) -> None:
    """Write the veto that an answer supposes, or none; then all vetoes are listed."""
    for point in draft.open:
        if point.endswith(".vetoes") and point not in draft.assume:
            draft.assume[point] = "nobody"
    draft.text["proposal"].setdefault("complete", []).append("vetoes")
    if draft.value == "nobody":
        return
    veto: Text = {"id": f"veto_{HAND}", "name": HAND, "over": [draft.owner], "matters": "all"}
    veto["holders"] = hand(draft, draft.value)
    veto |= dict.fromkeys(("grounds", "deadline", "reasons", "contest_before"), "none")
    if "/" in draft.value:
        veto["effect"] = "delays"  # more is not supposed of whoever presides
    add(draft.text, "vetoes", veto)


def _condition(draft: Draft) -> None:
    from tests.laws.decision_rules import rule_of

    if draft.key.endswith(".stated"):
        if draft.value == "stated":
            raise ImpossibleError("a rule that is only said to be stated")
        raise ImpossibleError("that no rule is stated says nothing of what it is")
    path = draft.key.replace("]", "").replace("[", ".").split(".")
    container: Any = draft.part
    for step in path[:-1]:
        container = container[int(step) if step.isdecimal() else step]
    last: Any = int(path[-1]) if path[-1].isdecimal() else path[-1]
    disputed = container[last] if isinstance(container, list) else container.get(last)
    container[last] = rule_of(draft.text, draft.part["body"], draft.value, disputed)
    if f"{draft.owner}.passes_when.stated" in draft.open:
        draft.assume[f"{draft.owner}.passes_when.stated"] = "stated"


def _quorum(draft: Draft) -> None:
    if draft.value in ("stated", "absent"):
        draft.part["quorum"] = STATED["quorum"] if draft.value == "stated" else "none"
    else:
        _condition(draft)


EDITORS: dict[str, Callable[[Draft], None]] = {
    "participation": _participation,
    "locality": _locality,
    "appointed_by": _appointment,
    "removable_by": _removal,
    "vetted_by": _vetting,
    "succession": _succession,
    "sunset": _sunset,
    "mandated_by": _mandate,
    "matters": _matters,
    "complete": _list_is_complete,
    "handovers": _no_handovers,
    "vetoes": _veto,
    "passes_when": _condition,
    "quorum": _quorum,
}

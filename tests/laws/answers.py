"""Write an answer to an open point into a text, as a drafter would who says it.

An answer that only says that something is stated is written as one thing that could be.
"""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any, get_args

from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.model.bodies import Seat
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import MatterKind
from tests.laws import seat_answers
from tests.laws.cases import ImpossibleError
from tests.laws.decision_rules import rule_of
from tests.laws.drafts import HAND, NOBODY, STATED, Draft, hand, listed, mapping, stated
from tests.laws.texts import Text, add

WORD_OF = "word_of_"
HOUSEKEEPING = ("membership", "procedural")
QUORUMS: dict[str, Any] = {
    "none": "none",
    "majority": {"more_than": "1/2", "of": "members"},
    "all": {"rule": "unanimity"},
}
UNNAMED = {"outsider": "somebody from outside", "other": "somebody else"}


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


def _general(draft: Draft) -> None:
    """Write the answer at the key of the point, as the format has it there."""
    form = forms_of(_class_of(draft)).get(draft.key)
    if form is None:
        raise ImpossibleError(draft.key)
    part, value = draft.part, _word(draft, form)
    if form.part is not None and form.short is not None and isinstance(value, str):
        value = {**mapping(part, draft.key), form.short: value}
    listed = form.item is not None and isinstance(value, str) and value not in form.words
    part[draft.key] = [value] if listed else value


def _word(draft: Draft, form: Form) -> Any:
    value = draft.value
    if value == "stated":
        if draft.key == "territory":
            return [area["id"] for area in draft.text.get("areas", [])]
        if draft.part in draft.text.get("mandates", []):
            # Any limit that is written is one that is known, and may be kept to.
            raise ImpossibleError("a limit that was not found")
        return stated(draft) if draft.key in STATED else hand(draft, value)
    words = form.words
    if form.part is not None and form.short is not None:
        words += forms_of(form.part)[form.short].words
    if value in NOBODY and "none" in words:
        return "none"
    if value in NOBODY:
        raise ImpossibleError(f"{draft.key}: {value}")
    return hand(draft, value) if value.startswith("somebody") else value


def _class_of(draft: Draft) -> Any:
    if "/" in draft.owner:
        return Seat
    for section, form in forms_of(Proposal).items():
        if any(one["id"] == draft.owner for one in listed(draft.text, section)):
            return form_of(form.item).part
    return forms_of(Proposal)["proposal"].part


def _sunset(draft: Draft) -> None:
    if draft.key == "sunset":
        _general(draft)
        return
    sunset = mapping(draft.part, "sunset")
    if not sunset:
        sunset["ends_on"] = draft.part.get("sunset", "unknown")
    sunset["renewed_by"] = hand(draft, draft.value)
    draft.part["sunset"] = sunset


def _mandate(draft: Draft) -> None:
    if draft.value == "another":
        raise ImpossibleError("a mandate that is not named")
    _general(draft)


def _matters(draft: Draft) -> None:
    if draft.value == "none" and draft.part not in draft.text.get("procedures", []):
        raise ImpossibleError("that a veto reaches no matter")
    draft.part["matters"] = draft.value if draft.value in ("all", "none") else [draft.value]


def _kinds(draft: Draft) -> None:
    kinds = [one for one in get_args(MatterKind) if one not in HOUSEKEEPING]
    ways = {"none": "none", "substantive": kinds, "housekeeping": list(HOUSEKEEPING)}
    draft.part["kinds"] = ways[draft.value]


def _giver(draft: Draft) -> None:
    """State who gives a mandate; somebody else than the bodies under it is nobody known."""
    draft.part["by"] = hand(draft, "somebody else" if draft.value == "another" else draft.value)


def _list_is_complete(draft: Draft) -> None:
    """Say that a list is complete; that it is not cannot be said."""
    _, _, name = draft.key.partition(".")
    if name == "procedures":
        _last_word(draft)
        return
    section = next((s for s in draft.text if draft.part in listed(draft.text, s)), "proposal")
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


def _last_word(draft: Draft) -> None:
    """Say that nobody else has the last word: all ways to decide and to undo are listed."""
    if draft.value != "nobody":
        raise ImpossibleError("a power that is not named")
    draft.part["complete"] = [*draft.part.get("complete", []), "procedures", "vetoes"]
    vetoes = [point for point in draft.open if point.endswith(".vetoes")]
    draft.assume.update(dict.fromkeys(vetoes, "nobody"))


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
    if draft.value.startswith(WORD_OF):
        container[last] = {"approval_by": _who_says_it(draft)}
    else:
        container[last] = rule_of(draft.text, draft.part["body"], draft.value, disputed)
    if f"{draft.owner}.passes_when.stated" in draft.open:
        draft.assume[f"{draft.owner}.passes_when.stated"] = "stated"


def _who_says_it(draft: Draft) -> str:
    who = draft.value.removeprefix(WORD_OF)
    return hand(draft, UNNAMED.get(who, who))


def _quorum(draft: Draft) -> None:
    if draft.value in QUORUMS:
        draft.part["quorum"] = QUORUMS[draft.value]
    else:
        _condition(draft)


EDITORS: dict[str, Callable[[Draft], None]] = {
    "participation": seat_answers.participation,
    "locality": seat_answers.locality,
    "appointed_by": seat_answers.appointment,
    "removable_by": seat_answers.removal,
    "vetted_by": seat_answers.vetting,
    "term": seat_answers.term,
    "kinds": _kinds,
    "by": _giver,
    "succession": seat_answers.succession,
    "sunset": _sunset,
    "mandated_by": _mandate,
    "matters": _matters,
    "complete": _list_is_complete,
    "handovers": _no_handovers,
    "vetoes": _veto,
    "passes_when": _condition,
    "quorum": _quorum,
}

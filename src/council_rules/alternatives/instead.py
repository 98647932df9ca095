"""Edits for another people that would do as well, each tried in the file.

Groups in the same position are one choice (``Draft.alike``). Others, of another size for
instance, may do as well in one place and not in another: so that is found out.
"""

from collections.abc import Iterator
from dataclasses import replace

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.outcome import Alternative
from council_rules.alternatives.trial import Trial
from council_rules.logic.optimisation import Deadline

# Kinds of edit that give something to one of several groups.
FOR_A_GROUP = frozenset(
    {"add_concurrent_majority", "add_seat", "re_reserve_seat", "replace_seat", "reserve_seat"}
)
# A trial takes long on a large file: of each alternative so many are made.
MOST_TRIED = 6


def with_others(case: Case, trial: Trial, told: Alternative, deadline: Deadline) -> Alternative:
    """Return an alternative with what could be done instead of each edit and comes to the same.

    Such an edit does for another group what that one does, at the same cost, all others being
    made; the same of the goals are met, violated and gone. None is tried once time is up.
    """
    left = MOST_TRIED
    changes = []
    for change in told.changes:
        says = []
        for other in _others(case, change.edit):
            if not (left and deadline.left):
                break
            left -= 1
            edits = [other if one is change.edit else one for one in trial.edits]
            if _same(case, trial, case.tried(sorted(edits, key=lambda edit: edit.turn))):
                says.append(other.says)
        changes.append(replace(change, instead=tuple(says)))
    return replace(told, changes=tuple(changes))


def _same(case: Case, one: Trial, other: Trial | None) -> bool:
    """Return whether other edits may be made, and come to the same as some."""
    if other is None or other.refused or not case.may_be_made(other):
        return False
    return (other.score, other.outcomes) == (one.score, one.outcomes)


def _others(case: Case, edit: Edit) -> Iterator[Edit]:
    """Return the edits that do for another group what this one does."""
    if not FOR_A_GROUP & {*edit.kinds}:
        return
    own = next(one for one in case.levers if any(other is edit for other in one.edits))
    for lever in case.levers:
        for other in lever.edits if lever is own or _beside(lever, own) else ():
            if other is not edit and _measures(other) == _measures(edit):
                yield other


def _measures(edit: Edit) -> tuple[tuple[str, ...], int, int, int]:
    return edit.kinds, edit.number, edit.cost, edit.strict


def _beside(one: Lever, other: Lever) -> bool:
    """Return whether two levers bring seats into the same body."""
    places = {path for lever in (one, other) for edit in lever.edits for path in _into(edit)}
    return len(places) == 1


def _into(edit: Edit) -> list[str]:
    return [path if verb == "insert" else f"{verb} {path}" for verb, path, _ in edit.amendments]

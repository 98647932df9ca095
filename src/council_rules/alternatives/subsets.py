"""What can be kept of edits that are refused, where the search found nothing else in time.

What the solver thinks best may break a rule that only the check knows. Without those of the
edits that have to do with what is broken, the others often still meet a good deal.
"""

from collections.abc import Sequence

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.refusals import near
from council_rules.alternatives.trial import Trial
from council_rules.logic.optimisation import Deadline


def allowed_subset(case: Case, deadline: Deadline) -> Trial | None:
    """Return edits that are not refused, out of those that were; None if none was found.

    They are among the trials of the case, and nothing is proven of them.
    """
    refused = sorted((one for one in case.allowed if one.refused), key=lambda one: one.score)
    nothing = (len(case.wanted),) * 3
    for trial in refused:
        left: Trial | None = trial
        while left and left.refused and left.edits and deadline.left:
            left = case.tried(_fewer(case, left))
        if left and left.edits and not left.refused and left.score[:3] < nothing:
            return left
    return None


def _fewer(case: Case, trial: Trial) -> Sequence[Edit]:
    """Return the edits without those at what is broken, or else without all that is near it."""
    proposal = case.amended(trial.edits)
    assert proposal is not None, "what is refused was tried"
    over = {one.id: set(one.over) for one in proposal.vetoes}
    bodies = {one.id: one.body for one in proposal.procedures}
    subjects = {subject for _, subject in trial.breaks}
    at = subjects.union(*(over.get(one, ()) for one in subjects))
    rooms = {bodies.get(one, one.partition("/")[0]) for one in at}
    around = set().union(*(near(proposal, one) for one in at))
    for about in (at, at | rooms, at | rooms | around):
        kept = [edit for edit in trial.edits if not _concerns(edit, about)]
        if len(kept) < len(trial.edits):
            return kept
    return ()


def _concerns(edit: Edit, about: set[str]) -> bool:
    own = {*edit.owners, *edit.touches}
    return any(one in about or one.partition("/")[0] in about for one in own)

"""What can be kept of edits that are refused, where the search found nothing else in time.

What the solver thinks best may break a rule that only the check knows. Without those of the
edits that have to do with what is broken, the others often still meet a good deal. Of what was
left out, whatever breaks nothing beside the others is put back.
"""

from collections.abc import Sequence

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.refusals import near
from council_rules.alternatives.trial import Trial
from council_rules.findings.finding import Verdict
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
        # what is short of edits for a file, or for want of time, is refused as well
        kept = left if left and not left.refused else case.tried(())
        assert kept is not None, "the file itself is a file"
        kept = _put_back(case, kept, trial.edits, deadline)
        if kept.score[:3] < nothing:
            return kept
    return None


def without_idle(case: Case, trial: Trial, deadline: Deadline) -> Trial:
    """Return a trial without edits that do nothing beside the others.

    Without them as much is met, and nothing else is violated or open.
    """
    for edit in trial.edits:
        if not deadline.left:
            break
        rest = case.tried([one for one in trial.edits if one is not edit])
        if rest and not rest.refused and rest.score < trial.score and _no_worse(rest, trial):
            trial = rest
    return trial


def _no_worse(one: Trial, other: Trial) -> bool:
    """Return whether nothing is violated or open with some edits that is not with others."""
    return all(
        verdict is Verdict.MET or other.verdicts.get(about) in (verdict, Verdict.VIOLATED)
        for about, verdict in one.verdicts.items()
    )


def _put_back(case: Case, kept: Trial, edits: Sequence[Edit], deadline: Deadline) -> Trial:
    """Return a trial with as many more of some edits as are found not to be refused.

    Many are tried at once, and halves of them where that is refused: so a few that break a
    rule are found among many in a few trials.
    """
    own = {id(edit) for edit in kept.edits}
    todo = [[edit for edit in edits if id(edit) not in own]]
    while todo and deadline.left:
        some = todo.pop()
        taken = own | {id(edit) for edit in some}
        trial = case.tried([edit for edit in edits if id(edit) in taken]) if some else None
        if trial and not trial.refused and trial.score <= kept.score:
            kept, own = trial, taken
        elif len(some) > 1:
            half = len(some) // 2
            todo += [some[half:], some[:half]]
    return kept


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

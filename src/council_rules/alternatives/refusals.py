"""Why the check refuses a solution: the answers that break rules which only it knows.

The fewer answers are named, the more solutions are refused at once, and all of them have to
be enough: whatever else is changed, the rule would be broken.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.outcome import Finding, Outcome, Refusal
from council_rules.alternatives.power_to_act import Groups, too_little_passes
from council_rules.alternatives.request import covers
from council_rules.alternatives.trial import Score, Trial
from council_rules.logic.optimisation import Deadline, Key, Solution
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.rulebook.rule import COUNTED

# So many refused edits are listed whole; of more it is told which alone are refused.
MOST_LISTED = 4

# Kinds of edit that leave a procedure in the room what it is: who votes there, and when a
# motion passes. The games that are counted there know of nothing else.
OUTSIDE = frozenset(
    {
        "add_audit",
        "add_handover",
        "add_oversight",
        "add_power",
        "add_provision",
        "add_report",
        "add_review",
        "add_veto",
        "bound_override",
        "bound_power",
        "bound_vetting",
        "change_chair_removal",
        "change_handover",
        "change_renewer",
        "change_succession",
        "limit_territory",
        "limit_veto",
        "move_appointment",
        "move_dismissal",
        "move_power",
        "protect_tenure",
        "remove_vetting",
        "remove_veto",
        "set_end_date",
    }
)

# Kinds of edit that leave untouched who decides what, in whatever body.
NO_DECISION = frozenset({"add_audit", "add_provision", "add_report"})


def reasons(
    case: Case, solution: Solution, broken: Sequence[Finding], deadline: Deadline
) -> Iterator[Groups]:
    """Return answers of a solution that break rules which only the check knows.

    They come group by group: whatever is taken out of each, a rule is broken. Such a rule is
    about one procedure, or one seat, in the room: what is answered about the seats of the body
    and about the procedure decides it, and about bodies that have to approve. Where the reason
    is another, it is the whole solution.
    """
    proposal = case.amended(case.table.edits(solution.taken))
    assert proposal is not None, "what is broken was tried"
    counted = {one.code for one in case.standard.rules if set(one.witness) & set(COUNTED)}
    for code, subject in broken:
        if code in case.weighable:
            continue
        levers = list(bearing(case, proposal, subject, in_the_room=code in counted))
        short = too_little_passes(case, solution.taken, levers, (code, subject), deadline)
        answers = [(one.id, solution.taken.get(one.id, one.as_is)) for one in levers]
        if not solution.taken.items() & {*answers}:
            # as the file stands the rule is kept: what is left as it is does not break it
            answers = everything(case, solution)
        yield short or [[key] for key in answers]
    if all(code in case.weighable for code, _ in broken):
        # another edit might still help, so only this very combination is given up
        yield [[key] for key in everything(case, solution)]


def what_takes_matters(case: Case, solution: Solution) -> list[Key]:
    """Return the answers of a solution on which it depends what is decided by any procedure.

    The file says of each procedure what it decides; nothing else bears on that.
    """
    procedures = {one.id for one in case.loaded.proposal.procedures}
    return [
        (id, solution.taken.get(id, lever.as_is))
        for id, lever in case.table.levers.items()
        if any(_names_matters(path, procedures) for edit in lever.edits for path in _at(edit))
    ]


def _at(edit: Edit) -> Iterator[str]:
    yield from (path for _, path, _ in edit.amendments)


def _names_matters(path: str, procedures: Set[str]) -> bool:
    """Return whether what is amended at a path says what a procedure decides."""
    own, _, key = path.partition(".")
    return path == "procedures" or (own in procedures and key in ("", "kind", "matters"))


def bearing(case: Case, proposal: Proposal, subject: str, in_the_room: bool) -> Iterator[Lever]:
    """Yield the levers on which a verdict about a subject may depend.

    Who can decide a matter depends on vetoes and on who fills and empties seats as well, in
    whatever body: there only what is no part of any decision is left out.
    """
    if subject in {one.id for one in proposal.matters}:
        for lever in case.table.levers.values():
            if not all(set(edit.kinds) <= NO_DECISION for edit in lever.edits):
                yield lever
        return
    about = near_in_the_room(proposal, subject) if in_the_room else near(proposal, subject)
    for lever in case.table.levers.values():
        is_near = any(covers(path, at) for path in about for at in lever.paths)
        if is_near and not (in_the_room and _outside(lever)):
            yield lever


def everything(case: Case, solution: Solution) -> list[Key]:
    """Return all answers of a solution, those that leave things as they are as well."""
    levers = case.table.levers.items()
    return [(id, solution.taken.get(id, one.as_is)) for id, one in levers]


def _outside(lever: Lever) -> bool:
    return all(set(edit.kinds) <= OUTSIDE for edit in lever.edits)


def near(proposal: Proposal, subject: str) -> set[str]:
    """Return the bodies and procedures on which a verdict about a subject may depend."""
    procedures = {one.id: one for one in proposal.procedures}
    if subject in procedures:
        near, todo = {subject}, [subject]
    elif subject in {one.id for one in proposal.matters}:
        todo = [id for id, one in procedures.items() if _may_decide(proposal, one, subject)]
        near = {subject, *todo}
    else:
        body = subject.partition("/")[0]
        todo = [id for id, one in procedures.items() if one.body == body]
        near = {body, *todo}
    while todo:
        procedure = procedures[todo.pop()]
        found = {procedure.body, *_approving(procedure.passes_when), *_leads_to(procedure)}
        found |= {id for id, one in procedures.items() if procedure.id in _leads_to(one)}
        found -= near
        near |= found
        todo += [
            id for id, one in procedures.items() if id in found or one.body in found - {id}
        ]
        near.update(todo)
    return near


def near_in_the_room(proposal: Proposal, subject: str) -> set[str]:
    """Return the bodies and procedures that take part in how a procedure is voted on.

    Other votes of the same body do so only where the body is asked as a whole.
    """
    procedures = {one.id: one for one in proposal.procedures}
    if subject not in procedures:
        return near(proposal, subject)
    near_it, todo = {subject}, [subject]
    while todo:
        procedure = procedures[todo.pop()]
        asked = {*_approving(procedure.passes_when), *_fallback(procedure)}
        found = asked | {id for id, one in procedures.items() if one.body in asked}
        todo += [id for id in found - near_it if id in procedures]
        near_it |= found | {procedure.body}
    return near_it


def _may_decide(proposal: Proposal, procedure: Procedure, matter: str) -> bool:
    """Tell whether a procedure may decide a matter, or a part or the whole of it."""
    if not isinstance(procedure.matters, tuple):
        return procedure.matters != "none"
    parents = {one.id: one.parent for one in proposal.matters}
    return any(_is_part(parents, one, matter) for one in procedure.matters) or any(
        _is_part(parents, matter, one) for one in procedure.matters
    )


def _is_part(parents: Mapping[str, str | None], part: str, whole: str) -> bool:
    at: str | None = part
    while at and at != whole:
        at = parents.get(at)
    return at == whole


def _leads_to(procedure: Procedure) -> Iterator[str]:
    """Return the procedures that decide after one, or that it takes the place of."""
    yield from _fallback(procedure)
    yield from (one for one in (procedure.escalates_to,) if one)
    yield from (*procedure.overrides, *procedure.replaces)


def _fallback(procedure: Procedure) -> Iterator[str]:
    if procedure.falls_back_on:
        yield procedure.falls_back_on


def _approving(condition: Condition) -> Iterator[str]:
    """Return everybody who has to approve, and everybody whose vote against defeats."""
    if condition.approval_by:
        yield condition.approval_by
    yield from condition.no_veto_from or ()
    for part in (condition.all, condition.any, condition.one_of):
        for one in part or ():
            yield from _approving(one)


def refusal(case: Case, finding: Finding) -> Refusal | None:
    """Return the cheapest edits that would meet something and are refused; None if none is."""
    found = (one for one in _refused(case) if finding in one.with_outcome(Outcome.MET))
    trial = min(found, key=lambda one: (one.cost, len(one.breaks)), default=None)
    return _told(case, trial) if trial else None


def refused_before(case: Case, score: Score, deadline: Deadline) -> Iterator[Refusal]:
    """Return what is refused and better than a score: for all that it breaks, the best.

    Of very many edits it is found out, so far as there is time, which alone are refused.
    """
    told: set[frozenset[str]] = set()
    for trial in sorted(_refused(case), key=lambda one: one.score):
        codes = frozenset(code for code, _ in trial.breaks)
        if trial.score < score and not any(other <= codes for other in told):
            told.add(codes)
            alone = _refused_alone(case, trial, codes, deadline)
            yield replace(_told(case, trial), alone=tuple(edit.says for edit in alone))


def _refused_alone(
    case: Case, trial: Trial, codes: frozenset[str], deadline: Deadline
) -> Sequence[Edit]:
    """Return some edits of very many that break alone what all do; none if they are few.

    Of those none can be left out, if there is time: halves of them are tried first, so that a
    few are found among many in a few trials of these rules.
    """
    kept = list(trial.edits)
    part = len(kept) // 2 if len(kept) > MOST_LISTED else 0
    while part and deadline.left:
        at = 0
        while at < len(kept) and deadline.left:
            fewer = [*kept[:at], *kept[at + part :]]
            if set(trial.breaks) & set(case.breaks(fewer, codes)):
                kept = fewer
            else:
                at += part
        part //= 2
    return kept if len(kept) < len(trial.edits) else ()


def _refused(case: Case) -> list[Trial]:
    return [one for one in case.allowed if one.breaks]


def _told(case: Case, trial: Trial) -> Refusal:
    says = tuple(edit.says for edit in trial.edits)
    settles = tuple(one for one in trial.breaks if one in case.was_open)
    return Refusal(says, trial.cost, trial.with_outcome(Outcome.MET), trial.breaks, settles)

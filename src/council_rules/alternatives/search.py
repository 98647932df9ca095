"""Alternatives: the cheapest edits that cure what is violated, each checked again as a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from council_rules.alternatives.abstraction import Broken
from council_rules.alternatives.case import Case
from council_rules.alternatives.conflicts import Conflicts
from council_rules.alternatives.direct import Direct
from council_rules.alternatives.instead import with_others
from council_rules.alternatives.outcome import (
    Alternative,
    Alternatives,
    Conflict,
    Finding,
    Outcome,
    Refusal,
    Scope,
    short_of_met,
)
from council_rules.alternatives.refinement import Refinement
from council_rules.alternatives.refusals import refusal, refused_before
from council_rules.alternatives.request import Pin, Request
from council_rules.alternatives.so_far import Keep, SoFar, so_far
from council_rules.alternatives.subsets import allowed_subset, without_idle
from council_rules.alternatives.trial import Score, Trial, best
from council_rules.analysis.standard import Standard
from council_rules.findings.report import FileReport
from council_rules.logic.optimisation import Deadline, First, Key, Progress, Solution
from council_rules.logic.repair import RepairProgram
from council_rules.proposal.load import Loaded

# Fewer than so many goals violated, and fewer than so many seats moved, or any number.
Box = tuple[int | None, int | None]
# What the solver may take of the time where edits are to be tried in the file as well.
SHARE = 0.6
# What it may take of the time in any case: the rest is for what can be kept of its best.
MOST_SHARE = 0.85
# Finding out the verdicts takes so long; to tell all of an alternative takes so many times as
# long, and at most so much of the time is kept for that.
TELLING = 10
MOST_TELLING = 0.4
# What of the time left may go into telling one alternative.
TELLING_EACH = 0.5
# What may go into proofs that something is out of reach, before any solution is verified.
PROOFS = 0.2
MOST_SECONDS = 15.0
# What may go into leaving out edits that do nothing, and into why others are refused.
LEAVING_OUT = 0.3
REASONS = 0.5


def alternatives(
    loaded: Loaded,
    standard: Standard,
    request: Request,
    tell: Progress | None = None,
    only: Finding | None = None,
    deadline: Deadline | None = None,
    keep: Keep = lambda _: None,
    before: FileReport | None = None,
) -> Alternatives:
    """Return the cheapest ways to cure what a proposal violates.

    Unless the request asks for robust ones, only what is violated whatever is open is aimed at.
    ``tell`` hears how far the search is; ``only`` is one of the goals, to be cured alone.
    ``deadline`` is for those who may end the search early; ``keep`` is given what there is
    whenever more is found; ``before`` is the report on the file, with what persons judged, if
    that is known. Raises UnknownPath for a path in the request that the file does not
    have, and UnknownScenario.
    """
    deadline = deadline or Deadline(request.seconds)
    case = Case(loaded, standard, request, before)
    if only is not None:
        case.wanted = tuple(one for one in case.wanted if one == only)
    return _Search(case, deadline, tell, keep).run()


class _Search:
    def __init__(
        self, case: Case, deadline: Deadline, tell: Progress | None, keep: Keep
    ) -> None:
        telling = min(case.seconds * TELLING, deadline.left * MOST_TELLING)
        working = Deadline(deadline.left - telling, deadline)
        self._case, self._deadline, self._working = case, deadline, working
        self._so_far = SoFar(case, keep)
        first: First = "cost" if case.request.front else "missed"
        self._apart = [one for one in case.wanted if not case.weighs(one)]
        share = SHARE if self._apart or case.table.unweighed else MOST_SHARE
        solving = working.part(share)
        self._refinement = Refinement(case, case.wanted, first, solving, tell, self._hear)
        seconds = min(working.left * (1 - SHARE), MOST_SECONDS)
        self._direct = Direct(case, seconds, working, tell)
        self._pinned = case.pinned(pin.path for pin in case.request.fixed)
        self._conflicts: dict[Finding, Conflict] = {}
        self._is_first = True
        if not case.request.front:
            case.heard = self._so_far.hear
        self._solved: dict[tuple[int, ...], Solution] = {}
        self._tellings: dict[tuple[int, ...], Alternative] = {}

    def run(self) -> Alternatives:
        case = self._case
        search = self._front if case.request.front else self._cheapest
        found, complete = search() if case.wanted else ([], True)
        return replace(
            so_far(case, found),
            before=case.before,
            conflicts=tuple(self._unmet(found, complete)),
            unsecured=tuple(sorted(self._refinement.unsecured)),
            complete=complete,
            interrupted=self._deadline.interrupted,
            refused=tuple(self._refused(found)),
            scope=Scope(
                weighed=len(case.table.by_answer),
                singly=self._direct.singly,
                pairs=self._direct.pairs,
                dropped=tuple(edit.says for edit in case.table.dropped),
                assumed=tuple(edit.says for edit in case.assumed_otherwise),
            ),
        )

    def _cheapest(self) -> tuple[list[Alternative], bool]:
        """Return alternatives that differ in kind, the best first."""
        solved = self._solve()
        if not solved and not self._chosen():
            allowed_subset(self._case, self._working.part(SHARE))
        tried = self._try_directly()
        leaving_out = self._working.part(LEAVING_OUT)
        found = [
            with_others(self._case, one, self._told(one), self._working)
            for one in [self._without_idle(one, leaving_out) for one in self._chosen()]
        ]
        return found, solved and tried

    def _without_idle(self, trial: Trial, deadline: Deadline) -> Trial:
        """Return a trial without edits that do nothing; what is proven least has none."""
        solution = self._solved.get(tuple(map(id, trial.edits)))
        proven = solution is not None and solution.proven
        return trial if proven else without_idle(self._case, trial, deadline)

    def _solve(self) -> bool:
        """Let the solver find what is best, and then what differs in kind.

        Return whether it came to an end.
        """
        found = 0
        try:
            while found < self._case.request.number:
                solution = self._refinement.best(self._pinned)
                trial = self._keep(solution) if solution and solution.taken else None
                if not found:
                    # before anything is excluded: what cannot be cured is so anyhow
                    self._explain(solution)
                if trial is None:
                    break
                found += 1
                self._refinement.abstraction.keep_apart(self._alike(trial))
        except TimeoutError:
            if not found and self._refinement.last:
                # what no solution cures though nobody verified it, none cures at all
                self._explain(self._refinement.last)
            return False
        return True

    def _keep(self, solution: Solution) -> Trial:
        edits = self._case.table.edits(solution.taken)
        self._solved[tuple(map(id, edits))] = solution
        trial = self._case.tried(edits)
        assert trial is not None, "what was verified is a file"
        if len(self._solved) == 1:
            self._so_far.tell(trial, self._told(trial))
        return trial

    def _hear(self, solution: Solution) -> None:
        """Find out what the first solution leaves violated and no other cures."""
        if self._is_first and not self._case.request.front:
            deadline = self._working.part(PROOFS)
            conflicts = Conflicts(
                self._case, self._refinement.abstraction, deadline, self._price
            )
            unreachable = [] if self._case.table.unweighed else conflicts.unreachable(solution)
            self._so_far.weigh(len(self._case.table.by_answer), unreachable)
        self._is_first = False

    def _try_directly(self) -> bool:
        """Try in the file what the solver does not weigh; return whether that came to an end.

        Other goals are tried as well if the solver cannot weigh all edits.
        """
        (first, *_) = [*self._chosen(), None]
        unmet = [
            one
            for one in (self._case.wanted if self._case.table.unweighed else self._apart)
            if first is None or one not in first.with_outcome(Outcome.MET)
        ]
        if unmet:
            self._direct.run(unmet, self._case.wanted, [first.edits] if first else [])
        return self._direct.all_singly

    def _chosen(self) -> list[Trial]:
        """Return the best trials of which none makes all kinds of edit that another makes."""
        chosen: list[Trial] = []
        kinds: list[frozenset[str]] = []
        all_missed = (len(self._case.wanted),) * 3
        for trial in best(self._case.allowed):
            own = frozenset(kind for edit in trial.edits for kind in edit.kinds)
            alike = any(other <= own for other in kinds)
            if trial.score[:3] < all_missed and not alike:
                chosen.append(trial)
                kinds.append(own)
        return chosen[: self._case.request.number]

    def _told(self, trial: Trial) -> Alternative:
        key = tuple(map(id, trial.edits))
        if key not in self._tellings:
            self._tellings[key] = self._refinement.told(
                trial, self._solved.get(key), self._deadline.part(TELLING_EACH)
            )
        told = self._tellings[key]
        if self._is_least(trial, told):
            return replace(told, proven=True, bound=told.cost)
        # a bound that leaves goals or edits out is none for what does as much
        return replace(told, proven=False, bound=0) if self._is_partial(trial) else told

    def _is_partial(self, trial: Trial) -> bool:
        """Return whether what the solver proves of edits leaves out what could be better.

        It weighs no games. But where the edits meet all goals that it leaves out, others can
        only do better in what it has weighed.
        """
        met = trial.with_outcome(Outcome.MET)
        return bool(self._case.table.unweighed) or not {*self._apart} <= {*met}

    def _is_least(self, trial: Trial, told: Alternative) -> bool:
        """Return whether it is proven that no other edits do as much at less cost.

        By trials it is if all goals are met, and fewer than three edits are all that could
        cost less.
        """
        if told.proven and not self._is_partial(trial):
            return True
        tried = bool(self._direct.singly) and self._direct.leaves_none_below(trial.cost)
        return tried and not trial.score[0]

    def _explain(self, best: Solution | None) -> None:
        if not self._working.left:
            return
        search = self._refinement.abstraction
        conflicts = Conflicts(self._case, search, self._working.part(SHARE), self._price)
        self._conflicts = {one.finding: one for one in conflicts.of(best)}

    def _price(self, pins: Sequence[Pin], finding: Broken) -> Solution | None:
        """Return the cheapest solution that cures a finding and keeps to some pins.

        The best is asked for cheaper ones until there is none: it may cure more than that.
        """
        pinned = self._case.pinned(pin.path for pin in pins)
        costs = {key: edit.cost for key, edit in self._case.table.by_answer.items()}
        found: Solution | None = None

        def cheaper(program: RepairProgram) -> list[int]:
            below = [program.cheaper(found.cost, costs)] if found else []
            return [*program.met([finding]), *below]

        try:
            while solution := self._refinement.best(pinned, cheaper):
                found = solution
        except TimeoutError:
            if found is None:
                raise
            return replace(found, proven=False)
        return found and replace(found, proven=True)

    def _unmet(self, found: Sequence[Alternative], complete: bool) -> Iterator[Conflict]:
        """Return what no alternative meets, and why."""
        met = {one for alternative in found for one in alternative.cures}
        # where not all edits are weighed, what none of the others meets is not out of reach
        weighed = not self._case.table.unweighed
        proven = self._so_far.impossible | self._conflicts if weighed else {}
        for finding in self._case.wanted:
            if finding not in met:
                known = proven.get(finding, Conflict(finding, Outcome.CUT_SHORT))
                yield replace(
                    known,
                    outcome=self._outcome(known, found, complete),
                    refusal=refusal(self._case, finding),
                )

    def _outcome(
        self, known: Conflict, found: Iterable[Alternative], complete: bool
    ) -> Outcome:
        """Return what has become of something that no alternative meets."""
        if best := short_of_met(found, known.finding):
            return best
        # that the best does not meet it is no proof that nothing does: a conflict is
        if known.proven:
            return Outcome.IMPOSSIBLE
        in_time = complete and self._working.left
        return Outcome.NOT_SEARCHED if in_time else Outcome.CUT_SHORT

    def _refused(self, found: Sequence[Alternative]) -> Iterator[Refusal]:
        """Return what would have been better than the first alternative, and was refused."""
        score: Score = (len(self._case.wanted), 0, 0, 0, 0)
        if found:
            first = found[0]
            tried = best(self._case.allowed)
            score = next(one.score for one in tried if one.cost == first.cost)
        yield from refused_before(self._case, score, self._deadline.part(REASONS))

    def _front(self) -> tuple[list[Alternative], bool]:
        """Return what none is better than in every respect, the cheapest first.

        The cheapest solution with fewer than so many goals violated and fewer than so many
        seats moved is on the front; what else is on it has fewer of one or of the other.
        """
        found: dict[tuple[int, int, int], Alternative] = {}
        fewest: Solution | None = None
        boxes: list[Box] = [(None, None)]
        for box in boxes:
            try:
                solution = self._refinement.best(self._pinned, partial(_within, box))
            except TimeoutError:
                return _by_cost(found), False
            if solution is None:
                continue
            if fewest is None or solution.missed < fewest.missed:
                fewest = solution
            at = (solution.missed, solution.cost, solution.moved)
            if solution.taken and at not in found:
                trial = self._keep(solution)
                found[at] = self._refinement.told(trial, solution, self._working)
            fewer: list[Box] = []
            if solution.missed:
                fewer.append((solution.missed, box[1]))
            if solution.moved:
                fewer.append((box[0], solution.moved))
            boxes += [one for one in fewer if one not in boxes]
        self._explain(fewest)
        return _by_cost(found), not (self._apart or self._case.table.unweighed)

    def _alike(self, trial: Trial) -> Iterator[list[Key]]:
        """Return, for every kind of edit that is made, all answers that make such an edit."""
        by_answer = self._case.table.by_answer.items()
        kinds = (kind for edit in trial.edits for kind in edit.kinds)
        for kind in dict.fromkeys(kinds):
            yield [key for key, edit in by_answer if kind in edit.kinds]


def _within(box: Box, program: RepairProgram) -> list[int]:
    missed, moved = box
    limits = [] if missed is None else [program.fewer_missed(missed)]
    return limits if moved is None else [*limits, program.fewer_moved(moved)]


def _by_cost(found: Mapping[tuple[int, int, int], Alternative]) -> list[Alternative]:
    return sorted(found.values(), key=lambda one: (one.cost, len(one.remaining), one.moved))

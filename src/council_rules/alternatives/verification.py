"""Whether a solution holds once it is written into the file and the file is checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from council_rules.alternatives.abstraction import Abstraction, by_subject
from council_rules.alternatives.case import OPEN, Case
from council_rules.alternatives.comments import lost_comments
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.outcome import Alternative, Change, Finding, Outcome
from council_rules.alternatives.refusals import everything, reasons, what_takes_matters
from council_rules.alternatives.trial import Trial, outcomes
from council_rules.analysis.votes import shares_moved
from council_rules.findings.finding import Verdict
from council_rules.findings.openness import Answer
from council_rules.findings.report import FileReport
from council_rules.logic.optimisation import Deadline, Solution
from council_rules.proposal.amend import Amendment

# A check takes long on a large file: of so many edits that the solver has weighed it is asked
# what they prevent.
MOST_UNEXPLAINED = 3
# Of more edits than this it is not asked one by one what they cure, but of like ones at once.
MOST_APART = 30
# Every completion that is heeded makes the program so much larger.
MOST_COMPLETIONS = 3
MOST_KEPT_OPEN = 6
SHORT_OF_MET = (Outcome.OPEN, Outcome.NOT_APPLICABLE)
# what edits meet, what they prevent, and what else would stay violated without them
_Without = tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]
NOT_MET = (Verdict.VIOLATED, *OPEN)


class Verification:
    """The check of one solution after another, and what the abstraction learns from it."""

    def __init__(self, case: Case, abstraction: Abstraction, deadline: Deadline) -> None:
        """Take the case, the abstraction that is to learn, and when it has to end."""
        self._case, self._abstraction, self._deadline = case, abstraction, deadline
        # goals that no completion decides, so far as is known
        self.unsecured: set[Finding] = set()
        self._looked_ahead = not case.request.robust
        # what only the check knows to be broken, by what the refused solution leaves broken
        self._broke: dict[object, frozenset[str]] = {}

    def looks_ahead(self) -> bool:
        """Let the search hear of completions in which the file as it stands breaks a rule.

        Return whether that is any news. It is the first time only, if the goals have to be met
        in every completion. What is out of reach in one is so in all, and a program of one is
        the smallest: so that is weighed first.
        """
        if self._looked_ahead:
            return False
        self._looked_ahead = True
        open_now = [
            (finding, (finding.code, finding.subject))
            for finding in self._case.before.findings
            if finding.verdict is Verdict.UNDETERMINED
        ]
        aimed = [(one, at) for one, at in open_now if at in self._abstraction.wanted]
        self.unsecured |= {at for one, at in aimed if not one.violated_if}
        news = False
        for answers in _joined(one.violated_if for one, _ in aimed):
            news |= self._abstraction.learn_completion(answers)
        return news

    def holds(self, solution: Solution) -> bool:
        """Return whether a solution holds as a file; if not, the search has learned why."""
        edits = self._case.table.edits(solution.taken)
        if again := self._breaks_again(solution, edits):
            self._learn(solution, again)
            return False
        trial = self._case.tried(edits)
        if trial is None:
            # no valid file: whatever else is changed makes it none
            self._abstraction.refuse(solution.taken.items())
            return False
        if trial.leaves:
            self._abstraction.refuse(what_takes_matters(self._case, solution))
            return False
        expected = by_subject(solution.broken)
        against = self._against(trial, expected)
        if against:
            unknown = {code for code, _ in against if code not in self._case.weighable}
            self._broke[_effect(solution)] = frozenset(unknown)
            self._learn(solution, against)
            return False
        if self._case.request.robust:
            if self.looks_ahead():
                return False
            checked = self._case.checked(edits)
            assert checked is not None, "what was tried is a file"
            return self._secured(solution, edits, checked[1], expected)
        return self._met(solution, trial, expected | by_subject(solution.short))

    def _breaks_again(self, solution: Solution, edits: Sequence[Edit]) -> list[Finding]:
        """Return what a solution breaks of the rules that one with the same effect broke.

        To look at a few rules takes a fraction of the time of a trial.
        """
        codes = self._broke.get(_effect(solution))
        return self._case.breaks(edits, codes) if codes else []

    def _met(self, solution: Solution, trial: Trial, expected: set[Finding]) -> bool:
        """Return whether what the solver has a solution meet is met in every completion.

        If it is open, the search hears of completions in which it is violated; of so many
        that one more would take longer than it is worth, what is open counts as found.
        """
        now_open = [one for one in trial.with_outcome(Outcome.OPEN) if one not in expected]
        now_open = [one for one in now_open if one[0] in self._abstraction.codes]
        few = self._abstraction.completions < MOST_COMPLETIONS and self._deadline.left
        if not (now_open and few):
            return True
        violated_if = self._case.deciding(trial.edits, now_open)
        news = False
        for answers in _joined(violated_if.values()):
            if self._abstraction.completions >= MOST_COMPLETIONS:
                break
            known = self._case.table.answers_before(trial.edits, answers)
            news |= self._abstraction.learn_completion(known)
        return not news

    def told(self, trial: Trial, solution: Solution | None, deadline: Deadline) -> Alternative:
        """Return the alternative that a trial is; ``solution`` is that of the solver, if any.

        What each edit does is worked out as far as there is time.

        It is proven to be the least if the solver proved that and the check finds met
        whatever the solution meets.
        """
        case = self._case
        checked = case.checked(trial.edits)
        assert checked is not None, "what was tried is a file"
        _, after = checked
        written = case.written(trial.edits)
        now = list(dict.fromkeys(case.verdicts_in(after, (Verdict.VIOLATED,))))
        now_open = list(dict.fromkeys(case.verdicts_in(after, OPEN)))
        still = [*now]
        if case.request.robust:
            still += dict.fromkeys(case.verdicts_in(after, (Verdict.UNDETERMINED,)))
        as_expected = solution is not None and trial.score[:3] <= _expected(solution)
        proven = solution is not None and solution.proven and as_expected
        return Alternative(
            changes=tuple(self._changes(trial, solution, deadline)),
            cost=trial.cost,
            moved=trial.score[-1],
            proven=proven,
            # less than the solution meets might cost less
            bound=solution.least if solution is not None and as_expected else 0,
            outcomes=outcomes(case.wanted, trial.verdicts),
            remaining=tuple(one for one in still if one[0] in case.goals),
            opened=tuple(one for one in now_open if one not in case.was_open),
            settled=tuple(one for one in now if one in case.was_open),
            broken=tuple(one for one in now if one not in {*case.was, *case.was_open}),
            shares=shares_moved(case.before, after),
            lost=lost_comments(case.loaded.text, written),
            text=written,
            before=case.before,
            after=after,
        )

    def _against(self, trial: Trial, expected: set[Finding]) -> list[Finding]:
        """Return what is violated in a file though not in the solution."""
        known = self._abstraction.codes
        unkept = (
            one
            for one in trial.with_outcome(Outcome.VIOLATED)
            if one in self._abstraction.wanted and one[0] in known and one not in expected
        )
        return [*dict.fromkeys([*unkept, *trial.breaks])]

    def _learn(self, solution: Solution, against: Sequence[Finding]) -> None:
        if self._abstraction.learn_rules(code for code, _ in against):
            return
        if self._keep_open(against):
            return
        for reason in reasons(self._case, solution, against, self._deadline):
            self._abstraction.refuse_each(reason)

    def _keep_open(self, against: Sequence[Finding]) -> bool:
        """Let the search hear how what is open can be kept; return whether that is any news.

        Of so many completions that one more would take longer than it is worth, none is heard.
        """
        weighed = {one for one in against if one[0] in self._abstraction.codes}
        news = False
        for finding in self._case.before.findings if weighed & {*self._case.was_open} else ():
            one = finding.code, finding.subject
            few = self._abstraction.completions < MOST_KEPT_OPEN
            if one in weighed and finding.kept_if and few:
                answers = {answer.point: answer.value for answer in finding.kept_if}
                news |= self._abstraction.learn_open(one, answers)
        return news

    def _secured(
        self,
        solution: Solution,
        edits: Sequence[Edit],
        after: FileReport,
        expected: set[Finding],
    ) -> bool:
        """Return whether a solution holds whatever is open.

        If it does not, the search hears of completions in which it does not.
        """
        case = self._case
        broken: list[tuple[Finding, tuple[Answer, ...]]] = []
        for finding in after.findings:
            one = (finding.code, finding.subject)
            is_open = finding.verdict is Verdict.UNDETERMINED
            if not is_open or one in expected or one in self.unsecured:
                continue
            was_met = case.verdicts.get(one) not in (Verdict.VIOLATED, Verdict.UNDETERMINED)
            if one in self._abstraction.wanted or (was_met and one[0] not in case.spared):
                broken.append((one, finding.violated_if))
        if not broken:
            return True
        news = self._abstraction.learn_rules(code for (code, _), _ in broken)
        for answers in _joined(found for _, found in broken):
            known = case.table.answers_before(edits, answers)
            news |= self._abstraction.learn_completion(known)
        if not news:
            self._give_up(solution, [one for one, _ in broken])
        return False

    def _give_up(self, solution: Solution, broken: Sequence[Finding]) -> None:
        """Pass over what no known completion decides; refuse what cannot be passed over."""
        aimed = [one for one in broken if one in self._abstraction.wanted]
        self.unsecured |= set(aimed)
        if len(aimed) < len(broken):
            self._abstraction.refuse(everything(self._case, solution))

    def _changes(
        self, trial: Trial, solution: Solution | None, deadline: Deadline
    ) -> Iterator[Change]:
        """Return the edits, each with what comes of it when it alone is left out.

        Of very many, those that are alike are left out together.
        """
        edits, cures = trial.edits, trial.with_outcome(Outcome.MET)
        if len(edits) == 1:
            yield Change(edits[0], cures, ())
            return
        unexplained = MOST_UNEXPLAINED if solution else len(edits)
        told: dict[int, _Without] = {}
        for alike in _groups(edits):
            without = (
                self._weighed_without(trial, solution, alike, deadline) if solution else ()
            )
            if not any(without) and unexplained and deadline.left:
                unexplained -= 1
                without = self._checked_without(trial, alike)
            told |= {id(edit): without for edit in alike if without}
        for edit in edits:
            without = told.get(id(edit), ((), (), ()))
            yield Change(edit, *without, worked_out=id(edit) in told)

    def _weighed_without(
        self, trial: Trial, solution: Solution, left_out: Sequence[Edit], deadline: Deadline
    ) -> _Without | tuple[()]:
        """Return what the solver says of a solution without some edits; empty for nothing."""
        keys = {id(edit): key for key, edit in self._case.table.by_answer.items()}
        out = [keys[id(edit)] for edit in left_out]
        taken = list(solution.taken.items())
        try:
            without = self._abstraction.program.broken_without(taken, out, deadline)
        except TimeoutError:
            return ()
        back = by_subject(without or ())
        known = self._known(trial)
        found = (
            tuple(one for one in trial.with_outcome(Outcome.MET) if one in back),
            tuple(sorted(one for one in back if one not in known)),
            tuple(one for one in trial.with_outcome(*SHORT_OF_MET) if one in back),
        )
        return found if any(found) else ()

    def _checked_without(self, trial: Trial, left_out: Sequence[Edit]) -> _Without:
        """Return what the check says of the file without some edits."""
        gone = _with_what_names(left_out, trial.edits)
        out, cures = set(map(id, gone)), trial.with_outcome(Outcome.MET)
        open_now = trial.with_outcome(*SHORT_OF_MET)
        rest = self._case.tried([one for one in trial.edits if id(one) not in out])
        if rest is None:
            return cures, (), open_now
        known = self._known(trial)
        new = [
            one
            for one, verdict in rest.verdicts.items()
            if (verdict in NOT_MET and one not in known) or one in rest.breaks
        ]
        met, back = rest.with_outcome(Outcome.MET), rest.with_outcome(Outcome.VIOLATED)
        return (
            tuple(one for one in cures if one not in met),
            tuple(new),
            tuple(one for one in open_now if one in back),
        )

    def _known(self, trial: Trial) -> set[Finding]:
        """Return what is not met as the file stands, or where the edits are made."""
        now = (one for one, verdict in trial.verdicts.items() if verdict in NOT_MET)
        return {*self._case.was, *self._case.was_open, *now}


def _effect(solution: Solution) -> object:
    return solution.broken, solution.short


def _expected(solution: Solution) -> tuple[int, int, int]:
    """Return how many goals a solution leaves not met, violated, and violated or gone."""
    return solution.unmet, solution.missed, solution.missed + len(solution.gone)


def _groups(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Return edits one by one; of very many, those together that say the same of places."""
    if len(edits) <= MOST_APART:
        yield from ([edit] for edit in edits)
        return
    alike: dict[object, list[Edit]] = {}
    for edit in edits:
        alike.setdefault((edit.kinds, edit.in_place[1]), []).append(edit)
    yield from alike.values()


def _with_what_names(left_out: Sequence[Edit], edits: Sequence[Edit]) -> list[Edit]:
    """Return edits with those that name what they insert, which the file would not have."""
    gone = list(left_out)
    for edit in gone:
        inserted = {id for one in edit.amendments for id in _inserted(one)}
        gone += [
            other
            for other in edits
            if other not in gone and not inserted.isdisjoint(_texts(other.amendments))
        ]
    return gone


def _inserted(amendment: Amendment) -> Iterator[str]:
    """Yield the ids of what an amendment inserts, and the paths of seats."""
    verb, place, items = amendment
    body, _, key = place.partition(".")
    for item in _objects(items) if verb == "insert" else ():
        own = f"{body}/{item['id']}" if key == "seats" else str(item["id"])
        yield own
        yield from (f"{own}/{seat['id']}" for seat in _objects(item.get("seats")))


def _objects(items: object) -> Iterator[Mapping[str, object]]:
    """Yield those of a list that have an id."""
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and "id" in item:
            yield item


def _texts(part: object) -> Iterator[str]:
    """Yield all texts of amendments but the keys."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from _texts(tuple(part.values()))
    elif isinstance(part, (list, tuple)):
        for inner in part:
            yield from _texts(inner)


def _joined(found: Iterable[Sequence[Answer]]) -> list[dict[str, str]]:
    """Return lists of answers as few completions: those that do not disagree are one."""
    completions: list[dict[str, str]] = []
    for answers in found:
        own = {answer.point: answer.value for answer in answers}
        for completion in completions:
            if all(completion.get(point, value) == value for point, value in own.items()):
                completion.update(own)
                break
        else:
            completions.append(own)
    return completions

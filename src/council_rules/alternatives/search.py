"""Alternatives: the cheapest edits that cure what is violated, each checked again as a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from time import monotonic

from clingo import Symbol

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.menu import levers
from council_rules.alternatives.outcome import (
    Alternative,
    Alternatives,
    Change,
    Conflict,
    Finding,
    Share,
    UnknownPath,
    Wishes,
)
from council_rules.alternatives.table import Table
from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.findings import FileReport, Verdict
from council_rules.logic.judge import Texts
from council_rules.logic.negotiation import Negotiation, Solution, standing
from council_rules.logic.parameters import parameter_facts
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError

MOST_REFUSED = 50


def alternatives(loaded: Loaded, standard: Standard, wishes: Wishes) -> Alternatives:
    """Return the cheapest ways to cure what a proposal violates.

    What the file leaves open is taken to turn out in the usual way, with the first of its
    answers. Raises UnknownPath for a fixed path that the file does not have.
    """
    return _Search(loaded, standard, wishes).run()


class _Search:
    def __init__(self, loaded: Loaded, standard: Standard, wishes: Wishes) -> None:
        self.loaded, self.standard, self.wishes = loaded, standard, wishes
        self.goals = wishes.goals or tuple(
            rule.code for rule in standard.rules if rule.severity == "must"
        )
        self.before = check_loaded(loaded, standard)
        self.draft = Draft(loaded)
        for path in wishes.fixed:
            if not self.draft.knows(path):
                raise UnknownPath(path, self.draft.closest(path))
        self.table = Table(self.draft, levers(self.draft))
        self.weighed, self.texts = _weighed(standard)
        self._wanted = {one for one in _violated(self.before) if one[0] in self.goals}
        self.until = monotonic() + wishes.seconds

    def run(self) -> Alternatives:
        found: list[Alternative] = []
        complete = False
        negotiation = self._negotiation()
        # before anything is excluded: what cannot be cured is so whatever is shown
        conflicts = tuple(self._conflicts(negotiation))
        pinned = self._pinned(self.wishes.fixed)
        refused = 0
        while len(found) < self.wishes.number and refused < MOST_REFUSED and self._in_time():
            try:
                solution = negotiation.cheapest(self._left(), pinned)
            except TimeoutError:
                break
            if solution is None or not solution.taken:
                complete = True
                break
            alternative = self._verified(solution)
            if not isinstance(alternative, Alternative):
                refused += 1
                for reason in self._reasons(solution, alternative):
                    negotiation.exclude(reason)
                continue
            if not alternative.cures:
                complete = True
                break
            found.append(alternative)
            negotiation.exclude_together(self._alike(alternative))
        return Alternatives(
            file=self.loaded.name,
            goals=self.goals,
            chosen=bool(self.wishes.goals),
            wanted=tuple(sorted(self._wanted)),
            fixed=self.wishes.fixed,
            before=self.before,
            found=tuple(found),
            conflicts=conflicts,
            complete=complete or len(found) == self.wishes.number,
        )

    def _in_time(self) -> bool:
        return monotonic() < self.until

    def _left(self) -> float:
        return max(self.until - monotonic(), 0.1)

    def _pinned(self, fixed: Iterable[str]) -> list[tuple[str, str]]:
        """Return the answers that would change something at or below the fixed paths."""
        levers = [one for one in self.table.levers.values() if _under(one.path, fixed)]
        return [key for key in self.table.by_answer if key[0] in {one.id for one in levers}]

    def _conflicts(self, negotiation: Negotiation) -> Iterator[Conflict]:
        """Return what cannot be cured, each with the fixed paths that keep it from a cure."""

        @cache
        def broken(fixed: tuple[str, ...]) -> set[Finding]:
            solution = negotiation.cheapest(self._left(), self._pinned(fixed))
            found = solution.broken if solution else frozenset()
            return {(code, _text(subject)) for code, subject in found} & self._wanted

        fixed = self.wishes.fixed
        try:
            for finding in sorted(broken(fixed)):
                pins = fixed if finding not in broken(()) else ()
                for pin in fixed if pins else ():
                    fewer = tuple(one for one in pins if one != pin)
                    if finding in broken(fewer):
                        pins = fewer
                yield Conflict(finding, pins)
        except TimeoutError:
            return

    def _negotiation(self) -> Negotiation:
        table, texts = self.table, self.texts
        parameters = parameter_facts(self.standard.settings, table.ledger)
        unchanged = table.ledger.answered({one.id: one.as_is for one in table.levers.values()})
        already = standing(unchanged, texts, parameters)
        return Negotiation(
            table.ledger,
            table.prices,
            table.drops,
            {one.id: one.after for one in table.levers.values() if one.after},
            texts,
            parameters,
            self.weighed,
            already,
            [
                atom
                for atom in already
                if atom.name == "broken"
                and (atom.arguments[0].string, _text(atom.arguments[1])) in self._wanted
            ],
        )

    def _reasons(
        self, solution: Solution, broken: Sequence[Finding]
    ) -> Iterator[list[tuple[str, str]]]:
        """Return the answers that make a solution break rules which only the check knows.

        Such a rule is about one procedure, or one seat, in the room: what is answered about
        the seats of the body and about the procedure decides it. Where the reason is another,
        it is the whole solution.
        """
        taken = dict(solution.taken)
        bodies = {p.id: p.body for p in self.loaded.proposal.procedures}
        for code, subject in broken:
            if code in self.weighed:
                continue
            body = bodies.get(subject, subject.partition("/")[0])
            own = [subject] if subject in bodies else [p for p in bodies if bodies[p] == body]
            levers = [x for x in self.table.levers.values() if _under(x.path, [body, *own])]
            yield [(one.id, taken.get(one.id, one.as_is)) for one in levers]
        if not broken:
            # no valid file: what else is changed makes it none
            yield list(taken.items())
        elif all(code in self.weighed for code, _ in broken):
            # another edit might still help, so only this very combination is given up
            yield [(id, taken.get(id, one.as_is)) for id, one in self.table.levers.items()]

    def _verified(self, solution: Solution) -> Alternative | list[Finding]:
        """Return the alternative that a solution is, if the amended file keeps its promise.

        Otherwise return the rules that it breaks against it.
        """
        edits = self.table.edits(solution.taken)
        amended = self._amended(edits)
        if amended is None:
            return []
        after = check_loaded(amended, self.standard)
        was, now = _violated(self.before), _violated(after)
        promised = {(code, _text(subject)) for code, subject in solution.broken}
        open_before = _undecided(self.before)
        against = [one for one in now if one[0] in self.weighed and one not in promised]
        against += [one for one in now if one not in was and one not in open_before]
        if against:
            return against
        cures = tuple(one for one in was if one not in now and one[0] in self.goals)
        return Alternative(
            changes=tuple(
                self._changes(edits, cures, {*was, *now, *open_before, *_undecided(after)})
            ),
            cost=sum(edit.cost for edit in edits),
            proven=solution.proven,
            bound=solution.bounds[1],
            cures=cures,
            remaining=tuple(one for one in now if one[0] in self.goals),
            opened=tuple(one for one in _undecided(after) if one not in open_before),
            settled=tuple(one for one in now if one not in was),
            shares=tuple(_shares(self.before, after)),
            before=self.before,
            after=after,
        )

    def _amended(self, edits: Iterable[Edit]) -> Loaded | None:
        amendments = [one for edit in edits for one in edit.amendments]
        try:
            return load_amended(self.loaded.text, amendments, self.loaded.name)
        except ProposalError:
            return None

    def _changes(
        self, edits: tuple[Edit, ...], cures: tuple[Finding, ...], known: set[Finding]
    ) -> Iterator[Change]:
        """Return the edits, each with what comes of it when it alone is left out."""
        for edit in edits:
            rest = self._amended(one for one in edits if one is not edit)
            if len(edits) == 1 or rest is None:
                yield Change(edit, cures, ())
                continue
            without = check_loaded(rest, self.standard)
            back = _violated(without)
            new = [*back, *_undecided(without)]
            yield Change(
                edit,
                cures=tuple(one for one in cures if one in back),
                prevents=tuple(one for one in new if one not in known),
            )

    def _alike(self, alternative: Alternative) -> Iterator[list[tuple[str, str]]]:
        """Return, for every kind of edit that is made, all answers that make such an edit."""
        for kind in dict.fromkeys(
            k for change in alternative.changes for k in change.edit.kinds
        ):
            yield [key for key, edit in self.table.by_answer.items() if kind in edit.kinds]


def _weighed(standard: Standard) -> tuple[tuple[str, ...], Texts]:
    """Return the rules that the solver can weigh, and their texts.

    What a search for witnesses decides is not known to it: those rules are left to the check
    of the amended file.
    """
    left_out = [rule.code for rule in standard.rules if rule.witness]
    texts = standard.texts
    kept = tuple(
        clause
        for clause in texts.conditions
        if not any(f'"{code}"' in clause.text for code in left_out)
    )
    codes = tuple(rule.code for rule in standard.rules if not rule.witness)
    return codes, replace(texts, conditions=kept)


def _under(path: str, fixed: Iterable[str]) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}/")) for one in fixed)


def _text(subject: Symbol) -> str:
    return subject.string if subject.type.name == "String" else str(subject)


def _violated(report: FileReport) -> list[Finding]:
    found = [f for f in report.findings if f.verdict is Verdict.VIOLATED]
    return list(dict.fromkeys((f.code, f.subject) for f in found))


def _undecided(report: FileReport) -> list[Finding]:
    open_verdicts = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT)
    return [(f.code, f.subject) for f in report.findings if f.verdict in open_verdicts]


def _shares(before: FileReport, after: FileReport) -> Iterator[tuple[str, Share, Share]]:
    """Return the bodies whose local or whole vote changes, with both before and after."""
    was = {votes.body: (votes.local, votes.total) for votes in before.local_votes}
    for votes in after.local_votes:
        now = (votes.local, votes.total)
        if (then := was.get(votes.body, (0, 0))) != now:
            yield votes.body, then, now

"""The case before a search: the proposal, what is wrong with it, and what may be changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from time import monotonic

from council_rules.alternatives.assumed import nowhere, scenarios_fit, without_answers
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import COSTS, Edit, Lever
from council_rules.alternatives.encodings import Encodings
from council_rules.alternatives.levers import levers
from council_rules.alternatives.outcome import Finding, UnknownPath
from council_rules.alternatives.quotas import quotas
from council_rules.alternatives.request import Request, covers
from council_rules.alternatives.table import Table
from council_rules.alternatives.trial import Trial, outcomes
from council_rules.alternatives.turns import in_turn
from council_rules.analysis.check import check_loaded
from council_rules.analysis.scenarios import UnknownScenario, given, scenarios_in
from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.findings.openness import Answer
from council_rules.findings.report import FileReport
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.encode import encode
from council_rules.logic.optimisation import Key
from council_rules.proposal.amend import Amendment, load_amended
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.patch import amended_text
from council_rules.proposal.problems import ProposalError

OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT)


class Case:
    """A proposal that is to be changed, as every step of a search needs it."""

    def __init__(
        self,
        loaded: Loaded,
        standard: Standard,
        request: Request,
        before: FileReport | None = None,
        others: Sequence[Request] = (),
    ) -> None:
        """Take the file, and the report on it if that is known, with what persons judged.

        ``others`` are requests that are heeded later, of parties for instance.

        Raises UnknownPath for a path in the request that the file does not have, and
        UnknownScenario.
        """
        self.loaded, self.standard, self.request = loaded, standard, request
        self.goals = goals_of(request, standard)
        self._before = before
        self.answers = _assumed(loaded, request.scenario)
        begun = monotonic()
        found = verdicts_on(loaded.proposal, standard, self.answers)
        # how long it takes here, by the clock, to find out the verdicts on the file
        self.seconds = monotonic() - begun
        self.judged = _judged(found, before) if before else {}
        self.verdicts = self.as_judged(found)
        self.was = self._with_verdict(Verdict.VIOLATED)
        self.was_open = self._with_verdict(*OPEN)
        self.draft = Draft(loaded, request.day, standard.read)
        self.all_levers = levers(self.draft)
        self.refuse_unknown(request)
        ordered = in_turn(self.all_levers, [request, *others])
        offered = [kept for one in ordered if (kept := request.offered(one))]
        self.levers, self.assumed_otherwise = without_answers(loaded, self.draft, offered)
        aimed = [*self.was]
        if request.robust:
            aimed += self._with_verdict(Verdict.UNDETERMINED)
        self.wanted = tuple(sorted(one for one in set(aimed) if one[0] in self.goals))
        # what is found in games is left to the check of the amended file
        self.weighable = tuple(rule.code for rule in standard.rules if not rule.witness)
        self.spared = frozenset(
            rule.code
            for rule in standard.rules
            if {rule.severity, rule.code} & set(request.may_break)
        )
        # hears of edits that were tried, are not refused and change nothing that is fixed
        self.heard: Callable[[Trial], None] = lambda _: None
        self.trials: dict[tuple[int, ...], Trial | None] = {}
        self._tables: dict[frozenset[tuple[str, str]], Table] = {}
        self._reports: dict[tuple[int, ...], tuple[Loaded, FileReport] | None] = {}
        self._texts: dict[tuple[int, ...], str] = {}

    @cached_property
    def before(self) -> FileReport:
        """The report on the file as it stands, which takes longer than its verdicts."""
        return self._before or check_loaded(self.loaded, self.standard, self.request.scenario)

    @property
    def report(self) -> FileReport | None:
        """Return the report on the file as it stands if that is known by now."""
        return self._before or self.__dict__.get("before")

    def _with_verdict(self, *wanted: Verdict) -> list[Finding]:
        return [about for about, verdict in self.verdicts.items() if verdict in wanted]

    def as_judged(self, found: Mapping[Finding, Verdict]) -> dict[Finding, Verdict]:
        """Return verdicts with what persons have answered about the file as it stands.

        An edited file that asks the same of a subject is taken to get the same answer.
        """
        asked = Verdict.NEEDS_JUDGEMENT
        return {
            about: self.judged.get(about, asked) if verdict is asked else verdict
            for about, verdict in found.items()
        }

    def verdicts_in(self, report: FileReport, wanted: Iterable[Verdict]) -> list[Finding]:
        """Return the findings of a report with some verdicts, as they are judged."""
        kinds = tuple(wanted)
        return [
            about
            for one in report.findings
            for about, verdict in self.as_judged({(one.code, one.subject): one.verdict}).items()
            if verdict in kinds
        ]

    @property
    def table(self) -> Table:
        """Return the levers as questions, what else is open settled in the usual way."""
        return self.table_where({})

    def table_where(self, answers: Answers) -> Table:
        """Return the levers as questions, where some of what is open has other answers."""
        answers = {**self.answers, **answers}
        key = frozenset(answers.items())
        if key not in self._tables:
            self._tables[key] = Table(self._encodings, self.levers, answers)
        return self._tables[key]

    @cached_property
    def _encodings(self) -> Encodings:
        return Encodings(self.draft)

    @cached_property
    def quotas(self) -> tuple[Lever, ...]:
        """The levers on quotas that are tried one by one, each edit always the same object."""
        return tuple(kept for one in quotas(self.draft) if (kept := self.request.offered(one)))

    def pinned(self, paths: Iterable[str]) -> list[Key]:
        """Return the answers that would change something at or below some paths."""
        paths, table = tuple(paths), self.table
        return [
            key
            for key, edit in table.by_answer.items()
            if any(
                covers(path, own)
                for path in paths
                for own in (table.levers[key[0]].path, *edit.touches)
            )
        ]

    def checked(self, edits: Sequence[Edit]) -> tuple[Loaded, FileReport] | None:
        """Return the file with edits made, and what the check says; None if it is no file."""
        # the case keeps every edit, so that each has an identity of its own
        key = tuple(map(id, edits))
        if key not in self._reports:
            try:
                amended = load_amended(self.loaded.text, _amendments(edits), self.loaded.name)
                report = check_loaded(amended, self.standard, self.request.scenario)
            except ProposalError:
                self._reports[key] = None
            else:
                self._reports[key] = amended, report
        return self._reports[key]

    def deciding(
        self, edits: Sequence[Edit], findings: Collection[Finding]
    ) -> dict[Finding, tuple[Answer, ...]]:
        """Return the answers with which some findings are violated where edits are made.

        The edits are known to make a file. Only the rules of the findings are looked at.
        """
        amended = load_amended(self.loaded.text, _amendments(edits), self.loaded.name)
        rules = self.standard.only(frozenset(code for code, _ in findings))
        report = check_loaded(amended, rules, self.request.scenario)
        found = {(one.code, one.subject): one.violated_if for one in report.findings}
        return {one: found.get(one, ()) for one in findings}

    def written(self, edits: Sequence[Edit]) -> str:
        """Return the text of the file with edits made, which are known to make a file."""
        key = tuple(map(id, edits))
        if key not in self._texts:
            self._texts[key] = amended_text(self.loaded.text, _amendments(edits))
        return self._texts[key]

    def tried(self, edits: Sequence[Edit]) -> Trial | None:
        """Return what a check says of the file with edits made; None if that is no file.

        It takes a fraction of the time of a report.
        """
        key = tuple(map(id, edits))
        if key not in self.trials:
            proposal = self.amended(edits)
            if proposal is None or not scenarios_fit(self.loaded, proposal):
                self.trials[key] = None
            else:
                found = self.as_judged(verdicts_on(proposal, self.standard, self.answers))
                trial = self.trials[key] = self._trial(tuple(edits), proposal, found)
                if not trial.refused and self.may_be_made(trial):
                    self.heard(trial)
        return self.trials[key]

    @property
    def allowed(self) -> list[Trial]:
        """Return what was tried so far and changes nothing that is fixed.

        What giving up a fixed path makes possible is tried as well.
        """
        return [one for one in self.trials.values() if one and self.may_be_made(one)]

    def may_be_made(self, trial: Trial) -> bool:
        """Return whether edits change nothing that is fixed."""
        return not self._barred & {id(edit) for edit in trial.edits}

    @cached_property
    def _barred(self) -> frozenset[int]:
        """The edits that would change something that is fixed, by their identity."""
        keys = self.pinned(pin.path for pin in self.request.fixed)
        return frozenset(id(self.table.by_answer[key]) for key in keys)

    def weighs(self, finding: Finding) -> bool:
        """Return whether the solver can weigh a goal: no game and no person decides it."""
        return finding[0] in self.weighable and finding not in self.judged

    def glance(self, edits: Sequence[Edit], codes: frozenset[str]) -> bool:
        """Return whether edits make a file in which some goals of these rules are met.

        What a person judged violated is helped as well if nothing is asked any more. No other
        rule is looked at, which is quick.
        """
        proposal = self.amended(edits)
        if proposal is None:
            return False
        found = self.as_judged(verdicts_on(proposal, self.standard.only(codes), self.answers))
        aimed = [one for one in self.wanted if one[0] in codes]
        otherwise = dict.fromkeys(self.judged, Verdict.MET)
        return any(
            found.get(one, otherwise.get(one, Verdict.VIOLATED)) is Verdict.MET for one in aimed
        )

    def breaks(self, edits: Sequence[Edit], codes: frozenset[str]) -> list[Finding]:
        """Return what edits break anew of some rules, in the file that comes of them if any."""
        proposal = self.amended(edits)
        if proposal is None:
            return []
        found = verdicts_on(proposal, self.standard.only(codes), self.answers)
        return self._broken_anew(self.as_judged(found))

    def amended(self, edits: Iterable[Edit]) -> Proposal | None:
        """Return the proposal with edits made; None if that is no valid file."""
        return self.draft.amended(
            [one for edit in sorted(edits, key=lambda e: e.turn) for one in edit.amendments]
        )

    def _trial(
        self, edits: tuple[Edit, ...], proposal: Proposal, found: Mapping[Finding, Verdict]
    ) -> Trial:
        gone = decided(self.loaded.proposal) - decided(proposal)
        come_to, robust = outcomes(self.wanted, found), self.request.robust
        breaks = tuple(self._broken_anew(found))
        return Trial(edits, found, come_to, breaks, tuple(sorted(gone)), robust)

    def _broken_anew(self, found: Mapping[Finding, Verdict]) -> list[Finding]:
        """Return what is violated now, was not, and may not be broken.

        What was open is among it: a text in which it is certain that a rule is violated is
        worse than one in which that depends on what is open.
        """
        known = set(self.was)
        return sorted(
            about
            for about, verdict in found.items()
            if verdict is Verdict.VIOLATED
            and about not in known
            and about[0] not in self.spared
        )

    def refuse_unknown(self, request: Request) -> None:
        """Raise UnknownPath for a path that a request names and the file does not have."""
        for one in request.fixed:
            if not self._knows(one.path):
                raise UnknownPath(one.path, self._closest(one.path), one.origin)
        for permit in request.permits:
            if not self._knows(permit.path):
                # without a kind beside it, it may be one that is misspelled
                kinds = () if permit.kinds else tuple(COSTS)
                close = self._closest(permit.path, kinds)
                raise UnknownPath(permit.path, close, permit.origin)

    def _knows(self, path: str) -> bool:
        if not path or self.draft.knows(path):
            return True
        of_levers = any(covers(path, own.path) for own in self.all_levers)
        return of_levers or ("*" in path and self._matches_any(path))

    def _closest(self, path: str, others: Iterable[str] = ()) -> str:
        """Return an id or path of the file, or one of some others, that is spelled like one."""
        deep = self.loaded.places if "." in path else ()
        return self.draft.closest(path, [*deep, *others])

    def _matches_any(self, path: str) -> bool:
        return any(covers(path, own) for own in self.loaded.places)


def _amendments(edits: Iterable[Edit]) -> list[Amendment]:
    return [one for edit in edits for one in edit.amendments]


def goals_of(request: Request, standard: Standard) -> tuple[str, ...]:
    """Return the codes of the rules that are to be met."""
    must = (rule.code for rule in standard.rules if rule.severity == "must")
    return request.goals or tuple(must)


def _assumed(loaded: Loaded, scenario: str | None) -> Answers:
    """Return what a scenario of a file assumes; nothing for none. Raises UnknownScenario."""
    if scenario is None:
        return NO_ANSWERS
    fact_base = encode(loaded.proposal, probing=True)
    known = scenarios_in(loaded, fact_base, nowhere)
    if scenario not in known:
        raise UnknownScenario(loaded.name, scenario, tuple(known))
    return given(known[scenario].answers)


def decided(proposal: Proposal) -> frozenset[str]:
    """Return the matters that some procedure can decide."""
    found: set[str] = set()
    for one in proposal.procedures:
        if one.kind in ("decision", "override") and one.matters not in (
            None,
            "none",
            "unknown",
        ):
            everything = tuple(matter.id for matter in proposal.matters)
            found |= set(everything if one.matters == "all" else one.matters or ())
    return frozenset(found)


def _judged(found: Mapping[Finding, Verdict], report: FileReport) -> dict[Finding, Verdict]:
    """Return what answers of persons made of the verdicts that asked for them."""
    plain = {
        Verdict.JUDGED_MET: Verdict.MET,
        Verdict.JUDGED_VIOLATED: Verdict.VIOLATED,
        Verdict.UNDETERMINED: Verdict.UNDETERMINED,
    }
    return {
        (one.code, one.subject): plain[one.verdict]
        for one in report.findings
        if one.verdict in plain
        and found.get((one.code, one.subject)) is Verdict.NEEDS_JUDGEMENT
    }

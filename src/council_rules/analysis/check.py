"""Check one proposal against the selected rules."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from council_rules.analysis.beforehand import add_found
from council_rules.analysis.citations import Citations
from council_rules.analysis.coverage import coverage
from council_rules.analysis.evidence import GroundsOfVerdicts
from council_rules.analysis.notices import nothing_to_check, notice, unreadable
from council_rules.analysis.on_evidence import Premises, on_evidence
from council_rules.analysis.openness import Openness
from council_rules.analysis.paths import path_of
from council_rules.analysis.powers import powers
from council_rules.analysis.questions import Questions
from council_rules.analysis.reasons import Reasons
from council_rules.analysis.scenarios import UnknownScenario, given, scenarios_in
from council_rules.analysis.standard import Standard
from council_rules.analysis.too_large import too_large
from council_rules.analysis.uncounted import Uncounted
from council_rules.analysis.votes import local_votes
from council_rules.analysis.wording import Wording
from council_rules.findings.evidence import Authority, Evidence, Place
from council_rules.findings.finding import (
    IF_YES,
    Finding,
    Firmness,
    Severity,
    Verdict,
    in_report_order,
)
from council_rules.findings.openness import Answer, OpenPoint, Settlement
from council_rules.findings.people import HumanQuestion
from council_rules.findings.report import FileReport
from council_rules.logic.completions import NO_ANSWERS
from council_rules.logic.encode import encode
from council_rules.logic.encode_voices import voice_of_many, voice_of_one
from council_rules.logic.fact_base import FactBase, TooLargeError, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import Judgement, judge
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Proposal
from council_rules.rulebook.rule import Rule, RuleSource
from council_rules.rulebook.template import holes

if TYPE_CHECKING:
    from council_rules.analysis.derivation import Derivation

# What is printed is of the completion in which all that is open turns out in the usual way.
SUPPOSED = "; this reason hangs on what is open, that the rule is broken does not"
NUMBERS_MAY_CHANGE = "; these numbers may change with what is open"
COUNTS_WHO_FILLS = ("own_choice", "fills(")


class Depth(IntEnum):
    """How far it is looked into on what evidence verdicts stand."""

    VERDICTS = 0
    LEVELS = 1
    PREMISES = 2


def check_loaded(
    loaded: Loaded,
    standard: Standard,
    scenario: str | None = None,
    depth: Depth = Depth.VERDICTS,
) -> FileReport:
    """Return the verdict of every rule on every subject of a proposal.

    ``scenario`` is the id of one of the scenarios of the file, to be assumed. ``depth`` asks
    for the level of evidence on which each verdict stands, and for its premises. Numbers too
    large for exact arithmetic are reported as a problem of the file, never as a verdict.
    Raises ProposalError if scenarios do not fit the file, UnknownScenario if it has none of
    that id, and LogicError if a rule is not a program.
    """
    try:
        return _Check(loaded, standard, scenario, depth).report()
    except TooLargeError as error:
        codes = [rule.code for rule in standard.rules]
        return unreadable(loaded.name, [too_large(loaded, error)], codes, loaded.sha256)


def check_derived(
    loaded: Loaded, standard: Standard, scenario: str | None = None
) -> "tuple[FileReport, Derivation]":
    """Return the verdicts on a proposal, and what they are derived from.

    Raises as ``check_loaded`` does, and ``TooLargeError`` for numbers that are too large.
    """
    from council_rules.analysis.derivation import Derivation  # only one command needs it

    check = _Check(loaded, standard, scenario, Depth.VERDICTS)
    derivation = Derivation(
        check.fact_base, standard.texts, check.parameters, check.wording, check._place
    )
    return check.report(), derivation


class _Check:
    def __init__(
        self, loaded: Loaded, standard: Standard, scenario: str | None, depth: Depth
    ) -> None:
        self.loaded = loaded
        self.standard = standard
        self.depth = depth
        self.fact_base: FactBase = encode(loaded.proposal, probing=True, read=standard.read)
        self.scenarios = scenarios_in(loaded, self.fact_base, self._place)
        self.scenario = None
        if scenario is not None:
            if scenario not in self.scenarios:
                raise UnknownScenario(loaded.name, scenario, tuple(self.scenarios))
            self.scenario = self.scenarios[scenario]
        answers = given(self.scenario.answers) if self.scenario else NO_ANSWERS
        self.index = ProposalIndex(loaded.proposal)
        self.local_votes = local_votes(self.index, self.fact_base.names, answers)
        stated = frozenset(self.fact_base.places)
        self.fact_base = self.fact_base.answered(answers)
        add_found(loaded.proposal, self.fact_base, standard)
        self.stated = stated
        self.parameters = parameter_facts(standard.settings, self.fact_base)
        self.judgement: Judgement = judge(self.fact_base, standard.texts, self.parameters)
        self.citations = Citations(loaded.proposal)
        bodies = {p.id: p.body for p in loaded.proposal.procedures}
        for voice in (voice_of_one, voice_of_many):
            bodies |= {voice(b.id).id: b.id for b in loaded.proposal.bodies}
        bodies |= {f"{b.id}/{s.id}": b.id for b in loaded.proposal.bodies for s in b.seats}
        bodies |= _placed(loaded.proposal, self.fact_base)
        self.wording = Wording(self.fact_base, standard.settings, bodies, standard.rules)
        self.uncounted = Uncounted(self.fact_base, bodies)
        self.ids_of_bodies = frozenset(body.id for body in loaded.proposal.bodies)
        self.openness = Openness(self.fact_base, self._place)
        self.questions = Questions(loaded.proposal, self.wording, self.citations, self._place)
        self.at = {
            fact: question.path
            for question in self.fact_base.questions
            for option in question.options
            for fact in option.terms
        } | self.fact_base.places
        self.reasons = Reasons(self.judgement)
        self.shown: dict[Symbol, Evidence] = {}

    def report(self) -> FileReport:
        judged_by_rule = (self._findings(rule) for rule in self.standard.rules)
        found = [one for findings in judged_by_rule for one in findings]
        findings = in_report_order(self._on_evidence(found) if self.depth else found)
        judged = {finding.code for finding in findings}
        texts, parameters = self.standard.texts, self.parameters
        return FileReport(
            file=self.loaded.name,
            title=self.fact_base.names["proposal"],
            proposal=self.loaded.proposal.proposal.id,
            sha256=self.loaded.sha256,
            findings=findings,
            not_applicable=tuple(r.code for r in self.standard.rules if r.code not in judged),
            not_checked=(),
            open_points=tuple(self.openness.points.values()),
            assumptions=tuple(
                dict.fromkeys([*self.fact_base.assumptions, *self.openness.assumptions()])
            ),
            powers=powers(self.judgement, self.wording),
            warnings=(*map(notice, self.loaded.warnings), *nothing_to_check(self.loaded)),
            problems=(),
            completions=self.openness.completions,
            settling=self._settling(),
            scenario=self.scenario,
            scenarios=tuple(self.scenarios.values()),
            local_votes=self.local_votes,
            coverage=coverage(
                self.index, self.fact_base, texts, parameters, findings, self._key_place
            ),
            empty=bool(nothing_to_check(self.loaded)),
            silent=self._silent(findings),
        )

    def _silent(self, findings: Sequence[Finding]) -> int:
        from council_rules.analysis.drafts import open_only_by_silence

        undetermined = [one for one in findings if one.verdict is Verdict.UNDETERMINED]
        return open_only_by_silence(
            self.loaded.proposal, self.fact_base, undetermined, self.standard.read
        )

    def _findings(self, rule: Rule) -> list[Finding]:
        subjects = sorted(self.reasons.subjects[rule.code])
        return [finding for subject in subjects for finding in self._judged(rule, subject)]

    def _judged(self, rule: Rule, subject: Symbol) -> list[Finding]:
        broken = term("broken", rule.code, subject)
        if broken in self.judgement.certain:
            reasons = self.reasons.violated[rule.code, subject]
            return [self._violated(rule, subject, reason) for reason in reasons]
        if broken in self.judgement.possible:
            return [self._undetermined(rule, subject, broken)]
        measures = self.reasons.measures((rule.code, subject))
        message = self.wording.other(rule, rule.messages.met, subject, measures)
        message += self._may_change(rule, rule.messages.met, subject, measures)
        if self.reasons.asked[rule.code, subject]:
            return [self._to_judge(rule, subject, message)]
        facts = self._facts(rule, subject)
        return [self._finding(rule, subject, Verdict.MET, Firmness.NEVER, message, "", facts)]

    def _to_judge(self, rule: Rule, subject: Symbol, met: str) -> Finding:
        return self._finding(
            rule,
            subject,
            Verdict.NEEDS_JUDGEMENT,
            Firmness.NEVER,
            message=f"{met}{IF_YES}",
            questions=self._asked(rule, subject),
        )

    def _asked(self, rule: Rule, subject: Symbol) -> tuple[HumanQuestion, ...]:
        certain, key = self.judgement.certain, (rule.code, subject)
        measures = self.reasons.measures(key)
        return tuple(
            self.questions.of(rule, atom, measures, supposed=atom not in certain)
            for atom in self.reasons.asked[key]
        )

    def _violated(self, rule: Rule, subject: Symbol, reason: Symbol) -> Finding:
        key = (rule.code, subject)
        because = self.reasons.because[key]
        measures = self.reasons.measures(key, reason.arguments)
        message = self.wording.violated(rule, subject, reason, because, measures)
        broken = term("violated", rule.code, subject, reason)
        if self.fact_base.questions and broken not in self.judgement.certain:
            message += SUPPOSED
        else:
            template = rule.messages.of(reason.name).template
            message += self._may_change(rule, template, subject, measures)
        return self._finding(
            rule,
            subject,
            Verdict.VIOLATED,
            Firmness.CERTAIN,
            message=message,
            reason=str(reason),
            evidence=self._facts(rule, subject),
            about=reason.arguments,
        )

    def _may_change(
        self, rule: Rule, template: str, subject: Symbol, numbers: Iterable[str]
    ) -> str:
        """Return what a message adds where numbers in it hang on what is open."""
        if not set(holes(template)) & set(numbers):
            return ""
        body = self.wording.body_of(subject)
        named = body if body in self.ids_of_bodies else ""
        filling = any(word in rule.condition for word in COUNTS_WHO_FILLS)
        return NUMBERS_MAY_CHANGE if self.uncounted.holds(named, filling) else ""

    def _undetermined(self, rule: Rule, subject: Symbol, broken: Symbol) -> Finding:
        completions = self.judgement.completions
        assert completions is not None
        violated_if = completions.fewest(broken, True)
        kept_if = completions.fewest(broken, False)
        needed = {*violated_if, *kept_if}
        message = self.wording.other(
            rule,
            rule.messages.undetermined,
            subject,
            self.reasons.measures((rule.code, subject)),
        )
        if not (violated_if and kept_if):
            missing = completions.not_worked_out(broken)
            needed.update(point for one in missing for point in one.points)
            why = " and ".join(dict.fromkeys(one.why for one in missing))
            message = f"{message}; not worked out: {why}"
        return self._finding(
            rule,
            subject,
            Verdict.UNDETERMINED,
            Firmness.POSSIBLE,
            message=message,
            depends_on=self.openness.depends_on(needed),
            violated_if=self.openness.answers(violated_if),
            kept_if=self.openness.answers(kept_if),
            questions=self._asked(rule, subject),
        )

    def _on_evidence(self, findings: Sequence[Finding]) -> list[Finding]:
        proposal, rules = self.loaded.proposal, (self.standard.texts, self.parameters)
        grounds = GroundsOfVerdicts(proposal, self.fact_base, self.stated, rules)
        premises = Premises(proposal, self.fact_base, self.citations, self._place)
        deep = self.depth is Depth.PREMISES
        return on_evidence(findings, self.judgement, grounds, premises if deep else None)

    def _settling(self) -> tuple[Settlement, ...]:
        completions = self.judgement.completions
        if completions is None:
            return ()
        codes = {rule.code for rule in self.standard.rules}
        verdicts = [
            (atom, (atom.arguments[0].string, path_of(atom.arguments[1])))
            for atom in sorted(self.judgement.possible - self.judgement.certain)
            if atom.name == "broken" and atom.arguments[0].string in codes
        ]
        return self.openness.settling(completions, verdicts)

    def _finding(
        self,
        rule: Rule,
        subject: Symbol,
        verdict: Verdict,
        firmness: Firmness,
        message: str,
        reason: str = "",
        evidence: tuple[Evidence, ...] = (),
        depends_on: tuple[OpenPoint, ...] = (),
        violated_if: tuple[Answer, ...] = (),
        kept_if: tuple[Answer, ...] = (),
        questions: tuple[HumanQuestion, ...] = (),
        about: Sequence[Symbol] = (),
    ) -> Finding:
        path, measures = path_of(subject), self.reasons.measures((rule.code, subject), about)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=Severity(rule.severity),
            enforcement=rule.enforcement,
            verdict=verdict,
            firmness=firmness,
            subject=path,
            reason=reason,
            message=message,
            place=self._key_place(path),
            evidence=evidence,
            measures=tuple(sorted(measures.items())),
            authorities=_authorities(rule.sources),
            depends_on=depends_on,
            violated_if=violated_if,
            kept_if=kept_if,
            bounds=self.openness.bounds(
                self.judgement.bounds(term("broken", rule.code, subject))
            ),
            remedy=self.wording.other(rule, rule.messages.remedy, subject, measures),
            questions=questions,
            against=rule.against,
            defence=rule.defence,
        )

    def _facts(self, rule: Rule, subject: Symbol) -> tuple[Evidence, ...]:
        facts = (self._evidence(fact) for fact in self.reasons.because[rule.code, subject])
        return tuple(sorted(facts, key=lambda one: one.supposed))

    def _evidence(self, fact: Symbol) -> Evidence:
        """Return a fact as evidence; many a fact serves many findings."""
        if fact not in self.shown:
            self.shown[fact] = self._shown(fact)
        return self.shown[fact]

    def _shown(self, fact: Symbol) -> Evidence:
        path = self.at.get(fact) or _last_path(fact, self.fact_base)
        known = fact in self.judgement.certain or fact in self.fact_base.places
        supposed = bool(self.fact_base.questions) and not known
        statement = self.wording.statement(fact)
        return Evidence(
            statement=f"supposing that {statement}" if supposed else statement,
            place=self._place(path) if path else None,
            # What follows from several statements is written in no single source.
            citations=self.citations.at(path) if path and fact in self.fact_base.places else (),
            atom=str(fact),
            supposed=supposed,
        )

    def _key_place(self, path: str) -> Place:
        """Return the one word to point at: an id, or the key of a value."""
        return Place(path, *self.loaded.places.nearest(path.split("?")[0]).key)

    def _place(self, path: str) -> Place:
        place = self.loaded.places.nearest(path.split("?")[0])
        span = place.value if "." in path else place.key
        return Place(path, *span)


@cache
def _authorities(sources: tuple[RuleSource, ...]) -> tuple[Authority, ...]:
    return tuple(
        Authority(
            s.instrument, s.clause, s.kind, s.role, s.reads, s.binds, s.seen, s.url or None
        )
        for s in sources
    )


def _placed(proposal: Proposal, fact_base: FactBase) -> dict[str, str]:
    """Return the bodies of seats that are listed under another body, as far as is known."""
    stated = {
        f"{body.id}/{seat.id}": seat.placed_in
        for body in proposal.bodies
        for seat in body.seats
        if isinstance(seat.placed_in, str) and seat.placed_in != "unknown"
    }
    usual = (fact for q in fact_base.questions for fact in q.options[0].terms)
    open_places = (fact.arguments for fact in usual if fact.name == "seat")
    return stated | {path.string: body.string for body, path in open_places}


def _last_path(fact: Symbol, fact_base: FactBase) -> str | None:
    strings = [a.string for a in fact.arguments if a.type is SymbolType.String]
    return next((s for s in reversed(strings) if s.split(".")[0] in fact_base.names), None)

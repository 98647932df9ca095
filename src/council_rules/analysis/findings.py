"""The findings of one judgement: for each rule and subject a verdict, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from council_rules.analysis.citations import Citations
from council_rules.analysis.judged import Judged
from council_rules.analysis.openness import Openness
from council_rules.analysis.paths import bodies_by_path, path_of
from council_rules.analysis.questions import Questions
from council_rules.analysis.reasons import Reasons
from council_rules.analysis.shown_facts import ShownFacts
from council_rules.analysis.uncounted import Uncounted
from council_rules.analysis.wording import Wording
from council_rules.findings.evidence import Authority, Evidence
from council_rules.findings.finding import IF_YES, Finding, Firmness, Severity, Verdict
from council_rules.findings.people import HumanQuestion
from council_rules.logic.fact_base import term
from council_rules.logic.terms import Symbol
from council_rules.record import Record
from council_rules.rulebook.rule import Rule, RuleSource
from council_rules.rulebook.template import holes

# What is printed is of the completion in which all that is open turns out in the usual way.
SUPPOSED = "; this reason hangs on what is open, that the rule is broken does not"
NUMBERS_MAY_CHANGE = "; these numbers may change with what is open"


class _Outcome(Record):
    """What a verdict comes to; ``about`` are the arguments of its reason."""

    verdict: Verdict
    firmness: Firmness
    message: str
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[HumanQuestion, ...] = ()
    about: Sequence[Symbol] = ()


class Findings:
    """Finds the verdicts of rules in a judgement, and puts them into words."""

    def __init__(self, judged: Judged) -> None:
        """Take the judgement of all rules that are asked about."""
        proposal, fact_base = judged.loaded.proposal, judged.fact_base
        standard, places = judged.standard, judged.places
        bodies = bodies_by_path(proposal, fact_base)
        self._judged, self._judgement = judged, judged.judgement
        self.citations = Citations(proposal)
        self.openness = Openness(fact_base, places.of)
        self.wording = Wording(fact_base, standard.settings, bodies, standard.rules)
        self._facts = ShownFacts(judged, self.wording, self.citations)
        self._questions = Questions(proposal, self.wording, self.citations, places.of)
        self._reasons = Reasons(judged.judgement)
        self._uncounted = Uncounted(fact_base, bodies)
        self._ids_of_bodies = frozenset(body.id for body in proposal.bodies)

    def of(self, rule: Rule) -> list[Finding]:
        """Return the findings of a rule, by subject; none if it applies to nothing."""
        subjects = sorted(self._reasons.subjects[rule.code])
        return [finding for subject in subjects for finding in self._about(rule, subject)]

    def _about(self, rule: Rule, subject: Symbol) -> list[Finding]:
        broken = term("broken", rule.code, subject)
        if broken in self._judgement.certain:
            reasons = self._reasons.violated[rule.code, subject]
            return [self._violated(rule, subject, reason) for reason in reasons]
        if broken in self._judgement.possible:
            return [self._undetermined(rule, subject, broken)]
        return [self._kept(rule, subject)]

    def _violated(self, rule: Rule, subject: Symbol, reason: Symbol) -> Finding:
        key = (rule.code, subject)
        measures = self._reasons.measures(key, reason.arguments)
        because = self._reasons.because[key]
        message = self.wording.violated(rule, subject, reason, because, measures)
        broken = term("violated", rule.code, subject, reason)
        if self._judged.fact_base.questions and broken not in self._judgement.certain:
            message += SUPPOSED
        else:
            template = rule.messages.of(reason.name).template
            message += self._may_change(rule, template, subject, measures)
        outcome = _Outcome(
            Verdict.VIOLATED,
            Firmness.CERTAIN,
            message,
            reason=str(reason),
            evidence=self._evidence(rule, subject),
            about=reason.arguments,
        )
        return self._finding(rule, subject, outcome)

    def _undetermined(self, rule: Rule, subject: Symbol, broken: Symbol) -> Finding:
        completions = self._judgement.completions
        assert completions is not None
        violated_if = completions.fewest(broken, True)
        kept_if = completions.fewest(broken, False)
        needed = {*violated_if, *kept_if}
        measures = self._reasons.measures((rule.code, subject))
        message = self.wording.other(rule, rule.messages.undetermined, subject, measures)
        if not (violated_if and kept_if):
            missing = completions.not_worked_out(broken)
            needed.update(point for one in missing for point in one.points)
            why = " and ".join(dict.fromkeys(one.why for one in missing))
            message = f"{message}; not worked out: {why}"
        questions = self._asked(rule, subject)
        outcome = _Outcome(
            Verdict.UNDETERMINED, Firmness.POSSIBLE, message, questions=questions
        )
        return replace(
            self._finding(rule, subject, outcome),
            depends_on=self.openness.depends_on(needed),
            violated_if=self.openness.answers(violated_if),
            kept_if=self.openness.answers(kept_if),
        )

    def _kept(self, rule: Rule, subject: Symbol) -> Finding:
        """Return that a rule is met, or would be if a person answers yes."""
        measures = self._reasons.measures((rule.code, subject))
        message = self.wording.other(rule, rule.messages.met, subject, measures)
        message += self._may_change(rule, rule.messages.met, subject, measures)
        if self._reasons.asked[rule.code, subject]:
            questions = self._asked(rule, subject)
            outcome = _Outcome(
                Verdict.NEEDS_JUDGEMENT,
                Firmness.NEVER,
                f"{message}{IF_YES}",
                questions=questions,
            )
        else:
            evidence = self._evidence(rule, subject)
            outcome = _Outcome(Verdict.MET, Firmness.NEVER, message, evidence=evidence)
        return self._finding(rule, subject, outcome)

    def _finding(self, rule: Rule, subject: Symbol, outcome: _Outcome) -> Finding:
        path = path_of(subject)
        measures = self._reasons.measures((rule.code, subject), outcome.about)
        bounds = self._judgement.bounds(term("broken", rule.code, subject))
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=Severity(rule.severity),
            enforcement=rule.enforcement,
            verdict=outcome.verdict,
            firmness=outcome.firmness,
            subject=path,
            reason=outcome.reason,
            message=outcome.message,
            place=self._judged.places.key(path),
            evidence=outcome.evidence,
            measures=tuple(sorted(measures.items())),
            authorities=_authorities(rule.sources),
            depends_on=(),
            bounds=self.openness.bounds(bounds),
            remedy=self.wording.other(rule, rule.messages.remedy, subject, measures),
            questions=outcome.questions,
            against=rule.against,
            defence=rule.defence,
        )

    def _may_change(
        self, rule: Rule, template: str, subject: Symbol, numbers: Iterable[str]
    ) -> str:
        """Return what a message adds where numbers in it hang on what is open."""
        if not set(holes(template)) & set(numbers):
            return ""
        body = self.wording.body_of(subject)
        named = body if body in self._ids_of_bodies else ""
        read = self._judged.standard.measured(rule.code)
        return NUMBERS_MAY_CHANGE if self._uncounted.holds(named, read) else ""

    def _asked(self, rule: Rule, subject: Symbol) -> tuple[HumanQuestion, ...]:
        certain, key = self._judgement.certain, (rule.code, subject)
        measures = self._reasons.measures(key)
        return tuple(
            self._questions.of(rule, atom, measures, supposed=atom not in certain)
            for atom in self._reasons.asked[key]
        )

    def _evidence(self, rule: Rule, subject: Symbol) -> tuple[Evidence, ...]:
        facts = map(self._facts.of, self._reasons.because[rule.code, subject])
        return tuple(sorted(facts, key=lambda one: one.supposed))


@cache
def _authorities(sources: tuple[RuleSource, ...]) -> tuple[Authority, ...]:
    return tuple(
        Authority(
            s.instrument, s.clause, s.kind, s.role, s.reads, s.binds, s.seen, s.url or None
        )
        for s in sources
    )

"""Verdicts by rule and subject, and what becomes of them when a text is changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from clingo import Symbol, SymbolType

from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport
from council_rules.logic.choices import Choices
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.judge import VERDICTS, consequences
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load_text
from tests.laws.texts import Text

Key = tuple[str, str]
Verdicts = dict[Key, Verdict]

GRAVE = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT, Verdict.MET)
# A rule is broken under no answer, whether a person is asked or not.
WELL = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NEEDS_JUDGEMENT})


class Breach(NamedTuple):
    """A verdict that a move changed although a law says that it does not."""

    rule: str
    subject: str
    before: str
    after: str

    @property
    def says(self) -> str:
        """Return the change in one line."""
        return f"{self.rule} {self.subject}: {self.before} -> {self.after}"


class Judged(NamedTuple):
    """Verdicts on a text, and its open points with their answers."""

    verdicts: Verdicts
    points: dict[str, tuple[str, ...]]


@cache
def rule_book() -> Standard:
    return standard()


def judged(
    text: Text, assume: Mapping[str, str] | None = None, rule: str | None = None
) -> Judged:
    """Return the verdicts on a text, with answers to open points assumed; of all rules, or one.

    They are those of a report, which a test confirms. A report takes several times as long,
    because it also works out why. Raises ProposalError if the text is not a proposal.
    """
    loaded, answers = load_text(json.dumps(text), text["proposal"]["id"]), dict(assume or {})
    book = rule_book() if rule is None else rule_book().only((rule,))
    asked = encode(loaded.proposal, read=book.read)
    points = {one.id: tuple(o.value for o in one.options) for one in asked.questions}
    assert all(value in points[point] for point, value in answers.items()), answers
    fact_base = asked.answered(answers)
    add_witnesses(loaded.proposal, fact_base, book)
    parameters = parameter_facts(book.settings, fact_base)
    rules = (*book.texts.core, *book.texts.conditions)
    wanted = relevant(rules, fact_base.signatures() | signatures(parameters), VERDICTS)
    program = [wanted, text_of(fact_base.contingent)]
    grounded = Grounded(program, sorted({*fact_base.facts(), *parameters}), traced=True)
    choices = Choices(grounded, fact_base.questions, fact_base.not_worked_out)
    _, certain, possible = consequences(choices, VERDICTS, frozenset())
    return Judged(_by_subject(certain, possible), points)


def _by_subject(certain: frozenset[Symbol], possible: frozenset[Symbol]) -> Verdicts:
    """Return the verdict of each rule on each subject; of several the gravest."""
    found: Verdicts = {}
    for atom in possible:
        verdict = {"asks": Verdict.NEEDS_JUDGEMENT, "applies": Verdict.MET}.get(atom.name)
        if atom.name == "broken":
            verdict = Verdict.VIOLATED if atom in certain else Verdict.UNDETERMINED
        if verdict is not None:
            code, subject, *_ = atom.arguments
            key = code.string, path_of(subject)
            found[key] = min(found.get(key, verdict), verdict, key=GRAVE.index)
    return found


def path_of(subject: Symbol) -> str:
    """Return the path of a subject: itself, or the first text in it."""
    if subject.type is SymbolType.String:
        return subject.string
    return next(map(path_of, subject.arguments), "proposal")


def reported(report: FileReport) -> Verdicts:
    """Return the verdicts that a report holds; of several on one subject the gravest."""
    found: Verdicts = {}
    for finding in report.findings:
        key = finding.code, finding.subject
        before = found.get(key, finding.verdict)
        found[key] = min(before, finding.verdict, key=GRAVE.index)
    return found


def of(verdicts: Verdicts, key: Key) -> Verdict:
    """Return a verdict; a rule that does not look at a subject is not applicable to it."""
    return verdicts.get(key, Verdict.NOT_APPLICABLE)


def differences(before: Verdicts, after: Verdicts, subjects: Iterable[str]) -> Iterator[Breach]:
    """Yield the verdicts on some subjects that are not the same."""
    looked_at = frozenset(subjects)
    for key in sorted(before.keys() | after.keys()):
        first, second = of(before, key), of(after, key)
        if key[1] in looked_at and first != second:
            yield Breach(*key, first, second)


def improvements(
    before: Verdicts, after: Verdicts, subjects: Iterable[str]
) -> Iterator[Breach]:
    """Yield the verdicts on some subjects that were no pass and have become one."""
    for breach in differences(before, after, subjects):
        if breach.before not in WELL and breach.after in WELL:
            yield breach

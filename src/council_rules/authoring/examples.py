"""The examples of a page, run: whether each comes out as the page says, and what it shows."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from council_rules import files
from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.findings.finding import JUDGED, Finding, Verdict
from council_rules.logic.guard import checked_page
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import Clause, clauses
from council_rules.logic.vocabulary import Vocabulary, vocabulary
from council_rules.proposal.amend import Amendment, load_amended
from council_rules.proposal.files import SUFFIX
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import MAX_BYTES
from council_rules.record import Record
from council_rules.rulebook import examples, parameters
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.examples import Example
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule
from council_rules.words import listed, meant

NOT_APPLICABLE = "not_applicable"
FIXTURES = "fixtures"


class Outcome(Record):
    """What came of an example: in what it differs from the page, empty if in nothing.

    ``verdicts`` are those by subject; ``reasons`` those of violations and questions that were
    found, by name, where the report was made in full.
    """

    example: Example
    differs: str
    verdicts: tuple[tuple[str, Verdict], ...] = ()
    reasons: frozenset[str] = frozenset()


class Bench(Record):
    """What conditions are run with: the vocabulary, and the folders that hold the bases."""

    core: tuple[Clause, ...]
    words: Vocabulary
    fixtures: tuple[Path, ...]

    def beside(self, page: Path) -> "Bench":
        """Return the same with the bases that lie beside a page, or in its pack, first."""
        around = [folder / FIXTURES for folder in page.resolve().parents[:3]]
        own = tuple(one for one in around if one.is_dir() and one not in self.fixtures)
        return Bench(self.core, self.words, (*own, *self.fixtures))


def bench(book: RuleBook) -> Bench:
    """Return what the conditions of a book, and of pages beside it, are run with."""
    core = [text for _, text in book.core]
    return Bench(clauses(core), vocabulary(core), (book.folder / FIXTURES,))


def texts_of(rule: Rule, with_: Bench) -> Texts:
    """Return the program of a page. Raises ``RuleBookError`` with all that is wrong with it."""
    page = checked_page(rule, with_.words)
    return Texts(
        with_.core,
        clauses([page.condition_text]),
        clauses([page.evidence_text]),
        frozenset(page.names.functors),
    )


def outcomes(rule: Rule, with_: Bench) -> tuple[Outcome, ...]:
    """Return what comes of each example of a page. Raises ``RuleBookError``."""
    texts = texts_of(rule, with_)
    return tuple(outcome(rule, example, texts, with_.fixtures) for example in parsed(rule))


def parsed(rule: Rule) -> tuple[Example, ...]:
    """Return the examples of a page. Raises ``RuleBookError``."""
    return tuple(examples.parse(text, rule.path) for text in rule.examples)


def outcome(rule: Rule, example: Example, texts: Texts, fixtures: Sequence[Path]) -> Outcome:
    """Return what comes of one example of a page under a program."""
    bases = bases_of(fixtures)
    base = bases.get(example.base)
    if base is None:
        known = sorted(bases)
        said = f"there is no base '{example.base}', expected {listed(known)}"
        return Outcome(example, said + _hint(example.base, known))
    try:
        loaded = opened(example, base)
        values = parameters.resolve([rule], {rule.code: dict(example.parameters)})
        report = check_loaded(loaded, Standard((rule,), values, texts, ""))
    except (ProposalError, RuleBookError, OSError, ValueError) as failure:
        return Outcome(example, f"it cannot be read: {failure}")
    if report.problems:
        return Outcome(example, f"it cannot be judged: {report.problems[0].message}")
    found: dict[str, Verdict] = {}
    for finding in sorted(report.findings, key=lambda one: JUDGED.index(one.verdict)):
        found.setdefault(finding.subject, finding.verdict)
    reasons = frozenset(_reasons(report.findings))
    return Outcome(example, difference(example, found), tuple(found.items()), reasons)


def opened(example: Example, base: Path) -> Loaded:
    """Return the proposal of an example.

    Raises ``ProposalError``, ``OSError`` or ``ValueError`` for one that cannot be read.
    """
    return amended(base, example.amendments)


def amended(base: Path, amendments: Iterable[Amendment]) -> Loaded:
    """Return a base as amended.

    Raises ``ProposalError``, ``OSError`` or ``ValueError`` for what cannot be read.
    """
    text = files.read(base, MAX_BYTES).decode("utf-8")
    return load_amended(text, amendments, base.name)


def _reasons(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        if finding.is_broken:
            yield finding.reason.partition("(")[0]
        for question in finding.questions:
            yield question.atom.partition("(")[0]


def difference(example: Example, found: Mapping[str, str]) -> str:
    """Return in words how verdicts by subject differ from those of the example."""
    wrong: Mapping[str, str]
    if example.everywhere == NOT_APPLICABLE:
        wrong = found
    elif example.everywhere:
        wrong = {one: word for one, word in found.items() if word != example.everywhere}
        wrong = wrong if found else {"the rule": "applied to nothing"}
    else:
        wrong = {
            one: found.get(one, NOT_APPLICABLE)
            for one, word in example.expected
            if found.get(one, NOT_APPLICABLE) != word
        }
    expected = dict(example.expected)
    return ", ".join(
        f"{one} is {word}, expected {expected.get(one, example.everywhere)}"
        f"{'' if one in found else _hint(one, found.keys() - expected.keys())}"
        for one, word in wrong.items()
    )


def _hint(word: str, known: Iterable[str]) -> str:
    """Return in brackets which word was probably meant, empty if none is close."""
    hint = meant(word, known)
    return f" ({hint})" if hint else ""


def bases_of(fixtures: Sequence[Path]) -> dict[str, Path]:
    """Return the files of bases by name; of two with one name that of the first folder."""
    return {
        path.name.removesuffix(SUFFIX): path
        for folder in reversed(fixtures)
        for path in sorted(folder.glob(f"*{SUFFIX}"))
    }

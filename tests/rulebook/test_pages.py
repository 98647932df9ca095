"""Every page of the rule book proves itself: its examples run and come out as it says.

Pages are read and compiled one by one, so that a page that is wrong fails alone.
"""

from functools import cache
from pathlib import Path

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings import JUDGED, Verdict
from council_rules.logic.compile import compile_rule
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.logic.vocabulary import Vocabulary, vocabulary
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded
from council_rules.rulebook import examples, page, parameters
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.levels_of_evaluation import for_each_level
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule

RULES = rules_folder()
PAGES = sorted(path for path in RULES.glob("*/*.md") if path.stem[-1].isdecimal())


@cache
def core() -> tuple[str, ...]:
    files = sorted((RULES / "core").glob("*.lp"))
    return tuple(for_each_level(file.read_text(encoding="utf-8")) for file in files)


@cache
def core_words() -> Vocabulary:
    return vocabulary(core())


@cache
def rule_on(path: Path) -> Rule:
    return page.parse(path.read_text(encoding="utf-8"), path.name)


@cache
def texts_of(path: Path) -> Texts:
    compiled = compile_rule(rule_on(path), core_words())
    return Texts(
        clauses(core()),
        clauses([compiled.condition]),
        clauses([compiled.evidence]),
        frozenset(compiled.functors),
    )


def _examples() -> list[object]:
    found: list[object] = []
    for path in PAGES:
        try:
            rule = rule_on(path)
        except RuleBookError:
            continue  # test_the_page_is_sound says what is wrong
        for number, text in enumerate(rule.examples, 1):
            name = examples.parse(text, path.name).name
            found.append(pytest.param(path, number - 1, id=f"{rule.code}-{number}-{name}"))
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_is_sound(path: Path) -> None:
    rule = rule_on(path)
    assert rule.code == path.stem
    assert texts_of(path).conditions


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_shows_all_its_verdicts(path: Path) -> None:
    rule = rule_on(path)
    parsed = [examples.parse(text, path.name) for text in rule.examples]
    shown = {verdict for example in parsed for verdict in example.verdicts}
    assert shown >= set(rule.to_show)
    assert bool(rule.messages.judgement) == ("needs_judgement" in shown)
    names = [example.name for example in parsed]
    assert len(set(names)) == len(names)


@cache
def told_in_full(path: Path) -> frozenset[int]:
    """Return the numbers of the first examples of a page that show each verdict."""
    first: dict[str, int] = {}
    for number, text in enumerate(rule_on(path).examples):
        for verdict in examples.parse(text, path.name).verdicts:
            first.setdefault(verdict, number)
    return frozenset(first.values())


def told(loaded: Loaded, book: Standard, verdicts: dict[str, Verdict]) -> set[str]:
    """Return what a report says, whose verdicts have to be those that were found without it."""
    report = check_loaded(loaded, book)
    assert not report.problems
    found: dict[str, Verdict] = {}
    for finding in sorted(report.findings, key=lambda f: JUDGED.index(f.verdict)):
        found.setdefault(finding.subject, finding.verdict)
    assert found == verdicts
    return {finding.message for finding in report.findings}


@pytest.mark.parametrize(("path", "number"), _examples())
def test_the_example_comes_out_as_the_page_says(path: Path, number: int) -> None:
    rule = rule_on(path)
    example = examples.parse(rule.examples[number], path.name)
    base = RULES / "fixtures" / f"{example.base}.council.yaml"
    loaded = load_amended(base.read_text(encoding="utf-8"), example.amendments, base.name)
    settings = parameters.resolve([rule], {rule.code: dict(example.parameters)})
    book = Standard((rule,), settings, texts_of(path), "")
    verdicts = verdicts_on(loaded.proposal, book)
    found = {subject: verdict for (_, subject), verdict in verdicts.items()}
    said = told(loaded, book, found) if number in told_in_full(path) else set()
    where = f"{path.name}:{rule.examples[number].line}"
    if example.everywhere == "not_applicable":
        assert not found, where
    elif example.everywhere:
        assert found, f"{where}: the rule applies to nothing"
        assert set(found.values()) == {example.everywhere}, (where, found, said)
    else:
        expected = dict(example.expected)
        judged = {subject: found.get(subject, "not_applicable") for subject in expected}
        assert judged == expected, (where, found, said)

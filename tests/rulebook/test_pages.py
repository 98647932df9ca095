"""Every page of the rule book proves itself: its examples run and come out as it says.

Pages are read and compiled one by one, so that a page that is wrong fails alone.
"""

from functools import cache
from pathlib import Path

import pytest

from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.authoring.examples import (
    Bench,
    bases_of,
    difference,
    opened,
    texts_of,
)
from council_rules.authoring.tried import tried
from council_rules.findings.finding import Verdict
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.logic.vocabulary import vocabulary
from council_rules.rulebook import examples, page, parameters
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.levels_of_evaluation import for_each_level
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule

RULES = rules_folder()
PAGES = sorted(path for path in RULES.glob("*/*.md") if path.stem[-1].isdecimal())


@cache
def shipped() -> Bench:
    core = tuple(
        for_each_level(file.read_text(encoding="utf-8"))
        for file in sorted((RULES / "core").glob("*.lp"))
    )
    return Bench(clauses(core), vocabulary(core), (RULES / "fixtures",))


@cache
def rule_on(path: Path) -> Rule:
    return page.parse(path.read_text(encoding="utf-8"), path.name)


@cache
def program_of(path: Path) -> Texts:
    return texts_of(rule_on(path), shipped())


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
    assert program_of(path).conditions


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_page_shows_all_its_verdicts(path: Path) -> None:
    rule = rule_on(path)
    parsed = [examples.parse(text, path.name) for text in rule.examples]
    shown = {verdict for example in parsed for verdict in example.verdicts}
    assert shown >= set(rule.to_show)
    assert bool(rule.messages.judgement) == ("needs_judgement" in shown)
    names = [example.name for example in parsed]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("path", "number"), _examples())
def test_the_example_comes_out_as_the_page_says(path: Path, number: int) -> None:
    example = examples.parse(rule_on(path).examples[number], path.name)
    differs = difference(example, verdicts(path, example))
    assert differs == "", f"{path.name}:{rule_on(path).examples[number].line}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_reports_on_the_examples_say_the_same_and_show_each_reason(path: Path) -> None:
    found = tried(rule_on(path), shipped().beside(path), mutate=False)
    assert [(one.example.name, one.differs) for one in found.wrong] == []
    assert found.unshown == ()


def verdicts(path: Path, example: examples.Example) -> dict[str, Verdict]:
    """Return the verdicts on an example by subject, without a report."""
    rule, fixtures = rule_on(path), shipped().beside(path).fixtures
    values = parameters.resolve([rule], {rule.code: dict(example.parameters)})
    proposal = opened(example, bases_of(fixtures)[example.base]).proposal
    by_subject = verdicts_on(proposal, Standard((rule,), values, program_of(path), ""))
    return {subject: verdict for (_, subject), verdict in by_subject.items()}

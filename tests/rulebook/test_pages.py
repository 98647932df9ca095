"""Every page of the rule book proves itself: its examples run and come out as it says.

Pages are read and compiled one by one, so that a page that is wrong fails alone.
"""

from functools import cache
from pathlib import Path

import pytest

from council_rules.authoring.cases import Case, case
from council_rules.authoring.examples import Bench, outcome, texts_of
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.logic.vocabulary import vocabulary
from council_rules.rulebook import examples, page
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.levels_of_evaluation import for_each_level
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule
from tests.tries import some

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
    assert ready(path, number).differs(program_of(path)) == "", (
        f"{path.name}:{rule_on(path).examples[number].line}"
    )


@pytest.mark.sampled
@pytest.mark.parametrize("path", some(PAGES), ids=lambda path: path.stem)
def test_a_report_on_an_example_comes_to_the_same_verdicts(path: Path) -> None:
    """The first example of a page that shows a verdict, for each verdict."""
    first: dict[str, int] = {}
    for number, text in enumerate(rule_on(path).examples):
        for verdict in examples.parse(text, path.name).verdicts:
            first.setdefault(verdict, number)
    for number in set(first.values()):
        known, program = ready(path, number), program_of(path)
        fixtures = shipped().beside(path).fixtures
        told = outcome(rule_on(path), known.example, program, fixtures)
        assert dict(told.verdicts) == known.found(program)


def ready(path: Path, number: int) -> Case:
    rule = rule_on(path)
    example = examples.parse(rule.examples[number], path.name)
    return case(rule, example, shipped().beside(path), program_of(path))

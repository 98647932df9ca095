"""Each page names edits that cure, or says in its notes why none is offered."""

import pytest

from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.rule import Rule

WHY_NOT = "No edit is offered that cures: "


@pytest.mark.parametrize("rule", RuleBook.load().rules, ids=lambda rule: rule.code)
def test_a_page_names_cures_or_says_why_there_are_none(rule: Rule) -> None:
    assert bool(rule.cures) is not (WHY_NOT in rule.notes)

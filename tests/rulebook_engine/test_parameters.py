"""Parameters: declared on a page, set from outside, exact."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from council_rules.rulebook import page
from council_rules.rulebook.parameters import Setting, resolve
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule

DECLARED = (
    "  minimum: {default: 1, unit: seats, range: 0..9, origin: policy, says: How many seats.}"
)
MORE = """\
  minimum: {default: 1, unit: seats, range: 0..9, origin: policy, says: How many.}
  floor: {default: 1/3, unit: of votes, range: [0, 1], origin: precedent, says: A share.}
  manner: {default: soft, of: [soft, hard], origin: policy, says: A word.}
  matters: {default: [land, debt], of: [land, debt, water], origin: policy, says: A list.}
  names: {default: [], origin: policy, says: Any words.}"""


@pytest.fixture
def rule(page_text: Callable[..., str]) -> Rule:
    """A page with a parameter of every kind."""
    return page.parse(page_text((DECLARED, MORE)), "TST001.md")


def values(settings: tuple[Setting, ...]) -> dict[str, object]:
    return {setting.name: setting.value for setting in settings}


def test_the_page_gives_the_values(rule: Rule) -> None:
    settings = resolve([rule], {})
    assert values(settings) == {
        "minimum": 1,
        "floor": Fraction(1, 3),
        "manner": "soft",
        "matters": ("land", "debt"),
        "names": (),
    }
    assert [setting.text for setting in settings] == ["1", "1/3", "soft", "land,debt", ""]
    assert [setting.kind for setting in settings] == [
        "integer",
        "share",
        "word",
        "list",
        "list",
    ]
    assert not any(setting.changed for setting in settings)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("minimum", "7", 7),
        ("minimum", " 0 ", 0),
        ("floor", "2/6", Fraction(1, 3)),
        ("floor", "1", Fraction(1)),
        ("floor", "40%", Fraction(2, 5)),
        ("floor", "40 %", Fraction(2, 5)),
        ("manner", "hard", "hard"),
        ("matters", "water, land", ("water", "land")),
        ("matters", "[water]", ("water",)),
        ("matters", "", ()),
        ("matters", "land,land", ("land",)),
        ("names", "any_1,other", ("any_1", "other")),
    ],
)
def test_a_value_may_be_set(rule: Rule, name: str, text: str, value: object) -> None:
    settings = resolve([rule], {"TST001": {name: text}})
    assert values(settings)[name] == value
    assert [setting.name for setting in settings if setting.changed] == [name]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "minimum",
            "10",
            "TST001.minimum: '10' is out of range; expected a whole number from 0 to 9 (seats)",
        ),
        ("minimum", "-1", "'-1' is out of range"),
        ("minimum", "1/2", "'1/2' is not a whole number"),
        ("minimum", "one", "'one' is not a number"),
        ("minimum", "1.5", "'1.5' is not a number"),
        ("minimum", "²", "'²' is not a number"),
        ("minimum", "", "'' is not a number"),
        (
            "floor",
            "3/2",
            "TST001.floor: '3/2' is out of range; expected a share like '1/3' from 0",
        ),
        ("floor", "1/0", "'1/0' is not a number"),
        ("floor", "1/-2", "'1/-2' is not a number"),
        ("floor", "1/2147483648", "'1/2147483648' is too large to reckon with"),
        ("floor", "9" * 40, "is not a number"),
        (
            "manner",
            "hadr",
            "TST001.manner: 'hadr' is not a choice, did you mean 'hard'?; "
            "expected 'soft' or 'hard'",
        ),
        ("matters", "land,watr", "'watr' is not a choice, did you mean 'water'?"),
        ("names", "Land", "'Land' is not a word of small letters"),
        ("names", 'x"). evil. y("', "is not a word of small letters"),
        (
            "minimun",
            "1",
            "TST001.minimun: The rule 'TST001' has no parameter 'minimun'; expected 'minimum', "
            "'floor', 'manner', 'matters' or 'names' (did you mean 'minimum'?)",
        ),
    ],
)
def test_a_wrong_value_is_said(rule: Rule, name: str, text: str, words: str) -> None:
    with pytest.raises(RuleBookError) as caught:
        resolve([rule], {"TST001": {name: text}})
    assert words in str(caught.value)


def test_everything_wrong_is_said_at_once(rule: Rule) -> None:
    overrides = {"TSD001": {"a": "1"}, "TST001": {"b": "1", "minimum": "x", "floor": "x"}}
    with pytest.raises(RuleBookError) as caught:
        resolve([rule], overrides)
    assert [problem.file for problem in caught.value.problems] == [
        "TSD001",
        "TST001.b",
        "TST001.floor",
        "TST001.minimum",
    ]
    assert "There is no rule 'TSD001'" in str(caught.value)
    assert "did you mean 'TST001'?" in str(caught.value)

"""What camps can do more or less of: proven over all completions, or said not to be."""

import json
from pathlib import Path

import pytest

from council_rules.gate.growth import grown
from council_rules.gate.stances import Trend, together
from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT, SOUND

MORE, LESS, SAME, BOTH, OPEN = Trend
UNKNOWN = SOUND.replace('{more_than: "1/2", of: members}', "unknown")


def stances(shell: Shell, before: str, after: str) -> tuple[str, dict[str, str]]:
    """Return what is said of the whole text, and of each camp on all matters."""
    for name, text in (("a", before), ("b", after)):
        Path(f"{name}.council.yaml").write_text(text, encoding="utf-8")
    given = ("diff", *SELECT, "a.council.yaml", "b.council.yaml")
    (file,) = json.loads(shell(*given, "--output-format", "json").out)["files"]
    found = file["stances"]
    return found["whole"], {one["camp"]: one["both"] for one in found["camps"]}


def test_who_can_do_more_and_who_less(shell: Shell) -> None:
    whole, camps = stances(shell, SOUND, BOARD)
    assert whole == "incomparable"
    assert camps['bloc("strangers")'] == camps['outsiders("valley_area")'] == "more"
    assert camps['bloc("residents")'] == camps['locals("valley_area")'] == "less"
    ran = shell("diff", *SELECT, "a.council.yaml", "b.council.yaml")
    first = ran.out.splitlines()[1]
    assert first == "  who can do more or less, whatever is open:"
    assert "  outsiders to 'Valley' on governance: can decide more; can stop more\n" in ran.out


def test_the_same_whatever_is_open(shell: Shell) -> None:
    assert stances(shell, UNKNOWN, UNKNOWN)[0] == "same"
    assert stances(shell, SOUND, SOUND + "# a remark\n")[0] == "same"
    ran = shell("diff", *SELECT, "-v", "a.council.yaml", "b.council.yaml")
    assert "  all camps can decide and stop the same, whatever is open\n" in ran.out


def test_what_is_open_before_and_after_is_compared_answer_by_answer(shell: Shell) -> None:
    assert stances(shell, UNKNOWN, UNKNOWN + "# a remark\n")[0] == "same"
    whole, camps = stances(shell, UNKNOWN, UNKNOWN.replace("count: 5", "count: 2"))
    assert whole == "incomparable"
    assert camps['bloc("strangers")'] == "more"
    assert camps['bloc("residents")'] == "less"


def test_other_questions_or_other_answers_are_not_compared(shell: Shell) -> None:
    more_open = UNKNOWN.replace("count: 5", "count: unknown")
    assert stances(shell, UNKNOWN, more_open)[0] == "not proven"
    # both answers are called 'first' and 'second' in both texts
    one_of = '{one_of: [{more_than: "1/2", of: members}, {at_least: "%s", of: members}]}'
    before, after = (UNKNOWN.replace("unknown", one_of % share) for share in ("3/4", "7/8"))
    assert stances(shell, before, before + "# a remark\n")[0] == "same"
    assert stances(shell, before, after)[0] == "not proven"


def test_completions_that_are_many_are_not_compared(shell: Shell) -> None:
    seats = "".join(
        f"      - {{id: s{number}, reserved_for: [strangers], votes: unknown}}\n"
        for number in range(8)
    )
    many = UNKNOWN.replace("procedures:\n", f"{seats}procedures:\n")
    assert stances(shell, many, many + "# a remark\n")[0] == "not proven"


@pytest.mark.parametrize(
    ("trends", "expected"),
    [
        ((), SAME),
        ((SAME, MORE), MORE),
        ((LESS, SAME), LESS),
        ((MORE, LESS), BOTH),
        ((MORE, OPEN), OPEN),
        ((MORE, LESS, OPEN), BOTH),
        ((BOTH, SAME), BOTH),
    ],
)
def test_several_comparisons_as_one(trends: tuple[Trend, ...], expected: Trend) -> None:
    assert together(trends) is expected


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"votes": 3}, {"votes": 4}, "votes 3 before, 4 now"),
        ({"votes": 4}, {"votes": 3}, ""),
        ({"votes": 3, "all_votes": 5}, {"votes": 4, "all_votes": 9}, ""),
        ({"votes": 3, "all_votes": 5}, {"votes": 6, "all_votes": 10}, "votes 3 of 5 before, "),
        (
            {"local_seats": 2, "all_seats": 5},
            {"local_seats": 2, "all_seats": 6},
            "local seats 2",
        ),
        ({"chosen": 2, "seats": 4}, {"chosen": 2, "seats": 8}, ""),
        ({"seats": 4}, {"seats": 8}, "seats 4 before, 8 now"),
        ({}, {"votes": 4}, ""),
    ],
)
def test_which_numbers_are_worse(
    before: dict[str, int], after: dict[str, int], said: str
) -> None:
    assert grown(before, after).startswith(said) if said else grown(before, after) == ""

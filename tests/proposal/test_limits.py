"""Kinds of powers and matters, and the limits of powers, when they are written wrong."""

from typing import get_args

import pytest

from council_rules.editor import competence
from council_rules.proposal.load import load_text
from council_rules.proposal.model.decisions import PowerKind
from council_rules.report import competences
from tests.proposal.support import BASE, place_told

POWER = BASE + "powers: [{id: hold, holder: board, kind: detain, MORE}]\n"


def power(more: str) -> str:
    return POWER.replace("MORE", more)


def test_a_power_has_the_limits_of_a_veto() -> None:
    limits = "grounds: [danger to life], deadline: 2 days, reasons: written"
    (found,) = load_text(power(f"{limits}, contest_before: board")).proposal.powers
    assert (found.grounds, found.deadline, found.reasons) == (("danger to life",), 2, "written")
    assert found.contest_before == "board"


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        (
            power("over: [board]").replace("detain", "detein"),
            "SRC005",
            42,
            "found 'detein'",
            "did you mean 'detain'?",
        ),
        (
            power("contest_before: bord"),
            "SRC007",
            66,
            "found 'bord', which nothing has",
            "did you mean 'board'?",
        ),
        (
            power("deadline: 14"),
            "SRC005",
            60,
            "such as '14 days'",
            "write 14 days",
        ),
        (
            power("ground: [danger]"),
            "SRC004",
            50,
            "'ground' in a power",
            "did you mean 'grounds'?",
        ),
        (
            BASE + "matters: [{id: land, name: Land, kinds: [disposals]}]\n",
            "SRC005",
            42,
            "found 'disposals'",
            "did you mean 'disposal'?",
        ),
    ],
)
def test_what_is_written_wrong_is_told_with_what_was_meant(
    text: str, code: str, column: int, message: str, hint: str
) -> None:
    assert place_told(text, code, message, hint) == (4, column)


def test_every_kind_of_power_has_its_words() -> None:
    kinds = set(get_args(PowerKind))
    assert competence._POWERS.keys() == kinds
    assert set(competence._POWERS.values()) <= set(competence._ORDER)
    assert competences._POWERS.keys() == kinds
    assert set(competences._POWERS.values()) <= competences.LETTERS.keys()

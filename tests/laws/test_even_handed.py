"""Nobody gets another verdict for being called otherwise, or for being on the other side.

Everything in a proposal bears another's name and stands in another order; the two sides of the
Gaza files change places; two peoples that a text treats alike are judged alike.
"""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import standard
from council_rules.findings.finding import Verdict
from council_rules.logic.slicing import clauses
from council_rules.proposal.load import load_text
from tests.laws import verdicts as judging
from tests.laws.cases import Base
from tests.laws.councils import council
from tests.laws.exchange import back, exchanged, mirrored, other_side, shuffled, voters_of
from tests.laws.laws import bases
from tests.laws.texts import Text, find, known, read
from tests.laws.verdicts import Breach, Verdicts, differences, judged
from tests.tries import some

GAZA = ("gaza/board_of_peace", "gaza/reported_three_tiers")
NAMES = [*GAZA, *some([base.name for base in bases() if base.name not in GAZA])]


def base_of(name: str) -> Base:
    (found,) = (one for one in bases() if one.name == name)
    return found


def breaches(base: Base) -> list[Breach]:
    """Return what is judged otherwise under other names and in another order."""
    other, names = exchanged(base.text)
    after = judged(shuffled(other, base.name)).verdicts
    return list(differences(base.verdicts, back(after, names), known(base.text)))


@pytest.mark.sampled
@pytest.mark.parametrize("name", NAMES)
def test_verdicts_are_the_same_under_other_names_and_in_another_order(name: str) -> None:
    base = base_of(name)
    other, names = exchanged(base.text)
    assert sum(old != new for new, old in names.items()) > len(names) / 2
    assert other != base.text
    assert breaches(base) == []


# --- the other side -----------------------------------------------------------------------


@cache
def on_the_other_side(name: str) -> tuple[Text, dict[str, str]]:
    return mirrored(base_of(name).text)


@cache
def verdicts_on_the_other_side(name: str) -> Verdicts:
    return judged(on_the_other_side(name)[0]).verdicts


def test_in_the_mirror_israelis_are_local_and_palestine_is_outside() -> None:
    text, _ = on_the_other_side("gaza/board_of_peace")
    assert find(text, "israeli")["locality"] == {"israel_land": "local"}
    assert voters_of(text, "israeli") == {"ncag"}
    palestine = find(text, "palestine")
    assert (palestine["name"], palestine["locality"]) == (
        "Palestine",
        {"israel_land": "regional"},
    )
    assert {one["role"] for one in palestine["roles"]} == {"occupying_power", "belligerent"}
    assert find(text, "ncag/chair")["vetted_by"] == ["palestine", "usa"]
    assert find(text, "board/palestine")["holder"] == "palestine"
    assert "israeli_authority" in known(text)


@pytest.mark.parametrize("name", GAZA)
def test_the_mirror_gets_the_mirrored_verdicts(name: str) -> None:
    base, (text, names) = base_of(name), on_the_other_side(name)
    assert known(text) != known(base.text)
    after = back(verdicts_on_the_other_side(name), names)
    assert list(differences(base.verdicts, after, known(base.text))) == []
    assert {Verdict.MET, Verdict.UNDETERMINED} <= set(after.values())


def test_the_mirror_breaks_what_the_original_breaks() -> None:
    after = verdicts_on_the_other_side("gaza/board_of_peace")
    for key in (
        ("REP001", "board"),
        ("REP004", "israel_land_governance"),
        ("PAL001", "law_making"),
        ("PAL011", "ncag"),
        ("NEU006", "board"),
    ):
        assert after[key] is Verdict.VIOLATED, key


def test_the_mirror_is_told_in_the_mirrored_words() -> None:
    """Each sentence is the same, with the names of the two sides exchanged."""
    told = standard(["REP001", "PAL001", "PAL011"])
    base, (text, _) = base_of("gaza/board_of_peace"), on_the_other_side("gaza/board_of_peace")
    before, after = (
        check_loaded(load_text(json.dumps(one), "a"), told) for one in (base.text, text)
    )
    assert Counter((f.code, other_side(f.message)) for f in before.findings) == Counter(
        (f.code, f.message) for f in after.findings
    )


# --- two peoples in one text --------------------------------------------------------------

TWO_SIDES = Path(__file__).parent / "files" / "two_sides.council.yaml"


def two_sides(completeness: str, number: str = "2") -> Text:
    """Return a text about two peoples, the first of which has so many seats on the board."""
    text = read(TWO_SIDES)
    text["proposal"]["completeness"] = completeness
    find(text, "board/seat_alder")["count"] = number
    return text


def crossed(verdicts: Verdicts) -> Verdicts:
    """Return verdicts with the names of the two sides exchanged in their subjects."""
    sides = {"alder": "zephyr", "zephyr": "alder"}

    def other(subject: str) -> str:
        words = subject.replace("alder", "?").replace("zephyr", sides["zephyr"])
        return words.replace("?", sides["alder"])

    return {(rule, other(subject)): verdict for (rule, subject), verdict in verdicts.items()}


@pytest.mark.parametrize(
    ("completeness", "expected"), [("open", Verdict.UNDETERMINED), ("closed", Verdict.VIOLATED)]
)
def test_two_peoples_that_have_the_same_are_judged_alike(
    completeness: str, expected: Verdict
) -> None:
    text = two_sides(completeness)
    found = judged(text).verdicts
    assert list(differences(found, crossed(found), known(text))) == []
    assert found["PAL002", "law_alder"] is found["PAL002", "law_zephyr"] is expected


def test_the_side_with_fewer_seats_is_told_from_the_other() -> None:
    """Sides are not alike by whatever is judged: the one that is outvoted is the one named."""
    found = judged(two_sides("closed", number="3")).verdicts
    assert found["REP004", "law_zephyr"] is Verdict.VIOLATED
    assert found["REP004", "law_alder"] is Verdict.MET


# --- the tests can fail -------------------------------------------------------------------


@pytest.mark.parametrize(
    "condition",
    [
        'violated("REP001",B,named) :- body(B), locality("outsiders","valley",external).',
        'violated("REP001",B,first) :- body(B), B = #min{X : body(X)}.',
    ],
)
def test_a_rule_that_knows_a_name_is_caught(
    condition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = standard()
    knowing = (*book.texts.conditions, *clauses([condition]))
    texts = replace(book.texts, conditions=knowing)
    monkeypatch.setattr(judging, "rule_book", lambda: replace(book, texts=texts))
    text = council(
        """
groups: [{id: elders, name: Elders, dimension: age}]
bodies:
  - {id: a, name: A, seats: [{id: x, count: 3, OWN}]}
  - {id: b, name: B, seats: [{id: x, count: 2, OWN}, {id: y, reserved_for: [outsiders]}]}
procedures:
  - {id: p, body: a, matters: [law], passes_when: MAJORITY}
  - {id: q, body: b, matters: [law], passes_when: MAJORITY}
"""
    )
    assert breaches(Base("knowing", text))

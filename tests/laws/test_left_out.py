"""Statements of the repository's texts that once helped by being blurred or left out."""

import pytest

from tests.laws.councils import council, verdict
from tests.laws.laws import bases, small_bases
from tests.laws.spots import name_of, removed, replaced, spots
from tests.laws.texts import Text, known
from tests.laws.verdicts import PASSES, improvements, judged

VALLEY = "small/valley_open"
ONCE = [
    (VALLEY, "conflicts.war.parties left out", "NEU001"),
    ("gaza/board_of_peace", "conflicts.gaza_war.parties left out", "NEU006"),
    ("gaza/board_of_peace", "bodies.ncag.tier left out", "TIER001"),
    (VALLEY, "matters.budget.kinds left out", "ACC001"),
    (VALLEY, "groups.residents.locality left out", "PAL005"),
    (VALLEY, "bodies.council.tier: unknown", "TIER003"),
    (VALLEY, "bodies.council.tier left out", "TIER003"),
    (VALLEY, "bodies.court.seats.guest.holder left out", "DEC013"),
    (VALLEY, "bodies.court.seats.delegate.on_behalf_of left out", "NEU004"),
    (VALLEY, "bodies.court.seats.delegate.on_behalf_of left out", "DEC013"),
    (
        "gaza/reported_three_tiers",
        "bodies.lower.seats.palestinian_representatives.reserved_for left out",
        "NEU006",
    ),
    ("gaza/reported_three_tiers", "conflicts.ukraine_war.parties left out", "TIER008"),
    (
        "reference/kosovo_interim_administrative_council",
        "bodies.special_representative.seats.office_holder.on_behalf_of left out",
        "NEU004",
    ),
    (
        "reference/kosovo_interim_administrative_council",
        "bodies.council.seats.unmik.on_behalf_of left out",
        "DEC013",
    ),
    (VALLEY, "organizations.army.roles left out", "PAL003"),
    (VALLEY, "procedures.council_vote.fallback left out", "DEC009"),
    (VALLEY, "procedures.committee_vote.matters left out", "ACC003"),
    (VALLEY, "vetoes.pause.contest_before: unknown", "TIER001"),
    (
        "reference/bosnia_house_of_peoples",
        "bodies.high_representative.seats.office_holder.appointed_by left out",
        "PAL011",
    ),
    (
        "reference/bosnia_presidency",
        "groups.republika_srpska.locality left out",
        "REP006",
    ),
    (
        "reference/brcko_district_assembly",
        "procedures.protected_vote.passes_when: unknown",
        "REP017",
    ),
    (
        "reference/brussels_parliament",
        "procedures.double_majority_vote.passes_when.all.1: unknown",
        "REP017",
    ),
    *(
        (
            "reference/cambodia_supreme_national_council",
            f"bodies.special_representative.seats.office_holder.appointed_by{move}",
            "NEU004",
        )
        for move in (": unknown", " left out")
    ),
    *(
        (
            "reference/cambodia_supreme_national_council",
            "procedures.council_advice.fallback left out",
            rule,
        )
        for rule in ("REP006", "REP009")
    ),
    (
        "reference/lebanon_cabinet",
        "bodies.cabinet.seats.majority_ministers.count: unknown",
        "DEC007",
    ),
    (
        "reference/un_security_council",
        "procedures.substantive_vote.passes_when.all.1: unknown",
        "REP009",
    ),
    (
        "reference/un_security_council",
        "bodies.security_council.seats.elected.count: unknown",
        "REP006",
    ),
]


@pytest.mark.parametrize(("name", "move", "rule"), ONCE)
def test_saying_less_is_no_pass(name: str, move: str, rule: str) -> None:
    (base,) = (one for one in (*small_bases(), *bases()) if one.name == name)
    before = judged(base.text, rule=rule).verdicts
    assert any(code == rule and verdict not in PASSES for (code, _), verdict in before.items())
    text = moved(base.text, move)
    after = judged(text, rule=rule).verdicts
    assert not list(improvements(before, after, known(base.text) & known(text)))


def moved(text: Text, move: str) -> Text:
    """Return a text after a move, as the law of omission names it."""
    path = move.removesuffix(" left out").removesuffix(": unknown")
    (spot,) = (one for one in spots(text) if name_of(text, one.at) == path)
    if move.endswith("left out"):
        return removed(text, spot.at)
    return replaced(text, spot.at, "unknown")


def test_that_nothing_decides_instead_can_be_said() -> None:
    (base,) = (one for one in bases() if one.name.endswith("cambodia_supreme_national_council"))
    text = moved(base.text, "procedures.council_advice.fallback left out")
    assert "council_advice.fallback" in judged(text, rule="REP006").points
    text["procedures"][0]["fallback"] = "none"
    assert "council_advice.fallback" not in judged(text, rule="REP006").points


def test_a_vote_that_only_serves_elsewhere_can_say_so() -> None:
    (base,) = (one for one in small_bases() if one.name == VALLEY)
    text = moved(base.text, "procedures.council_vote.fallback left out")
    assert "second_vote.matters" in judged(text, rule="DEC009").points
    (vote,) = (one for one in text["procedures"] if one["id"] == "second_vote")
    vote["matters"] = "none"
    assert "second_vote.matters" not in judged(text, rule="DEC009").points


# How long the members sit, whom only the people remove, is not said.
ELECTED = """
bodies:
  - {id: assembly, name: Assembly, seats: [{id: deputy, count: 5, OWN TERM}]}
procedures:
  - {id: vote, body: assembly, matters: [law], passes_when: MAJORITY}
"""


def test_a_seat_that_may_be_protected_may_be_held_at_pleasure_by_a_short_term() -> None:
    for term, expected in (
        ("", "undetermined"),
        (", term: {years: 4, renewable: false}", "met"),
    ):
        text = council(ELECTED.replace("TERM", term), completeness="open")
        assert verdict(text, "PAL004", "assembly/deputy") == expected
        seat = text["bodies"][0]["seats"][0]
        seat["removable_by"]["manner"] = "unknown"
        assert verdict(text, "PAL004", "assembly/deputy") == expected


def test_a_war_without_a_party_leaves_its_parties_out() -> None:
    """Whether a text says that it is whole or not: nobody makes war on nobody."""
    war = (
        "conflicts: [{id: war, name: War over the valley, area: valley, PARTIES}]\n"
        + """
bodies:
  - id: council
    name: Council
    seats:
      - {id: chair, role: chair, holder: boss}
      - {id: member, count: 3, OWN}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
"""
    )
    for parties in ("parties: []", "complete: [parties]"):
        text = council(war.replace("PARTIES", parties))
        assert verdict(text, "NEU006", "council") == "violated"
        assert verdict(text, "NEU001", "council") == "needs_judgement"

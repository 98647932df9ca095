"""The same hand under other names: bodies of the same people, consents, terms, delays."""

import pytest

from tests.laws.councils import OBJECTION, council, verdict

LOCAL = "  - {id: council, name: Council, tier: 2, seats: [{id: member, count: 3, OWN}]}\n"
VOTE = "procedures:\n  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}\n"
ONE_TO_THREE = "seats: [{id: x, holder: one}, {id: y, holder: two}, {id: z, holder: three}]"
THREE = """
persons:
  - {id: one, name: One, affiliations: [ORIGIN]}
  - {id: two, name: Two, affiliations: [ORIGIN]}
  - {id: three, name: Three, affiliations: [ORIGIN]}
bodies:
"""


def test_the_same_people_in_another_body_hear_no_complaint() -> None:
    parts = THREE.replace("ORIGIN", "outsiders") + LOCAL
    parts += f"  - {{id: board, name: Board, tier: 1, {ONE_TO_THREE}}}\n"
    parts += f"  - {{id: tribunal, name: Tribunal, function: adjudicates, {ONE_TO_THREE}}}\n"
    parts += (
        VOTE
        + """
  - {id: say, body: board, kind: advice, passes_when: MAJORITY}
  - {id: hear, body: tribunal, kind: advice, passes_when: MAJORITY}
"""
        + OBJECTION
    )
    assert verdict(council(parts), "TIER005", "objection") == "violated"
    other = parts.replace("{id: z, holder: three}]}\nprocedures", "{id: z}]}\nprocedures")
    assert verdict(council(other), "TIER005", "objection") != "violated"


@pytest.mark.parametrize("origin", ["residents", "outsiders"])
def test_the_same_people_in_another_body_prolong_nothing(origin: str) -> None:
    parts = THREE.replace("ORIGIN", origin)
    end = "sunset: {ends_on: 2030-12-31, renewed_by: club}"
    parts += f"  - {{id: council, name: Council, territory: [valley], {end}, {ONE_TO_THREE}}}\n"
    parts += f"  - {{id: club, name: Club, {ONE_TO_THREE}}}\n"
    parts += VOTE + "  - {id: hear, body: club, kind: advice, passes_when: MAJORITY}\n"
    assert verdict(council(parts), "MAN002", "council") == "violated"


MANDATED = "territory: [valley], sunset: 2030-12-31"


def test_nobody_gives_the_office_that_he_holds_a_mandate() -> None:
    head = "seats: [{id: head, holder: boss}]"
    parts = f"""
mandates:
  - {{id: decree, name: D, by: BY, territory: [valley], matters: all, ends: 2030-12-31}}
bodies:
  - {{id: office, name: O, mandated_by: decree, {MANDATED}, {head}}}
procedures:
  - {{id: order, body: office, matters: [law], passes_when: unanimity}}
"""
    assert verdict(council(parts.replace("BY", "boss")), "TIER009", "office") == "violated"
    assert verdict(council(parts.replace("BY", "mission")), "TIER009", "office") == "met"


def test_bodies_that_mandate_each_other_have_no_mandate() -> None:
    parts = f"""
mandates:
  - {{id: m1, name: M1, by: two, territory: [valley], matters: all, ends: 2030-12-31}}
  - {{id: m2, name: M2, by: ROOT, territory: [valley], matters: all, ends: 2030-12-31}}
bodies:
  - {{id: one, name: One, mandated_by: m1, {MANDATED}, seats: [{{id: a, count: 3, OWN}}]}}
  - {{id: two, name: Two, mandated_by: m2, {MANDATED}, seats: [{{id: a, count: 3, OWN}}]}}
procedures:
  - {{id: v1, body: one, matters: [law], passes_when: MAJORITY}}
  - {{id: v2, body: two, matters: [law], passes_when: MAJORITY}}
"""
    assert verdict(council(parts.replace("ROOT", "one")), "TIER009", "one") == "violated"
    assert verdict(council(parts.replace("ROOT", "mission")), "TIER009", "one") == "met"


BY_CONSENT = """
bodies:
  - id: office
    name: Office
    standing: interim
    territory: [valley]
    seats: [{id: clerk, count: 3, reserved_for: [residents], HOLD}]
procedures:
  - {id: decree, body: office, matters: [law], passes_when: RULE}
"""


@pytest.mark.parametrize(
    ("hold", "rule"),
    [
        ("CHOSEN", "{approval_by: mission}"),
        ("appointed_by: mission, removable_by: {by: mission, manner: at_will}", "MAJORITY"),
    ],
)
def test_outsiders_who_decide_without_a_seat_owe_an_end_and_a_handover(
    hold: str, rule: str
) -> None:
    parts = BY_CONSENT.replace("HOLD", hold).replace("RULE", rule)
    assert verdict(council(parts), "PAL006", "valley") == "violated"
    assert verdict(council(parts), "MAN001", "office") == "violated"
    own = BY_CONSENT.replace("HOLD", "CHOSEN").replace("RULE", "MAJORITY")
    assert verdict(council(own), "PAL006", "valley") == "not_applicable"
    assert verdict(council(own), "MAN001", "office") == "not_applicable"


SHARED = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
  - {id: empty, name: E, seats: [{id: clerk, reserved_for: [residents], participation: vacant}]}
  - id: board
    name: Board
    standing: interim
    seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}, {id: own, count: 3, OWN}]
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: say, body: council, kind: advice, matters: [law], passes_when: MAJORITY}
handovers: [{id: end, area: valley, HOW}]
"""


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("to: council, due: 2030-01-01", "met"),
        ("to: board, due: 2030-01-01", "violated"),
        ("to: council, due: 2011-01-01", "violated"),
        ("to: council, test: a vote was held, certified_by: council", "needs_judgement"),
        ("to: council, test: a vote was held, certified_by: empty/clerk", "violated"),
        ("to: council, test: a vote was held, certified_by: empty", "violated"),
    ],
)
def test_a_handover_changes_hands_at_a_time_to_come(how: str, expected: str) -> None:
    text = council(SHARED.replace("HOW", how), as_of="2026-01-01")
    assert verdict(text, "PAL006", "valley") == expected


ADVISES = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
  - id: board
    name: Board
    function: advises
    seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: RULE}
  - {id: say, body: board, kind: advice, passes_when: MAJORITY MATTERS}
"""


@pytest.mark.parametrize(
    ("rule", "matters", "expected"),
    [
        ("MAJORITY", ", matters: [law]", "not_applicable"),
        ("{all: [MAJORITY, {approval_by: say}]}", ", matters: [law]", "undetermined"),
        ("{all: [MAJORITY, {approval_by: board}]}", ", matters: [law]", "undetermined"),
        ("unanimity, fallback: say", "", "undetermined"),
    ],
)
def test_who_must_consent_or_decides_in_the_end_may_govern(
    rule: str, matters: str, expected: str
) -> None:
    parts = ADVISES.replace("RULE", rule).replace(" MATTERS", matters)
    assert verdict(council(parts), "PAL006", "valley") == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("{years: 1}", "violated"),
        ("{years: 1, renewable: true}", "violated"),
        ("{years: 1, renewable: false}", "met"),
        ("{years: 1, renewed_by: none}", "met"),
        ("{years: 2}", "met"),
    ],
)
def test_a_year_that_whoever_appoints_may_give_again_is_at_pleasure(
    term: str, expected: str
) -> None:
    hold = f"reserved_for: [residents], appointed_by: boss, removable_by: none, term: {term}"
    text = council(LOCAL.replace("OWN", hold).join(("bodies:\n", VOTE)))
    assert verdict(text, "REP007", "law") == expected
    assert verdict(text, "PAL004", "council/member") == expected


@pytest.mark.parametrize(("days", "expected"), [("366", "met"), ("36500", "violated")])
def test_a_delay_of_years_is_a_veto(days: str, expected: str) -> None:
    veto = f"holders: boss, over: [vote], effect: delays, delay: {days} days"
    parts = f"bodies:\n{LOCAL}{VOTE}vetoes: [{{id: pause, {veto}}}]"
    assert verdict(council(parts), "PAL002", "law") == expected


def test_who_is_bound_by_a_proposal_from_outside_chooses_nobody() -> None:
    hold = (
        "reserved_for: [residents], removable_by: none, appointed_by: "
        "{by: voters, method: elects, on_proposal_of: boss, binding: BINDS}"
    )
    parts = LOCAL.replace("OWN", hold).join(("bodies:\n", VOTE))
    bound, free = (council(parts.replace("BINDS", one)) for one in ("true", "false"))
    assert verdict(bound, "PAL003", "council") == "violated"
    assert verdict(free, "PAL003", "council") == "met"


CHAIR = """
bodies:
  - id: council
    name: Council
    seats: [{id: chair, role: chair, holder: boss, HOLD}, {id: member, count: 4, OWN}]
  - id: cabinet
    name: Cabinet
    seats:
      - id: aide
        count: 3
        reserved_for: [residents]
        appointed_by: council/chair
        removable_by: {by: council/chair, manner: at_will}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: recall, body: council, kind: appointment, passes_when: MAJORITY}
  - {id: undo, body: cabinet, kind: appointment, passes_when: MAJORITY}
"""


def test_a_chair_does_not_undo_his_own_removal() -> None:
    hold = (
        "appointed_by: {by: voters, method: elects}, "
        "removable_by: {by: council, procedure: recall, manner: at_will, "
        "countermanded_by: undo}"
    )
    parts = CHAIR.replace("HOLD", hold)
    assert verdict(council(parts), "ACC005", "council/chair") == "violated"
    free = parts.replace(", countermanded_by: undo", "")
    assert verdict(council(free), "ACC005", "council/chair") == "met"


def test_a_chair_is_not_followed_by_whom_his_own_appoint() -> None:
    hold = "appointed_by: {by: cabinet, procedure: undo}, removable_by: none"
    parts = CHAIR.replace("HOLD", hold)
    assert verdict(council(parts), "MAN006", "council/chair") == "violated"
    assert verdict(council(CHAIR.replace("HOLD", "CHOSEN")), "MAN006", "council/chair") == "met"


def test_a_removal_is_not_held_back_by_somebody_in_the_same_hand() -> None:
    parts = """
bodies:
  - id: council
    name: Council
    seats:
      - id: member
        count: 3
        reserved_for: [residents]
        appointed_by: {by: voters, method: elects}
        removable_by: {by: mission, manner: at_will, countermanded_by: appeal}
  - {id: registry, name: Registry, seats: [{id: clerk, reserved_for: [residents], HOLD}]}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: appeal, body: registry, kind: appointment, passes_when: unanimity}
"""
    aide = "appointed_by: mission, removable_by: {by: mission, manner: at_will}"
    assert (
        verdict(council(parts.replace("HOLD", aide)), "PAL004", "council/member") == "violated"
    )
    assert (
        verdict(council(parts.replace("HOLD", "CHOSEN")), "PAL004", "council/member") == "met"
    )


WARRING = """
organizations:
  - id: army
    name: Army
    affiliations: [outsiders]
    roles: [{role: occupying_power, area: valley}]
  - id: ally
    name: Ally
    affiliations: [outsiders]
    roles: [{role: belligerent, area: valley}]
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 5, OWN} SEAT]}
  - {id: staff, name: Staff, seats: [{id: a, holder: army}, {id: b, holder: OTHER}]}
  - id: registry
    name: Registry
    seats:
      - {id: aide, appointed_by: army, removable_by: {by: army, manner: at_will}, RESERVED}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: RULE}
  - {id: say, body: staff, kind: appointment, passes_when: unanimity}
VETOES
"""


@pytest.mark.parametrize(
    ("seat", "rule", "veto", "other", "expected"),
    [
        ("", "MAJORITY", "holders: staff", "ally", "violated"),
        ("", "MAJORITY", "holders: staff", "elder", "met"),
        ("", "MAJORITY", "holders: [army, ally], exercised: jointly", "ally", "violated"),
        ("", "MAJORITY", "holders: [army, elder], exercised: jointly", "ally", "met"),
        (
            "",
            "MAJORITY",
            "holders: [army, registry/aide], exercised: jointly",
            "ally",
            "violated",
        ),
        (", {id: one, holder: army, CHOSEN}", "unanimity", "", "ally", "violated"),
        (", {id: one, holder: army, CHOSEN}", "MAJORITY", "", "ally", "met"),
    ],
)
def test_warring_powers_hold_no_key_together_or_by_their_votes(
    seat: str, rule: str, veto: str, other: str, expected: str
) -> None:
    parts = WARRING.replace(" SEAT", seat).replace("RULE", rule).replace("OTHER", other)
    parts = parts.replace("RESERVED", "reserved_for: [residents]")
    parts = parts.replace(
        "VETOES", f"vetoes: [{{id: stop, {veto}, over: [vote]}}]" if veto else ""
    )
    assert verdict(council(parts), "PAL011", "council") == expected

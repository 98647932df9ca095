"""The commander counts, and not the label of whoever acts; nobody is his own source."""

import pytest

from tests.laws.councils import OBJECTION, council, verdict
from tests.laws.texts import Text

FORM = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 3, reserved_for: [residents], HOLD}]
  - id: board
    name: Board
    seats: [{id: state, count: 5, reserved_for: [outsiders]}]
  - id: office
    name: Office
    seats: [{id: head, holder: boss}]
  - id: registry
    name: Registry
    seats:
      - id: aide
        reserved_for: [residents]
        appointed_by: boss
        removable_by: {by: boss, manner: at_will}
  - id: panel
    name: Panel
    seats:
      - {id: man, count: 3, appointed_by: boss, removable_by: {by: boss, manner: at_will}}
      - {id: free, count: 2, OWN}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: board_acts, body: board, kind: appointment, passes_when: MAJORITY}
  - {id: order, body: office, kind: appointment, passes_when: unanimity}
  - {id: panel_acts, body: panel, kind: appointment, passes_when: MAJORITY}
"""


def held(hold: str) -> str:
    return FORM.replace("HOLD", hold)


# Each way in which one outside person holds the three seats that decide alone.
ONE_MASTER = {
    "a person": "appointed_by: boss, removable_by: {by: boss, manner: at_will}",
    "an office by its procedure": (
        "appointed_by: {by: office, procedure: order}, "
        "removable_by: {by: office, procedure: order, manner: at_will}"
    ),
    "an office": "appointed_by: office, removable_by: {by: office, manner: at_will}",
    "the seat of an office": (
        "appointed_by: office/head, removable_by: {by: office/head, manner: at_will}"
    ),
    "an agent": (
        "appointed_by: registry/aide, removable_by: {by: registry/aide, manner: at_will}"
    ),
    "a panel that a person commands": (
        "appointed_by: panel, removable_by: {by: panel, manner: at_will}"
    ),
    "a second key of the same person": (
        "appointed_by: {by: boss, confirmed_by: boss}, "
        "removable_by: {by: boss, manner: at_will, confirmed_by: boss}"
    ),
    "a second key of an agent": (
        "appointed_by: {by: boss, confirmed_by: registry/aide}, "
        "removable_by: {by: boss, manner: at_will, confirmed_by: registry/aide}"
    ),
    "a proposal of an agent": (
        "appointed_by: {by: boss, on_proposal_of: registry/aide}, "
        "removable_by: {by: boss, manner: at_will}"
    ),
    "an appeal to the same office": (
        "appointed_by: boss, removable_by: {by: boss, manner: at_will, countermanded_by: order}"
    ),
    "renewal at will": (
        "appointed_by: boss, removable_by: none, "
        "term: {years: 1, renewable: true, renewed_by: boss}"
    ),
}


@pytest.mark.parametrize("hold", ONE_MASTER.values(), ids=ONE_MASTER.keys())
@pytest.mark.parametrize("rule", ["REP007", "REP004", "PAL001"])
def test_who_fills_and_empties_all_seats_decides(hold: str, rule: str) -> None:
    assert verdict(council(held(hold)), rule, "law") == "violated"


@pytest.mark.parametrize("hold", ONE_MASTER.values(), ids=ONE_MASTER.keys())
def test_no_label_makes_a_dismissal_from_outside_a_local_one(hold: str) -> None:
    assert verdict(council(held(hold)), "PAL004", "council/member") == "violated"


@pytest.mark.parametrize("hold", ONE_MASTER.values(), ids=ONE_MASTER.keys())
def test_who_fills_most_seats_fills_them_under_any_name(hold: str) -> None:
    text = council(held(hold).replace("count: 3, reserved_for", "count: 30, reserved_for"))
    for tier, body in enumerate(text["bodies"], start=1):
        body["tier"] = str(tier)
    assert verdict(text, "TIER008", "boss") == "violated"


def test_an_outside_body_owns_what_it_fills_and_empties() -> None:
    hold = "appointed_by: board, removable_by: {by: board, manner: at_will}"
    text = council(held(hold))
    assert verdict(text, "REP004", "law") == "violated"
    assert verdict(text, "PAL001", "law") == "violated"


def test_a_key_in_other_hands_is_a_key() -> None:
    hold = (
        "appointed_by: {by: boss, confirmed_by: voters}, "
        "removable_by: {by: boss, manner: at_will, confirmed_by: elder}"
    )
    assert verdict(council(held(hold)), "REP007", "law") == "met"


def test_a_veto_over_the_act_of_appointing_is_a_key_to_it() -> None:
    hold = (
        "appointed_by: {by: office, procedure: order}, "
        "removable_by: {by: office, procedure: order, manner: at_will}"
    )
    text = council(held(hold) + "vetoes: [{id: stop, holders: elder, over: [order]}]")
    assert verdict(text, "REP007", "law") == "met"


ONE_WORD = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
procedures:
  - {id: vote, body: council, matters: [law], RULE}
"""


@pytest.mark.parametrize(
    "rule",
    [
        "passes_when: {approval_by: boss}",
        "passes_when: {any: [MAJORITY, {approval_by: boss}]}, initiated_by: [boss]",
    ],
)
def test_who_only_approves_is_a_will_like_any_other(rule: str) -> None:
    text = council(ONE_WORD.replace("RULE", rule))
    assert verdict(text, "REP007", "law") == "violated"


def test_who_alone_can_put_a_matter_to_the_vote_consents_beforehand() -> None:
    approved = "passes_when: {all: [MAJORITY, {approval_by: mission}]}"
    free = council(ONE_WORD.replace("RULE", "passes_when: MAJORITY"))
    bound = council(ONE_WORD.replace("RULE", "passes_when: MAJORITY, initiated_by: [mission]"))
    consent = council(ONE_WORD.replace("RULE", approved))
    for rule in ("PAL001", "PAL008", "REP004", "REP005", "REP007"):
        assert verdict(bound, rule, "law") == verdict(consent, rule, "law"), rule
    assert verdict(free, "PAL002", "law") == "met"
    assert verdict(consent, "PAL002", "law") == "violated"
    assert verdict(bound, "PAL002", "law") == "violated"


RENEWED = """
bodies:
  - id: council
    name: Council
    territory: [valley]
    sunset: {ends_on: 2030-12-31, renewed_by: RENEWER}
    seats:
      - {id: chair, role: chair, holder: elder, CHOSEN}
      - {id: member, count: 2, appointed_by: elder, removable_by: {by: elder, manner: at_will}}
      - {id: guest, reserved_for: [outsiders], CHOSEN}
  - id: registry
    name: Registry
    seats:
      - {id: aide, appointed_by: elder, removable_by: {by: elder, manner: at_will}}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
"""


@pytest.mark.parametrize(
    "renewer",
    ["council", "council/chair", "elder", "registry", "registry/aide", "council/member"],
)
def test_nobody_renews_his_own_mandate_by_another_name(renewer: str) -> None:
    text = council(RENEWED.replace("RENEWER", renewer))
    assert verdict(text, "MAN002", "council") == "violated"


def test_the_voters_may_renew_what_they_elect() -> None:
    text = council(RENEWED.replace("RENEWER", "voters"))
    assert verdict(text, "MAN002", "council") == "met"


SUCCESSION = """
bodies:
  - id: council
    name: Council
    seats:
      - {id: chair, role: chair, holder: boss, CHOSEN, succession: {by: HEIR}}
      - {id: member, count: 3, OWN}
  - id: cabinet
    name: Cabinet
    seats:
      - {id: man, count: 3, appointed_by: boss, removable_by: {by: boss, manner: at_will}}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: cabinet_acts, body: cabinet, kind: appointment, passes_when: MAJORITY}
"""


@pytest.mark.parametrize(
    "heir",
    [
        "cabinet, manner: elects",
        "cabinet, manner: unknown",
        "cabinet",
        "boss, manner: designates",
        "council/chair, manner: appoints",
        "cabinet/man, manner: appoints",
    ],
)
def test_a_chair_names_no_successor_through_his_own(heir: str) -> None:
    text = council(SUCCESSION.replace("HEIR", heir))
    assert verdict(text, "MAN006", "council/chair") == "violated"


def test_a_complaint_to_those_whom_the_holder_commands_is_none() -> None:
    parts = """
bodies:
  - {id: council, name: Council, tier: 2, seats: [{id: member, count: 3, OWN}]}
  - id: board
    name: Board
    tier: 1
    seats:
      - {id: state, count: 5, reserved_for: [outsiders], CHOSEN}
      - {id: local, count: 2, OWN}
  - id: tribunal
    name: Tribunal
    seats:
      - {id: judge, count: 3, appointed_by: board, removable_by: {by: board, manner: at_will}}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: review, body: board, kind: advice, passes_when: MAJORITY}
  - {id: hearing, body: tribunal, kind: advice, passes_when: MAJORITY}
"""
    parts += OBJECTION
    assert verdict(council(parts), "TIER005", "objection") == "violated"
    own = parts.replace("contest_before: tribunal", "contest_before: board")
    assert verdict(council(own), "TIER005", "objection") == "violated"


MEMBERS = """
bodies:
  - id: council
    name: Council
    seats: [{id: member, count: 5, reserved_for: [residents], HOLD}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
"""
DISMISSED = "removable_by: {by: boss, manner: at_will}"


def members(hold: str, **head: str) -> Text:
    return council(MEMBERS.replace("HOLD", hold), **head)


@pytest.mark.parametrize(
    "filled",
    [
        "appointed_by: boss",
        "appointed_by: voters, succession: {by: boss, manner: appoints}",
        "appointed_by: voters, succession: {by: boss, manner: by_rule}",
        "appointed_by: {by: none, method: draws_by_lot, on_proposal_of: boss}",
    ],
)
def test_who_dismisses_and_finds_whoever_comes_next_has_the_seats(filled: str) -> None:
    """Elected at first is not elected once the first may be dismissed and replaced."""
    text = members(f"{filled}, {DISMISSED}")
    for rule, subject in (("REP007", "law"), ("PAL001", "law"), ("PAL003", "council")):
        assert verdict(text, rule, subject) == "violated", rule


def test_who_comes_first_and_who_comes_next_are_both_a_choice() -> None:
    protected = "removable_by: {by: voters, manner: for_cause}"
    for first, following in (("voters", "boss"), ("boss", "voters")):
        text = members(f"appointed_by: {first}, {protected}, succession: {{by: {following}}}")
        assert verdict(text, "PAL003", "council") == "violated"
        assert verdict(text, "REP007", "law") == "met"
    same = members(f"appointed_by: voters, {protected}, succession: {{by: voters}}")
    assert verdict(same, "PAL003", "council") == "met"


def test_who_comes_next_may_be_anybody_where_that_is_unknown() -> None:
    text = members(f"appointed_by: voters, {DISMISSED}, succession: unknown")
    for rule in ("REP007", "PAL001"):
        assert verdict(text, rule, "law") == "undetermined"
    assert verdict(text, "PAL003", "council") == "undetermined"


def test_who_sends_his_own_is_bound_by_a_proposal() -> None:
    free = members("appointed_by: each_its_own, removable_by: none")
    assert verdict(free, "PAL003", "council") == "met"
    proposed = "appointed_by: {by: each_its_own, on_proposal_of: boss, binding: BINDS}"
    for binds, expected in (("true", "violated"), ("false", "met")):
        text = members(f"{proposed.replace('BINDS', binds)}, removable_by: none")
        assert verdict(text, "PAL003", "council") == expected


HEADS = """
bodies:
  - id: council
    name: Council
    seats:
      - {id: one, reserved_for: [residents], EX_OFFICIO}
      - {id: two, count: 2, OWN}
      - {id: three, count: 2, reserved_for: [residents], EX_OFFICIO}
  - id: ministry
    name: Ministry
    seats: [{id: head, count: 3, reserved_for: [residents], OFFICE}]
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
"""


def heads(office: str, by: str = "ministry/head", removal: str = "removable_by: none") -> Text:
    held = f"appointed_by: {{by: {by}, method: ex_officio}}, {removal}"
    return council(HEADS.replace("EX_OFFICIO", held).replace("OFFICE", office))


@pytest.mark.parametrize("by", ["ministry/head", "ministry"])
@pytest.mark.parametrize(
    "removal", ["removable_by: none", "removable_by: {by: voters, manner: for_cause}"]
)
def test_who_has_an_office_has_the_seats_that_go_with_it(by: str, removal: str) -> None:
    """A council of heads of departments is whose the heads are, protected as it says or not."""
    text = heads(f"appointed_by: boss, {DISMISSED}", by, removal)
    for rule, subject in (("REP007", "law"), ("PAL001", "law"), ("PAL003", "council")):
        assert verdict(text, rule, subject) == "violated", rule
    assert verdict(text, "PAL004", "council/one") == "violated"
    free = heads("appointed_by: voters, removable_by: {by: voters, manner: for_cause}", by)
    for rule, subject in (("REP007", "law"), ("PAL001", "law"), ("PAL003", "council")):
        assert verdict(free, rule, subject) == "met", rule


@pytest.mark.parametrize("count", ["1", "3"])
@pytest.mark.parametrize("holder", ["", "holder: elder,"])
def test_an_officer_is_one_person_in_all_seats_that_go_with_the_office(
    count: str, holder: str
) -> None:
    held = "appointed_by: {by: ministry, method: ex_officio}"
    seats = [f"{{id: s{number}, count: {count}, {held}}}" for number in range(3)]
    seats.append(f"{{id: own, count: {2 * int(count)}, OWN}}")
    text = council(
        f"bodies: [{{id: ministry, name: Ministry, seats: [{{id: head, {holder} OWN}}]}}, "
        f"{{id: council, name: Council, seats: [{', '.join(seats)}]}}]\n"
        "procedures: [{id: vote, body: council, matters: [law], passes_when: MAJORITY}]\n"
    )
    assert verdict(text, "REP007", "law") == "violated"


def test_offices_that_go_with_each_other_in_a_circle_are_nobodys() -> None:
    text = heads("appointed_by: {by: council/one, method: ex_officio}")
    assert verdict(text, "REP007", "law") == "met"


def test_nobody_sits_by_an_office_in_which_nobody_is() -> None:
    empty = "appointed_by: voters, removable_by: none, participation: vacant"
    assert verdict(heads(empty), "PAL002", "law") == "violated"
    filled = heads(empty.replace(", participation: vacant", ""))
    assert verdict(filled, "PAL002", "law") == "met"


WATCHED = """
mandates: [{id: charter, name: Charter, by: mission, territory: [valley], ends: 2030}]
matters: [{id: money, name: Money, kinds: [budget, criminal_law], area: valley}]
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
  - id: board
    name: Board
    mandated_by: charter
    standing: interim
    seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]
  - id: office
    name: Office
    function: adjudicates
    seats:
      - {id: judge, count: 2, reserved_for: [residents], appointed_by: voters, REMOVAL}
      - {id: clerk, count: REST, OWN}
procedures:
  - {id: vote, body: council, matters: [law], passes_when: MAJORITY}
  - {id: spend, body: board, matters: [money], passes_when: MAJORITY}
  - {id: finding, body: office, kind: advice, passes_when: MAJORITY}
vetoes:
  - {id: objection, holders: board, over: [vote], grounds: [breach of the accord],
    deadline: 14 days, reasons: written, contest_before: office}
powers: [{id: arrest, kind: detain, holder: board, grounds: [crime], contest_before: office}]
accountability:
  - {id: accounts, duty_of: board, to: office, means: [audit, judicial_review, annual_report]}
  - {id: paper, duty_of: board, to: office, means: [publication], every_months: 12}
"""
WATCHING = {
    "ACC001": "board",
    "ACC002": "board",
    "ACC003": "board",
    "ACC012": "arrest",
    "TIER005": "objection",
}


def watched(removal: str, rest: int = 2) -> Text:
    parts = WATCHED.replace("REMOVAL", f"removable_by: {removal}")
    return council(parts.replace("REST", str(rest)))


@pytest.mark.parametrize(("rule", "subject"), WATCHING.items())
def test_whom_one_dismisses_at_will_watches_and_judges_nothing(rule: str, subject: str) -> None:
    at_will = "{by: board, manner: at_will}"
    assert verdict(watched(at_will), rule, subject) == "violated"
    assert verdict(watched("{by: board, manner: for_cause}"), rule, subject) != "violated"
    # one of many, the people, and somebody who is not watched
    for others in (
        watched(at_will, rest=3),
        watched("{by: voters, manner: at_will}"),
        watched("{by: council, manner: at_will}"),
    ):
        assert verdict(others, rule, subject) != "violated"
    # the worst answer is among those to a removal that is unknown
    assert verdict(watched("unknown"), rule, subject) == "undetermined"

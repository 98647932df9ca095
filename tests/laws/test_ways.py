"""What is decided in the place of something else, and what undoes what undoes it."""

import pytest
import yaml

from tests.laws.councils import council, verdict
from tests.laws.texts import Text
from tests.laws.verdicts import judged

COUNCIL = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 3, OWN}]}
  - {id: senate, name: Senate, seats: [{id: member, count: 3, OWN}]}
  - {id: board, name: Board, seats: [{id: state, count: 3, reserved_for: [outsiders], CHOSEN}]}
procedures:
"""
VOTE = "  - {id: vote, body: council, matters: [law], passes_when: MAJORITY MORE}\n"
ORDER = "  - {id: order, body: council, passes_when: {approval_by: boss} MORE}\n"
BY_BOSS = "vetoes: [{id: stop, holders: boss, over: [vote]}]\n"


def way(more: str, order: str, rest: str = "") -> str:
    ways = VOTE.replace(" MORE", more) + ORDER.replace(" MORE", order)
    return COUNCIL + ways + rest


# Each way in which one outsider decides in the place of a vote that he can keep from it.
IN_ITS_PLACE = {
    "an escalation to his own order": way(
        "",
        "",
        "  - {id: bell, kind: escalation, body: council, passes_when: {approval_by: boss}, "
        "replaces: [vote], escalates_to: order}\n",
    ),
    "an escalation to his own advice": way(
        "",
        ", kind: advice",
        "  - {id: bell, kind: escalation, body: council, passes_when: {approval_by: boss}, "
        "replaces: [vote], escalates_to: order}\n" + BY_BOSS,
    ),
    "a fallback after his veto": way(", fallback: order", "", BY_BOSS),
    "a fallback that is called advice": way(", fallback: order", ", kind: advice", BY_BOSS),
    "an override that names no matter": way("", ", kind: override, overrides: [vote]"),
}


@pytest.mark.parametrize("parts", IN_ITS_PLACE.values(), ids=IN_ITS_PLACE.keys())
def test_who_decides_in_the_place_of_a_vote_decides(parts: str) -> None:
    text = council(parts)
    for rule in ("REP007", "REP004", "PAL001", "PAL002"):
        assert verdict(text, rule, "law") == "violated", rule


SET_ASIDE = """
  - {id: vote, body: FIRST, matters: [law], passes_when: MAJORITY}
  - {id: again, body: FIRST, kind: advice, passes_when: MAJORITY}
  - {id: say, body: council, kind: appointment, passes_when: MAJORITY}
vetoes:
  - {id: stop, holders: SECOND, over: [vote], overridable_by: again}
"""


def test_a_veto_over_setting_a_veto_aside_keeps_it() -> None:
    free = SET_ASIDE.replace("FIRST", "senate").replace("SECOND", "boss")
    assert verdict(council(COUNCIL + free), "PAL002", "law") == "met"
    held = free + "  - {id: second, holders: boss, over: [again]}\n"
    assert verdict(council(COUNCIL + held), "PAL002", "law") == "violated"
    other = free + "  - {id: second, holders: boss, over: [again], overridable_by: again}\n"
    assert verdict(council(COUNCIL + other), "PAL002", "law") == "met"


def test_locals_whose_veto_nobody_can_set_aside_consent() -> None:
    parts = SET_ASIDE.replace("FIRST", "board").replace("SECOND", "council")
    assert verdict(council(COUNCIL + parts), "PAL001", "law") == "violated"
    held = parts + "  - {id: second, holders: council, over: [again]}\n"
    assert verdict(council(COUNCIL + held), "PAL001", "law") == "met"


ASSENT = """
  - {id: vote, body: council, matters: [law], passes_when: {all: [MAJORITY, {approval_by: BY}]}}
  - {id: assent, body: senate, kind: advice, passes_when: MAJORITY}
VETOES
"""


@pytest.mark.parametrize("by", ["assent", "senate"])
@pytest.mark.parametrize("over", ["assent", "senate"])
@pytest.mark.parametrize("matters", ["", ", matters: [law]"])
def test_a_veto_over_a_consent_that_is_needed_is_one_over_the_decision(
    by: str, over: str, matters: str
) -> None:
    parts = COUNCIL + ASSENT.replace("BY", by)
    free = parts.replace("VETOES", "")
    assert verdict(council(free), "PAL002", "law") == "met"
    veto = f"vetoes: [{{id: stop, holders: boss, over: [{over}]{matters}}}]"
    assert verdict(council(parts.replace("VETOES", veto)), "PAL002", "law") == "violated"


@pytest.mark.parametrize("by", ["assent", "senate"])
def test_an_override_of_a_consent_that_is_needed_undoes_the_decision(by: str) -> None:
    override = "kind: override, overrides: [assent], passes_when: {approval_by: boss}"
    undo = f"  - {{id: undo, body: board, {override}}}"
    parts = COUNCIL + ASSENT.replace("BY", by)
    assert verdict(council(parts.replace("VETOES", "")), "PAL002", "law") == "met"
    assert verdict(council(parts.replace("VETOES", undo)), "PAL002", "law") == "violated"


EITHER = """
  - {id: other, name: Other, seats: [{id: member, count: 3, OWN}]}
procedures:
  - {id: vote, body: council, matters: [law], RULE}
  - {id: assent, body: senate, kind: advice, passes_when: MAJORITY}
  - {id: leave, body: other, kind: advice, passes_when: MAJORITY}
vetoes:
"""
EITHER_OF_TWO = {
    "approvals": "{all: [MAJORITY, {any: [{approval_by: assent}, {approval_by: leave}]}]}",
    "bodies": "{all: [MAJORITY, {any: [{approval_by: senate}, {approval_by: other}]}]}",
    "one by itself": (
        "{any: [{all: [MAJORITY, {approval_by: assent}]}, "
        "{all: [MAJORITY, {approval_by: leave}]}]}"
    ),
    "initiatives": "MAJORITY, initiated_by: [senate, other]",
}


def either(rule: str, *vetoes: str) -> Text:
    parts = COUNCIL.replace("procedures:\n", EITHER.lstrip("\n"))
    listed = "".join(f"  - {{id: stop{n}, {veto}}}\n" for n, veto in enumerate(vetoes))
    rest = parts.replace("RULE", f"passes_when: {rule}") + listed
    return council(rest if vetoes else rest.replace("vetoes:\n", ""))


@pytest.mark.parametrize("rule", EITHER_OF_TWO.values(), ids=EITHER_OF_TWO.keys())
def test_who_can_stop_each_of_several_consents_can_stop_the_decision(rule: str) -> None:
    one, other = "holders: boss, over: [assent]", "holders: boss, over: [leave]"
    third = "holders: mission, over: [leave]"
    assert verdict(either(rule), "PAL002", "law") == "met"
    assert verdict(either(rule, one), "PAL002", "law") == "met"
    for vetoes in ((one, other), (one, third), ("holders: boss, over: [assent, leave]",)):
        assert verdict(either(rule, *vetoes), "PAL002", "law") == "violated"
    local = other.replace("boss", "elder")
    assert verdict(either(rule, one, local), "PAL002", "law") == "met"


def test_an_override_of_one_consent_and_a_veto_over_the_other_stop_it() -> None:
    rule = EITHER_OF_TWO["approvals"]
    text = either(rule, "holders: boss, over: [leave]")
    undo = {"id": "undo", "body": "board", "kind": "override", "overrides": ["assent"]}
    text["procedures"].append(undo | {"passes_when": {"approval_by": "mission"}})
    assert verdict(text, "PAL002", "law") == "violated"


APPOINTED = """
  - id: house
    name: House
    seats:
      - id: member
        count: 3
        reserved_for: [residents]
        appointed_by: {by: council, procedure: vote}
        removable_by: {by: council, procedure: vote, manner: at_will}
"""


def test_seats_are_not_theirs_whose_every_consent_to_fill_them_others_can_stop() -> None:
    """PAL003 asks for local choice: a choice that outsiders can stop is none."""
    rule = EITHER_OF_TWO["approvals"]

    def chosen(*vetoes: str) -> str:
        text = either(rule, *vetoes)
        del text["procedures"][0]["matters"]
        text["procedures"][0]["kind"] = "appointment"
        text["bodies"].append(yaml.load(APPOINTED, yaml.BaseLoader)[0])
        majority = {"more_than": "1/2", "of": "members"}
        rules = {"id": "rules", "body": "house", "matters": ["law"]}
        text["procedures"].append(rules | {"passes_when": majority})
        return verdict(text, "PAL003", "house")

    one, other = "holders: boss, over: [assent]", "holders: mission, over: [leave]"
    assert chosen(one) == "met"
    assert chosen(one, other) == "violated"


def test_whether_a_veto_on_stated_grounds_opens_a_fallback_is_open() -> None:
    """It may be used for cause only, or whenever its holder finds the grounds to be there."""
    point = "stop.grounds.use"
    parts = way(", fallback: order", "", BY_BOSS)
    limited = parts.replace("over: [vote]", "over: [vote], grounds: [breach of the accord]")
    found = judged(council(limited))
    assert found.points[point] == ("for_cause", "at_will")
    for rule in ("REP007", "REP004", "PAL001"):
        assert found.verdicts[rule, "law"].value == "undetermined", rule
        assert verdict(council(parts), rule, "law") == "violated", rule
    at_will = judged(council(limited), {point: "at_will"}).verdicts
    assert at_will["REP004", "law"].value == "violated"
    for_cause = judged(council(limited), {point: "for_cause"}).verdicts
    assert for_cause["REP004", "law"].value == "met"


AGAINST = """
bodies:
  - {id: council, name: Council, seats: [{id: member, count: 9, OWN}]}
  - {id: board, name: Board, seats: [{id: state, count: 5, reserved_for: [outsiders], CHOSEN}]}
procedures:
  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}
  - {id: say, body: council, kind: advice, passes_when: MAJORITY}
"""
SAFEGUARDS = {
    "a veto": ("stop", "vetoes: [{id: stop, holders: council, over: [vote] GROUNDS}]"),
    "an override": (
        "undo",
        "  - {id: undo, body: council, kind: override, overrides: [vote], "
        "passes_when: MAJORITY GROUNDS}",
    ),
}


@pytest.mark.parametrize(("id", "part"), SAFEGUARDS.values(), ids=SAFEGUARDS.keys())
def test_locals_who_may_stop_outsiders_on_stated_grounds_may_stop_little(
    id: str, part: str
) -> None:
    text = council(AGAINST + part.replace("GROUNDS", ", grounds: [a breach of etiquette]"))
    free = council(AGAINST + part.replace(" GROUNDS", ""))
    for rule in ("REP004", "PAL001", "PAL008", "REP005"):
        assert verdict(free, rule, "law") == "met", rule
        assert verdict(text, rule, "law") == "undetermined", rule
    for_cause = judged(text, {f"{id}.grounds.use": "for_cause"}).verdicts
    assert for_cause["PAL001", "law"].value == "violated"


@pytest.mark.parametrize(("id", "part"), SAFEGUARDS.values(), ids=SAFEGUARDS.keys())
def test_what_is_contested_before_outsiders_stands_if_they_let_it(id: str, part: str) -> None:
    text = council(AGAINST + part.replace("GROUNDS", ", grounds: none, contest_before: board"))
    point = f"{id}.contest_before.use"
    found = judged(text)
    assert found.points[point] == ("lifted", "stands")
    for rule in ("REP004", "PAL001", "PAL008", "REP005"):
        assert found.verdicts[rule, "law"].value == "undetermined", rule
    assert judged(text, {point: "lifted"}).verdicts["PAL001", "law"].value == "violated"
    assert judged(text, {point: "stands"}).verdicts["PAL001", "law"].value == "met"
    own = council(AGAINST + part.replace("GROUNDS", ", grounds: none, contest_before: council"))
    assert verdict(own, "PAL001", "law") == "met"


def test_a_delay_on_grounds_is_not_asked_about() -> None:
    delay = ", effect: delays, delay: 9 days, grounds: [breach]"
    parts = AGAINST + SAFEGUARDS["a veto"][1].replace(" GROUNDS", delay)
    assert "stop.grounds.use" not in judged(council(parts)).points


def test_what_outsiders_alone_have_stops_others_whatever_its_grounds() -> None:
    parts = AGAINST.replace("body: board, matters", "body: council, matters")
    veto = "vetoes: [{id: stop, holders: [board, mission], over: [vote], grounds: [treason]}]"
    assert "stop.grounds.use" not in judged(council(parts + veto)).points
    mixed = veto.replace("[board, mission]", "[board, elder]")
    assert "stop.grounds.use" in judged(council(parts + mixed)).points


@pytest.mark.parametrize("holder", ["council", "elder"])
def test_one_who_decides_does_not_share_by_vetoes_on_grounds(holder: str) -> None:
    parts = AGAINST.replace("passes_when: MAJORITY}", "passes_when: {approval_by: boss}}", 1)
    veto = f"vetoes: [{{id: stop, holders: {holder}, over: [vote] GROUNDS}}]"
    limited = council(parts + veto.replace("GROUNDS", ", grounds: [treason]"))
    assert verdict(limited, "REP007", "law") == "undetermined"
    assert verdict(council(parts + veto.replace(" GROUNDS", "")), "REP007", "law") == "met"


REFUSED = """
  - {id: vote, body: council, matters: [law], passes_when: {all: [MAJORITY, {approval_by: BY}]}}
  - {id: assent, body: board, kind: advice, passes_when: MAJORITY}
  - {id: again, body: council, kind: override, overrides: [assent], passes_when: RULE MORE}
VETOES
"""


def refused(by: str, rule: str = "MAJORITY", more: str = "", vetoes: str = "") -> str:
    parts = COUNCIL + REFUSED.replace("BY", by).replace("RULE", rule)
    return parts.replace("MORE", more).replace("VETOES", vetoes)


@pytest.mark.parametrize("by", ["assent", "board"])
def test_who_overrides_a_refusal_has_the_consent(by: str) -> None:
    """As with a veto that they could set aside, they need nobody else."""
    text = council(refused(by))
    assert verdict(text, "PAL002", "law") == "met"
    assert verdict(text, "REP004", "law") == "met"
    without = refused(by).split("  - {id: again")[0]
    assert verdict(council(without), "PAL002", "law") == "violated"


@pytest.mark.parametrize("by", ["assent", "board"])
def test_who_needs_others_to_override_a_refusal_has_no_consent(by: str) -> None:
    rule = "{all: [MAJORITY, {approval_by: boss}]}"
    assert verdict(council(refused(by, rule)), "PAL002", "law") == "violated"


@pytest.mark.parametrize("by", ["assent", "board"])
def test_a_veto_over_the_override_of_a_refusal_keeps_it(by: str) -> None:
    veto = "vetoes: [{id: stop, holders: boss, over: [again]}]"
    assert verdict(council(refused(by, vetoes=veto)), "PAL002", "law") == "violated"
    over_assent = "vetoes: [{id: stop, holders: boss, over: [assent]}]"
    assert verdict(council(refused(by, vetoes=over_assent)), "PAL002", "law") == "met"

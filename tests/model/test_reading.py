"""The model against small councils whose answers follow from the definitions by hand."""

import pytest

from council_rules.proposal.load import load_text
from tests.model.atoms import atoms
from tests.model.seats import OpenError

HEAD = """
council_rules: "1"
proposal: {id: small, title: Small, completeness: closed}
areas: [{id: valley, name: Valley}, {id: glen, name: Glen, parent: valley}]
groups:
  - {id: residents, name: Residents, dimension: origin, locality: {valley: local}}
  - {id: helpers, name: Helpers, dimension: origin, locality: {valley: external}}
electorates: [{id: voters, name: Voters, area: valley}]
organizations: [{id: mission, name: Mission, affiliations: [helpers]}]
persons: [{id: kade, name: Kade, affiliations: [residents]}]
matters:
  - {id: m, name: M, kinds: [services], area: valley}
  - {id: part, name: Part, parent: m, area: glen}
"""
EXTERNAL = "locality: {valley: external}"
LOCALS, OUTSIDERS = 'locals("valley")', 'outsiders("valley")'
MAJORITY = "passes_when: {more_than: 1/2, of: members}"
VOTE = f"procedures: [{{id: vote, body: board, matters: [m], {MAJORITY}}}]"
MIXED = """
bodies:
  - id: board
    name: Board
    seats:
      - {id: out, count: %d, reserved_for: [helpers]}
      - {id: loc, count: %d, reserved_for: [residents]}
"""
BOARD = """
bodies:
  - id: board
    name: Board
    seats:
      - {id: member, count: 3, reserved_for: [residents], %s}
  - id: registry
    name: Registry
    seats:
      - {id: aide, reserved_for: [residents], %s}
"""
BY_MISSION = "appointed_by: mission, removable_by: {by: mission, manner: at_will}"
BY_VOTERS = "appointed_by: voters, removable_by: {by: voters, manner: for_cause}"


def holding(*texts: str) -> frozenset[str]:
    return atoms(load_text(HEAD + "\n".join(texts), "small").proposal)


def rule(text: str) -> str:
    return f"procedures: [{{id: vote, body: board, matters: [m], {text}}}]"


# --- in the room -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outsiders", "locals_", "text", "holds", "fails"),
    [
        (3, 3, MAJORITY, ["blocks locals", "blocks outsiders"], ["wins outsiders"]),
        (3, 2, MAJORITY, ["wins outsiders"], ["blocks locals"]),
        (3, 3, "passes_when: {at_least: 1/2, of: members}", ["wins locals"], ["blocks locals"]),
        (6, 4, f"{MAJORITY}, quorum: {{at_least: 3/4, of: members}}",
         ["blocks locals", "blocks_by_absence locals"], ["wins outsiders"]),
        (3, 3, "quorum: {at_least: 3}, passes_when: {more_than: 1/2, of: present}",
         ["carries_if_absent outsiders"], ["wins outsiders"]),
        (2, 3, "passes_when: {opposed_fewer_than: 1/2, of: voting}",
         ["wins locals"], ["blocks outsiders"]),
        (2, 4, "passes_when: consensus, fallback: more", ["wins locals"], ["blocks outsiders"]),
        (2, 2, f"{MAJORITY}, initiated_by: [mission]", ["blocks outsiders"], ["wins locals"]),
        (2, 5, "passes_when: {all: [{more_than: 1/2, of: members}, {no_veto_from: helpers}]}",
         ["blocks outsiders"], ["wins locals"]),
        (2, 5, "passes_when: {plebiscite: voters}", ["wins locals"], ["blocks outsiders"]),
    ],
)  # fmt: skip
def test_votes_in_the_room(
    outsiders: int, locals_: int, text: str, holds: list[str], fails: list[str]
) -> None:
    second = f"  - {{id: more, body: board, {MAJORITY}}}"
    procedures = f"procedures:\n  - {{id: vote, body: board, matters: [m], {text}}}\n{second}"
    found = holding(MIXED % (outsiders, locals_), procedures)
    for said, expected in ((holds, True), (fails, False)):
        for one in said:
            name, camp = one.split()
            assert (f'{name}({camp}("valley"),"vote")' in found) is expected, one


def test_half_of_none_is_not_reached() -> None:
    vacant = MIXED.replace("reserved_for", "participation: vacant, reserved_for") % (2, 2)
    found = holding(vacant, rule("passes_when: {at_least: 1/2, of: present}"))
    assert not any(name in atom for atom in found for name in ("wins", "blocks", "decides"))


def test_a_casting_vote_turns_a_tie() -> None:
    seats = MIXED % (1, 1)
    found = holding(seats, rule(f"{MAJORITY}, tie_break: board/loc"))
    assert f'wins({LOCALS},"vote")' in found
    assert f'wins({OUTSIDERS},"vote")' not in found


# --- whose seats ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("member", "aide", "commands"),
    [
        (BY_MISSION, BY_VOTERS, True),
        (BY_MISSION.replace("at_will", "for_cause"), BY_VOTERS, False),
        ("appointed_by: {by: mission, confirmed_by: registry/aide}, "
         "removable_by: {by: mission, manner: at_will}", BY_VOTERS, False),
        ("appointed_by: {by: mission, confirmed_by: registry/aide}, "
         "removable_by: {by: mission, manner: at_will}", BY_MISSION, True),
        ("appointed_by: mission, term: {years: 1, renewed_by: mission}", BY_VOTERS, True),
        ("appointed_by: mission, term: {years: 2, renewed_by: mission}", BY_VOTERS, False),
        ("appointed_by: {by: mission, on_proposal_of: kade, binding: true}, "
         "removable_by: {by: mission, manner: at_will}", BY_VOTERS, False),
        ("appointed_by: {by: mission, on_proposal_of: kade, binding: false}, "
         "removable_by: {by: mission, manner: at_will}", BY_VOTERS, True),
        ("appointed_by: each_its_own, removable_by: {by: mission, manner: at_will}",
         BY_VOTERS, False),
        ("appointed_by: mission, removable_by: "
         "{by: mission, manner: at_will, countermanded_by: appeal}", BY_VOTERS, False),
        ("appointed_by: mission, removable_by: "
         "{by: mission, manner: at_will, countermanded_by: own_appeal}", BY_VOTERS, True),
    ],
)  # fmt: skip
def test_who_fills_and_empties_a_seat_commands_it(
    member: str, aide: str, commands: bool
) -> None:
    more = """
  - {id: appeal, body: registry, kind: appointment, passes_when: unanimity}
  - {id: own_appeal, body: registry, kind: appointment, passes_when: {approval_by: mission}}
"""
    procedures = f"procedures:\n  - {{id: vote, body: board, matters: [m], {MAJORITY}}}{more}"
    found = holding(BOARD % (member, aide), procedures)
    for atom in ('commands("mission","board/member")', f'decides({OUTSIDERS},"m")'):
        assert (atom in found) is commands, atom
    assert ('dictator("mission","m")' in found) is commands
    assert (f'decides({LOCALS},"m")' in found) is not commands


def test_a_body_commands_by_its_own_vote() -> None:
    member = "appointed_by: registry, removable_by: {by: registry, manner: at_will}"
    found = holding(BOARD % (member, BY_VOTERS), VOTE)
    assert {
        'commands("registry","board/member")',
        'commands("registry/aide","board/member")',
        'commands_body("registry","board")',
        'dictator("registry/aide","m")',
    } <= found


# --- across bodies --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("veto", "outsiders_decide"),
    [
        ("holders: board/loc", False),
        ("holders: voters, effect: delays, delay: 30 days", True),
        ("holders: voters, effect: delays, deadline: 30 days", True),
        ("holders: voters, effect: delays", False),
        ("holders: voters, on_request_of: [mission]", True),
        ("holders: [voters, mission], exercised: jointly", True),
        ("holders: [voters, mission]", False),
        ("holders: voters, overridable_by: vote", True),
        ("holders: voters, matters: [part]", True),
    ],
)
def test_vetoes_of_locals(veto: str, outsiders_decide: bool) -> None:
    council = MIXED % (4, 1)
    found = holding(council, VOTE, f"vetoes: [{{id: veto, over: [vote], {veto}}}]")
    assert (f'decides({OUTSIDERS},"m")' in found) is outsiders_decide
    assert (f'can_stop({LOCALS},"m")' in found) is not outsiders_decide


def test_nobody_vetoes_from_an_empty_seat() -> None:
    council = (MIXED % (4, 1)).replace("id: loc,", "id: loc, participation: vacant,")
    found = holding(council, VOTE, "vetoes: [{id: veto, over: [vote], holders: board/loc}]")
    assert f'decides({OUTSIDERS},"m")' in found


def test_what_an_advice_falls_back_on_decides() -> None:
    ways = """
procedures:
  - {id: advice, body: board, kind: advice, matters: [m], passes_when: {approval_by: mission},
      fallback: word}
  - {id: word, body: board, passes_when: {approval_by: mission}}
"""
    found = holding(MIXED % (0, 3), ways)
    assert {'dictator("mission","m")', 'covers("word","part")'} <= found
    assert f'can_stop({LOCALS},"m")' not in found


def test_a_trigger_demands_another_vote() -> None:
    ways = f"""
procedures:
  - {{id: vote, body: board, matters: [m], {MAJORITY}}}
  - {{id: both, body: board, passes_when: unanimity}}
  - {{id: trigger, body: board, kind: escalation, replaces: [vote], escalates_to: both,
      passes_when: {{at_least: 1}}}}
"""
    found = holding(MIXED % (4, 1), ways)
    assert f'decides({OUTSIDERS},"m")' not in found
    assert f'can_stop({LOCALS},"m")' in found


# --- marks, areas, hierarchy ------------------------------------------------------------------


def test_the_nearest_mark_holds_and_a_part_concerns_those_around_it() -> None:
    locals_of_both = "locality: {valley: neutral, glen: local}"
    text = HEAD.replace(EXTERNAL, locals_of_both)
    found = atoms(load_text(text + MIXED % (4, 1) + VOTE, "small").proposal)
    assert {'concerns("part","valley")', 'concerns("part","glen")'} <= found
    assert 'concerns("m","glen")' not in found
    assert 'decides(locals("glen"),"part")' in found
    assert 'decides(locals("valley"),"part")' not in found


def test_outsiders_of_the_whole_who_are_called_local_in_a_part_are_both() -> None:
    text = HEAD.replace(EXTERNAL, "locality: {valley: external, glen: local}")
    with pytest.raises(OpenError):
        atoms(load_text(text + MIXED % (4, 1) + VOTE, "small").proposal)


def test_contradictory_marks_are_open() -> None:
    council = (MIXED % (1, 1)).replace("[helpers]", "[residents, helpers]")
    with pytest.raises(OpenError):
        holding(council, VOTE)


@pytest.mark.parametrize(
    ("condition", "more", "can_undo"),
    [
        ("{approval_by: registry}", "", True),
        ("{any: [{approval_by: registry}, {more_than: 1/2, of: members}]}", "", False),
        ("unanimity", "holders: registry", True),
        ("unanimity", "holders: registry, effect: delays, delay: 1 days", False),
        ("unanimity", "holders: [registry, mission], exercised: jointly", False),
        ("unanimity", "holders: registry, on_request_of: mission", False),
    ],
)
def test_what_a_body_can_undo(condition: str, more: str, can_undo: bool) -> None:
    vetoes = f"vetoes: [{{id: veto, over: [vote], {more}}}]" if more else ""
    found = holding(BOARD % (BY_VOTERS, BY_VOTERS), rule(f"passes_when: {condition}"), vetoes)
    assert ('can_undo("registry","board","m")' in found) is can_undo


def test_what_two_bodies_can_do_only_together_neither_can() -> None:
    replace = "{id: replace, body: registry, kind: override, overrides: [vote], matters: [m], "
    votes = (
        f"procedures:\n  - {{id: vote, body: board, matters: [m], {MAJORITY}}}\n  - {replace}"
    )
    council = BOARD % (BY_VOTERS, BY_VOTERS)
    alone = holding(council, votes + "passes_when: unanimity}")
    both = "passes_when: {all: [unanimity, {approval_by: mission}]}}"
    jointly = holding(council, votes + both)
    assert 'can_replace("registry","board","m")' in alone
    assert 'can_replace("registry","board","m")' not in jointly

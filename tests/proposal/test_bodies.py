"""Keys of bodies, vetoes, powers and conditions that say by whom and at whose request."""

from typing import Any

import pytest

from council_rules.proposal.load import load_text
from council_rules.proposal.problems import Problem
from tests.proposal.support import only_problem, place, problems_of

TEXT = """\
council_rules: "1"
proposal: {id: sample, title: Sample, completeness: closed}
areas: [{id: valley, name: Valley}]
groups:
  - {id: women, name: Women, dimension: gender}
  - {id: men, name: Men, dimension: gender}
  - {id: hill, name: Hill people, dimension: community}
electorates: [{id: voters, name: Voters}]
persons: [{id: adam, name: Adam, affiliations: [men]}]
matters: [{id: water, name: Water}]
bodies:
  - id: board
    name: Board
    seats: [{id: member, count: 4}, {id: envoy, holder: adam}, {id: man, reserved_for: [men]}]
  - {id: court, name: Court, seats: [{id: judge, count: 3}]}
procedures:
  - {id: board_vote, body: board, matters: all, passes_when: unanimity}
  - {id: ruling, body: court, matters: [water], passes_when: unanimity}
vetoes:
  - {id: objection, holders: court, over: [board_vote]}
powers:
  - {id: review, kind: oversee, holder: court}
"""


def body(keys: str) -> str:
    return TEXT.replace("    name: Board\n", f"    name: Board\n    {keys}\n")


def veto(keys: str) -> str:
    return TEXT.replace("over: [board_vote]}", f"over: [board_vote], {keys}}}")


def power(keys: str) -> str:
    return TEXT.replace("kind: oversee, holder: court", f"kind: oversee, {keys}")


def passes_when(condition: str) -> str:
    return TEXT.replace("matters: all, passes_when: unanimity", f"passes_when: {condition}")


def part(text: str, section: str) -> Any:
    return getattr(load_text(text).proposal, section)[0]


@pytest.mark.parametrize(
    "word", ["governs", "adjudicates", "audits", "advises", "nominates", "unknown"]
)
def test_a_function_is_a_word(word: str) -> None:
    assert part(body(f"function: {word}"), "bodies").function == word


def test_a_function_that_is_none() -> None:
    problem = only_problem(body("function: adjudicate"))
    assert (problem.code, problem.path, *place(problem)) == ("SRC005", "board.function", 14, 15)
    assert "expected one of 'governs', 'adjudicates'" in problem.message.lower()
    assert problem.hint.startswith("did you mean 'adjudicates'?")


def test_what_is_not_stated_of_a_body_is_none() -> None:
    board = part(TEXT, "bodies")
    assert (board.function, board.standing, board.acts_by) == (None, None, None)
    assert board.reserved_seats == ()


def test_standing_and_voice() -> None:
    board = part(body("standing: interim\n    acts_by: board_vote"), "bodies")
    assert (board.standing, board.acts_by) == ("interim", "board_vote")
    assert part(body("acts_by: unknown"), "bodies").acts_by == "unknown"


def test_a_body_acts_by_a_procedure_of_its_own() -> None:
    problem = only_problem(body("acts_by: ruling"))
    assert (problem.code, problem.path, *place(problem)) == ("SRC009", "board.acts_by", 14, 14)
    assert "'ruling', which is a procedure of 'court'" in problem.message
    assert problem.hint == "it has 'board_vote'"


def test_a_body_acts_by_a_procedure_and_by_nothing_else() -> None:
    problem = only_problem(body("acts_by: court"))
    assert (problem.code, problem.path) == ("SRC007", "board.acts_by")
    assert "expected the id of a procedure, found 'court'" in problem.message.lower()


QUOTAS = [
    ("[{group: women, at_least: 4}]", None),
    ("[{group: women, at_least: 4}, {group: men, at_least: 2}]", None),
    ("[{group: women, at_least: 4}, {group: hill, at_least: 6}]", None),
    (
        "[{group: women, at_least: 5}]",
        "5 seats of 'board' are reserved for 'women', but at most 4 can be theirs",
    ),
    ("[{group: hill, at_least: 7}]", "7 seats of 'board' are reserved for 'hill'"),
    (
        "[{group: women, at_least: 4}, {group: men, at_least: 3}]",
        "7 seats of 'board' are reserved for 'women' and 'men', but it has at most 6",
    ),
]


def told(text: str) -> list[Problem]:
    return list(load_text(text).warnings)


@pytest.mark.parametrize(("quotas", "message"), QUOTAS, ids=[row[0] for row in QUOTAS])
def test_a_quota_fits_into_the_body(quotas: str, message: str | None) -> None:
    text = body(f"reserved_seats: {quotas}")
    if message is None:
        assert told(text) == []
        return
    problem = only_problem(text)
    number = quotas.count("{") - 1
    assert (problem.code, problem.path) == (
        "SRC009",
        f"board.reserved_seats[{number}].at_least",
    )
    assert problem.message.startswith(message)


def test_a_quota_that_seats_not_listed_may_fill_is_a_warning() -> None:
    text = body("reserved_seats: [{group: women, at_least: 5}]")
    (warning,) = told(text.replace("closed", "open"))
    assert (warning.code, warning.severity) == ("SRC107", "warning")
    assert told(text.replace("count: 4", "count: unknown")) == []
    assert told(text.replace("count: 4", "count: {min: 4}")) == []
    assert told(text.replace("count: 4", "count: {min: 4, max: 5}")) == []
    elsewhere = text.replace("judge, count: 3", "judge, placed_in: board")
    assert told(elsewhere) == []


@pytest.mark.parametrize("held_for", ["adam", "men"])
def test_seats_held_for_others_fill_no_quota(held_for: str) -> None:
    text = body("reserved_seats: [{group: women, at_least: 4}]")
    assert told(text) == []
    text = text.replace("count: 4}", f"count: 4, on_behalf_of: {held_for}}}")
    assert only_problem(text).code == "SRC009"


def test_a_group_that_sits_elsewhere_fills_no_quota() -> None:
    text = body("reserved_seats: [{group: hill, at_least: 1}]")
    assert told(text) == []
    text = text.replace("community}", "community, seated_only_in: [court]}")
    assert only_problem(text).code == "SRC009"


def test_a_quota_is_a_number_of_seats() -> None:
    problem = only_problem(body("reserved_seats: [{group: women, at_least: 1/2}]"))
    assert (problem.code, problem.hint) == ("SRC005", "for example at_least: 5")
    problem = only_problem(body("reserved_seats: [{group: women}]"))
    assert (problem.code, problem.hint) == ("SRC006", "for example at_least: 5")


def test_a_veto_that_delays_says_how_long() -> None:
    objection = part(veto("effect: delays, delay: 30 days, on_request_of: adam"), "vetoes")
    assert (objection.delay, objection.on_request_of) == (30, ("adam",))
    assert part(veto("effect: delays, delay: none"), "vetoes").delay == "none"


@pytest.mark.parametrize("keys", ["delay: 30 days", "delay: none, effect: blocks"])
def test_only_a_veto_that_delays_has_a_delay(keys: str) -> None:
    problem = only_problem(veto(keys))
    assert (problem.code, problem.path) == ("SRC009", "objection.delay")
    assert "the effect of the veto is 'blocks'" in problem.message
    assert "effect: delays" in problem.hint


def test_a_power_of_several() -> None:
    assert part(TEXT, "powers").holder == ("court",)
    review = part(power("holder: [court, adam], on_request_of: [voters]"), "powers")
    assert (review.holder, review.on_request_of) == (("court", "adam"), ("voters",))
    problem = only_problem(power("holder: [court, adan]"))
    assert (problem.code, problem.path) == ("SRC007", "review.holder[1]")
    assert "did you mean 'adam'?" in problem.hint


def test_each_seat_of_a_class_may_be_filled_by_its_own() -> None:
    text = TEXT.replace("count: 4}", "count: 4, appointed_by: each_its_own}")
    assert part(text, "bodies").seats[0].appointed_by.by == "each_its_own"
    problem = only_problem(text.replace("each_its_own", "each_its_onw"))
    assert problem.hint == "did you mean 'each_its_own'?"


def test_a_plebiscite_is_a_condition() -> None:
    procedure = part(passes_when("{plebiscite: voters}"), "procedures")
    assert procedure.passes_when.plebiscite == "voters"
    nested = passes_when("{all: [unanimity, {any: [{plebiscite: voters}, consensus]}]}")
    assert part(nested, "procedures").passes_when.all[1].any[0].plebiscite == "voters"
    assert part(passes_when("{approval_by: voters}"), "procedures")


def test_a_plebiscite_beside_another_condition() -> None:
    problem = only_problem(passes_when("{plebiscite: voters, approval_by: court}"))
    assert problem.message.endswith("found 'approval_by' and 'plebiscite'")


PLEBISCITES = [
    ("{plebiscite: court}", "SRC007", "found 'court', which is a body", "there is 'voters'"),
    ("{plebiscite: voter}", "SRC007", "an electorate, found 'voter'", "did you mean 'voters'?"),
    ("{plebiscite: }", "SRC003", "'plebiscite' stands where a key", "a comma begins a new key"),
]


@pytest.mark.parametrize(("condition", "code", "message", "hint"), PLEBISCITES)
def test_a_plebiscite_has_an_electorate(
    condition: str, code: str, message: str, hint: str
) -> None:
    problem = problems_of(passes_when(condition))[0]
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


def test_what_is_looked_for_and_not_found() -> None:
    text = TEXT.replace("id: water, name: Water", "id: water, name: Water, area: unknown")
    assert part(text, "matters").area == "unknown"
    assert part(text.replace("area: unknown", "kinds: unknown"), "matters").kinds == "unknown"
    for by in ("none", "unknown", "adam"):
        mandates = f"mandates: [{{id: charter, name: Charter, by: {by}}}]\n"
        assert part(TEXT + mandates, "mandates").by == by

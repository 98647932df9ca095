"""Clauses that are written wrong or contradict each other."""

import pytest

from council_rules.proposal.load import load_text
from tests.proposal.support import BASE, only_problem, place_told

START = BASE + "provisions: [{id: first, kind: immunity"


def clauses(*more: str) -> str:
    """Return a file with a clause on immunity, and what else is said of it or besides it."""
    return START + "".join(more) + "}]\n"


def test_a_clause_binds_the_bodies_that_it_names() -> None:
    loaded = load_text(
        clauses(", of: [board], within: 30 days, by: board/chair, says: Immune.")
    )
    (found,) = loaded.proposal.provisions
    assert (found.of, found.within, found.by) == (("board",), 30, "board/chair")


@pytest.mark.parametrize(
    ("text", "code", "message", "hint", "column"),
    [
        (
            clauses().replace("immunity", "imunity"),
            "SRC005",
            "found 'imunity'",
            "did you mean 'immunity'?",
            32,
        ),
        (
            clauses(", of: [bord]"),
            "SRC007",
            "Expected the id of a body, found 'bord', which nothing has",
            "did you mean 'board'?",
            47,
        ),
        (
            clauses(", of: [board/chair]"),
            "SRC005",
            "found 'board/chair'",
            "",
            47,
        ),
        (
            clauses(", by: bord"),
            "SRC007",
            "found 'bord', which nothing has",
            "did you mean 'board'?",
            46,
        ),
        (
            clauses(", within: 30"),
            "SRC005",
            "Expected a number of days such as '14 days' or 'none' or 'unknown', found '30'",
            "write 30 days",
            50,
        ),
        (
            clauses(", matters: [land]"),
            "SRC007",
            "Expected the id of a matter, found 'land', which nothing has",
            "the file has no matters",
            52,
        ),
        (
            clauses(", of: []"),
            "SRC009",
            "'of' is empty, so it binds nobody",
            "name the bodies, leave 'of' out if it binds all, or write none if there is none",
            46,
        ),
        (
            clauses(", of: none}, {id: second, kind: immunity"),
            "SRC009",
            "'first' says 'none' of 'immunity', and 'second' says all bodies, as it names none",
            "keep one of them",
            46,
        ),
        (
            BASE + "immunity: [board]\n",
            "SRC004",
            "Unknown key 'immunity' in a proposal file",
            "that has a list of its own, at the top of the file: "
            "provisions: [{id: clause, kind: immunity, of: [board]}]",
            1,
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_was_meant(
    text: str, code: str, message: str, hint: str, column: int
) -> None:
    assert place_told(text, code, message, hint) == (4, column)


def test_none_for_some_bodies_goes_with_a_clause_for_others() -> None:
    text = clauses(", of: none}, {id: second, kind: immunity, of: [board]")
    assert len(load_text(text).proposal.provisions) == 2


def test_both_looked_for_in_vain_and_said_not_to_be_there() -> None:
    text = clauses(", of: none}, {id: second, kind: immunity, of: unknown")
    with pytest.raises(Exception, match="'first' says 'none' of 'immunity', and 'second' says"):
        load_text(text)


def test_a_list_is_not_complete_with_gaps() -> None:
    head = "title: Sample, complete: [provisions], incomplete: [accountability, provisions]"
    problem = only_problem(BASE.replace("title: Sample", head))
    assert problem.message == "'provisions' is both under 'complete' and under 'incomplete'"
    assert (problem.code, problem.path) == ("SRC009", "proposal.incomplete[1]")

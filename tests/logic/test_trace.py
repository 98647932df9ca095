"""Which atoms are copies of others, and what is read instead of them."""

from council_rules.logic.trace import Trace


def trace(*rules: tuple[int, list[int]]) -> Trace:
    """Return a trace of rules, each a head and a body."""
    made = Trace()
    for head, body in rules:
        made.rule(False, [head], body)
    return made


def test_a_copy_of_a_copy_is_read_as_the_original() -> None:
    chain = trace((1, [2]), (2, [3]), (3, [4, 5]))
    assert [chain.original(one) for one in (1, 2, 3, -1)] == [3, 3, 3, -3]


def test_what_has_two_rules_or_reads_the_opposite_is_no_copy() -> None:
    made = trace((1, [3]), (1, [4]), (2, [-3]), (5, [6, 7]))
    assert [made.original(one) for one in (1, 2, 5)] == [1, 2, 5]


def test_what_is_chosen_is_no_copy() -> None:
    made = Trace()
    made.rule(True, [1], [2])
    assert made.original(1) == 1


def test_atoms_that_copy_each_other_are_none() -> None:
    circle = trace((1, [2]), (2, [3]), (3, [2]), (4, [1]))
    assert [circle.original(one) for one in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_rules_read_no_copies() -> None:
    made = trace((1, [2]), (2, [3, 4]), (5, [1, -1, 6]))
    assert made.behind(5) == [2, 2, 6]
    assert [list(rule.body) for rule in made.rules_of(5)] == [[2, -2, 6]]


def test_a_rule_by_which_an_atom_derives_itself_says_nothing() -> None:
    assert not trace((1, [1])).rules_of(1)

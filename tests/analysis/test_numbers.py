"""Exact numbers in sentences: all digits, as people read them."""

from clingo import Function, String

from council_rules.analysis.sentences import shown


def test_large_numbers_are_grouped_and_told_to_every_digit() -> None:
    ways = Function("ways", [String("5658537"), String("134217728")])
    assert shown(ways, str) == "5,658,537 of 134,217,728 (about 4.22%)"


def test_a_share_is_told_as_a_fraction() -> None:
    share = Function("share", [String("1"), String("3")])
    assert shown(share, str) == "1/3 (about 33.3%)"


def test_all_is_no_number() -> None:
    assert shown(Function("ways", [String("8"), String("8")]), str) == "all"

"""Profiles: which pages name them, and which rules a run takes for one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from council_rules.analysis.standard import standard
from council_rules.rulebook import cache, page
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import Rule

Pages = Callable[..., Path]
Write = Callable[..., str]
# what the book held when there were no profiles: nobody loses one of these
_NUMBERS = {
    "ACC": "005",
    "DEC": "001 002 007 009 015",
    "MAN": "001 002 006",
    "NEU": "002 006",
    "PAL": "001 002 003 004 006 008 011",
    "REP": "001 002 004 005 006 007 008 009",
    "TIER": "001 002 003 005 006 008 009",
}
BEFORE = {f"{family}{number}" for family, all_ in _NUMBERS.items() for number in all_.split()}
SHIPPED = RuleBook.load()
CARRIED_BY = {"law", "standard", "precedent"}


def named(profiles: str) -> tuple[str, str]:
    """Return the change that lets the page name profiles."""
    return "subject: body", f"subject: body\nprofiles: {profiles}"


def renamed(code: str) -> list[tuple[str, str]]:
    name = f"name: {code.lower()}"
    return [("name: a-test", name), *[("TST001", code)] * 9]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: Pages) -> RuleBook:
    """Return a book with a rule in law, one in nothing, and one that says nothing."""
    pages("shipped/tests/TST001.md", named("[law]"))
    pages("shipped/tests/TST002.md", named("[]"), *renamed("TST002"))
    pages("shipped/tests/OTH001.md", *renamed("OTH001"))
    folder = tmp_path / "shipped"
    (folder / "core").symlink_to(rules_folder() / "core")
    monkeypatch.setattr("council_rules.rulebook.book.rules_folder", lambda: folder)
    return RuleBook.load()


@pytest.fixture
def _compiled_once(cache_of_the_run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, cache_of_the_run)


def test_a_profile_holds_the_rules_that_name_it(book: RuleBook) -> None:
    assert book["OTH001"].profiles == ("recommended",)
    assert book["TST002"].profiles == ()
    assert book.select(profile="recommended") == ("OTH001",)
    assert book.select(profile="law") == ("TST001",)
    assert book.select(profile="transition") == ()
    assert book.select(profile="all") == book.select() == ("OTH001", "TST001", "TST002")


def test_beginnings_and_folders_select_within_the_profile(book: RuleBook) -> None:
    folder = str(book.files["TST001"].parent) + "/"
    assert book.select(["TST"], profile="law") == ("TST001",)
    assert book.select([folder], profile="law") == ("TST001",)


def test_a_rule_that_is_named_in_full_is_used_whatever_the_profile(book: RuleBook) -> None:
    page_of = str(book.files["TST002"])
    for pattern in ("TST002", "tst002", page_of):
        assert book.select([pattern], profile="law") == ("TST002",)
    assert book.select(["TST", "OTH001"], profile="law") == ("OTH001", "TST001")


def test_what_only_other_profiles_hold_is_told(book: RuleBook) -> None:
    with pytest.raises(RuleBookError) as caught:
        book.select(["TST"], profile="recommended")
    (problem,) = caught.value.problems
    assert str(problem) == (
        "rule book: 'TST' matches only rules that the profile leaves out; expected rules of "
        "the profile 'recommended' (use --profile all, or name a rule in full, such as "
        "'TST001')"
    )


def test_a_profile_that_there_is_not_is_told(book: RuleBook) -> None:
    with pytest.raises(RuleBookError) as caught:
        book.select(profile="laws")
    assert str(caught.value) == (
        "profile: There is no profile 'laws'; expected 'recommended', 'law', 'transition' or "
        "'all' (did you mean 'law'?)"
    )


@pytest.mark.usefixtures("book", "_compiled_once")
def test_a_standard_counts_what_the_profile_leaves_out() -> None:
    assert standard(profile="law").left_out == 2
    assert standard(ignore=["TST002"], profile="law").left_out == 1
    assert standard(["TST002"], profile="law").left_out == 0
    assert standard().left_out == 0


def test_a_page_names_only_profiles_that_there_are(page_text: Write) -> None:
    with pytest.raises(RuleBookError) as caught:
        page.parse(page_text(named("[recomended]")), "TST001.md")
    (problem,) = caught.value.problems
    assert str(problem) == (
        "TST001.md:9:12: The profile 'recomended' does not exist; expected 'recommended', "
        "'law' or 'transition' (did you mean 'recommended'?)"
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("kind: law", "kind: standard"),
        ("role: supports", "role: contrary"),
        ("binds: all", "binds: 'nobody: a wish'"),
    ],
)
def test_the_profile_of_law_needs_law(page_text: Write, was: str, now: str) -> None:
    policy = "{instrument: B, clause: all, kind: policy, role: supports, reads: R.}"
    own = ("cures:", f"  - {policy}\ncures:")
    assert page.parse(page_text(named("[law]"), own), "TST001.md").profiles == ("law",)
    with pytest.raises(RuleBookError) as caught:
        page.parse(page_text(named("[law]"), own, (was, now)), "TST001.md")
    (problem,) = caught.value.problems
    assert problem.line == 9
    assert problem.message == (
        "The profile 'law' needs law that supports the rule and binds somebody"
    )


def test_nobody_loses_a_rule() -> None:
    held = {rule.code for rule in SHIPPED.rules if "recommended" in rule.profiles}
    assert held >= BEFORE


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: rule.code)
def test_what_is_recommended_since_is_grave_and_rests_on_law_or_practice(rule: Rule) -> None:
    if "recommended" in rule.profiles and rule.code not in BEFORE:
        carries = {s.kind for s in rule.sources if s.role in ("supports", "analogy")}
        assert rule.severity == "must"
        assert carries & CARRIED_BY


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: rule.code)
def test_a_shipped_page_says_its_profiles(rule: Rule) -> None:
    text = SHIPPED.files[rule.code].read_text(encoding="utf-8")
    assert "\nprofiles: [" in text

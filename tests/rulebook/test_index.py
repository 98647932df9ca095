"""The index of the rule book names every page and every word, and nothing else."""

import re
from functools import cache

import pytest
from clingo.ast import AST, ASTType, parse_string

from council_rules.logic.syntax import Signature
from council_rules.logic.vocabulary import RESULTS, vocabulary
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.rule import Rule
from tests.rulebook.index_page import PROFILES_PAGE, ROW, held, rules, sources

RULES = rules_folder()
# an article, section or paragraph by its number
CLAUSE = r"(article|section|paragraph)s? \d+.*"
WORD = re.compile(r"\| `(\w+)/(\d+)` \| (.+) \|")
WRITTEN = re.compile(r"`(\w+)\(([^`]*)\)`: .+")


@cache
def index() -> str:
    return (RULES / "README.md").read_text(encoding="utf-8")


@cache
def words() -> dict[str, list[tuple[Signature, str]]]:
    """Return the rows of words under each heading: signature, and what is said of it."""
    found: dict[str, list[tuple[Signature, str]]] = {}
    heading = ""
    for line in index().splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif row := WORD.fullmatch(line):
            signature = (row[1], int(row[2]))
            found.setdefault(heading, []).append((signature, row[3]))
    return found


@cache
def core() -> dict[str, str]:
    files = sorted((RULES / "core").glob("*.lp"))
    return {f"core/{file.name}": file.read_text(encoding="utf-8") for file in files}


def heads(program: str) -> set[Signature]:
    """Return the predicates that a program derives."""
    found: set[Signature] = set()

    def take(node: AST) -> None:
        if node.ast_type is not ASTType.Rule or node.head.ast_type is not ASTType.Literal:
            return
        if node.head.atom.ast_type is ASTType.SymbolicAtom:
            symbol = node.head.atom.symbol
            found.add((symbol.name, len(symbol.arguments)))

    parse_string(program, take)
    return found


def test_every_page_is_listed_as_it_is() -> None:
    listed = [row.groups() for row in map(ROW.fullmatch, index().splitlines()) if row]
    expected = list(rules())
    assert sorted(listed) == sorted(expected)
    assert f"The book holds {len(expected)} rules" in index()


def test_the_page_of_profiles_lists_the_rules_of_each() -> None:
    assert held() in PROFILES_PAGE.read_text(encoding="utf-8")


def test_every_source_is_listed_as_the_pages_cite_it() -> None:
    assert sources() in index()


@pytest.mark.parametrize("rule", RuleBook.load().rules, ids=lambda rule: rule.code)
def test_law_is_cited_by_a_clause_that_somebody_has_read(rule: Rule) -> None:
    for source in rule.sources:
        if source.kind == "law":
            assert source.role in ("supports", "contrary"), source.instrument
            assert re.fullmatch(CLAUSE, source.clause), (source.instrument, source.clause)
            assert "://" in source.seen, source.instrument
            assert source.url, source.instrument


@pytest.mark.parametrize("rule", RuleBook.load().rules, ids=lambda rule: rule.code)
def test_a_source_is_cited_once_for_a_clause(rule: Rule) -> None:
    cited = [(source.instrument, source.clause) for source in rule.sources]
    assert len(cited) == len(set(cited))


def test_every_word_that_pages_may_read_is_listed_once() -> None:
    listed = [signature for rows in words().values() for signature, _ in rows]
    assert len(listed) == len(set(listed))
    results = {(name, len(parts)) for name, parts in RESULTS.items()}
    assert set(listed) == vocabulary(core().values()).readable - results


def test_a_word_is_listed_under_the_file_that_makes_it() -> None:
    headings = {heading: rows for heading, rows in words().items() if heading in core()}
    assert headings.keys() == core().keys()
    for heading, rows in headings.items():
        assert {signature for signature, _ in rows} <= heads(core()[heading]), heading


def test_a_word_is_written_with_as_many_arguments_as_it_has() -> None:
    for rows in words().values():
        for (name, arity), said in rows:
            written = WRITTEN.fullmatch(said)
            if arity == 0:
                continue
            assert written, (name, said)
            assert written[1] == name
            assert len(written[2].split(",")) == arity


def test_each_rule_that_recommended_leaves_out_is_explained() -> None:
    every = RuleBook.load().rules
    left_out = {rule.code for rule in every if "recommended" not in rule.profiles}
    text = PROFILES_PAGE.read_text("utf-8")
    explained = text.partition("## Why some rules are not in")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| ([A-Z]+\d+) \|", explained, re.MULTILINE)) == left_out
    assert len(left_out) == 13, "the page says how many they are"

"""Rules know no name: of no people, place, State, organization or person.

The text of every rule is read as a program, and so is every message and the code around them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from clingo import SymbolType
from clingo.ast import AST, ASTType, parse_string

from tests.laws.texts import Text, fixtures, paths, read
from tests.laws.verdicts import rule_book

ROOT = Path(__file__).parents[2]
PEOPLES = ("origin", "nationality", "people", "community", "language")
# Words of names that mean something without them.
COMMON = frozenset(
    {
        *("administration", "coalition", "east", "international", "states", "strip"),
        *("transitional", "union"),
    }
)
# Whose ids are names of somebody or of a place. Bodies and seats are called by what they are.
NAMED = ("areas", "groups", "electorates", "organizations", "persons", "conflicts", "mandates")
# The head of a proposal, as the subject of what is about the whole of it; and codes of rules.
QUOTED = re.compile('"(proposal|[A-Z]{2,4}[0-9]{3})"')


@cache
def texts_of(files: tuple[Path, ...]) -> list[Text]:
    return [read(path) for path in files]


def names() -> frozenset[str]:
    """Return the ids of everybody and every place that a proposal or a fixture names."""
    return frozenset(
        one["id"]
        for text in texts_of((*paths(), *fixtures()))
        for section in NAMED
        for one in text.get(section, [])
    )


def constants(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts in quotes and the words without arguments that a program writes."""
    found: list[AST] = []
    for text in texts:
        parse_string(text, found.append)
    for node in found:
        yield from _written(node)


def _written(node: AST) -> Iterator[str]:
    if node.ast_type is ASTType.SymbolicTerm and node.symbol.type is not SymbolType.Number:
        symbol = node.symbol
        yield f'"{symbol.string}"' if symbol.type is SymbolType.String else str(symbol)
    elif node.ast_type is ASTType.Function and not node.arguments:
        yield node.name
    for key in node.child_keys:
        child = getattr(node, key)
        for one in child if not isinstance(child, AST) and child is not None else [child]:
            if isinstance(one, AST):
                yield from _written(one)


def program() -> list[str]:
    texts = rule_book().texts
    return [one.text for one in (*texts.core, *texts.conditions, *texts.evidence)]


def test_the_only_texts_in_quotes_are_codes_of_rules() -> None:
    quoted = {one for one in constants(program()) if one.startswith('"')}
    assert quoted
    assert {one for one in quoted if not QUOTED.fullmatch(one)} == set()


def test_no_constant_is_the_name_of_somebody_or_of_a_place() -> None:
    assert len(names()) > 100
    # a word of the format, though the members of one council are called so
    assert set(constants(program())) & names() <= {"permanent"}


@pytest.mark.parametrize(
    "condition",
    [
        'violated("REP001",B,named) :- voter(B,S), locality(S,"gaza",local).',
        'violated("REP001",B,named) :- #sum{1,S : seat(S,B), group(S,palestinian)} > 1.',
        'violated("REP001",B,named) :- body(B), not reserved(B,"israeli").',
    ],
)
def test_a_name_would_be_seen(condition: str) -> None:
    written = {one.strip('"') for one in constants([condition])}
    assert written & {"gaza", "palestinian", "israeli"}


# --- the code -----------------------------------------------------------------------------


def proper_names() -> frozenset[str]:
    """Return the words by which proposals call peoples, places and persons, in small letters.

    Places that are invented for the model text and for examples are left out.
    """
    called = [
        one["name"]
        for text in texts_of(tuple(path for path in paths() if path.parent.name != "model"))
        for section in ("areas", "groups", "organizations", "persons")
        for one in text.get(section, [])
        if section != "organizations" or one.get("classification") == "state"
        if section != "groups" or one["dimension"] in PEOPLES
    ]
    words = {word for name in called for word in re.findall(r"[^\W\d_]{4,}", name)}
    return frozenset(word.lower() for word in words if word[0].isupper()) - COMMON


def test_the_code_knows_no_proper_name() -> None:
    known = proper_names()
    assert {"palestinians", "gaza", "israel", "bosniaks", "kurdish", "trump"} <= known
    for path in sorted((ROOT / "src").rglob("*.py")):
        written = re.findall(r"[^\W\d_]+", path.read_text("utf-8").lower())
        assert set(written) & known == set(), path

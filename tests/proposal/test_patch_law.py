"""The law of patches: a text amended says what its tree amended says, and no more changes."""

import difflib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from council_rules.proposal.amend import Amendment, Plain, amend, load_amended, plain
from council_rules.proposal.load import load_text
from council_rules.proposal.patch import amended_text, same
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence, parse
from council_rules.rulebook.book import rules_folder

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("proposals/*/*.yaml"), *(rules_folder() / "fixtures").glob("*.yaml")]
)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}

WORDS = [
    *("yes", "no", "null", "~", "true", "12", "010", "1.5", "1:30", "1/2", "60%", "2026-01-20"),
    *("- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "?", "? a", "-", "|", ">", "%a", "@a", "`"),
    *("a, b", "[a", "a]", "{a", "}", "a:", ":a", '"', "'", "it's", 'say "so"', "\\", "..."),
    *("---", "=", "<<", "a\nb", "a\tb", " a", "a ", "", "none", "unknown", "all", "é", "a\n"),
    *("The council decides. " * 8, "Long words: " * 12, "x" * 120, "two  spaces " * 10),
]
CALM = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff"),
    max_size=12,
)
STRINGS = st.sampled_from(WORDS) | CALM
KEYS = st.sampled_from(["note", "x_more", "on", "a b", "count", "y", "12", "at_least", "a: b"])
VALUES: st.SearchStrategy[Plain] = st.recursive(
    STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
CONDITIONS: list[Plain] = [
    "unanimity",
    {"at_least": "2/3", "of": "members"},
    {"all": [{"more_than": "1/2", "of": "members"}, {"at_least": "2", "of": "present"}]},
    {"any": [{"all": [{"at_least": "9"}, "unanimity"]}, {"approval_by": "board"}]},
]
SEATS: list[Plain] = [
    {"id": "added", "count": "3"},
    {
        "id": "added",
        "name": "A seat: added",
        "appointed_by": {"by": "none", "note": "Nobody, as far as is known, appoints " * 4},
        "evidence": ["charter#art1", "charter#art2"],
    },
]
SECTIONS: dict[str, Plain] = {
    "vetoes": {"id": "strike", "holders": "board", "over": ["board"], "deadline": "14 days"},
    "procedures": {"id": "new_vote", "body": "board", "passes_when": CONDITIONS[2]},
    "bodies": {"id": "court", "name": "Court", "seats": [SEATS[0], {"id": "other"}]},
}


class Spot(NamedTuple):
    """A path with what is there."""

    path: str
    node: Node


def spots(root: Node) -> list[Spot]:
    """Return all places of a tree by a path that ``amend`` understands."""
    assert isinstance(root, Mapping)
    found: list[Spot] = []
    for key, value in root.entries:
        found.append(Spot(key.text, value))
        if isinstance(value, Sequence):
            for position, item in enumerate(value.items):
                table = plain(item)
                assert isinstance(table, dict)
                id = str(table["id"])
                found += [Spot(id, item), *below(item, id)]
                assert position >= 0
        else:
            found += below(value, key.text)
    return found


def below(node: Node, path: str) -> list[Spot]:
    if isinstance(node, Mapping):
        pairs = [(f"{path}.{key.text}", value) for key, value in node.entries]
    elif isinstance(node, Sequence):
        pairs = [(f"{path}[{number}]", item) for number, item in enumerate(node.items)]
    else:
        pairs = []
    usable = [(at, value) for at, value in pairs if at.count("/") == path.count("/")]
    return [spot for at, value in usable for spot in (Spot(at, value), *below(value, at))]


@cache
def spots_of(name: str) -> list[Spot]:
    return spots(parse(TEXTS[name])[0])


@st.composite
def amendments_to(draw: st.DrawFn, places: list[Spot]) -> Amendment:
    path, node = draw(st.sampled_from(places))
    choices = ["substitute", "substitute", "repeal", "repeal"]
    choices += ["field", "field"] if isinstance(node, Mapping) else []
    choices += ["insert", "insert"] if isinstance(node, Sequence) else []
    verb = draw(st.sampled_from(choices))
    event(verb)
    if verb == "field":
        name = draw(st.sampled_from(["note", "x_more", "evidence", "weight", "passes_when"]))
        new = draw(VALUES | st.sampled_from(CONDITIONS))
        return draw(st.sampled_from(["substitute", "insert"])), f"{path}.{name}", new
    if verb == "insert":
        return "insert", path, draw(VALUES | st.sampled_from([*SEATS, *CONDITIONS]))
    if verb == "repeal":
        return "repeal", path, ""
    return "substitute", path, draw(VALUES | st.sampled_from([*SEATS, *CONDITIONS]))


def holds(text: str, amendments: list[Amendment]) -> str:
    """Assert the law for a text and amendments and return the new text."""
    new = amended_text(text, amendments)
    wanted = amend(parse(text.removeprefix("\ufeff"))[0], amendments)
    assert same(parse(new.removeprefix("\ufeff"))[0], wanted), new
    return new


def endings(text: str, draw: st.DrawFn) -> str:
    """Return a text as another system or editor would have written it."""
    text = draw(st.sampled_from([text, text, text.rstrip("\n")]))
    text = draw(st.sampled_from([text, text, text.replace("\n", "\r\n")]))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


@settings(
    max_examples=6000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_a_text_amended_says_what_its_tree_amended_says(name: str, data: st.DataObject) -> None:
    amendment = data.draw(amendments_to(spots_of(name)))
    text = endings(TEXTS[name], lambda strategy: data.draw(strategy))
    try:
        amend(parse(TEXTS[name])[0], [amendment])
    except ProposalError:
        assume(False)
    new = holds(text, [amendment])
    assert new.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in new) == ("\r\n" in text)
    assert "\n" not in new.replace("\r\n", "") or "\r\n" not in text


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_several_amendments(name: str, data: st.DataObject) -> None:
    root = parse(TEXTS[name])[0]
    made: list[Amendment] = []
    for _ in range(data.draw(st.integers(2, 5))):
        places = spots(root) if not made else valid_spots(root)
        amendment = data.draw(amendments_to(places))
        try:
            root = amend(root, [amendment])
        except ProposalError:
            continue
        made.append(amendment)
    holds(TEXTS[name], made)


def valid_spots(root: Node) -> list[Spot]:
    """Return the places of a tree whose sections may be of any shape by now."""
    assert isinstance(root, Mapping)
    found = [Spot(key.text, value) for key, value in root.entries]
    return found + [spot for key, value in root.entries for spot in below(value, key.text)]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_nothing_changes_by_putting_what_is_there(name: str) -> None:
    for path, node in spots_of(name)[::7]:
        assert amended_text(TEXTS[name], [("substitute", path, plain(node))]) == TEXTS[name]
    assert amended_text(TEXTS[name], []) == TEXTS[name]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_new_objects_load_wherever_the_amended_tree_does(name: str) -> None:
    text = TEXTS[name]
    bodies = load_text(text).proposal.bodies
    changes: list[Amendment] = [("insert", f"{bodies[0].id}.seats", [SEATS[0]])]
    changes += [("substitute", f"{one.id}.tier", "2") for one in bodies]
    for section, value in SECTIONS.items():
        changes.append(("insert", section, replaced(value, "board", bodies[0].id)))
    for seat in bodies[0].seats:
        changes.append(("substitute", f"{bodies[0].id}/{seat.id}.term", {"years": "3"}))
    loaded = load_amended(text, changes)
    again = load_text(holds(text, changes))
    assert again.proposal == loaded.proposal
    assert {(w.code, w.message) for w in again.warnings} == {
        (w.code, w.message) for w in loaded.warnings
    }


def replaced(value: Plain, old: str, new: str) -> Plain:
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list):
        return [replaced(item, old, new) for item in value]
    return {key: replaced(item, old, new) for key, item in value.items()}


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_lines_that_are_not_amended_stay(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    path, node = data.draw(st.sampled_from(spots_of(name)))
    value: Plain = data.draw(STRINGS)
    verb = data.draw(st.sampled_from(["substitute", "repeal"]))
    try:
        new = holds(text, [(verb, path, value)])
    except ProposalError:
        assume(False)
    before, after = text.split("\n"), new.split("\n")
    # the lines of the node, of its key, and of comments that belong to it
    first, last = node.span.line, node.span.end_line
    while first > 1 and not before[first - 2].strip().startswith("#"):
        first -= 1
        if not isinstance(node, Scalar) or ":" in before[first - 1]:
            break
    while first > 1 and before[first - 2].strip()[:1] in ("#", ""):
        first -= 1
    assert before[: first - 2] == after[: first - 2]
    rest = len(before) - last
    assert before[last + 1 :] == after[len(after) - rest + 1 :]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    assert len(changed) <= 2

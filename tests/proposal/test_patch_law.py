"""The law of patches: a text amended says what its tree amended says, and no more changes."""

import difflib
import re
from functools import cache, reduce
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, assume, event, given
from hypothesis import strategies as st

from council_rules.proposal.amend import Amendment, Plain, amend, load_amended, plain
from council_rules.proposal.load import load_text
from council_rules.proposal.patch import amended_text, same
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence, parse
from council_rules.proposal.yaml_text import normalised
from council_rules.rulebook.book import rules_folder
from tests.proposal.layouts import LAYOUTS
from tests.tries import tries

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("proposals/*/*.yaml"), *(rules_folder() / "fixtures").glob("*.yaml")]
)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}

WORDS = [
    *("yes", "no", "null", "~", "true", "12", "010", "1.5", "1:30", "1/2", "60%", "2026-01-20"),
    *(
        "- a",
        "a: b",
        "a #b",
        "#a",
        "*a",
        "&a",
        "!a",
        "?",
        "? a",
        "-",
        "|",
        ">",
        "%a",
        "@a",
        "`",
    ),
    *("a, b", "[a", "a]", "{a", "}", "a:", ":a", '"', "'", "it's", 'say "so"', "\\", "..."),
    *("---", "=", "<<", "a\nb", "a\tb", " a", "a ", "", "none", "unknown", "all", "é", "a\n"),
    *("The council decides. " * 8, "Long words: " * 12, "x" * 120, "two  spaces " * 10),
]
CALM = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff"
    ),
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
    """A path, what is there, and the first line that a change of it may touch."""

    path: str
    node: Node
    top: int


def spots(root: Node) -> list[Spot]:
    """Return places of a tree by paths that ``amend`` understands, objects by their ids."""
    assert isinstance(root, Mapping)
    found: list[Spot] = []
    for key, section in root.entries:
        spot = Spot(key.text, section, key.span.line)
        found.append(spot)
        if isinstance(section, Sequence) and all(map(has_id, section.items)):
            for one in below(spot, deeper=False):
                named = Spot(has_id(one.node), one.node, one.top)
                found += [named, *below(named)]
        else:
            found += below(spot)
    return found


def has_id(node: Node) -> str:
    pairs = node.entries if isinstance(node, Mapping) else ()
    return next((str(value[0]) for key, value in pairs if key.text == "id"), "")


def below(spot: Spot, deeper: bool = True) -> list[Spot]:
    path, node, top = spot
    found: list[Spot] = []
    if isinstance(node, Mapping):
        # what is taken out of a mapping of one leaves {} beside the key of that mapping
        alone = len(node.entries) == 1
        found = [
            Spot(f"{path}.{key.text}", value, top if alone else key.span.line)
            for key, value in node.entries
            if not set("./[") & set(key.text)
        ]
    elif isinstance(node, Sequence):
        alone = len(node.items) == 1
        found = [
            Spot(f"{path}[{number}]", item, top if alone else item.span.line)
            for number, item in enumerate(node.items)
        ]
    if not deeper:
        return found
    return [one for child in found for one in (child, *below(child))]


@cache
def spots_of(name: str) -> list[Spot]:
    return spots(parse(TEXTS[name])[0])


@st.composite
def amendments_to(draw: st.DrawFn, places: list[Spot]) -> Amendment:
    path, node, _ = draw(st.sampled_from(places))
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
    root = parse(text.removeprefix("\ufeff"))[0]
    # a file is read in normal form (NFC), amendments are taken as they are
    made = [(verb, path, normalised(value)) for verb, path, value in amendments]
    try:
        wanted = amend(root, made)
    except ProposalError as refusal:
        with pytest.raises(ProposalError, match=re.escape(str(refusal))):
            amended_text(text, amendments)
        return text
    new = amended_text(text, amendments)
    assert same(parse(new.removeprefix("\ufeff"))[0], wanted), new
    return new


ENDINGS = st.tuples(st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())


def elsewhere(text: str, ending: tuple[str, bool, bool]) -> str:
    """Return a text as another system or editor would have written it."""
    line_break, has_last, has_mark = ending
    text = (text if has_last else text.rstrip("\n")).replace("\n", line_break)
    return "\ufeff" * has_mark + text


@tries(250, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_a_text_amended_says_what_its_tree_amended_says(name: str, data: st.DataObject) -> None:
    amendment = data.draw(amendments_to(spots_of(name)))
    line_break, has_last, has_mark = ending = data.draw(ENDINGS)
    text = elsewhere(TEXTS[name], ending)
    new = holds(text, [amendment])
    assert new.startswith("\ufeff") == has_mark
    assert new.endswith(line_break) == has_last
    assert set(re.findall(r"\r\n|\n|\r", new)) == {line_break}


@tries(250, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(LAYOUTS)), ENDINGS, st.data())
def test_any_layout(name: str, ending: tuple[str, bool, bool], data: st.DataObject) -> None:
    amendment = data.draw(amendments_to(spots(parse(LAYOUTS[name])[0])))
    holds(elsewhere(LAYOUTS[name], ending), [amendment])


@tries(60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_several_amendments(name: str, data: st.DataObject) -> None:
    root = parse(TEXTS[name])[0]
    made: list[Amendment] = []
    for _ in range(data.draw(st.integers(2, 5))):
        amendment = data.draw(amendments_to(spots(root)))
        try:
            root = amend(root, [amendment])
        except ProposalError:
            continue
        made.append(amendment)
    holds(TEXTS[name], made)


@tries(40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_values_replaced_at_once_are_replaced_as_one_by_one(
    name: str, data: st.DataObject
) -> None:
    places = [spot.path for spot in spots_of(name) if isinstance(spot.node, Scalar)]
    paths = data.draw(st.lists(st.sampled_from(places), min_size=2, max_size=6))
    made: list[Amendment] = [("substitute", path, data.draw(STRINGS)) for path in paths]
    holds(TEXTS[name], made)
    try:
        in_turn = reduce(lambda done, one: amended_text(done, [one]), made, TEXTS[name])
    except ProposalError:
        return
    assert amended_text(TEXTS[name], made) == in_turn


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_nothing_changes_by_putting_what_is_there(name: str) -> None:
    places = spots_of(name)
    for path, node, _ in places[:: len(places) // 60 + 1]:
        assert amended_text(TEXTS[name], [("substitute", path, plain(node))]) == TEXTS[name]
    assert amended_text(TEXTS[name], []) == TEXTS[name]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_text_loads_wherever_the_amended_tree_does(name: str) -> None:
    text = TEXTS[name]
    first = load_text(text).proposal.bodies[0]
    tried: list[Amendment] = [("insert", f"{first.id}.seats", [seat]) for seat in SEATS]
    tried += [("substitute", f"{first.id}.tier", "2"), ("repeal", f"{first.id}.tier", "")]
    for section, value in SECTIONS.items():
        tried.append(("insert", section, replaced(value, "board", first.id)))
    for seat in first.seats[:3]:
        tried.append(("substitute", f"{first.id}/{seat.id}.term", {"years": "3"}))
        tried.append(("repeal", f"{first.id}/{seat.id}", ""))
    made: list[Amendment] = []
    for amendment in tried:
        try:
            load_amended(text, [*made, amendment])
        except ProposalError:
            continue
        made.append(amendment)
    assert len(made) >= 4
    again, loaded = load_text(holds(text, made)), load_amended(text, made)
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


@tries(100, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_lines_that_are_not_amended_stay(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    path, node, top = data.draw(st.sampled_from(spots_of(name)))
    verb = data.draw(st.sampled_from(["substitute", "repeal"]))
    before = text.split("\n")
    # where the field beside a dash is taken out, the next field moves up to the dash
    assume(verb == "substitute" or "- " not in before[top - 1] or before[top - 1][-1] == "}")
    after = holds(text, [(verb, path, data.draw(STRINGS))]).split("\n")
    while top > 1 and before[top - 2].strip()[:1] in ("#", ""):
        top -= 1  # comments that belong to it, and a blank line where two would meet
    assert before[: top - 1] == after[: top - 1]
    rest = before[node.span.end_line :]
    while verb == "repeal" and not any(rest[:1]) and len(rest) > 1:
        del rest[0]  # blank lines that would come first go too
    assert after[len(after) - len(rest) :] == rest


@tries(100, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_what_is_added_takes_nothing_out(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    places = [spot for spot in spots_of(name) if not isinstance(spot.node, Scalar)]
    path, node, _ = data.draw(st.sampled_from(places))
    value = data.draw(VALUES)
    if isinstance(node, Mapping):
        amendment: Amendment = ("substitute", f"{path}.x_added", value)
    else:
        amendment = ("insert", path, value if isinstance(value, list) else [value])
    before, after = text.split("\n"), holds(text, [amendment]).split("\n")
    in_brackets = before[node.span.line - 1][node.span.column - 1] in "[{"
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    if not in_brackets:
        assert len(after) - len(before) == sum(end - begin for *_, begin, end in changed)
        assert all(code[0] == "insert" for code in changed)
    else:
        last = node.span.end_line
        assert all(code[1:3] == (last - 1, last) for code in changed)


def test_values_that_no_file_can_hold_are_refused() -> None:
    text = TEXTS["two_blocs.council.yaml"]
    for value in ("a\0b", "a\ufeffb", "a\u2028b", "\ud800", "\x85"):
        with pytest.raises(ProposalError, match="cannot be written into the text"):
            amended_text(text, [("substitute", "board.name", value)])

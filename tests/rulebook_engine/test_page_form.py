"""What a page has to look like, and what is said where it does not."""

from collections.abc import Callable

import pytest

from council_rules.rulebook import examples, page
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.problems import RuleBookError
from council_rules.rulebook.rule import ExampleText

Write = Callable[..., str]


def test_the_small_page_is_read(page_text: Write) -> None:
    rule = page.parse(page_text(), "TST001.md")
    assert (rule.code, rule.name, rule.title) == ("TST001", "a-test", "A test")
    assert rule.norm == "A body has enough seats."
    assert rule.why == "It matters."
    assert (rule.against, rule.defence) == ("Something does.", "It was agreed.")
    (source,) = rule.sources
    assert (source.instrument, source.clause) == ("A text", "article 1")
    assert (source.kind, source.role, source.binds) == ("law", "supports", "all")
    assert (source.reads, source.seen) == ("It says so.", "https://example.org/1")
    assert (rule.severity, rule.enforcement) == ("should", "advisory")
    (minimum,) = rule.parameters
    assert (minimum.name, minimum.kind, minimum.default) == ("minimum", "integer", ("1",))
    assert (minimum.least, minimum.most, minimum.unit) == ("0", "9", "seats")
    assert rule.cures == ("add_seat",)
    (few,) = rule.messages.violated
    assert (few.reason, few.arguments, few.line) == ("few", ("S",), 39)


def test_a_page_may_ask_a_person(page_text: Write) -> None:
    asked = ("met: ", 'judgement:\n  enough(S): "is {S.note} enough?"\nmet: ')
    shown = ("expect: not_applicable", "expect: {board: not_applicable, room: needs_judgement}")
    rule = page.parse(page_text(asked, shown), "TST001.md")
    (enough,) = rule.messages.judgement
    assert (enough.reason, enough.arguments, enough.line) == ("enough", ("S",), 41)
    assert rule.messages.question("enough") is enough
    assert rule.to_show == ("violated", "needs_judgement", "not_applicable", "undetermined")


def test_a_page_that_asks_a_person_shows_it(page_text: Write) -> None:
    asked = ("met: ", "judgement: {enough: is it enough?}\nmet: ")
    with pytest.raises(RuleBookError) as caught:
        page.parse(page_text(asked), "TST001.md")
    (problem,) = caught.value.problems
    assert "No example shows the verdict 'needs_judgement'" in str(problem)


def test_the_condition_keeps_the_lines_of_the_page(page_text: Write) -> None:
    text = page_text()
    condition = page.parse(text, "TST001.md").condition.split("\n")
    for number, line in enumerate(text.split("\n")):
        if line.startswith(("applies(", "violated(", "small(", "because(", "measure(")):
            assert condition[number] == line
    assert sum(1 for line in condition if line) == 5


def test_windows_line_ends_and_a_mark_at_the_start_change_nothing(page_text: Write) -> None:
    text = page_text()
    assert page.parse("\ufeff" + text.replace("\n", "\r\n"), "TST001.md") == page.parse(
        text, "TST001.md"
    )


def test_golden_reading_of_the_model_page() -> None:
    path = rules_folder() / "representation" / "REP004.md"
    rule = page.parse(path.read_text(encoding="utf-8"), "REP004.md")
    assert rule.code == "REP004"
    assert rule.name == "no-external-self-sufficiency"
    assert rule.title == "Outsiders alone do not decide"
    assert rule.severity == "must"
    assert [source.kind for source in rule.sources][:2] == ["law", "mathematics"]
    assert [message.reason for message in rule.messages.violated] == [
        "in_the_room",
        "by_its_fallback",
        "by_emptying",
        "across_bodies",
    ]
    assert rule.messages.of("in_the_room").arguments == ("A",)
    assert len(rule.examples) >= 4


REFUSED = [
    # (what is exchanged, by what, line, column, words of the problem)
    (
        "severity: should",
        "severity: shoud",
        5,
        11,
        "The severity 'shoud' does not exist; expected 'must', 'should' or 'info' "
        "(did you mean 'should'?)",
    ),
    (
        "enforcement: advisory",
        "enforcment: advisory",
        6,
        1,
        "There is no key 'enforcment' here; expected 'code', 'name', 'title', 'severity', "
        "'enforcement', 'since', 'subject', 'sources', 'cures', 'parameters', 'witness' or "
        "'profiles' (did you mean 'enforcement'?)",
    ),
    (
        "code: TST001",
        "code: tst1",
        2,
        7,
        "The code 'tst1' is not a rule code; expected capital letters and then digits, "
        "like 'REP004'",
    ),
    (
        "name: a-test",
        "name: A test",
        3,
        7,
        "The name 'A test' is not a rule name; expected small letters, digits and hyphens, "
        "like 'one-person-one-seat'",
    ),
    ("since: 0.1.0\n", "", 2, 1, "The key 'since' is missing"),
    ("since: 0.1.0", "since: [1]", 7, 8, "The version is not a text"),
    ("cures: [add_seat]", "cures: add_seat", 13, 8, "The list of cures is not a list"),
    ("[add_seat]", "[add_saet]", 13, 9, "The cure 'add_saet' does not exist"),
    ("[add_seat]", "[add_seat, add_seat]", 13, 19, "The cure 'add_seat' is given twice"),
    (
        "kind: law",
        "kind: laws",
        12,
        51,
        "The kind of source 'laws' does not exist; expected 'law', 'standard', 'scholarship', "
        "'precedent', 'mathematics' or 'policy' (did you mean 'law'?)",
    ),
    (
        "role: supports",
        "role: suports",
        12,
        62,
        "The role 'suports' does not exist; expected 'supports', 'analogy', 'illustrates' or "
        "'contrary' (did you mean 'supports'?)",
    ),
    ("role: supports, ", "", 12, 5, "The key 'role' is missing"),
    ("clause: article 1, ", "", 12, 5, "The key 'clause' is missing"),
    ("clause: article 1", 'clause: ""', 12, 34, "The clause is empty"),
    ("binds: all, ", "", 12, 5, "The key 'binds' is missing, for a source of kind 'law'"),
    (
        ', seen: "https://example.org/1"',
        "",
        12,
        5,
        "The key 'seen' is missing, for a source of kind 'law'; expected the address where the "
        "clause was read, or 'not_seen'",
    ),
    (
        '"https://example.org/1"',
        "not_sene",
        12,
        110,
        "'not_sene' is no address; expected the address where the clause was read, or "
        "'not_seen' (did you mean 'not_seen'?)",
    ),
    (
        '"https://example.org/1"',
        "not_seen",
        12,
        110,
        "Law of which nobody has read the clause is not shown as law; expected the address "
        "where it was read, or the kind 'standard' or 'precedent'",
    ),
    (
        "role: supports",
        "role: analogy",
        12,
        62,
        "A source in the role 'analogy' is not law here; expected the role 'supports' or "
        "'contrary', or the kind 'standard' or 'precedent'",
    ),
    ("role: supports", "role: illustrates", 12, 62, "in the role 'illustrates' is not law"),
    ("role: supports", "role: contrary", 12, 3, "No source supports the rule; expected one"),
    ("instrument: A text", "standard: A text", 12, 6, "There is no key 'standard' here"),
    (
        "## What speaks against it\n\nSomething does.\n",
        "",
        1,
        1,
        "The section 'What speaks against it' is missing",
    ),
    ("It was agreed.", "", 63, 1, "The section 'A defender's answer' is empty"),
    ("cures: [add_seat]", "cures: [add_seat", 14, 1, "This is not YAML"),
    ("cures: [add_seat]", "cures: &a [add_seat]", 13, 8, "Anchors, aliases and tags"),
    ("cures: [add_seat]", "code: X\ncures: [add_seat]", 13, 1, "The key 'code' is given twice"),
    (
        "# TST001 A test",
        "# TST001 A tset",
        16,
        1,
        "The heading is 'TST001 A tset'; expected TST001",
    ),
    ("> A body has\n> enough seats.\n", "", 1, 1, "The norm is missing"),
    ("---\ncode", "code", 1, 1, "The front matter is missing; expected '---'"),
    ("---\n\n# TST001 A test", "\n", 1, 1, "The front matter is never closed"),
    ("It matters.", "", 21, 1, "The section 'Why it matters' is empty"),
    (
        "## Messages",
        "## Mesages",
        35,
        1,
        "There is no section 'Mesages'; expected 'Why it matters', 'What speaks against it', "
        "'A defender's answer', 'Condition', 'Messages', 'Examples' or 'Notes' "
        "(did you mean 'Messages'?)",
    ),
    ("```asp", "```prolog", 25, 1, "The section 'Condition' holds no condition"),
    ("not_applicable}\n```", "not_applicable}", 55, 1, "This block is never closed"),
    ("# TST001 A test\n", "# TST001 A test\n```yaml\n```\n", 17, 1, "belongs to no section"),
    ("expect: violated", "expect: met", 45, 1, "No example shows the verdict 'violated'"),
    ("expect: violated", "expect: violatd", 48, 38, "The verdict 'violatd' does not exist"),
    ("{name: one, ", "{", 48, 1, "The key 'name' is missing"),
    ("met: ", "judgement: {few(S: so}\nmet: ", 40, 13, "'few(S' is not a question"),
    ("met: ", "judgement: so\nmet: ", 40, 12, "The key 'judgement' is not a table"),
    ("few(S):", "few(S:", 39, 3, "'few(S' is not a reason"),
    ("{subject} has {seats} seats, ", "{subject has ", 39, 11, "A '{' stands inside a hole"),
    ('met: "{subject} has {seats} seats"', "met: so}", 40, 6, "A '}' has no '{' before it"),
    ('met: "{subject} has {seats} seats"\n', "", 38, 1, "The key 'met' is missing"),
    (
        "range: 0..9",
        "range: 2..9",
        10,
        22,
        "'1' is out of range; expected a whole number from 2 to 9 (seats)",
    ),
    ("unit: seats, ", "", 10, 12, "The key 'unit' is missing"),
    ("range: 0..9", "range: few", 10, 45, "The range is not a range"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "words"), REFUSED)
def test_a_slip_is_said_with_its_place(
    page_text: Write, old: str, new: str, line: int, column: int, words: str
) -> None:
    with pytest.raises(RuleBookError) as caught:
        page.parse(page_text((old, new)), "TST001.md")
    found = [str(problem) for problem in caught.value.problems]
    place = f"TST001.md:{line}:{column}: "
    assert any(said.startswith(place) and words in said for said in found), found


def test_everything_is_said_at_once(page_text: Write) -> None:
    text = page_text(("severity: should", "severity: x"), ("remedy: add a seat\n", ""))
    with pytest.raises(RuleBookError) as caught:
        page.parse(text, "TST001.md")
    assert [problem.line for problem in caught.value.problems] == [5, 38]


def test_of_a_front_matter_that_cannot_be_read_no_key_is_called_missing(
    page_text: Write,
) -> None:
    with pytest.raises(RuleBookError) as caught:
        page.parse(page_text(("cures: [add_seat]", "cures: [add_seat")), "TST001.md")
    assert ["This is not YAML" in str(one) for one in caught.value.problems] == [True]


@pytest.mark.parametrize("text", ["", "\n", "---", "---\n---", "```", "a" * 100_001])
def test_what_is_no_page_at_all_is_refused(text: str) -> None:
    with pytest.raises(RuleBookError):
        page.parse(text, "x.md")


def test_deep_yaml_is_refused_without_recursion(page_text: Write) -> None:
    deep = "[" * 5000 + "]" * 5000
    with pytest.raises(RuleBookError, match="Nested deeper than 20 levels"):
        page.parse(page_text(("[add_seat]", deep)), "TST001.md")


def test_an_example_is_data() -> None:
    text = """\
name: A name
base: two_blocs
amend:
  - {substitute: board/chair.count, to: 7}
  - {insert: bodies, items: [{id: x, seats: []}]}
  - {repeal: board_vote}
parameters: {minimum: 3, matters: [land, debt], none: []}
expect: {board: violated}
"""
    example = examples.parse(ExampleText(text, 10), "x.md")
    assert example.amendments == (
        ("substitute", "board/chair.count", "7"),
        ("insert", "bodies", [{"id": "x", "seats": []}]),
        ("repeal", "board_vote", ""),
    )
    assert dict(example.parameters) == {"minimum": "3", "matters": "land,debt", "none": ""}
    assert example.expected == (("board", "violated"),)
    assert example.verdicts == {"violated"}


@pytest.mark.parametrize(
    ("amendment", "words"),
    [
        ("{substitue: a, to: 1}", "x.md:12:6: There is no amendment 'substitue'"),
        ("{substitute: a}", "x.md:12:5: The key 'to' is missing"),
        ("{insert: a, items: b}", "x.md:12:24: What is inserted is not a list"),
        ("{repeal: a, to: b}", "x.md:12:17: There is no key 'to' here"),
    ],
)
def test_a_wrong_amendment_is_said_with_its_place(amendment: str, words: str) -> None:
    text = f"{{name: a, base: b, expect: met,\n  amend: [\n    {amendment}]}}\n"
    with pytest.raises(RuleBookError) as caught:
        examples.parse(ExampleText(text, 10), "x.md")
    assert words in str(caught.value)

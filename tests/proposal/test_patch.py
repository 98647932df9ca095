"""Amendments written into the text: what it looks like."""

import pytest

from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.patch import amended_text
from council_rules.proposal.problems import ProposalError

TEXT = """\
# A sample.
council_rules: "1"

proposal: {id: sample, title: Sample, version: "1"}  # the head

areas:
  - {id: valley, name: The Valley}

bodies:
  - id: board
    name: Board    # by its statute
    tier: 1
    territory: [valley]
    seats:
      # The chair has no vote.
      - id: chair
        role: chair
        votes: false

      # Two members.
      - id: member
        count: 2
        note: >-
          Members are appointed by the
          towns.

procedures:
  # How the board decides.
  - id: board_vote
    body: board
    passes_when:
      all:
        - {more_than: "1/2", of: members}   # not of those present
        - {approval_by: board/chair}
"""
LONG = "The members of the board are appointed by the towns of the valley, one by each of them."
HEAD = 'council_rules: "1"\nproposal: {id: sample, title: Sample}\n'


def changed(*amendments: Amendment) -> tuple[list[str], list[str]]:
    """Return the lines taken out of the sample and those put in, blank lines aside."""
    before, after = TEXT.split("\n"), amended_text(TEXT, amendments).split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return without_blank_ends(before), without_blank_ends(after)


def without_blank_ends(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


@pytest.mark.parametrize(
    ("path", "value", "out", "new"),
    [
        ("board.tier", "2", ["    tier: 1"], ["    tier: 2"]),
        ("board.name", "Council", [], ["    name: Council    # by its statute"]),
        ("board.name", "No", [], ['    name: "No"    # by its statute']),
        ("proposal.version", "2", [], []),
        ("proposal.title", "Sample: a", [], []),
        ("board/chair.votes", "unknown", ["        votes: false"], ["        votes: unknown"]),
        ("board_vote.passes_when.all[0].more_than", "2/3", [], []),
        ("board_vote.passes_when.all[1].approval_by", "board", [], []),
        ("board/member.note", "Short.", [], ["        note: Short."]),
        ("board.territory", ["valley", "coast"], [], ["    territory: [valley, coast]"]),
        ("board.territory", "unknown", [], ["    territory: unknown"]),
        ("valley.name", "Valley, upper", [], ['  - {id: valley, name: "Valley, upper"}']),
    ],
)
def test_a_value_is_substituted(
    path: str, value: Plain, out: list[str], new: list[str]
) -> None:
    before, after = changed(("substitute", path, value))
    assert not out or before == out
    assert not new or after == new
    assert len(after) == 1


def test_quotes_stay_where_they_are_sensible() -> None:
    one = "board_vote.passes_when.all[0].more_than"
    begin = '        - {more_than: "1/2", of: members}'
    for value, written in (("2/3", '"2/3"'), ("60%", '"60%"'), ("3", "3")):
        _, after = changed(("substitute", one, value))
        assert after == [begin.replace('"1/2"', written) + "   # not of those present"]


def test_a_long_text_is_folded() -> None:
    _, after = changed(("substitute", "board.name", LONG))
    assert after[0] == "    name: >-    # by its statute"
    assert [line[:17] for line in after[1:]] == ["      The members"]
    _, after = changed(("substitute", "board/member.note", f"{LONG} {LONG}"))
    assert " ".join(line.strip() for line in after) == f"{LONG} {LONG}"
    assert {line[:10].strip() for line in after} == {""}
    assert max(map(len, after)) in range(80, 97)


def test_a_whole_block_is_substituted() -> None:
    _, after = changed(
        ("substitute", "board_vote.passes_when", {"at_least": "2", "of": "voting"})
    )
    assert after == ["    passes_when: {at_least: 2, of: voting}"]
    both: Plain = {"any": [{"at_least": "2"}, {"all": [{"at_least": "1"}, "unanimity"]}]}
    _, after = changed(("substitute", "board_vote.passes_when", both))
    assert after == [
        "      any:",
        "        - {at_least: 2}",
        "        - all:",
        "            - {at_least: 1}",
        "            - unanimity",
    ]


def test_what_stays_of_an_object_is_not_touched() -> None:
    chair: Plain = {"id": "chair", "role": "chair", "votes": "true", "count": "1"}
    before, after = changed(("substitute", "board/chair", chair))
    assert before == ["        votes: false"]
    assert after == ["        votes: true", "        count: 1"]


def test_fields_are_added_after_the_last() -> None:
    assert changed(("substitute", "board/chair.term", {"years": "3"})) == (
        [],
        ["        term: {years: 3}"],
    )
    assert changed(("substitute", "board.sunset", "2030-12-31")) == (
        [],
        ["    sunset: 2030-12-31"],
    )
    _, after = changed(("substitute", "proposal.status", "draft"))
    assert after == [
        'proposal: {id: sample, title: Sample, version: "1", status: draft}  # the head'
    ]
    _, after = changed(("substitute", "board.mandate", LONG))
    assert after[0] == "    mandate: >-"


def test_items_are_added_in_the_manner_of_the_others() -> None:
    _, after = changed(("insert", "areas", {"id": "coast", "name": "Yes"}))
    assert after == ['  - {id: coast, name: "Yes"}']
    _, after = changed(("insert", "board.seats", [{"id": "clerk", "weight": "2"}]))
    assert after == ["      - id: clerk", "        weight: 2"]
    _, after = changed(("insert", "board.territory", "coast"))
    assert after == ["    territory: [valley, coast]"]
    _, after = changed(("insert", "board_vote.passes_when.all", "unanimity"))
    assert after == ["        - unanimity"]


def test_a_missing_list_is_begun() -> None:
    veto: Plain = {"id": "strike", "holders": "board", "over": ["board_vote"]}
    _, after = changed(("insert", "vetoes", veto))
    assert after == ["vetoes:", "  - {id: strike, holders: board, over: [board_vote]}"]
    _, after = changed(("insert", "board.complete", "seats"))
    assert after == ["    complete: [seats]"]
    empty = "    seats: []  # none yet\n"
    text = HEAD + "bodies:\n  - id: board\n    name: Board\n" + empty
    assert amended_text(text, [("insert", "board.seats", {"id": "chair"})]).endswith(
        "    seats:  # none yet\n      - {id: chair}\n"
    )


def test_an_object_goes_with_its_comment() -> None:
    before, after = changed(("repeal", "board/member", ""))
    assert (before[0], len(before), after) == ("      # Two members.", 6, [])
    before, after = changed(("repeal", "board/chair", ""))
    assert (before[0], len(before), after) == ("      # The chair has no vote.", 4, [])
    before, after = changed(("repeal", "board_vote.passes_when.all[0]", ""))
    assert before == [
        '        - {more_than: "1/2", of: members}   # not of those present',
    ]


def test_fields_are_repealed() -> None:
    assert changed(("repeal", "board.name", "")) == (
        ["    name: Board    # by its statute"],
        [],
    )
    _, after = changed(("repeal", "proposal.version", ""))
    assert after == ["proposal: {id: sample, title: Sample}  # the head"]
    _, after = changed(("repeal", "proposal.id", ""))
    assert after == ['proposal: {title: Sample, version: "1"}  # the head']
    assert changed(("repeal", "board.id", "")) == (
        ["  - id: board", "    name: Board    # by its statute"],
        ["  - name: Board    # by its statute"],
    )
    before, after = changed(("repeal", "procedures", ""))
    assert (before[0], after) == ("procedures:", [])


def test_the_last_of_a_list_leaves_an_empty_list() -> None:
    """An empty list states something, a key left out does not: the key stays."""
    assert changed(("repeal", "valley", "")) == (
        ["areas:", "  - {id: valley, name: The Valley}"],
        ["areas: []"],
    )
    _, after = changed(("repeal", "board.territory[0]", ""))
    assert after == ["    territory: []"]
    before, after = changed(("repeal", "board_vote", ""))
    assert after == ["procedures: []"]
    assert "  # How the board decides." in before


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("count", "3", "3"),
        ("name", "3", '"3"'),
        ("name", "2026", '"2026"'),
        ("founding_date", "2026-01-20", "2026-01-20"),
        ("founding_date", "2026", '"2026"'),
        ("note", "2026-01-20", '"2026-01-20"'),
        ("votes", "true", "true"),
        ("name", "true", '"true"'),
        ("name", "yes", '"yes"'),
        ("name", "null", '"null"'),
        ("name", "010", '"010"'),
        ("name", "1:30", '"1:30"'),
        ("name", "1.10", '"1.10"'),
        ("name", "a/b", "a/b"),
        ("name", "a: b", '"a: b"'),
        ("name", "a #b", '"a #b"'),
        ("name", "a#b", "a#b"),
        ("name", "*a", '"*a"'),
        ("name", "- a", '"- a"'),
        ("name", "", '""'),
        ("name", " a", '" a"'),
        ("name", 'say "so"', 'say "so"'),
        ("name", '"so"', r'"\"so\""'),
        ("name", "a\nb", r'"a\nb"'),
        ("name", "it's, so", "it's, so"),
        ("mandated_by", "none", "none"),
        ("at_least", "1/2", '"1/2"'),
        ("at_least", "9", "9"),
    ],
)
def test_quotes_stand_where_text_would_be_misread(key: str, value: str, written: str) -> None:
    text = HEAD + "bodies:\n  - id: board\n    name: Board\n"
    new = amended_text(text, [("substitute", f"board.{key}", value)])
    assert f"    {key}: {written}\n" in new


def test_blank_lines_stand_between_objects_as_before() -> None:
    def objects(*names: str) -> str:
        return HEAD + "bodies:\n" + "\n".join(f"  - id: {n}\n    tier: 1\n" for n in names)

    court: Plain = {"id": "c", "tier": "1"}
    assert amended_text(objects("a", "b"), [("insert", "bodies", court)]) == objects(*"abc")
    for gone in "abc":
        left = [name for name in "abc" if name != gone]
        new = amended_text(objects(*"abc"), [("repeal", gone, "")])
        assert new == objects(*left)


def test_line_ends_and_the_mark_stay() -> None:
    text = "\ufeff" + TEXT.rstrip("\n").replace("\n", "\r\n")
    new = amended_text(text, [("insert", "vetoes", {"id": "a"}), ("repeal", "board.tier", "")])
    wanted = TEXT.replace("    tier: 1\n", "") + "\nvetoes:\n  - {id: a}"
    assert new == "\ufeff" + wanted.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "amendment", "words"),
    [
        (TEXT, ("substitute", "bord.tier", "1"), "did you mean 'board'?"),
        (TEXT, ("repeal", "board.parent", ""), "There is no 'board.parent' to repeal"),
        (TEXT, ("insert", "proposal", []), "'proposal' is not a list"),
        (TEXT, ("strike", "board", ""), "There is no amendment 'strike'"),
        (TEXT + "bodies: []\n", ("repeal", "board", ""), "is given twice"),
        (TEXT + "x_a: &b c\n", ("repeal", "board", ""), "The anchor '&b'"),
        ("a: [b", ("repeal", "a", ""), "A bracket is opened"),
    ],
)
def test_what_cannot_be_amended_is_said(text: str, amendment: Amendment, words: str) -> None:
    with pytest.raises(ProposalError) as caught:
        amended_text(text, [amendment])
    assert words in str(caught.value)

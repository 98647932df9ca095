"""Amendments: parts of a proposal put in, changed and taken out by path."""

import pytest

from council_rules.proposal.amend import Amendment, Plain, amend, load_amended
from council_rules.proposal.load import Loaded, load_text
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import parse
from council_rules.rulebook.book import rules_folder

TEXT = (rules_folder() / "fixtures" / "two_blocs.council.yaml").read_text(encoding="utf-8")


def amended(*amendments: Amendment) -> Loaded:
    return load_amended(TEXT, amendments, "two_blocs")


def substituted(path: str, value: Plain) -> Loaded:
    return amended(("substitute", path, value))


def test_no_amendment_is_the_file_itself() -> None:
    loaded, plain = amended(), load_text(TEXT)
    assert loaded.proposal.proposal.title == plain.proposal.proposal.title
    assert dict(loaded.places) == dict(plain.places)
    assert amend(parse(TEXT)[0], []) == parse(TEXT)[0]


def test_a_field_of_a_seat_is_substituted() -> None:
    (board,) = substituted("board/outsider.count", "7").proposal.bodies
    assert [seat.count for seat in board.seats] == [7, 5]


def test_a_field_that_is_missing_is_added() -> None:
    (board,) = substituted("board/outsider.weight", "3").proposal.bodies
    assert [seat.weight for seat in board.seats] == [3, 1]


def test_a_field_of_the_file_is_substituted() -> None:
    loaded = substituted("proposal.completeness", "open")
    assert loaded.proposal.proposal.completeness == "open"


def test_a_whole_object_is_substituted() -> None:
    seat: Plain = {"id": "outsider", "count": "2", "reserved_for": ["outsiders"]}
    (board,) = substituted("board/outsider", seat).proposal.bodies
    assert board.seats[0].count == 2
    assert board.seats[0].appointed_by is None


def test_a_condition_is_substituted_and_reached_into() -> None:
    both: Plain = {"all": [{"at_least": "1"}, {"more_than": "1/2", "of": "members"}]}
    loaded = amended(
        ("substitute", "board_vote.passes_when", both),
        ("substitute", "board_vote.passes_when.all[0].at_least", "3"),
        ("repeal", "board_vote.passes_when.all[1]", ""),
    )
    (procedure,) = loaded.proposal.procedures
    assert procedure.passes_when.all is not None
    assert [part.at_least for part in procedure.passes_when.all] == [3]


def test_items_are_inserted() -> None:
    loaded = amended(
        ("insert", "board.seats", [{"id": "chair", "role": "chair"}]),
        ("insert", "bodies", [{"id": "court", "name": "Court"}]),
        ("insert", "vetoes", [{"id": "strike", "holders": "court", "over": ["board"]}]),
        ("insert", "strike.holders", ["board/chair"]),
    )
    assert [body.id for body in loaded.proposal.bodies] == ["board", "court"]
    assert [seat.id for seat in loaded.proposal.bodies[0].seats][-1] == "chair"
    (veto,) = loaded.proposal.vetoes
    assert veto.holders == ("court", "board/chair")


def test_objects_and_fields_are_repealed() -> None:
    loaded = amended(
        ("repeal", "board/outsider", ""),
        ("repeal", "board.tier", ""),
        ("repeal", "valley_voters", ""),
        ("repeal", "board/resident.appointed_by", ""),
        ("repeal", "board/resident.removable_by", ""),
    )
    (board,) = loaded.proposal.bodies
    assert [seat.id for seat in board.seats] == ["resident"]
    assert board.tier is None
    assert loaded.proposal.electorates == ()


def test_places_are_those_of_the_base() -> None:
    loaded = substituted("board_vote.passes_when.more_than", "2/3")
    line = next(n for n, text in enumerate(TEXT.split("\n"), 1) if "passes_when" in text)
    assert loaded.places["board_vote.passes_when.more_than"].value.line == line


def test_the_fingerprint_follows_the_amendments() -> None:
    first, again = substituted("board.tier", "2"), substituted("board.tier", "2")
    assert first.sha256 == again.sha256
    assert first.sha256 != substituted("board.tier", "3").sha256


@pytest.mark.parametrize(
    ("amendment", "words"),
    [
        (
            ("substitute", "bord.tier", "1"),
            "There is nothing with the id 'bord' (did you mean 'board'?)",
        ),
        (("substitute", "board/outsidr.count", "1"), "did you mean 'board/outsider'?"),
        (
            ("substitute", "board.a.b", "1"),
            "'board.a.b' leads nowhere: there is no 'b' to go to",
        ),
        (("substitute", "board.seats[9]", "1"), "leads nowhere: there is no '9' to go to"),
        (("repeal", "board.name.x", ""), "leads nowhere"),
        (("repeal", "board.founding_date", ""), "There is no 'board.founding_date' to repeal"),
        (("insert", "board_vote.passes_when", []), "'board_vote.passes_when' is not a list"),
        (("strike", "board", ""), "There is no amendment 'strike'"),
        (("substitute", "", ""), "There is nothing with the id ''"),
        (("substitute", "board.tier", "first"), "tier"),
        (("repeal", "valley", ""), "valley"),
    ],
)
def test_what_cannot_be_amended_is_said(amendment: Amendment, words: str) -> None:
    with pytest.raises(ProposalError) as caught:
        amended(amendment)
    assert words in str(caught.value)

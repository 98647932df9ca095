"""What a report says of a small council, by hand."""

import re
from dataclasses import replace

from council_rules.analysis.causes import causes
from council_rules.findings.evidence import Place
from council_rules.findings.finding import Verdict
from council_rules.findings.people import HumanQuestion
from council_rules.report.competences import competences
from council_rules.report.document import Document, Paragraph, Question, plain
from council_rules.report.gather import document
from council_rules.report.hands import EACH, NOBODY, UNKNOWN, edges
from council_rules.report.material import Material, weakest
from council_rules.report.parts.votes import rooms_of
from council_rules.report.pictures.shares import power_of
from council_rules.report.structure import Structure
from council_rules.report.twice import told_by_another
from council_rules.report.view import View
from tests.report.councils import VALLEY, material_of


def test_every_violation_has_one_cause(material: Material) -> None:
    found = causes(material.file)
    told = [one for cause in found for one in cause.findings]
    assert sorted(map(id, told)) == sorted(map(id, material.violated))
    assert [cause.id for cause in found] == [f"C{n}" for n in range(1, len(found) + 1)]
    sizes = [len(cause.findings) for cause in found]
    assert sizes == sorted(sizes, reverse=True)


def test_the_first_cause_is_quoted_from_the_file(material: Material) -> None:
    first = causes(material.file)[0]
    quote = View(material).quote(first.clauses[0].places[0])
    assert quote.lines
    for number, line in quote.lines:
        assert material.lines[number - 1] == line


def test_the_weakest_basis_is_one_of_the_statements_named(material: Material) -> None:
    assert {weakest(one, material) for one in material.violated} <= {
        "official_text",
        "reported",
    }


def test_seats_are_drawn_as_they_are_stated(material: Material) -> None:
    (board,) = Structure(material.index, material.file.local_votes).levels
    assert [(one.origin, one.number, one.possible) for one in board.seats] == [
        ("external", 1, False),
        ("external", 5, False),
        ("external", 1, True),
        ("local", 3, False),
    ]
    assert board.share == "3 of 9–10"


def test_an_open_number_is_a_range_and_no_point() -> None:
    made = material_of(VALLEY.replace("count: 3", "count: {min: 1, max: 4}"), ("REP001",))
    (board,) = Structure(made.index, made.file.local_votes).levels
    assert (board.seats[3].number, board.seats[3].most) == (1, 4)
    assert "to" in board.share


def test_who_can_do_what(material: Material) -> None:
    structure = Structure(material.index, material.file.local_votes)
    matrix = competences(material.index, structure)
    assert matrix.cells == {("governance", "board"): {"D": True, "O": True}}


def test_hands_end_where_the_file_says(material: Material) -> None:
    structure = Structure(material.index, material.file.local_votes)
    found = {(one.source, one.kind, one.seats) for one in edges(material, structure)}
    assert (NOBODY, "fill", 1) in found
    assert ("board/chair", "fill", 5) in found
    assert ("board/chair", "empty", 5) in found
    assert (UNKNOWN, "fill", 3) in found
    assert not any(source == EACH for source, _, _ in found)


def test_rules_are_counted_once_each(material: Material) -> None:
    number = {one: len(material.rules_that_are(one)) for one in Verdict}
    assert sum(number.values()) == len(material.run.rules)


def test_the_parts_keep_their_letters(made: Document) -> None:
    assert "".join(part.letter for part in made.parts) == "ABCDEFGHIJKLM"
    letters = {part.anchor: part.letter for part in made.parts}
    assert [letters[one] for one in ("assumptions", "causes", "open", "judge")] == list("BDGJ")


def test_a_question_can_be_signed(material: Material) -> None:
    place = Place("board_vote", 1, 1, 1, 2)
    asked = HumanQuestion("do the grounds bound it: 'any'?", ("any",), place, (), "grounds")
    one = replace(
        material.file.findings[0], verdict=Verdict.NEEDS_JUDGEMENT, questions=(asked,)
    )
    file = replace(material.file, findings=(one,))
    made = document(replace(material, file=file))
    asked_, last = [block for block in made.blocks() if isinstance(block, Question)]
    assert plain(asked_.text) == "Do the grounds bound it: 'any'?"
    assert asked_.quotes == ("any",)
    assert plain(last.text).startswith("Does the file say what its sources say")


def test_who_encoded_and_who_reviewed_is_from_the_file(made: Document) -> None:
    said = " ".join(plain(one.text) for one in made.blocks() if isinstance(one, Paragraph))
    assert "The text was encoded by A. Clerk. It was encoded on 2026-05-03." in said
    assert "it was reviewed by B. Reader on 2026-05-04. Compared with the charter." in said
    assert "For 1 of 2 the file names an archived copy of what was read, for 1 its hash" in said


def test_what_the_file_does_not_say_of_its_making_is_told() -> None:
    text = re.sub(r" +(authors|encoded_on|reviewed_by|archived|sha256): .*\n", "", VALLEY)
    made = document(material_of(text, ("REP001",)))
    said = " ".join(plain(one.text) for one in made.blocks() if isinstance(one, Paragraph))
    assert "By whom the text was encoded the file does not say. The file names nobody" in said
    assert "The file gives neither a hash nor an archived copy of what was read." in said


def test_what_a_narrower_rule_repeats_is_known(material: Material) -> None:
    first = material.violated[0]
    pair = (replace(first, code="REP005"), replace(first, code="PAL001"))
    assert told_by_another(pair) == {pair[1]: "REP005"}
    assert told_by_another(pair[1:]) == {}
    assert told_by_another((pair[0], replace(pair[1], subject="elsewhere"))) == {}


def test_a_range_of_drawn_completions_is_said_to_be_one() -> None:
    open_rule = VALLEY.replace('{more_than: "1/2", of: members}', "unknown").replace(
        "count: 3", "count: {min: 1, max: 90}"
    )
    (room,) = rooms_of(View(material_of(open_rule, ("REP001",))))
    assert "drawn of" in room.note
    assert all(one.drawn for one in room.shares)
    assert all(power_of(one).endswith("of those drawn") for one in room.shares if one.power)

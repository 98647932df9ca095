"""What the other side would object to: counts, certainty, disputes, authority, numbers."""

import re
from dataclasses import replace

import pytest

from council_rules.analysis.findings import SUPPOSED
from council_rules.findings.evidence import Authority, Place
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.people import Exempt, Exemption, HumanQuestion
from council_rules.report import markdown
from council_rules.report.document import (
    Document,
    Facts,
    Figure,
    Listing,
    Paragraph,
    Part,
    Question,
    Remark,
    Table,
    plain,
)
from council_rules.report.gather import document
from council_rules.report.hands import edges
from council_rules.report.html import render
from council_rules.report.material import Material
from council_rules.report.parts import votes
from council_rules.report.structure import Structure, seats_in_words
from council_rules.report.view import View
from council_rules.report.wording import capital
from tests.report.councils import VALLEY, material_of


def _first_page(made: Document) -> str:
    assert made.summary
    return " ".join(map(plain, made.summary.answers))


def _with_another_reason(material: Material) -> Material:
    """Return what is known with a second reason for the first violation, one that hangs."""
    first = material.violated[0]
    again = replace(first, reason="another", message=f"it does{SUPPOSED}")
    return replace(
        material,
        file=replace(material.file, findings=(first, again, *material.file.findings[1:])),
    )


def test_a_further_reason_is_no_further_subject(material: Material) -> None:
    made = _with_another_reason(material)
    number = len(made.violated)
    assert View(made).further == View(material).further + 1
    assert f"{number} findings go back to" in _first_page(document(made))
    said = f"{View(made).further} give" if View(made).further > 1 else "1 gives"
    assert f"{said} a further reason why the same subject" in _first_page(document(made))


def test_a_reason_that_hangs_on_what_is_open_is_said_to(material: Material) -> None:
    made = _with_another_reason(material)
    assert View(made).hanging(made.violated) == View(made).hanging(material.violated) + 1
    told = [plain(one.text) for one in document(made).blocks() if isinstance(one, Paragraph)]
    assert any("a reason that holds in some of the completions only" in one for one in told)


def test_what_is_certain_is_so_on_the_assumptions(material: Material) -> None:
    assert material.file.assumptions
    said = "on the assumptions of part B and however what is open turns out"
    assert said in _first_page(document(material))
    bare = replace(material, file=replace(material.file, assumptions=()))
    assert "on the assumptions of part B" not in _first_page(document(bare))


def test_a_dispute_is_told_with_the_finding_it_bears_on(made: Document) -> None:
    cards = [block for block in made.blocks() if isinstance(block, Facts)]
    notes = [
        inner for card in cards for head, inner in card.entries if head == "Notes in the file"
    ]
    assert any("Disputed: a report says two thirds." in repr(one) for one in notes)


def test_what_only_illustrates_is_no_authority(material: Material) -> None:
    about = ("article 9", "precedent", "illustrates", "It is so.", "nobody", "", None)
    own = Authority("Own charter", *about)
    law = Authority("Covenant", "article 1", "law", "supports", "It is so.", "States", "", None)
    first = replace(material.violated[0], authorities=(law, own))
    made = document(replace(material, file=replace(material.file, findings=(first,))))
    entries = dict(
        entry for block in made.blocks() if isinstance(block, Facts) for entry in block.entries
    )
    assert "Covenant" in repr(entries["Authority"])
    assert "Own charter" not in repr(entries["Authority"])
    assert "Own charter" in repr(entries["Illustrations, no authority"])


def test_nothing_is_said_to_stand_where_nothing_was_found(material: Material) -> None:
    made = document(replace(material, file=replace(material.file, findings=())))
    text = render(made)
    assert "the file was judged again" not in text
    assert "No finding is certain, so that none is counted by what it stands on." in text


def test_a_number_that_the_file_does_not_bound_is_open() -> None:
    made = material_of(VALLEY.replace("count: 3", "count: unknown"), ("REP001",))
    (board,) = Structure(made.index, made.file.local_votes).levels
    assert board.assumed
    page = document(made)
    assert page.summary
    assert [one.votes for one in page.summary.rungs] == ["open"]
    (table,) = [one.table for one in page.blocks() if isinstance(one, Figure) and one.rungs]
    assert "numbers assumed" in plain(table.rows[0].cells[-1].text)
    (filled,) = [
        one
        for one in edges(made, Structure(made.index, made.file.local_votes))
        if one.kind == "fill" and one.more
    ]
    assert filled.number == "1 or more"


def _only_open(material: Material) -> Material:
    """Return what is known, with nothing that is broken for certain."""
    left = tuple(one for one in material.file.findings if one.verdict is not Verdict.VIOLATED)
    return replace(material, file=replace(material.file, findings=left))


def test_what_cannot_be_determined_comes_before_what_is_not_broken(material: Material) -> None:
    made = document(_only_open(material))
    answer = _first_page(made)
    assert re.search(r"Of \d+ rules \d+ cannot be determined, and none is known", answer)
    assert answer.count("cannot be determined, and") == 1


def test_without_a_cause_nothing_is_said_of_causes(material: Material) -> None:
    told = [plain(one.text) for one in _paragraphs(document(_only_open(material)))]
    assert not any("most derivations share" in one for one in told)
    assert any(
        "Authorities are printed with causes, of which there is none" in one for one in told
    )


def _paragraphs(made: Document) -> list[Paragraph]:
    return [one for one in made.blocks() if isinstance(one, Paragraph)]


def test_must_is_said_to_be_a_word_of_the_rule_book(material: Material, made: Document) -> None:
    assert "that the rule book marks 'must'" in _first_page(made)
    assert any(
        "do not say what the law demands" in plain(one.text) for one in _paragraphs(made)
    )


def test_seats_of_which_some_are_uncertain_are_a_range() -> None:
    assert seats_in_words(3, 3, False) == "3"
    assert seats_in_words(7, 10, False) == "7–10"
    assert seats_in_words(3, 6, True) == "3 or more"
    assert seats_in_words(0, 6, True) == "open"
    assert seats_in_words(0, 0, False) == ""


def test_a_guest_who_may_not_come_is_in_no_number_of_seats_filled(material: Material) -> None:
    structure = Structure(material.index, material.file.local_votes)
    (edge,) = [one for one in edges(material, structure) if one.number == "0–1"]
    assert (edge.source, edge.kind) == ("?unsaid", "fill")


def test_of_a_long_list_those_answers_are_told_that_others_do_not_share(
    material: Material,
) -> None:
    first = next(one for one in material.file.findings if one.verdict is Verdict.UNDETERMINED)
    answer = replace(first.violated_if[0], says="x") if first.violated_if else None
    assert answer
    usual = tuple(replace(answer, says=f"everybody says {n}") for n in range(12))
    own = (*usual, replace(answer, says="only this one says"))
    changed = replace(first, violated_if=own, subject="board")
    other = replace(first, violated_if=usual, subject="?local")
    made = replace(
        material, file=replace(material.file, findings=(*material.violated, changed, other))
    )
    part = next(one for one in document(made).parts if one.anchor == "open")
    told = [
        plain(item)
        for one in replace(document(made), parts=(part,)).blocks()
        if isinstance(one, Listing)
        for item in one.items
    ]
    assert any(
        "13 answers come together, among them that only this one says" in one for one in told
    )
    assert any("on 'Board': " in one for one in told)
    assert any("on somebody local: " in one for one in told)


def test_of_a_long_list_those_answers_come_first_that_name_the_subject(
    material: Material,
) -> None:
    first = next(one for one in material.file.findings if one.violated_if)
    answer = first.violated_if[0]
    usual = tuple(replace(answer, says=f"everybody says {n}") for n in range(12))
    about = (*usual, replace(answer, says="'Board' says so"))
    own = replace(first, violated_if=(*about, replace(answer, says="rare")), subject="board")
    other = replace(first, violated_if=about, subject="?local")
    made = replace(
        material, file=replace(material.file, findings=(*material.violated, own, other))
    )
    told = markdown.render(document(made))
    assert "14 answers come together, among them that 'Board' says so, rare and " in told


def test_what_the_tables_of_groups_do_not_count_is_said() -> None:
    text = VALLEY.replace("    complete: [seats]\n", "")
    told = [
        plain(one.text)
        for one in document(material_of(text, ("REP004",))).blocks()
        if isinstance(one, Remark)
    ]
    assert any("Seats that the file does not list count in these tables" in one for one in told)
    assert any("A seat whose origin the file does not state" in one for one in told) is False


def test_what_somebody_excused_is_counted_and_said_to_be_excused(material: Material) -> None:
    first = replace(material.violated[0], exempt=Exemption(Exempt.WAIVER, "for a while"))
    rest = [one for one in material.file.findings if one is not material.violated[0]]
    made = replace(material, file=replace(material.file, findings=(first, *rest)))
    assert "1 is excused, which changes no verdict (part K)" in _first_page(document(made))
    assert len(made.violated) == len(material.violated)
    assert "excused" not in _first_page(document(material))


def test_one_rule_is_told_of_as_one(material: Material) -> None:
    (first, *_) = material.violated
    alone = replace(material, file=replace(material.file, findings=(first,)))
    answer = _first_page(document(alone))
    assert "1 finding goes back to 1 cause. 1 is derived from the statement of C1." in answer
    assert not re.search(r"\b1 (are|do|need|were)\b", answer)


def test_a_waiver_says_why_it_excuses_nothing() -> None:
    waiver = (
        "  - {{rule: REP004, subject: board_vote, by: A. Clerk, granted: '{}', expires: '{}',"
    )
    waiver += " reason: Local seats follow within the year}}\n"
    spans = ("2026-01-01", "2026-02-01"), ("2027-01-01", "2027-02-01")
    text = VALLEY + "waivers:\n" + "".join(waiver.format(*one) for one in spans)
    part = next(
        one
        for one in document(material_of(text, ("REP004",))).parts
        if one.anchor == "unchecked"
    )
    (table,) = [one for one in part.blocks if isinstance(one, Table)]
    assert [plain(one.cells[-1].text) for one in table.rows] == [
        "has expired",
        "does not hold yet",
    ]


def _with(material: Material, *findings: Finding) -> Material:
    return replace(material, file=replace(material.file, findings=findings))


def test_nothing_is_said_to_be_unbroken_of_which_a_person_is_still_asked(
    material: Material,
) -> None:
    asked = replace(material.violated[0], verdict=Verdict.NEEDS_JUDGEMENT)
    assert "rules is known to be broken" in _first_page(document(_with(material, asked)))
    judged = replace(asked, verdict=Verdict.JUDGED_VIOLATED)
    answer = _first_page(document(_with(material, judged)))
    assert "As a person judged, the text does not meet 1 of" in answer
    assert "is broken" not in answer
    met = replace(asked, verdict=Verdict.MET)
    assert re.search(
        r"None of \d+ rules is broken,", _first_page(document(_with(material, met)))
    )


def test_rules_that_find_nothing_as_the_file_leaves_it_out_are_told_first(
    material: Material,
) -> None:
    (first, *_) = material.file.coverage
    codes = material.file.not_applicable[:2]
    assert len(codes) == 2
    left = (replace(first, rules=(*codes, "REP004")),)
    made = replace(material, file=replace(material.file, coverage=left))
    said = "Of those that do not apply, 2 may apply once the file says more (part K)."
    assert said in _first_page(document(made))
    whole = replace(material, file=replace(material.file, coverage=()))
    assert "once the file says more" not in _first_page(document(whole))


def test_what_is_open_is_named_though_no_verdict_hangs_on_it() -> None:
    known = material_of(VALLEY, ("DEC001",))
    assert not known.file.of(Verdict.UNDETERMINED)
    few = known.file.open_points[:3]
    assert len(few) == 3
    made = replace(known, file=replace(known.file, open_points=few))
    part = _part(document(made), "open")
    said, number, points = part.blocks
    assert isinstance(said, Paragraph)
    assert plain(said.text) == "Nothing that is open leaves a verdict undetermined."
    assert isinstance(number, Paragraph)
    assert plain(number.text).endswith(" open:")
    assert isinstance(points, Listing)
    told = [plain(one) for one in points.items]
    assert [one.partition(" (line")[0] for one in told] == [
        capital(one.sentence) for one in made.file.open_points
    ]


def test_of_many_open_points_those_that_are_left_out_are_counted(material: Material) -> None:
    first = material.file.open_points[0]
    many = tuple(replace(first, id=f"q{number}") for number in range(40))
    made = replace(material, file=replace(material.file, open_points=many, settling=()))
    (told,) = [
        plain(one.text)
        for one in _part(document(made), "open").blocks
        if isinstance(one, Paragraph) and "open-points" in plain(one.text)
    ]
    assert told == "40 more points are open; council-rules open-points lists all."


def test_a_question_in_the_same_words_is_asked_once(material: Material) -> None:
    place = Place("board_vote", 1, 1, 1, 2)
    asked = HumanQuestion("do the grounds bound it: 'any'?", ("any",), place, (), "grounds")
    one = replace(
        material.violated[0],
        verdict=Verdict.NEEDS_JUDGEMENT,
        questions=(asked,),
        subject="governance",
    )
    made = document(_with(material, one, replace(one, subject="board")))
    put, _ = [block for block in made.blocks() if isinstance(block, Question)]
    assert "for 'Government of the Valley', 'Board'" in plain(put.about)
    assert "1 question is for a person to judge" in _first_page(made)


def test_all_who_fill_most_seats_are_named() -> None:
    text = VALLEY.replace(
        "count: 3, reserved_for: [residents], appointed_by: unknown",
        "count: 5, reserved_for: [residents], appointed_by: residents",
    )
    (figure,) = [
        one
        for one in document(material_of(text, ("REP001",))).blocks()
        if isinstance(one, Figure) and one.anchor == "hands"
    ]
    assert figure.caption.startswith(
        "Filled by chair (Board) and Residents, as the file has it: 5 of"
    )
    assert "each; weakest basis" in figure.caption


def test_groups_that_are_not_shown_are_counted(
    material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(votes, "_MOST_GROUPS", 1)
    (figure,) = [
        one
        for one in document(material).blocks()
        if isinstance(one, Figure) and one.anchor == "shares"
    ]
    assert [plain(one.cells[1].text) for one in figure.table.rows] == [
        "those local to The Valley",
        "3 more, not shown",
    ]
    assert "3 more, not shown" in figure.drawings[0].svg


def test_a_class_known_by_its_sum_is_said_to_be_counted_as_one() -> None:
    text = VALLEY.replace(
        "appointed_by: unknown", "total_weight: 40, name: All others, appointed_by: unknown"
    )
    made = document(material_of(text, ("REP001",)))
    (figure,) = [
        one for one in made.blocks() if isinstance(one, Figure) and one.anchor == "shares"
    ]
    assert (
        figure.caption == "Shares of power, as if a class known only by its sum voted as one."
    )
    assert "counted as if they voted as one: 'All others (Board)'." in figure.how
    assert "as one" not in render(document(material_of(VALLEY, ("REP001",))))


def test_votes_of_which_nobody_is_declared_local_are_not_said_to_be_local() -> None:
    text = re.sub(r", locality: \{[^}]*\}", "", VALLEY)
    page = document(material_of(text, ("REP001",)))
    assert page.summary
    assert [one.votes for one in page.summary.rungs] == ["not stated"]


def test_the_first_page_stays_one_page_however_many_bodies_there_are() -> None:
    bodies = "".join(
        f"  - {{id: b{number}, name: b{number}, tier: 2, complete: [seats], seats: [{{id: a, "
        "reserved_for: [residents]}]}\n"
        for number in range(14)
    )
    text = VALLEY.replace("procedures:\n", f"{bodies}procedures:\n", 1)
    made = document(material_of(text, ("REP001",)))
    assert made.summary
    assert len(made.summary.rungs) == 10
    assert made.summary.more_bodies == "5 more bodies, in part C"
    for one in (render(made), markdown.render(made)):
        assert "5 more bodies, in part C" in one
    ladder = next(one for one in made.blocks() if isinstance(one, Figure) and one.rungs)
    assert len(ladder.rungs) == 15
    assert ladder.caption.endswith("b5, b6 and 7 more.")


def _part(made: Document, anchor: str) -> Part:
    return next(one for one in made.parts if one.anchor == anchor)

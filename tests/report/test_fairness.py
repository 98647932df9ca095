"""What the other side would object to: counts, certainty, disputes, authority, numbers."""

from dataclasses import replace

from council_rules.analysis.findings import SUPPOSED
from council_rules.findings.evidence import Authority
from council_rules.report.document import Document, Facts, Figure, Paragraph, plain
from council_rules.report.gather import document
from council_rules.report.hands import edges
from council_rules.report.html import render
from council_rules.report.material import Material
from council_rules.report.structure import Structure
from council_rules.report.view import View
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

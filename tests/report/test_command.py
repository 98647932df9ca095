"""The commands ``report`` and ``picture``: what they write, and what they refuse."""

import os
import re
import sys
from pathlib import Path

import pytest

from council_rules.cli import report as command
from council_rules.report import gallery
from tests.cli.support import Shell
from tests.report.councils import VALLEY

BROKEN = 'council_rules: "1"\nproposal: {id: x, title: X}\nbodies: [{id: a, nam: A}]\n'


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture
def valley(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("valley.council.yaml").write_text(VALLEY, encoding="utf-8")
    return "valley.council.yaml"


SOME = ("--select", "REP001,REP004", "--today", "2026-11-28")


def test_html_is_written_and_says_how(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--out", "x.html", *SOME)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = Path("x.html").read_text(encoding="utf-8")
    assert "council-rules report valley.council.yaml --format html --out x.html" in text
    assert "2026-11-28" in text


def test_markdown_goes_to_the_screen(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--format", "markdown", *SOME)
    assert ran.code == 0
    assert ran.out.startswith("# Council of the Valley\n")


def test_a_folder_that_is_not_there(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--out", "no/x.html")
    assert ran.code == 2
    assert "There is no folder 'no' to write 'x.html' into" in ran.err


def test_the_input_is_not_overwritten(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--out", valley)
    assert ran.code == 2
    assert Path(valley).read_text(encoding="utf-8") == VALLEY


def test_a_format_without_its_library(
    shell: Shell, valley: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(command._NEEDS, "docx", ("no_such_module", "python-docx", "docx"))
    ran = shell("report", valley, "--format", "docx", "--out", "x.docx")
    assert ran.code == 2
    assert "'docx' needs python-docx, which is not installed" in ran.err
    assert "pip install 'council-rules[docx]'" in ran.err


def test_a_pdf_without_the_libraries_of_the_system(
    shell: Shell, valley: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint may be installed where Pango is not."""
    failing = "raise OSError('cannot load libpango')\n"
    Path("weasyprint.py").write_text(failing, encoding="utf-8")
    for module in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.syspath_prepend(".")
    ran = shell("report", valley, "--format", "pdf", "--out", "x.pdf", *SOME)
    assert ran.code == 2
    assert "WeasyPrint does not find its libraries: cannot load libpango" in ran.err
    assert not Path("x.pdf").exists()


def test_an_old_report_stays_where_a_new_one_cannot_be_written(
    shell: Shell, valley: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("x.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    ran = shell("report", valley, "--out", "x.html", *SOME)
    assert ran.code == 2
    assert "'x.html' cannot be written: No space left on device" in ran.err
    assert [file.name for file in Path().iterdir() if file.name != valley] == ["x.html"]
    assert Path("x.html").read_text(encoding="utf-8") == "old"


def test_a_pdf_needs_a_file(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--format", "pdf")
    assert ran.code == 2
    assert "name a file: --out PATH" in ran.err


def test_nothing_to_report(shell: Shell, valley: str) -> None:
    ran = shell("report", "nowhere.council.yaml")
    assert ran.code == 2
    assert "There is no file or directory 'nowhere.council.yaml'" in ran.err


def test_the_problems_of_a_file_are_its_report(shell: Shell, valley: str) -> None:
    Path("broken.council.yaml").write_text(BROKEN, encoding="utf-8")
    ran = shell("report", "broken.council.yaml", "--format", "markdown")
    assert ran.code == 3
    assert "Why the file was not checked" in ran.out
    assert "nam" in ran.out
    assert "internal" not in ran.err


def test_several_files_stand_side_by_side(shell: Shell, valley: str) -> None:
    Path("other.council.yaml").write_text(
        VALLEY.replace("Council of the Valley", "Council of the Hill").replace(
            "count: 5", "count: 2"
        ),
        encoding="utf-8",
    )
    ran = shell("report", valley, "other.council.yaml", "--format", "markdown", *SOME)
    assert ran.code == 0
    assert "| Rule | Council of the Valley | Council of the Hill |" in ran.out


def test_others_that_met_a_rule_are_named(shell: Shell, valley: str) -> None:
    Path("others").mkdir()
    Path("others/hill.council.yaml").write_text(
        VALLEY.replace("Council of the Valley", "Council of the Hill").replace(
            "count: 5", "count: 2"
        ),
        encoding="utf-8",
    )
    given = ("--format", "markdown", "--compare-with", "others", *SOME)
    ran = shell("report", valley, *given)
    assert ran.code == 0
    assert "## N Among other bodies" in ran.out
    assert "Council of the Hill" in ran.out


@pytest.mark.parametrize("kind", ["ladder", "competences", "hands", "votes", "scenarios"])
def test_a_picture_by_itself(shell: Shell, valley: str, kind: str) -> None:
    ran = shell("picture", valley, "--kind", kind, "--out", "x.svg")
    assert (ran.code, ran.err) == (0, "")
    import xml.etree.ElementTree as ElementTree

    root = ElementTree.fromstring(Path("x.svg").read_text(encoding="utf-8"))
    names = [child.tag.rpartition("}")[2] for child in root]
    assert names[:2] == ["title", "desc"]


def test_a_picture_of_nothing(shell: Shell, valley: str) -> None:
    ran = shell("picture", valley, "--kind", "chamber")
    assert ran.code == 1
    assert "No body of the file has more than thirty seats" in ran.err


def test_a_report_in_arabic(shell: Shell, valley: str) -> None:
    ran = shell("report", valley, "--lang", "ar", "--format", "markdown", *SOME)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# مجلس الوادي\n")
    assert "--lang ar" in ran.out


def test_a_picture_in_arabic(shell: Shell, valley: str) -> None:
    ran = shell("picture", valley, "--kind", "ladder", "--lang", "ar")
    assert ran.code == 0
    assert "المستوى 1" in ran.out


@pytest.mark.parametrize("command", [("report",), ("picture", "--kind", "ladder")])
def test_a_language_without_a_catalogue(
    shell: Shell, valley: str, command: tuple[str, ...]
) -> None:
    ran = shell(*command, valley, "--lang", "fr")
    assert ran.code == 2
    assert "No report can be written in 'fr', expected one of 'ar', 'en'" in ran.err


# one seat of the outsiders may be reserved for residents, and nothing else may change
SMALL = (
    VALLEY.replace("count: 5", "count: 1")
    .replace("      - {id: guest, reserved_for: [outsiders], participation: invited}\n", "")
    .replace(", count: 3, reserved_for: [residents]", ", reserved_for: [residents]")
    .partition("powers:")[0]
    + """\
alternatives:
  goals: REP004
  may_change: [{at: board, kinds: re_reserve_seat}]
  limits: {max_changes: 1, show: 1}
"""
)


def test_a_change_is_told_and_drawn(shell: Shell, valley: str) -> None:
    Path(valley).write_text(SMALL, encoding="utf-8")
    ran = shell("report", valley, "--alternatives", "--format", "markdown", *SOME)
    assert (ran.code, ran.err) == (0, "")
    assert "### Alternative 1" in ran.out
    assert "It is one way, not advice." in ran.out
    assert "| Rule | Not met, before | Not met, after |" in ran.out
    assert re.search(r"Local votes in 'Board': 1 of \d before, \d of \d after\.", ran.out)
    assert "| Local votes in" not in ran.out
    drawn = shell("picture", valley, "--kind", "change")
    assert drawn.code == 0
    assert '<title id="change-t">Before and after</title>' in drawn.out


def test_a_gallery_is_in_the_language_asked_for(
    valley: str, capsys: pytest.CaptureFixture[str]
) -> None:
    gallery.main([".", "gallery", "--lang", "ar"])
    assert "reports: 1" in capsys.readouterr().out
    for name in ("index.html", "valley.html"):
        page = Path("gallery", name).read_text(encoding="utf-8")
        assert "<html lang=ar dir=rtl>" in page
        assert "مجلس الوادي" in page


def test_limits_are_those_of_a_check(shell: Shell, valley: str) -> None:
    run = shell("report", valley, "--format", "markdown", "--time-limit", "60", *SOME)
    assert run.code == 0
    assert "--time-limit 60.0" in run.out.replace("\\", "")

"""The same report from Python."""

import json
from pathlib import Path

import pytest

import council_rules
from council_rules import NothingToCheck, Report, RuleBookError, Verdict, check, load
from council_rules.render.as_json.report import render
from tests.cli.support import Shell


def test_the_command_prints_the_same_report(shell: Shell, folder: Path) -> None:
    report = check(
        Path("broken.council.yaml"), select=["REP"], parameters={"REP001": {"minimum": "3"}}
    )
    assert isinstance(report, Report)
    arguments = ("--select", "REP", "--param", "REP001.minimum=3", "--output-format", "json")
    assert shell("check", "broken.council.yaml", *arguments).out == render(report)


def test_a_text_a_path_and_a_loaded_proposal_agree(folder: Path) -> None:
    path = folder / "broken.council.yaml"
    reports = [
        check(what, select=["REP004"])
        for what in (path, str(path), load(path), path.read_text())
    ]
    verdicts = [[f.verdict for f in report.findings] for report in reports]
    assert verdicts == [[Verdict.VIOLATED, Verdict.VIOLATED]] * 4


def test_a_folder(folder: Path) -> None:
    assert len(check(folder, select=["REP004"]).files) == 5


def test_a_file_that_cannot_be_read_is_part_of_the_report(folder: Path) -> None:
    (file,) = check(folder / "bad.council.yaml", select=["REP"], ignore=["REP001"]).files
    assert not file.checked
    assert file.not_checked == ("REP002", *(f"REP00{n}" for n in range(4, 10)))
    (sound,) = check(folder / "sound.council.yaml", select=["REP004"]).files
    assert sound.not_checked == ()


def test_errors(folder: Path) -> None:
    with pytest.raises(NothingToCheck, match="There is no file or directory"):
        check(folder / "nowhere")
    with pytest.raises(RuleBookError, match="No rule matches 'REP04'"):
        check(folder, select=["REP04"])


def test_everything_offered_is_there() -> None:
    for name in council_rules.__all__:
        assert getattr(council_rules, name) is not None
        assert name in dir(council_rules)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        council_rules.chek  # noqa: B018


def test_no_settings_file_is_read(folder: Path) -> None:
    (folder / "council-rules.yaml").write_text("version: 9\n", encoding="utf-8")
    assert json.loads(render(check(folder / "sound.council.yaml")))["version"] == 1

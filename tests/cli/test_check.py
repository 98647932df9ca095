"""Exit codes and output of ``check``, on real rules and small proposals."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from council_rules.cli.exits import OK, code_of
from council_rules.render.as_json.report import json_schema
from tests.cli.support import ENVIRONMENT, Shell, wait_until_at_work
from tests.support import file_report, needs_judgement, report

pytestmark = pytest.mark.usefixtures("folder")

MATRIX = [
    (["sound.council.yaml"], 0),
    (["open.council.yaml"], 0),
    (["broken.council.yaml"], 1),
    (["sound.council.yaml", "broken.council.yaml"], 1),
    (["bad.council.yaml"], 3),
    (["bad.council.yaml", "broken.council.yaml"], 3),
    (["missing.council.yaml", "bad.council.yaml"], 2),
    (["empty"], 2),
    (["drafts"], 0),
]


@pytest.mark.parametrize("output_format", ["text", "json"])
@pytest.mark.parametrize(("arguments", "code"), MATRIX)
def test_exit_codes(shell: Shell, arguments: list[str], code: int, output_format: str) -> None:
    ran = shell("check", "--select", "REP004", "--output-format", output_format, *arguments)
    assert ran.code == code, ran
    if code == 2:
        assert ran.out == ""
        assert ran.err.startswith("error: ")
    elif output_format == "json":
        Draft202012Validator(json_schema()).validate(json.loads(ran.out))
        assert ran.err == ""
    else:
        judged = "bad.council.yaml" not in arguments or len(arguments) > 1
        said = "judged by 1 rule, " if judged else "no rule was applied, "
        assert ran.out.splitlines()[-1].startswith(said)


def test_only_violations_as_grave_as_asked_for_count(shell: Shell) -> None:
    arguments = ("check", "broken.council.yaml", "--select", "REP006")
    assert "warning[REP006]" in shell(*arguments).out
    assert shell(*arguments).code == 0
    assert shell(*arguments, "--fail-on", "should").code == 1
    assert shell(*arguments, "--fail-on", "info").code == 1


def test_the_current_directory_is_searched(shell: Shell) -> None:
    ran = shell("check", "--select", "REP004", "--output-format", "json")
    assert ran.code == 3
    assert [file["file"] for file in json.loads(ran.out)["files"]] == [
        "bad.council.yaml",
        "broken.council.yaml",
        "drafts/sound.council.yaml",
        "open.council.yaml",
        "sound.council.yaml",
    ]


def test_a_file_named_twice_is_checked_once(shell: Shell) -> None:
    ran = shell("check", "--output-format", "json", "drafts", "drafts/sound.council.yaml")
    assert len(json.loads(ran.out)["files"]) == 1


def test_an_undetermined_must_is_said_and_does_not_fail(shell: Shell) -> None:
    ran = shell("check", "open.council.yaml", "--select", "REP004")
    assert "open[REP004]" in ran.out
    assert "undetermined, which is not a pass" in ran.out
    assert ran.code == 0


@pytest.mark.parametrize("fail_on", ["must", "should", "info"])
def test_what_a_person_has_to_judge_never_fails(fail_on: str) -> None:
    assert code_of(report(file_report([needs_judgement()])), fail_on) == OK


def test_the_finding_points_at_its_place(shell: Shell) -> None:
    ran = shell("check", "broken.council.yaml", "--select", "REP004")
    assert "--> broken.council.yaml:15:9   board_vote\n" in ran.out
    assert "15 |   - id: board_vote\n   |         ^^^^^^^^^^" in ran.out


def test_the_same_bytes_on_every_run(shell: Shell) -> None:
    for form in ("text", "json"):
        arguments = (
            "check",
            "broken.council.yaml",
            "open.council.yaml",
            "--output-format",
            form,
        )
        assert shell(*arguments).out == shell(*arguments).out


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input(shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, (folder / "broken.council.yaml").read_bytes())
    ran = shell("check", "-", "--stdin-filename", "shown.yaml", "--select", "REP004")
    assert ran.code == 1
    assert "--> shown.yaml:15:9" in ran.out
    assert "15 |   - id: board_vote\n" in ran.out


def test_standard_input_that_is_no_text(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"a: \xff")
    ran = shell("check", "-")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "error: Standard input is not UTF-8 text: byte 0xFF at position 4\n"


def test_colour(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("check", "broken.council.yaml", "--select", "REP004", "--color")
    assert "\x1b[" not in shell(*arguments, "auto").out
    assert "\x1b[" in shell(*arguments, "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shell(*arguments, "auto").out
    assert "\x1b[" not in shell(*arguments, "never").out


def started(
    folder: Path, name: str, stdout: int, **environment: str
) -> tuple[int, bytes, bytes]:
    ran = subprocess.run(
        [sys.executable, "-m", "council_rules", "check", name],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_a_reader_that_goes_away_changes_nothing(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    code, _, err = started(folder, "broken.council.yaml", writer)
    os.close(writer)
    assert (code, err) == (1, b"")


def test_a_terminal_without_unicode(folder: Path) -> None:
    text = (folder / "broken.council.yaml").read_text(encoding="utf-8")
    (folder / "named.council.yaml").write_text(text.replace("Board", "R\u00e4te"), "utf-8")
    pipe = subprocess.PIPE
    code, out, err = started(folder, "named.council.yaml", pipe, PYTHONIOENCODING="ascii")
    assert (code, err) == (1, b"")
    assert b"R\\xe4te" in out


@pytest.mark.skipif(sys.platform != "linux", reason="where a command is seen to be at work")
def test_an_interrupt_ends_the_process_at_once(folder: Path) -> None:
    for number in range(60):
        copy = (folder / "open.council.yaml").read_text(encoding="utf-8")
        (folder / f"copy{number}.council.yaml").write_text(copy, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "council_rules", "check", "."],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # whoever runs the tests in the background may have told signals to be ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_until_at_work(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (-signal.SIGINT, b"")


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_colour_can_be_asked_for_without_a_terminal(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    assert "\x1b[" in shell("check", "sound.council.yaml").out
    monkeypatch.setenv(name, "0")
    assert "\x1b[" not in shell("check", "sound.council.yaml").out
    monkeypatch.setenv(name, "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shell("check", "sound.council.yaml").out


def test_a_subject_is_shown_in_full_and_the_rest_counted(shell: Shell, folder: Path) -> None:
    ran = shell("check", "broken.council.yaml", "--subject", "board_vote")
    assert "error[REP004]: outsiders" in ran.out
    assert "broken.council.yaml: " in ran.out
    assert "error[PAL001]" not in ran.out
    unknown = shell("check", "broken.council.yaml", "--subject", "bord_vote")
    assert unknown.code == 2
    assert unknown.err == (
        "error: No rule was applied to 'bord_vote'\nhelp: did you mean 'board_vote'?\n"
    )

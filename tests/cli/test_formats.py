"""``--output-format``: what goes where, what is refused, and the exit codes of each format."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

import council_rules.running.runs
from council_rules.cli.formats import FORMATS
from tests.cli.support import Shell
from tests.render.formats import READ, At, from_json

pytestmark = pytest.mark.usefixtures("folder")

BROKEN = "broken.council.yaml"
REP004 = ("--select", "REP004")


@pytest.fixture(autouse=True)
def no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(council_rules.running.runs, "run", run)


MATRIX: list[tuple[str, list[str], int]] = [
    ("clean", [*REP004, "sound.council.yaml"], 0),
    ("violations", [*REP004, BROKEN], 1),
    ("warnings only", ["--select", "REP006", BROKEN], 0),
    ("warnings that count", ["--select", "REP006", "--fail-on", "should", BROKEN], 1),
    ("undetermined", [*REP004, "open.council.yaml"], 0),
    ("unparseable input", [*REP004, "bad.council.yaml", BROKEN], 3),
    ("named file missing", [*REP004, BROKEN, "missing.council.yaml"], 2),
    ("nothing matched", [*REP004, "empty"], 2),
    ("no such rule", ["--select", "XYZ", BROKEN], 2),
    ("bad configuration", ["--config", "bad-settings.yaml", BROKEN], 2),
    ("bad rules", ["--rules", "XMP001.md", BROKEN], 2),
    ("internal error", [*REP004, BROKEN], 70),
]


IN_MATTER: At = (BROKEN, 7, 16, "REP004")
IN_ROOM: At = (BROKEN, 15, 9, "REP004")
TOLD: dict[str, set[At]] = {
    "violations": {IN_MATTER, IN_ROOM},
    "warnings only": {(BROKEN, 15, 9, "REP006")},
    "warnings that count": {(BROKEN, 15, 9, "REP006")},
    "unparseable input": {IN_MATTER, IN_ROOM, ("bad.council.yaml", 19, 1, "SRC004")},
}


@pytest.mark.parametrize("to_file", [False, True], ids=["screen", "file"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("case", "arguments", "code"), MATRIX, ids=[row[0] for row in MATRIX])
def test_every_format_has_the_same_exit_code(
    shell: Shell,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: str,
    arguments: list[str],
    code: int,
    form: str,
    to_file: bool,
) -> None:
    (folder / "bad-settings.yaml").write_text("version: 1\nselekt: []\n", encoding="utf-8")
    (folder / "XMP001.md").write_text("# No page\n", encoding="utf-8")
    if case == "internal error":
        breaks(monkeypatch)
    target = f"{form}:out" if to_file else form
    ran = shell("check", "--verbose", *arguments, "--output-format", target)
    assert ran.code == code, ran
    out = folder / "out"
    if code in (2, 70):
        assert ran.out == ""
        assert "error: " in ran.err
        assert not out.exists()
        return
    assert ran.err == ""
    assert out.exists() is to_file
    assert ran.out == "" or not to_file
    text = out.read_text(encoding="utf-8") if to_file else ran.out
    assert set(READ[form](text)) == TOLD.get(case, set())


def test_every_format_tells_the_same_of_real_files(shell: Shell, folder: Path) -> None:
    text = (folder / BROKEN).read_text(encoding="utf-8")
    odd = "drafts/r\u00e4te 1, 2; 50% #.council.yaml"
    (folder / odd).write_text(text.replace("Board", "R\u00e4te \U0001f600 | <b>"), "utf-8")
    (folder / "warned.council.yaml").write_text(f"{text}x_note: no\n", encoding="utf-8")
    # few enough for GitHub, which takes ten of a kind
    arguments = ("check", "--verbose", "--select", "REP004,REP006", ".", "--output-format")
    outputs = {name: shell(*arguments, name).out for name in FORMATS}
    found = {name: set(READ[name](out)) for name, out in outputs.items()}
    expected = set(from_json(outputs["json"]))
    assert {file for file, *_ in expected} >= {odd, BROKEN, "bad.council.yaml"}
    assert any(code.startswith("SRC1") for *_, code in expected)
    assert found == dict.fromkeys(FORMATS, expected)


def test_several_formats_at_once(shell: Shell, folder: Path) -> None:
    wanted = ("concise", "sarif:a.sarif", "junit:b.xml", "json:c.json")
    flags = [part for one in wanted for part in ("--output-format", one)]
    ran = shell("check", *REP004, *flags, BROKEN)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(f"{BROKEN}:7:16: error REP004 ")
    places = {IN_MATTER, IN_ROOM}
    for name, file in (("sarif", "a.sarif"), ("junit", "b.xml"), ("json", "c.json")):
        assert set(READ[name]((folder / file).read_text(encoding="utf-8"))) == places


def test_only_into_files_leaves_the_screen_alone(shell: Shell, folder: Path) -> None:
    ran = shell("check", BROKEN, "--output-format", "text:out.txt")
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    text = (folder / "out.txt").read_text(encoding="utf-8")
    assert "REP004 'Outsiders alone do not decide' (error)" in text


def test_what_is_in_a_file_is_what_is_on_the_screen(shell: Shell, folder: Path) -> None:
    for form in FORMATS:
        shell("check", BROKEN, "--output-format", f"{form}:out")
        assert (folder / "out").read_text("utf-8") == shell(
            "check", BROKEN, "--output-format", form
        ).out


def test_flags_of_text_hold_in_files(shell: Shell, folder: Path) -> None:
    def written(*flags: str) -> str:
        shell("check", "open.council.yaml", "--output-format", "text:out", *flags)
        return (folder / "out").read_text(encoding="utf-8")

    assert "\x1b[" in written("--color", "always")
    assert "\x1b[" not in written("--color", "auto")
    assert len(written("--quiet")) < len(written()) < len(written("--verbose"))


REFUSED = [
    (
        ["sarfi"],
        "error: There is no output format 'sarfi'\nhelp: did you mean 'sarif'?\n",
    ),
    (
        ["xyz:out"],
        "error: There is no output format 'xyz'\nhelp: the formats are 'text', 'concise', "
        "'json', 'sarif', 'junit', 'github', 'gitlab' and 'markdown'\n",
    ),
    (
        ["json", "sarif"],
        "error: 'json' and 'sarif' cannot both go to standard output\n"
        "help: name a file for one of them: --output-format FORMAT:FILE\n",
    ),
    (
        ["json", "json:-"],
        "error: 'json' and 'json' cannot both go to standard output\n"
        "help: name a file for one of them: --output-format FORMAT:FILE\n",
    ),
    (
        ["json:"],
        "error: There is no file named after 'json:'\nhelp: --output-format FORMAT:FILE\n",
    ),
    (
        ["json:out", "sarif:./out"],
        "error: 'json' and 'sarif' cannot both go to one file\n",
    ),
    (
        ["sarif:no/such/out.sarif"],
        "error: There is no folder 'no/such' to write 'out.sarif' into\n",
    ),
    (["json:drafts"], "error: 'drafts' is a folder, expected a file to write to\n"),
    (
        ["json:./drafts/../broken.council.yaml"],
        "error: './drafts/../broken.council.yaml' is read in this run, expected a file to "
        "write results to\n",
    ),
    (
        ["json:other.council.yaml"],
        "error: 'other.council.yaml' is named like a proposal, expected a file to write "
        "results to\n",
    ),
]


@pytest.mark.parametrize(("formats", "said"), REFUSED)
def test_what_could_not_be_done_is_said_before_the_check(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, formats: list[str], said: str
) -> None:
    breaks(monkeypatch)
    flags = [part for one in formats for part in ("--output-format", one)]
    ran = shell("check", BROKEN, *flags)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


@pytest.mark.parametrize("flag", ["", "--baseline", "--config", "--rules"])
def test_what_a_run_reads_is_never_written_to(shell: Shell, folder: Path, flag: str) -> None:
    settings = b"version: 1\n"
    held = settings if flag == "--config" else (folder / BROKEN).read_bytes()
    (folder / "plan.yaml").write_bytes(held)
    given = [flag, "plan.yaml", BROKEN] if flag else ["plan.yaml"]
    ran = shell("check", *given, "--output-format", "json:./plan.yaml")
    assert ran.code == 2
    assert "'./plan.yaml' is read in this run" in ran.err
    assert (folder / "plan.yaml").read_bytes() == held


def test_a_file_is_replaced_in_full(shell: Shell, folder: Path) -> None:
    (folder / "out.json").write_text("x" * 1_000_000, encoding="utf-8")
    (folder / "out.json").chmod(0o640)
    before = set(os.listdir(folder))
    assert shell("check", BROKEN, "--output-format", "json:out.json").code == 1
    assert set(os.listdir(folder)) == before
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["version"] == 1
    assert stat.S_IMODE((folder / "out.json").stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_permissions(shell: Shell, folder: Path) -> None:
    mask = os.umask(0o027)
    try:
        shell("check", BROKEN, "--output-format", "json:out.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((folder / "out.json").stat().st_mode) == 0o640


def test_a_file_that_cannot_be_written(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.json").write_text("old", encoding="utf-8")

    def replace(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", replace)
    before = set(os.listdir(folder))
    ran = shell("check", BROKEN, "--select", "REP004", "--output-format", "json:out.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: 'out.json' cannot be written: Permission denied\n"
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"
    assert set(os.listdir(folder)) == before


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="a device of other systems")
def test_a_device_is_written_to_and_stays(shell: Shell) -> None:
    assert shell("check", BROKEN, "--output-format", "sarif:/dev/null").code == 1
    assert not Path("/dev/null").is_file()


def test_paths_count_from_the_root_of_the_repository(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "drafts" / BROKEN).write_bytes((folder / BROKEN).read_bytes())
    (folder / "link.council.yaml").symlink_to(BROKEN)
    monkeypatch.chdir(folder / "drafts")
    for name in ("sarif", "junit", "github", "gitlab", "markdown"):
        ran = shell("check", *REP004, BROKEN, "../link.council.yaml", "--output-format", name)
        files = {file for file, *_ in READ[name](ran.out)}
        assert files == {f"drafts/{BROKEN}", BROKEN}, name


def test_without_a_repository_they_count_from_the_folder(shell: Shell, folder: Path) -> None:
    (folder / ".git").rmdir()
    ran = shell("check", *REP004, BROKEN, "--output-format", "sarif")
    assert {file for file, *_ in READ["sarif"](ran.out)} == {BROKEN}


def test_the_place_of_a_result_is_one_scalar(shell: Shell, folder: Path) -> None:
    run = json.loads(shell("check", BROKEN, "--output-format", "sarif").out)["runs"][0]
    assert run["results"]
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    for result in run["results"]:
        (place,) = result["locations"]
        subject = place["logicalLocations"][0]["fullyQualifiedName"]
        region = place["physicalLocation"]["region"]
        assert region["snippet"]["text"] == subject.rpartition("/")[2]
        assert region["startLine"] == region["endLine"]


def test_rules_of_ones_own_are_described(shell: Shell, folder: Path) -> None:
    pages = Path(__file__).parents[2] / "examples" / "custom_rule"
    ran = shell(
        "check",
        str(pages / "weir.council.yaml"),
        *("--rules", str(pages / "river-commission"), "--select", "RIV002"),
        *("--output-format", "sarif"),
    )
    run = json.loads(ran.out)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["RIV002"]


@pytest.fixture
def summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    file = folder / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return lambda: file.read_text(encoding="utf-8")


def test_the_summary_of_a_job(shell: Shell, summary: Callable[[], str]) -> None:
    ran = shell("check", *REP004, BROKEN, "--output-format", "github")
    assert ran.out.startswith(f"::error file={BROKEN},line=7,")
    table = shell("check", *REP004, BROKEN, "--output-format", "markdown").out
    assert summary() == f"before\n{table}"


def test_other_formats_leave_the_summary_alone(
    shell: Shell, summary: Callable[[], str]
) -> None:
    shell("check", BROKEN, "--output-format", "sarif")
    assert summary() == "before\n"


def test_a_summary_that_is_too_long_is_cut_at_a_line(
    shell: Shell, summary: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("council_rules.cli.formats._LONGEST_SUMMARY", 300)
    shell("check", BROKEN, "--output-format", "github")
    assert len(summary()) < 400
    assert summary().endswith("\n\nThe rest is left out: a summary can hold no more.\n")


def test_a_summary_that_cannot_be_written_fails_nothing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/file")
    ran = shell("check", *REP004, BROKEN, "--output-format", "github")
    assert ran.code == 1
    assert ran.err == (
        "warning: the summary 'no/such/file' cannot be written: No such file or directory\n"
    )

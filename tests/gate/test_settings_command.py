"""Settings as a run uses them: found, laid over each other, shown, and refused."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from council_rules.settings import SettingsError, read
from tests.cli.support import Shell
from tests.gate.councils import BOARD
from tests.tries import tries

NAME = "plans/valley.council.yaml"
FILE = "council-rules.yaml"


@pytest.fixture
def plans(shell: Shell) -> Shell:
    Path("plans").mkdir()
    Path(NAME).write_text(BOARD, encoding="utf-8")
    return shell


def write(text: str, path: str = FILE) -> None:
    Path(path).write_text(text, encoding="utf-8")


def shown(shell: Shell, key: str, *arguments: str) -> list[str]:
    """Return the lines for a setting, with single spaces."""
    ran = shell("check", "--show-settings", *arguments)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    return [line for line in lines if line.startswith(f"{key} ")]


def test_the_nearest_file_counts_alone(plans: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    write("version: 1\nselect: [REP]\nfail-on: info\n")
    monkeypatch.chdir("plans")
    assert shown(plans, "select") == ["select REP ../council-rules.yaml:2:10"]
    write("version: 1\nignore: [PAL]\n")
    assert shown(plans, "select") == ["select all rules of the profile default"]
    assert shown(plans, "fail-on") == ["fail-on must default"]


def test_the_environment_names_another_file(
    plans: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("version: 1\nselect: [REP]\n")
    write("version: 1\nselect: [PAL]\n", "other.yaml")
    write("version: 1\nselect: [DEC]\n", "third.yaml")
    monkeypatch.setenv("COUNCIL_RULES_CONFIG", "other.yaml")
    assert shown(plans, "select") == ["select PAL other.yaml:2:10"]
    assert shown(plans, "select", "--config", "third.yaml") == ["select DEC third.yaml:2:10"]
    monkeypatch.setenv("COUNCIL_RULES_CONFIG", "")
    assert shown(plans, "select") == ["select REP council-rules.yaml:2:10"]
    monkeypatch.setenv("COUNCIL_RULES_CONFIG", "absent.yaml")
    ran = plans("check")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no such file" in ran.err
    assert "absent.yaml" in ran.err


def test_a_flag_before_the_environment_before_the_file(
    plans: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("version: 1\nfail-on: should\nselect: [REP004]\nseverity: {REP004: should}\n")
    check = ("check", NAME, "--no-cache")
    assert shown(plans, "fail-on") == ["fail-on should council-rules.yaml:2:10"]
    assert plans(*check).code == 1
    monkeypatch.setenv("COUNCIL_RULES_FAIL_ON", "must")
    assert shown(plans, "fail-on") == ["fail-on must COUNCIL_RULES_FAIL_ON=must"]
    assert plans(*check).code == 0
    assert shown(plans, "fail-on", "--fail-on", "info") == ["fail-on info --fail-on info"]
    assert plans(*check, "--fail-on", "info").code == 1
    monkeypatch.setenv("COUNCIL_RULES_FAIL_ON", "")
    assert plans(*check).code == 1


def test_a_severity_of_the_environment_that_is_none(
    plans: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNCIL_RULES_FAIL_ON", "shoud")
    ran = plans("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: There is no severity 'shoud'\n"
        "  --> COUNCIL_RULES_FAIL_ON\n"
        "  expected 'must', 'should' or 'info'\n"
        "help: did you mean 'should'?\n"
    )


def test_every_value_says_where_it_was_set(plans: Shell) -> None:
    write(
        "version: 1\nroot: true\nselect: [REP, PAL]\nignore: REP009\n"
        "parameters: {REP001: {minimum: 2}}\n"
        "severity: {REP: should}\nenforcement: {REP005: advisory}\nfail-on: info\n"
        "exclude: [archive]\nbaseline: known.json\nwaivers: granted.yaml\n"
        "judgements: judged.yaml\n"
        "overrides:\n  - files: [drafts]\n    select: [REP]\n    ignore: [REP001]\n"
        "    severity: {REP: info}\n    enforcement: {REP: waivable}\n"
    )
    ran = plans("check", "--show-settings", "--today", "2026-02-10", "--ignore", "DEC")
    at = f"{FILE}:"
    assert [" ".join(line.split()) for line in ran.out.splitlines()] == [
        "profile recommended default",
        f"select REP {at}3:10",
        f"select PAL {at}3:15",
        "ignore DEC --ignore DEC",
        "rules those that ship default",
        f"parameters REP001.minimum = 2 {at}5:32",
        f"severity REP = should {at}6:12",
        f"enforcement REP005 = advisory {at}7:15",
        f"fail-on info {at}8:10",
        f"exclude archive {at}9:11",
        f"overrides[0].files drafts {at}14:13",
        f"overrides[0].select REP {at}15:14",
        f"overrides[0].ignore REP001 {at}16:14",
        f"overrides[0].severity REP = info {at}17:16",
        f"overrides[0].enforcement REP = waivable {at}18:19",
        f"baseline known.json {at}10:11",
        f"waivers granted.yaml {at}11:10",
        f"judgements judged.yaml {at}12:13",
        "evidence not looked into default",
        "min-basis any default",
        f"root true {at}2:7",
        "today 2026-02-10 --today 2026-02-10",
    ]


def test_nothing_is_checked_to_show_settings(plans: Shell) -> None:
    ran = plans("check", "--show-settings", "nowhere")
    assert ran.code == 0
    assert "nowhere" not in ran.out


BAD = [
    ("", "1:1", "The file is empty"),
    ("select: [REP]\n", "1:1", "The version of the settings is not given"),
    ("version: 2\n", "1:10", "Version '2' is not known"),
    ("version: [1]\n", "1:10", "This version is not known"),
    ("- version\n", "1:1", "The file holds no settings"),
    ("version: 1\nselcet: [REP]\n", "2:1", "There is no setting 'selcet'"),
    ("version: 1\nselect: {REP: 1}\n", "2:9", "'select' holds something that is no text"),
    ("version: 1\nselect: [[REP]]\n", "2:10", "'select' holds something that is no text"),
    ("version: 1\nversion: 1\n", "2:1", "version"),
    ("version: 1\nroot: maybe\n", "2:7", "'root' holds 'maybe'"),
    ("version: 1\nfail-on: shoud\n", "2:10", "'fail-on' holds 'shoud'"),
    ("version: 1\nfail-on: [must]\n", "2:10", "'fail-on' holds something that is no text"),
    ("version: 1\nseverity: must\n", "2:11", "This is no list of keys with values"),
    ("version: 1\nseverity: {REP: high}\n", "2:17", "'severity.REP' holds 'high'"),
    ("version: 1\nenforcement: {REP: [x]}\n", "2:20", "something that is no text"),
    ("version: 1\nparameters: [1]\n", "2:13", "This is no list of keys with values"),
    ("version: 1\nparameters: {A: {b: {c: d}}}\n", "2:21", "'A.b' has a value of the wrong"),
    ("version: 1\nexclude: ['']\n", "2:11", "'exclude' holds an empty text"),
    ("version: 1\nexclude: {a: b}\n", "2:10", "'exclude' holds something that is no text"),
    ("version: 1\nbaseline: []\n", "2:11", "'baseline' is not the path of a file"),
    ("version: 1\nwaivers: ''\n", "2:10", "'waivers' is not the path of a file"),
    ("version: 1\njudgements: []\n", "2:13", "'judgements' is not the path of a file"),
    ("version: 1\noverrides: {}\n", "2:12", "'overrides' is no list"),
    ("version: 1\noverrides: [a]\n", "2:13", "This entry of 'overrides' holds no settings"),
    ("version: 1\noverrides: [{select: A}]\n", "2:13", "does not say for which files it is"),
    ("version: 1\noverrides: [{file: a}]\n", "2:14", "There is no setting 'file'"),
    ("version: 1\noverrides: [{files: a, fail-on: must}]\n", "2:24", "setting 'fail-on'"),
    ("version: 1\nselect: [REP\n", "", "select"),
    ("version: 1\nselect: *all\n", "2:9", ""),
]


@pytest.mark.parametrize(("text", "place", "said"), BAD)
def test_bad_settings_are_refused_at_their_place(
    plans: Shell, text: str, place: str, said: str
) -> None:
    write(text)
    ran = plans("check")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert f"{FILE}:{place}" in ran.err


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("version: 1\nselcet: [REP]\n", "did you mean 'select'?"),
        ("version: 1\nfail-on: shoud\n", "did you mean 'should'?"),
        ("version: 1\nenforcement: {REP: advisry}\n", "did you mean 'advisory'?"),
        ("version: 1\noverrides: [{file: a}]\n", "did you mean 'files'?"),
        ("select: [REP]\n", "add: version: 1"),
    ],
)
def test_the_nearest_spelling_is_named(plans: Shell, text: str, hint: str) -> None:
    write(text)
    assert f"help: {hint}\n" in plans("check").err


def test_all_that_is_wrong_is_told_at_once(plans: Shell) -> None:
    write("version: 3\nselcet: [REP]\nfail-on: shoud\nroot: maybe\n")
    assert plans("check").err.count("error: ") == 4


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"version: 1\nselect: [\xe9]\n"])
def test_settings_that_are_no_text(plans: Shell, content: bytes) -> None:
    Path(FILE).write_bytes(content)
    ran = plans("check")
    assert (ran.code, ran.out) == (2, "")
    assert "The file is not UTF-8 text" in ran.err


def test_settings_that_are_a_folder(plans: Shell) -> None:
    Path("folder").mkdir()
    ran = plans("check", "--config", "folder")
    assert (ran.code, ran.out) == (2, "")
    assert "The file cannot be read: Is a directory" in ran.err


LINES = st.sampled_from(
    [
        "version: 1",
        "version: [",
        "select: [REP, {a: b}]",
        "select:",
        "ignore: ~",
        "severity: {REP: must, ? [a] : b}",
        "parameters: {REP001: {minimum: [1, 2]}}",
        "parameters:\n  REP001:",
        "overrides: [{files: [a], severity: {}}, {}, 3]",
        "exclude: ['**', '../..', '[', '']",
        "baseline: &a x",
        "waivers: *a",
        "root: TRUE",
        "<<: {version: 1}",
        "---",
        "\tx: y",
        "fail-on: 'mu\\0st'",
        "? : x",
    ]
)


@tries(200, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.lists(LINES, max_size=6).map("\n".join), st.text(max_size=40)))
def test_whatever_is_written_there_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems: tuple[object, ...] = ()
    try:
        read(path)
    except SettingsError as refused:
        problems = refused.problems
    assert problems or "version: 1" in text

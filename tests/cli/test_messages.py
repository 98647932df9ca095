"""What is said, word for word, when a command cannot do its work."""

from pathlib import Path

import pytest

from council_rules.analysis.standard import standard
from council_rules.cli import run as run_command
from tests.cli.support import Shell

pytestmark = pytest.mark.usefixtures("folder")

USAGE = [
    (["chek"], "error: No such command 'chek'\nhelp: did you mean 'council-rules check'?\n"),
    (["xyz"], "error: No such command 'xyz'\nhelp: council-rules --help\n"),
    ([], "error: Missing command\nhelp: council-rules --help\n"),
    (
        ["check", "--fail-on", "mus"],
        "error: Invalid value for '--fail-on': 'mus' is not one of 'must', 'should', 'info'\n"
        "help: council-rules check --help\n",
    ),
    (
        ["schema", "reports"],
        "error: Invalid value for 'NAME': 'reports' is not one of 'proposal', 'report', "
        "'alternatives', 'negotiation', 'diff', 'power', 'scenarios', 'waivers', "
        "'judgements', 'rules'\n"
        "help: council-rules schema --help\n",
    ),
    (["facts"], "error: Missing argument 'PATH'\nhelp: council-rules facts --help\n"),
]
PATHS = [
    (
        ["check", "nowhere"],
        "error: There is no file or directory 'nowhere'\n"
        "help: name proposals, or a directory with files named '*.council.yaml'\n",
    ),
    (
        ["check", "empty", "nowhere"],
        "error: There is no file or directory 'nowhere'\n"
        "error: The directory 'empty' holds no file named '*.council.yaml'\n"
        "help: name proposals, or a directory with files named '*.council.yaml'\n",
    ),
    (
        ["check", "-", "drafts"],
        "error: '-' stands for standard input and cannot be mixed with paths\n",
    ),
    (
        ["facts", "nowhere"],
        "error: There is no file 'nowhere'\nhelp: check the path\n",
    ),
    (
        ["check", "drafts", "--rules", "nowhere"],
        "error: There is no such file or folder\n  --> --rules nowhere\n"
        "  expected a rule page, a pack, or a folder of rule pages\n",
    ),
    (
        ["check", "drafts", "--config", "nowhere.yaml"],
        "error: There is no such file\n  --> nowhere.yaml\n",
    ),
]
RULES = [
    (
        ["check", "drafts", "--select", "REP04"],
        "error: No rule matches 'REP04'\n  --> --select REP04\n"
        "  expected a code, the beginning of codes, a name of a rule, or a page\n"
        "help: did you mean 'REP004'?\n",
    ),
    (
        ["rules", "--ignore", "no-external-self-suficiency"],
        "error: No rule matches 'no-external-self-suficiency'\n"
        "  --> --ignore no-external-self-suficiency\n"
        "  expected a code, the beginning of codes, a name of a rule, or a page\n"
        "help: did you mean 'no-external-self-sufficiency'?\n",
    ),
    (
        ["check", "drafts", "--param", "REP001"],
        "error: 'REP001' does not set a parameter\n  expected 'CODE.name=value'\n",
    ),
    (
        ["check", "drafts", "--param", "REP01.minimum=1"],
        "error: There is no rule 'REP01' to set a parameter of\n"
        "  --> --param REP01.minimum=1\nhelp: did you mean 'REP001'?\n",
    ),
    (
        ["check", "drafts", "--param", "REP001.minimun=1"],
        "error: The rule 'REP001' has no parameter 'minimun'\n"
        "  --> --param REP001.minimun=1\n  expected 'minimum'\nhelp: did you mean 'minimum'?\n",
    ),
    (
        ["check", "drafts", "--param", "REP001.minimum=many"],
        "error: 'many' is not a number\n  --> --param REP001.minimum=many\n"
        "  expected a whole number from 1 to 1000 (seats)\n",
    ),
    (
        ["explain", "REP04"],
        "error: There is no code 'REP04'\nhelp: did you mean 'REP004'?\n",
    ),
    (
        ["explain", "nonsense words"],
        "error: There is no code 'nonsense words'\nhelp: council-rules rules lists all codes\n",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE + PATHS + RULES)
def test_messages(shell: Shell, arguments: list[str], message: str) -> None:
    ran = shell(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_an_unknown_option_names_the_nearest(shell: Shell) -> None:
    ran = shell("check", "--selct", "REP004")
    assert ran.code == 2
    assert "--selct" in ran.err
    assert "--select" in ran.err


SETTINGS = [
    ("version: 1\nselct: [REP]\n", ":2:1", "There is no setting 'selct'", "'select'?"),
    ("version: 2\n", ":1:10", "Version '2' is not known", "version 1"),
    ("select: [REP]\n", ":1:1", "The version of the settings is not given", "add: version: 1"),
    ("", ":1:1", "The file is empty", "start with: version: 1"),
    ("- a\n", ":1:1", "The file holds no settings", "keys: 'version'"),
    ("version: 1\nselect: [{a: b}]\n", ":2:10", "'select' holds something that is no", "texts"),
    ("version: 1\nselect: [REP\n", ":2:9", "bracket", "close it"),
    ("version: 1\nversion: 1\n", ":2:1", "'version' is given twice", "keep one"),
    ("version: 1\nselect: REP04\n", ":2:9", "No rule matches 'REP04'", "'REP004'?"),
    (
        "version: 1\nparameters: {REP001: {minimun: 2}}\n",
        ":2:32",
        "The rule 'REP001' has no parameter 'minimun'",
        "'minimum'?",
    ),
    (
        "version: 1\nparameters: {REP001: {minimum: 5000}}\n",
        ":2:32",
        "'5000' is out of range",
        "from 1 to 1000",
    ),
    ("version: 1\nparameters: [REP001]\n", ":2:13", "no list of keys", "CODE: {name: value}"),
    ("version: 1\nrules: [pages]\n", ":2:9", "There is no such file or folder", "rule page"),
]


@pytest.mark.parametrize(("text", "place", "message", "remedy"), SETTINGS)
def test_settings(
    shell: Shell, folder: Path, text: str, place: str, message: str, remedy: str
) -> None:
    (folder / "council-rules.yaml").write_text(text, encoding="utf-8")
    ran = shell("check", "drafts")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err.splitlines()[0]
    assert f"--> council-rules.yaml{place}\n" in ran.err
    assert remedy in ran.err


def test_settings_that_are_no_text(shell: Shell, folder: Path) -> None:
    (folder / "council-rules.yaml").write_bytes(b"\xff\xfe")
    ran = shell("check", "drafts")
    assert ran.code == 2
    assert ran.err.startswith("error: The file is not UTF-8 text\n  --> council-rules.yaml\n")


PROBLEMS = [
    (b"", "SRC001"),
    (b"\x00\x01", "SRC001"),
    (b"a: [", "SRC002"),
    (b"a: 1\na: 2\n", "SRC003"),
    (b'council_rules: "7"\nproposal: {id: a, title: A}\n', "SRC005"),
]


@pytest.mark.parametrize(("content", "code"), PROBLEMS)
def test_files_that_cannot_be_read(
    shell: Shell, folder: Path, content: bytes, code: str
) -> None:
    (folder / "odd.council.yaml").write_bytes(content)
    ran = shell("check", "odd.council.yaml")
    assert (ran.code, ran.err) == (3, "")
    assert f"error[{code}]: " in ran.out
    assert "nothing was judged: 1 proposal not checked\n" in ran.out
    assert (
        f"not checked by {len(standard(profile='recommended').rules)} rules: odd.council.yaml"
        in ran.out
    )


def test_a_page_that_is_no_rule(shell: Shell, folder: Path) -> None:
    (folder / "OWN001.md").write_text("# A page\n", encoding="utf-8")
    ran = shell("check", "drafts", "--rules", "OWN001.md")
    assert (ran.code, ran.out) == (2, "")
    assert "--> OWN001.md:1:1\n" in ran.err


def test_facts_of_a_file_that_cannot_be_read(shell: Shell) -> None:
    ran = shell("facts", "bad.council.yaml")
    assert (ran.code, ran.out) == (3, "")
    assert "bodys" in ran.err
    assert "help: council-rules check bad.council.yaml shows the places\n" in ran.err


def test_a_fault_of_our_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr("council_rules.running.runs.run", broken)
    assert run_command(["check", "drafts"]) == 70
    assert capsys.readouterr().err == (
        "internal error: ValueError: two lines (this is a fault of council-rules; "
        "COUNCIL_RULES_TRACEBACK=1 shows where)\n"
    )
    monkeypatch.setenv("COUNCIL_RULES_TRACEBACK", "1")
    assert run_command(["check", "drafts"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("council_rules.running.runs.run", interrupted)
    assert run_command(["check", "drafts"]) == 130

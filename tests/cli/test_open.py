"""The commands about what is open: ``open-points``, ``scenarios``, ``check --scenario``."""

import json
from pathlib import Path

import pytest

from tests.cli.support import Shell

REPORTED = (
    Path(__file__).parents[2] / "proposals" / "gaza" / "reported_three_tiers.council.yaml"
)
FERRY = """\
council_rules: "1"
proposal: {id: ferry, title: Ferry}
areas: [{id: island, name: Island}]
groups:
  - {id: islanders, name: Islanders, dimension: origin, locality: {island: local}}
  - {id: mainland, name: Mainland, dimension: origin, locality: {island: external}}
matters: [{id: timetable, name: Timetable, area: island}]
bodies:
  - id: board
    name: Board
    complete: [seats]
    seats:
      - {id: master, holder: company}
      - {id: islander, reserved_for: [islanders], participation: invited}
organizations: [{id: company, name: Company, affiliations: [mainland]}]
procedures:
  - {id: vote, body: board, matters: [timetable], passes_when: {more_than: 1/2, of: members}}
scenarios:
  - {id: joined, name: The islander joins, assume: {board/islander: accepted}}
  - {id: declined, assume: {board/islander: declined}}
"""


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    file = tmp_path / "ferry.council.yaml"
    file.write_text(FERRY, encoding="utf-8")
    return file


def test_scenarios_side_by_side(shell: Shell, ferry: Path) -> None:
    ran = shell("scenarios", "--select", "REP001,REP004", ferry.name)
    assert (ran.code, ran.err) == (0, "")
    table = ran.out.split("\n\n")[1].splitlines()
    assert [line.split() for line in table] == [
        ["as", "it", "stands", "joined", "declined"],
        ["REP001", "(error)", "undetermined", "met", "violated"],
        # whoever appoints and dismisses the islander at will would speak for that seat
        ["REP004", "(error)", "undetermined", "2/2", "undetermined", "2/2", "violated", "2/2"],
    ]
    assert "  - joined (The islander joins): 'islander (Board)' takes part\n" in ran.out
    assert "  - REP001 board: undetermined, now violated\n" in ran.out


def test_rules_that_come_out_alike_are_counted(shell: Shell, ferry: Path) -> None:
    ran = shell("scenarios", "--select", "REP001,MAN006", ferry.name)
    assert "1 rule comes out alike in every scenario (--verbose)\n" in ran.out
    assert "MAN006" in shell("scenarios", "-v", "--select", "REP001,MAN006", ferry.name).out


def test_a_narrow_screen_cuts_the_table(
    shell: Shell, ferry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = shell("scenarios", "--select", "REP004", ferry.name).out
    heads = [line.split() for line in out.splitlines() if "as it stands" in line]
    assert heads == [["as", "it", "stands", "joined"], ["as", "it", "stands", "declined"]]


def test_scenarios_for_programs(shell: Shell, ferry: Path) -> None:
    ran = shell("scenarios", "--select", "REP001", "--output-format", "json", ferry.name)
    data = json.loads(ran.out)
    assert [column["scenario"] for column in data["columns"]] == [None, "joined", "declined"]
    assert data["rules"] == [
        {
            "code": "REP001",
            "subjects": [{"subject": "board", "verdicts": ["undetermined", "met", "violated"]}],
        }
    ]


def test_a_scenario_is_told_before_anything_else(shell: Shell, ferry: Path) -> None:
    ran = shell("check", "--select", "REP001", "--scenario", "declined", ferry.name)
    assert ran.code == 1
    assert ran.out.startswith(
        "scenario 'declined' of ferry.council.yaml assumes that:\n"
        "  - 'islander (Board)' does not take part\n"
    )
    assert "error[REP001]" in ran.out
    assert shell("check", "--select", "REP001", "--scenario", "joined", ferry.name).code == 0


def test_a_scenario_in_json(shell: Shell, ferry: Path) -> None:
    arguments = ("--scenario", "joined", "--output-format", "json", ferry.name)
    (file,) = json.loads(shell("check", "--select", "REP001", *arguments).out)["files"]
    assert file["scenario"]["id"] == "joined"
    assert [scenario["id"] for scenario in file["scenarios"]] == ["joined", "declined"]


@pytest.mark.parametrize("command", ["check", "open-points"])
def test_an_unknown_scenario(shell: Shell, ferry: Path, command: str) -> None:
    ran = shell(command, "--scenario", "joyned", ferry.name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: 'ferry.council.yaml' has no scenario 'joyned'\nhelp: did you mean 'joined'?\n"
    )


def test_a_scenario_that_does_not_fit(shell: Shell, ferry: Path) -> None:
    ferry.write_text(FERRY.replace("islander: accepted", "islander: agreed"), encoding="utf-8")
    ran = shell("check", ferry.name)
    assert ran.code == 3
    assert "error[SRC011]: 'agreed' is no answer to whether 'islander (Board)' takes" in ran.out
    for command in ("scenarios", "open-points"):
        ran = shell(command, ferry.name)
        assert (ran.code, ran.out) == (3, "")
        assert "help: council-rules check ferry.council.yaml shows the places" in ran.err


def test_open_points(shell: Shell, ferry: Path) -> None:
    ran = shell("open-points", "--select", "REP001,REP004", ferry.name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "board/islander.participation  (ferry.council.yaml:14)\n"
        "  whether 'islander (Board)' takes part\n"
        "    accepted  'islander (Board)' takes part\n"
        "    observer  'islander (Board)' only observes\n"
        "    declined  'islander (Board)' does not take part\n"
    )
    assert "  any answer settles REP001 board" in ran.out
    *_, whole, rules = ran.out.splitlines()
    assert whole.startswith("ferry.council.yaml: ")
    assert rules.startswith("judged by 2 rules, profile recommended, rule book ")


def test_nothing_open(shell: Shell, ferry: Path) -> None:
    chaired = Path(__file__).parents[2] / "rules" / "fixtures" / "a_chaired.council.yaml"
    assert shell("open-points", str(chaired)).out.endswith("leaves nothing open\n")
    assert shell("scenarios", str(chaired)).out.endswith("names no scenarios\n")


@pytest.mark.parametrize("command", ["scenarios", "open-points"])
def test_one_proposal_is_named(shell: Shell, ferry: Path, command: str) -> None:
    assert shell(command, "nowhere").err == (
        "error: There is no file 'nowhere'\nhelp: check the path\n"
    )
    assert shell(command, ".").err == "error: '.' is a directory\nhelp: name one proposal\n"


def test_what_is_assumed_comes_before_what_is_concluded(shell: Shell) -> None:
    scenario = ("--scenario", "as_expected")
    out = shell("check", "--select", "REP001,REP006", *scenario, str(REPORTED)).out
    assert out.index("assumed in ") < out.index("error[REP001]") < out.index("open[REP006]")
    assert out.index("open[REP006]") < out.index("what would settle most of ")


def test_what_rests_on_an_assumed_bound_is_marked(shell: Shell, tmp_path: Path) -> None:
    # in a closed file with the rule and the chair's vote settled, only numbers stay open
    text = REPORTED.read_text("utf-8").replace(
        "holder: trump", "holder: trump\n        votes: true"
    )
    majority = "    tie_break: fails\n    passes_when: {more_than: 1/2, of: members}"
    text = text.replace("    passes_when: unknown", majority)
    text = text.replace("completeness: open", "completeness: closed")
    text = text.replace("count: unknown", "count: {min: 1, assume: 3}")
    # which other seats there are is a question of an open file only
    first, second = (text.index(f"  - id: {id}") for id in ("as_expected", "invitees_accept"))
    text = text[:first] + text[second:]
    settled = tmp_path / "settled.council.yaml"
    settled.write_text(text, "utf-8")
    out = shell("check", "--select", "REP006", str(settled)).out
    block = " ".join(out.partition("open[REP006]")[2].split())
    assert "= bound: open only because a number of seats is; assumed is that " in block
    table = shell("scenarios", "--select", "REP006", str(settled)).out
    assert "met 2/2*" in table
    assert "* rests in part on a bound that the file does not state" in table

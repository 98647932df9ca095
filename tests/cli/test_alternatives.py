"""``council-rules alternatives`` as a user meets it."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from council_rules.alternatives.refinement import Refinement
from council_rules.proposal.load import load
from tests.cli.support import Shell, wait_until_at_work

BOARD = """\
council_rules: "1"
proposal: {id: board_draft, title: Board, completeness: closed}
areas: [{id: isle, name: Isle}]
groups:
  - {id: islanders, name: Islanders, dimension: origin, locality: {isle: local}}
  - {id: mainlanders, name: Mainlanders, dimension: origin, locality: {isle: external}}
electorates: [{id: voters, name: Voters of the isle, area: isle}]
matters: [{id: ferry, name: Ferry, area: isle}]
bodies:
  - id: board
    name: Board
    # two against one
    seats:
      - {id: isle_seat, reserved_for: [islanders]}
      - {id: mainland, count: 2, reserved_for: [mainlanders]}
procedures:
  - {id: vote, body: board, matters: [ferry], passes_when: {more_than: "1/2", of: members}}
"""


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "board.council.yaml"
    file.write_text(BOARD, encoding="utf-8")
    return file


# time to spare on a slow machine: nothing here may depend on how far a search came
GOAL = ("--goal", "REP004", "--select", "REP004,REP005", "--timeout", "300")


def test_the_least_edit_is_told_with_its_effect(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, board.name)
    assert (ran.code, ran.err) == (0, "")
    assert "alternative 1 of 1: cost 1, proven least\n" in ran.out
    assert "cured (met): REP004 ferry, vote" in ran.out
    assert "outsiders to 'Isle' can decide ferry: yes before, no after\n" in ran.out


def test_a_patch(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, "--output-format", "patch", board.name)
    assert ran.code == 0
    changed = [line for line in ran.out.splitlines() if line.startswith(("+ ", "- "))]
    assert len(changed) == 2
    assert ran.out.startswith("--- a/board.council.yaml\n+++ b/board.council.yaml\n")


def test_everything_for_programs(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, "-n", "2", "--output-format", "json", board.name)
    data = json.loads(ran.out)
    assert [one["cost"] for one in data["alternatives"]] == [1, 1]
    first = data["alternatives"][0]
    assert first["proven"]
    assert {"rule": "REP004", "subject": "ferry", "outcome": "met"} in first["outcomes"]
    assert first["edits"][0]["amendments"][0]["path"] == "vote.passes_when"


def test_apply_writes_a_file_that_keeps_the_promise(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, "--apply", "1", board.name)
    assert ran.code == 0
    assert ran.out.endswith("\nalternative 1 is written to board.council.yaml\n")
    assert "# two against one" in board.read_text("utf-8")
    assert load(board).proposal.procedures[0].passes_when.all != ()
    assert shell("check", "--select", "REP004", board.name).code == 0


def test_what_is_fixed_is_left_alone(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, "--fix", "vote", board.name)
    assert ran.code == 0
    assert "'vote'" not in ran.out.split("alternative 1 of 1")[1].split("cured")[0]


def test_what_was_open_before_is_not_said_to_have_been_violated(
    shell: Shell, board: Path
) -> None:
    text = BOARD.replace("completeness: closed", "completeness: open")
    board.write_text(text, encoding="utf-8")
    rules = ("--goal", "REP004,PAL004", "--select", "REP004,PAL004")
    ran = shell("alternatives", *rules, "--robust", "--timeout", "300", board.name)
    assert "open now, violated or open before: PAL004 board/isle_seat" in ran.out


def test_nothing_to_cure(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", "--goal", "REP001", "--select", "REP001", board.name)
    assert ran.code == 0
    assert "none of these rules is violated, however what is open turns out\n" in ran.out


def test_what_is_undetermined_is_told_where_nothing_is_violated(
    shell: Shell, board: Path
) -> None:
    """Else a drafter takes it that the rules are met."""
    text = board.read_text(encoding="utf-8").replace(
        "completeness: closed", "completeness: open"
    )
    board.write_text(text, encoding="utf-8")
    ran = shell("alternatives", "--goal", "PAL004", "--select", "PAL004", board.name)
    assert ran.code == 0
    assert (
        "nothing to cure: none of these rules is certainly violated; 1 verdict is "
        "undetermined, which --robust aims at "
    ) in " ".join(ran.out.split())


def test_pins_that_leave_no_cure(shell: Shell, board: Path) -> None:
    ran = shell("alternatives", *GOAL, "--fix", "vote", "--fix", "board", board.name)
    assert ran.code == 1
    assert "None of this cures any of these rules" in ran.out
    told = " ".join(ran.out.split())
    assert (
        "REP004 ferry, vote: proven impossible under these edits, as 'vote' must not change "
        "(--fix vote) and 'board' must not change (--fix board); without 'vote' it can be met, "
        "at cost 1; without 'board' it can be met, at cost"
    ) in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--fix", "bord"),
            "error: --fix bord: The file has no 'bord'\nhelp: did you mean 'board'?\n",
        ),
        (
            ("--allow", "add_seet@board"),
            "error: --allow add_seet@board: There is no kind of edit 'add_seet'\n"
            "help: did you mean 'add_seat'?\n",
        ),
        (
            ("--fix", "board.seets"),
            "error: --fix board.seets: The file has no 'board.seets'\n"
            "help: did you mean 'board.seats'?\n",
        ),
        (
            ("--allow", "add_seats"),
            "error: --allow add_seats: The file has no 'add_seats'\n"
            "help: did you mean 'add_seat'?\n",
        ),
        (
            ("--allow-new", "shuold"),
            "error: --allow-new shuold: There is no such severity, and no such rule\n"
            "help: did you mean 'should'?\n",
        ),
        (("--allow-new", "must"), "error: --allow-new must: Rules of severity must are not "),
        (("--goals", "none.yaml"), "error: none.yaml:1:1: "),
        (("--apply", "20"), "error: There is no alternative 20; the search found"),
        (("--goal", "REP999"), "error: No rule matches 'REP999'\n"),
        (("--timeout", "0"), "error: "),
        (("--goal", "REP001"), "error: 'REP001' is a goal, but not among the rules that are"),
    ],
)
def test_what_cannot_be_asked(
    shell: Shell, board: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = board.read_bytes()
    ran = shell("alternatives", *GOAL[2:], *arguments, board.name)
    assert ran.code == 2
    assert ran.err.startswith(told)
    assert board.read_bytes() == before


def test_a_day_is_named_by_whoever_asks(shell: Shell, board: Path) -> None:
    seat = "{id: seat, count: 2, reserved_for: [mainlanders]}"
    bodies, procedures = BOARD.split("procedures:\n")
    ways = procedures
    for id in ("second", "third"):
        bodies += f"  - {{id: {id}, name: {id}, seats: [{seat}]}}\n"
        way = procedures.replace("body: board", f"body: {id}")
        ways += way.replace("id: vote", f"id: {id}_vote")
    board.write_text(f"{bodies}procedures:\n{ways}", encoding="utf-8")
    rules = ("--goal", "MAN001", "--select", "MAN001,MAN002")
    asked = ("alternatives", *rules, "--allow", "set_end_date", board.name)
    assert "insert an end on" not in shell(*asked).out
    Path("negotiators.yaml").write_text('council_rules: "1"\nday: "2027-12-31"\n')
    ran = shell(*asked, "--goals", "negotiators.yaml")
    assert "where the file names no day, ends and handovers are on 2027-12-31\n" in ran.out
    said = "- in 'Board', 'second' and 'third', insert an end on 2027-12-31 (set end date, "
    assert f"{said}cost 1 each)" in " ".join(ran.out.split())
    assert "alternative 1 of 1: cost 3, proven least\n" in ran.out
    assert shell(*asked, "--goals", "negotiators.yaml", "--apply", "1").code == 0
    assert [str(one.sunset.ends_on) for one in load(board).proposal.bodies if one.sunset] == [
        "2027-12-31"
    ] * 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("pins: [board]", "Unknown key 'pins' in a goals file (did you mean 'fixed'?)"),
        (
            "allow: [{at: board}]",
            "Unknown key 'allow' in a goals file (did you mean 'may_change'?)",
        ),
        ("goal: [REP004]", "Unknown key 'goal' in a goals file (did you mean 'goals'?)"),
        (
            "limits: {fixed: [board]}",
            "limits: Unknown key 'fixed' in a mapping of limits ('fixed' stands at the top of "
            "the file, not in another part)",
        ),
        (
            "bodies: []",
            "Unknown key 'bodies' in a goals file (that is for a proposal, and this file is "
            "read as a goals file)",
        ),
    ],
)
def test_a_key_that_a_goals_file_does_not_have(
    shell: Shell, board: Path, line: str, told: str
) -> None:
    """What is suggested is a key of such a file, not of a proposal."""
    Path("asks.yaml").write_text(f'council_rules: "1"\n{line}\n')
    ran = shell("alternatives", *GOAL, "--goals", "asks.yaml", board.name)
    column = line.find("fixed") + 1 if "fixed" in line else 1
    assert (ran.code, ran.err) == (2, f"error: asks.yaml:2:{column}: SRC004 {told}\n")


def test_a_day_that_is_none(shell: Shell, board: Path) -> None:
    Path("negotiators.yaml").write_text('council_rules: "1"\nday: soon\n')
    ran = shell("alternatives", *GOAL, "--goals", "negotiators.yaml", board.name)
    assert ran.code == 2
    assert ran.err.startswith("error: negotiators.yaml:2:6: ")


def test_edits_that_differ_are_said_one_by_one(shell: Shell, board: Path) -> None:
    other = BOARD.replace("  - {id: vote, ", "  - {id: again, ").split("procedures:\n")[1]
    other = other.replace('"1/2"', '"1/3"')
    board.write_text(BOARD + other, encoding="utf-8")
    ran = shell("alternatives", *GOAL, "--allow", "change_quota", board.name)
    said = " ".join(ran.out.split())
    assert "- in 'vote', for more than 1/2 of all members substitute " in said
    assert "- in 'again', for more than 1/3 of all members substitute " in said
    assert said.count("(change quota, cost 1)") == 2
    assert "each)" not in said


def test_kinds_of_edit_are_listed_without_a_file(shell: Shell) -> None:
    ran = shell("alternatives", "--list-edits")
    assert (ran.code, ran.err) == (0, "")
    assert "add_seat                    2  seats reserved for locals are inserted" in ran.out
    without = shell("alternatives")
    assert without.code == 2
    assert without.err.startswith("error: Name a proposal\n")


@pytest.mark.parametrize("more", [(), ("--apply", "1")])
def test_exit_codes_are_the_same_with_and_without_writing(
    shell: Shell, board: Path, more: tuple[str, ...]
) -> None:
    nothing_to_cure = ("--goal", "REP001", "--select", "REP001")
    assert shell("alternatives", *nothing_to_cure, *more, board.name).code == 0
    pinned = (*GOAL, "--fix", "vote", "--fix", "board")
    assert shell("alternatives", *pinned, *more, board.name).code == 1
    assert board.read_text("utf-8") == BOARD


def test_parties_agree_or_are_told_what_clashes(shell: Shell, board: Path) -> None:
    head = 'council_rules: "1"\n'
    Path("isle.goals.yaml").write_text(f"{head}goals: [REP004]\nfixed: [vote]\n")
    Path("main.goals.yaml").write_text(f"{head}fixed: [board]\n")
    parties = ("--party", "isle=isle.goals.yaml", "--party", "main=main.goals.yaml")
    ran = shell("alternatives", "--select", "REP004", *parties, board.name)
    told = " ".join(ran.out.split())
    assert ran.code == 1
    assert "'isle' asks that 'vote' does not change (isle.goals.yaml:3:9)" in told
    assert "'main' asks that 'board' does not change (main.goals.yaml:2:9)" in told
    assert "all else can be had, at a cost of 1 to 'isle' and 1 to 'main': in 'vote', " in told
    Path("main.goals.yaml").write_text(f"{head}costs: {{add_seat: 9}}\n")
    ran = shell(
        "alternatives", "--select", "REP004", *parties, "--output-format", "json", board.name
    )
    data = json.loads(ran.out)
    assert ran.code == 0
    assert data["texts"][0]["costs"]
    assert data["clash"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--party", "isle"), "error: --party isle: a party is a name and a goals file\n"),
        (
            ("--party", "isle=isle.goals.yaml", "-n", "2"),
            "error: --party cannot be combined with ",
        ),
        (
            ("--allow-new", "REP999"),
            "error: No rule matches 'REP999'\n  --> --allow-new REP999\n",
        ),
    ],
)
def test_parties_and_permissions_that_cannot_be_used(
    shell: Shell, board: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = shell("alternatives", *arguments, board.name)
    assert ran.code == 2
    assert ran.err.startswith(told)


PACK = Path(__file__).resolve().parents[2] / "examples" / "custom_rule" / "river-commission"
PAGE = PACK / "RIV002.md"


def test_a_page_of_ones_own_is_a_goal(shell: Shell, board: Path) -> None:
    rules = ("--rules", str(PAGE), "--select", "REP004,RIV002")
    ran = shell("alternatives", *rules, "--goal", "RIV002,REP004", board.name)
    assert ran.code == 0
    assert "that cure RIV002, REP004" in ran.out
    assert "alternative 1 of 1" in ran.out


SCENARIO = "scenarios: [{id: both_vote, assume: {board/guest.votes: 'true'}}]\n"
GUEST = "      - {id: guest, role: observer, votes: unknown, reserved_for: [mainlanders]}\n"


@pytest.fixture
def settled_by_a_scenario(board: Path) -> Path:
    """Return a board whose majority of mainlanders stands if guests vote, and not without."""
    even = BOARD.replace("id: mainland, count: 2", "id: mainland")
    board.write_text(even.replace("procedures:", f"{GUEST}procedures:") + SCENARIO, "utf-8")
    return board


@pytest.mark.parametrize("command", ["check", "alternatives"])
def test_cures_hold_in_a_scenario(
    shell: Shell, settled_by_a_scenario: Path, command: str
) -> None:
    asked = (command, "--select", "REP004", "--scenario", "both_vote")
    more = ("--alternatives", "--full") if command == "check" else ("--goal", "REP004")
    ran = shell(*asked, *more, settled_by_a_scenario.name)
    assert ran.code == (1 if command == "check" else 0)
    assert "insert as a further condition a majority of 'Islanders'" in " ".join(
        ran.out.split()
    )


def test_cures_by_a_page_of_ones_own(shell: Shell, board: Path) -> None:
    rules = ("--rules", str(PAGE), "--select", "REP004,RIV002")
    ran = shell("check", "--alternatives", "--full", *rules, board.name)
    assert ran.code == 1
    assert "   = cure:     in 'vote', insert as a further condition" in ran.out
    report = shell("report", "--alternatives", "--scenario", "none", board.name)
    assert report.code == 2
    assert "has no scenario 'none'" in report.err


def test_what_a_person_judged_violated_is_cured(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The grounds of a veto are for a person to judge; without the veto nothing is asked."""
    monkeypatch.chdir(tmp_path)
    shipped = Path(__file__).resolve().parents[2] / "examples/judgements/valley.council.yaml"
    text = shipped.read_text("utf-8")
    rules = ("--select", "TIER005", "--goal", "TIER005", "--allow", "add_seat@board")
    asked = ("alternatives", *rules, "valley.council.yaml")
    Path("valley.council.yaml").write_text(text, "utf-8")
    assert "nothing to cure" in shell(*asked).out
    Path("valley.council.yaml").write_text(
        text.replace('answer: "yes"', 'answer: "no"'), "utf-8"
    )
    ran = shell(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert "TIER005 objection" in ran.out
    assert "applies no longer: TIER005 objection" in ran.out
    assert "insert 1 seat reserved for 'Residents'" in ran.out
    assert "best found, not proven least" in ran.out
    for full in ((), ("--full",)):
        told = shell("check", "--alternatives", *full, *rules[:2], "valley.council.yaml").out
        assert (
            "none is searched here for what a person judged violated; 'council-rules "
            "alternatives --goal TIER005' aims at it"
        ) in " ".join(told.split())


BOARD_OF_PEACE = (
    Path(__file__).resolve().parents[2] / "proposals/gaza/board_of_peace.council.yaml"
)


@pytest.mark.skipif(sys.platform != "linux", reason="a search is ended from outside on Linux")
def test_ctrl_c_ends_a_search_with_what_there_is() -> None:
    """The signal comes while a file is judged and its edits are encoded: nothing gives way."""
    asked = ["alternatives", "--timeout", "60", "--output-format", "json", str(BOARD_OF_PEACE)]
    process = subprocess.Popen(
        [sys.executable, "-m", "council_rules", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a shell that starts tests in the background has it ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    wait_until_at_work(process)
    sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err
    if err:
        assert b"Interrupted before the file was judged, so nothing is found" in err
    else:
        assert not json.loads(out)["complete"]


@pytest.mark.copies
def test_a_search_that_cannot_be_interrupted_ends_in_time(
    shell: Shell, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What there was is printed: nothing yet, or what was found before the solver hung."""
    found = Refinement.best

    def hangs(self: Refinement, *asked: Any) -> Any:
        solution = found(self, *asked)
        if solution is None or not solution.taken or getattr(self, "again", False):
            until = monotonic() + 60
            while monotonic() < until:
                pass
        self.again = True  # type: ignore[attr-defined]
        return solution

    monkeypatch.setattr(Refinement, "best", hangs)
    start = monotonic()
    ran = shell("alternatives", *GOAL, "-n", "3", "--timeout", "3", board.name)
    assert monotonic() - start < 3 * 1.25 + 1
    assert ran.code == 0
    assert "alternative 1 of 1: cost 1" in ran.out
    assert "The search was cut short" in ran.out

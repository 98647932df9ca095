"""The command ``power``: what it prints, what it refuses, and what is open."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import Shell

REFERENCE = Path(__file__).parents[2] / "proposals" / "reference"
SIX = str(REFERENCE / "eec_council_1958.council.yaml")
HARBOUR = """\
council_rules: "1"
proposal: {id: harbour, title: Harbour, completeness: closed}
areas: [{id: bay, name: Bay}]
groups:
  - {id: fishers, name: Fishers, dimension: trade, locality: {bay: local}}
  - {id: shippers, name: Shippers, dimension: trade, locality: {bay: external}}
organizations: [{id: crown, name: Crown}]
matters:
  - {id: quays, name: Quays, area: bay}
  - {id: fees, name: Fees, area: bay}
  - {id: dreams, name: Dreams}
bodies:
  - id: board
    name: Board
    seats:
      - {id: fisher, count: 2, reserved_for: [fishers]}
      - {id: shipper, count: 1, reserved_for: [shippers]}
      - {id: guest, reserved_for: [shippers], participation: PART}
  - {id: archive, name: Archive, seats: [{id: keeper}]}
  - {id: empty, name: Empty hall, seats: [{id: nobody, participation: vacant}]}
procedures:
  - {id: vote, body: board, matters: [quays, fees], passes_when: {more_than: 1/2, of: members}}
  - {id: high, body: board, passes_when: {at_least: 9, counting: seats}}
  - {id: silent, body: empty, passes_when: {at_least: 1, counting: seats}}
vetoes:
  - {id: crown_veto, holders: crown, over: [vote], matters: [fees]}
scenarios: SCENARIOS
"""


def written(part: str = "declined", scenarios: str = "[]") -> str:
    return HARBOUR.replace("PART", part).replace("SCENARIOS", scenarios)


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "harbour.council.yaml"
    file.write_text(written(), encoding="utf-8")
    return file


def exact(value: dict[str, Any]) -> Fraction:
    assert abs(float(Fraction(value["exact"])) - value["decimal"]) < 1e-12
    return Fraction(value["exact"])


def test_the_table_and_the_bars(shell: Shell) -> None:
    ran = shell("power", "--full", SIX, "--body", "council")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "6 members; 14 of 64 coalitions win, so the power to act is 0.2188 (7/32)" in ran.out
    (header,) = (n for n, line in enumerate(lines) if line.split()[:1] == ["member"])
    cells = [line.split()[-6:] for line in lines[header + 1 : header + 4]]
    assert cells == [
        ["3", "16.7%", "23.5%", "23.8%", "0.3125", "23.3%"],
        ["2", "16.7%", "11.8%", "14.3%", "0.1875", "15.0%"],
        ["1", "16.7%", "5.9%", "0.0%", "0.0000", "0.0%"],
    ]
    assert "dummies: Luxembourg" in ran.out
    assert "minimal winning coalitions: 4" in ran.out
    assert any(line.split()[:2] == ["power", "23.8%"] and "#####" in line for line in lines)


def test_the_json_is_exact(shell: Shell) -> None:
    ran = shell("power", SIX, "--body", "council", "--output-format", "json")
    (game,) = json.loads(ran.out)["games"]
    result = game["result"]
    assert (game["level"], game["problem"], game["games"]) == ("room", "", 1)
    assert (result["winning_coalitions"], exact(result["power_to_act"])) == (
        "14",
        Fraction(7, 32),
    )
    for key in ("seat_share", "vote_share", "banzhaf", "shapley_shubik"):
        assert sum(len(row["members"]) * exact(row[key]) for row in result["rows"]) == 1
    assert exact(result["rows"][0]["banzhaf"]) == Fraction(5, 21)
    assert result["minimal_winning"]["number"] == "4"
    large, middle = ["france", "germany", "italy"], ["belgium", "netherlands"]
    assert result["minimal_winning"]["kinds"] == [
        [{"number": 3, "of": large}],
        [{"number": 2, "of": large}, {"number": 2, "of": middle}],
    ]


def test_a_matter_has_its_vetoes_and_a_procedure_has_not(shell: Shell, harbour: Path) -> None:
    text = shell("power", "--full", harbour.name, "--matter", "fees", "--matter", "quays").out
    quays, _, fees = text.partition("Fees, across bodies")
    assert "veto players: Crown" in fees
    assert "veto players: none" in quays
    assert "votes" not in next(line for line in fees.splitlines() if "Banzhaf" in line)


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["--body", "bord"], "There is no body 'bord'", "did you mean 'board'?"),
        (["--matter", "quay"], "There is no matter 'quay'", "did you mean 'quays'?"),
        (["--body", "archive"], "'archive' has no procedure", "board, empty"),
        (["--scenario", "calm"], "has no scenario 'calm'", "names no scenarios"),
    ],
)
def test_what_is_not_there(
    shell: Shell, harbour: Path, arguments: list[str], said: str, hint: str
) -> None:
    ran = shell("power", "--full", harbour.name, *arguments)
    assert (ran.code, ran.out) == (2, "")
    error, help = ran.err.splitlines()
    assert error.startswith("error: ")
    assert said in error
    assert help.startswith("help: ")
    assert hint in help


def test_a_rule_that_nobody_can_meet_is_told_with_its_place(
    shell: Shell, harbour: Path
) -> None:
    ran = shell("power", harbour.name, "--body", "board", "--body", "empty")
    assert ran.code == 3
    line = written().splitlines().index(next(x for x in written().splitlines() if "high" in x))
    high, silent = ran.err.splitlines()
    assert f"harbour.council.yaml:{line + 1}:" in high
    assert "expected a quota of at most the total of 3, found 9" in high
    assert "nobody votes in 'silent'" in silent
    assert "vote (Board), in the room" in ran.out


def test_a_matter_that_nobody_decides(shell: Shell, harbour: Path) -> None:
    ran = shell("power", harbour.name, "--matter", "dreams")
    assert ran.code == 3
    assert "nobody can decide this" in ran.err


def test_a_file_that_cannot_be_read(shell: Shell, harbour: Path) -> None:
    harbour.write_text("council_rules: 1\nbodys: []\n", encoding="utf-8")
    ran = shell("power", "--full", harbour.name)
    assert ran.code == 3
    assert "council-rules check harbour.council.yaml shows the places" in ran.err
    assert shell("power", "nowhere.council.yaml").code == 2


def test_least_and_most_power_over_what_is_open(shell: Shell, harbour: Path) -> None:
    """With the guest, the two fishers have half of the power instead of two thirds."""
    harbour.write_text(written("invited"), encoding="utf-8")
    ran = shell("power", harbour.name, "--body", "board", "--output-format", "json")
    (game,) = (one for one in json.loads(ran.out)["games"] if one["subject"] == "vote")
    assert game["open_points"] == ["board/guest.participation"]
    assert (game["completions"], game["games"]) == ("2", 2)
    act = game["power_to_act_over_completions"]
    assert (exact(act["least"]), exact(act["most"])) == (Fraction(5, 16), Fraction(1, 2))
    fishers = game["result"]["groups"][0]
    assert fishers["group"] == 'locals("bay")'
    over = fishers["banzhaf_over_completions"]
    assert (exact(over["least"]), exact(over["most"])) == (Fraction(1, 2), Fraction(2, 3))
    text = shell("power", "--full", harbour.name, "--body", "board").out
    assert "power, over all completions: 50.0% to 66.7%" in text
    assert "power to act, over all completions: 0.3125 to 0.5000" in text


def test_a_scenario_settles_it(shell: Shell, harbour: Path) -> None:
    scenarios = "[{id: away, assume: {board/guest: declined}}]"
    harbour.write_text(written("invited", scenarios), encoding="utf-8")
    ran = shell("power", harbour.name, "--scenario", "away", "--output-format", "json")
    data = json.loads(ran.out)
    (game,) = (one for one in data["games"] if one["subject"] == "vote")
    assert (data["scenario"], game["open_points"], game["games"]) == ("away", [], 1)


def test_too_much_that_is_open_is_said(shell: Shell, harbour: Path) -> None:
    count = "{min: 1, max: 20001}"
    harbour.write_text(written().replace("count: 2", f"count: {count}"), encoding="utf-8")
    ran = shell("power", "--full", harbour.name, "--body", "board")
    said = " ".join(ran.out.split())
    assert "in 20,001 completions, too many to play them all" in said
    assert "the least and the most are not worked out" in said


def test_votes_known_only_as_a_sum_are_said_to_be(shell: Shell) -> None:
    ran = shell(
        "power", "--full", str(REFERENCE / "imf.council.yaml"), "--matter", "key_matters"
    )
    assert "known only as a whole, and taken for one member: " in ran.out


def test_without_full_power_is_told_in_short(shell: Shell) -> None:
    ran = shell("power", SIX, "--body", "council")
    full = shell("power", SIX, "--body", "council", "--full").out
    assert full.startswith(ran.out.partition("\n\n")[0])
    assert len(ran.out.splitlines()) < 20 < len(full.splitlines())
    assert "% of seats" in ran.out
    assert "minimal winning coalitions" not in ran.out


QUORUM = """\
council_rules: "1"
proposal: {id: quay, title: Quay, completeness: closed}
organizations: [{id: big, name: Big}, {id: small, name: Small}, {id: other, name: Other}]
matters: [{id: fees, name: Fees}]
bodies:
  - id: board
    name: Board
    seats:
      - {id: big, weight: 3, holder: big}
      - {id: small, weight: 1, holder: small}
      - {id: other, weight: 1, holder: other}
procedures:
  - id: vote
    body: board
    matters: [fees]
    quorum: {at_least: "2/3", of: members, counting: weight}
    passes_when: {more_than: 1/2, of: voting, counting: weight}
"""


def test_a_quorum_gives_others_power_across_bodies_and_it_is_said_why(
    shell: Shell, tmp_path: Path
) -> None:
    """Three of five votes carry any vote in the room; to make the quorum it takes one more."""
    path = tmp_path / "quay.council.yaml"
    path.write_text(QUORUM)
    ran = shell("power", str(path))
    room, across, note = ran.out.split("\n\n")
    assert "Big: 33.3% of seats, 100.0% of power" in room
    assert "Big: 33.3% of seats, 60.0% of power" in across
    assert "In the room everybody comes and votes." in note
    alone = shell("power", str(path), "--body", "board")
    assert "Across bodies" not in alone.out

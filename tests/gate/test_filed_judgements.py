"""Judgements in a file of their own, and the command that lists them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.support import Shell
from tests.gate.judging import COUNCIL, DAY, NAME, SELECT, filed, finding, judged, judgement

BESIDE = "legal/judgements.yaml"
# the rule that asks about the council, and one that does not
SETTINGS = "version: 1\nselect: [TIER005, TIER006]\n"


@pytest.fixture
def folder(shell: Shell, tmp_path: Path) -> Path:
    """Return the current folder, with settings that name a file of judgements."""
    put("council-rules.yaml", f"{SETTINGS}judgements: {BESIDE}\n")
    put("plans/valley.council.yaml", COUNCIL)
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def check(shell: Shell) -> tuple[int, Any]:
    ran = shell("check", *SELECT, "plans", "--today", DAY, "--output-format", "json")
    return ran.code, json.loads(ran.out)


def listing(shell: Shell, *arguments: str) -> Any:
    ran = shell("judgements", "--today", DAY, "--output-format", "json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_they_hold_for_the_file_they_name(folder: Path, shell: Shell) -> None:
    put(BESIDE, filed(judgement(file="../plans/valley.council.yaml")))
    code, report = check(shell)
    found = finding(report["files"][0])
    assert (code, found["verdict"], report["notices"]) == (0, "judged_met", [])
    assert found["questions"][0]["answer"]["place"]["file"] == BESIDE


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"file": None}, "JUD001"),
        ({"by": None}, "JUD001"),
        ({"words_sha256": "0" * 64}, "JUD002"),
        ({"rule": "TIER999"}, "JUD004"),
        ({"subject": "objektion"}, "JUD005"),
        ({"file": "../plans/absent.council.yaml"}, "JUD009"),
        ({"subject": "board"}, "JUD101"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    folder: Path, shell: Shell, changes: dict[str, str | None], code: str
) -> None:
    put(BESIDE, filed(judgement(**{"file": "../plans/valley.council.yaml", **changes})))
    exit_code, report = check(shell)
    told = [(one["code"], one["place"]["file"]) for one in report["notices"]]
    assert told == [(code, BESIDE)]
    assert exit_code == (0 if code == "JUD101" else 1)
    assert finding(report["files"][0])["verdict"] == "needs_judgement"


def test_one_in_the_file_and_one_beside_it_contradict(folder: Path, shell: Shell) -> None:
    put("plans/valley.council.yaml", judged(judgement()))
    put(BESIDE, filed(judgement(file="../plans/*", answer="no")))
    code, report = check(shell)
    assert (code, [one["code"] for one in report["notices"]]) == (1, ["JUD008"])
    assert [one["code"] for one in report["files"][0]["warnings"]] == ["JUD008"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("council_rules: '1'\njudgements: [\n", f"{BESIDE}:"),
        ("council_rules: '2'\njudgements: []\n", f"{BESIDE}:1:16"),
        ("council_rules: '1'\njudgments: []\n", "did you mean 'judgements'?"),
        ("council_rules: '1'\njudgements: [{anser: x}]\n", "did you mean 'answer'?"),
        (None, BESIDE),
    ],
)
def test_a_file_that_is_none(
    folder: Path, shell: Shell, content: str | None, place: str
) -> None:
    if content is not None:
        put(BESIDE, content)
    ran = shell("check", "plans")
    assert ran.code == 2
    assert place in ran.err


def test_the_printed_entry_is_whole_once_filled_in(folder: Path, shell: Shell) -> None:
    put(BESIDE, filed().replace("judgements:\n", "judgements: []\n"))
    (question,) = listing(shell, "plans")["questions"]
    (entry,) = yaml.safe_load(question["entry"])
    assert entry["file"] == "../plans/valley.council.yaml"
    given = {"answer": "no", "by": "Ada", "date": "2026-02-01", "reason": "x" * 20}
    put(BESIDE, filed() + yaml.dump([{**entry, **given}]))
    code, report = check(shell)
    assert (code, report["notices"]) == (1, [])
    assert finding(report["files"][0])["verdict"] == "judged_violated"


def test_an_entry_that_is_not_filled_in_answers_nothing(shell: Shell) -> None:
    put(NAME, COUNCIL)
    (question,) = listing(shell, NAME)["questions"]
    put(NAME, judged(question["entry"]))
    ran = shell("check", *SELECT, NAME, "--today", DAY)
    assert ran.code == 1
    assert ran.out.count("error[JUD001]") == 4


STATES: list[tuple[dict[str, str | None], str]] = [
    ({}, "in force"),
    ({"subject": "board"}, "not asked for"),
    ({"date": "2027-01-01"}, "of a later day"),
    ({"words_sha256": "0" * 64}, "void"),
    ({"rule": "TIER999"}, "about nothing"),
    ({"question": "ground"}, "about nothing"),
    ({"by": None}, "malformed"),
]


@pytest.mark.parametrize(("keys", "state"), STATES)
def test_states(shell: Shell, keys: dict[str, str | None], state: str) -> None:
    put("council-rules.yaml", SETTINGS)
    put(NAME, judged(judgement(**keys)))
    listed = listing(shell, NAME)
    assert [one["state"] for one in listed["judgements"]] == [state]
    ran = shell("judgements", NAME, "--today", DAY)
    assert ran.code == 0
    answered = state == "in force"
    assert (f"{state}: " in ran.out) == (not answered)
    (question,) = listed["questions"]
    assert (question["entry"] is None) == (question["answer"] is not None) == answered
    text = "1 answered, 0 open" if answered else "0 answered, 1 open"
    assert text in ran.out.splitlines()[-1]


def test_contradicted_and_doubled(shell: Shell) -> None:
    put("council-rules.yaml", SETTINGS)
    put(NAME, judged(judgement(), judgement(answer="no")))
    states = [one["state"] for one in listing(shell, NAME)["judgements"]]
    assert states == ["contradicted"] * 2
    put(NAME, judged(judgement(), judgement()))
    states = [one["state"] for one in listing(shell, NAME)["judgements"]]
    assert states == ["in force", "duplicate"]


def test_a_file_that_cannot_be_read(shell: Shell) -> None:
    put(NAME, "council_rules: '1'\n")
    ran = shell("judgements", NAME)
    assert (ran.code, ran.out) == (3, "0 questions\n")
    assert NAME in ran.err


def test_a_path_that_leads_nowhere(shell: Shell) -> None:
    assert shell("judgements", "nowhere").code == 2

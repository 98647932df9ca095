"""Waivers in proposals: what they excuse, and that nothing wrong with one goes untold."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_rules.findings.evidence import Place
from council_rules.findings.finding import Verdict
from council_rules.findings.people import Exempt, Exemption, Waiver
from council_rules.gate.waivers import applied
from council_rules.running.runs import check
from tests.cli.support import Shell
from tests.gate.councils import BOARD, SELECT, SOUND, written
from tests.gate.granted import (
    DAY,
    NAME,
    REASON,
    VIOLATED,
    all_waived,
    checked,
    excused,
    told,
    waived,
    waiver,
)
from tests.logic.councils import councils
from tests.tries import tries


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_waiver_excuses_one_rule_on_one_subject(shell: Shell) -> None:
    code, file = checked(shell, waived(waiver()))
    assert code == 1
    assert excused(file) == [("REP004", "board_vote")]
    assert told(file) == []


def test_nothing_counts_if_all_is_waived(shell: Shell) -> None:
    code, file = checked(shell, waived(*all_waived()))
    assert code == 0
    assert sorted(excused(file)) == VIOLATED
    assert {one["verdict"] for one in file["findings"]} == {"violated"}


def test_what_a_waived_violation_says(shell: Shell) -> None:
    Path(NAME).write_text(waived(*all_waived()), encoding="utf-8")
    ran = shell("check", *SELECT, NAME, "--today", DAY)
    assert f"waived by drafting committee until 2026-03-21: {REASON}" in ran.out
    assert "4 violated (4 must) of which 4 waived" in ran.out
    assert "not counted: 4 waived" in ran.out
    for rule, subject in VIOLATED:
        line = (
            f"waived must: {rule} {subject} in {NAME}, by drafting committee until 2026-03-21"
        )
        assert line in ran.out


def test_waivers_are_part_of_the_report(shell: Shell) -> None:
    _, file = checked(shell, waived(waiver()))
    finding = next(one for one in file["findings"] if one["exempt"])
    assert finding["exempt"] == {
        "kind": "waiver",
        "reason": REASON,
        "by": "drafting committee",
        "until": "2026-03-21",
        "place": finding["exempt"]["place"],
    }
    assert finding["exempt"]["place"]["line"] == BOARD.count("\n") + 2


# What is wrong: changes to a waiver, its code, the line that is shown, and the whole message.
WRONG = [
    (
        {"rule": None},
        "WAI001",
        "  - subject",
        "The waiver on 'board_vote' lacks the key 'rule'",
    ),
    ({"subject": None}, "WAI001", "  - rule", "The waiver of 'REP004' lacks the key 'subject'"),
    (
        {"reason": None},
        "WAI001",
        "  - rule",
        "The waiver of 'REP004' on 'board_vote' lacks the key 'reason'",
    ),
    (
        {"by": "  "},
        "WAI001",
        "    by",
        "The waiver of 'REP004' on 'board_vote' says nothing under the key 'by'",
    ),
    (
        {"expires": None},
        "WAI001",
        "  - rule",
        "The waiver of 'REP004' on 'board_vote' lacks the key 'expires'",
    ),
    (
        {"reason": "nineteen characters"},
        "WAI001",
        "    reason",
        "The reason of the waiver has 19 characters; expected 20 or more",
    ),
    (
        {"expires": "21.3.2026"},
        "WAI001",
        "    expires",
        "'21.3.2026' is not a date; expected 2026, 2026-03 or 2026-03-21",
    ),
    (
        {"expires": "2026-02-30"},
        "WAI001",
        "    expires",
        "'2026-02-30' is not a date; expected 2026, 2026-03 or 2026-03-21",
    ),
    (
        {"granted": "soon"},
        "WAI001",
        "    granted",
        "'soon' is not a date; expected 2026, 2026-03 or 2026-03-21",
    ),
    (
        {"granted": "2026-03-22"},
        "WAI001",
        "    expires",
        "The waiver of 'REP004' on 'board_vote' expires on 2026-03-21, before it is granted, "
        "on 2026-03-22",
    ),
    (
        {"evidence": "minutes"},
        "WAI001",
        "    evidence",
        "'minutes' is no evidence; expected 'source#locator'",
    ),
    (
        {"evidence": "minutes#item4"},
        "WAI001",
        "    evidence",
        "The evidence of the waiver is in 'minutes', which is no source here",
    ),
    (
        {"expires": "2026-02-09"},
        "WAI003",
        "    expires",
        "The waiver of 'REP004' on 'board_vote' expired on 2026-02-09, 1 day before 2026-02-10",
    ),
    ({"rule": "REP999"}, "WAI004", "  - rule", "There is no rule 'REP999' to waive"),
    ({"rule": "REP"}, "WAI004", "  - rule", "There is no rule 'REP' to waive"),
    (
        {"subject": "bord_vote"},
        "WAI005",
        "    subject",
        "There is nothing called 'bord_vote' to waive a rule on",
    ),
    (
        {"subject": "board"},
        "WAI002",
        "  - rule",
        "The waiver of 'REP004' on 'board' excuses nothing: the rule is not violated there",
    ),
    (
        {"granted": "2026-02-11"},
        "WAI102",
        "    granted",
        "The waiver of 'REP004' on 'board_vote' is granted from 2026-02-11 on, which is after "
        "2026-02-10",
    ),
]


@pytest.mark.parametrize(("changes", "code", "line", "message"), WRONG)
def test_a_wrong_waiver_excuses_nothing_and_is_told_of(
    shell: Shell, changes: dict[str, str | None], code: str, line: str, message: str
) -> None:
    others = [one for one in all_waived() if 'REP004"\n    subject: "board_vote' not in one]
    assert len(others) == 3
    text = waived(waiver(**changes), *others)
    exit_code, file = checked(shell, text)
    assert exit_code == 1
    assert sorted(excused(file)) == VIOLATED[1:]
    section = text.index("waivers:")
    at = text[:section].count("\n") + line_of(text[section:], f"\n{line}") + 1
    severity = "warning" if code == "WAI102" else "error"
    assert told(file) == [(code, severity, at)]
    assert [one["message"] for one in file["warnings"]] == [message]


def test_an_unused_waiver_alone_fails_a_run(shell: Shell) -> None:
    code, file = checked(shell, waived(waiver(), text=SOUND))
    assert code == 1
    assert [one["verdict"] for one in file["findings"]] == ["met"] * len(file["findings"])
    assert [one[0] for one in told(file)] == ["WAI002"]
    assert file["warnings"][0]["hint"] == "remove it"


def test_an_unused_waiver_names_what_it_may_have_meant(shell: Shell) -> None:
    _, file = checked(shell, waived(waiver(subject="board")))
    hint = "remove it; the rule is violated on 'board_vote', 'governance'"
    assert [one["hint"] for one in file["warnings"]] == [hint]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (waiver(rule="REP04"), "did you mean 'REP004'?"),
        (waiver(rule="no-decision-without-locals"), "did you mean 'REP004'?"),
        (waiver(rule="qqqqqq"), "council-rules rules lists all codes"),
        (waiver(subject="bord_vote"), "did you mean 'board_vote'?"),
        (waiver(subject="stranger"), "did you mean 'board/stranger'?"),
        (waiver(subject="qqqqqq"), "name the subject as the finding does"),
        (waiver(evidence="minutes#4"), "list it under 'sources'"),
        (waiver(evidence="minutes"), "for example evidence: minutes#item4"),
    ],
)
def test_hints(shell: Shell, given: str, hint: str) -> None:
    name = json.loads(shell("rules", "--output-format", "json").out)
    names = {one["code"]: one["name"] for one in name["rules"]}
    given = given.replace("no-decision-without-locals", names["REP004"])
    _, file = checked(shell, waived(given))
    assert [one["hint"] for one in file["warnings"]] == [hint]


def test_evidence_in_a_source_of_the_file_is_sound(shell: Shell) -> None:
    sources = "sources: [{id: minutes, title: Minutes, classification: commentary}]\n"
    text = waived(waiver(evidence="minutes#item4")) + sources
    code, file = checked(shell, text)
    assert (code, told(file)) == (1, [])
    assert excused(file) == [("REP004", "board_vote")]


def test_two_waivers_of_the_same_violation(shell: Shell) -> None:
    text = waived(waiver(), waiver(reason="Another reason that is long enough."))
    code, file = checked(shell, text)
    assert code == 1
    first = line_of(text, "waivers:") + 1
    assert told(file) == [("WAI007", "error", first + 6)]
    message = f"'REP004' on 'board_vote' is waived already, at {NAME}:{first}:5"
    assert file["warnings"][0]["message"] == message
    assert excused(file) == [("REP004", "board_vote")]


def test_one_that_holds_no_more_is_no_second_waiver(shell: Shell) -> None:
    gone = waiver(expires="2026-01-31")
    _, file = checked(shell, waived(gone, waiver()))
    assert [one[0] for one in told(file)] == ["WAI003"]
    assert excused(file) == [("REP004", "board_vote")]


def test_a_mandatory_rule_cannot_be_waived(shell: Shell) -> None:
    Path("council-rules.yaml").write_text("version: 1\nenforcement: {REP004: mandatory}\n")
    text = waived(*all_waived())
    code, file = checked(shell, text)
    assert code == 1
    assert sorted(excused(file)) == VIOLATED[2:]
    first = line_of(text, "waivers:") + 1
    assert told(file) == [("WAI006", "error", first), ("WAI006", "error", first + 6)]
    assert file["warnings"][0]["message"] == "'REP004' is mandatory and cannot be waived"


def test_a_rule_that_ships_as_mandatory_cannot_be_waived(shell: Shell) -> None:
    text = BOARD.replace('{more_than: "1/2", of: members}', "{at_least: 6, of: members}")
    Path(NAME).write_text(waived(waiver("DEC002", "board_vote"), text=text), encoding="utf-8")
    ran = shell("check", "--select", "DEC002", NAME, "--today", DAY)
    assert ran.code == 1
    assert "error[DEC002]" in ran.out
    assert "error[WAI006]: 'DEC002' is mandatory and cannot be waived" in ran.out


def test_a_waiver_of_a_rule_that_is_not_selected_is_no_fault(shell: Shell) -> None:
    code, file = checked(shell, waived(waiver()), "--ignore", "REP004")
    assert (code, told(file)) == (1, [])
    assert {one["code"] for one in file["findings"]} == {"REP005"}


def test_a_waiver_of_what_is_open_waits(shell: Shell) -> None:
    text = BOARD.replace('{more_than: "1/2", of: members}', "unknown")
    text = text.replace("completeness: closed", "completeness: open")
    code, file = checked(shell, waived(waiver(), text=text))
    verdicts = {(one["code"], one["subject"]): one["verdict"] for one in file["findings"]}
    assert verdicts["REP004", "board_vote"] == "undetermined"
    assert (code, told(file), excused(file)) == (0, [], [])


def test_malformed_keys_are_errors_of_the_file(shell: Shell) -> None:
    Path(NAME).write_text(waived(waiver(reasn="x")), encoding="utf-8")
    ran = shell("check", *SELECT, NAME, "--today", DAY)
    assert ran.code == 3
    assert "'reasn'" in ran.out
    assert "did you mean 'reason'?" in ran.out


FORMATS = ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"]


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize(
    ("waivers", "day", "code"),
    [
        (all_waived(), DAY, 0),
        (all_waived(), "2026-03-20", 0),
        (all_waived(), "2026-03-22", 1),
        (all_waived()[1:], DAY, 1),
        ([*all_waived(), waiver(subject="board")], DAY, 1),
    ],
)
def test_the_exit_code_is_that_of_every_format(
    shell: Shell, output_format: str, waivers: list[str], day: str, code: int
) -> None:
    Path(NAME).write_text(waived(*waivers), encoding="utf-8")
    ran = shell("check", *SELECT, NAME, "--today", day, "--output-format", output_format)
    assert ran.code == code


def test_faults_of_waivers_count_whatever_may_fail_a_run(shell: Shell) -> None:
    code, _ = checked(shell, waived(waiver(), text=SOUND), "--fail-on", "must")
    assert code == 1


def test_waivers_with_a_baseline(shell: Shell) -> None:
    Path(NAME).write_text(BOARD, encoding="utf-8")
    shell("baseline", "write", *SELECT, "--file", "known.json")
    code, file = checked(shell, waived(waiver()), "--baseline", "known.json")
    assert code == 0
    kinds = {(one["code"], one["subject"]): one["exempt"]["kind"] for one in file["findings"]}
    assert kinds.pop(("REP004", "board_vote")) == "waiver"
    assert set(kinds.values()) == {"baseline"}


def test_python_applies_waivers_too() -> None:
    rules = ["REP004", "REP005"]
    in_time = check(waived(*all_waived()), select=rules, today=DAY).files[0]
    assert [one.exempt is not None for one in in_time.of(Verdict.VIOLATED)] == [True] * 4
    late = check(waived(*all_waived()), select=rules, today="2026-03-22").files[0]
    assert [one.exempt is not None for one in late.of(Verdict.VIOLATED)] == [False] * 4


# a mandatory rule, some that may be waived, an advisory one
SOME = ("DEC002", "NEU006", "REP001", "REP004", "REP006")


@tries(40)
@given(councils(), st.data())
def test_a_waiver_mutes_nothing_that_it_does_not_name(
    council: dict[str, Any], data: st.DataObject
) -> None:
    """Whatever is waived: verdicts stay, and no violation of another name is excused."""
    plain = check(written(council), select=SOME).files[0]
    names = sorted({(one.code, one.subject) for one in plain.findings})
    chosen = data.draw(st.sets(st.sampled_from(names))) if names else set()
    entries = [waiver(rule, on) for rule, on in sorted(chosen)]
    text = written(council) + ("waivers:\n" + "".join(entries) if entries else "")
    file = check(text, select=SOME, today=DAY).files[0]
    assert [replace(one, exempt=None) for one in file.findings] == list(plain.findings)
    for one in file.findings:
        named = (one.code, one.subject) in chosen
        may = one.verdict is Verdict.VIOLATED and one.enforcement != "mandatory"
        assert (one.exempt is not None) == (named and may)
        assert one.exempt is None or one.exempt.kind is Exempt.WAIVER


def test_violations_of_mandatory_rules_and_those_excused_already_are_left_alone() -> None:
    file = check(BOARD, select=["REP004", "REP005"]).files[0]
    known = Exemption(Exempt.BASELINE, "known")
    changed = [
        replace(one, enforcement="mandatory")
        if one.code == "REP004"
        else replace(one, exempt=known)
        for one in file.findings
    ]
    file = replace(file, findings=tuple(changed))
    place = Place("waivers[0]", 1, 1, 1, 1)
    waivers = [Waiver(*names, REASON, "committee", "", "2026", (), place) for names in VIOLATED]
    assert applied(file, waivers) == file

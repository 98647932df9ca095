"""Judgements in proposals: what they answer, and that nothing wrong with one goes untold."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from council_rules.findings.finding import Finding, Firmness, Verdict
from council_rules.findings.report import FileReport
from council_rules.proposal.load import load_text
from council_rules.proposal.problems import ProposalError
from council_rules.rulebook.book import rules_folder
from council_rules.running.runs import check
from tests.cli.support import Shell
from tests.gate.councils import commented, reordered
from tests.gate.granted import waiver
from tests.gate.judging import (
    COUNCIL,
    DAY,
    NAME,
    REASON,
    RULE,
    SELECT,
    SUBJECT,
    checked,
    finding,
    fingerprint,
    judged,
    judgement,
    told,
)
from tests.tries import some, tries

TWO_TIERS = (rules_folder() / "fixtures" / "b_two_tiers.council.yaml").read_text("utf-8")
DUE = '  - {id: transfer, area: valley, to: valley_voters, due: "2030-06-30"}\n'
TEST = "  - {id: transfer, area: valley, to: valley_voters, test: Two elections held, "
OTHER = "  - {id: other, area: valley, to: valley_voters, test: Peace is here, "
PROPOSALS = rules_folder().parent / "proposals"


def handover(*entries: str) -> str:
    return TWO_TIERS.replace(DUE, "".join(f"{one}}}\n" for one in entries))


def judge(text: str, *answers: tuple[str, str], subject: str = "valley") -> FileReport:
    """Return the report on a text with answers to questions of PAL006."""
    entries = [
        judgement(
            rule="PAL006",
            subject=subject,
            question=question,
            answer=answer,
            words_sha256=fingerprint(text, "PAL006", subject, question),
        )
        for question, answer in answers
    ]
    (file,) = check(judged(*entries, text=text), select=["PAL006"], today=DAY).files
    assert file.warnings == ()
    return file


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_without_a_judgement_a_person_is_asked(shell: Shell) -> None:
    code, file = checked(shell, COUNCIL)
    found = finding(file)
    assert (code, found["verdict"], found["questions"][0]["answer"]) == (
        0,
        "needs_judgement",
        None,
    )


def test_a_yes_meets_the_rule_as_judged(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement()))
    found = finding(file)
    assert (code, told(file)) == (0, [])
    assert (found["verdict"], found["firmness"]) == ("judged_met", "never")
    assert found["message"].startswith("met, as judged by Ada Example on 2026-02-01: 'Object")
    answer = found["questions"][0]["answer"]
    assert answer == {
        "answer": "yes",
        "by": "Ada Example",
        "date": "2026-02-01",
        "reason": REASON,
        "evidence": [],
        "place": answer["place"],
    }
    assert answer["place"]["line"] == COUNCIL.count("\n") + 2


def test_a_no_violates_it_and_fails_a_run(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement(answer="no")))
    found = finding(file)
    assert (code, told(file)) == (1, [])
    assert (found["verdict"], found["firmness"]) == ("judged_violated", "certain")
    assert found["reason"] == "judged(grounds)"
    assert found["message"] == (
        "violated, as judged by Ada Example on 2026-02-01, who answered no: "
        + found["questions"][0]["sentence"]
    )


def test_neither_is_counted_as_found_by_the_tool(shell: Shell) -> None:
    for answer, verdict in (("yes", "judged_met"), ("no", "judged_violated")):
        Path(NAME).write_text(judged(judgement(answer=answer)), encoding="utf-8")
        ran = shell("check", *SELECT, NAME, "--today", DAY, "--output-format", "json")
        counts = json.loads(ran.out)["summary"]["verdicts"]
        assert (counts[verdict], counts["violated"], counts["needs_judgement"]) == (1, 0, 0)


# What is wrong: changes to a judgement, its code, the key that is shown, and the message.
THE = f"The judgement of '{RULE}' on '{SUBJECT}'"
WRONG = [
    (
        {"rule": None},
        "JUD001",
        "  - subject",
        f"The judgement on '{SUBJECT}' lacks the key 'rule'",
    ),
    (
        {"subject": None},
        "JUD001",
        "  - rule",
        f"The judgement of '{RULE}' lacks the key 'subject'",
    ),
    ({"question": None}, "JUD001", "  - rule", f"{THE} lacks the key 'question'"),
    ({"answer": None}, "JUD001", "  - rule", f"{THE} lacks the key 'answer'"),
    ({"by": None}, "JUD001", "  - rule", f"{THE} lacks the key 'by'"),
    ({"by": " "}, "JUD001", "    by", f"{THE} says nothing under the key 'by'"),
    ({"date": None}, "JUD001", "  - rule", f"{THE} lacks the key 'date'"),
    ({"reason": None}, "JUD001", "  - rule", f"{THE} lacks the key 'reason'"),
    ({"words_sha256": None}, "JUD001", "  - rule", f"{THE} lacks the key 'words_sha256'"),
    (
        {"answer": "maybe"},
        "JUD001",
        "    answer",
        '\'maybe\' is no answer; expected "yes" or "no"',
    ),
    (
        {"reason": "x" * 19},
        "JUD001",
        "    reason",
        "The reason of the judgement has 19 characters; expected 20 or more",
    ),
    (
        {"date": "2026-02"},
        "JUD001",
        "    date",
        "'2026-02' is not a day; expected one such as 2026-03-21",
    ),
    (
        {"date": "2026-02-30"},
        "JUD001",
        "    date",
        "'2026-02-30' is not a day; expected one such as 2026-03-21",
    ),
    (
        {"words_sha256": "abc"},
        "JUD001",
        "    words_sha256",
        "The fingerprint of the words has 3 characters; expected 64 of 0-9 and a-f",
    ),
    (
        {"words_sha256": "A" * 64},
        "JUD001",
        "    words_sha256",
        "The fingerprint of the words is none; expected 64 of 0-9 and a-f",
    ),
    (
        {"evidence": "minutes#4"},
        "JUD001",
        "    evidence",
        "The evidence of the judgement is in 'minutes', which is no source here",
    ),
    (
        {"words_sha256": "0" * 64},
        "JUD002",
        "    words_sha256",
        f"{THE} is void: the words that were judged have changed",
    ),
    (
        {"date": "2026-02-12"},
        "JUD003",
        "    date",
        f"{THE} is of 2026-02-12, which is after 2026-02-10",
    ),
    ({"rule": "TIER999"}, "JUD004", "  - rule", "There is no rule 'TIER999' to judge by"),
    (
        {"subject": "objektion"},
        "JUD005",
        "    subject",
        "There is nothing called 'objektion' to judge",
    ),
    (
        {"question": "ground"},
        "JUD006",
        "    question",
        f"'{RULE}' does not ask 'ground' on '{SUBJECT}'",
    ),
]


@pytest.mark.parametrize(("changes", "code", "key", "message"), WRONG)
def test_a_wrong_judgement_answers_nothing_and_is_told_of(
    shell: Shell, changes: dict[str, str | None], code: str, key: str, message: str
) -> None:
    text = judged(judgement(**changes))
    exit_code, file = checked(shell, text)
    section = text.index("judgements:")
    line = text[: text.index(key, section)].count("\n") + 1
    assert told(file) == [(code, "error", line)]
    assert file["warnings"][-1]["message"] == message
    assert finding(file)["verdict"] == "needs_judgement"
    assert exit_code == 1


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"rule": "TIER05"}, "did you mean 'TIER005'?"),
        ({"rule": "bounded-override"}, "did you mean 'TIER005'?"),
        ({"rule": "qqqqqq"}, "council-rules rules lists all codes"),
        ({"subject": "objektion"}, "did you mean 'objection'?"),
        ({"subject": "judge"}, "did you mean 'court/judge'?"),
        ({"question": "ground"}, "did you mean 'grounds'?"),
        ({"question": "qqqq"}, "it asks 'grounds'"),
        ({"evidence": "minutes"}, "for example evidence: minutes#item4"),
    ],
)
def test_what_was_probably_meant(shell: Shell, changes: dict[str, str], hint: str) -> None:
    _, file = checked(shell, judged(judgement(**changes)))
    assert file["warnings"][-1]["hint"] == hint


def test_a_key_that_does_not_exist_is_an_error_as_everywhere(shell: Shell) -> None:
    Path(NAME).write_text(judged(judgement(anser="yes")), encoding="utf-8")
    ran = shell("check", NAME)
    assert ran.code == 3
    assert "did you mean 'answer'?" in ran.out


def test_yes_without_quotes_is_an_answer_and_warned_of(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement().replace("'yes'", "yes")))
    assert [one["code"] for one in file["warnings"]] == ["SRC101"]
    assert (code, finding(file)["verdict"]) == (0, "judged_met")


def test_the_next_day_has_begun_somewhere(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement(date="2026-02-11")))
    assert (code, finding(file)["verdict"]) == (0, "judged_met")


def test_a_run_of_an_earlier_day_does_not_know_of_it(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement(answer="no")), day="2026-01-15")
    assert [one[0] for one in told(file)] == ["JUD003"]
    assert (code, finding(file)["verdict"]) == (1, "needs_judgement")


def test_evidence_in_a_source_of_the_file(shell: Shell) -> None:
    sources = "sources: [{id: minutes, title: Minutes}]\n"
    text = judged(judgement(evidence="minutes#item4")) + sources
    code, file = checked(shell, text)
    assert (code, finding(file)["questions"][0]["answer"]["evidence"]) == (0, ["minutes#item4"])


def test_the_same_judgement_twice(shell: Shell) -> None:
    text = judged(judgement(), judgement(by="Ben Example"))
    code, file = checked(shell, text)
    first = line_of(text, "judgements:") + 1
    assert [one[0] for one in told(file)] == ["JUD007"]
    assert file["warnings"][0]["message"].endswith(f"is judged already, at {NAME}:{first}:5")
    assert code == 1
    assert finding(file)["questions"][0]["answer"]["by"] == "Ada Example"


def test_judgements_that_contradict_each_other(shell: Shell) -> None:
    text = judged(judgement(), judgement(answer="no"), judgement())
    code, file = checked(shell, text)
    assert [one[0] for one in told(file)] == ["JUD008"] * 3
    assert (code, finding(file)["verdict"]) == (1, "needs_judgement")
    first = line_of(text, "judgements:") + 1
    assert file["warnings"][1]["message"] == (
        f"{THE} says 'no', and another says 'yes', at {NAME}:{first}:5: neither holds"
    )


def test_one_that_is_void_contradicts_nobody(shell: Shell) -> None:
    gone = judgement(answer="no", words_sha256="0" * 64)
    _, file = checked(shell, judged(gone, judgement()))
    assert [one[0] for one in told(file)] == ["JUD002"]
    assert finding(file)["verdict"] == "judged_met"


def test_a_violation_that_the_rule_finds_is_not_muted(shell: Shell) -> None:
    text = COUNCIL.replace("    deadline: 14 days\n", "")
    code, file = checked(shell, judged(judgement(), text=text))
    assert [one[:2] for one in told(file)] == [("JUD101", "warning")]
    assert file["warnings"][0]["message"] == (
        f"{THE} has no effect: the rule is violated there by its condition, which no judgement "
        "changes"
    )
    plain = checked(shell, text)
    assert (code, file["findings"]) == (1, plain[1]["findings"])


def test_where_nothing_is_asked_a_judgement_has_no_effect(shell: Shell) -> None:
    _, file = checked(shell, judged(judgement(rule="TIER006", subject="services")))
    assert file["warnings"][0]["message"].endswith(
        "leaves nothing to a person there: it is met"
    )
    code, file = checked(shell, judged(judgement(subject="board")))
    assert (code, [one[:2] for one in told(file)]) == (0, [("JUD101", "warning")])
    assert file["warnings"][0]["message"].endswith("the rule does not apply there")
    assert file["warnings"][0]["hint"] == "the rule asks a person on 'objection'"


def test_a_judgement_by_a_rule_that_is_not_selected_is_no_fault(shell: Shell) -> None:
    code, file = checked(shell, judged(judgement(words_sha256="0" * 64)), "--ignore", RULE)
    assert (code, told(file)) == (0, [])


def test_every_question_has_to_be_answered() -> None:
    text = handover(TEST + "certified_by: court", OTHER + "certified_by: court")
    first, second = 'test("other")', 'test("transfer")'
    for given_, verdict in (
        ([(first, "yes")], Verdict.NEEDS_JUDGEMENT),
        ([(first, "yes"), (second, "yes")], Verdict.JUDGED_MET),
        ([(first, "no")], Verdict.JUDGED_VIOLATED),
        ([(first, "no"), (second, "yes")], Verdict.JUDGED_VIOLATED),
    ):
        (found,) = judge(text, *given_).findings
        assert found.verdict is verdict
        answers = {one.atom: one.answer.word for one in found.questions if one.answer}
        assert answers == dict(given_)


def test_a_question_that_only_some_completions_raise() -> None:
    text = handover(TEST + "certified_by: court, due: unknown")
    (found,) = judge(text, ('test("transfer")', "yes")).findings
    assert (found.verdict, found.firmness) == (Verdict.JUDGED_MET, Firmness.NEVER)
    (found,) = judge(text, ('test("transfer")', "no")).findings
    assert (found.verdict, found.firmness) == (Verdict.UNDETERMINED, Firmness.POSSIBLE)
    assert found.message.startswith("violated under some answers to the open points, as judged")


def test_what_may_be_violated_stays_undetermined_whatever_is_answered() -> None:
    text = handover(TEST + "certified_by: unknown")
    (plain,) = check(text, select=["PAL006"]).files[0].findings
    for answer in ("yes", "no"):
        (found,) = judge(text, ('test("transfer")', answer)).findings
        assert found.verdict is Verdict.UNDETERMINED
        assert found.questions[0].answer is not None
        assert replace(found, questions=()) == replace(plain, questions=(), place=found.place)


def test_in_a_scenario_the_answer_to_what_it_asks_holds() -> None:
    text = handover(TEST + "certified_by: court, due: unknown") + (
        "scenarios:\n  - {id: tested, name: Tested, assume: {transfer.due: absent}}\n"
    )
    question = 'test("transfer")'
    words = fingerprint(text, "PAL006", "valley", question)
    names = {"rule": "PAL006", "subject": "valley", "question": question}
    entry = judgement(**names, answer="no", words_sha256=words)
    text = judged(entry, text=text)
    (file,) = check(text, select=["PAL006"], scenario="tested", today=DAY).files
    (found,) = file.findings
    assert (found.verdict, file.warnings) == (Verdict.JUDGED_VIOLATED, ())


def test_what_is_judged_to_be_violated_can_be_waived(shell: Shell) -> None:
    text = judged(judgement(answer="no")) + "waivers:\n" + waiver(RULE, SUBJECT)
    code, file = checked(shell, text)
    assert (code, finding(file)["exempt"]["kind"], file["warnings"]) == (0, "waiver", [])


def test_a_baseline_lists_it(shell: Shell) -> None:
    text = judged(judgement(answer="no"))
    Path(NAME).write_text(text, encoding="utf-8")
    assert shell("baseline", "write", *SELECT, NAME, "--file", "known.json").code == 0
    code, file = checked(shell, text, "--baseline", "known.json")
    assert (code, finding(file)["exempt"]["kind"]) == (0, "baseline")


def test_a_difference_tells_it(shell: Shell) -> None:
    Path("old.council.yaml").write_text(COUNCIL, encoding="utf-8")
    for answer, code in (("yes", 0), ("no", 1)):
        Path(NAME).write_text(judged(judgement(answer=answer)), encoding="utf-8")
        ran = shell("diff", *SELECT, "old.council.yaml", NAME)
        assert ran.code == code
        assert f"judged {'met' if answer == 'yes' else 'violated'}" in ran.out


@pytest.mark.parametrize("seed", range(4))
def test_comments_spaces_and_order_change_no_words(seed: int) -> None:
    assert fingerprint(commented(reordered(COUNCIL, seed), seed)) == fingerprint()
    assert fingerprint(COUNCIL.replace("breach of the accord", "breach   of\n      the accord"))


CHANGED = {
    "breach of the accord": "breach of the accord or of peace",
    "    deadline: 14 days\n": "    deadline: 13 days\n",
    "name: Objection of the Board": "name: Objection of the board",
    "    over: [committee_vote]\n": "    over: [committee]\n",
}


@pytest.mark.parametrize("before", CHANGED)
def test_changed_words_void_a_judgement(shell: Shell, before: str) -> None:
    text = COUNCIL.replace(before, CHANGED[before])
    assert text != COUNCIL
    code, file = checked(shell, judged(judgement(answer="no"), text=text))
    assert [one[0] for one in told(file)] == ["JUD002"]
    assert (code, finding(file)["verdict"]) == (1, "needs_judgement")


def _asked(file: FileReport) -> list[tuple[Finding, str, str]]:
    return [
        (found, one.atom, one.words_sha256)
        for found in file.findings
        if found.verdict is Verdict.NEEDS_JUDGEMENT
        for one in found.questions
    ]


def same_but_judgements(text: str, other: str) -> bool:
    try:
        return replace(load_text(text).proposal, judgements=()) == load_text(other).proposal
    except ProposalError:
        return False


REAL = [
    ("model/sound_council", "TIER005"),
    ("reference/bosnia_presidency", "PAL004"),
    ("reference/bosnia_house_of_peoples", "PAL004"),
]


@pytest.mark.sampled
@pytest.mark.parametrize(("name", "rule"), REAL)
def test_a_statement_taken_out_of_a_real_proposal_voids_the_judgement(
    name: str, rule: str
) -> None:
    """Whatever key is taken out of what was judged: void, or nothing is asked any more."""
    text = (PROPOSALS / f"{name}.council.yaml").read_text("utf-8")
    asked = _asked(check(text, select=[rule]).files[0])
    found, question, words = asked[0]
    data = yaml.load(text, yaml.BaseLoader)
    body, _, seat = found.subject.partition("/")
    owners = [one for key in ("bodies", "vetoes") for one in data.get(key, [])]
    owner = next(one for one in owners if one["id"] == body)
    if seat:
        owner = next(one for one in owner["seats"] if one["id"] == seat)
    own = judgement(rule=rule, subject=found.subject, question=question, words_sha256=words)
    entry = yaml.load(own, yaml.BaseLoader)
    for key in some([key for key in owner if key != "id"]):
        taken = owner.pop(key)
        again = json.dumps({**data, "judgements": entry}, indent=1)
        owner[key] = taken
        if same_but_judgements(again, text):  # what is usual may be stated or not
            continue
        (file,) = check(again, select=[rule], today=DAY).files
        if not file.checked:  # what is left is no proposal
            continue
        codes = [one.code for one in file.warnings if one.code.startswith("JUD")]
        assert codes in (["JUD002"], ["JUD006"], ["JUD101"]), (key, codes)
        assert not file.of(Verdict.JUDGED_MET, Verdict.JUDGED_VIOLATED)


# rules that ask about these texts, and others
BOTH_KINDS = ("TIER005", "TIER006", "PAL006", "DEC002", "REP001", "REP004")


@tries(25)
@given(st.sampled_from([COUNCIL, TWO_TIERS, handover(TEST + "certified_by: court")]), st.data())
def test_a_judgement_changes_no_other_verdict(text: str, data: st.DataObject) -> None:
    """Whatever is judged on whatever finding: only the answered ones that asked change."""
    (plain,) = check(text, select=BOTH_KINDS).files
    asked = {
        (one.code, one.subject, question.atom): question.words_sha256
        for one in plain.findings
        for question in one.questions
    }
    others = sorted({(one.code, one.subject, "grounds") for one in plain.findings})
    names = data.draw(st.lists(st.sampled_from([*asked, *others]), unique=True, max_size=4))
    answers = {key: data.draw(st.sampled_from(["yes", "no"])) for key in names}
    entries = [
        judgement(
            rule=rule,
            subject=subject,
            question=question,
            answer=answer,
            words_sha256=asked.get((rule, subject, question), "0" * 64),
        )
        for (rule, subject, question), answer in answers.items()
    ]
    answered = judged(*entries, text=text) if entries else text
    (file,) = check(answered, select=BOTH_KINDS, today=DAY).files
    before = {(one.code, one.subject, one.message): one for one in plain.findings}
    after = {(one.code, one.subject, one.message): one for one in file.findings}
    for key in before.keys() - after.keys():
        assert before[key].verdict is Verdict.NEEDS_JUDGEMENT
    for key in before.keys() & after.keys():
        assert before[key].verdict is after[key].verdict
    judged_ = {
        (rule, subject)
        for rule, subject, question in answers
        if (rule, subject, question) in asked
    }
    for one in file.of(Verdict.JUDGED_MET, Verdict.JUDGED_VIOLATED):
        assert (one.code, one.subject) in judged_
    assert len(file.findings) == len(plain.findings)

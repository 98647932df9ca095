from dataclasses import replace

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Severity
from council_rules.findings.report import FileReport, Report
from council_rules.render.look import Look
from council_rules.render.text import render
from tests.support import (
    BLIND,
    MAJORITY,
    OUTSIDERS,
    QUOTA,
    REASONS,
    TEXT,
    file_report,
    met,
    needs_judgement,
    report,
    undetermined,
    unreadable_report,
    violated,
)

LOOK = Look(columns=90)


def text_of(found: Report, look: Look = LOOK, text: str | None = TEXT) -> str:
    return render(found, look, lambda file: text)


def only(file: FileReport, look: Look = LOOK) -> str:
    return text_of(report(file), look)


BLIND_LINE = "2 matters name no area: 2 rules look at none of them (law, water)"
BLIND_BLOCK = """\
note[COV001]: 2 matters name no area: 2 rules look at none of them (law, water)
 --> plans/valley.council.yaml:6:5   law
  |
6 |     seats:
  |     ^^^^^
  |
   = also:     plans/valley.council.yaml:8:13 water
   = rules:    REP001, REP004
help: state 'area' of each matter
"""


def test_what_rules_do_not_see_is_a_line_of_the_summary() -> None:
    file = replace(file_report([met()]), coverage=(BLIND,))
    lines = only(file).splitlines()
    assert lines[lines.index(BLIND_LINE) - 1].startswith(
        "plans/valley.council.yaml: 0 violated"
    )
    assert "note[COV001]" not in only(file)
    assert BLIND_BLOCK in only(file, replace(LOOK, verbose=True))


def test_only_the_first_names_of_many_are_in_the_summary() -> None:
    places = tuple(replace(BLIND.places[0], path=f"m{number}") for number in range(7))
    blind = replace(BLIND, missing="7 matters name no area", places=places)
    assert "(m0, m1, m2, m3, and 3 more)" in only(replace(file_report(), coverage=(blind,)))


VIOLATED = """\
error[REP004]: outsiders carry 'Board vote' without a local vote: they hold 7 of 10 votes
  (waivable)
  --> plans/valley.council.yaml:11:9   board_vote
   |
 7 |       - id: outsider
   |             -------- 'Outsider (Board)' votes in 'Board'
   :
11 |   - id: board_vote
   |         ^^^^^^^^^^
12 |     body: board
13 |     passes_when: {more_than: "1/2", of: members}
   |                  ------------------------------- 'Board vote' passes with 'more than
   |                                                  1/2 (members)'
   |
   = facts:    'Outsider (Board)' votes in 'Board' [press#par. 4, reported; charter#art3]
   = source:   Covenant, article 1 (law)
               Theory of games (mathematics)
   = contrary: Regulation of a mission, section 1 (precedent, clause not read)
help: Raise the quota, or ask for a concurrent local majority.
   = docs:     council-rules explain REP004

plans/valley.council.yaml: 1 violated (1 must), 0 undetermined, 1 met; 1 rule does not
apply

1 error in 1 of 1 proposal
  REP004 1
judged by 3 rules, rule book 0123456789ab, council-rules 0.1.0
"""

UNDETERMINED = """\
open[REP004]: whether outsiders alone carry 'Board vote' depends on what is open
  (must, waivable)
  --> plans/valley.council.yaml:11:9   board_vote
   |
11 |   - id: board_vote
   |         ^^^^^^^^^^
12 |     body: board
13 |     passes_when: {more_than: "1/2", of: members}
   |                  ------------------------------- open: by what majority 'Board vote'
   |                                                  passes
   |
   = firmness: in some scenarios: broken under some answers, kept under others
   = needs:    by what majority 'Board vote' passes (the answers are assumed)
   = fails if: 'Board vote' needs more than 1/2
   = holds if: 'Board vote' needs unanimity
   = source:   Covenant, article 1 (law)
               Theory of games (mathematics)
   = contrary: Regulation of a mission, section 1 (precedent, clause not read)
   = docs:     council-rules explain REP004

plans/valley.council.yaml: 0 violated, 1 undetermined, 0 met; 1 rule does not apply; 1
point left open, 2 ways to complete it

no violations found in 1 proposal: 1 undetermined in part
undetermined, which is not a pass: 1 verdict in 1 proposal
  REP004 1
judged by 3 rules, rule book 0123456789ab, council-rules 0.1.0
"""

JUDGE = """\
judge[TIER005]: 'Board vote' has grounds, if a person answers yes  (must, waivable)
  --> plans/valley.council.yaml:11:9   board_vote
   |
11 |   - id: board_vote
   |         ^^^^^^^^^^
12 |     body: board
13 |     passes_when: {more_than: "1/2", of: members}
   |                  ------------------------------- for a person to judge
   |
   = asks:     do the grounds of 'Board vote' leave cases in which it may not be used:
                 'any reason'? [charter#art3]
   = source:   Covenant, article 1 (law)
               Theory of games (mathematics)
   = contrary: Regulation of a mission, section 1 (precedent, clause not read)
   = docs:     council-rules explain TIER005

plans/valley.council.yaml: 0 violated, 0 undetermined, 1 for a person to judge, 1 met; 1
rule does not apply

no violations found in 1 proposal: 1 for a person to judge in part
for a person to judge, which is not a pass: 1 verdict in 1 proposal
  TIER005 1
judged by 3 rules, rule book 0123456789ab, council-rules 0.1.0
"""

UNREADABLE = """\
error[SRC004]: Unknown key 'bod' in a body
 --> plans/valley.council.yaml:4:5   board
  |
4 |   - id: board
  |     ^^^
  |
help: did you mean 'body'?

error[SRC001]: There is no such file
  --> plans/valley.council.yaml

nothing was judged: 1 proposal not checked
not checked by 3 rules: plans/valley.council.yaml:4:5 Unknown key 'bod' in a body (and 1
more problem)
no rule was applied, rule book 0123456789ab, council-rules 0.1.0
"""


def test_violated() -> None:
    assert only(file_report([violated(), met()])) == VIOLATED


def test_undetermined() -> None:
    assert only(file_report([undetermined()], is_open=True)) == UNDETERMINED


def test_needs_judgement() -> None:
    assert only(file_report([needs_judgement(), met()])) == JUDGE


def test_a_question_that_only_some_answers_raise_says_so() -> None:
    some = replace(needs_judgement(), questions=(replace(REASONS, supposed=True),))
    shown = only(file_report([some], is_open=True), Look(columns=200))
    assert "[charter#art3] (only under some answers to the open points)\n" in shown
    assert "= firmness: not broken whatever the open points turn out to be, as far as" in shown


def test_one_question_about_several_subjects_folds() -> None:
    place = Place("relief", 12, 5, 12, 9)
    other = replace(needs_judgement(), subject="relief", place=place, message="'Relief' too")
    unlike = replace(needs_judgement(), questions=(replace(REASONS, atom="cause"),))
    shown = only(file_report([needs_judgement(), other, unlike]))
    assert shown.count("judge[") == 2
    assert "= also:     plans/valley.council.yaml:12:5 'Relief' too" in shown


def test_unreadable() -> None:
    assert only(unreadable_report()) == UNREADABLE


def test_firmness_is_told_where_something_is_open() -> None:
    shown = only(file_report([violated()], is_open=True))
    assert "= firmness: in every scenario, whatever the open points turn out to be" in shown


def test_without_the_text_there_is_no_frame_and_all_facts_are_told() -> None:
    shown = text_of(report(file_report([violated()])), text=None)
    assert " | " not in shown
    assert MAJORITY.statement in shown


def test_quiet_leaves_out_what_is_undetermined_but_counts_it() -> None:
    file = file_report([violated(), undetermined("REP005")], is_open=True)
    shown = only(file, replace(LOOK, quiet=True))
    assert "open[REP005]" not in shown
    assert "undetermined, which is not a pass: 1 verdict in 1 proposal" in shown
    assert "error[REP004]" in shown


def test_quiet_leaves_out_what_a_person_has_to_judge_but_counts_it() -> None:
    shown = only(file_report([needs_judgement()]), replace(LOOK, quiet=True))
    assert "judge[" not in shown
    assert "for a person to judge, which is not a pass: 1 verdict in 1 proposal" in shown
    assert "leave out --quiet to see what they ask" in " ".join(shown.split())


def test_a_file_that_is_open_and_for_a_person_to_judge_counts_once() -> None:
    both = file_report([undetermined(), needs_judgement()], is_open=True)
    files = (both, file_report([needs_judgement()]), file_report([met()]))
    assert (
        "no violations found in 3 proposals: 1 undetermined in part, "
        "1 for a person to judge in part, 1 without violations\n"
    ) in text_of(report(*files), Look(columns=120))


def test_verbose_shows_what_is_met_and_what_sources_say() -> None:
    shown = only(file_report([violated(), met()]), replace(LOOK, verbose=True))
    assert "met[REP001]: 'Board' has 3 local seats  (must, waivable)" in shown
    assert "Covenant, article 1 (law): Peoples decide." in shown
    assert "binds: States parties" in shown
    assert "read at https://example.org/seen" in shown
    assert "= contrary: Regulation of a mission, section 1 (precedent, clause" in shown
    assert "= against:  Experts from elsewhere can be what all sides ask for." in shown
    assert "= defence:  The outsiders are bound by a mandate." in shown
    assert f"= facts:    {OUTSIDERS.statement}" in shown


def test_met_is_counted_only() -> None:
    assert "met[" not in only(file_report([met()]))


def test_no_violations_says_what_was_checked() -> None:
    assert only(file_report([met()])).splitlines()[-2:] == [
        "no violations found in 1 proposal",
        "judged by 3 rules, rule book 0123456789ab, council-rules 0.1.0",
    ]


def test_a_file_to_which_no_rule_applies_is_not_called_clean() -> None:
    assert "1 to which no rule applies" in only(file_report([]))


def test_the_run_counts_by_level_and_code() -> None:
    broken = file_report([violated(), violated("REP006", Severity.SHOULD)])
    shown = text_of(report(broken, file_report([met()]), unreadable_report()))
    assert (
        "1 error, 1 warning in 1 of 3 proposals; 1 without violations, 1 not checked" in shown
    )
    assert "  REP004 1   REP006 1 (warning)\n" in shown
    assert "warning[REP006]" in shown


def test_findings_with_one_cause_fold() -> None:
    place = Place("relief", 12, 5, 12, 9)
    other = replace(
        violated(), subject="relief", place=place, message="outsiders carry 'Relief'"
    )
    shown = only(file_report([violated(), other]))
    assert shown.count("error[") == 1
    assert "= also:     plans/valley.council.yaml:12:5 outsiders carry 'Relief'" in shown
    assert "2 errors in 1 of 1 proposal" in shown
    assert (
        only(file_report([violated(), other]), replace(LOOK, verbose=True)).count("error[") == 2
    )


def test_many_facts_are_shortened() -> None:
    facts = [replace(OUTSIDERS, statement=f"fact {number}") for number in range(20)]
    shown = only(file_report([replace(violated(), evidence=tuple(facts))]))
    assert "and 15 more (--verbose)" in shown
    assert "fact 19" not in shown


def test_at_most_three_related_places() -> None:
    facts = [
        replace(OUTSIDERS, statement=f"fact {n}", place=Place("x", n, 1, n, 2))
        for n in range(1, 8)
    ]
    shown = only(file_report([replace(violated(), evidence=tuple(facts))]))
    assert shown.count("   | -") == 3


def test_what_turns_a_verdict_is_one_sentence() -> None:
    answers = [replace(QUOTA.answers[0], says=f"answer {n}") for n in range(2)]
    found = replace(undetermined(), violated_if=tuple(answers))
    assert "= fails if: answer 0 and answer 1\n" in only(file_report([found], is_open=True))


def test_many_answers_are_shortened() -> None:
    answers = [replace(QUOTA.answers[0], says=f"answer {n}") for n in range(9)]
    found = replace(undetermined(), kept_if=tuple(answers))
    shown = " ".join(only(file_report([found], is_open=True)).split())
    assert "answer 4 and 4 more answers (--verbose)" in shown


def test_a_verdict_that_rests_on_an_assumed_bound_says_so() -> None:
    bounds = ("'Members' has at most 3 seats",)
    for finding in (violated(), undetermined(), met()):
        shown = only(
            file_report([replace(finding, bounds=bounds)], is_open=True),
            replace(LOOK, verbose=True),
        )
        assert "= bound:" in shown
        assert "'Members' has at most 3 seats" in " ".join(shown.split())


def test_warnings_of_a_file_come_first() -> None:
    warning = Notice("SRC101", "warning", "'on' is text", 'write "on"', Place("", 2, 1, 2, 9))
    shown = only(replace(file_report([violated()]), warnings=(warning,)))
    assert shown.startswith(
        "warning[SRC101]: 'on' is text\n --> plans/valley.council.yaml:2:1\n"
    )
    assert 'help: write "on"\n' in shown


def test_assumptions_come_before_the_count() -> None:
    shown = only(replace(file_report([met()]), assumptions=("a seat is a seat",)))
    assert shown.startswith(
        "assumed in plans/valley.council.yaml:\n  - a seat is a seat\n\nplans"
    )


def test_colour_only_adds() -> None:
    import re

    found = report(file_report([violated(), undetermined()], is_open=True))
    coloured = text_of(found, replace(LOOK, colour=True))
    assert "\x1b[31;1merror[REP004]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text_of(found)


def test_nothing_in_a_file_steers_the_terminal() -> None:
    evil = replace(violated(), message="\x1b[2Jgone \u202eback", remedy="\x07")
    shown = text_of(report(replace(file_report([evil]), file="\x1b]0;x\x07.yaml")), text="\x1b")
    assert not any(sign in shown for sign in ("\x1b", "\x07", "\u202e"))


def test_no_line_is_wider_than_the_screen() -> None:
    findings = [violated(), undetermined(), needs_judgement()]
    found = report(file_report(findings, is_open=True))
    for columns in (60, 72, 100):
        lines = text_of(found, Look(columns=columns)).splitlines()
        assert max(map(len, lines)) <= columns

"""A report by cause: what a reader sees first, with nothing hidden without its number."""

from dataclasses import replace

from council_rules.findings.evidence import Evidence, Notice, Place
from council_rules.findings.finding import Cure, Finding, Severity
from council_rules.findings.openness import Settlement
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport, Report
from council_rules.render.by_cause import render
from council_rules.render.look import Look
from tests.support import (
    BLIND,
    MAJORITY,
    QUOTA,
    TEXT,
    file_report,
    judged,
    met,
    needs_judgement,
    report,
    undetermined,
    unreadable_report,
    violated,
)

LOOK = Look(columns=90)
TITLES = {"REP004": "Outsiders alone do not decide", "REP005": "Locals can stop it"}


def text_of(found: Report, look: Look = LOOK, text: str | None = TEXT) -> str:
    return render(found, look, lambda file: text, TITLES)


def only(file: FileReport, look: Look = LOOK) -> str:
    return text_of(report(file), look)


def warned(subject: str) -> Finding:
    return replace(violated("REP005", Severity.SHOULD), subject=subject)


SUMMARY = """\
plans/valley.council.yaml: 3 findings from 1 cause, however the open points turn out
cause C1, 3 findings: 'Board vote' passes with 'more than 1/2 (members)'
  --> plans/valley.council.yaml:13:18   board_vote.passes_when
   |
 7 |       - id: outsider
   |             -------- who votes in 'Board'
   :
13 |     passes_when: {more_than: "1/2", of: members}
   |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = breaks:   REP004 'Outsiders alone do not decide' (error): board_vote
               REP005 'Locals can stop it' (warning): law, water
   = example:  REP004: outsiders carry 'Board vote' without a local vote: they hold 7 of
                 10 votes

what would settle most of 1 undetermined verdict in plans/valley.council.yaml:
  - by what majority 'Board vote' passes settles 1 whatever the answer (REP008)
  - 'council-rules open-points' lists every answer

plans/valley.council.yaml: 3 violated (1 must, 2 should), 1 undetermined, 1 met; 1 rule
does not apply; 1 point left open, 2 ways to complete it
2 matters name no area: 2 rules look at none of them (law, water)

1 error, 2 warnings in 1 of 1 proposal
  REP004 1   REP005 2 (warning)
undetermined, which is not a pass: 1 verdict in 1 proposal
  REP008 1
judged by 3 rules, rule book 0123456789ab, council-rules 0.1.0
each finding with its facts: --full, --select RULE or --subject ID; what it follows from:
council-rules why FILE RULE SUBJECT; on what evidence: --evidence levels; law and
standards behind a rule, and authority against it: council-rules explain RULE
"""


def whole() -> FileReport:
    findings = [violated(), warned("law"), warned("water"), undetermined("REP008"), met()]
    settling = (Settlement(QUOTA, (("REP008", "board_vote"),), ()),)
    file = file_report(findings, is_open=True)
    return replace(file, settling=settling, coverage=(BLIND,))


def test_findings_with_one_cause_are_one_card() -> None:
    assert only(whole()) == SUMMARY


def test_what_is_open_has_no_card_and_no_cause() -> None:
    text = only(file_report([undetermined()], is_open=True))
    assert "cause" not in text
    assert "0 violated, 1 undetermined" in text


def test_one_finding_is_told_in_its_own_words() -> None:
    text = " ".join(only(file_report([violated()])).split())
    assert "breaks: REP004 'Outsiders alone do not decide' (error): outsiders carry" in text
    assert "example:" not in text
    assert "open points" not in text


def later(number: int) -> Finding:
    """Return a finding from a cause of its own."""
    place = Place(f"rule_{number}", 11, 9, 11, 19)
    fact = Evidence(f"fact {number}", place, (), f"fact({number})")
    return replace(warned(f"m{number}"), evidence=(fact,), place=place)


def test_later_causes_are_short_where_the_room_is_used_up() -> None:
    lines = only(file_report([violated(), *map(later, range(9))])).splitlines()
    heads = [line for line in lines if line.startswith("cause ")]
    assert len(heads) == 10
    assert sum(line.startswith("  line 11: REP005 (warning)") for line in lines) >= 6
    assert len(lines) <= 60


def test_many_files_have_brief_cards() -> None:
    text = text_of(report(*[file_report([violated(), warned("law")])] * 4))
    assert text.count("= breaks:   REP004 1, REP005 1 (warning)") == 4
    assert "example" not in text


def test_what_does_not_count_is_told_with_its_number() -> None:
    excuse = Exemption(Exempt.WAIVER, "agreed", "Ada Example", "2027-01-01")
    text = only(file_report([replace(violated(), exempt=excuse), warned("law")]))
    assert "= counts:   1 of 2; not counted: 1 waived" in text
    advised = replace(violated(), enforcement="advisory")
    text = only(file_report([advised]))
    assert "= counts:   0 of 1; not counted: 1 advisory" in text


def test_cures_are_told_where_they_were_searched_for() -> None:
    cured = replace(violated(), cure=Cure(("strike 'x'",), 2))
    others = [replace(warned(f"m{n}"), cure=Cure((), 0, searched=n > 0)) for n in range(3)]
    text = " ".join(only(file_report([cured, *others])).split())
    assert "cure: each of 1 (REP004): strike 'x' (cost 2, the least)" in text
    assert "each of 2 (REP005): no edit considered here cures this alone" in text
    assert "1 more by other edits or none: --full shows them" in text


def test_a_short_card_says_that_there_are_cures() -> None:
    found = [replace(later(n), cure=Cure((f"strike {n}",), 1)) for n in range(9)]
    text = only(file_report([violated(), *found]))
    assert "; cured by: strike 8 (cost 1, the least)" in " ".join(text.split())


def test_the_evidence_of_a_cause_is_counted() -> None:
    found = [replace(violated(), stands_on="official_text"), warned("law")]
    found[1] = replace(found[1], stands_on="reported")
    text = only(file_report(found))
    assert "weakest claim needed: 1 on official text, 1 on reported" in text
    assert "--evidence levels" not in text


def test_bounds_are_told() -> None:
    bound = "'Board' has at most 12 seats"
    text = " ".join(only(file_report([replace(violated(), bounds=(bound,))])).split())
    assert f"bound: 1 of 1 rest on what is assumed: {bound}" in text


def test_what_a_person_judged_is_never_the_tools_word() -> None:
    text = " ".join(only(file_report([judged(yes=False)])).split())
    assert "violated as judged by a person, not by this tool, in plans/valley" in text
    assert "no, by Ada Example on 2026-02-01: The words decide it." in text
    assert "cause C1" not in text


def test_questions_are_listed_and_the_rest_counted() -> None:
    asked = [replace(needs_judgement(), subject=f"s{n}") for n in range(5)]
    text = only(file_report(asked))
    assert text.count("- TIER005: do the grounds") == 3
    assert "- 2 more questions" in text
    assert "for a person to judge in plans" not in only(
        file_report(asked), replace(LOOK, quiet=True)
    )


def test_questions_that_always_arise_come_first_and_others_say_when() -> None:
    (certain,) = needs_judgement().questions
    supposed = replace(certain, sentence="is it so?", supposed=True)
    asked = replace(needs_judgement(), questions=(supposed, certain))
    text = " ".join(only(file_report([asked])).split())
    assert "is it so? (only under some answers to the open points)" in text
    assert text.index("do the grounds") < text.index("is it so?")


def test_assumptions_are_counted() -> None:
    file = replace(file_report([met()]), assumptions=("a", "b"))
    assert "2 assumptions where the file says nothing: --full lists them" in only(file)


def test_notices_are_lines_and_many_alike_are_counted() -> None:
    notices = [
        Notice("SRC030", "warning", f"odd {n}", "", Place("board", 4, 5, 4, 8))
        for n in range(7)
    ]
    text = only(replace(file_report([met()]), warnings=tuple(notices)))
    assert "warning SRC030 plans/valley.council.yaml:4:5: odd 0" in text
    assert "odd 5" not in text
    assert "warning SRC030: 2 more like this" in text


def test_a_file_that_was_not_checked_shows_what_kept_it() -> None:
    text = only(unreadable_report())
    assert "error[SRC004]: Unknown key 'bod' in a body" in text
    assert "not checked by 3 rules" in text
    assert "--full" not in text


def test_without_the_text_there_is_no_frame() -> None:
    text = text_of(report(file_report([violated()])), text=None)
    assert "passes_when:" not in text
    assert f"cause C1, 1 finding: {MAJORITY.statement}" in text


def test_seats_are_told_by_body_with_their_local_votes() -> None:
    seats = [
        Evidence("a", Place(f"board/{name}", 7, 13, 7, 21), (), f'voter("board","{name}")')
        for name in ("outsider", "resident")
    ]
    found = replace(violated(), evidence=tuple(seats))
    text = " ".join(only(file_report([found])).split())
    assert "cause C1, 1 finding: who votes in 'Board'" in text
    assert "seats: 'Board', line 7: from 3 of 10 to 3 of 4 votes local, as is left open" in text


def test_the_author_of_a_draft_is_told_what_hangs_on_silence() -> None:
    file = replace(file_report([undetermined()], is_open=True), silent=1)
    assert "1 undetermined verdict hangs on what the draft does not say" in only(file)
    assert "the draft does not say" not in only(file, replace(LOOK, quiet=True))

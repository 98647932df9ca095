"""Verdicts that only a person can give: when they arise, and what they ask."""

import pytest

from council_rules import check
from council_rules.findings.finding import JUDGED, Finding, Firmness, Verdict
from council_rules.findings.report import FileReport
from council_rules.proposal.amend import Plain, load_amended
from council_rules.rulebook.book import RuleBook, rules_folder

TEST = "Two elections held"


def report(base: str, code: str, place: str, value: Plain) -> FileReport:
    """Return the report on a fixture with another value at a place."""
    path = rules_folder() / "fixtures" / f"{base}.council.yaml"
    loaded = load_amended(
        path.read_text(encoding="utf-8"), [("substitute", place, value)], path.name
    )
    (file,) = check(loaded, select=[code] if code else []).files
    assert file.checked
    return file


def handover(**keys: str) -> tuple[Finding, ...]:
    """Return the findings on a handover with a test, and with what ``keys`` add."""
    return report("b_two_tiers", "PAL006", "handovers", [transfer(TEST, **keys)]).findings


def transfer(test: str, **keys: str) -> Plain:
    return {"id": "transfer", "area": "valley", "to": "valley_voters", "test": test, **keys}


def test_the_question_quotes_the_text_with_its_place() -> None:
    (finding,) = handover(certified_by="court")
    assert (finding.verdict, finding.firmness) == (Verdict.NEEDS_JUDGEMENT, Firmness.NEVER)
    assert finding.message.endswith(", if a person answers yes")
    (question,) = finding.questions
    assert question.sentence == (
        "can anybody tell from facts, and not from an opinion, whether the test of the "
        "handover 'transfer' is passed: 'Two elections held'?"
    )
    assert question.quotes == (TEST,)
    assert question.place.path == "transfer.test"
    assert question.atom == 'test("transfer")'
    assert not question.supposed


def test_a_question_has_the_source_of_the_text() -> None:
    (file,) = check(rules_folder().parent / "proposals" / "model", select=["TIER005"]).files
    (finding,) = file.findings
    (question,) = finding.questions
    assert question.quotes == (
        "breach of the peace agreement",
        "discrimination between the communities",
    )
    assert [(one.source, one.locator) for one in question.citations] == [("agreement", "art8")]
    assert question.place.path == "objection.grounds"


def test_a_question_that_only_some_completions_raise_is_asked_and_marked() -> None:
    (finding,) = handover(certified_by="court", on="unknown")
    assert (finding.verdict, finding.firmness) == (Verdict.NEEDS_JUDGEMENT, Firmness.NEVER)
    assert [question.supposed for question in finding.questions] == [True]


def test_what_may_be_violated_stays_undetermined() -> None:
    (finding,) = handover(certified_by="unknown")
    assert finding.verdict is Verdict.UNDETERMINED
    # where the rule is not broken, a person is asked
    assert [question.supposed for question in finding.questions] == [True]


def test_what_is_violated_asks_nothing() -> None:
    (finding,) = handover(certified_by="sender")
    assert (finding.verdict, finding.questions) == (Verdict.VIOLATED, ())


def test_what_no_text_decides_asks_nothing() -> None:
    (finding,) = handover(on="2030-06-30")
    assert (finding.verdict, finding.questions) == (Verdict.MET, ())


def test_every_text_that_decides_is_asked_about() -> None:
    both: Plain = [
        transfer(TEST, certified_by="court"),
        transfer("Peace is here", certified_by="court", id="other"),
    ]
    (finding,) = report("b_two_tiers", "PAL006", "handovers", both).findings
    assert [question.quotes for question in finding.questions] == [("Peace is here",), (TEST,)]


def test_where_the_file_gives_no_words_the_question_says_so() -> None:
    removal: Plain = {"by": "sender", "manner": "for_cause"}
    file = report("b_two_tiers", "PAL004", "committee/resident.removable_by", removal)
    (asked,) = (f for f in file.findings if f.verdict is Verdict.NEEDS_JUDGEMENT)
    (question,) = asked.questions
    assert question.sentence.endswith("says no more than 'for_cause'?")
    assert question.place.path == "committee/resident.removable_by.manner"


@pytest.mark.parametrize("open_", [False, True])
def test_findings_come_in_the_order_of_verdicts(open_: bool) -> None:
    completeness = "open" if open_ else "closed"
    file = report("a_override", "", "proposal.completeness", completeness)
    ranks = [JUDGED.index(finding.verdict) for finding in file.findings]
    assert ranks == sorted(ranks)
    expected = Verdict.UNDETERMINED if open_ else Verdict.NEEDS_JUDGEMENT
    assert expected in {finding.verdict for finding in file.findings}


@pytest.mark.parametrize(
    ("code", "name", "says"),
    [
        ("NEU001", "unlisted", "no party to {W} and of none"),
        ("NEU001", "by_another_name", "leave presiding to others?"),
        ("PAL010", "carried_out", "give no orders to the police there?"),
        ("PAL010", "force", "others than the police there"),
    ],
)
def test_what_breaks_a_rule_is_asked_about_so_that_yes_meets_it(
    code: str, name: str, says: str
) -> None:
    asked = {one.reason: one.template for one in RuleBook.load()[code].messages.judgement}
    assert says in " ".join(asked[name].split())

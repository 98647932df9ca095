"""Every sentence of a report is true of the structure in force.

``sentences.yaml`` holds each message of the rule book and each fact shown as evidence, as it
was when its check was written: a sentence that is new or changed fails until somebody has
looked at its check. ``python -m tests.laws.test_sentences`` writes the sentences anew.
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml
from clingo import parse_term

from council_rules.analysis.check import check_loaded
from council_rules.analysis.sentences import SENTENCES
from council_rules.analysis.standard import Standard, standard
from council_rules.findings.report import FileReport
from council_rules.logic.encode import encode
from council_rules.logic.judge import typical
from council_rules.proposal.amend import Amendment, Plain, load_amended
from council_rules.proposal.load import Loaded, load_text
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.rulebook import examples
from council_rules.rulebook.book import rules_folder
from council_rules.rulebook.rule import Rule
from tests.laws.claims import CLAIMS, FACTS, Told, checked, plain
from tests.laws.decorated import decorated
from tests.laws.verdicts import rule_book
from tests.laws.written import WRITTEN, WRITTEN_FACTS
from tests.model.answers import Answered, can_be_written
from tests.model.council import Council
from tests.model.differences import UNREAD
from tests.model.matters import Matters
from tests.tries import in_part, part

TABLE = Path(__file__).with_name("sentences.yaml")
PROPOSALS = Path(__file__).parents[2] / "proposals"
FIXTURES = rules_folder() / "fixtures"
COUNCILS, AT_ONCE = range(part(60)), 20
USUAL = "in_the_usual_way"
# Reasons of which no page has an example: random councils show them.
SHOWN_ELSEWHERE = {
    "REP002": {"short_in_the_middle"},
    "MAN002": {"own_member"},
    "PAL006": {"goes_to_outsiders"},
    "PAL011": {"override"},
}
Usual = tuple[Loaded, dict[str, str]]

# So many different sentences are tried in each test at least.
SELDOM = 40


def messages() -> dict[str, dict[str, str]]:
    """Return what rules say where they are kept or broken, by code and reason."""
    return {
        rule.code: {
            "met": _flat(rule.messages.met),
            **{one.reason: _flat(one.template) for one in rule.messages.violated},
        }
        for rule in rule_book().rules
    }


def facts() -> dict[str, str]:
    """Return the sentences of all facts that rules show as evidence."""
    names = rule_book().texts.witnesses - {"violated"}
    return {name: SENTENCES.get(name, "") for name in sorted(names)}


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_every_sentence_has_a_check_or_a_reason_for_none() -> None:
    said = {(code, name) for code, named in messages().items() for name in named}
    assert said == CLAIMS.keys() | WRITTEN.keys()
    assert not CLAIMS.keys() & WRITTEN.keys()
    assert facts().keys() == FACTS.keys() | WRITTEN_FACTS.keys()
    assert not FACTS.keys() & WRITTEN_FACTS.keys()


def test_checks_are_of_the_sentences_that_are_printed() -> None:
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    assert table == {"facts": facts(), "messages": messages()}


# --- what is printed ------------------------------------------------------------------


def false_sentences(report: FileReport, model: Matters) -> tuple[list[str], Counter[str]]:
    """Return the sentences of a report that are not true, and how often each was tried."""
    tried, untrue = Counter[str](), []
    told = Told(model, {})
    for finding in report.findings:
        if finding.verdict == "undetermined":
            continue
        check = checked(told, finding)
        if check is not None:
            tried[f"{finding.code}.{finding.reason.partition('(')[0] or 'met'}"] += 1
            if not check():
                untrue.append(f"{finding.code} on {finding.subject}: {finding.message}")
        for one in finding.evidence:
            atom = parse_term(one.atom)
            if atom.name in FACTS:
                tried[atom.name] += 1
                if not FACTS[atom.name](told, *map(plain, atom.arguments)):
                    untrue.append(f"{finding.code} on {finding.subject}: {one.statement}")
    return untrue, tried


@cache
def reported(number: int) -> tuple[FileReport, Proposal] | None:
    """Return the report on a random council; None if it is none, or leaves something open."""
    try:
        loaded = load_text(json.dumps(decorated(number)), f"council {number}")
    except ProposalError:
        return None
    report = check_loaded(loaded, rule_book())
    return None if report.open_points or report.problems else (report, loaded.proposal)


@pytest.mark.sampled
@pytest.mark.parametrize("first", COUNCILS[::AT_ONCE])
def test_what_is_said_of_a_random_council_is_true(first: int) -> None:
    tried, councils = Counter[str](), 0
    for number in range(first, first + AT_ONCE):
        known = reported(number)
        if known is not None:
            councils += 1
            untrue, some = false_sentences(known[0], Matters(Council(known[1])))
            tried += some
            assert not untrue, "\n".join([f"decorated({number})", *untrue])
    assert councils > AT_ONCE / 3
    assert len(tried) > SELDOM


def usual(text: str, name: str, amendments: Sequence[Amendment] = ()) -> Usual | None:
    """Return a proposal with the usual answer to all that it leaves open.

    None if an answer has no words in the format.
    """
    proposal = load_amended(text, amendments, name).proposal
    asked = encode(proposal, read=rule_book().read).questions
    if not all(can_be_written(one.id) or UNREAD.search(one.id) for one in asked):
        return None
    answers = dict(typical(asked))
    scenario: Plain = {"id": USUAL, "assume": dict(answers)}
    added: list[Amendment] = [("insert", "scenarios", [scenario])] if answers else []
    return load_amended(text, [*amendments, *added], name), answers


def checked_as_usual(found: Usual, book: Standard) -> tuple[list[str], Counter[str]]:
    """Return the sentences that are not true where all turns out in the usual way."""
    loaded, answers = found
    report = check_loaded(loaded, book, USUAL if answers else None)
    read = {question: one for question, one in answers.items() if can_be_written(question)}
    one = Answered(loaded.proposal, read)
    return false_sentences(report, Matters(Council(one.proposal, one.marks, one.deciding)))


# Open ones ask of whom nothing is said, which has no words in the format.
CLOSED = [
    path
    for path in sorted(PROPOSALS.glob("*/*.council.yaml"))
    if "completeness: closed" in path.read_text("utf-8")
]


@pytest.mark.parametrize("path", CLOSED, ids=lambda path: path.name.partition(".")[0])
def test_what_is_said_of_a_proposal_is_true(path: Path) -> None:
    found = usual(path.read_text("utf-8"), path.name)
    assert found is not None
    untrue, tried = checked_as_usual(found, rule_book())
    assert tried
    assert not untrue, "\n".join(untrue)


@pytest.mark.sampled
@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.code)
def test_what_is_said_of_the_violations_on_a_page_is_true(rule: Rule) -> None:
    """In make test of as many examples as it takes to see each reason, in make fuzz of all."""
    reasons = {name for code, name in CLAIMS if code == rule.code and name != "met"}
    tried = Counter[str]()
    for text in rule.examples:
        example = examples.parse(text, rule.path)
        base = (FIXTURES / f"{example.base}.council.yaml").read_text("utf-8")
        seen = all(tried[f"{rule.code}.{name}"] for name in reasons)
        if seen and tried and in_part():
            break
        if "violated" in example.verdicts and not example.parameters:
            found = usual(base, example.base, example.amendments)
            if found is not None:
                untrue, some = checked_as_usual(found, standard(select=(rule.code,)))
                assert not untrue, "\n".join([example.name, *untrue])
                tried += some
    missing = {name for name in reasons if not tried[f"{rule.code}.{name}"]}
    assert missing <= SHOWN_ELSEWHERE.get(rule.code, set())


if __name__ == "__main__":
    TABLE.write_text(
        yaml.safe_dump({"facts": facts(), "messages": messages()}, width=92), "utf-8"
    )

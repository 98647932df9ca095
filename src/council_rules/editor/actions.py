"""What an editor offers to do about what is marked in a text.

Offering costs nothing: what an action changes is worked out when somebody chooses it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from council_rules.editor import statements
from council_rules.editor.answering import assumed, has_statement
from council_rules.editor.reading import Reading
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.people import HumanQuestion
from council_rules.findings.report import FileReport
from council_rules.proposal.amend import Amendment
from council_rules.proposal.load import Loaded
from council_rules.proposal.patch import amended_text

# of open points that a verdict hangs on, and of their answers, so many are offered
_POINTS, _ANSWERS = 3, 5

Way = Literal["cure", "state", "write"]


class Action(NamedTuple):
    """Something to do: its title, the data by which it is done, and for which rule it is.

    ``way`` says how: by the search for alternatives, by a statement that is to be checked, or
    by writing amendments into the text.
    """

    title: str
    way: Way
    data: dict[str, Any]
    code: str
    preferred: bool = False


def actions(
    reading: Reading, report: FileReport, wanted: Iterable[dict[str, Any]]
) -> list[Action]:
    """Return what can be done about findings and notices, by the data of their marks."""
    found: list[Action] = []
    for data in wanted:
        if "coverage" in data:
            found += _say_more(reading, report, data["coverage"])
            continue
        for finding in report.findings:
            if [finding.code, finding.subject, finding.reason] == [
                data.get(key) for key in ("code", "subject", "reason")
            ]:
                found += _of_finding(finding)
    return list({one.title: one for one in found}.values())


def _of_finding(finding: Finding) -> Iterator[Action]:
    on = f"{finding.code} on '{finding.subject}'"
    key = {"code": finding.code, "subject": finding.subject}
    if finding.verdict is Verdict.VIOLATED and finding.exempt is None:
        title = f"Search for the cheapest change that cures {on}"
        yield Action(title, "cure", key, finding.code, preferred=True)
    if finding.is_broken and finding.exempt is None and finding.enforcement != "mandatory":
        yield _write(f"Add a waiver of {on}, to be filled in", _waiver(finding), finding.code)
    for question in finding.questions:
        if question.answer is None:
            title = f"Add a judgement of {on}, to be filled in ({question.atom})"
            yield _write(title, _judgement(finding, question), finding.code)
    if finding.verdict is Verdict.UNDETERMINED:
        yield from _answers(finding)


def _write(title: str, amendment: Amendment, code: str) -> Action:
    return Action(title, "write", {"amendment": list(amendment)}, code)


def _waiver(finding: Finding) -> Amendment:
    entry = {"rule": finding.code, "subject": finding.subject}
    return "insert", "waivers", [{**entry, "reason": "", "by": "", "expires": ""}]


def _judgement(finding: Finding, question: HumanQuestion) -> Amendment:
    entry = {"rule": finding.code, "subject": finding.subject, "question": question.atom}
    blank = {"answer": "", "by": "", "date": "", "reason": ""}
    return "insert", "judgements", [{**entry, **blank, "words_sha256": question.words_sha256}]


def _answers(finding: Finding) -> Iterator[Action]:
    for point in finding.depends_on[:_POINTS]:
        for answer in point.answers[:_ANSWERS]:
            data = {"point": point.id, "value": answer.value}
            if has_statement(answer.value):
                yield Action(f"State that {answer.says}", "state", data, finding.code)
    for point in finding.depends_on[:_POINTS]:
        for answer in point.answers[:_ANSWERS]:
            data = {"point": point.id, "value": answer.value}
            title = f"Assume in a scenario that {answer.says}"
            yield Action(title, "write", data, finding.code)


def _say_more(reading: Reading, report: FileReport, code: str) -> Iterator[Action]:
    loaded = reading.loaded
    if loaded is None:
        return
    for gap in report.coverage:
        if gap.code != code:
            continue
        for path in statements.parts_of(gap):
            found = statements.statements(gap, path, loaded.proposal, reading.things)
            for one in found:
                yield _write(f"State that {one.says}", one.amendment, code)


def written(loaded: Loaded, data: dict[str, Any]) -> str:
    """Return the text of a file after an action that only writes.

    Raises ProposalError if it cannot be written into the text.
    """
    if "point" in data:
        return assumed(loaded, data["point"], data["value"])
    verb, path, value = data["amendment"]
    return amended_text(loaded.text, [(verb, path, value)])

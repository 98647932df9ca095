"""What a finding comes to once a person has answered what it asks.

Only a verdict that needs judgement changes: what the condition of a rule finds stays as it is,
whatever anybody says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from council_rules.findings.finding import IF_YES, Finding, Firmness, Verdict, in_report_order
from council_rules.findings.people import HumanAnswer, HumanQuestion
from council_rules.findings.report import FileReport

Key = tuple[str, str, str]


def answered(file: FileReport, answers: Mapping[Key, HumanAnswer]) -> FileReport:
    """Return a report with answers by rule, subject and question."""
    if not answers:
        return file
    findings = in_report_order(_answered(one, answers) for one in file.findings)
    return replace(file, findings=findings)


def _answered(finding: Finding, answers: Mapping[Key, HumanAnswer]) -> Finding:
    questions = tuple(
        replace(one, answer=answers.get((finding.code, finding.subject, one.atom)))
        for one in finding.questions
    )
    if not any(one.answer for one in questions):
        return finding
    finding = replace(finding, questions=questions)
    return judged_finding(finding) if finding.verdict is Verdict.NEEDS_JUDGEMENT else finding


def judged_finding(finding: Finding) -> Finding:
    """Return what the answers make of a finding that needs judgement.

    A no where the question arises in every completion violates the rule. A no where it arises
    in some breaks it in those only, and then the rule is undetermined.
    """
    noes = [one for one in finding.questions if one.answer and not one.answer.yes]
    firm = [one for one in noes if not one.supposed]
    if firm:
        return replace(
            finding,
            verdict=Verdict.JUDGED_VIOLATED,
            firmness=Firmness.CERTAIN,
            reason=f"judged({','.join(one.atom for one in firm)})",
            message=f"violated, {_as_judged(firm)}, who answered no: {_sentences(firm)}",
        )
    if any(one.answer is None for one in finding.questions):
        return finding
    if noes:
        message = (
            f"violated under some answers to the open points, {_as_judged(noes)}, who answered "
            f"no: {_sentences(noes)}"
        )
        return replace(
            finding, verdict=Verdict.UNDETERMINED, firmness=Firmness.POSSIBLE, message=message
        )
    message = f"met, {_as_judged(finding.questions)}: {finding.message.removesuffix(IF_YES)}"
    return replace(finding, verdict=Verdict.JUDGED_MET, message=message)


def _as_judged(questions: Sequence[HumanQuestion]) -> str:
    given = (one.answer for one in questions)
    who = dict.fromkeys(f"{answer.by} on {answer.date}" for answer in given if answer)
    return f"as judged by {' and '.join(who)}"


def _sentences(questions: Sequence[HumanQuestion]) -> str:
    return " ".join(one.sentence for one in questions)

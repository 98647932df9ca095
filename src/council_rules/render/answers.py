"""What people answered to the questions of a finding, in words."""

from council_rules.findings.finding import BY_A_PERSON, Finding
from council_rules.findings.people import HumanAnswer


def said(answer: HumanAnswer) -> str:
    """Return an answer with name, date and reason: 'yes, by Ada on 2026-03-21: ...'."""
    at = f" [{'; '.join(answer.evidence)}]" if answer.evidence else ""
    return f"{answer.word}, by {answer.by} on {answer.date}: {answer.reason}{at}"


def answers_of(finding: Finding) -> list[str]:
    """Return the answers that were given, each with its question if there are several."""
    several = len(finding.questions) > 1
    return [
        f"{question.atom}: {said(question.answer)}" if several else said(question.answer)
        for question in finding.questions
        if question.answer
    ]


def reasons_of(finding: Finding) -> list[str]:
    """Return the reasons of a verdict that is a person's, for formats of one line."""
    if finding.verdict not in BY_A_PERSON:
        return []
    given = (question.answer for question in finding.questions)
    return list(dict.fromkeys(f"reason: {answer.reason}" for answer in given if answer))

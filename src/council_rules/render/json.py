"""A report as JSON: everything that is in it, the same bytes for the same report."""

import json
from collections.abc import Sequence
from typing import Any

from council_rules.findings.evidence import Citation, Evidence, Notice, Place, Premise
from council_rules.findings.finding import JUDGED, Cure, Finding, Severity, Verdict
from council_rules.findings.openness import Answer, OpenPoint, Scenario, Settlement
from council_rules.findings.people import (
    Exemption,
    HumanAnswer,
    HumanJudgement,
    HumanQuestion,
    Waiver,
)
from council_rules.findings.report import (
    BodyVotes,
    CoalitionPower,
    Coverage,
    FileReport,
    Report,
)
from council_rules.gate.account import account_of
from council_rules.gate.identity import fingerprint
from council_rules.levels import LEVELS
from council_rules.render.account import as_data
from council_rules.render.sources import as_data as source_data

VERSION = 1


def render(report: Report) -> str:
    """Return the report as JSON text."""
    return json.dumps(envelope(report), ensure_ascii=False, indent=2) + "\n"


def envelope(report: Report) -> dict[str, Any]:
    """Return the report as data that JSON can hold, in the form of ``schemas.report``."""
    return {
        "version": VERSION,
        "tool": {"name": "council-rules", "version": report.version},
        "rule_book": {
            "digest": report.rule_book,
            "rules": list(report.rules),
            "levels": [
                {"code": code, "severity": severity.value, "enforcement": enforcement}
                for code, severity, enforcement in report.levels
            ],
        },
        "parameters": [
            {"code": code, "name": name, "value": value}
            for code, name, value in report.parameters
        ],
        "files": [_file(file) for file in report.files],
        "notices": [_notice(notice) for notice in report.notices],
        "summary": _summary(report),
        "account": as_data(account_of(report)),
    }


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "file": file.file,
        "title": file.title,
        "proposal": file.proposal,
        "sha256": file.sha256,
        "checked": file.checked,
        "empty": file.empty,
        "assumptions": list(file.assumptions),
        "findings": [_finding(finding) for finding in file.findings],
        "not_applicable": list(file.not_applicable),
        "not_checked": list(file.not_checked),
        "scenario": _scenario(file.scenario) if file.scenario else None,
        "scenarios": [_scenario(scenario) for scenario in file.scenarios],
        "open_points": [_point(point) for point in file.open_points],
        # JSON numbers lose digits in many readers, and this one has many
        "completions": str(file.completions),
        "settling": [_settlement(one) for one in file.settling],
        "powers": [_power(power) for power in file.powers],
        "local_votes": [_votes(votes) for votes in file.local_votes],
        "waivers": [_waiver(waiver) for waiver in file.waivers],
        "judgements": [_judgement(judgement) for judgement in file.judgements],
        "coverage": [_coverage(one) for one in file.coverage],
        "warnings": [_notice(notice) for notice in file.warnings],
        "problems": [_notice(notice) for notice in file.problems],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "enforcement": finding.enforcement,
        "verdict": finding.verdict.value,
        "firmness": finding.firmness.value,
        "subject": finding.subject,
        "reason": finding.reason,
        "message": finding.message,
        "place": _place(finding.place),
        "evidence": [_evidence(one) for one in finding.evidence],
        "measures": dict(finding.measures),
        "authorities": [source_data(authority) for authority in finding.authorities],
        "depends_on": [_point(point) for point in finding.depends_on],
        "violated_if": [_answer(answer) for answer in finding.violated_if],
        "kept_if": [_answer(answer) for answer in finding.kept_if],
        "bounds": list(finding.bounds),
        "remedy": finding.remedy,
        "questions": [_question(question) for question in finding.questions],
        "against": finding.against,
        "defence": finding.defence,
        "stands_on": finding.stands_on,
        "premises": [_premise(premise) for premise in finding.premises],
        "fingerprint": fingerprint(finding),
        "cure": _cure(finding.cure) if finding.cure and finding.is_broken else None,
        "exempt": _exemption(finding.exempt) if finding.exempt else None,
    }


def _premise(premise: Premise) -> dict[str, Any]:
    return {
        "statement": premise.statement,
        "level": premise.level,
        "place": _place(premise.place),
        "citations": [_citation(citation) for citation in premise.citations],
    }


def _cure(cure: Cure) -> dict[str, Any]:
    return {
        "edits": list(cure.edits),
        "cost": cure.cost,
        "proven": cure.proven,
        "searched": cure.searched,
    }


def _exemption(exemption: Exemption) -> dict[str, Any]:
    return {
        "kind": exemption.kind.value,
        "reason": exemption.reason,
        "by": exemption.by,
        "until": exemption.until,
        "place": _place(exemption.place),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "statement": evidence.statement,
        "place": _place(evidence.place),
        "citations": [_citation(citation) for citation in evidence.citations],
        "atom": evidence.atom,
        "supposed": evidence.supposed,
    }


def _question(question: HumanQuestion) -> dict[str, Any]:
    return {
        "sentence": question.sentence,
        "quotes": list(question.quotes),
        "place": _place(question.place),
        "citations": [_citation(citation) for citation in question.citations],
        "atom": question.atom,
        "supposed": question.supposed,
        "words_sha256": question.words_sha256,
        "answer": human_answer(question.answer) if question.answer else None,
    }


def human_answer(answer: HumanAnswer) -> dict[str, Any]:
    """Return what a person answered, as data that JSON can hold."""
    return {
        "answer": answer.word,
        "by": answer.by,
        "date": answer.date,
        "reason": answer.reason,
        "evidence": list(answer.evidence),
        "place": _place(answer.place),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "source": citation.source,
        "title": citation.title,
        "locator": citation.locator,
        "basis": citation.basis,
        "url": citation.url,
        "disputed": citation.disputed,
    }


def _point(point: OpenPoint) -> dict[str, Any]:
    return {
        "id": point.id,
        "sentence": point.sentence,
        "answers": [_answer(answer) for answer in point.answers],
        "place": _place(point.place),
        "assumed": point.assumed,
        "bound": point.bound,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {"point": answer.point, "value": answer.value, "says": answer.says}


def _scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "name": scenario.name,
        "answers": [_answer(answer) for answer in scenario.answers],
        "place": _place(scenario.place),
    }


def _settlement(one: Settlement) -> dict[str, Any]:
    return {
        "point": one.point.id,
        "settles": [_verdict(verdict) for verdict in one.settles],
        "may_settle": [_verdict(verdict) for verdict in one.may_settle],
    }


def _verdict(verdict: tuple[str, str]) -> dict[str, Any]:
    code, subject = verdict
    return {"code": code, "subject": subject}


def _power(power: CoalitionPower) -> dict[str, Any]:
    return {
        "coalition": power.coalition,
        "name": power.name,
        "level": power.level,
        "subject": power.subject,
        "wins": power.wins,
        "blocks": power.blocks,
        "carries_if_absent": power.carries_if_absent,
        "blocks_by_absence": power.blocks_by_absence,
    }


def _votes(votes: BodyVotes) -> dict[str, Any]:
    return {
        "body": votes.body,
        "name": votes.name,
        "local": votes.local,
        "total": votes.total,
        "least": list(votes.least) if votes.least else None,
        "most": list(votes.most) if votes.most else None,
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "reason": waiver.reason,
        "by": waiver.by,
        "granted": waiver.granted,
        "expires": waiver.expires,
        "evidence": list(waiver.evidence),
        "files": waiver.files,
        "place": _place(waiver.place),
        "places": {key: _place(place) for key, place in waiver.places},
        "faults": [_notice(notice) for notice in waiver.faults],
    }


def _judgement(one: HumanJudgement) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "subject": one.subject,
        "question": one.question,
        "answer": one.answer,
        "by": one.by,
        "date": one.date,
        "reason": one.reason,
        "evidence": list(one.evidence),
        "words_sha256": one.words_sha256,
        "files": one.files,
        "place": _place(one.place),
        "places": {key: _place(place) for key, place in one.places},
        "faults": [_notice(notice) for notice in one.faults],
    }


def _coverage(one: Coverage) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "missing": one.missing,
        "message": one.message,
        "hint": one.hint,
        "places": [_place(place) for place in one.places],
        "rules": list(one.rules),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "code": notice.code,
        "severity": notice.severity,
        "message": notice.message,
        "hint": notice.hint,
        "place": _place(notice.place),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    elsewhere = {"file": place.file} if place.file else {}
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        **elsewhere,
    }


def _summary(report: Report) -> dict[str, Any]:
    findings = report.findings
    violated = [finding for finding in findings if finding.is_broken]
    return {
        "files": len(report.files),
        "not_checked": sum(not file.checked for file in report.files),
        "rules_not_checked": sum(
            len(file.not_checked) for file in report.files if not file.checked
        ),
        "verdicts": {verdict.value: _count(findings, verdict) for verdict in JUDGED},
        "violated_by_severity": {
            severity.value: sum(finding.severity is severity for finding in violated)
            for severity in Severity
        },
        "violated_by_evidence": {
            level: sum(finding.stands_on == level for finding in violated) for level in LEVELS
        },
    }


def _count(findings: Sequence[Finding], verdict: Verdict) -> int:
    return sum(finding.verdict is verdict for finding in findings)

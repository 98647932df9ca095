"""What a file and a run come to, in few lines."""

from collections import Counter
from collections.abc import Iterable, Sequence

from council_rules.findings.finding import BROKEN, BY_A_PERSON, Finding, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.findings.report import FileReport, Report
from council_rules.gate.account import Account, account_of
from council_rules.gate.identity import counts
from council_rules.gate.levels import ADVISORY
from council_rules.render.account import (
    by_evidence,
    errors_besides,
    judged_by,
    levels,
    looked_at,
    not_counted,
)
from council_rules.render.display import clean, wrapped
from council_rules.render.exempt import counted_exempt
from council_rules.render.look import LEVELS, Look, counted
from council_rules.render.openness import number_of_completions

_CODES = 3
# verdicts that are neither a violation nor a pass: what they are called, what they do
_NO_PASS = {
    Verdict.UNDETERMINED: ("undetermined", "need"),
    Verdict.NEEDS_JUDGEMENT: ("for a person to judge", "ask"),
}


def file_summary(file: FileReport, look: Look) -> list[str]:
    """Return the count of verdicts for one file."""
    if not file.checked:
        return []
    violated = file.of(Verdict.VIOLATED)
    by_severity = Counter(finding.severity for finding in violated)
    parts = ", ".join(f"{by_severity[s]} {s}" for s in Severity if by_severity[s])
    to_judge = len(file.of(Verdict.NEEDS_JUDGEMENT))
    kept = len(file.of(Verdict.JUDGED_MET))
    text = (
        f"{file.file}: {len(violated)} violated{f' ({parts})' if parts else ''}"
        f"{f' of which {exempt}' if (exempt := counted_exempt(violated)) else ''}, "
        f"{_judged_violated(file)}"
        f"{len(file.of(Verdict.UNDETERMINED))} undetermined, "
        f"{f'{to_judge} for a person to judge, ' if to_judge else ''}"
        f"{f'{kept} met as judged by a person, ' if kept else ''}"
        f"{len(file.of(Verdict.MET))} met; "
        f"{counted(len(file.not_applicable), 'rule does', 'rules do')} not apply"
    )
    if file.open_points:
        ways = number_of_completions(file.completions)
        text += f"; {counted(len(file.open_points), 'point')} left open, {ways}"
    if file.not_checked:
        text += f"; {counted(len(file.not_checked), 'rule')} left out by the settings"
    return [look.paint(line, "bold") for line in wrapped(clean(text), look.columns)]


def _judged_violated(file: FileReport) -> str:
    """Return how many rules are violated as judged by a person; empty if none is."""
    broken = file.of(Verdict.JUDGED_VIOLATED)
    if not broken:
        return ""
    exempt = counted_exempt(broken)
    of_which = f" of which {exempt}" if exempt else ""
    return f"{len(broken)} violated as judged by a person{of_which}, "


def run_summary(report: Report, look: Look) -> list[str]:
    """Return what the whole run found, what it could not decide, and what it judged by."""
    account = account_of(report)
    counting = [one for one in report.findings if counts(one) and one.enforcement != ADVISORY]
    said = "; ".join(filter(None, (_conclusion(report, account), errors_besides(account))))
    conclusion = wrapped(said, look.columns)
    lines = [look.paint(line, "bold") for line in conclusion]
    lines += _columns(_by_code(counting), look)
    if evidence := by_evidence(account.violations):
        lines += wrapped(evidence, look.columns)
    if excused := not_counted(account.violations):
        lines += wrapped(f"not counted: {excused}", look.columns)
    if account.files.passed_over or account.files.folders or account.settings:
        lines += wrapped(clean(looked_at(account)), look.columns)
    for file in report.files:
        lines += _waived(file, look)
    lines += _judged(report, look)
    for verdict in _NO_PASS:
        lines += _no_pass(report, verdict, look)
    for file in report.files:
        lines += _not_checked(file, look)
    by = judged_by(account.rules, account.profile, account.left_out, report.rule_book)
    own = f"council-rules {report.version}"
    if account.files.found and not account.files.judged:
        by = f"no rule was applied, rule book {report.rule_book[:12]}, {own}"
    if not report.rule_book:
        by = f"the rules could not be read, {own}"
    return lines + wrapped(by, look.columns)


def _waived(file: FileReport, look: Look) -> list[str]:
    """Return the gravest violations that somebody waived, so that none goes unseen."""
    lines = []
    for finding in file.of(*BROKEN):
        exempt = finding.exempt
        if exempt and exempt.kind is Exempt.WAIVER and finding.severity is Severity.MUST:
            what = f"{finding.code} {finding.subject} in {file.file}"
            text = f"waived must: {what}, by {exempt.by} until {exempt.until}"
            lines += wrapped(clean(text), look.columns)
    return lines


def _judged(report: Report, look: Look) -> list[str]:
    """Return how many verdicts this tool did not find by itself, and by whom they are."""
    found = [finding for finding in report.findings if finding.verdict in BY_A_PERSON]
    if not found:
        return []
    given = (one.answer for finding in found for one in finding.questions)
    who = ", ".join(dict.fromkeys(answer.by for answer in given if answer))
    text = f"as judged by a person, not by this tool: {counted(len(found), 'verdict')} ({who})"
    return [*wrapped(clean(text), look.columns), *_columns(_by_code(found), look)]


def _no_pass(report: Report, verdict: Verdict, look: Look) -> list[str]:
    found = [finding for finding in report.findings if finding.verdict is verdict]
    if not found:
        return []
    within = sum(bool(file.of(verdict)) for file in report.files)
    verdicts, proposals = counted(len(found), "verdict"), counted(within, "proposal")
    words, do = _NO_PASS[verdict]
    how = f"; leave out --quiet to see what they {do}" if look.quiet else ""
    text = f"{words}, which is not a pass: {verdicts} in {proposals}{how}"
    return [*wrapped(text, look.columns), *_columns(_by_code(found), look)]


def _conclusion(report: Report, account: Account) -> str:
    total = counted(len(report.files), "proposal")
    files = account.files
    rest = [file for file in report.files if _is_rest(file)]
    settled = [file for file in rest if not file.of(Verdict.UNDETERMINED)]
    asking = [file for file in settled if file.of(Verdict.NEEDS_JUDGEMENT)]
    idle = [file for file in rest if not file.findings]
    parts = {
        "undetermined in part": len(rest) - len(settled),
        "for a person to judge in part": len(asking),
        "without violations": len(settled) - len(asking) - len(idle),
        "to which no rule applies": len(idle),
        "in which there is nothing to check": files.empty,
        "not checked": files.not_judged,
    }
    others = ", ".join(f"{number} {what}" for what, number in parts.items() if number)
    if not files.judged:
        return f"nothing was judged: {others if files.empty else f'{total} not checked'}"
    violations = account.violations
    if not violations.all:
        alike = len(rest) == len(report.files) == parts["without violations"]
        return f"no violations found in {total}{'' if alike else f': {others}'}"
    within = f"in {files.violating} of {total}" if violations.count else f"in {total}"
    return f"{levels(violations)} {within}{f'; {others}' if others else ''}"


def _is_rest(file: FileReport) -> bool:
    return file.checked and not file.empty and not file.of(*BROKEN)


def _by_code(findings: Iterable[Finding]) -> list[str]:
    findings = list(findings)
    number = Counter(finding.code for finding in findings)
    severity = {finding.code: finding.severity for finding in findings}
    codes = sorted(number, key=lambda code: (list(Severity).index(severity[code]), code))
    return [
        f"{code} {number[code]}"
        + (f" ({LEVELS[severity[code]]})" if severity[code] is not Severity.MUST else "")
        for code in codes
    ]


def _columns(items: Sequence[str], look: Look) -> list[str]:
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + _CODES <= look.columns:
            lines[-1] += f"   {item}"
        else:
            lines.append(f"  {item}")
    return lines


def _not_checked(file: FileReport, look: Look) -> list[str]:
    if file.checked:
        return []
    first = file.problems[0]
    place = f":{first.place.line}:{first.place.column}" if first.place else ""
    more = len(file.problems) - 1
    also = f" (and {counted(more, 'more problem')})" if more else ""
    by = f" by {counted(len(file.not_checked), 'rule')}" if file.not_checked else ""
    text = f"not checked{by}: {clean(f'{file.file}{place} {first.message}')}{also}"
    return wrapped(text, look.columns)

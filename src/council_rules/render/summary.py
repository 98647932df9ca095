"""What a file and a run come to, in few lines."""

from collections import Counter
from collections.abc import Iterable, Sequence

from council_rules.findings import FileReport, Finding, Report, Severity, Verdict
from council_rules.render.display import clean, wrapped
from council_rules.render.look import LEVELS, Look, counted
from council_rules.render.openness import number_of_completions

_CODES = 3


def file_summary(file: FileReport, look: Look) -> list[str]:
    """Return the count of verdicts for one file."""
    if not file.checked:
        return []
    violated = file.of(Verdict.VIOLATED)
    by_severity = Counter(finding.severity for finding in violated)
    parts = ", ".join(f"{by_severity[s]} {s}" for s in Severity if by_severity[s])
    text = (
        f"{file.file}: {len(violated)} violated{f' ({parts})' if parts else ''}, "
        f"{len(file.of(Verdict.UNDETERMINED))} undetermined, {len(file.of(Verdict.MET))} met; "
        f"{counted(len(file.not_applicable), 'rule does', 'rules do')} not apply"
    )
    if file.open_points:
        ways = number_of_completions(file.completions)
        text += f"; {counted(len(file.open_points), 'point')} left open, {ways}"
    return [look.paint(line, "bold") for line in wrapped(clean(text), look.columns)]


def run_summary(report: Report, look: Look) -> list[str]:
    """Return what the whole run found, what it could not decide, and what it judged by."""
    violated = [f for f in report.findings if f.verdict is Verdict.VIOLATED]
    undecided = [f for f in report.findings if f.verdict is Verdict.UNDETERMINED]
    conclusion = wrapped(_conclusion(report, violated), look.columns)
    lines = [look.paint(line, "bold") for line in conclusion]
    lines += _columns(_by_code(violated), look)
    if undecided:
        within = sum(bool(file.of(Verdict.UNDETERMINED)) for file in report.files)
        verdicts = counted(len(undecided), "verdict")
        proposals = counted(within, "proposal")
        how = "; leave out --quiet to see what they need" if look.quiet else ""
        text = f"undetermined, which is not a pass: {verdicts} in {proposals}{how}"
        lines += wrapped(text, look.columns)
        lines += _columns(_by_code(undecided), look)
    for file in report.files:
        lines += _not_checked(file, look)
    by = f"judged by {counted(len(report.rules), 'rule')}, rule book {report.rule_book[:12]}"
    if not report.rule_book:
        by = "the rules could not be read"
    text = f"{by}, council-rules {report.version}"
    return lines + wrapped(text, look.columns)


def _conclusion(report: Report, violated: Sequence[Finding]) -> str:
    total = counted(len(report.files), "proposal")
    checked = [file for file in report.files if file.checked]
    broken = [file for file in checked if file.of(Verdict.VIOLATED)]
    rest = [file for file in checked if not file.of(Verdict.VIOLATED)]
    open_ = [file for file in rest if file.of(Verdict.UNDETERMINED)]
    idle = [file for file in rest if not file.findings]
    parts = {
        "undetermined in part": len(open_),
        "without violations": len(rest) - len(open_) - len(idle),
        "to which no rule applies": len(idle),
        "not checked": len(report.files) - len(checked),
    }
    others = ", ".join(f"{number} {what}" for what, number in parts.items() if number)
    if not checked:
        return f"nothing was judged: {total} not checked"
    if not violated:
        alike = sum(map(bool, parts.values())) == 1 and not open_ and not idle
        return f"no violations found in {total}{'' if alike else f': {others}'}"
    by_level = Counter(LEVELS[finding.severity] for finding in violated)
    levels = ", ".join(counted(by_level[w], w) for w in LEVELS.values() if by_level[w])
    return f"{levels} in {len(broken)} of {total}{f'; {others}' if others else ''}"


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
    return [f"not checked: {clean(f'{file.file}{place} {first.message}')}{also}"]

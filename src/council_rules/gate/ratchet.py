"""Changes for the worse that are no new violation: verdicts that say less than before.

A verdict that was given is compared by rule and subject. What was met and is open now is
worse, and so is what was violated and is open now: nobody cures by leaving out. What is no
longer looked at at all is told by ``sight``; what grew by ``growth``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from council_rules.findings.finding import JUDGED, Finding, Verdict
from council_rules.findings.report import FileReport
from council_rules.gate.levels import Levels
from council_rules.levels import stands
from council_rules.record import Record

Key = tuple[str, str]

_WAS = {
    Verdict.UNDETERMINED: (
        Verdict.MET,
        Verdict.JUDGED_MET,
        Verdict.NEEDS_JUDGEMENT,
        Verdict.VIOLATED,
        Verdict.JUDGED_VIOLATED,
    ),
    Verdict.NEEDS_JUDGEMENT: (Verdict.MET, Verdict.JUDGED_MET, Verdict.JUDGED_VIOLATED),
}
_NAMED = 5


class Turned(Record):
    """Verdicts that turned from one word into another, which says less.

    ``after`` are the findings as they are now.
    """

    was: Verdict
    now: Verdict
    after: tuple[Finding, ...]

    def says(self, at: str) -> str:
        """Return in words what turned; ``at`` says when it was otherwise: 'at 1a2b3c4'."""
        named = [f"{one.code} {one.subject}" for one in self.after[:_NAMED]]
        more = f" and {len(self.after) - _NAMED} more" if len(self.after) > _NAMED else ""
        one = len(self.after) == 1
        were = "1 verdict was" if one else f"{len(self.after)} verdicts were"
        was, now = (word.value.replace("_", " ") for word in (self.was, self.now))
        are = "is" if one else "are"
        return f"{were} '{was}' {at} and {are} '{now}' now: {', '.join(named)}{more}"

    def counts(self, levels: Levels) -> bool:
        """Return whether a rule that can fail the run is among them."""
        return any(map(levels.matters, self.after))


def verdicts_of(file: FileReport) -> dict[Key, Verdict]:
    """Return the gravest verdict of each rule on each subject."""
    found: dict[Key, Verdict] = {}
    for finding in file.findings:
        key = finding.code, finding.subject
        known = found.get(key)
        if known is None or JUDGED.index(finding.verdict) < JUDGED.index(known):
            found[key] = finding.verdict
    return found


def turned(before: Mapping[Key, Verdict], after: FileReport) -> tuple[Turned, ...]:
    """Return the verdicts that say less than before, those alike together."""
    groups: dict[tuple[Verdict, Verdict], list[Finding]] = {}
    for finding in after.findings:
        was = before.get((finding.code, finding.subject))
        if was is not None and was in _WAS.get(finding.verdict, ()):
            groups.setdefault((was, finding.verdict), []).append(finding)
    return tuple(Turned(was, now, tuple(found)) for (was, now), found in groups.items())


def unseen(
    before: Iterable[Key], after: FileReport, rules: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the rules and subjects of which there is no verdict any more.

    ``rules`` are those that were run; one that was not says nothing. One that settings leave
    out for this file is looked at no more.
    """
    seen = {(finding.code, finding.subject) for finding in after.findings}
    for code, subject in before:
        if code in rules and (code, subject) not in seen:
            yield code, subject


def milder(before: FileReport, after: FileReport, levels: Levels) -> tuple[str, ...]:
    """Return the rules that could fail the run for a file and cannot where it lies now."""
    was = {finding.code for finding in before.findings if levels.matters(finding)}
    now = {finding.code for finding in after.findings if not levels.matters(finding)}
    return tuple(sorted(was & now))


def weaker(before: FileReport, after: FileReport) -> tuple[Finding, ...]:
    """Return the findings whose verdict is as it was, on weaker evidence.

    Where nobody asked on what evidence verdicts stand, there are none.
    """
    was = {(one.code, one.subject, one.reason): one.stands_on for one in before.findings}
    return tuple(
        finding
        for finding in after.findings
        if (level := was.get(finding.identity))
        and finding.stands_on
        and not stands(finding.stands_on, level)
    )

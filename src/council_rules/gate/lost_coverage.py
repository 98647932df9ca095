"""What rules looked at in an earlier version of a proposal and look at no more.

Nothing is better for not being looked at: what is lost from sight is told as a change for the
worse, and no verdict that went with it counts as cured.
"""

from collections.abc import Collection, Iterator

from council_rules.findings.report import Coverage, FileReport
from council_rules.record import Record


class Lost(Record):
    """Rules that look at less than before.

    ``missing`` says in words what the file leaves out, empty where that is not it; ``parts``
    are the paths of what the rules look at no more, none where they look at nothing at all.
    """

    rules: tuple[str, ...]
    missing: str
    parts: tuple[str, ...]

    @property
    def says(self) -> str:
        """What is lost from sight, as a sentence without a stop."""
        verb = "looks" if len(self.rules) == 1 else "look"
        rules = f"{', '.join(self.rules)} {verb}"
        if not self.parts:
            return f"{rules} at nothing in the file any more"
        at = f"{rules} at {', '.join(self.parts)} no more"
        return f"{self.missing}: {at}" if self.missing else at


def lost(before: FileReport, after: FileReport, rules: Collection[str]) -> tuple[Lost, ...]:
    """Return what some rules, by which both versions were judged, have lost from sight."""
    blind = tuple(_blind(before.coverage, after.coverage, rules))
    idle = {*after.not_applicable} - {*before.not_applicable}
    idle &= {finding.code for finding in before.findings} & {*rules}
    whole = (Lost(tuple(sorted(idle)), "", ()),) if idle else ()
    return (*blind, *whole, *_gone(before, after, {*rules} - idle))


def _blind(
    before: Collection[Coverage], after: Collection[Coverage], rules: Collection[str]
) -> Iterator[Lost]:
    """Yield what the file leaves out of more parts than before, or hides from more rules."""
    known = {
        (one.code, place.path, rule)
        for one in before
        for place in one.places
        for rule in one.rules
    }
    for one in after:
        new = [
            (place.path, rule)
            for place in one.places
            for rule in one.rules
            if rule in rules and (one.code, place.path, rule) not in known
        ]
        if new:
            parts = tuple(dict.fromkeys(path for path, _ in new))
            yield Lost(tuple(sorted({rule for _, rule in new})), one.missing, parts)


def _gone(before: FileReport, after: FileReport, rules: Collection[str]) -> Iterator[Lost]:
    """Yield, subject by subject, the rules that have no verdict on it any more."""
    seen = {(finding.code, finding.subject) for finding in after.findings}
    codes: dict[str, set[str]] = {}
    for finding in before.findings:
        if finding.code in rules and (finding.code, finding.subject) not in seen:
            codes.setdefault(finding.subject, set()).add(finding.code)
    for subject, found in codes.items():
        yield Lost(tuple(sorted(found)), "", (subject,))

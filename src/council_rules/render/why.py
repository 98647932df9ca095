"""Why a rule is broken, or is not: in sentences, as deep as was asked for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport
from council_rules.render.display import clean, wrapped
from council_rules.render.look import LEVELS, Look, counted
from council_rules.words import readable

if TYPE_CHECKING:
    from council_rules.analysis.derivation import Attempt, Condition, Derivation

CONDITIONS, GROUNDS = 2, 3
_DEEPEST = 3
_FACTS = 12
_VERDICTS = {
    Verdict.VIOLATED: "broken",
    Verdict.JUDGED_VIOLATED: "broken, as a person judged",
    Verdict.UNDETERMINED: "open, which is not a pass",
    Verdict.NEEDS_JUDGEMENT: "for a person to judge, which is not a pass",
    Verdict.JUDGED_MET: "met, as a person judged",
    Verdict.MET: "met",
}


def of_findings(
    found: Sequence[Finding],
    file: FileReport,
    derivation: "Derivation",
    terms: Sequence[str],
    depth: int,
    look: Look,
) -> str:
    """Return why each of the findings of a rule on one subject is what it is.

    ``terms`` are the terms of the program for the subject.
    """
    lines: list[str] = []
    for finding in found:
        lines += [*_verdict(finding, file, look), *_facts(finding, file, look)]
        lines += _tipping(finding, look)
    if depth >= CONDITIONS:
        broken = found[0].is_broken
        if file.open_points:
            lines += wrapped("with open points as they usually turn out:", look.columns)
        for term in terms:
            tried = derivation.attempts("violated", found[0].code, term)
            lines += _attempts(tried, derivation, broken, depth, look)
    return "\n".join(lines) + "\n"


def of_none(code: str, subject: str, derivation: "Derivation", depth: int, look: Look) -> str:
    """Return why a rule applies to nothing, or not to a ``subject`` if one is given."""
    on = f" to '{subject}'" if subject else ""
    term = f'"{subject}"' if subject else "Any"
    lines = [look.paint(clean(f"{code} does not apply{on}"), "bold")]
    for number, tried in enumerate(derivation.attempts("applies", code, term), start=1):
        lines.append(f"it would apply (way {number}) if all of this held:")
        lines += _conditions(tried, derivation, depth, look, 1, set())
    return "\n".join(lines) + "\n"


def _verdict(finding: Finding, file: FileReport, look: Look) -> Iterator[str]:
    words = _VERDICTS[finding.verdict]
    if finding.verdict is Verdict.VIOLATED and file.open_points:
        words += ", however the open points turn out"
    head = f"{finding.code} on {readable(finding.subject)} ({LEVELS[finding.severity]}): "
    yield from (look.paint(line, "bold") for line in wrapped(head + words, look.columns))
    yield from _indented(finding.message, 1, look)


def _facts(finding: Finding, file: FileReport, look: Look) -> Iterator[str]:
    for one in finding.evidence[:_FACTS]:
        at = f" ({file.file}:{one.place.line})" if one.place else ""
        yield from _indented(f"- {one.statement}{at}", 1, look)
    if rest := len(finding.evidence[_FACTS:]):
        yield from _indented(f"- and {counted(rest, 'more fact')}", 1, look)


def _tipping(finding: Finding, look: Look) -> Iterator[str]:
    """Return what would tip an open verdict."""
    if finding.verdict is not Verdict.UNDETERMINED:
        return
    for words, answers in (("broken", finding.violated_if), ("kept", finding.kept_if)):
        said = " and ".join(answer.says for answer in answers) or "was not worked out"
        joiner = "if " if answers else ""
        yield from _indented(f"it is {words} {joiner}{said}", 1, look)


def _attempts(
    tried: "Sequence[Attempt]", derivation: "Derivation", broken: bool, depth: int, look: Look
) -> Iterator[str]:
    """Return the ways in which a rule can be broken: those that are so first."""
    shown: set[object] = set()
    for attempt in sorted(tried, key=lambda one: not one.holds):
        head = f"{'broken' if attempt.holds else 'not broken'}: {attempt.reason}"
        if broken and not attempt.holds:
            continue
        yield from (look.paint(line, "bold") for line in _indented(head, 0, look))
        yield from _conditions(attempt, derivation, depth, look, 1, shown)
    if rest := sum(not one.holds for one in tried) * broken:
        yield f"not so here: {counted(rest, 'other way')} to break it"


def _conditions(
    attempt: "Attempt",
    derivation: "Derivation",
    depth: int,
    look: Look,
    level: int,
    shown: set[object],
) -> Iterator[str]:
    """Return the conditions of a clause; at the greatest depth, what they follow from."""
    for one in dict.fromkeys(attempt.conditions):
        at = f" (line {one.place.line})" if one.place else ""
        yield from _indented(f"{_said(one)}{at}", level, look)
        known = one.atom is None or one.place or one.atom in shown
        if depth < GROUNDS or level > _DEEPEST or known:
            continue
        shown.add(one.atom)
        assert one.atom is not None
        if below := derivation.behind(one.atom):
            yield from _conditions(below, derivation, depth, look, level + 1, shown)
    if attempt.left:
        more = counted(attempt.left, "more condition")
        yield from _indented(f"- not looked at: {more}", level, look)


def _said(one: "Condition") -> str:
    if one.holds:
        return f"- not so: {one.says}" if one.negated else f"- {one.says}"
    if one.negated:
        return f"- fails here: it must not be so that {one.says}, and it is so"
    return f"- fails here: nothing gives that {one.says}"


def _indented(text: str, level: int, look: Look) -> list[str]:
    margin = "  " * level
    first, *rest = wrapped(clean(text), max(24, look.columns - len(margin) - 2))
    return [f"{margin}{first}", *(f"{margin}  {line}" for line in rest)]

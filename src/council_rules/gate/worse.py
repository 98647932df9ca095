"""Changes for the worse as notices: errors where a rule that can fail the run is concerned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Finding
from council_rules.findings.people import HumanJudgement, Waiver
from council_rules.findings.report import FileReport
from council_rules.gate.identity import Grown
from council_rules.gate.levels import Levels
from council_rules.gate.lost_coverage import Lost
from council_rules.gate.ratchet import Turned

UNSEEN, TURNED, GREW, ENTRIES = "HIS102", "HIS106", "HIS107", "HIS110"
WEAKER = "HIS112"


def of_turned(found: Iterable[Turned], levels: Levels, code: str, at: str) -> Iterator[Notice]:
    """Yield that verdicts say less than before; ``at`` says when they said more."""
    for one in found:
        level = "error" if one.counts(levels) else "warning"
        message = f"Less is said than before: {one.says(at)}"
        yield Notice(code, level, message, "", one.after[0].place)


def of_lost(found: Iterable[Lost], levels: Levels, at: str) -> Iterator[Notice]:
    """Yield that rules look at less than at a commit."""
    for one in found:
        level = "error" if any(map(levels.fails, one.rules)) else "warning"
        yield Notice(UNSEEN, level, f"Looked at less than at {at}: {one.says}", "", None)


def of_weaker(found: Sequence[Finding], levels: Levels, at: str) -> Iterator[Notice]:
    """Yield that verdicts stand on weaker evidence than at a commit."""
    if found:
        level = "error" if any(map(levels.matters, found)) else "warning"
        verdicts = "1 verdict stands" if len(found) == 1 else f"{len(found)} verdicts stand"
        named = _listed([f"{one.code} {one.subject}" for one in found])
        message = f"{verdicts} on weaker evidence than at {at}: {named}"
        yield Notice(WEAKER, level, message, "", found[0].place)


def of_grown(found: Iterable[Grown], code: str, at: str) -> Iterator[Notice]:
    """Yield that a violation that was known counts, because it grew."""
    for one in found:
        about = f"{one.finding.code} {one.finding.subject}"
        message = f"A violation {at} has grown and counts: {about}: {one.says}"
        yield Notice(code, "warning", message, "", one.finding.place)


def without_new_entries(file: FileReport, old: FileReport | None, at: str) -> FileReport:
    """Return a report without the waivers and answers that are new in its own proposal.

    A waiver, and an answer that speaks for the text, has to have been there before; those
    filed beside the proposal come from where the settings come from.
    """
    waivers = {_terms(one) for one in old.waivers} if old else set()
    answers = {_answer(one) for one in old.judgements} if old else set()
    kept = tuple(one for one in file.waivers if one.files or _terms(one) in waivers)
    held = tuple(
        one
        for one in file.judgements
        if one.files or one.answer != "yes" or _answer(one) in answers
    )
    new = [
        *(f"waiver of {one.rule} on {one.subject}" for one in file.waivers if one not in kept),
        *(
            f"answer to {one.rule} on {one.subject}"
            for one in file.judgements
            if one not in held
        ),
    ]
    if not new:
        return file
    message = f"What this change brings for itself has no effect yet: {_listed(new)}"
    hint = f"it was not there at {at}; a change cannot bring its own excuse"
    notice = Notice(ENTRIES, "warning", message, hint, None)
    warnings = (*file.warnings, notice)
    return replace(file, waivers=kept, judgements=held, warnings=warnings)


def _terms(one: Waiver) -> tuple[str, ...]:
    return one.rule, one.subject, one.reason, one.by, one.granted, one.expires


def _answer(one: HumanJudgement) -> tuple[str, ...]:
    return *one.key, one.answer, one.by, one.date, one.words_sha256


def _listed(new: Sequence[str]) -> str:
    more = f" and {len(new) - 3} more" if len(new) > 3 else ""
    return f"{', '.join(new[:3])}{more}"

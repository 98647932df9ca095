"""Alternatives as text and as data: what to change, what that cures, and what it leaves."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict, Finding
from council_rules.findings import CoalitionPower, FileReport
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted
from council_rules.render.openness import items

VERSION = 1
ABLE = {True: "yes", False: "no", None: "open"}


def render(found: Alternatives, patches: Iterable[str], look: Look) -> str:
    """Return the alternatives as text; each with its patch if ``look`` is verbose."""
    blocks = [_head(found, look)]
    if found.before.open_points:
        blocks.append(_assumption(found, look))
    total = len(found.found)
    for number, (one, patch) in enumerate(zip(found.found, patches, strict=True), start=1):
        blocks.append(_alternative(one, number, total, look))
        if look.verbose:
            blocks.append([clean(line) for line in patch.splitlines()])
    if found.conflicts:
        blocks.append(_conflicts(found.conflicts, look))
    blocks.append(_end(found, look))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def as_json(found: Alternatives, patches: Iterable[str]) -> str:
    """Return the alternatives as JSON, with the patch of each."""
    return (
        json.dumps(
            {
                "version": VERSION,
                "file": found.file,
                "goals": list(found.goals),
                "fixed": list(found.fixed),
                "complete": found.complete,
                "alternatives": [
                    _data(one, patch) for one, patch in zip(found.found, patches, strict=True)
                ],
                "conflicts": [
                    {**_finding(one.finding), "fixed": list(one.pins)}
                    for one in found.conflicts
                ],
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def _data(one: Alternative, patch: str) -> Mapping[str, Any]:
    return {
        "cost": one.cost,
        "proven": one.proven,
        "bound": one.bound,
        "edits": [
            {
                "says": change.edit.says,
                "kinds": list(change.edit.kinds),
                "cost": change.edit.cost,
                "amendments": [
                    {"verb": verb, "path": path, "value": value}
                    for verb, path, value in change.edit.amendments
                ],
                "cures": [_finding(one) for one in change.cures],
                "prevents": [_finding(one) for one in change.prevents],
            }
            for change in one.changes
        ],
        "cures": [_finding(one) for one in one.cures],
        "remaining": [_finding(one) for one in one.remaining],
        "now_open": [_finding(one) for one in one.opened],
        "now_violated": [_finding(one) for one in one.settled],
        "local_votes": [
            {"body": body, "before": list(before), "after": list(after)}
            for body, before, after in one.shares
        ],
        "patch": patch,
    }


def _finding(finding: Finding) -> dict[str, str]:
    code, subject = finding
    return {"rule": code, "subject": subject}


def _head(found: Alternatives, look: Look) -> list[str]:
    goals = ", ".join(found.goals) if found.chosen else "every rule of severity must"
    return wrapped(clean(f"alternatives to {found.file} that cure {goals}"), look.columns)


def _assumption(found: Alternatives, look: Look) -> list[str]:
    points = counted(len(found.before.open_points), "open point")
    text = (
        f"assumed: {points} of the file turn out in the usual way, each with the first answer "
        "that 'council-rules open-points' lists. What was undetermined is not aimed at."
    )
    return wrapped(text, look.columns)


def _alternative(one: Alternative, number: int, total: int, look: Look) -> list[str]:
    sure = "proven least" if one.proven else f"best found; none costs less than {one.bound}"
    head = f"alternative {number} of {total}: cost {one.cost}, {sure}"
    lines = [look.paint(head, "bold")]
    for change in one.changes:
        kinds = " and ".join(kind.replace("_", " ") for kind in change.edit.kinds)
        lines += items([f"{change.edit.says}  ({kinds}, cost {change.edit.cost})"], look)
        if len(one.changes) > 1:
            lines += _notes("cures", change.cures, look)
            lines += _notes("prevents", change.prevents, look)
            if not (change.cures or change.prevents):
                lines.append("      needed as what is open usually turns out")
    lines += _told("cures", one.cures, look)
    lines += _told("still violated", one.remaining, look)
    lines += _told("violated now, open before", one.settled, look)
    lines += _told("open now", one.opened, look)
    for body, before, after in one.shares:
        was, now = (f"{local} of {total}" for local, total in (before, after))
        lines.append(clean(f"  local votes in {body}: {was} before, {now} after"))
    lines += _powers(one.before, one.after)
    return lines


def _notes(head: str, findings: tuple[Finding, ...], look: Look) -> Iterator[str]:
    if findings:
        text = f"{head} {by_rule(findings)}"
        yield from (f"      {line}" for line in wrapped(clean(text), look.columns - 6))


def _told(head: str, findings: tuple[Finding, ...], look: Look) -> Iterator[str]:
    if findings:
        text = f"{head}: {by_rule(findings)}"
        first, *rest = wrapped(clean(text), look.columns - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in rest)


def by_rule(findings: Iterable[Finding]) -> str:
    """Return verdicts as text, rule by rule: 'REP004 vote and budget; TIER001 board'."""
    subjects: dict[str, list[str]] = {}
    for code, subject in findings:
        subjects.setdefault(code, []).append(subject)
    return "; ".join(f"{code} {', '.join(found)}" for code, found in subjects.items())


def _powers(before: FileReport, after: FileReport) -> Iterator[str]:
    """Return what changes about who can decide and who can stop, across bodies."""
    was, now = _across(before), _across(after)
    for (subject, name), power in now.items():
        other = was.get((subject, name))
        for word, then, before_ in (
            ("decide", power.wins, other.wins if other else False),
            ("stop", power.blocks, other.blocks if other else False),
        ):
            if then is not before_:
                yield (
                    f"  {clean(name)} can {word} {clean(subject)}: "
                    f"{ABLE[before_]} before, {ABLE[then]} after"
                )


def _across(report: FileReport) -> dict[tuple[str, str], CoalitionPower]:
    groups = ("locals", "outsiders")
    return {
        (power.subject, power.name): power
        for power in report.powers
        if power.level == "system" and power.coalition.startswith(groups)
    }


def _conflicts(conflicts: tuple[Conflict, ...], look: Look) -> list[str]:
    lines = [look.paint("what stays violated, and why:", "bold")]
    told = []
    for one in conflicts:
        code, subject = one.finding
        if one.pins:
            pins = " and ".join(f"'{pin}'" for pin in one.pins)
            either = "any" if len(one.pins) > 1 else "it"
            why = f"{pins} must not change; giving up {either} helps"
        else:
            why = "no edit considered here cures it without breaking another rule"
        told.append(f"{code} {subject}: {why}")
    return [*lines, *items(told, look)]


def _end(found: Alternatives, look: Look) -> list[str]:
    if not found.wanted:
        text = "nothing to cure: none of these rules is violated whatever is open"
    elif not found.complete:
        text = (
            "the search was cut short, by time or by too many edits that failed the check; "
            "what is shown need not be all there is"
        )
    elif not found.found:
        text = "no combination of the edits considered cures any of these rules"
    else:
        text = (
            "each alternative was written into the file and checked again; costs are a "
            "convention (1 for words, 2 for a seat added, 1 for a seat taken out)"
        )
    return wrapped(text, look.columns)

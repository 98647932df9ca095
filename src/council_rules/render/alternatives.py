"""Alternatives as text: what to change, what that cures, and what it leaves."""

from collections.abc import Collection, Iterable, Iterator

from council_rules.alternatives.outcome import (
    Alternative,
    Alternatives,
    Change,
    Finding,
    Outcome,
    Scope,
)
from council_rules.alternatives.request import Request
from council_rules.findings.finding import Verdict
from council_rules.findings.report import CoalitionPower, FileReport
from council_rules.render.account import judged_by
from council_rules.render.by_rule import by_rule
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted
from council_rules.render.openness import items
from council_rules.render.unmet import conflicts, refusals
from council_rules.words import listed

# What has become of what was to be cured, as heads of lists, the best first.
OUTCOMES = {
    Outcome.MET: "cured (met)",
    Outcome.OPEN: "open now, violated before",
    Outcome.NOT_APPLICABLE: "applies no longer",
    Outcome.VIOLATED: "still violated",
}
# ... where what was open before is to be cured as well
OUTCOMES_OF_OPEN = {
    **OUTCOMES,
    Outcome.OPEN: "open now, violated or open before",
    Outcome.VIOLATED: "violated now, violated or open before",
}
WITHOUT = {False: "still violated without it:", True: "violated or open without it:"}
_Findings = tuple[Finding, ...]
ABLE = {True: "yes", False: "no", None: "open"}


def render(found: Alternatives, patches: Iterable[str], look: Look) -> str:
    """Return the alternatives as text; each with its patch if ``look`` is verbose."""
    blocks = [_head(found, look)]
    blocks[0] += _asked(found.request, look)
    if found.before.open_points:
        blocks.append(_assumption(found, look))
    total = len(found.found)
    if found.request.front and found.found:
        blocks.append(_front(found, look))
    for number, (one, patch) in enumerate(zip(found.found, patches, strict=True), start=1):
        head = f"alternative {number} of {total}: cost {one.cost}"
        if not found.request.front:
            head += f", {_sure(one, is_first=number == 1)}"
        does = _alternative(one, look, robust=found.request.robust)
        blocks.append([look.paint(head, "bold"), *does])
        if look.verbose:
            blocks.append([clean(line) for line in patch.splitlines()])
    if found.unsecured:
        text = "not secured, as no completion is known that decides it: "
        blocks.append(wrapped(clean(text + by_rule(found.unsecured)), look.columns))
    if found.refused:
        blocks.append(refusals(found.refused, look))
    if found.conflicts:
        blocks.append(conflicts(found.conflicts, look))
    if found.missing:
        blocks.append([look.paint("not offered:", "bold"), *items(found.missing, look)])
    blocks.append(_end(found, look))
    if by := found.judged_by:
        told = judged_by(by.rules, by.profile, by.left_out, by.digest)
        blocks[-1] += wrapped(told, look.columns)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(found: Alternatives, look: Look) -> list[str]:
    goals = ", ".join(found.goals) if found.request.goals else "every rule of severity must"
    return wrapped(clean(f"alternatives to {found.file} that cure {goals}"), look.columns)


def _assumption(found: Alternatives, look: Look) -> list[str]:
    number = len(found.before.open_points)
    points = counted(number, "open point")
    if found.request.robust:
        text = (
            f"whatever is open: {points} of the file may turn out in any way; what was "
            "undetermined is aimed at as well"
        )
    else:
        may = (
            f"the {points} of the file may" if number > 1 else "the open point of the file may"
        )
        text = (
            f"aimed at: what is violated however {may} turn out; "
            "what is undetermined is not, which --robust aims at as well. What an edit breaks "
            "anew is weighed by the usual answers, the first that 'council-rules open-points' "
            "lists."
        )
    return wrapped(text, look.columns)


def _asked(request: Request, look: Look) -> list[str]:
    """Return what limits the search, and where it was asked for."""
    told = [f"'{pin.path}' must not change ({pin.origin})" for pin in request.fixed]
    for one in request.permits:
        kinds = " and ".join(kind.replace("_", " ") for kind in one.kinds) or "anything"
        at = f" at '{one.path}'" if one.path else ""
        cost = f" for {one.cost} each" if one.cost is not None else ""
        told.append(f"allowed: {kinds}{at}{cost} ({one.origin})")
    told += [
        f"{kind.replace('_', ' ')} costs {cost} here" for kind, cost in request.costs.items()
    ]
    if request.day:
        told.append(f"where the file names no day, ends and handovers are on {request.day}")
    if request.most_edits is not None:
        told.append(f"at most {counted(request.most_edits, 'edit')} in each")
    if request.most_cost is not None:
        told.append(f"at most a cost of {request.most_cost} in each")
    return items(told, look)


def _front(found: Alternatives, look: Look) -> list[str]:
    """Return the choice as a table: what costs more leaves less, or moves fewer seats."""
    lines = [look.paint("cost  still violated  seats moved  met", "bold")]
    lines.append(f"   0  {len(found.wanted):>14}  {0:>11}  {0:>3}  the file as it stands")
    for number, one in enumerate(found.found, start=1):
        left, met = len(one.remaining), len(one.cures)
        numbers = f"{one.cost:>4}  {left:>14}  {one.moved:>11}  {met:>3}"
        lines.append(f"{numbers}  alternative {number}")
    whole = "none is missing" if found.complete else "there may be more: not all was searched"
    text = "none of these is better than another in the first three"
    return [*lines, f"{text}; {whole}"]


def _sure(one: Alternative, *, is_first: bool) -> str:
    """Return what is known of the cost of an alternative."""
    if one.proven and not is_first:
        return "proven least of those that differ in kind from the ones before"
    if one.proven:
        return "proven least"
    bound = f"; none that does as much costs less than {one.bound}" if one.bound > 1 else ""
    return f"best found, not proven least{bound}"


def _alternative(one: Alternative, look: Look, *, robust: bool) -> list[str]:
    lines = []
    for says, cures, prevents, opens, instead, worked_out in _alike(one.changes):
        lines += items([says], look)
        lines += _as_well(instead, look)
        if len(one.changes) > 1 and one.in_full:
            lines += _notes("meets", cures, look)
            lines += _notes("prevents", prevents, look)
            lines += _notes(WITHOUT[robust], opens, look)
            if worked_out and not (cures or prevents or opens):
                lines.append("      needed together with the others")
    for outcome, head in (OUTCOMES_OF_OPEN if robust else OUTCOMES).items():
        lines += _told(head, one.with_outcome(outcome), look)
    others = {goal for goal, _ in one.outcomes}
    lines += _told("violated now, open before, as allowed", _but(one.settled, others), look)
    lines += _told("violated now, not before, as allowed", one.broken, look)
    opened = _but(one.opened, others)
    if one.in_full:
        known = one.before.of(Verdict.VIOLATED, Verdict.JUDGED_VIOLATED)
        earlier = {(finding.code, finding.subject) for finding in known}
        told = tuple(finding for finding in opened if finding in earlier)
        lines += _told("open now, violated before and no goal", told, look)
        lines += _told(
            "open now, neither violated nor open before", _but(opened, earlier), look
        )
    else:
        lines += _told("open now, not open before", opened, look)
    lines += [clean(f"  goes with what it stands at: comment in {own}") for own in one.lost]
    for body, before, after in one.shares:
        was, now = (f"{local} of {total}" for local, total in (before, after))
        lines.append(clean(f"  local votes in {body}: {was} before, {now} after"))
    lines += _powers(one.before, one.after)
    if one.in_full and not all(change.worked_out for change in one.changes):
        text = "where nothing is said of an edit, there was no time to work out what it does"
        lines += [f"  {line}" for line in wrapped(text, look.columns - 2)]
    if not one.in_full:
        text = (
            "not worked out in time: what each edit does by itself, and who can decide and "
            "stop with them"
        )
        lines += [f"  {line}" for line in wrapped(text, look.columns - 2)]
    return lines


def _as_well(instead: Iterable[str], look: Look) -> Iterator[str]:
    for says in instead:
        text = f"or as well: {says}"
        yield from (f"      {line}" for line in wrapped(clean(text), look.columns - 6))


def _but(findings: Iterable[Finding], others: Collection[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one not in others)


def _alike(
    changes: Iterable[Change],
) -> Iterator[tuple[str, _Findings, _Findings, _Findings, tuple[str, ...], bool]]:
    """Return in words what is changed, what that cures and prevents, and what else needs it.

    The last is whether all that was worked out.

    Changes that differ only in their places and in the subjects of rules are said at once.
    """
    groups: dict[tuple[object, ...], list[tuple[Change, str]]] = {}
    for change in changes:
        edit = change.edit
        place, words = edit.in_place
        effects = tuple(
            frozenset(code for code, _ in findings)
            for findings in (change.cures, change.prevents, change.opens)
        )
        key = (words, edit.kinds, edit.cost, effects, change.worked_out)
        groups.setdefault(key, []).append((change, place))
    for (same, *_), group in groups.items():
        own, places = [change for change, _ in group], [place for _, place in group]
        first = own[0].edit
        kinds = " and ".join(kind.replace("_", " ") for kind in first.kinds)
        cost = f"{first.cost} each" if len(group) > 1 else f"{first.cost}"
        where = f"in {listed(places, 'and')}, " if places[0] else ""
        cures = dict.fromkeys(one for change in own for one in change.cures)
        prevents = dict.fromkeys(one for change in own for one in change.prevents)
        opens = dict.fromkeys(one for change in own for one in change.opens)
        says = f"{where}{same}  ({kinds}, cost {cost})"
        instead = dict.fromkeys(one for change in own for one in change.instead)
        yield (
            says,
            tuple(cures),
            tuple(prevents),
            tuple(opens),
            tuple(instead),
            own[0].worked_out,
        )


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


# what every proof rests on: no file is written for each combination that is ruled out
PROVEN = (
    "What is proven is so of these edits, each taken to do beside others what it does by itself"
)


def _end(found: Alternatives, look: Look) -> list[str]:
    if not found.judged:
        how = "The search was ended by Ctrl-C" if found.interrupted else "Time was up"
        text = (
            f"{how} before it was known which of these rules the file violates. Nothing was "
            f"searched for {', '.join(found.goals)}"
        )
        return wrapped(text, look.columns)
    if not found.wanted:
        return wrapped(f"nothing to cure: {_none_violated(found)}", look.columns)
    text = _scope(found.scope, whole=found.complete)
    if not found.complete:
        how = "cut short, by time or by too many edits that failed the check"
        how = "ended by Ctrl-C" if found.interrupted else how
        text += f". The search was {how}; what is shown need not be all there is"
    elif not found.found:
        text += ". None of this cures any of these rules"
        if found.request.robust:
            text += " in every completion of what is open"
    if found.found:
        text += (
            ". Each alternative was written into the file and checked again; costs are a "
            "convention (1 for words, 2 for each seat that somebody gets or leaves)"
        )
    if _proves(found):
        usual = found.before.open_points and not found.request.robust
        text += f". {PROVEN}{', and breaks nothing anew by the usual answers' if usual else ''}"
    return wrapped(text, look.columns)


def _none_violated(found: Alternatives) -> str:
    """Return that no goal is violated, and how many may be, depending on what is open."""
    told = []
    for verdict, says in (
        (Verdict.UNDETERMINED, "undetermined, which --robust aims at"),
        (Verdict.NEEDS_JUDGEMENT, "for a person to judge"),
    ):
        number = sum(one.code in found.goals for one in found.before.of(verdict))
        if number:
            told.append(f"{counted(number, 'verdict')} {'is' if number == 1 else 'are'} {says}")
    if not told:
        return "none of these rules is violated, however what is open turns out"
    return f"none of these rules is certainly violated; {', and '.join(told)}"


def _proves(found: Alternatives) -> bool:
    """Return whether anything is called proven."""
    least = any(one.proven for one in found.found)
    return least or any(one.proven for one in found.conflicts)


def _scope(scope: Scope, *, whole: bool) -> str:
    """Return what was searched, as the beginning of a sentence; ``whole`` if to its end."""
    parts = []
    if scope.weighed:
        every = "all " if whole else ""
        parts.append(f"{every}combinations of {counted(scope.weighed, 'edit')}")
    if scope.singly:
        parts.append(f"{counted(scope.singly, 'edit')} one by one in the file")
    if scope.pairs:
        parts.append(f"{counted(scope.pairs, 'pair')} of edits in the file")
    text = f"searched: {' and '.join(parts) or 'no edits'}"
    if scope.dropped:
        left_out = clean("; ".join(scope.dropped))
        text += f". Left out, as no valid file comes of it: {left_out}"
    if scope.assumed:
        answers = clean("; ".join(dict.fromkeys(scope.assumed)))
        text += f". Left out, as it settles what a scenario of the file assumes: {answers}"
    return text

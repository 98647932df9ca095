"""Alternatives: what would have to change, in drafters' words, before and after."""

from collections import Counter
from collections.abc import Iterator

from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict, Outcome
from council_rules.findings.finding import JUDGED, Verdict
from council_rules.report.document import (
    Block,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Part,
    Table,
    code,
    enumerated,
    said,
    strong,
    tell,
)
from council_rules.report.language import counted, mark, say
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import capital, listed, sentence, verdict_word


def alternatives(view: View) -> Part:
    """Return the part on alternatives."""
    found = view.material.found
    return Part("", "alternatives", say("Alternatives"), tuple(_blocks(found, view)))


def _blocks(found: Alternatives | None, view: View) -> Iterator[Block]:
    if found is None:
        yield Paragraph(
            tell(
                "No alternative was searched for. With --alternatives the report "
                "searches for the cheapest changes."
            )
        )
        return
    if not found.wanted:
        yield Paragraph(
            tell("Nothing to cure: no rule is violated in every completion of what is open.")
        )
        return
    if not found.found:
        none = tell(
            "No combination of the edits that were considered was found to cure what is "
            "violated."
        )
        cut = tell(" The search was cut short, so that there may be one.")
        yield Paragraph(none if found.complete else none + cut)
    for number, one in enumerate(found.found, start=1):
        yield from _alternative(number, one, found, view)
    yield from _unmet(found)


def _unmet(found: Alternatives) -> Iterator[Block]:
    """Return what no alternative is sure to meet, in one paragraph for each reason."""
    reasons: dict[str, dict[str, list[str]]] = {}
    for conflict in found.conflicts:
        rule, subject = conflict.finding
        reasons.setdefault(_why(conflict), {}).setdefault(rule, []).append(subject)
    for why, rules in reasons.items():
        yield Paragraph(
            tell(
                "{title} {why}: {findings}.",
                title=strong(say("Not sure to be met.")),
                why=capital(why),
                findings=enumerated(
                    tell("{rule} on {subjects}", rule=rule, subjects=code(listed(subjects)))
                    for rule, subjects in rules.items()
                ),
            )
        )


def _why(conflict: Conflict) -> str:
    """Return why no alternative meets something, and at what price one would."""
    if refusal := conflict.refusal:
        return say(
            "at a cost of {cost} it can be met, but that breaks {rules}",
            cost=refusal.cost,
            rules=listed(dict.fromkeys(code for code, _ in refusal.breaks)),
        )
    if conflict.rules:
        return say("a cure would break {rules}", rules=listed(conflict.rules))
    if conflict.outcome is Outcome.OPEN:
        return say("what was found leaves it open")
    if conflict.outcome is Outcome.NOT_APPLICABLE:
        return say("with what was found it applies no longer")
    if conflict.outcome is Outcome.CUT_SHORT:
        return say("the search was cut short before that was known")
    return say("no edit that was considered cures it")


def _alternative(
    number: int, one: Alternative, found: Alternatives, view: View
) -> Iterator[Block]:
    sure = say("the best that was found; none costs less than {bound}", bound=one.bound)
    if one.proven:
        sure = say("the least that the edits considered can cost")
    yield Heading(tell("Alternative {number}", number=number), f"alternative-{number}")
    yield Paragraph(
        tell(
            "{changes} at a cost of {cost}, {sure}; {seats} moved. Of {violations}, each a "
            "subject that breaks a rule, {met} are met then, {open} cannot be determined, "
            "{gone} are about what is no longer there, and {left} are still violations. It is "
            "one way, not advice.",
            changes=counted("{n} change", "{n} changes", len(one.changes)),
            cost=one.cost,
            sure=sure,
            seats=counted("{n} seat", "{n} seats", one.moved),
            violations=counted("{n} violation", "{n} violations", len(found.wanted)),
            met=len(one.cures),
            open=len(one.with_outcome(Outcome.OPEN)),
            gone=len(one.with_outcome(Outcome.NOT_APPLICABLE)),
            left=len(one.with_outcome(Outcome.VIOLATED)),
        )
    )
    yield Listing(
        tuple(
            tell(
                "{change} Cost {cost}.",
                change=said(sentence(change.edit.says)),
                cost=change.edit.cost,
            )
            for change in one.changes
        ),
        lettered=True,
    )
    yield change_figure(number, one, view)


def change_figure(number: int, one: Alternative, view: View) -> Figure:
    """Return findings and local votes before and after."""
    was, now = ({v: len(file.of(v)) for v in JUDGED} for file in (one.before, one.after))
    return Figure(
        caption=say(
            "Not met: {was} before, {now} after; cannot be determined: {open_was} before, "
            "{open_now} after.",
            was=was[Verdict.VIOLATED],
            now=now[Verdict.VIOLATED],
            open_was=was[Verdict.UNDETERMINED],
            open_now=now[Verdict.UNDETERMINED],
        ),
        how=" ".join(
            (
                say("The changed text was written and judged again, as any other file."),
                *local_votes(one, view),
            )
        ),
        table=change_table(one),
        anchor=f"change-{number}",
    )


def local_votes(one: Alternative, view: View) -> list[str]:
    """Return the local votes of each body in which they differ, in words."""
    return [
        say(
            "Local votes in '{body}': {was} of {of_was} before, {now} of {of_now} after.",
            body=view.structure.names.get(body, body),
            was=was,
            of_was=of_was,
            now=now,
            of_now=of_now,
        )
        for body, (was, of_was), (now, of_now) in one.shares
    ]


def change_table(one: Alternative) -> Table:
    """Return the findings of each rule before and after, side by side."""
    before, after = (
        Counter((f.code, f.verdict) for f in file.findings) for file in (one.before, one.after)
    )
    codes = sorted(
        {
            code
            for code, _ in (*before, *after)
            if before[code, Verdict.VIOLATED]
            or after[code, Verdict.VIOLATED]
            or before[code, Verdict.UNDETERMINED] != after[code, Verdict.UNDETERMINED]
        }
    )
    shown = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.MET)
    rows = [
        row(code, *(counts[code, verdict] for verdict in shown for counts in (before, after)))
        for code in codes
    ]
    head = (
        say("Rule"),
        *(
            capital(say(when, verdict=verdict_word(verdict)))
            for verdict in shown
            for when in (mark("{verdict}, before"), mark("{verdict}, after"))
        ),
    )
    return table(say("Before and after"), head, rows, range(1, 7))

"""Alternatives: what would have to change, in drafters' words, before and after."""

from collections import Counter
from collections.abc import Iterator

from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict
from council_rules.findings import JUDGED, Verdict
from council_rules.report.document import (
    Block,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Part,
    Table,
    Text,
    code,
    strong,
    text,
)
from council_rules.report.parts.outcomes import WHY, become
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import VERDICTS, sentence, some


def alternatives(view: View) -> Part:
    """Return the part on alternatives."""
    found = view.material.found
    return Part("", "alternatives", "Alternatives", tuple(_blocks(found)))


def _blocks(found: Alternatives | None) -> Iterator[Block]:
    if found is None:
        yield Paragraph(
            text(
                "No alternative was searched for. With --alternatives the report has the "
                "cheapest changes."
            )
        )
        return
    if not found.wanted:
        yield Paragraph(
            text(
                "Nothing to cure: no rule that must be met is violated in every completion "
                "of what is open."
            )
        )
        return
    if not found.found:
        cut = "" if found.complete else " The search was cut short, so that there may be one."
        yield Paragraph(
            text(
                "No combination of the edits that were considered was found to cure what is "
                f"violated.{cut}"
            )
        )
    for number, one in enumerate(found.found, start=1):
        yield from _alternative(number, one, found)
    for conflict in found.conflicts:
        yield Paragraph(_conflict(conflict))


def _conflict(conflict: Conflict) -> Text:
    rule, subject = conflict.finding
    why = WHY[conflict.outcome]
    if conflict.rules:
        why += f", or it would break {', '.join(conflict.rules)}"
    if conflict.refusal:
        broken = ", ".join(dict.fromkeys(code for code, _ in conflict.refusal.breaks))
        why += f"; at a cost of {conflict.refusal.cost} it can be met, but that breaks {broken}"
    return text(strong("What is not met. "), f"{rule} on ", code(subject), f": {why}.")


def _alternative(number: int, one: Alternative, found: Alternatives) -> Iterator[Block]:
    sure = (
        "proven to be the least"
        if one.proven
        else "the best that was found, and not proven to be the least"
    )
    yield Heading(f"Alternative {number}", f"alternative-{number}")
    yield Paragraph(
        text(
            f"{some(len(one.changes), 'change')} at a cost of {one.cost}, {sure}; "
            f"{some(one.moved, 'seat')} moved. Of {some(len(found.wanted), 'violation')} of "
            f"rules that must be met, {become(one)}. It is one way, not advice."
        )
    )
    yield Listing(
        tuple(
            text(sentence(change.edit.says), f" Cost {change.edit.cost}.")
            for change in one.changes
        ),
        lettered=True,
    )
    yield change_figure(number, one)


def change_figure(number: int, one: Alternative) -> Figure:
    """Return findings and local votes before and after."""
    was, now = ({v: len(file.of(v)) for v in JUDGED} for file in (one.before, one.after))
    return Figure(
        caption=(
            f"Not met: {was[Verdict.VIOLATED]} before, {now[Verdict.VIOLATED]} after; cannot "
            f"be determined: {was[Verdict.UNDETERMINED]} before, {now[Verdict.UNDETERMINED]} "
            "after."
        ),
        how="The changed text was written and judged again, as any other file.",
        table=change_table(one),
        anchor=f"change-{number}",
    )


def change_table(one: Alternative) -> Table:
    """Return the findings of each rule before and after, and the local votes that differ."""
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
    rows += [
        row(f"Local votes in {body}", f"{a} of {b}", f"{c} of {d}", "", "", "", "")
        for body, (a, b), (c, d) in one.shares
    ]
    head = (
        "Rule",
        *(
            f"{VERDICTS[verdict].capitalize()}, {when}"
            for verdict in shown
            for when in ("before", "after")
        ),
    )
    return table("Before and after", head, rows, range(1, 7))

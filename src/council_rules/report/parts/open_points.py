"""What is open, and what would settle most."""

from collections.abc import Iterable

from council_rules.findings import Finding, Verdict
from council_rules.report.document import (
    Block,
    Folded,
    Listing,
    Paragraph,
    Part,
    Text,
    code,
    text,
)
from council_rules.report.parts.tables import row, rule, table
from council_rules.report.view import View
from council_rules.report.wording import capital, sentence
from council_rules.words import series, some

_MOST = 12


def open_points(view: View) -> Part:
    """Return the part on what is open."""
    return Part("", "open", "What is open", tuple(_blocks(view)))


def _blocks(view: View) -> list[Block]:
    file = view.file
    undetermined = file.of(Verdict.UNDETERMINED)
    if not file.open_points:
        return [Paragraph(text("The file leaves nothing open that bears on these rules."))]
    blocks: list[Block] = [
        Paragraph(
            text(
                f"{some(len(undetermined), 'finding')} cannot be determined on this "
                "material, which is no success and no failure."
                + (" These facts would settle most:" if file.settling else "")
            )
        )
    ]
    if file.settling:
        rows = (
            row(
                capital(one.point.sentence),
                str(one.point.place.line) if one.point.place else "",
                len(one.settles),
                len(one.may_settle),
                ", ".join(sorted({code for code, _ in (*one.settles, *one.may_settle)})),
            )
            for one in file.settling[:_MOST]
        )
        head = ("Open point", "Line", "Settles", "May settle", "Rules")
        blocks.append(table("What would settle most", head, rows, (1, 2, 3)))
    if undetermined:
        blocks.append(Folded("How each turns", (Listing(tuple(_turns(undetermined))),)))
    return blocks


def _turns(findings: Iterable[Finding]) -> "list[Text]":
    """Return for each group of findings alike what would break and what would keep the rule."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        broken = series(answer.says for answer in one.violated_if)
        kept = series(answer.says for answer in one.kept_if)
        groups.setdefault((one.code, broken, kept), []).append(one)
    found = []
    for (code_, broken, kept), alike in groups.items():
        first = alike[0]
        subjects = ", ".join(one.subject for one in alike[:6]) + (
            " and others" if len(alike) > 6 else ""
        )
        said = (
            f" broken if {broken};" if broken else " no answer that breaks it was worked out;"
        )
        said += f" kept if {kept}." if kept else " no answer that keeps it was worked out."
        bounds = f" {sentence('; '.join(first.bounds))}" if first.bounds else ""
        found.append(text(rule(code_), " on ", code(subjects), f":{said}{bounds}"))
    return found

"""The scenarios that the file names, side by side."""

from collections import Counter

from council_rules.findings import JUDGED, FileReport, Verdict
from council_rules.report.document import (
    Block,
    Figure,
    Listing,
    Paragraph,
    Part,
    Row,
    Table,
    strong,
    text,
)
from council_rules.report.parts.tables import row, rule, table
from council_rules.report.view import View
from council_rules.report.wording import VERDICTS
from council_rules.words import series, some

_SHORT = {
    Verdict.VIOLATED: "not met",
    Verdict.UNDETERMINED: "open",
    Verdict.NEEDS_JUDGEMENT: "for a person",
    Verdict.JUDGED_VIOLATED: "judged not met",
    Verdict.JUDGED_MET: "judged met",
    Verdict.MET: "met",
}


def scenarios(view: View) -> Part:
    """Return the part on scenarios."""
    blocks: list[Block]
    if not view.material.others:
        blocks = [
            Paragraph(
                text("The file names no scenario, so there is nothing to lay side by side.")
            )
        ]
    else:
        items = tuple(
            text(
                strong(f"{one.scenario.name}: "),
                series(answer.says for answer in one.scenario.answers),
                ".",
            )
            for one in view.material.others
            if one.scenario
        )
        blocks = [scenario_figure(view), Listing(items)]
    return Part("", "scenarios", "Scenarios", tuple(blocks))


def scenario_figure(view: View) -> Figure:
    """Return rules in rows and scenarios in columns."""
    columns = (view.file, *view.material.others)
    differing = [code for code in view.material.run.rules if _differs(code, columns)]
    broken = {len(one.of(Verdict.VIOLATED)) for one in columns}
    if differing:
        caption = (
            f"{some(len(differing), 'rule comes', 'rules come')} out differently: "
            f"{', '.join(differing)}."
        )
    else:
        caption = f"The scenarios change nothing: {some(min(broken), 'finding')} in each."
    return Figure(
        caption=caption,
        how=(
            "Rules by the number of findings not met; those that come out alike everywhere "
            "are grey."
        ),
        table=scenario_table(view),
        anchor="scenario-grid",
    )


def scenario_table(view: View) -> Table:
    """Return the grid as a table."""
    columns = (view.file, *view.material.others)
    counts = [_counts(one) for one in columns]
    codes = sorted(
        view.material.run.rules,
        key=lambda code: (-max(one[code, Verdict.VIOLATED] for one in counts), code),
    )
    rows: list[Row] = [
        row(
            rule(code, view.material.by_rule.get(code) in JUDGED),
            *(_cell(code, one) for one in counts),
            look="" if _differs(code, columns) else "dim",
        )
        for code in codes
    ]
    rows.append(row("All", *(_total(one) for one in columns), look="total"))
    names = (one.scenario.name if one.scenario else "As it stands" for one in columns)
    return table("Findings by rule and scenario", ("Rule", *names), rows)


def _counts(file: FileReport) -> "Counter[tuple[str, Verdict]]":
    return Counter((one.code, one.verdict) for one in file.findings)


def _cell(code: str, counts: "Counter[tuple[str, Verdict]]") -> str:
    said = [f"{counts[code, one]} {_SHORT[one]}" for one in JUDGED if counts[code, one]]
    return ", ".join(said) or VERDICTS[Verdict.NOT_APPLICABLE]


def _total(file: FileReport) -> str:
    return ", ".join(f"{len(file.of(one))} {_SHORT[one]}" for one in JUDGED if file.of(one))


def _differs(code: str, columns: tuple[FileReport, ...]) -> bool:
    return len({_cell(code, _counts(one)) for one in columns}) > 1

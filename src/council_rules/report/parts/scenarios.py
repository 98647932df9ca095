"""The scenarios that the file names, side by side."""

from collections import Counter

from council_rules.findings.finding import JUDGED, Verdict
from council_rules.findings.report import FileReport
from council_rules.report.document import (
    Block,
    Figure,
    Listing,
    Paragraph,
    Part,
    Row,
    Table,
    enumerated,
    said,
    strong,
    tell,
    text,
)
from council_rules.report.language import counted, mark, say
from council_rules.report.parts.tables import row, rule, table
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, listed, verdict_word

_SHORT = {
    Verdict.VIOLATED: mark("not met"),
    Verdict.UNDETERMINED: mark("open"),
    Verdict.NEEDS_JUDGEMENT: mark("for a person"),
    Verdict.JUDGED_VIOLATED: mark("judged not met"),
    Verdict.JUDGED_MET: mark("judged met"),
    Verdict.MET: mark("met"),
}


def scenarios(view: View) -> Part:
    """Return the part on scenarios."""
    blocks: list[Block]
    if not view.material.others:
        blocks = [
            Paragraph(
                tell("The file names no scenario, so there is nothing to lay side by side.")
            )
        ]
    else:
        items = tuple(
            text(
                strong(f"{one.scenario.name}: "),
                enumerated(said(answer.says) for answer in one.scenario.answers),
                ".",
            )
            for one in view.material.others
            if one.scenario
        )
        blocks = [scenario_figure(view), Listing(items)]
    return Part("", "scenarios", say("Scenarios"), tuple(blocks))


def scenario_figure(view: View) -> Figure:
    """Return rules in rows and scenarios in columns."""
    columns = (view.file, *view.material.others)
    differing = [code for code in view.material.run.rules if _differs(code, columns)]
    broken = {len(one.of(Verdict.VIOLATED)) for one in columns}
    if differing:
        caption = counted(
            "Findings of {n} rule differ from scenario to scenario: {rules}.",
            "Findings of {n} rules differ from scenario to scenario: {rules}.",
            len(differing),
            rules=listed(differing),
        )
    else:
        caption = say(
            "The scenarios change nothing: {findings} in each.",
            findings=findings_in_words(min(broken)),
        )
    return Figure(
        caption=caption,
        how=say(
            "First the rules whose findings differ, then those whose findings are alike "
            "everywhere; in each group by the number of findings not met."
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
        key=lambda code: (
            not _differs(code, columns),
            -max(one[code, Verdict.VIOLATED] for one in counts),
            code,
        ),
    )
    rows: list[Row] = [
        row(
            rule(code, view.material.by_rule.get(code) in JUDGED),
            *(_cell(code, one) for one in counts),
            look="" if _differs(code, columns) else "dim",
        )
        for code in codes
    ]
    rows.append(row(say("All"), *(_total(one) for one in columns), look="total"))
    names = (one.scenario.name if one.scenario else say("As it stands") for one in columns)
    return table(say("Findings by rule and scenario"), (say("Rule"), *names), rows)


def _counts(file: FileReport) -> "Counter[tuple[str, Verdict]]":
    return Counter((one.code, one.verdict) for one in file.findings)


def _cell(code: str, counts: "Counter[tuple[str, Verdict]]") -> str:
    found = [_number(one, counts[code, one]) for one in JUDGED if counts[code, one]]
    return listed(found) or verdict_word(Verdict.NOT_APPLICABLE)


def _total(file: FileReport) -> str:
    return listed(_number(one, len(file.of(one))) for one in JUDGED if file.of(one))


def _number(verdict: Verdict, number: int) -> str:
    return say("{number} {verdict}", number=number, verdict=say(_SHORT[verdict]))


def _differs(code: str, columns: tuple[FileReport, ...]) -> bool:
    return len({_cell(code, _counts(one)) for one in columns}) > 1

"""The scenarios of a file side by side: rules in rows, scenarios in columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from council_rules.findings.finding import JUDGED, Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.render.account import judged_by
from council_rules.render.display import clean, width, wrapped
from council_rules.render.look import COLOURS, LEVELS, Look, counted
from council_rules.render.openness import items

AS_IT_STANDS = "as it stands"
_WORDS = {
    Verdict.VIOLATED: "violated",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.NEEDS_JUDGEMENT: "needs judgement",
    Verdict.JUDGED_VIOLATED: "judged violated",
    Verdict.JUDGED_MET: "judged met",
    Verdict.MET: "met",
    Verdict.NOT_APPLICABLE: "-",
}
_LEVELS = {
    "violated": "error",
    "undetermined": "open",
    "needs": "judge",
    "judged": "judged",
    "met": "met",
}

Verdicts = Mapping[str, Verdict]


def render(reports: Sequence[Report], look: Look) -> str:
    """Return the table as text, then what changes in each scenario.

    ``reports`` are those on one file: as it stands, then in each scenario. Rules that come
    out alike everywhere are counted, and shown if ``look`` is verbose.
    """
    files = [report.files[0] for report in reports]
    if len(files) == 1:
        return f"{clean(files[0].file)} names no scenarios\n"
    blocks = [_legend(files[1:], look)]
    verdicts = [by_rule(file) for file in files]
    codes = reports[0].rules
    differing = [code for code in codes if _differ(code, verdicts)]
    shown = codes if look.verbose else differing
    if shown:
        blocks += _tables(shown, files, verdicts, look)
    alike = len(codes) - len(differing)
    if alike and not look.verbose:
        rules = counted(alike, "rule comes", "rules come")
        blocks.append(wrapped(f"{rules} out alike in every scenario (--verbose)", look.columns))
    if any(map(_bounded, files)):
        note = "* rests in part on a bound that the file does not state"
        blocks.append(wrapped(note, look.columns))
    blocks += [_changes(files[0], file, look) for file in files[1:]]
    first = reports[0]
    rules = judged_by(len(codes), first.profile, first.left_out, first.rule_book)
    blocks.append(wrapped(rules, look.columns))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def by_rule(file: FileReport) -> dict[str, dict[str, Verdict]]:
    """Return the verdicts of a file by rule and subject."""
    found: dict[str, dict[str, Verdict]] = {}
    for finding in file.findings:
        found.setdefault(finding.code, {})[finding.subject] = finding.verdict
    return found


def _differ(code: str, verdicts: Sequence[Mapping[str, Verdicts]]) -> bool:
    first = verdicts[0].get(code, {})
    return any(one.get(code, {}) != first for one in verdicts)


def _gravest(verdicts: Verdicts) -> Verdict:
    found = (verdict for verdict in JUDGED if verdict in verdicts.values())
    return next(found, Verdict.NOT_APPLICABLE)


def _bounded(file: FileReport) -> set[str]:
    """Return the rules with a settled verdict that rests on an assumed bound."""
    return {
        finding.code
        for finding in file.findings
        if finding.bounds and finding.verdict is not Verdict.UNDETERMINED
    }


def _cell(verdicts: Verdicts, bounded: bool) -> str:
    """Return the gravest verdict of a rule, and on how many of its subjects it is given."""
    gravest = _gravest(verdicts)
    number = Counter(verdicts.values())[gravest]
    share = f" {number}/{len(verdicts)}" if len(verdicts) > 1 else ""
    return _WORDS[gravest] + share + ("*" if bounded else "")


def _legend(files: Sequence[FileReport], look: Look) -> list[str]:
    head = f"scenarios of {clean(files[0].file)}, besides what it states:"
    lines = [look.paint(head, "bold")]
    for file in files:
        assert file.scenario is not None
        said = " and ".join(answer.says for answer in file.scenario.answers)
        lines += items([f"{file.scenario.id} ({file.scenario.name}): {said}"], look)
    return lines


def _tables(
    codes: Sequence[str],
    files: Sequence[FileReport],
    verdicts: Sequence[Mapping[str, Verdicts]],
    look: Look,
) -> Iterator[list[str]]:
    """Return the table, cut into several where the screen is too narrow for all columns."""
    severity = {f.code: LEVELS[f.severity] for file in files for f in file.findings}
    rules = [f"{code} ({severity[code]})" if code in severity else code for code in codes]
    columns = [
        [
            clean(file.scenario.id) if file.scenario else AS_IT_STANDS,
            *(_cell(one.get(code, {}), code in _bounded(file)) for code in codes),
        ]
        for file, one in zip(files, verdicts, strict=True)
    ]
    left = [["", *rules], columns[0]]
    while columns := columns[1:]:
        fitting = len(columns)
        while fitting > 1 and _wide([*left, *columns[:fitting]]) > look.columns:
            fitting -= 1
        yield _table([*left, *columns[:fitting]], look)
        columns = columns[fitting - 1 :]


def _wide(columns: Sequence[Sequence[str]]) -> int:
    return sum(max(map(width, column)) + 2 for column in columns) - 2


def _table(columns: Sequence[Sequence[str]], look: Look) -> list[str]:
    room = [max(map(width, column)) for column in columns]
    lines = []
    for number, row in enumerate(zip(*columns, strict=True)):
        cells = []
        for cell, wide in zip(row, room, strict=True):
            space = " " * (wide - width(cell) + 2)
            paint = COLOURS.get(_LEVELS.get(cell.rstrip("*").split(" ")[0], ""), "bold")
            cells.append((look.paint(cell, paint) if number and cell else cell) + space)
        lines.append("".join(cells).rstrip())
    return lines


def _changes(plain: FileReport, file: FileReport, look: Look) -> list[str]:
    """Return the verdicts that a scenario changes, and how many it leaves undetermined."""
    assert file.scenario is not None
    before, after = by_rule(plain), by_rule(file)
    changed = []
    for code in sorted({*before, *after}):
        old, new = before.get(code, {}), after.get(code, {})
        for subject in sorted({*old, *new}):
            was = old.get(subject, Verdict.NOT_APPLICABLE)
            now = new.get(subject, Verdict.NOT_APPLICABLE)
            if was is not now:
                changed.append(f"{code} {subject}: {in_words(was)}, now {in_words(now)}")
    left = counted(len(file.of(Verdict.UNDETERMINED)), "verdict")
    head = f"{file.scenario.id} changes {counted(len(changed), 'verdict')}; {left} undetermined"
    return [*wrapped(look.paint(clean(head), "bold"), look.columns), *items(changed, look)]


def in_words(verdict: Verdict) -> str:
    """Return a verdict as text."""
    return "not applicable" if verdict is Verdict.NOT_APPLICABLE else _WORDS[verdict]

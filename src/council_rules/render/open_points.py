"""What a proposal leaves open as text: every open point with its answers."""

from collections.abc import Iterator

from council_rules.findings.openness import OpenPoint, Settlement
from council_rules.findings.report import Report
from council_rules.render.account import judged_by
from council_rules.render.display import clean, width, wrapped
from council_rules.render.look import Look, counted
from council_rules.render.openness import number_of_completions
from council_rules.words import readable

_INDENT = "    "


def render(report: Report, look: Look) -> str:
    """Return the open points of the one file of a report, those that settle most first."""
    (file,) = report.files
    if not file.open_points:
        return f"{clean(file.file)} leaves nothing open\n"
    ranked = {one.point.id: one for one in file.settling}
    points = [one.point for one in file.settling]
    points += [point for point in file.open_points if point.id not in ranked]
    blocks = [_point(point, ranked.get(point.id), file.file, look) for point in points]
    open_points = counted(len(points), "open point")
    ways = number_of_completions(file.completions)
    verb = "settles" if len(ranked) == 1 else "settle"
    settled = f"; {counted(len(ranked), 'point')} {verb} a verdict alone" if ranked else ""
    rules = judged_by(len(report.rules), report.profile, report.left_out, report.rule_book)
    whole = f"{file.file}: {open_points}, {ways}{settled}"
    blocks.append([clean(whole), *wrapped(rules, look.columns)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _point(point: OpenPoint, settlement: Settlement | None, file: str, look: Look) -> list[str]:
    place = f"  ({file}:{point.place.line})" if point.place else ""
    lines = [look.paint(clean(point.id), "bold") + clean(place)]
    said = point.sentence + ("; the answers are assumed" if point.assumed else "")
    lines += [f"  {line}" for line in wrapped(clean(said), look.columns - 2)]
    values = [clean(answer.value) for answer in point.answers]
    column = max(map(width, values)) + 2
    for value, answer in zip(values, point.answers, strict=True):
        room = max(look.columns - len(_INDENT) - column, 24)
        first, *rest = wrapped(clean(answer.says), room)
        lines.append(f"{_INDENT}{value}{' ' * (column - width(value))}{first}")
        lines += [f"{_INDENT}{' ' * column}{line}" for line in rest]
    if settlement is not None:
        lines += _settled(settlement, look)
    return lines


def _settled(one: Settlement, look: Look) -> Iterator[str]:
    for head, verdicts in (
        ("any answer settles", one.settles),
        ("some answers settle", one.may_settle),
    ):
        if verdicts:
            named = ", ".join(f"{code} {readable(subject)}" for code, subject in verdicts)
            for number, line in enumerate(wrapped(f"{head} {named}", look.columns - 4)):
                yield f"{_INDENT if number else '  '}{clean(line)}"

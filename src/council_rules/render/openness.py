"""What a file leaves open or assumes, as text."""

from collections.abc import Iterable

from council_rules.findings.finding import Verdict
from council_rules.findings.openness import Scenario, Settlement
from council_rules.findings.report import FileReport
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted

_RANKS = 5
_CODES = 4
_EXACT = 10**6


def scenario_block(scenario: Scenario, file: str, look: Look) -> list[str]:
    """Return what a scenario assumes besides the text, answer by answer."""
    head = f"scenario '{scenario.name}' of {file} assumes that:"
    return [
        *(look.paint(line, "bold") for line in wrapped(clean(head), look.columns)),
        *items((answer.says for answer in scenario.answers), look),
    ]


def settling_block(file: FileReport, look: Look, ranks: int = _RANKS) -> list[str]:
    """Return the ``ranks`` open points that settle most undetermined verdicts, most first."""
    undetermined = counted(len(file.of(Verdict.UNDETERMINED)), "undetermined verdict")
    head = f"what would settle most of {undetermined} in {clean(file.file)}:"
    shown = file.settling if look.verbose else file.settling[:ranks]
    lines = [look.paint(line, "bold") for line in wrapped(head, look.columns)]
    lines += items((_settlement(one) for one in shown), look)
    rest = len(file.settling) - len(shown)
    more = f"{rest} more; " if rest else ""
    return [*lines, *items([f"{more}'council-rules open-points' lists every answer"], look)]


def settling_line(file: FileReport, look: Look) -> list[str]:
    """Return the open point that settles most undetermined verdicts, in few words."""
    if not file.settling:
        return []
    most, *others = file.settling
    number = counted(len(others), "other point settles", "other points settle")
    more = f"; {number} less" if others else ""
    return wrapped(clean(f"{_settlement(most)}{more}"), look.columns)


def _settlement(one: Settlement) -> str:
    parts = []
    if one.settles:
        parts.append(f"{len(one.settles)} whatever the answer ({_codes(one.settles)})")
    if one.may_settle:
        parts.append(f"{len(one.may_settle)} with some answers ({_codes(one.may_settle)})")
    return f"{one.point.sentence} settles {', '.join(parts)}"


def _codes(verdicts: Iterable[tuple[str, str]]) -> str:
    codes = list(dict.fromkeys(code for code, _ in verdicts))
    more = [f"and {len(codes) - _CODES} more rules"] if len(codes) > _CODES + 1 else []
    return ", ".join([*codes[: _CODES if more else None], *more])


def draft_line(file: FileReport, look: Look) -> list[str]:
    """Return what the author of an open draft can say, where it would settle something."""
    if not file.silent:
        return []
    many = "undetermined verdicts hang"
    number = counted(file.silent, "undetermined verdict hangs", many)
    text = (
        f"{number} on what the draft does not say: if you write the text and all there is "
        "stands here, 'completeness: closed' under 'proposal' says so, and what is left out "
        "counts as absent"
    )
    return wrapped(text, look.columns)


def number_of_completions(number: int) -> str:
    """Return a number of completions: exactly if small, otherwise its order of magnitude."""
    if number < _EXACT:
        return f"{number:,} {'way' if number == 1 else 'ways'} to complete it"
    return f"more than 10^{len(str(number)) - 1} ways to complete it"


def items(texts: Iterable[str], look: Look) -> list[str]:
    """Return texts as a list, each wrapped."""
    lines: list[str] = []
    for text in texts:
        first, *rest = wrapped(clean(text), max(look.columns - 4, 24))
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return lines

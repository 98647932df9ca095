"""How a report is to look, and the words and colours for what it says."""

from collections.abc import Sequence
from typing import Literal

from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.record import Record
from council_rules.render.display import Paint, clean, width, wrapped

Level = Literal["error", "warning", "note"]
LEVELS: dict[Severity, Level] = {
    Severity.MUST: "error",
    Severity.SHOULD: "warning",
    Severity.INFO: "note",
}
COLOURS = {
    "error": "red",
    "warning": "yellow",
    "note": "blue",
    "open": "cyan",
    "judge": "magenta",
    "judged": "magenta",
    "met": "green",
}
WORDS = {
    Verdict.UNDETERMINED: "open",
    Verdict.NEEDS_JUDGEMENT: "judge",
    Verdict.JUDGED_MET: "judged",
    Verdict.MET: "met",
}
_KEY = 10


class Look(Record):
    """How a report is to look.

    ``columns`` is the width of the screen. ``quiet`` leaves out the blocks of what is
    undetermined or for a person to judge; ``verbose`` adds what is met and shows all evidence.
    ``full`` shows a card for each finding instead of one for each cause; if there are
    ``subjects``, only for findings on these.
    """

    columns: int = 100
    colour: bool = False
    quiet: bool = False
    verbose: bool = False
    full: bool = False
    subjects: tuple[str, ...] = ()

    @property
    def paint(self) -> Paint:
        """The colours, or none."""
        return Paint(self.colour)


def level_of(finding: Finding) -> str:
    """Return the word that a finding begins with."""
    if finding.is_broken:
        return LEVELS[finding.severity]
    return WORDS[finding.verdict]


def headline(level: str, code: str, message: str, after: str, look: Look) -> list[str]:
    """Return ``level[CODE]: message  (after)``, wrapped to the screen."""
    mark = f"{level}[{code}]"
    first, *rest = wrapped(clean(message), max(look.columns - width(mark) - 2, 24))
    paint = look.paint
    last = f"  ({after})" if after else ""
    used = width(rest[-1]) + 2 if rest else width(f"{mark}: {first}")
    lines = [f"{paint(mark, COLOURS[level], 'bold')}{paint(f': {first}', 'bold')}"]
    lines += [paint(f"  {line}", "bold") for line in rest]
    if used + width(last) > look.columns:
        return [*lines, last]
    lines[-1] += last
    return lines


def note(margin: int, key: str, items: Sequence[str], look: Look) -> list[str]:
    """Return the note ``= key: items``, one item on a line, long items wrapped."""
    lines: list[str] = []
    head = f"{' ' * margin} = {look.paint(f'{key}:', 'bold')}{' ' * (_KEY - len(key) - 1)}"
    under = " " * (margin + 3 + _KEY)
    room = max(look.columns - len(under), 24)
    for item in items:
        first, *rest = wrapped(clean(item), room - 2 if len(items) > 1 else room)
        lines.append(f"{under if lines else head}{first}".rstrip())
        lines += [f"{under}  {line}" for line in rest]
    return lines


def help_lines(text: str, look: Look) -> list[str]:
    """Return ``help: text``; the lines of the text stay lines."""
    lines: list[str] = []
    for line in text.splitlines():
        lines += wrapped(clean(line), max(look.columns - 6, 24))
    mark = look.paint("help:", "green", "bold")
    return [f"{'      ' if i else mark + ' '}{line}".rstrip() for i, line in enumerate(lines)]


def shortened(items: Sequence[str], limit: int, look: Look) -> list[str]:
    """Return the first items, and how many more there are; all of them if verbose."""
    if look.verbose or len(items) <= limit + 1:
        return list(items)
    return [*items[:limit], f"and {len(items) - limit} more (--verbose)"]


def counted(number: int, word: str, plural: str = "") -> str:
    """Return a number with its word: '1 error', '2 errors'."""
    return f"{number} {word if number == 1 else plural or word + 's'}"

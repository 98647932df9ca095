"""What rules look at nothing of, as text."""

from collections.abc import Sequence
from dataclasses import replace

from council_rules.findings.report import Coverage, FileReport
from council_rules.render.blocks import notice_block
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, help_lines, note

_NAMES = 4


def coverage_lines(file: FileReport, look: Look, *, names: bool = True) -> list[str]:
    """Return a line for each kind of what is left out, for the summary of a file.

    ``names`` says whether to name the parts of the file that it is left out of.
    """
    texts = (
        f"{one.message} ({_names(one)})" if names and one.parts else one.message
        for one in file.coverage
    )
    return [line for text in texts for line in wrapped(clean(text), look.columns)]


def _names(one: Coverage) -> str:
    names = one.parts
    rest = len(names) - _NAMES
    return ", ".join(names if rest < 2 else (*names[:_NAMES], f"and {rest} more"))


def coverage_block(
    one: Coverage, file: str, lines: Sequence[str] | None, look: Look
) -> list[str]:
    """Return a block with the places and the rules that look at nothing there."""
    others = [f"{file}:{at.line}:{at.column} {at.path}" for at in one.places[1:]]
    return [
        *notice_block(replace(one.notice, hint=""), file, lines, look),
        *note(2, "also", others, look),
        *note(2, "rules", [", ".join(one.rules)] if one.rules else [], look),
        *help_lines(one.hint, look),
    ]

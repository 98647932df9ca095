"""A report as commands of GitHub workflows: remarks beside the lines of a pull request."""

from collections.abc import Iterator

from council_rules.render.account import sentences
from council_rules.render.display import clean
from council_rules.render.machine import Run, Told, one_scalar, told

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# what GitHub shows of each command and step
_MOST = 10


def render(run: Run) -> str:
    """Return a command for each violation and notice, worst first, at most ten of a kind.

    The last one, a notice itself, gives the account of the run, and counts what is left out.
    """
    by_level: dict[str, list[Told]] = {level: [] for level in _COMMANDS}
    for one in told(run):
        by_level[one.level].append(one)
    shown = {level: all_of[:_MOST] for level, all_of in by_level.items()}
    shown["note"] = shown["note"][: _MOST - 1]
    lines = [_command(one) for level in shown for one in shown[level]]
    left = {level: len(by_level[level]) - len(shown[level]) for level in by_level}
    said = [*sentences(run.account), *([_more(left)] if any(left.values()) else [])]
    lines.append(f"::notice title=council-rules::{_data(clean('; '.join(said)))}")
    return "".join(f"{line}\n" for line in lines)


def _more(left: dict[str, int]) -> str:
    kinds = [
        f"{count} more {_COMMANDS[level]}{'s' if count > 1 else ''}"
        for level, count in left.items()
        if count
    ]
    return f"{', '.join(kinds)}; the summary of the job and the other formats have all"


def _command(one: Told) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(one))
    return f"::{_COMMANDS[one.level]} {properties}::{_data(one.message)}"


def _properties(one: Told) -> Iterator[tuple[str, str]]:
    if one.path:
        yield "file", one.path
    if one.path and one.place:
        end_line, end_column = one_scalar(one.place, ())
        yield "line", str(one.place.line)
        yield "endLine", str(end_line)
        yield "col", str(one.place.column)
        yield "endColumn", str(end_column)
    yield "title", one.title


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

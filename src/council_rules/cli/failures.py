"""Failures of a command as messages: what is wrong, where, and how to mend it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from council_rules import files
from council_rules.cli import output
from council_rules.cli.exits import INCOMPLETE, OK, UNUSABLE, CommandError
from council_rules.findings.report import Report
from council_rules.render.display import Paint, clean
from council_rules.render.frames import Mark, arrow, frame, gutter_of, lines_of
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.settings import Settings, SettingsError

_MOST_QUOTED = 2_000_000
_ADVICE = "name proposals, or a directory with files named '*.council.yaml'"
_PAGE = re.compile(r"[A-Z]+[0-9]+\.md")
# the first key of settings, and of files of waivers, judgements and goals
_OURS = re.compile(r"^(version|council_rules) *:", re.MULTILINE)


def fail(*messages: str, hint: str = "", code: int = UNUSABLE) -> CommandError:
    """Tell failures, each in one line, and a hint; the result is to be raised."""
    lines = [f"error: {clean(message)}\n" for message in messages]
    lines += [f"help: {clean(hint)}\n"] if hint else []
    output.write_error("".join(lines))
    return CommandError(code)


@contextmanager
def told(settings: Settings | None = None) -> Iterator[None]:
    """Turn what keeps a run from judging into messages and exit code 2.

    That are settings and rule books that cannot be used, rules that are no program, scenarios
    that a file does not have, and paths that lead to no proposal. ``settings`` says
    where values come from that a message is about.
    """
    try:
        yield
    except (SettingsError, RuleBookError) as failure:
        origins = settings.origins if settings else {}
        told = [_block(problem, origins) for problem in failure.problems]
        output.write_error("\n".join(told))
        raise CommandError(UNUSABLE) from None
    except Exception as failure:
        # the solver is loaded only if something failed that may be its failure
        from council_rules.analysis.scenarios import UnknownScenario
        from council_rules.logic.solve import LogicError
        from council_rules.running.collecting import NothingToCheck

        if isinstance(failure, UnknownScenario):
            raise fail(str(failure), hint=failure.hint) from None
        if isinstance(failure, LogicError):
            raise fail(f"The rules are not a program: {failure}") from None
        if isinstance(failure, NothingToCheck):
            raise fail(*failure.messages, hint=_ADVICE) from None
        raise


def told_unchecked(report: Report) -> int:
    """Tell which files could not be checked; return the exit code of a command that lists."""
    unchecked = [file for file in report.files if not file.checked]
    for file in unchecked:
        said = f"'{file.file}' could not be checked: {file.problems[0].message}"
        output.write_error(f"error: {clean(said)}\n")
    return INCOMPLETE if unchecked else OK


def _block(problem: PageProblem, origins: Mapping[str, str]) -> str:
    lines = [f"error: {clean(problem.message)}"]
    if problem.line:
        lines += _placed(problem)
    elif where := _origin(problem, origins):
        lines.append(arrow(2, where, ""))
    elif problem.file not in ("rule book", "--param"):
        lines.append(arrow(2, problem.file, ""))
    if problem.expected:
        lines.append(f"  expected {clean(problem.expected)}")
    if problem.hint:
        lines.append(f"help: {clean(problem.hint)}")
    return "\n".join(lines) + "\n"


def _placed(problem: PageProblem) -> list[str]:
    mark = Mark(problem.line, problem.column, problem.line, problem.column + 1, primary=True)
    lines = _lines(problem.file)
    drawn = frame(lines, [mark], output.columns(), Paint(False), "red")
    margin = gutter_of([mark]) if drawn else 2
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return [arrow(margin, place, ""), *drawn]


def _lines(file: str) -> list[str]:
    """Return the lines of a page or of settings; none of any other file is ever quoted."""
    try:
        text = files.read(file, _MOST_QUOTED).decode("utf-8-sig")
    except (OSError, ValueError):
        return []
    is_page = _PAGE.fullmatch(Path(file).name) and text.startswith("---")
    return lines_of(text) if is_page or _OURS.search(text) else []


def _origin(problem: PageProblem, origins: Mapping[str, str]) -> str:
    """Return where the value that a problem is about was set; empty if nobody set it."""
    if problem.file in origins:
        return origins[problem.file]
    found = next((value for value in origins if f"'{value}'" in problem.message), None)
    if found is None:
        # a rule that does not exist, named only to set a parameter of it
        start = f"{problem.file}."
        found = next((value for value in origins if value.startswith(start)), None)
    return origins[found] if found is not None else ""

"""What is said of a file that could not be checked, or only with a warning."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.report import FileReport

if TYPE_CHECKING:
    from council_rules.proposal.load import Loaded
    from council_rules.proposal.problems import Problem


def unreadable(
    file: str, problems: Sequence[Notice], not_checked: Sequence[str], sha256: str = ""
) -> FileReport:
    """Return the report of a file on which the rules ``not_checked`` could not be run."""
    return FileReport(
        file=file,
        title=file,
        proposal="",
        sha256=sha256,
        findings=(),
        not_applicable=(),
        not_checked=tuple(not_checked),
        open_points=(),
        assumptions=(),
        powers=(),
        warnings=(),
        problems=tuple(problems),
    )


def notice(problem: "Problem") -> Notice:
    """Return a problem of a file as part of a report."""
    span = problem.span
    message = problem.message
    if problem.expected and problem.expected not in message:
        message += f"; expected {problem.expected}"
    place = Place(problem.path, span.line, span.column, span.end_line, span.end_column)
    return Notice(problem.code, problem.severity, message, problem.hint, place)


def nothing_to_check(loaded: "Loaded") -> tuple[Notice, ...]:
    """Return that a file has neither a body nor a procedure; nothing if it has."""
    if loaded.proposal.bodies or loaded.proposal.procedures:
        return ()
    message = "Nothing was checked: the file has neither a body nor a procedure"
    return (Notice("COV008", "warning", message, "list who decides, under 'bodies'", None),)

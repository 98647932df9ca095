"""What commands on a single proposal share: finding the file, and judging it."""

from collections.abc import Callable
from pathlib import Path

from council_rules.cli import stdin
from council_rules.cli.exits import INCOMPLETE
from council_rules.cli.failures import fail, told
from council_rules.findings.evidence import Notice
from council_rules.findings.report import Report
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.proposal.problems import ProposalError
from council_rules.running.jobs import Text
from council_rules.settings import Settings


def one_file(path: str) -> Path:
    """Return the path of a proposal. Raises CommandError, told, if it is not a file."""
    file = Path(path)
    if not file.exists():
        raise fail(f"There is no file '{path}'", hint="check the path")
    if file.is_dir():
        raise fail(f"'{path}' is a directory", hint="name one proposal")
    return file


def file_or_text(path: str) -> Path | Text:
    """Return the path of a proposal, or the text of standard input for ``-``.

    Raises CommandError, told, if it is not a file.
    """
    return Text(stdin.SHOWN, stdin.read()) if path == stdin.NAME else one_file(path)


def loaded_file(path: str) -> Loaded:
    """Return the proposal in a file, or on standard input for ``-``.

    Raises CommandError, told, if it cannot be read.
    """
    try:
        if path == stdin.NAME:
            return load_text(stdin.read(), stdin.SHOWN)
        return load(one_file(path))
    except ProposalError as failure:
        hint = f"council-rules check {path} shows the places"
        raise fail(*str(failure).splitlines(), hint=hint, code=INCOMPLETE) from None


def judged(judging: Callable[[], tuple[Report, ...]], settings: Settings) -> tuple[Report, ...]:
    """Return the reports that judging one file gives.

    Raises CommandError, told, if the file or the rules cannot be used.
    """
    with told(settings):
        reports = judging()
    for file in (file for report in reports for file in report.files if not file.checked):
        hint = f"council-rules check {file.file} shows the places"
        placed = (_placed(file.file, notice) for notice in file.problems)
        raise fail(*placed, hint=hint, code=INCOMPLETE)
    return reports


def _placed(file: str, notice: Notice) -> str:
    at = notice.place
    return f"{file}:{at.line}:{at.column}: {notice.message}" if at else notice.message

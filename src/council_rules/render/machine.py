"""What the formats for other programs share: what they tell of, and in which words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Finding, Severity
from council_rules.findings.report import FileReport, Report
from council_rules.gate.account import Account, account_of
from council_rules.gate.account import notices_of as notices_of
from council_rules.gate.identity import counts, fingerprint
from council_rules.record import Record
from council_rules.render.display import clean
from council_rules.render.exempt import said
from council_rules.render.look import LEVELS
from council_rules.rulebook.rule import Rule

_SCALAR = re.compile(r""""[^"]*"|'[^']*'|[^\s,:\[\]{}#]+""")


class Run(Record):
    """A report, with what formats for other programs need to know besides.

    ``rules`` are the pages of the rules that were run, by code. ``path`` turns the name of a
    file into its path from the root of the repository, with forward slashes; it is absolute
    for a file that lies elsewhere. ``source`` gives the text of a file, None where it is not
    to be had or is not the text that was checked. ``fails`` says of a finding whether it
    makes the run fail, ``code`` is the exit code.
    """

    report: Report
    rules: Mapping[str, Rule]
    path: Callable[[str], str]
    source: Callable[[FileReport], str | None]
    fails: Callable[[Finding], bool]
    code: int

    @property
    def account(self) -> Account:
        """What the run looked at and what counts, in numbers."""
        return account_of(self.report)


class Told(Record):
    """A violation or a notice as the formats that know only lists of problems tell it.

    ``level`` is ``error``, ``warning`` or ``note``. ``path`` is empty and ``place`` None for
    what is about the run and not about a file. ``key`` tells problems of a file apart, in
    another version of it too. ``blocks`` marks what kept a file from being checked.
    """

    level: str
    code: str
    title: str
    message: str
    path: str
    place: Place | None
    key: str
    blocks: bool = False

    @property
    def at(self) -> str:
        """The place as text, ``file:line:column``; empty if there is none."""
        return at(self.path, self.place)


def told(run: Run) -> Iterator[Told]:
    """Return all violations that nothing excuses and all notices, file by file."""
    for notice in run.report.notices:
        yield of_run(notice, run)
    for file in run.report.files:
        path = clean(run.path(file.file))
        for notice in file.problems:
            yield of_notice(notice, path, blocks=True)
        for notice in notices_of(file):
            yield of_notice(notice, path)
        for finding in counted(file):
            yield Told(
                level_for_others(finding),
                finding.code,
                f"{finding.code} {finding.name}",
                clean(finding.message),
                path,
                finding.place,
                fingerprint(finding),
            )


def level_for_others(finding: Finding) -> str:
    """Return the level of a violation where other programs decide by it what fails.

    What is advisory never does, however grave.
    """
    return LEVELS[Severity.INFO if finding.enforcement == "advisory" else finding.severity]


def of_run(notice: Notice, run: Run) -> Told:
    """Return a notice about the run as a problem, with its file if it is in one.

    That is the settings, or a file of waivers.
    """
    file = notice.place.file if notice.place else ""
    return of_notice(notice, clean(run.path(file)) if file else "")


def of_notice(notice: Notice, path: str, *, blocks: bool = False) -> Told:
    """Return a notice about the file at ``path`` as a problem among others."""
    hint = f" ({notice.hint})" if notice.hint else ""
    return Told(
        notice.severity,
        notice.code,
        notice.code,
        clean(f"{notice.message}{hint}".replace("\n", " ")),
        path,
        notice.place,
        f"{notice.code} {notice.place.path if notice.place else ''} {notice.message}",
        blocks,
    )


def counted(file: FileReport) -> list[Finding]:
    """Return the violations of a file in every completion that nothing excuses."""
    return list(filter(counts, file.findings))


def at(path: str, place: Place | None) -> str:
    """Return ``file:line:column``, as much of it as there is."""
    return f"{path}:{place.line}:{place.column}" if place else path


def excused(finding: Finding) -> str:
    """Return in words what excuses a finding; empty if nothing does."""
    return clean(said(finding.exempt)) if finding.exempt else ""


def one_scalar(place: Place, lines: Sequence[str]) -> tuple[int, int]:
    """Return where a place ends on the line it begins on: line and column, exclusive.

    A place that goes on over several lines is cut to the first word in it. ``lines`` is the
    text of the file, empty if it is not at hand.
    """
    if place.line == place.end_line:
        return place.line, max(place.end_column, place.column + 1)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    word = _SCALAR.match(line, place.column - 1)
    return place.line, max(word.end() + 1 if word else 0, place.column + 1)

"""``council-rules report``: the compliance report as a document."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from council_rules.cli.options import (
    Config,
    Ignore,
    InScenario,
    Lang,
    MemoryLimit,
    Param,
    Profile,
    Select,
    TimeLimit,
    Today,
    limits_of,
    settings_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from council_rules.findings.report import FileReport, Report
    from council_rules.report.document import Document
    from council_rules.report.material import Material
    from council_rules.running.jobs import Text
    from council_rules.settings import Settings

ReportFormat = Literal["html", "pdf", "docx", "markdown"]
# what a format needs besides this package, and which extra installs it
_NEEDS = {
    "html": ("jinja2", "Jinja2", "report"),
    "pdf": ("weasyprint", "WeasyPrint", "pdf"),
    "docx": ("docx", "python-docx", "docx"),
}
_BINARY = ("pdf", "docx")
_SINGLE = ("out", "lang", "evidence", "scenario", "profile", "config", "today")


def report(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="A proposal, '-' for standard input; several, or directories of them, are "
            "laid side by side.",
        ),
    ],
    format: Annotated[ReportFormat, typer.Option("--format", help="What to write.")] = "html",
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="PATH", help="Where to write it.", show_default="stdout"),
    ] = None,
    compare_with: Annotated[
        list[str] | None,
        typer.Option(
            "--compare-with",
            metavar="PATH",
            help="Say who of these proposals met the rules that this one breaks; repeat it.",
        ),
    ] = None,
    alternatives: Annotated[
        bool,
        typer.Option("--alternatives", help="Search for the cheapest cures; takes a minute."),
    ] = False,
    evidence: Annotated[
        Literal["levels", "premises"] | None,
        typer.Option(
            "--evidence",
            help="Work out on what level of evidence each verdict stands, and for premises on "
            "which claims.",
        ),
    ] = None,
    lang: Lang = "en",
    scenario: InScenario = None,
    select: Select = None,
    ignore: Ignore = None,
    param: Param = None,
    profile: Profile = None,
    config: Config = None,
    today: Today = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
) -> int:
    """Write the compliance report: one page first, then every finding with its evidence.

    Exit codes: 0 the report is written, whatever it says; 2 it cannot be made as asked; 3 some
    file could not be read or judged, which is then what the report says.
    """
    from council_rules.cli.failures import fail, told
    from council_rules.gate.dates import today as day_of
    from council_rules.report.language import speaking

    with told():
        settings = settings_of(
            select,
            ignore,
            None,
            param,
            config,
            today=today,
            evidence=evidence,
            limits=limits_of(
                time_limit, memory_limit, long=alternatives or evidence == "premises"
            ),
            profile=profile,
        )
        day = day_of(settings.today).isoformat()
    needed(format)
    known(lang)
    if format in _BINARY and out is None:
        raise fail(
            f"A {format.upper()} file cannot go to the screen", hint="name a file: --out PATH"
        )
    how = _How(settings, day, command_of(locals()), scenario, alternatives)
    files, beside = _given(paths, settings), _found(compare_with or (), settings)
    _usable(out, [one for one in (*files, *beside) if isinstance(one, Path)])
    with speaking(lang):
        document, checked = how.document(files, beside)
    _write(document, format, out, day)
    return _code(checked)


class _How:
    """What to make a report of, and how."""

    def __init__(
        self,
        settings: "Settings",
        day: str,
        command: str,
        scenario: str | None,
        alternatives: bool,
    ) -> None:
        self._settings, self._day, self._command = settings, day, command
        self._scenario, self._searched = scenario, alternatives

    def document(
        self, files: "Sequence[Path | Text]", beside: "Sequence[Path]"
    ) -> "tuple[Document, bool]":
        """Return the document, and whether every file could be checked."""
        from council_rules.report import gather, problems, side_by_side

        judged = [(path, self._judged(path)) for path in files]
        good = [(path, run) for path, run in judged if run.files[0].checked]
        if len(judged) > 1:
            failed = [run.files[0] for _, run in judged if not run.files[0].checked]
            materials = [self._material(path, run) for path, run in good]
            run = judged[0][1]
            return side_by_side.document(run, materials, failed, self._day), not failed
        path, run = judged[0]
        if not good:
            return problems.document(run, run.files[0], self._command, self._day), False
        made = self._material(path, run)
        return gather.document(made, self._others(beside, made)), True

    def _judged(self, path: "Path | Text") -> "Report":
        from council_rules.cli.failures import told
        from council_rules.report.make import judged

        with told(self._settings):
            return judged(path, self._settings, self._scenario, self._searched)

    def _material(self, path: "Path | Text", run: "Report") -> "Material":
        from council_rules.cli.failures import told
        from council_rules.report.make import material

        with told(self._settings), readable():
            return material(
                path,
                run,
                self._settings,
                self._command,
                self._day,
                self._scenario,
                self._searched,
            )

    def _others(self, beside: "Sequence[Path]", made: "Material") -> "tuple[FileReport, ...]":
        from council_rules.cli.failures import told
        from council_rules.report.make import compared

        if not beside:
            return ()
        with told(self._settings), readable():
            return compared(beside, self._settings, made.loaded.sha256)


def needed(format: str) -> None:
    """Raise CommandError, told, if a library that a format needs is not installed."""
    import importlib.util

    from council_rules.cli.failures import fail

    for one in ("html", format) if format == "pdf" else (format,):
        module, name, extra = _NEEDS.get(one, ("", "", ""))
        if module and importlib.util.find_spec(module) is None:
            hint = f"pip install 'council-rules[{extra}]'"
            raise fail(f"'{format}' needs {name}, which is not installed", hint=hint)


def known(language: str) -> None:
    """Raise CommandError, told, if there are no words of a report in a language."""
    from council_rules.cli.failures import fail
    from council_rules.report.language import languages

    if language not in languages():
        expected = ", ".join(f"'{one}'" for one in languages())
        raise fail(f"No report can be written in '{language}', expected one of {expected}")


@contextmanager
def readable() -> "Iterator[None]":
    """Turn a proposal that cannot be read again into messages and exit code 3."""
    from council_rules.cli.exits import INCOMPLETE
    from council_rules.cli.failures import fail
    from council_rules.proposal.problems import ProposalError

    try:
        yield
    except ProposalError as failure:
        raise fail(*str(failure).splitlines(), code=INCOMPLETE) from None


def _found(paths: "Sequence[str]", settings: "Settings") -> list[Path]:
    """Return the proposals at paths. Raises CommandError, told, where there is none."""
    from council_rules.cli.failures import told
    from council_rules.running.runs import collect

    with told(settings):
        return collect([Path(path) for path in paths], settings)


def _given(paths: "Sequence[str]", settings: "Settings") -> "Sequence[Path | Text]":
    """Return the proposals at paths, or that on standard input. Raises CommandError, told."""
    from council_rules.cli import stdin
    from council_rules.cli.failures import fail
    from council_rules.cli.one import file_or_text

    if list(paths) == [stdin.NAME]:
        return [file_or_text(stdin.NAME)]
    if stdin.NAME in paths:
        raise fail("'-' stands for standard input and cannot be mixed with paths")
    return _found(paths, settings)


def _usable(out: str | None, read: "Sequence[Path]") -> None:
    import os

    from council_rules.cli.formats import usable

    if out is not None:
        usable(out, os.path.realpath(out) in {os.path.realpath(path) for path in read})


def command_of(given: "dict[str, Any]") -> str:
    """Return the command with its options, as it would be typed."""
    import shlex

    words = ["council-rules", "report", *map(str, given["paths"])]
    words += ["--format", str(given["format"])]
    for name in (*_SINGLE, "time_limit", "memory_limit"):
        if given[name] is not None:
            words += [f"--{name.replace('_', '-')}", str(given[name])]
    for name in ("compare_with", "select", "ignore", "param"):
        for one in given[name] or ():
            words += [f"--{name.replace('_', '-')}", str(one)]
    words += ["--alternatives"] if given["alternatives"] else []
    return shlex.join(words)


def _write(document: "Document", format: ReportFormat, out: str | None, day: str) -> None:
    """Write the document in a format. Raises CommandError, told, if it cannot be written."""
    from council_rules.cli import output
    from council_rules.cli.failures import fail
    from council_rules.cli.formats import save

    try:
        content = _content(document, format, day)
    except ImportError as failure:
        raise fail(f"'{format}' cannot be made here: {failure}") from None
    if out is None:
        output.write(content.decode("utf-8"))
    else:
        save(out, content)


def _content(document: "Document", format: ReportFormat, day: str) -> bytes:
    if format == "pdf":
        from council_rules.report import pdf

        return pdf.render(document)
    if format == "docx":
        from council_rules.report import docx

        return docx.render(document, day)
    if format == "markdown":
        from council_rules.report import markdown

        return markdown.render(document).encode("utf-8", "backslashreplace")
    from council_rules.report import html

    return html.render(document).encode("utf-8", "backslashreplace")


def _code(checked: bool) -> int:
    from council_rules.cli.exits import INCOMPLETE, OK

    return OK if checked else INCOMPLETE

"""The formats of ``check``: which are asked for, where each goes, and writing them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from council_rules.cli import output
from council_rules.cli.exits import fails
from council_rules.cli.failures import fail
from council_rules.cli.paths import path_from, root_of
from council_rules.proposal.files import is_proposal
from council_rules.record import Record

if TYPE_CHECKING:
    from council_rules.findings.report import FileReport, Report
    from council_rules.render.look import Look
    from council_rules.render.machine import Run
    from council_rules.rulebook.rule import Rule
    from council_rules.settings import Settings

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown")
DEFAULT = "text"
SUMMARY = "GITHUB_STEP_SUMMARY"

_HINT = "--output-format FORMAT:FILE"
_STDOUT = "-"
# GitHub refuses the summary of a step above 1 MiB
_LONGEST_SUMMARY = 1_000_000


class Target(Record):
    """A format and the file it goes to, empty for standard output."""

    format: str
    file: str


class Given(Record):
    """What a report is made of besides itself.

    ``source`` gives the text of a file, None if it is no longer what was checked. ``look``
    is how text is to look, on the screen or in a file.
    """

    settings: "Settings"
    fail_on: str
    code: int
    source: "Callable[[FileReport], str | None]"
    look: "Callable[[bool], Look]"


def targets(asked: Sequence[str], inputs: Sequence[str]) -> tuple[Target, ...]:
    """Return where each format goes that was asked for; text if none was.

    ``inputs`` are the paths that the run reads: none of them is written to. Raises
    CommandError, told, for anything that could not be done after the check.
    """
    found = tuple(map(_target, asked)) or (Target(DEFAULT, ""),)
    screen = [target.format for target in found if not target.file]
    if len(screen) > 1:
        message = f"'{screen[0]}' and '{screen[1]}' cannot both go to standard output"
        raise fail(message, hint=f"name a file for one of them: {_HINT}")
    places: dict[str, str] = {}
    read = {os.path.realpath(path) for path in inputs}
    for target in found:
        if target.file:
            place = os.path.realpath(target.file)
            usable(target.file, place in read)
            if place in places:
                raise fail(
                    f"'{places[place]}' and '{target.format}' cannot both go to one file"
                )
            places[place] = target.format
    return found


def _target(text: str) -> Target:
    name, colon, file = text.partition(":")
    if name not in FORMATS:
        from council_rules.words import listed, meant

        hint = meant(name, FORMATS) or f"the formats are {listed(FORMATS, 'and')}"
        raise fail(f"There is no output format '{name}'", hint=hint)
    if colon and not file:
        raise fail(f"There is no file named after '{text}'", hint=_HINT)
    return Target(name, "" if file == _STDOUT else file)


def usable(file: str, is_input: bool) -> None:
    """Raise CommandError, told, if nothing could be written to a file later.

    ``is_input`` says that the run reads it.
    """
    folder = os.path.dirname(file) or "."
    if not os.path.isdir(folder):
        raise fail(f"There is no folder '{folder}' to write '{os.path.basename(file)}' into")
    if os.path.isdir(file):
        raise fail(f"'{file}' is a folder, expected a file to write to")
    if is_input or is_proposal(file):
        what = "is read in this run" if is_input else "is named like a proposal"
        raise fail(f"'{file}' {what}, expected a file to write results to")


def deliver(report: "Report", found: Sequence[Target], given: Given) -> None:
    """Write the report in each format to where it goes.

    Raises CommandError, told, if a file cannot be written.
    """
    for target in found:
        text = _rendered(report, target, given)
        if target.file:
            # what no encoding can hold is spelled out, as on the screen
            save(target.file, text.encode("utf-8", "backslashreplace"))
        else:
            output.write(_for_screen(text, target.format), commands=target.format == "github")
    if any(target.format == "github" for target in found) and os.environ.get(SUMMARY):
        _summarise(os.environ[SUMMARY], _machine("markdown", report, given))


def _for_screen(text: str, form: str) -> str:
    """Return a text for a log in which a CI system may look for commands."""
    from council_rules.cli import commands_of_ci

    return commands_of_ci.in_xml(text) if form == "junit" else text


def _rendered(report: "Report", target: Target, given: Given) -> str:
    if target.format == "json":
        from council_rules.render.as_json.report import render as render_json

        return render_json(report)
    look = given.look(not target.file)
    if target.format == "concise":
        from council_rules.render.concise import render as render_concise

        return render_concise(report, look)
    if target.format == "text":
        return _text(report, look, given)
    return _machine(target.format, report, given)


def _text(report: "Report", look: "Look", given: Given) -> str:
    if look.full:
        from council_rules.render.text import render

        return render(report, look, given.source)
    from council_rules.render.by_cause import render as render_by_cause

    titles = {rule.code: rule.title for rule in _rules(report, given)}
    return render_by_cause(report, look, given.source, titles)


def _rules(report: "Report", given: Given) -> "tuple[Rule, ...]":
    from council_rules.rulebook.book import RuleBook

    # a run whose rules could not be read has none to describe
    return RuleBook.load(given.settings.rules).rules if report.rules else ()


def _machine(name: str, report: "Report", given: Given) -> str:
    import importlib

    render: Callable[[Run], str]
    render = importlib.import_module(f"council_rules.render.{name}").render
    return render(_run(report, given))


def _run(report: "Report", given: Given) -> "Run":
    from council_rules.render.machine import Run

    root = root_of(Path.cwd())
    return Run(
        report=report,
        rules={rule.code: rule for rule in _rules(report, given) if rule.code in report.rules},
        path=lambda name: path_from(name, root),
        source=given.source,
        fails=lambda finding: fails(finding, given.fail_on),
        code=given.code,
    )


def save(file: str, content: bytes) -> None:
    """Write a file, whole or not at all. Raises CommandError, told, if it cannot be written."""
    from council_rules.files import write_output

    try:
        write_output(file, content)
    except OSError as failure:
        raise fail(f"'{file}' cannot be written: {failure.strerror or failure}") from None


def _summarise(file: str, text: str) -> None:
    """Add to the summary of a job; that it cannot be written is no reason to fail."""
    from council_rules.files import append

    content = text.encode("utf-8", "backslashreplace")
    if len(content) > _LONGEST_SUMMARY:
        whole_lines = content[:_LONGEST_SUMMARY].rpartition(b"\n")[0]
        content = whole_lines + b"\n\nThe rest is left out: a summary can hold no more.\n"
    try:
        append(file, content)
    except OSError as failure:
        said = failure.strerror or failure
        output.write_error(f"warning: the summary '{file}' cannot be written: {said}\n")

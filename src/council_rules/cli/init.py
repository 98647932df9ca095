"""``council-rules init``: a first file, from eight questions or from a template."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from council_rules.drafting.plan import Plan

STDOUT = "-"
DEFAULT = "my_council.council.yaml"


def init(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file to write; '-' prints it instead."),
    ] = DEFAULT,
    template: Annotated[
        Literal["sound-council", "two-tiers", "assembly", "transition"] | None,
        typer.Option("--from", help="Begin with this council instead of questions."),
    ] = None,
) -> int:
    """Write a first proposal: eight questions in a terminal, else a commented template.

    A file that exists is never overwritten. Beside it goes the JSON Schema that its first
    line names, for editors.
    """
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import told
    from council_rules.drafting.plans import PLANS
    from council_rules.drafting.write import still_open, text_of
    from council_rules.gate.dates import today

    if file != STDOUT:
        _refuse(file)
    if template is not None:
        plan = PLANS[template]
    elif sys.stdin.isatty() and sys.stdout.isatty():
        plan = _asked()
    else:
        plan = PLANS["two-tiers"]
    with told():
        text = text_of(plan, today(""))
    if file == STDOUT:
        output.write(text)
        return OK
    written = [file, *_write(Path(file), text)]
    output.write(_told(written, still_open(plan)))
    return OK


def _refuse(file: str) -> None:
    """Raise CommandError, told, for a file that could not be written."""
    from council_rules.cli.failures import fail
    from council_rules.proposal.files import SUFFIX

    path = Path(file)
    if path.exists() or path.is_symlink():
        raise fail(f"'{file}' exists and is not overwritten", hint="name another file")
    if not path.parent.is_dir():
        raise fail(f"There is no folder '{path.parent}' to write '{path.name}' into")
    if not file.endswith(SUFFIX):
        named = f"{file.removesuffix('.yaml').removesuffix('.yml')}{SUFFIX}"
        raise fail(f"'{file}' is not named '*{SUFFIX}'", hint=f"council-rules init {named}")


def _asked() -> "Plan":
    from council_rules.cli import output
    from council_rules.drafting.questions import asked

    try:
        return asked(input, lambda line: output.write(f"{line}\n"))
    except (EOFError, KeyboardInterrupt):
        output.write("\n")
        raise typer.Abort from None


def _write(file: Path, text: str) -> list[str]:
    """Write the proposal, and the schema if there is none; return what else was written."""
    from council_rules.cli.failures import fail
    from council_rules.drafting.write import SCHEMA
    from council_rules.files import write_new
    from council_rules.proposal.schema_file import schema_text

    beside = file.with_name(SCHEMA)
    wanted = [(beside, schema_text())] if not os.path.lexists(beside) else []
    written: list[Path] = []
    try:
        for path, content in (*wanted, (file, text)):
            write_new(path, content.encode("utf-8"))
            written.append(path)
    except OSError as failure:
        for path in written:  # a schema without the file that names it is of no use
            path.unlink(missing_ok=True)
        said = failure.strerror or failure
        raise fail(f"'{failure.filename or file}' cannot be written: {said}") from None
    return [str(path) for path, _ in wanted]


def _told(written: list[str], open_: list[str]) -> str:
    from council_rules.render.display import clean

    lines = [f"wrote {' and '.join(map(clean, written))}"]
    if open_:
        lines += ["still open, which is not a pass:", *(f"  - {clean(one)}" for one in open_)]
    else:
        lines.append("nothing is left open that was asked")
    return "\n".join([*lines, f"next: council-rules check {clean(written[0])}", ""])

"""``council-rules new``: a rule page, or a pack, that already passes."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from council_rules.cli.options import Config, Rules, settings_of


def new(
    what: Annotated[Literal["rule", "pack"], typer.Argument(help="What to write.")],
    name: Annotated[
        str,
        typer.Argument(
            metavar="CODE|NAME",
            help="The code of a rule, like RIV001, or the name of a pack.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="PATH",
            help="The page to write, or a folder for it.",
            show_default="CODE.md, or the folder NAME",
        ),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            metavar="NAME",
            help="Who gives the pack out.",
            show_default="not stated yet",
        ),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence",
            metavar="NAME",
            help="The licence of the pack.",
            show_default="not stated yet",
        ),
    ] = None,
    rules: Rules = None,
    config: Config = None,
) -> int:
    """Write a rule page, or a pack with one, that already passes: its condition is a share.

    Nothing that exists is overwritten.
    """
    from council_rules.authoring import starts
    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.cli.failures import fail
    from council_rules.rulebook.packs import FILE_NAME

    if what == "rule":
        if not starts.is_code(name):
            raise fail(
                f"'{name}' is not a rule code", hint="capital letters and then digits: RIV001"
            )
        folder = out is not None and (out.endswith(os.sep) or Path(out).is_dir())
        page = Path(out, f"{name}.md") if out and folder else Path(out or f"{name}.md")
        code, texts = name, {}
    else:
        if not starts.is_name(name):
            expected = "small letters, digits and hyphens: river-commission"
            raise fail(f"'{name}' is not the name of a pack", hint=expected)
        place = Path(out or name)
        if os.path.lexists(place):
            raise fail(f"'{place}' exists and is not overwritten", hint="name another: --out")
        code = starts.code_for(name)
        page = place / f"{code}.md"
        says = (who or starts.NOT_STATED, licence or starts.NOT_STATED)
        texts = {place / FILE_NAME: starts.pack(name, *says)}
    _refuse_known(code, rules, config)
    _write({**texts, page: starts.page(code)})
    target = page.parent if what == "pack" else page
    output.write(
        f"wrote {' and '.join(str(one) for one in (*texts, page))}\n"
        f"next: council-rules test {target}; council-rules lint {target}; council-rules check "
        f"--rules {target} FILE\n"
    )
    return OK


def _refuse_known(code: str, rules: list[str] | None, config: str | None) -> None:
    """Raise CommandError, told, for a code that a page of the book has."""
    from council_rules.cli.failures import fail, told
    from council_rules.rulebook.book import RuleBook

    with told():
        settings = settings_of(None, None, rules, None, config)
    with told(settings):
        book = RuleBook.load(settings.rules)
    if code in book.codes:
        raise fail(
            f"The code '{code}' belongs to a page already: {book[code].path}",
            hint="choose a code that no page has; council-rules rules --profile all lists all",
        )


def _write(texts: dict[Path, str]) -> None:
    """Write all files, or none of them. Raises CommandError, told."""
    from council_rules.cli.failures import fail
    from council_rules.files import write_new

    written: list[Path] = []
    made: list[Path] = []
    try:
        for path, text in texts.items():
            if not path.parent.is_dir():
                path.parent.mkdir()
                made.append(path.parent)
            write_new(path, text.encode("utf-8"))
            written.append(path)
    except FileExistsError as failure:
        _take_back(written, made)
        said = f"'{failure.filename or path}' exists and is not overwritten"
        raise fail(said, hint="name another: --out") from None
    except OSError as failure:
        _take_back(written, made)
        said = failure.strerror or str(failure)
        raise fail(f"'{failure.filename or path}' cannot be written: {said}") from None


def _take_back(written: list[Path], made: list[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    for folder in made:
        folder.rmdir()

"""``council-rules picture``: one picture of a proposal by itself, as SVG."""

from typing import Annotated, Literal

import typer

from council_rules.cli.options import Config, InScenario, Lang, settings_of

Kind = Literal[
    "ladder", "competences", "hands", "votes", "scenarios", "evidence", "change", "chamber"
]


def picture(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="One proposal; '-' reads standard input.")
    ],
    kind: Annotated[
        Kind,
        typer.Option(
            "--kind",
            help="ladder: who sits above whom; competences: who can do what; hands: who fills, "
            "empties and overrides; votes: seats, votes and power; scenarios and evidence: "
            "grids; change: before and after the cheapest cure; chamber: a half circle.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="PATH", help="Where to write it.", show_default="stdout"),
    ] = None,
    lang: Lang = "en",
    scenario: InScenario = None,
    config: Config = None,
) -> int:
    """Draw one picture from what a proposal states: an SVG file with title and description.

    Exit codes: 0 drawn, 1 the file holds nothing of what the picture shows, 2 wrong usage,
    3 the file could not be read or judged.
    """
    from pathlib import Path

    from council_rules.cli import output
    from council_rules.cli.exits import OK, VIOLATED
    from council_rules.cli.failures import fail, told
    from council_rules.cli.formats import save, usable
    from council_rules.cli.one import file_or_text, judged
    from council_rules.cli.report import known, readable
    from council_rules.report import make
    from council_rules.report.language import speaking
    from council_rules.report.pictures.kinds import NothingToDraw, draw
    from council_rules.report.view import View

    known(lang)
    file = file_or_text(path)
    if out is not None:
        usable(out, isinstance(file, Path) and Path(out).resolve() == file.resolve())
    with told():
        settings = settings_of(None, None, None, None, config)
    (run,) = judged(lambda: (make.judged(file, settings, scenario),), settings)
    with told(settings), readable():
        made = make.material(file, run, settings, "", "", scenario, kind == "change")
    try:
        with speaking(lang):
            drawn = draw(kind, View(made))
    except NothingToDraw as nothing:
        raise fail(str(nothing), code=VIOLATED) from None
    if out is None:
        output.write(drawn)
    else:
        save(out, drawn.encode("utf-8"))
    return OK

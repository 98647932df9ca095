"""The options that several commands share, and the settings they come to."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from council_rules.gate.base import Base
    from council_rules.limits import Limits
    from council_rules.settings import Settings

Format = Literal["text", "json"]

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Use only these rules: codes, beginnings of codes, names or pages; "
        "repeat it or put commas between them.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave out these rules; as for --select."),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="Take rules from this profile: recommended, law, transition or all.",
        show_default="recommended",
    ),
]
Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PATH", help="Add a rule page or a folder of rule pages."),
]
Named = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PAGE|PACK|CODE]...",
        help="Rule pages, packs or folders of pages, and codes or beginnings of codes.",
        show_default="the pages that the settings name, else the shipped book",
    ),
]
Param = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        metavar="CODE.NAME=VALUE",
        help="Set a parameter of a rule: REP001.minimum=2.",
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Read settings from this file instead of the nearest council-rules.yaml.",
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="YYYY-MM-DD",
        help="Judge waivers and judgements by this day.",
        show_default="that of SOURCE_DATE_EPOCH, else the present one",
    ),
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="The language of its own words: en or ar. What rules say stays English.",
    ),
]
InScenario = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        metavar="ID",
        help="Assume what this scenario of the file assumes.",
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        min=1,
        help="Seconds of the processor for each file; then it is not judged.",
        show_default="30; 300 for what searches",
    ),
]
MemoryLimit = Annotated[
    int | None,
    typer.Option(
        "--memory-limit",
        metavar="MIB",
        min=128,
        help="Mebibytes of memory for each file; then it is not judged.",
        show_default="1024; 2048 for what searches",
    ),
]
OutputFormat = Annotated[Format, typer.Option("--output-format", help="How to print results.")]
ReportOutput = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="FORMAT[:FILE]",
        help="text: findings with their places and reasons; concise: a line for each cause; "
        "json: everything; or sarif, junit, github, gitlab, markdown. Repeat it with files.",
        show_default="text",
    ),
]


def limits_of(seconds: float | None, mebibytes: int | None, long: bool = False) -> "Limits":
    """Return the limits of each file; ``long`` says that it is searched, not judged once."""
    from council_rules.limits import LIMITS, LONG, MEBIBYTE, Limits

    usual = LONG if long else LIMITS
    memory = usual.memory if mebibytes is None else mebibytes * MEBIBYTE
    return Limits(usual.seconds if seconds is None else seconds, memory)


def settings_of(
    select: list[str] | None,
    ignore: list[str] | None,
    rules: list[str] | None,
    parameters: list[str] | None,
    config: str | None,
    fail_on: str | None = None,
    today: str | None = None,
    baseline: str | None = None,
    evidence: str | None = None,
    min_basis: str | None = None,
    limits: "Limits | None" = None,
    base: "Base | None" = None,
    profile: str | None = None,
) -> "Settings":
    """Return the settings of the flags, over those of the environment, over those of the file.

    ``limits`` are those of each file, by default those for judging once; ``base`` is the commit
    that the file is read from, if not from the folder. Raises ``SettingsError`` if any cannot
    be used.
    """
    import os

    from council_rules import settings
    from council_rules.limits import LIMITS

    paths = [Path(path) for path in rules or ()]
    flags = settings.from_flags(
        select or (),
        ignore or (),
        paths,
        parameters or (),
        fail_on,
        today,
        baseline,
        evidence,
        min_basis,
        profile,
    ).over(settings.from_environment(os.environ))
    flags = replace(flags, limits=limits or LIMITS)
    config = config if config is not None else os.environ.get(settings.CONFIG) or None
    if config is not None:
        read = base.settings if base else settings.read
        return flags.over(read(Path(config)))
    found = base.find(Path.cwd()) if base else settings.find(Path.cwd())
    if found is None:
        return flags
    shown = Path(os.path.relpath(found))
    return flags.over(base.settings(shown) if base else settings.read(shown))

"""``council-rules schema``: the JSON Schema of what is read and of what is printed."""

from typing import Annotated, Literal

import typer

Name = Literal[
    "proposal",
    "report",
    "alternatives",
    "negotiation",
    "diff",
    "power",
    "scenarios",
    "waivers",
    "judgements",
    "rules",
]


def schema(
    of: Annotated[
        Name,
        typer.Argument(
            metavar="NAME",
            help="proposal: what people write. The others are what is printed as JSON: report "
            "by check, negotiation by alternatives with parties, and the others by the command "
            "of that name.",
        ),
    ],
) -> int:
    """Print a JSON Schema, for editors and other programs."""
    import json

    from council_rules.cli import output
    from council_rules.cli.exits import OK
    from council_rules.render.as_json import json_schema

    output.write(json.dumps(json_schema(of), ensure_ascii=False, indent=2) + "\n")
    return OK

"""``council-rules schema``: the JSON Schema of what is read and of what is printed."""

from typing import Annotated, Literal

import typer


def schema(
    of: Annotated[
        Literal["proposal", "report"],
        typer.Argument(
            metavar="proposal|report",
            help="The format of proposals, or the output of check --output-format json.",
        ),
    ],
) -> int:
    """Print a JSON Schema, for editors and other programs."""
    import json

    from council_rules.cli import output
    from council_rules.cli.exits import OK

    if of == "proposal":
        from council_rules.proposal.schema import json_schema
    else:
        from council_rules.render.json_schema import json_schema
    output.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return OK

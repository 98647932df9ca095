"""Writes the JSON Schema that ships with the package anew."""

import json
from pathlib import Path

from council_rules.proposal import schema_file
from council_rules.proposal.schema import json_schema

FILE = Path(schema_file.__file__).with_name(schema_file.NAME)


def generated() -> str:
    """Return what the file has to hold."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(generated(), encoding="utf-8")

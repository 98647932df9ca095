"""What is printed as JSON: of each record one description, which writes it and is its schema.

``proposal`` is what people write; the other schemas are of what commands print with
``--output-format json``.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

NAMES = (
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
)


def json_schema(name: str) -> dict[str, Any]:
    """Return one of the schemas in ``NAMES`` (JSON Schema, draft 2020-12)."""
    place = "council_rules.proposal.schema" if name == "proposal" else f"{__name__}.{name}"
    make: Callable[[], dict[str, Any]] = import_module(place).json_schema
    return make()

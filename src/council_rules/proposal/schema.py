"""The JSON Schema of the format, for editors and other tools.

Pydantic generates it from the same classes that the reader follows. What it cannot
know is put right afterwards: null is never a value, ``x_`` keys are allowed everywhere,
short forms point at the key they stand for, former keys are deprecated.
"""

from typing import Any

from council_rules.proposal.descriptions import description
from council_rules.proposal.former import FORMER_KEYS
from council_rules.proposal.markers import SHORT_KEY
from council_rules.proposal.model.decisions import CONDITION_KEYS
from council_rules.proposal.model.file import Proposal

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a proposal file."""
    from pydantic import TypeAdapter  # a check never needs it

    generated = TypeAdapter(Proposal).json_schema(mode="validation")
    definitions = {
        name: _object(definition, name)
        for name, definition in sorted(generated.pop("$defs").items())
    }
    whole = _object(generated, "Proposal")
    for part, former in FORMER_KEYS.items():
        for old, new in former.items():
            _former(definitions[part.__name__], old, new)
    definitions["Condition"]["oneOf"] = [{"required": [key]} for key in CONDITION_KEYS]
    whole["properties"]["council_rules"]["enum"] = ["1", 1]
    for replaced in ("const", "type"):
        del whole["properties"]["council_rules"][replaced]
    head = {"$schema": DIALECT, "title": "council-rules proposal, version 1"}
    return {**head, **whole, "$defs": definitions}


def _object(definition: dict[str, Any], name: str) -> dict[str, Any]:
    """Close the schema of an object: known keys, ``x_`` keys, nothing else."""
    described = definition.get("description")
    return {
        "title": name,
        **({"description": described} if described else {}),
        "type": "object",
        "properties": {
            key: _described(_value(schema), name, key)
            for key, schema in definition["properties"].items()
        },
        "required": definition.get("required", []),
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
    }


def _described(schema: dict[str, Any], part: str, key: str) -> dict[str, Any]:
    """Return the schema of a key with a description, its own or the usual one."""
    return (
        schema
        if schema.get("description")
        else {**schema, "description": description(part, key)}
    )


def _former(definition: dict[str, Any], old: str, new: str) -> None:
    """Allow a former key in the place of the present one, never beside it."""
    properties, required = definition["properties"], definition["required"]
    says = f"The former name of '{new}'."
    properties[old] = {**properties[new], "description": says, "deprecated": True}
    definition["not"] = {"required": [old, new]}
    if new in required:
        required.remove(new)
        definition["anyOf"] = [{"required": [new]}, {"required": [old]}]


def _value(schema: Any) -> Any:
    """Return the schema of a value without null, generated titles and short-form marks."""
    if isinstance(schema, list):
        return [_value(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _value(item)
        for key, item in schema.items()
        if key not in ("title", SHORT_KEY) and not (key == "default" and item is None)
    }
    if SHORT_KEY in schema:
        kept["$ref"] = f"{schema['$ref']}/properties/{schema[SHORT_KEY]}"
    if "anyOf" in kept:
        kept["anyOf"] = [choice for choice in kept["anyOf"] if choice != {"type": "null"}]
        if len(kept["anyOf"]) == 1:
            (only,) = kept.pop("anyOf")
            kept = {**only, **kept}
    return kept

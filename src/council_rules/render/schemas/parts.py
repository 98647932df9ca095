"""The parts of which the JSON Schemas of what is printed are made."""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
POSITION: Schema = {"type": "integer", "minimum": 1}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
PAIR: Schema = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}
OPTIONAL_TEXT: Schema = {"type": ["string", "null"]}
YES_OR_NO: Schema = {"type": "boolean"}
NUMBER_IN_TEXT: Schema = {"type": "string", "pattern": "^[0-9]+$"}


def exactly(description: str, **properties: Schema) -> Schema:
    """Return the schema of an object with exactly these keys."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def ref(name: str) -> Schema:
    """Return what stands for a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def maybe(name: str) -> Schema:
    """Return the schema of what has a definition, or is null."""
    return or_null(ref(name))


def or_null(schema: Schema) -> Schema:
    """Return a schema that null fits as well."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(words: Iterable[str]) -> Schema:
    """Return the schema of a word."""
    return {"enum": [str(word) for word in words]}


def whole(title: str, version: int, envelope: Schema, **definitions: Schema) -> Schema:
    """Return a schema with its head, and with the definitions that it refers to."""
    head = {"$schema": DIALECT, "title": f"council-rules {title}, version {version}"}
    return {**head, **envelope, **({"$defs": definitions} if definitions else {})}


def of_version(version: int) -> Schema:
    """Return the schema of the number of a format."""
    return {"const": version, "description": "The version of this format"}


def finding_of() -> Schema:
    """Return the schema of a rule and what it is about."""
    return exactly("A rule, and a subject of it", rule=TEXT, subject=TEXT)

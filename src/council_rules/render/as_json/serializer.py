"""How values are written as JSON: what is written and its schema are one description."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from operator import attrgetter, itemgetter
from typing import Any

from council_rules.record import Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def itself(value: Any) -> Any:
    """Return a value: what reads a key that is about the whole object, or writes it plainly."""
    return value


class Serializer(Record):
    """A kind of value: the schema of what is written of it, and what writes it.

    ``definitions`` are the schemas that it refers to by name. As a key of an object it also
    says how the value is ``read`` from what the object is of, the attribute of the same name
    where nothing is said, and whether an empty value is left out, being ``optional``.
    """

    schema: Schema
    write: Callable[[Any], Any]
    definitions: Mapping[str, Schema] = field(default_factory=dict)
    read: Callable[[Any], Any] | None = None
    optional: bool = False

    def of(self, source: str | Callable[[Any], Any]) -> "Serializer":
        """Return a key that is read from another attribute, or worked out by a function."""
        return replace(self, read=attrgetter(source) if isinstance(source, str) else source)

    def saying(self, description: str) -> "Serializer":
        """Return the same with a description in its schema."""
        return replace(self, schema={**self.schema, "description": description})

    def where_any(self) -> "Serializer":
        """Return a key that is left out where its value is empty."""
        return replace(self, optional=True)


def plain(schema: Schema) -> Serializer:
    """Return what writes a value as it is."""
    return Serializer(schema, itself)


TEXT = plain({"type": "string"})
COUNT = plain({"type": "integer", "minimum": 0})
POSITION = plain({"type": "integer", "minimum": 1})
YES_OR_NO = plain({"type": "boolean"})
YES_NO_OR_OPEN = plain({"type": ["boolean", "null"]})
SHA256 = plain({"type": "string", "pattern": "^[0-9a-f]{64}$"})
FINGERPRINT = plain({"type": "string", "pattern": "^[0-9a-f]{32}$"})
TEXT_OR_NULL = plain({"type": ["string", "null"]})
PAIR = Serializer(
    {"type": "array", "items": COUNT.schema, "minItems": 2, "maxItems": 2}, write=list
)
# JSON numbers lose digits in many readers, and these may have many
NUMBER_IN_TEXT = Serializer({"type": "string", "pattern": "^[0-9]+$"}, write=str)


def exactly(description: str, **keys: Serializer) -> Serializer:
    """Return what writes an object with exactly these keys, in this order."""
    parts = [(key, one, one.read or attrgetter(key)) for key, one in keys.items()]

    def write(value: Any) -> dict[str, Any]:
        found = ((key, one, read(value)) for key, one, read in parts)
        return {key: one.write(part) for key, one, part in found if part or not one.optional}

    schema = {
        "description": description,
        "type": "object",
        "properties": {key: one.schema for key, one in keys.items()},
        "required": [key for key, one in keys.items() if not one.optional],
        "additionalProperties": False,
    }
    return Serializer(schema, write, _definitions(keys.values()))


def defined(name: str, one: Serializer) -> Serializer:
    """Return the same, which stands in a schema by its name and is described there once."""
    there = {**one.definitions, name: one.schema}
    return Serializer({"$ref": f"#/$defs/{name}"}, one.write, there)


def many(items: Serializer) -> Serializer:
    """Return what writes a list."""

    def write(values: Iterable[Any]) -> list[Any]:
        return [items.write(one) for one in values]

    return Serializer({"type": "array", "items": items.schema}, write, items.definitions)


def by_name(values: Serializer) -> Serializer:
    """Return what writes an object with any keys, from pairs or a mapping."""

    def write(found: Any) -> dict[str, Any]:
        return {key: values.write(one) for key, one in dict(found).items()}

    schema = {"type": "object", "additionalProperties": values.schema}
    return Serializer(schema, write, values.definitions)


def each_of(description: str, names: Iterable[str], values: Serializer) -> Serializer:
    """Return what writes an object with a key for each name, from a mapping by these names."""
    return exactly(description, **{str(name): values.of(itemgetter(name)) for name in names})


def or_null(one: Serializer) -> Serializer:
    """Return what writes null where there is nothing."""

    def write(value: Any) -> Any:
        return None if value is None else one.write(value)

    return Serializer({"anyOf": [one.schema, {"type": "null"}]}, write, one.definitions)


def one_of(words: Iterable[str]) -> Serializer:
    """Return what writes one of some words."""
    return Serializer({"enum": [str(word) for word in words]}, write=str)


def constant(value: Any, description: str = "") -> Serializer:
    """Return what always writes the same."""
    told = {"description": description} if description else {}
    return Serializer({"const": value, **told}, lambda _: value, read=itself)


def of_version(version: int) -> Serializer:
    """Return what writes the number of a format."""
    return constant(version, "The version of this format")


def whole(title: str, version: int, one: Serializer) -> Schema:
    """Return the schema of all that a command prints, with what it refers to."""
    head = {"$schema": DIALECT, "title": f"council-rules {title}, version {version}"}
    definitions = {"$defs": dict(one.definitions)} if one.definitions else {}
    return {**head, **one.schema, **definitions}


def text_of(one: Serializer, value: Any) -> str:
    """Return a value as JSON text, the same for the same value."""
    return json.dumps(one.write(value), ensure_ascii=False, indent=2) + "\n"


def _definitions(parts: Iterable[Serializer]) -> Mapping[str, Schema]:
    return {name: schema for one in parts for name, schema in one.definitions.items()}

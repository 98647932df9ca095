"""Annotations that say how a field of the format is read, apart from its type.

The reader (``reader``) follows them on every check; pydantic follows the same marks,
through its extension protocol, when the JSON Schema is generated. So the classes in
``model`` are the only description of the format, and a check need not import pydantic.
"""

from collections.abc import Callable, Mapping
from typing import Any

SHORT_KEY = "x-short-key"


class Reads:
    """A scalar: ``convert`` turns text into the value or raises ``ValueError``."""

    def __init__(self, convert: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.convert = convert
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let pydantic validate with ``convert`` alone, whatever the declared type."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of the text before it is converted."""
        return dict(self.schema)


class Short:
    """A bare scalar stands for ``{key: scalar}``."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Expand the scalar before pydantic validates the object."""
        from pydantic_core import core_schema

        def expanded(value: Any) -> Any:
            return {self.key: value} if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(expanded, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Allow the schema of the one key beside that of the object."""
        whole: dict[str, Any] = handler(core)
        for choice in whole.get("anyOf", [whole]):
            if "$ref" in choice:
                # pydantic renames definitions later; ``schema`` then adds the key to it
                short = {"$ref": choice["$ref"], SHORT_KEY: self.key}
                return {"anyOf": [*whole.get("anyOf", [whole]), short]}
        return whole


class OneOrMany:
    """A bare item stands for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Wrap a bare item in a list before pydantic validates the list."""
        from pydantic_core import core_schema

        def listed(value: Any) -> Any:
            return value if value is None or isinstance(value, list) else [value]

        return core_schema.no_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Allow the schema of an item beside that of the list."""
        whole: dict[str, Any] = handler(core)
        choices = whole.get("anyOf", [whole])
        items = [choice["items"] for choice in choices if "items" in choice]
        return {"anyOf": [*choices, *items]}


class Several:
    """A list that makes no sense with fewer than two items."""

    LEAST = 2

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let pydantic count the items as well."""
        from pydantic_core import core_schema

        def counted(value: Any) -> Any:
            if value is not None and len(value) < self.LEAST:
                raise ValueError(f"expected at least {self.LEAST} items")
            return value

        return core_schema.no_info_after_validator_function(counted, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Add the number to the schema of the list."""
        whole: dict[str, Any] = handler(core)
        for choice in whole.get("anyOf", [whole]):
            if choice.get("type") == "array":
                choice["minItems"] = self.LEAST
        return whole


class Says:
    """What the key means, in a sentence; becomes its description in the JSON Schema."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        """Add the sentence as the description."""
        return {**handler(core), "description": self.text}

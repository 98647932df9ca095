"""JSON text with a line for each value, as ``json.dumps`` writes it with an indent of two.

That one writes it piece by piece in Python, which takes several times as long on a report.
"""

import json
from json.encoder import encode_basestring
from typing import Any


def indented(value: Any, margin: str = "\n") -> str:
    """Return a value as JSON text; ``margin`` is the line break before its last bracket."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, dict | list | tuple):
        return json.dumps(value)
    inner = f"{margin}  "
    between = f",{inner}"
    if isinstance(value, dict):
        pairs = value.items()
        parts = [f"{encode_basestring(key)}: {indented(one, inner)}" for key, one in pairs]
        return f"{{{inner}{between.join(parts)}{margin}}}"
    parts = [indented(one, inner) for one in value]
    return f"[{inner}{between.join(parts)}{margin}]"

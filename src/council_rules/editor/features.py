"""What the server offers to an editor, feature by feature."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Feature(NamedTuple):
    """A method of the protocol, what answers it, and what is announced of it."""

    method: str
    handler: Callable[..., Any]
    options: Any = None

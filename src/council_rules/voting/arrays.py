"""The one place where numpy is loaded, and only when something asks for it."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from council_rules.voting.errors import NumpyMissing


def has_numpy() -> bool:
    """Tell whether numpy is installed, without loading it."""
    return find_spec("numpy") is not None


def load_numpy(what: str) -> Any:
    """Return numpy, or raise NumpyMissing saying what needs it."""
    try:
        return import_module("numpy")
    except ModuleNotFoundError as missing:
        raise NumpyMissing(what) from missing

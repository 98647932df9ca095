"""Keys that had another name before, and are still read under it.

``on`` is true to every reader of YAML 1.1, so files with that key meant something else to
many tools. It is still read, with a warning that says what to write now.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from council_rules.proposal.model.bodies import Sunset
from council_rules.proposal.model.clauses import Handover
from council_rules.proposal.model.people import Waiver

FORMER_KEYS: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Sunset: {"on": "ends_on"},
        Handover: {"on": "due"},
        Waiver: {"on": "subject"},
    }
)


def former_keys(part: Any) -> dict[str, str]:
    """Return the former keys of a class of the format, each with the key to write now."""
    return {old: new for base in part.__mro__ for old, new in FORMER_KEYS.get(base, {}).items()}


def key_among(keys: Collection[str], wanted: str) -> str:
    """Return the key among those of an object that says what ``wanted`` says.

    That is ``wanted`` itself, or else its former name or, for a former name, the present one.
    """
    if wanted in keys:
        return wanted
    for renamed in FORMER_KEYS.values():
        for old, new in renamed.items():
            if wanted in (old, new) and (other := new if wanted == old else old) in keys:
                return other
    return wanted

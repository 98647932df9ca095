"""Profiles: choices of rules by what they are for, which pages name and runs ask for."""

from collections.abc import Collection

from council_rules.words import listed, meant

RECOMMENDED, LAW, TRANSITION, ALL = "recommended", "law", "transition", "all"
# those that a page may name; all rules are in the last one that a run may ask for
NAMED = (RECOMMENDED, LAW, TRANSITION)
PROFILES = (*NAMED, ALL)
DEFAULT = RECOMMENDED
# a page that says nothing is one that somebody adds to have it applied
OF_A_PAGE = (RECOMMENDED,)
_NOBODY = "nobody"


def holds(profile: str, named: Collection[str]) -> bool:
    """Return whether a profile holds a rule whose page names some profiles."""
    return profile == ALL or profile in named


def is_binding_law(kind: str, role: str, binds: str) -> bool:
    """Return whether a source is law that carries the norm of its page and binds somebody.

    Law that nobody has read is refused when a page is read.
    """
    someone = bool(binds) and not binds.startswith(_NOBODY)
    return kind == "law" and role == "supports" and someone


def unknown(profile: str) -> tuple[str, str, str]:
    """Return what is said of a profile that there is not: message, expected, hint."""
    return (
        f"There is no profile '{profile}'",
        listed(PROFILES),
        meant(profile, PROFILES),
    )

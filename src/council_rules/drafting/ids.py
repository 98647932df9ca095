"""Ids for names: lower-case letters, digits and ``_``, each used once."""

import re
import unicodedata
from dataclasses import fields

from council_rules.proposal.model.file import Proposal
from council_rules.proposal.scalars import RESERVED_WORDS

_OTHER = re.compile(r"[^a-z0-9]+")
_TAKEN = RESERVED_WORDS | {field.name for field in fields(Proposal)}


class Ids:
    """Gives each thing an id made from its name; ``of`` the same thing is the same id."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], str] = {}
        self._used = set(_TAKEN)

    def of(self, kind: str, name: str, after: str = "") -> str:
        """Return the id of a thing of a kind; ``after`` is put behind the name in it."""
        found = self._of.get((kind, name))
        if found is None:
            base = "_".join(filter(None, (plain(name) or kind, after)))
            found, number = base, 2
            while found in self._used:
                found, number = f"{base}_{number}", number + 1
            self._used.add(found)
            self._of[kind, name] = found
        return found


def plain(name: str) -> str:
    """Return a name as an id, empty if nothing of it can stand in one."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("_", flat).strip("_").lstrip("0123456789_")[:60]

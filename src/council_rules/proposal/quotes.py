"""The words of a proposal that a program does not read and a person has to."""

from dataclasses import fields

from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parts import Part
from council_rules.proposal.references import SECTION_KINDS

# what stands in the place of words: nothing was found, or nothing is there
_NO_WORDS = ("unknown", "none")


def quoted(proposal: Proposal, path: str) -> tuple[str, ...]:
    """Return the texts at a path such as ``transfer.test``; empty where there are none.

    The path begins with an id, or with body and seat as in ``board/chair.succession.manner``.
    """
    owner, *keys = path.split(".")
    found: object = _object(proposal, owner)
    for key in keys:
        found = getattr(found, key, None)
    texts = found if isinstance(found, tuple) else (found,)
    return tuple(text for text in texts if isinstance(text, str) and text not in _NO_WORDS)


def keys() -> frozenset[str]:
    """Return all keys of the format, of which a path may be made."""
    return frozenset(one.name for part in _parts(Part) for one in fields(part))


def _object(proposal: Proposal, owner: str) -> Part | None:
    id, _, seat = owner.partition("/")
    if seat:
        seats = (s for body in proposal.bodies if body.id == id for s in body.seats)
        return next((one for one in seats if one.id == seat), None)
    items = (item for section in SECTION_KINDS for item in getattr(proposal, section))
    return next((item for item in items if item.id == id), None)


def _parts(part: type[Part]) -> list[type[Part]]:
    return [one for below in part.__subclasses__() for one in (below, *_parts(below))]

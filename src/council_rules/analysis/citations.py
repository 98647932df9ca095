"""Which source a place in a proposal rests on, and how firmly."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from council_rules.findings.evidence import Citation
from council_rules.levels import DISPUTED
from council_rules.proposal.model.file import Proposal, Source
from council_rules.proposal.model.parts import Claim, Part
from council_rules.proposal.references import SECTION_KINDS

ASSUMED = "assumed"


class Citations:
    """Looks up the evidence of a path: its own, or that of the object it belongs to."""

    def __init__(self, proposal: Proposal) -> None:
        self._sources: dict[str, Source] = {source.id: source for source in proposal.sources}
        self._default = proposal.proposal.default_basis
        self._claims = dict(claims_in(proposal))

    def at(self, path: str) -> tuple[Citation, ...]:
        """Return the citations for a path; empty if the file gives no evidence for it.

        What the file assumes is written nowhere: it inherits no evidence.
        """
        basis: str | None = None
        for claim in self._around(path):
            basis = basis or claim.basis
            if claim.evidence:
                return tuple(
                    self._citation(reference, basis or self._default)
                    for reference in claim.evidence
                )
            if basis == ASSUMED:
                break
        return ()

    def basis(self, path: str) -> str:
        """Return how firmly the statement at a path is supported."""
        bases = (claim.basis for claim in self._around(path) if claim.basis)
        return next(bases, self._default)

    def claim(self, path: str) -> str:
        """Return the path of the nearest part around one that has evidence or a basis.

        Without such a part it is that of the whole object.
        """
        around = list(outwards(path))
        for one in around:
            claim = self._claims.get(one)
            if claim is not None and (claim.evidence or claim.basis):
                return one
        return around[-1]

    def _around(self, path: str) -> Iterator[Claim]:
        """Yield the claims of which a path is part, the innermost first."""
        for one in outwards(path):
            if one in self._claims:
                yield self._claims[one]

    def _citation(self, reference: str, basis: str) -> Citation:
        id, locator = reference.split("#", 1)
        source = self._sources[id]
        disputed = source.reliability == DISPUTED
        return Citation(id, source.title, locator, basis, source.url, disputed)


def outwards(path: str) -> Iterator[str]:
    """Yield a path and all that are around it, out to the object of the file."""
    while path:
        yield path
        path = path[: max(path.rfind(mark) for mark in "/.[")] if _nested(path) else ""


def _nested(path: str) -> bool:
    return any(mark in path for mark in "/.[")


def claims_in(proposal: Proposal) -> Iterator[tuple[str, Claim]]:
    """Return all claims of a proposal with their paths, in the order of the file."""
    for section in SECTION_KINDS:
        for item in getattr(proposal, section):
            yield from _within(item.id, item)


def _within(path: str, part: Part) -> Iterator[tuple[str, Claim]]:
    if isinstance(part, Claim):
        yield path, part
    assert is_dataclass(part)
    for one in fields(part):
        value = getattr(part, one.name)
        if isinstance(value, Part):
            yield from _within(f"{path}.{one.name}", value)
        elif one.name == "seats":
            for seat in value:
                yield from _within(f"{path}/{seat.id}", seat)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Part):
                    yield from _within(f"{path}.{one.name}[{position}]", item)

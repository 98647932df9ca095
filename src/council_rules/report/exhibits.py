"""The sources of a file as numbered exhibits, and the claims that rest on each."""

from collections import Counter
from collections.abc import Iterator

from council_rules.analysis.citations import claims_in
from council_rules.proposal.model.file import Proposal, Source
from council_rules.record import Record
from council_rules.report.material import Material


class Exhibit(Record):
    """A source with its number, and how many statements of the file cite it."""

    number: int
    source: Source
    cited: int

    @property
    def label(self) -> str:
        """The number as it is cited."""
        return f"E{self.number}"


class Stated(Record):
    """A statement of the file: its path, line and basis, and what it cites."""

    path: str
    line: int
    basis: str
    cited: tuple[tuple[str, str], ...]
    note: str


def exhibits(proposal: Proposal) -> dict[str, Exhibit]:
    """Return the exhibits by the id of the source, in the order of the file."""
    cited = Counter(
        reference.partition("#")[0]
        for _, claim in claims_in(proposal)
        for reference in claim.evidence
    )
    return {
        source.id: Exhibit(number, source, cited[source.id])
        for number, source in enumerate(proposal.sources, start=1)
    }


def statements(material: Material) -> Iterator[Stated]:
    """Return the statements of a file that cite a source or say how firm they are."""
    for path, claim in claims_in(material.loaded.proposal):
        if not (claim.evidence or claim.basis or claim.note):
            continue
        cited = tuple(_split(reference) for reference in claim.evidence)
        line = material.loaded.places.nearest(path).key.line
        yield Stated(path, line, material.basis(path), cited, claim.note or "")


def _split(reference: str) -> tuple[str, str]:
    id, _, locator = reference.partition("#")
    return id, locator

"""How firm the ground is on which a statement of a proposal stands."""

from collections.abc import Sequence

from council_rules.analysis.citations import Citations
from council_rules.findings.evidence import Citation
from council_rules.levels import DISPUTED, weakest
from council_rules.proposal.model.file import Proposal


class Levels:
    """The evidence level of each statement: the weaker of its basis and of its source.

    Of several sources of one statement the firmest counts.
    """

    def __init__(self, proposal: Proposal) -> None:
        self._citations = Citations(proposal)

    def of(self, path: str) -> str:
        """Return the level of what is stated at a path."""
        return level_of(self._citations.basis(path), self._citations.at(path))

    def claim(self, path: str) -> str:
        """Return the path of the claim to which a statement belongs.

        That is the nearest part around it which says where it is written or how firmly, or
        else the whole object.
        """
        return self._citations.claim(path)


def level_of(basis: str, cited: Sequence[Citation]) -> str:
    """Return the level of a statement of a basis that rests on some sources, or on none."""
    if cited and all(one.disputed for one in cited):
        return weakest([basis, DISPUTED])
    return basis

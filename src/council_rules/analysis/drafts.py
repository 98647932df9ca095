"""Drafts whose author may have listed everything, and did not say so."""

from collections.abc import Iterable
from dataclasses import replace

from council_rules.findings.finding import Finding
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.reading import Reading
from council_rules.proposal.model.file import Proposal


def open_only_by_silence(
    proposal: Proposal, fact_base: FactBase, undetermined: Iterable[Finding], read: Reading
) -> int:
    """Return how many verdicts hang on what an open draft does not say.

    ``read`` is what the rules read. What counts is an open point that ``completeness: closed``
    would settle. A file is a draft by its author where it says so, or where it says nothing and
    rests on no source.
    """
    header = proposal.proposal
    own = header.status == "draft" or (header.status is None and not proposal.sources)
    undetermined = tuple(undetermined)
    if header.completeness == "closed" or not own or not undetermined:
        return 0
    closed = replace(proposal, proposal=replace(header, completeness="closed"))
    left = {question.id for question in encode(closed, read=read).questions}
    silent = {question.id for question in fact_base.questions} - left
    return sum(any(point.id in silent for point in one.depends_on) for one in undetermined)

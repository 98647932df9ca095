"""Bodies in which one votes and nobody else."""

from council_rules.logic.index import ProposalIndex


def may_be_office(index: ProposalIndex, body: str) -> bool:
    """Return whether a body may turn out to have one seat with a vote and no more."""
    candidates = index.candidates(body)
    sure = [
        at
        for at in candidates
        if at.bodies == (body,) and at.sizes[0][0] > 0 and not index.vote_is_open(at)
    ]
    return len(sure) <= 1 and any(1 in at.sizes[0] for at in sure or candidates)


def is_office(index: ProposalIndex, body: str) -> bool:
    """Return whether a body has one seat for certain."""
    candidates = index.candidates(body)
    return len(candidates) == 1 and candidates[0].sizes[0] == range(1, 2)

"""What may decide when a procedure fails of which a file does not say what does.

A fallback states no matters of its own: it covers what it falls back for. So whatever else the
file lists without matters may be one. One that the file does not list is not supposed here:
whether somebody whom it does not name has the last word is asked for all procedures at once.
"""

from collections.abc import Iterator

from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.decisions import Procedure

VOTES = ("decision", "advice")


def possible_fallbacks(index: ProposalIndex, procedure: Procedure) -> tuple[str, ...]:
    """Return the procedures that may decide when another fails; none where that is said."""
    stated = procedure.fallback.to if procedure.fallback else None
    unsaid = stated == "unknown" or (stated is None and not index.closed)
    if not unsaid or procedure.kind == "escalation":
        return ()
    others = (one for one in index.proposal.procedures if one is not procedure)
    return tuple(one.id for one in others if _may_follow(index, procedure, one))


def _may_follow(index: ProposalIndex, first: Procedure, then: Procedure) -> bool:
    """Return whether one procedure may decide in the place of another.

    What fills or empties seats has no matters anyway, and what is said to decide none serves
    elsewhere: these only where nothing else is said of what they serve for.
    """
    if then.matters not in (None, (), "none", "unknown"):
        return False
    appoints = first.kind == "appointment"
    if then.kind not in (*VOTES, *(("appointment",) if appoints else ())):
        return False
    if (appoints or then.matters == "none") and then.id in index.serving:
        return False
    return first.id not in _chain(index, then)


def _chain(index: ProposalIndex, procedure: Procedure) -> Iterator[str]:
    """Yield what is stated to decide when a procedure fails, and when that does."""
    # Circles of stated fallbacks are refused by the reader.
    following = procedure.falls_back_on
    while following is not None:
        yield following
        following = index.procedures[following].falls_back_on

"""What is said of a file whose numbers cannot be added up exactly."""

from council_rules.findings.evidence import Notice, Place
from council_rules.logic.fact_base import LARGEST, TooLargeError
from council_rules.proposal.load import Loaded


def too_large(loaded: Loaded, error: TooLargeError) -> Notice:
    """Return the problem of a file, at the place of what cannot be added up."""
    span = loaded.places.nearest(error.path).value
    return Notice(
        "SRC010",
        "error",
        f"The votes, people or seats counted here come to {error.total:,} in exact arithmetic; "
        f"expected at most {LARGEST:,}",
        "state weights, populations or numbers of seats in thousands",
        Place(error.path, *span),
    )

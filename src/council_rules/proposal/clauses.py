"""Clauses, and lists of the header, that contradict each other."""

from collections.abc import Iterator

from council_rules.proposal.model.clauses import Provision
from council_rules.proposal.model.file import Header
from council_rules.proposal.places import Places, error_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index


def contradictory_clauses(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a problem for each kind of clause that is said to be there and not to be there."""
    for one, path in known.of(Provision):
        if one.of not in ("none", "unknown"):
            continue
        others = [p for p, _ in known.of(Provision) if p.kind == one.kind and p is not one]
        every = next((p for p in others if p.of is None or isinstance(p.of, str)), None)
        if every is None:
            continue
        whom = f"'of: {every.of}'" if every.of else "all bodies, as it names none"
        message = f"'{path}' says '{one.of}' of '{one.kind}', and '{every.id}' says {whom}"
        yield error_at(places, "SRC009", f"{path}.of", message, "keep one of them")


def lists_with_gaps(header: Header, places: Places) -> Iterator[Problem]:
    """Yield a problem for each list that is said to be complete, and to have gaps."""
    for number, name in enumerate(header.incomplete):
        if name in header.complete:
            message = f"'{name}' is both under 'complete' and under 'incomplete'"
            path = f"proposal.incomplete[{number}]"
            yield error_at(places, "SRC009", path, message, "keep one of them")

"""Chains from one object to the next of its kind that come back to where they began."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.decisions import Procedure
from council_rules.proposal.model.parties import Area, Matter
from council_rules.proposal.model.parts import Part
from council_rules.proposal.places import Places, error_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index


class Chain(NamedTuple):
    """How one object names the next: by which key, and how a sentence puts it."""

    part: type[Part]
    key: str
    next: Callable[[Any], str | None]
    says: str
    joins: str
    hint: str


def _parent(item: Area | Body | Matter) -> str | None:
    return item.parent


def _fallback(item: Procedure) -> str | None:
    return item.falls_back_on


CHAINS = (
    *(
        Chain(part, "parent", _parent, "The parents go", "under", "remove one 'parent'")
        for part in (Body, Matter, Area)
    ),
    Chain(
        Procedure,
        "fallback.to",
        _fallback,
        "The fallbacks go",
        "then",
        "the last procedure of a chain has no 'fallback': what it does not pass fails",
    ),
)


def circles(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a problem for each chain of parents or fallbacks that has no end."""
    for chain in CHAINS:
        following = {item.id: chain.next(item) for item, _ in known.of(chain.part)}
        for circle in _found(following):
            path = f"{circle[0]}.{chain.key}"
            named = f" {chain.joins} ".join(map(repr, circle))
            message = f"{chain.says} in a circle: {named}"
            yield error_at(places, "SRC009", path, message, chain.hint)


def _found(following: dict[str, str | None]) -> Iterator[list[str]]:
    """Yield each circle once, from one of its members back to the same."""
    done: set[str] = set()
    for start in following:
        chain: list[str] = []
        at: str | None = start
        while at is not None and at not in done and at not in chain:
            chain.append(at)
            at = following.get(at)
        done.update(chain)
        if at is not None and at in chain:
            yield [*chain[chain.index(at) :], at]

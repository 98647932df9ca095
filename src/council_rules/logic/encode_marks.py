"""Facts and questions about where people are from: marks towards areas that have a people."""

from collections.abc import Iterable

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.parties import Actor, Group

SAID = {
    "local": "local",
    "regional": "from outside, from the region",
    "external": "from outside",
    "neutral": "neutral",
}
# what somebody may be of whom nothing is said
UNSAID = ("local", "external")
# what somebody may be who is declared to be of another place
ELSEWHERE = ("external", "neutral")
# regional and external are both from outside
CLASSES = {"local": "local", "regional": "outside", "external": "outside", "neutral": "neutral"}


def encode_group_marks(index: ProposalIndex, fact_base: FactBase, one: Group | Actor) -> None:
    """Record what a group or actor is towards each area that has a people, or is named."""
    for area in dict.fromkeys((*one.locality, *index.peoples)):
        for kind in sorted(index.marks(one, area)):
            fact_base.given(f"{one.id}.locality", "locality", one.id, area, word(kind))


def is_torn(marks: Iterable[str]) -> bool:
    """Return whether marks contradict each other."""
    return len({CLASSES[mark] for mark in marks}) > 1


def settle_contradiction(fact_base: FactBase, id: str, area: str, marks: Iterable[str]) -> None:
    """Ask which of several marks of a seat or actor holds if they contradict each other."""
    name = fact_base.names[id]
    found = {CLASSES[mark]: mark for mark in sorted(marks)}
    fact_base.ask(
        f"{id}.locality.{area}",
        f"whether '{name}' is local to {fact_base.quoted(area)}",
        id,
        [
            Option(
                mark,
                f"'{name}' is {SAID[mark]}",
                (term("settled_mark", id, area, word(mark)),),
            )
            for mark in sorted(found.values(), key=list(CLASSES).index)
        ],
    )


def ask_mark(
    index: ProposalIndex,
    fact_base: FactBase,
    id: str,
    area: str,
    functor: str,
    kinds: tuple[str, ...] = UNSAID,
) -> None:
    """Ask whether a seat or actor of which nothing is said is local to an area.

    ``functor`` is the predicate of the answer, ``kinds`` what it may be.
    """
    name = fact_base.names[id]
    fact_base.ask(
        f"{id}.locality.{area}",
        f"whether '{name}' is local to {fact_base.quoted(area)}",
        id,
        [
            Option(kind, f"'{name}' is {SAID[kind]}", (term(functor, id, area, word(kind)),))
            for kind in kinds
        ],
    )

"""What a coalition can do that somebody names: so many seats of each class, and actors.

The rules speak of groups that a proposal declares. Here anybody may ask about any others:
which procedures they carry or block, and which matters they decide or can stop.
"""

from collections.abc import Iterable, Mapping, Sequence

from clingo import Symbol

from council_rules.logic.candidates import UNNAMED_LOCAL, UNNAMED_OTHER, UNNAMED_OUTSIDER
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.slicing import Clause, clauses, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record
from council_rules.words import nearest

__all__ = ["Answers", "Coalition", "ask"]

ROOM = ("wins", "blocks", "blocks_by_absence")
SYSTEM = ("decides", "can_stop")
UNNAMED = (UNNAMED_LOCAL, UNNAMED_OUTSIDER, UNNAMED_OTHER)

# Where the number of seats is open, a class may turn out smaller than the part asked for.
TAKEN = """
part(N,S,J) :- wanted(N,S,J), size(S,K), J <= K.
part(N,S,K) :- wanted(N,S,J), size(S,K), J > K.
"""


class Coalition(Record):
    """Who acts together: how many seats of each class, and which actors consent.

    ``seats`` maps paths, ``body/seat``, to numbers; ``actors`` holds ids of persons,
    organizations and electorates whose own consent the coalition has. An actor brings
    no seat along. Whoever appoints and dismisses the holder of a seat at will commands it
    across bodies, unless the coalition has that actor too; ``?local`` and ``?outsider``, or
    ``?other`` where the proposal has no local people, stand for those whom it does not name.
    """

    seats: Mapping[str, int]
    actors: frozenset[str] = frozenset()


class Answers(Record):
    """What a coalition can do: by procedure in the room, by matter across bodies.

    True or False where that holds whatever is open, None where it depends on it. A class
    that may turn out smaller than the number asked for counts with all its seats.
    """

    wins: Mapping[str, bool | None]
    blocks: Mapping[str, bool | None]
    blocks_by_absence: Mapping[str, bool | None]
    decides: Mapping[str, bool | None]
    can_stop: Mapping[str, bool | None]


def ask(
    proposal: Proposal, coalitions: Mapping[str, Coalition], core: Sequence[Clause]
) -> dict[str, Answers]:
    """Return the answers for each coalition, under the name it was given.

    ``core`` is the vocabulary of the rules; all coalitions share one ground program. Raises
    ValueError for a seat or an actor that the proposal does not have, for more seats than
    a class can have, and for a part of a class whose votes are only known together; raises
    TooLargeError as ``encode`` does.
    """
    index = ProposalIndex(proposal)
    for name, coalition in coalitions.items():
        _verify(index, name, coalition)
    fact_base = encode(proposal, _parts(index, coalitions.values()))
    facts = [fact for name, one in coalitions.items() for fact in _facts(name, one)]
    certain, possible = _consequences(fact_base, facts, core)

    def settled(functor: str, name: str, subjects: Iterable[str]) -> dict[str, bool | None]:
        answers: dict[str, bool | None] = {}
        for subject in subjects:
            atom = term(functor, term("named", name), subject)
            depends = atom in possible and atom not in certain
            answers[subject] = None if depends else atom in certain
        return answers

    return {
        name: Answers(
            **{functor: settled(functor, name, index.procedures) for functor in ROOM},
            **{functor: settled(functor, name, index.matters) for functor in SYSTEM},
        )
        for name in coalitions
    }


def _verify(index: ProposalIndex, name: str, coalition: Coalition) -> None:
    seats = {at.path: at for at in index.seats}
    actors = {*index.actors, *(e.id for e in index.proposal.electorates), *UNNAMED}
    for path, number in coalition.seats.items():
        if path not in seats:
            raise ValueError(_unknown(name, "seat", path, seats))
        _verify_number(index, name, seats[path], number)
    for actor in sorted(coalition.actors - actors):
        raise ValueError(_unknown(name, "actor", actor, actors))


def _verify_number(index: ProposalIndex, name: str, at: SeatAt, number: int) -> None:
    largest = at.sizes[0][-1]
    if not 0 <= number <= largest:
        raise ValueError(
            f"Coalition '{name}': expected 0 to {largest} seats of '{at.path}', found {number}"
        )
    if 0 < number < largest and indivisible(index, at):
        raise ValueError(
            f"Coalition '{name}': '{at.path}' is known only as a whole, "
            f"expected 0 or {largest} seats of it, found {number}"
        )


def indivisible(index: ProposalIndex, at: SeatAt) -> bool:
    """Return whether nobody knows what one seat of a class is worth, only what all are.

    So it is with a total of votes, and with a population behind the class as a whole where
    it votes.
    """
    counting = index.counting_populations
    if at.seat.total_weight is not None or (at.bodies is None and counting):
        return True
    return not counting.isdisjoint(at.bodies or ())


def _unknown(name: str, kind: str, id: str, known: Iterable[str]) -> str:
    close = nearest(id, known)
    hint = f"; did you mean '{close}'?" if close else ""
    return f"Coalition '{name}': there is no {kind} '{id}'{hint}"


def _parts(index: ProposalIndex, coalitions: Iterable[Coalition]) -> dict[str, set[int]]:
    """Return what parts of classes occur: those in a coalition, and what they leave over."""
    sizes = {at.path: at.sizes[0] for at in index.seats}
    parts: dict[str, set[int]] = {}
    for coalition in coalitions:
        for path, number in coalition.seats.items():
            left = (size - number for size in sizes[path])
            found = {part for part in (number, *left) if part > 0}
            parts.setdefault(path, set()).update(found)
    return parts


def _facts(name: str, coalition: Coalition) -> list[Symbol]:
    return [
        term("ask", name),
        *(term("wanted", name, path, n) for path, n in coalition.seats.items() if n),
        *(term("joins", name, actor) for actor in coalition.actors),
    ]


def _consequences(
    fact_base: FactBase, asked: Sequence[Symbol], core: Sequence[Clause]
) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return what holds in all completions and what holds in some."""
    available = fact_base.signatures() | signatures(asked)
    rules = (*core, *clauses([TAKEN]))
    text = relevant(rules, available, frozenset((*ROOM, *SYSTEM)))
    grounded = Grounded([text], sorted({*fact_base.facts(), *asked}))
    if not fact_base.questions:
        atoms = frozenset(grounded.atoms() or ())
        return atoms, atoms
    return grounded.consequences("cautious"), grounded.consequences("brave")

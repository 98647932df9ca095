"""Facts and questions about seats: where, how many, who sits there and from where."""

from clingo import Symbol

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_marks import UNSAID, ask_mark, is_torn, settle_contradiction
from council_rules.logic.encode_tenure import encode_tenure
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.participation import is_vacancy, outcomes
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.ex_officio import SeatOfOffice

OUTCOMES: dict[str, tuple[str, str | None]] = {
    "accepted": ("takes part", "takes_part"),
    "observer": ("only observes", "observes"),
    "declined": ("does not take part", "stays_out"),
}


def encode_seat(
    index: ProposalIndex, candidates: Candidates, fact_base: FactBase, at: SeatAt
) -> None:
    """Record where a seat is, how many it stands for, who sits there and for how long."""
    _encode_place(index, fact_base, at)
    _encode_size(index, fact_base, at)
    _encode_participation(index, fact_base, at)
    _encode_holder(index, fact_base, at)
    _encode_locality(candidates, fact_base, at)
    encode_tenure(candidates, fact_base, at)


def _encode_place(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    name = fact_base.names[at.path]
    fact_base.ask(
        f"{at.path}.placed_in",
        f"in which body '{name}' sits",
        f"{at.path}.placed_in" if at.seat.placed_in else at.path,
        [
            Option(id, f"'{name}' sits in {fact_base.quoted(id)}", (term("seat", id, at.path),))
            for id in index.places_of(at)
        ],
        assumed=at.bodies is None,
    )


def _encode_size(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    sizes, assumed = at.sizes
    name = fact_base.names[at.path]

    def option(size: int) -> Option:
        return Option(str(size), f"'{name}' has {_seats(size)}", _terms_of_size(at, size))

    beyond = index.beyond(at)
    possible = (*sizes, *([beyond] if beyond else []))
    if at.is_bounded:
        fact_base.ask(
            f"{at.path}.count",
            f"how many seats '{name}' has",
            f"{at.path}.count",
            map(option, sizes),
            assumed,
            f"'{name}' has at most {_seats(sizes[-1])}" if assumed else "",
            option(beyond) if beyond else None,
        )
    else:
        # Nobody says that there are few, so a number far beyond is an answer like others.
        fact_base.ask(
            f"{at.path}.count",
            f"how many seats '{name}' has",
            f"{at.path}.count",
            map(option, possible),
            assumed,
        )
    for k in possible:
        if k:
            fact_base.number("strength", at.path, k, at.votes_of(k))
    if at.seat.total_weight is not None and sizes[-1] > 1:
        fact_base.number("indivisible", at.path)


def _seats(number: int) -> str:
    return "1 seat" if number == 1 else f"{number} seats"


def _terms_of_size(at: SeatAt, size: int) -> tuple[Symbol, ...]:
    if size == 0:
        return ()
    terms = (term("size", at.path, size),)
    if isinstance(at.seat, SeatOfOffice):
        return (*terms, term("holder", at.path, at.seat.office))
    if size == 1 and not at.seat.holder and not at.seat.on_behalf_of:
        # Nobody is named, yet whoever sits here is one will: the seat stands for its holder.
        return (*terms, term("holder", at.path, at.path))
    return terms


def _encode_participation(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    fact_base.given(at.path, "role", at.path, word(at.seat.role))
    _encode_vote(index, fact_base, at)
    name = fact_base.names[at.path]
    options = []
    for outcome in outcomes(index, at.seat):
        says, functor = OUTCOMES[outcome]
        if outcome == "declined" and is_vacancy(at):
            says, functor = "stays empty", None
        options.append(
            Option(outcome, f"'{name}' {says}", (term(functor, at.path),) if functor else ())
        )
    path = f"{at.path}.participation" if at.seat.participation else at.path
    fact_base.ask(f"{at.path}.participation", f"whether '{name}' takes part", path, options)


def _encode_vote(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    name, votes = fact_base.names[at.path], term("may_vote", at.path)
    if index.vote_is_open(at):
        fact_base.ask(
            f"{at.path}.votes",
            f"whether '{name}' has a vote",
            f"{at.path}.votes" if at.seat.votes else at.path,
            [
                Option("true", f"'{name}' has a vote", (votes,)),
                Option("false", f"'{name}' has no vote", ()),
            ],
        )
    elif at.votes:
        fact_base.given(at.path, "may_vote", at.path)


def _encode_holder(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    seat = at.seat
    if seat.holder:
        fact_base.given(f"{at.path}.holder", "holder", at.path, seat.holder)
    if seat.on_behalf_of and seat.on_behalf_of not in index.groups:
        fact_base.given(f"{at.path}.on_behalf_of", "on_behalf", at.path, seat.on_behalf_of)
    for group in index.reserved(seat):
        fact_base.given(f"{at.path}.reserved_for", "reserved", at.path, group)


def _encode_locality(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Ask where whoever sits here is from, if nothing or two different things are said.

    Nothing said matters where the seat has to do with the area; what is open about a holder
    is asked of the holder.
    """
    index, relations = candidates.index, candidates.relations
    for area in index.peoples:
        marks = index.localities(at.seat, area)
        concerned = relations.concerned(area)
        asked = [
            actor
            for actor in index.actors_of(at.seat)
            if actor.id in relations.keys & concerned and not index.actor_marks(actor, area)
        ]
        if is_torn(marks):
            if not _follows_holder(index, at, area):
                settle_contradiction(fact_base, at.path, area, marks)
        elif (marks and asked) or len(asked) > 1:
            settle_contradiction(fact_base, at.path, area, {*marks, *UNSAID})
        elif (
            marks
            or not {at.path, *(at.bodies or index.bodies)} & concerned
            or (not at.votes and at.path not in relations.keys)
        ):
            continue
        elif not asked:
            may_be = any(index.may_seat(body, area) for body in at.bodies or index.bodies)
            kinds = UNSAID if may_be else ("external",)
            ask_mark(index, fact_base, at.path, area, "seat_locality", kinds)


def _follows_holder(index: ProposalIndex, at: SeatAt, area: str) -> bool:
    """Return whether the marks contradict each other only because those of a holder do."""
    groups = {index.mark(index.groups[group], area) for group in index.reserved(at.seat)}
    marks = [index.actor_marks(actor, area) for actor in index.actors_of(at.seat)]
    return groups <= {None} and len([one for one in marks if one]) == 1

"""Facts and questions about how seats are filled and emptied."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_appointments import (
    NO_LOCAL_HAND,
    encode_appointment,
    encode_confirmation,
    holds_something,
    successor_by,
)
from council_rules.logic.encode_succession import encode_succession
from council_rules.logic.encode_vetting import encode_vetting
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.ex_officio import RemovalFromOffice
from council_rules.proposal.model.bodies import Removal, Seat

# A term of so many years that somebody renews is removal at the will of whoever renews.
AT_PLEASURE = 1


def encode_tenure(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record who appoints to a seat, removes from it, vets for it and finds a successor."""
    encode_appointment(candidates, fact_base, at)
    _encode_removal(candidates, fact_base, at)
    _encode_term(candidates, fact_base, at)
    encode_vetting(candidates, fact_base, at)
    encode_succession(candidates.index, fact_base, at)


def _encode_removal(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    index = candidates.index
    removal, path = at.seat.removable_by, f"{at.path}.removable_by"
    if isinstance(removal, RemovalFromOffice):
        path = f"{at.path}.appointed_by"
    by = removal.by if removal else None
    if removal and by not in ("none", "unknown"):
        _encode_stated_removal(index, fact_base, at, removal, path)
    elif by == "none" or (index.closed and by is None):
        fact_base.given(path, "absent", at.path, word("removal"))
    elif holds_something(candidates, at):
        _ask_removal(candidates, fact_base, at, path if removal else at.path)


def _encode_stated_removal(
    index: ProposalIndex, fact_base: FactBase, at: SeatAt, removal: Removal, path: str
) -> None:
    by, name = removal.procedure or removal.by, fact_base.names[at.path]
    fact_base.given(path, "stated", at.path, word("removal"))
    manners = ("at_will", "for_cause") if removal.manner == "unknown" else (removal.manner,)
    fact_base.ask(
        f"{at.path}.removable_by.manner",
        f"whether '{name}' can be removed at will or only for cause",
        path,
        [
            Option(
                manner,
                f"'{name}' can be removed {manner.replace('_', ' ')}",
                (term("dismisses", at.path, by, word(manner)),),
            )
            for manner in manners
        ],
    )
    encode_confirmation(index, fact_base, at, removal, path)
    if removal.countermanded_by:
        fact_base.given(path, "countermands", at.path, removal.countermanded_by)


def _ask_removal(candidates: Candidates, fact_base: FactBase, at: SeatAt, path: str) -> None:
    name = fact_base.names[at.path]
    appointers = _appointers(at.seat)
    stated = term("stated", at.path, word("removal"))

    def option(value: str, by: str, manner: str) -> Option:
        says = f"{fact_base.quoted(by)} can remove '{name}' {manner.replace('_', ' ')}"
        return Option(value, says, (term("dismisses", at.path, by, word(manner)), stated))

    nobody = Option(
        "nobody", f"'{name}' cannot be removed", (term("absent", at.path, word("removal")),)
    )
    # Whoever fills a seat makes it theirs by emptying it; nobody else could by that alone.
    others: tuple[str, ...] = _others(candidates, at)
    if candidates.is_outside(at):
        others = tuple(who for who in others if not candidates.is_local(who))
        fact_base.assumptions.append(NO_LOCAL_HAND)
    at_will = [
        option(f"{answer(fact_base, by)} at will", by, "at_will")
        for by in dict.fromkeys((*(appointers or ()), *others))
    ]
    if appointers is None:
        same = (term("dismissed_by_appointer", at.path), stated)
        says = f"whoever appoints '{name}' can remove '{name}' at will"
        at_will.insert(0, Option("appointer at will", says, same))
    # Rules ask who removes for cause only of those who are named.
    for_cause = option("for cause", (*(appointers or ()), *others)[0], "for_cause")
    fact_base.ask(
        f"{at.path}.removable_by",
        f"who can remove '{name}'",
        path,
        [nobody, *at_will, for_cause],
        assumed=True,
    )


def _appointers(seat: Seat) -> tuple[str, ...] | None:
    """Return who fills a seat, or nothing where that is open or everybody's own.

    Where nobody appoints, whoever proposes chooses.
    """
    if (successor := successor_by(seat)) not in (None, "unknown"):
        return (str(successor),)
    appointment = seat.appointed_by
    if appointment is None or appointment.by in ("unknown", "each_its_own"):
        return None
    if appointment.by == "none":
        proposer = appointment.on_proposal_of
        return (proposer,) if proposer else ()
    return (appointment.procedure or appointment.by,)


def _others(candidates: Candidates, at: SeatAt) -> tuple[str, ...]:
    """Return who else rules ask about where it is not stated who may end a term of office."""
    near = candidates.relations.together(at.path)
    warring = (one for one in candidates.index.warring_powers if one in near)
    return (*unnamed(candidates.index), *warring, *candidates.watched_by(at))


def _encode_term(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record who renews a term, and whether it is so short that this is dismissal at will.

    Where an open file protects a seat from removal, or may, and says nothing of a term, its
    term may be such.
    """
    term_, path = at.seat.term, f"{at.path}.term"
    removal = at.seat.removable_by
    if term_ is None or term_.years == "unknown":
        protected = removal is not None and (
            removal.by == "none" or (removal.by != "unknown" and removal.manner != "at_will")
        )
        silent = term_ is None and (candidates.index.closed or not protected)
        if not silent and holds_something(candidates, at):
            _ask_term(candidates, fact_base, at, path if term_ else at.path)
        return
    if not isinstance(term_.years, int) or term_.renewable is False:
        return
    short = term_.years <= AT_PLEASURE
    renews = "renews_term" if short else "prolongs_term"
    if term_.renewed_by not in (None, "none", "unknown"):
        fact_base.given(path, renews, at.path, str(term_.renewed_by))
    elif term_.renewed_by is None and candidates.index.closed:
        # Nobody else is named: whoever fills the seat fills it again, or does not.
        appointment = at.seat.appointed_by
        named = appointment and appointment.by not in ("none", "unknown", "each_its_own")
        if appointment and named and (short or term_.renewable):
            fact_base.given(path, renews, at.path, appointment.procedure or appointment.by)
    elif short and term_.renewed_by != "none":
        _ask_term(candidates, fact_base, at, path)


def _ask_term(candidates: Candidates, fact_base: FactBase, at: SeatAt, place: str) -> None:
    name, appointment = fact_base.names[at.path], at.seat.appointed_by
    who = list(_others(candidates, at))
    if candidates.is_outside(at):
        who = [one for one in who if not candidates.is_local(one)]
    if appointment and appointment.by not in ("none", "unknown", "each_its_own"):
        who.insert(0, appointment.procedure or appointment.by)
    options = [Option("long", f"'{name}' sits for more than a year, or for good", ())]
    options += [
        Option(
            answer(fact_base, one),
            f"'{name}' sits for a year at most, and {fact_base.quoted(one)} renews it",
            (term("renews_term", at.path, one),),
        )
        for one in dict.fromkeys(who)
    ]
    fact_base.ask(
        f"{at.path}.term", f"for how long '{name}' sits", place, options, assumed=True
    )

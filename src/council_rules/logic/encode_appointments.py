"""Facts and questions about who fills seats, for the first time and from then on."""

from collections.abc import Iterator

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_actors import answer
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Appointment, Removal, Seat

# Otherwise the vote of every outsider might be a local vote in disguise, and no verdict about
# who decides could be firm as long as a text is silent about removal.
NO_LOCAL_HAND = (
    "nobody local fills, or can empty at will, the seats of those who are declared outsiders, "
    "unless the file says so"
)
FIRST = "first_filled_by"


def encode_appointment(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record who fills a seat; where a successor is found otherwise, who comes first and next.

    Of a seat that presides the successor is a subject of its own.
    """
    successor = successor_by(at.seat)
    if successor is None:
        _encode_filling(candidates, fact_base, at)
    else:
        _encode_first_and_next(candidates, fact_base, at, successor)


def successor_by(seat: Seat) -> str | None:
    """Return who finds the next holder of a seat without the chair, if that is said apart."""
    if seat.role == "chair" or seat.succession is None or seat.succession.by == "none":
        return None
    return seat.succession.by


def _encode_first_and_next(
    candidates: Candidates, fact_base: FactBase, at: SeatAt, successor: str
) -> None:
    """Record who finds successors as who fills the seat, and who chose the first holder."""
    appointment, path = at.seat.appointed_by, f"{at.path}.appointed_by"
    for key in _first_keys(appointment):
        fact_base.given(path, FIRST, at.path, key)
    fact_base.given(f"{at.path}.succession", "stated", at.path, word("appointment"))
    if successor == "unknown":
        _ask_appointment(candidates, fact_base, at, f"{at.path}.succession")
        return
    fact_base.given(f"{at.path}.succession", "appoints", at.path, successor)
    by = appointment.by if appointment else None
    if by == "unknown" or (by is None and not candidates.index.closed):
        _ask_appointment(candidates, fact_base, at, path if appointment else at.path, FIRST)


def _first_keys(appointment: Appointment | None) -> Iterator[str]:
    """Yield whoever must agree to the first holder."""
    if appointment is None or appointment.by in ("none", "unknown", "each_its_own"):
        return
    yield appointment.procedure or appointment.by
    if appointment.on_proposal_of and appointment.binding is not False:
        yield appointment.on_proposal_of
    if appointment.confirmed_by:
        yield appointment.confirmed_by


def _encode_filling(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    index = candidates.index
    appointment, path = at.seat.appointed_by, f"{at.path}.appointed_by"
    by = appointment.by if appointment else None
    if appointment and by == "each_its_own":
        fact_base.given(path, "stated", at.path, word("appointment"))
        fact_base.given(path, "sends_its_own", at.path)
        if appointment.on_proposal_of:
            _encode_proposal(index, fact_base, at, appointment, f"{path}.on_proposal_of")
        encode_confirmation(index, fact_base, at, appointment, path)
    elif appointment and (by not in ("none", "unknown") or _only_proposed(appointment)):
        _encode_stated_appointment(index, fact_base, at, appointment, path)
    elif by == "none" or (index.closed and by is None) or not holds_something(candidates, at):
        fact_base.given(path, "absent", at.path, word("appointment"))
    elif at.seat.holder is None or at.seat.holder in {p.id for p in index.proposal.persons}:
        _ask_appointment(candidates, fact_base, at, path if appointment else at.path)


def _only_proposed(appointment: Appointment) -> bool:
    """Return whether somebody proposes and nobody chooses, as where lots are drawn."""
    return appointment.by == "none" and bool(appointment.on_proposal_of)


def holds_something(candidates: Candidates, at: SeatAt) -> bool:
    """Return whether it matters who fills a seat: it votes, presides, or holds a key."""
    return at.votes or at.seat.role == "chair" or at.path in candidates.relations.keys


def _encode_stated_appointment(
    index: ProposalIndex, fact_base: FactBase, at: SeatAt, appointment: Appointment, path: str
) -> None:
    # By whatever name the act goes: where nobody else is named, nobody else has a hand in it.
    by = appointment.procedure or appointment.by
    if _only_proposed(appointment):
        by = str(appointment.on_proposal_of)
    fact_base.given(path, "appoints", at.path, by)
    fact_base.given(path, "stated", at.path, word("appointment"))
    if appointment.on_proposal_of and by != appointment.on_proposal_of:
        _encode_proposal(index, fact_base, at, appointment, f"{path}.on_proposal_of")
    encode_confirmation(index, fact_base, at, appointment, path)


def encode_confirmation(
    index: ProposalIndex, fact_base: FactBase, at: SeatAt, act: Appointment | Removal, path: str
) -> None:
    """Record who must agree; whether a body still must that may be gone is asked."""
    if not act.confirmed_by:
        return
    filling = isinstance(act, Appointment)
    functor = "appointment_confirmed" if filling else "removal_confirmed"
    if act.confirmed_by not in index.gone:
        fact_base.given(path, functor, at.path, act.confirmed_by)
        return
    key = term(functor, at.path, act.confirmed_by)
    name, who = fact_base.names[at.path], fact_base.quoted(act.confirmed_by)
    what = f"that somebody becomes '{name}'" if filling else f"that '{name}' is removed"
    fact_base.ask(
        f"{path}.confirmed_by",
        f"whether {who}, which may not be there, must agree {what}",
        path,
        [
            Option("needed", f"{who} must agree {what}", (key,)),
            Option("not_needed", f"{who} is not asked to agree {what}", ()),
        ],
    )


def _encode_proposal(
    index: ProposalIndex, fact_base: FactBase, at: SeatAt, appointment: Appointment, path: str
) -> None:
    """Record who proposes; only a proposal that binds is a hand in the appointment."""
    binds = term("proposes", at.path, str(appointment.on_proposal_of))
    if appointment.binding is True and appointment.on_proposal_of not in index.gone:
        fact_base.given(path, "proposes", at.path, str(appointment.on_proposal_of))
    elif appointment.binding is not False:
        name, who = fact_base.names[at.path], fact_base.quoted(str(appointment.on_proposal_of))
        fact_base.ask(
            f"{at.path}.appointed_by.binding",
            f"whether the proposal of {who} for '{name}' binds",
            path,
            [
                Option("true", f"the proposal of {who} for '{name}' binds", (binds,)),
                Option("false", f"the proposal of {who} for '{name}' does not bind", ()),
            ],
        )


def _ask_appointment(
    candidates: Candidates,
    fact_base: FactBase,
    at: SeatAt,
    path: str,
    functor: str = "appoints",
) -> None:
    name = fact_base.names[at.path]
    hands = candidates.around(at.path, bodies=True)
    if candidates.is_outside(at):
        hands = tuple(who for who in hands if not candidates.is_local(who))
        fact_base.assumptions.append(NO_LOCAL_HAND)
    options = [
        Option(
            answer(fact_base, who),
            f"{fact_base.quoted(who)} appoints '{name}'",
            (term(functor, at.path, who),),
        )
        for who in hands
        if who != at.body.id
    ]
    if at.seat.role == "chair" or not candidates.relations.areas(at.path):
        nobody = term("absent", at.path, word("appointment"))
        options.append(Option("nobody", f"nobody appoints '{name}'", (nobody,)))
    fact_base.ask(
        f"{at.path}.appointed_by",
        f"who appoints '{name}'",
        path,
        options,
        assumed=True,
    )

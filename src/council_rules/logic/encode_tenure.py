"""Facts and questions about how seats are filled and emptied."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_vetting import encode_vetting
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.bodies import Appointment, Removal

# A term of so many years that somebody renews is removal at the will of whoever renews.
AT_PLEASURE = 1
# Otherwise the vote of every outsider might be a local vote in disguise, and no verdict about
# who decides could be firm as long as a text is silent about removal.
NO_LOCAL_HAND = (
    "nobody local fills, or can empty at will, the seats of those who are declared outsiders, "
    "unless the file says so"
)


def encode_tenure(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record who appoints to a seat, removes from it, vets for it and finds a successor."""
    _encode_appointment(candidates, fact_base, at)
    _encode_removal(candidates, fact_base, at)
    _encode_term(candidates, fact_base, at)
    encode_vetting(candidates.index, fact_base, at)
    _encode_succession(candidates.index, fact_base, at)


def _encode_appointment(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    index = candidates.index
    appointment, path = at.seat.appointed_by, f"{at.path}.appointed_by"
    by = appointment.by if appointment else None
    if appointment and by == "each_its_own":
        fact_base.given(path, "stated", at.path, word("appointment"))
        fact_base.given(path, "sends_its_own", at.path)
        _encode_confirmation(index, fact_base, at, appointment, path)
    elif appointment and by not in ("none", "unknown"):
        _encode_stated_appointment(index, fact_base, at, appointment, path)
    elif by == "none" or (index.closed and by is None) or not _matters(candidates, at):
        fact_base.given(path, "absent", at.path, word("appointment"))
    elif at.seat.holder is None or at.seat.holder in {p.id for p in index.proposal.persons}:
        _ask_appointment(candidates, fact_base, at, path if appointment else at.path)


def _matters(candidates: Candidates, at: SeatAt) -> bool:
    """Return whether it matters who fills a seat: it votes, presides, or holds a key."""
    return at.votes or at.seat.role == "chair" or at.path in candidates.relations.keys


def _encode_stated_appointment(
    index: ProposalIndex, fact_base: FactBase, at: SeatAt, appointment: Appointment, path: str
) -> None:
    # By whatever name the act goes: where nobody else is named, nobody else has a hand in it.
    fact_base.given(path, "appoints", at.path, appointment.procedure or appointment.by)
    fact_base.given(path, "stated", at.path, word("appointment"))
    if appointment.on_proposal_of:
        _encode_proposal(index, fact_base, at, appointment, f"{path}.on_proposal_of")
    _encode_confirmation(index, fact_base, at, appointment, path)


def _encode_confirmation(
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
    candidates: Candidates, fact_base: FactBase, at: SeatAt, path: str
) -> None:
    name = fact_base.names[at.path]
    hands = candidates.around(at.path, bodies=True)
    if candidates.index.is_outside(at.seat):
        hands = tuple(who for who in hands if not candidates.is_local(who))
        fact_base.assumptions.append(NO_LOCAL_HAND)
    options = [
        Option(
            answer(fact_base, who),
            f"{fact_base.quoted(who)} appoints '{name}'",
            (term("appoints", at.path, who),),
        )
        for who in hands
        if who != at.body.id
    ]
    if at.seat.role == "chair" or not candidates.index.peoples:
        nobody = term("absent", at.path, word("appointment"))
        options.append(Option("nobody", f"nobody appoints '{name}'", (nobody,)))
    fact_base.ask(
        f"{at.path}.appointed_by",
        f"who appoints '{name}'",
        path,
        options,
        assumed=True,
    )


def _encode_removal(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    index = candidates.index
    removal, path = at.seat.removable_by, f"{at.path}.removable_by"
    by = removal.by if removal else None
    if removal and by not in ("none", "unknown"):
        _encode_stated_removal(index, fact_base, at, removal, path)
    elif by == "none" or (index.closed and by is None):
        fact_base.given(path, "absent", at.path, word("removal"))
    elif _matters(candidates, at):
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
    _encode_confirmation(index, fact_base, at, removal, path)
    if removal.countermanded_by:
        fact_base.given(path, "countermands", at.path, removal.countermanded_by)


def _ask_removal(candidates: Candidates, fact_base: FactBase, at: SeatAt, path: str) -> None:
    name, appointment = fact_base.names[at.path], at.seat.appointed_by
    appointers: tuple[str, ...] = ()
    if appointment and appointment.by not in ("none", "unknown", "each_its_own"):
        appointers = (appointment.procedure or appointment.by,)
    stated = term("stated", at.path, word("removal"))

    def option(value: str, by: str, manner: str) -> Option:
        says = f"{fact_base.quoted(by)} can remove '{name}' {manner.replace('_', ' ')}"
        return Option(value, says, (term("dismisses", at.path, by, word(manner)), stated))

    nobody = Option(
        "nobody", f"'{name}' cannot be removed", (term("absent", at.path, word("removal")),)
    )
    # Whoever fills a seat makes it theirs by emptying it; nobody else could by that alone.
    others: tuple[str, ...] = _others(candidates, at)
    if candidates.index.is_outside(at.seat):
        others = tuple(who for who in others if not candidates.is_local(who))
        fact_base.assumptions.append(NO_LOCAL_HAND)
    at_will = [
        option(f"{answer(fact_base, by)} at will", by, "at_will")
        for by in dict.fromkeys((*appointers, *others))
    ]
    if not appointers:
        same = (term("dismissed_by_appointer", at.path), stated)
        says = f"whoever appoints '{name}' can remove '{name}' at will"
        at_will.insert(0, Option("appointer at will", says, same))
    # Rules ask who removes for cause only of those who are named.
    for_cause = option("for cause", (*appointers, *others)[0], "for_cause")
    fact_base.ask(
        f"{at.path}.removable_by",
        f"who can remove '{name}'",
        path,
        [nobody, *at_will, for_cause],
        assumed=True,
    )


def _others(candidates: Candidates, at: SeatAt) -> tuple[str, ...]:
    """Return who else rules ask about where it is not stated who may end a term of office."""
    near = candidates.relations.together(at.path)
    warring = (one for one in candidates.index.warring_powers if one in near)
    return (*unnamed(candidates.index), *warring)


def _encode_term(candidates: Candidates, fact_base: FactBase, at: SeatAt) -> None:
    """Record a term at pleasure: so short that whoever renews it dismisses at will.

    Where an open file protects a seat from removal and says nothing of a term, its term may
    be such.
    """
    term_, path = at.seat.term, f"{at.path}.term"
    removal = at.seat.removable_by
    if term_ is None or term_.years == "unknown":
        protected = removal is not None and (
            removal.by == "none" or removal.manner == "for_cause"
        )
        silent = term_ is None and (candidates.index.closed or not protected)
        if not silent and _matters(candidates, at):
            _ask_term(candidates, fact_base, at, path if term_ else at.path)
        return
    short = isinstance(term_.years, int) and term_.years <= AT_PLEASURE
    if not short or term_.renewable is False:
        return
    if term_.renewed_by not in (None, "none", "unknown"):
        fact_base.given(path, "renews_term", at.path, str(term_.renewed_by))
    elif term_.renewed_by is None and candidates.index.closed:
        # Nobody else is named: whoever fills the seat fills it again, or does not.
        appointment = at.seat.appointed_by
        if appointment and appointment.by not in ("none", "unknown", "each_its_own"):
            by = appointment.procedure or appointment.by
            fact_base.given(path, "renews_term", at.path, by)
    elif term_.renewed_by != "none":
        _ask_term(candidates, fact_base, at, path)


def _ask_term(candidates: Candidates, fact_base: FactBase, at: SeatAt, place: str) -> None:
    name, appointment = fact_base.names[at.path], at.seat.appointed_by
    who = list(_others(candidates, at))
    if candidates.index.is_outside(at.seat):
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


def _encode_succession(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    if at.seat.role != "chair":
        return
    succession, path = at.seat.succession, f"{at.path}.succession"
    by = succession.by if succession else None
    if succession and by not in ("none", "unknown"):
        fact_base.given(path, "stated", at.path, word("succession"))
        fact_base.given(path, "succeeds", at.path, succession.by, word(succession.manner))
    elif by == "none" or (index.closed and by is None):
        fact_base.given(path, "absent", at.path, word("succession"))
    else:
        name = fact_base.names[at.path]
        stated = term("stated", at.path, word("succession"))
        own = (stated, term("succeeds", at.path, at.path, word("designates")))
        body = (stated, term("succeeds", at.path, at.body.id, word("elects")))
        nothing = (term("absent", at.path, word("succession")),)
        fact_base.ask(
            f"{at.path}.succession",
            f"how the successor of '{name}' is found",
            path if succession else at.path,
            [
                Option("designated", f"'{name}' designates the successor", own),
                Option("elected", f"{fact_base.quoted(at.body.id)} elects the successor", body),
                Option("nothing", "nothing is provided", nothing),
            ],
            assumed=True,
        )

"""What has ended, or has not begun, on the day that a text speaks of, though it leans on it.

An assembly whose end is past may go on, or nobody sits there any more; one that is founded
later than others is not there yet; a part of either is there no more than the whole. Whether
what needs its approval still does, or does already, the text does not say. So both are open: of
the seats of locals, and of those in a body that decides nothing itself, such as a court with a
veto, as these are the safeguards that a verdict may rest on. Outsiders are taken to sit there
all the same: a text must not come out better by its dates, and rules about mandates say which
end is past.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from council_rules.proposal.dates import day, earliest, is_before, is_date
from council_rules.proposal.model.bodies import Body, Participation, Seat
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Group

_EMPTY_OR_NOT = Participation(status="vacant", outcomes=("accepted", "declined"))
IN_OFFICE = (None, "accepted")
_DECIDING = ("decision", "override")


@dataclass(frozen=True)
class NotInOffice:
    """A body that has ended or has not begun: by which key, and in what words.

    ``told`` is None where a problem with each seat tells it already.
    """

    body: Body
    key: str
    told: str | None
    then: str
    asked: str


def as_of_its_day(proposal: Proposal) -> Proposal:
    """Return a proposal in which it is open what becomes of those who are not in office."""
    gone = {one.body.id: one for one in not_in_office(proposal)}
    people = _People(proposal)
    bodies = tuple(
        replace(
            body,
            seats=tuple(
                _may_be_vacant(seat)
                if people.may_leave(body, seat)
                and (body.id in gone or _comes_later(proposal, seat))
                else seat
                for seat in body.seats
            ),
        )
        for body in proposal.bodies
    )
    if not gone:
        return replace(proposal, bodies=bodies)
    hands = {hand: gone[body] for hand, body in _hands(proposal) if body in gone}
    procedures = tuple(_may_be_free(one, hands) for one in proposal.procedures)
    return replace(proposal, bodies=bodies, procedures=procedures)


def hands_not_in_office(proposal: Proposal) -> frozenset[str]:
    """Return the bodies that may not be there, with their procedures and seats."""
    gone = {one.body.id for one in not_in_office(proposal)}
    return frozenset(hand for hand, body in _hands(proposal) if body in gone)


def _hands(proposal: Proposal) -> Iterator[tuple[str, str]]:
    """Yield each body, its procedures and its seats, with the body."""
    yield from ((body.id, body.id) for body in proposal.bodies)
    yield from ((one.id, one.body) for one in proposal.procedures)
    yield from ((f"{b.id}/{s.id}", b.id) for b in proposal.bodies for s in b.seats)


def not_in_office(proposal: Proposal) -> Iterator[NotInOffice]:
    """Yield the bodies that have ended or are not founded yet, where not only outsiders vote.

    What is founded later than the day of the text is not there yet if anything else is: a text
    may speak of a day before all of it begins.
    """
    if proposal.proposal.as_of is None:
        return
    people, times = _People(proposal), _Times(proposal)
    for body in proposal.bodies:
        if not any(people.may_leave(body, seat) for seat in body.seats):
            continue
        whole = times.first_of(body, times.past_end)
        later = times.first_of(body, times.later)
        if whole is not None and (past := times.past_end(whole)):
            key, end = past
            what = f"'{whole.id}'" if key == "sunset" else f"The mandate of '{whole.id}'"
            told = f"{what} ended on {end}, before the day the file speaks of"
            key, told = _of_the_part(body, whole, key, told)
            yield NotInOffice(body, key, told, "since", "the body asked has ended")
        elif later is not None:
            told = f"'{later.id}' is founded on {later.founding_date}"
            told = f"{told}: other bodies are taken to be there before"
            key, told = _of_the_part(body, later, "founding_date", told)
            asked = "the body asked is not founded yet"
            yield NotInOffice(body, key, told, "until then", asked)
        elif all(_comes_later(proposal, one) for one in _voting(body)):
            yield NotInOffice(
                body, "seats", None, "until then", "nobody of the body asked is there"
            )


def _of_the_part(body: Body, whole: Body, key: str, told: str) -> tuple[str, str]:
    """Return by which key a body is not there, and in what words, if a whole of it is not."""
    if body is whole:
        return key, told
    return "parent", f"{told}, and '{body.id}' is part of '{whole.id}'"


class _Times:
    """When bodies begin and end, and what they are parts of."""

    def __init__(self, proposal: Proposal) -> None:
        self._today = day(str(proposal.proposal.as_of))
        self._mandates = {mandate.id: mandate.ends for mandate in proposal.mandates}
        self._first = _first_day(proposal)
        self._bodies = {body.id: body for body in proposal.bodies}

    def past_end(self, body: Body) -> tuple[str, str] | None:
        """Return by which key a body has ended, and when."""
        own = body.sunset.ends_on if body.sunset else None
        ends = {"sunset": own, "mandated_by": self._mandates.get(str(body.mandated_by))}
        return next(
            ((k, e) for k, e in ends.items() if is_date(e) and day(e) < self._today), None
        )

    def later(self, body: Body) -> bool:
        """Return whether a body is founded when others are there already."""
        return is_before(self._first, body.founding_date)

    def first_of(self, body: Body, holds: Callable[[Body], object]) -> Body | None:
        """Return a body, or the next whole that it is part of, of which something holds."""
        seen: list[Body] = []
        part: Body | None = body
        while part is not None and part not in seen:
            if holds(part):
                return part
            seen.append(part)
            part = self._bodies.get(str(part.parent))
        return None


def _first_day(proposal: Proposal) -> str | None:
    """Return from when anybody is there: the day of the text, or the first founding."""
    day_of_text = proposal.proposal.as_of
    founded = [body.founding_date for body in proposal.bodies]
    later = [one for one in founded if one is not None and is_before(day_of_text, one)]
    return min(later, key=earliest) if later and len(later) == len(founded) else day_of_text


def _voting(body: Body) -> list[Seat]:
    return [seat for seat in body.seats if seat.votes is not False]


def _comes_later(proposal: Proposal, seat: Seat) -> bool:
    since = seat.participation.since if seat.participation else None
    return is_before(proposal.proposal.as_of, since)


class _People:
    """Where those come from who sit in the bodies of a proposal."""

    def __init__(self, proposal: Proposal) -> None:
        self._actors = {one.id: one for one in (*proposal.persons, *proposal.organizations)}
        self._groups = {one.id: one for one in proposal.groups}
        self._deciding = {p.body for p in proposal.procedures if p.kind in _DECIDING}
        marked: list[Actor | Group] = [*self._actors.values(), *self._groups.values()]
        self._peopled = any("local" in one.locality.values() for one in marked)

    def may_leave(self, body: Body, seat: Seat) -> bool:
        """Return whether it may help a text that somebody votes here who may be gone.

        Somebody local, or anybody but an outsider where the body decides nothing itself.
        """
        marks = set(self._marks(seat))
        if seat.votes is False or marks & {"regional", "external"}:
            return False
        return "local" in marks or (self._peopled and body.id not in self._deciding)

    def _marks(self, seat: Seat) -> Iterator[str]:
        ids = [*seat.reserved_for, *filter(None, (seat.holder, seat.on_behalf_of))]
        actors = [self._actors[id] for id in ids if id in self._actors]
        ids += [id for actor in actors for id in actor.affiliations]
        marked: list[Actor | Group] = [*actors]
        marked += [self._groups[id] for id in ids if id in self._groups]
        return (mark for one in marked for mark in one.locality.values())


def _may_be_vacant(seat: Seat) -> Seat:
    status = seat.participation.status if seat.participation else None
    if status not in IN_OFFICE:
        return seat
    return replace(seat, participation=_EMPTY_OR_NOT)


def _may_be_free(procedure: Procedure, hands: dict[str, NotInOffice]) -> Procedure:
    """Return a procedure that may need no approval by hands which may be gone."""
    rule = procedure.passes_when
    free = _without(rule, frozenset(hands))
    if free is not None and free != rule:
        concerned = (one for hand, one in hands.items() if _without(rule, {hand}) != rule)
        asked = " or ".join(dict.fromkeys(one.asked for one in concerned))
        needed = replace(rule, id="needed", name=f"{asked}, and is asked all the same")
        not_needed = replace(free, id="not_needed", name=f"{asked}, and is not asked")
        readings = needed, not_needed
        procedure = replace(procedure, passes_when=Condition(one_of=readings))
    who = procedure.initiated_by
    if isinstance(who, tuple) and who and hands.keys() >= set(who):
        procedure = replace(procedure, initiated_by="unknown")
    return procedure


def _without(condition: Condition, hands: AbstractSet[str]) -> Condition | None:
    """Return a condition without the consents of some; None if it asks for nothing else."""
    if condition.approval_by in hands:
        return None
    if condition.no_veto_from is not None:
        left = tuple(one for one in condition.no_veto_from if one not in hands)
        return replace(condition, no_veto_from=left) if left else None
    if condition.all is None:
        return condition
    parts = (_without(part, hands) for part in condition.all)
    kept = tuple(part for part in parts if part is not None)
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else replace(condition, all=kept)

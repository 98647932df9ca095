"""Who has to come, who removes members, who presides, and who has the last word."""

from dataclasses import replace

from council_rules.proposal.model.bodies import Term
from tests.laws.claims.offices import presiding
from tests.laws.claims.told import Told, alone, claim, fact
from tests.model.votes import Votes, away


def taken_without(told: Told, procedure: str, area: str) -> bool:
    """Return whether all others carry a procedure while those local to an area stay away."""
    others = told.model.rest(told.camp("locals", area))
    one = told.council.procedures[procedure]
    return Votes(told.council, away).passes(one, others)


def quorate_without(told: Told, procedure: str, group: str) -> bool:
    """Return whether a procedure has its quorum while nobody of a group is there."""
    one = told.council.procedures[procedure]
    if one.quorum is None or one.quorum.rule == "none":
        return True
    others = told.model.rest(told.camp("bloc", group))
    asks = replace(one, passes_when=one.quorum, quorum=None, initiated_by=None)
    return Votes(told.council).passes(asks, others)


@claim("REP017.taken_without")
def _(told: Told, procedure: str, area: str) -> bool:
    return area in told.about(procedure) and taken_without(told, procedure, area)


@claim("REP017.quorate_without_group", "REP017.no_group_quorum")
def _(told: Told, procedure: str, group: str) -> bool:
    return quorate_without(told, procedure, group)


@claim("REP012.one_group")
def _(told: Told, body: str, group: str, area: str) -> bool:
    seats = told.local_voters(body, area)
    given = [
        seat
        for seat in seats
        if group in told.council.groups_of(seat.path)
        or any(
            told.model.commands(who, seat.path)
            for who in told.persons()
            if who in told.council.actors and group in told.council.groups_of_actor(who)
        )
    ]
    return 3 * told.count(given) > 2 * told.count(seats) == 2 * told.numbers["local_seats"]


@claim("DEC013.by_one", "DEC013.unless_undone")
def _(told: Told, body: str, who: str, undone: str = "") -> bool:
    return any(
        all(told.in_hand(who, str(key)) for key in {one.by, one.confirmed_by} - {None})
        and (one.countermanded_by or "") == undone
        for seat in told.voters(body)
        if (one := seat.seat.removable_by) and seat.stands_for
    ) or any(told.in_hand(who, key) for key in renewers(told, body))


def renewers(told: Told, body: str) -> list[str]:
    """Return whoever renews terms of members of a body that sit for somebody."""
    terms = [seat.seat.term for seat in told.voters(body) if seat.stands_for]
    return [
        str(term.renewed_by) for term in terms if isinstance(term, Term) and term.renewed_by
    ]


@claim("DEC013.without_cause")
def _(told: Told, body: str, who: str) -> bool:
    return any(
        seat.seat.removable_by is not None
        and who in (seat.seat.removable_by.by, seat.seat.removable_by.procedure)
        and seat.seat.removable_by.manner == "at_will"
        for seat in told.voters(body)
    ) or who in renewers(told, body)


def behind_the_chair(told: Told, body: str, party: str) -> bool:
    """Return whether a party, or somebody of it or in its hand, presides over a body."""
    people = set(presiding(told, body))
    chairs = [s for s in told.council.seats_of(body) if s.seat.role == "chair" and s.occupied]
    of_it = {party} | {
        who for who in told.council.actors if party in told.council.groups_of_actor(who)
    }
    return (
        bool(people & of_it)
        or any(party in told.council.groups_of(chair.path) for chair in chairs)
        or any(
            told.model.commands(who, chair.path)
            for who in of_it & told.council.actors.keys()
            for chair in chairs
        )
    )


@claim("NEU001.party_presides")
def _(told: Told, body: str, party: str, conflict: str) -> bool:
    (war,) = (one for one in told.council.proposal.conflicts if one.id == conflict)
    return (
        party in war.parties
        and behind_the_chair(told, body, party)
        and not (
            len(war.parties) > 1
            and all(behind_the_chair(told, body, other) for other in war.parties)
        )
    )


@claim("NEU001.met")
def _(told: Told, body: str) -> bool:
    for war in told.council.proposal.conflicts:
        preside = [one for one in war.parties if behind_the_chair(told, body, one)]
        about = str(war.area) in told.affects(body)
        mixed = any(not told.is_local(seat, str(war.area)) for seat in told.voters(body))
        if about and mixed and preside and len(preside) < max(2, len(war.parties)):
            return False
    return True


def limits(told: Told, power: str) -> list[str]:
    """Return the bodies that a power to interpret is about."""
    (one,) = (w for w in told.council.proposal.powers if w.id == power)
    named = [body for body in one.over if body in told.council.bodies]
    return named or list(told.council.bodies)


def interprets(told: Told, power: str, who: str, hand: str) -> bool:
    """Return whether a power lies with somebody in person, or else with his ``hand``."""
    (one,) = (w for w in told.council.proposal.powers if w.id == power)
    holders = one.holder if isinstance(one.holder, tuple) else (one.holder,)
    seats = [told.council.seats[path] for path in holders if path in told.council.seats]
    in_person = who in holders or any(who in seat.stands_for for seat in seats)
    if hand:
        return not in_person and hand in holders and told.in_hand(who, hand)
    return in_person


@claim("ACC006.member", "ACC006.hand_of_member")
def _(told: Told, power: str, *names: str) -> bool:
    *hand, who = names
    sits = any(
        who in seat.stands_for
        for body in limits(told, power)
        for seat in told.council.seats_of(body)
    )
    return sits and interprets(told, power, who, "".join(hand))


@claim("ACC006.master", "ACC006.hand_of_master")
def _(told: Told, power: str, *names: str) -> bool:
    *hand, who, body = names
    acting = told.council.acts_by(body)
    carried = acting is not None and told.carries(told.hand(who), acting.id)
    limited = body in limits(told, power)
    return carried and limited and interprets(told, power, who, "".join(hand))


@claim("ACC006.met")
def _(told: Told, power: str) -> bool:
    (one,) = (w for w in told.council.proposal.powers if w.id == power)
    holders = one.holder if isinstance(one.holder, tuple) else (one.holder,)
    sitting = {
        who
        for body in one.over
        for seat in told.council.seats_of(body)
        for who in (seat.stands_for if seat.occupied else ())
    }
    return not any(told.in_hand(who, holder) for who in sitting for holder in holders)


@claim("DEC012.by_one")
def _(told: Told, matter: str, who: str) -> bool:
    return bool(told.settling(alone(who), matter))


@claim("DEC012.without_locals", "PAL012.no_consent")
def _(told: Told, matter: str, area: str) -> bool:
    return told.rest_decides(area, matter)


@claim("DEC012.without_group")
def _(told: Told, matter: str, group: str, procedure: str) -> bool:
    one = told.council.procedures[procedure]
    return not told.model.blocks(told.camp("bloc", group), one)


@claim("DEC012.met")
def _(told: Told, matter: str) -> bool:
    return not (
        any(told.settling(alone(who), matter) for who in told.persons())
        or any(told.rest_decides(area, matter) for area in told.about(matter))
    )


@claim("PAL010.command_outside")
def _(told: Told, matter: str, who: str, area: str) -> bool:
    return area in told.about(matter) and told.from_outside(who, area)


@claim("PAL010.no_local_say")
def _(told: Told, matter: str, area: str) -> bool:
    outside = [
        w for w in told.council.actors if told.council.mark_of_actor(w, area) == "outside"
    ]
    deciding = {
        one.body
        for one in told.council.procedures.values()
        if told.council.covers(one.id, matter) and one.kind in ("decision", "override")
    }
    return any(
        all(
            any(told.model.commands(who, seat.path) for who in outside)
            for seat in told.local_voters(body, area)
        )
        for body in deciding
    )


@claim("PAL010.met")
def _(told: Told, matter: str) -> bool:
    powers = told.council.proposal.powers
    commanding = [
        w
        for w in powers
        if w.kind == "command" and told.council.reaches(w.matters or "all", matter)
    ]
    return "policing" not in told.council.kinds(matter) or not any(
        told.from_outside(holder, area)
        for area in told.about(matter)
        for power in commanding
        for holder in (power.holder if isinstance(power.holder, tuple) else (power.holder,))
    )


@fact("decides_on")
def _(told: Told, body: str, matter: str) -> bool:
    return any(
        one.body == body and told.council.covers(one.id, matter)
        for one in told.council.procedures.values()
    )

"""Who stands above whom, fills whose seats and acts under which mandate."""

from fractions import Fraction

from council_rules.logic.candidates import candidates_of
from council_rules.logic.index import ProposalIndex
from tests.laws.claims.told import Told, claim
from tests.model.seats import SeatClass
from tests.model.votes import Coalition


@claim("TIER001.none_above", "TIER001.falls_too_far")
def _(told: Told, upper: str, lower: str, area: str) -> bool:
    matters = [m for m in told.council.matters if area in told.council.concerns(m)]
    up, low = told.local_voters(upper, area), told.local_voters(lower, area)
    over = any(
        told.above(upper, lower, m) or told.model.oversees(upper, lower, m) for m in matters
    )
    return (
        over
        and told.numbers["local_seats"] == told.count(up)
        and told.count(up) * told.count(told.voters(lower))
        < told.count(low) * told.count(told.voters(upper))
    )


@claim("TIER002.nobody_local")
def _(told: Told, body: str, area: str) -> bool:
    matters = [m for m in told.council.matters if area in told.council.concerns(m)]
    last = any(told.last_on(body, matter) for matter in matters)
    return last and not told.local_voters(body, area)


@claim("TIER002.met")
def _(told: Told, body: str) -> bool:
    ends = [m for m in told.matters_of(body) if told.model._of(body, m)]
    ends = [m for m in ends if decides_here(told, body, m) and told.last_on(body, m)]
    return all(told.local_voters(body, a) for m in ends for a in told.council.concerns(m))


def decides_here(told: Told, body: str, matter: str) -> bool:
    return any(told.model._is_channel(p, matter) for p in told.model._of(body, matter))


@claim("TIER003.decided_above")
def _(told: Told, matter: str, way: str, upper: str) -> bool:
    bodies = told.council.bodies
    tier = bodies[upper].tier
    lower = [
        one
        for one in bodies.values()
        if isinstance(one.tier, int) and isinstance(tier, int) and one.tier > tier
    ]
    return told.council.covers(way, matter) and bool(lower)


@claim("TIER003.met")
def _(told: Told, matter: str) -> bool:
    tiers = {b.id: b.tier for b in told.council.bodies.values() if isinstance(b.tier, int)}
    handling = [tiers[b] for b in tiers if told.model.votes_on(b, matter)]
    deciding = [tiers[b] for b in tiers if decides_here(told, b, matter)]
    return not handling or not deciding or min(deciding) >= max(handling)


@claim("TIER001.met")
def _(told: Told, upper: str) -> bool:
    for lower in told.council.bodies:
        for matter in told.council.matters:
            if told.above(upper, lower, matter) or told.model.oversees(upper, lower, matter):
                for area in told.council.concerns(matter):
                    up, low = told.local_voters(upper, area), told.local_voters(lower, area)
                    all_up, all_low = told.voters(upper), told.voters(lower)
                    if low and all_up:
                        up_share = Fraction(told.count(up), told.count(all_up))
                        low_share = Fraction(told.count(low), told.count(all_low))
                        if not up or low_share - up_share > Fraction(1, 2):
                            return False
    return True


@claim(
    *(f"TIER005.{reason}" for reason in ("no_grounds", "no_deadline", "too_long")),
    *(f"TIER005.{reason}" for reason in ("no_reasons", "no_contest")),
)
def _(told: Told, veto: str, lower: str, days: int = 0) -> bool:
    override = told.procedure(veto)
    if override is not None:
        undone = [told.council.procedures[p].body for p in override.overrides]
    else:
        undone = [b for b in told.council.bodies for v in told.vetoes_over(b) if v.id == veto]
    return lower in undone and any(told.local_voters(lower, a) for a in told.council.peoples)


@claim("TIER005.own_judge")
def _(told: Told, veto: str, lower: str, court: str) -> bool:
    (one,) = (v for v in told.council.proposal.vetoes if v.id == veto)
    return any(
        told.sits_in(holder) == told.sits_in(court)
        or told.same_people(told.sits_in(court), told.sits_in(holder))
        or any(told.in_hand(w, holder) and told.in_hand(w, court) for w in told.model.hands)
        for holder in told.council.holders(one)
    )


@claim("TIER006.nobody_decides")
def _(told: Told, matter: str) -> bool:
    return not told.model.settles(told.model.everyone, Coalition(), matter)


@claim("TIER006.nothing_passes")
def _(told: Told, matter: str) -> bool:
    return not told.model.settles(told.model.everyone, Coalition(), matter)


@claim("TIER006.met")
def _(told: Told, matter: str) -> bool:
    return told.model.settles(told.model.everyone, Coalition(), matter)


def in_tiers(told: Told, tier: int | None = None) -> list[SeatClass]:
    return [
        seat
        for body in told.council.bodies.values()
        if isinstance(body.tier, int) and tier in (None, body.tier)
        for seat in told.voters(body.id)
    ]


def together(told: Told, who: str, tier: int | None = None) -> list[SeatClass]:
    """Return the seats in tiers of bodies that have to do with one where somebody fills one."""
    relations = candidates_of(ProposalIndex(told.council.proposal)).relations
    own = {
        seat.body for seat in in_tiers(told) if told.model.can_fill(told.hand(who), seat.path)
    }
    near = {one for body in own for one in relations.system(body)}
    return [seat for seat in in_tiers(told, tier) if seat.body in near]


def filled(told: Told, who: str, seats: list[SeatClass]) -> int:
    return told.count([s for s in seats if told.model.can_fill(told.hand(who), s.path)])


@claim("TIER008.most_seats")
def _(told: Told, who: str) -> bool:
    seats = together(told, who)
    own = filled(told, who, seats)
    right = told.numbers == {"all_seats": told.count(seats), "own_seats": own}
    return right and 2 * own > told.count(seats)


@claim("TIER008.two_tiers")
def _(told: Told, who: str, *tiers: int) -> bool:
    seats = [together(told, who, tier) for tier in tiers]
    return all(2 * filled(told, who, one) > told.count(one) for one in seats)


@claim("TIER008.met")
def _(told: Told, who: str) -> bool:
    seats = together(told, who)
    tiers = {b.tier for b in told.council.bodies.values() if isinstance(b.tier, int)}
    most = [
        t for t in tiers if 2 * filled(told, who, (s := together(told, who, t))) > told.count(s)
    ]
    numbers = {"all_seats": told.count(seats), "own_seats": filled(told, who, seats)}
    return told.numbers == numbers and len(most) <= 1


@claim("TIER009.own_mandate")
def _(told: Told, body: str, mandate: str, who: str) -> bool:
    return told.sits_in(who) == body or told.in_hand(body, who)


@claim("TIER009.met")
def _(told: Told, body: str) -> bool:
    named = told.council.bodies[body].mandated_by
    given = {one.id: one.by for one in told.council.proposal.mandates}
    makers = [given.get(one) for one in ([named] if isinstance(named, str) else named or [])]
    return not any(maker == body or (maker and told.in_hand(body, maker)) for maker in makers)

"""Who votes, and what they can decide or stop."""

from collections.abc import Sequence

from clingo import parse_term

from council_rules.proposal.model.decisions import Procedure
from tests.laws.claims.told import Told, alone, claim
from tests.model.seats import SeatClass
from tests.model.votes import Coalition


@claim("REP001.too_few_local_seats")
def _(told: Told, body: str, area: str) -> bool:
    local, everybody = told.local_voters(body, area), told.voters(body)
    return (
        area in told.affects(body)
        and told.numbers["local_seats"] == told.count(local) < 1
        and told.numbers["all_seats"] == told.count(everybody)
    )


@claim("REP001.met")
def _(told: Told, body: str) -> bool:
    counts = [told.count(told.local_voters(body, area)) for area in told.affects(body)]
    told_all = told.numbers["all_seats"] == told.count(told.voters(body))
    return told_all and told.numbers["local_seats"] <= min(counts)


@claim("REP002.short_at_the_top", "REP002.short_in_the_middle", "REP002.short_at_the_bottom")
def _(told: Told, body: str, area: str) -> bool:
    local = told.votes(told.local_voters(body, area))
    everybody = told.votes(told.voters(body))
    numbers = told.numbers
    return numbers["local_votes"] == local < everybody == numbers["all_votes"]


@claim("REP002.met")
def _(told: Told, body: str) -> bool:
    everybody = told.votes(told.voters(body))
    least = min(told.votes(told.local_voters(body, area)) for area in told.affects(body))
    right = told.numbers == {"all_votes": everybody, "local_votes": least}
    return right and 3 * least >= everybody


@claim("REP004.met")
def _(told: Told, subject: str) -> bool:
    if subject in told.council.matters:
        return not any(told.decides("outsiders", a, subject) for a in told.about(subject))
    return not any(told.wins("outsiders", a, subject) for a in told.about(subject))


@claim("REP004.in_the_room")
def _(told: Told, procedure: str, area: str) -> bool:
    voters = told.voters(told.council.procedures[procedure].body)
    outside = [s for s in voters if told.council.mark_of_seat(s.path, area) == "outside"]
    numbers = {"outside_votes": told.votes(outside), "all_votes": told.votes(voters)}
    return told.numbers == numbers and told.carries(told.camp("outsiders", area), procedure)


@claim("REP004.by_its_fallback")
def _(told: Told, procedure: str, area: str) -> bool:
    return told.lets_it_fail(told.camp("outsiders", area), procedure)


@claim("REP004.by_emptying")
def _(told: Told, procedure: str, area: str) -> bool:
    camp, one = told.camp("outsiders", area), told.council.procedures[procedure]
    return told.model.carries_once_emptied(camp, one)


@claim("REP004.across_bodies", "PAL008.made_from_outside")
def _(told: Told, matter: str, area: str) -> bool:
    return told.decides("outsiders", area, matter)


@claim("PAL008.met")
def _(told: Told, matter: str) -> bool:
    camps = [parse_term(f'outsiders("{area}")') for area in told.about(matter)]
    ways = {way for camp in camps for way in told.settling(camp, matter)}
    return all(told.council.procedures[way].grounds for way in ways)


@claim("REP005.met", "PAL001.met")
def _(told: Told, subject: str) -> bool:
    camps = [told.camp("locals", area) for area in told.about(subject)]
    one = told.procedure(subject)
    if one is None:
        return all(told.model.can_stop(camp, subject) for camp in camps)
    return all(told.model.blocks(camp, one) for camp in camps)


@claim("REP005.in_the_room")
def _(told: Told, procedure: str, area: str) -> bool:
    voters = told.voters(told.council.procedures[procedure].body)
    local = [seat for seat in voters if told.is_local(seat, area)]
    numbers = {"local_votes": told.votes(local), "all_votes": told.votes(voters)}
    others = told.model.rest(told.camp("locals", area))
    return told.numbers == numbers and told.carries(others, procedure)


@claim("REP005.by_its_fallback")
def _(told: Told, procedure: str, area: str) -> bool:
    return told.lets_it_fail(told.model.rest(told.camp("locals", area)), procedure)


@claim("REP005.across_bodies", "PAL001.no_local_consent")
def _(told: Told, matter: str, area: str) -> bool:
    return area in told.about(matter) and told.rest_decides(area, matter)


@claim("REP006.bloc_suffices")
def _(told: Told, procedure: str, group: str) -> bool:
    return told.carries(told.camp("bloc", group), procedure)


@claim("REP006.by_its_fallback")
def _(told: Told, procedure: str, group: str) -> bool:
    return told.lets_it_fail(told.camp("bloc", group), procedure)


@claim("REP006.met")
def _(told: Told, procedure: str) -> bool:
    council = told.council
    sitting = {
        group
        for seat in told.voters(council.procedures[procedure].body)
        for group in council.groups_of(seat.path)
        if f'bloc("{group}")' in told.model.camps
    }
    # A whole people in its own matters may carry them.
    free = {g for g in sitting if "local" not in council.groups[g].locality.values()}
    return not any(told.wins("bloc", group, procedure) for group in free)


@claim("REP007.met")
def _(told: Told, matter: str) -> bool:
    return not any(told.model.is_dictator(who, matter) for who in told.persons())


@claim("REP007.decides_alone")
def _(told: Told, matter: str, who: str) -> bool:
    return told.model.is_dictator(who, matter)


def changes(told: Told, seat: SeatClass, procedure: Procedure) -> bool:
    """Return whether one vote of a seat changes some result, others consenting or not."""
    model = told.model
    voters = [v for v in model._voters(procedure) if v != (seat.path, 0)]
    everybody = Coalition(actors=model.everyone.actors, seats=model.everyone.seats)
    for number in range(1 << len(voters)):
        votes = {v: "for" if number >> i & 1 else "against" for i, v in enumerate(voters)}
        results = {
            model._carried(
                procedure,
                {**votes, (seat.path, 0): vote},
                everybody,
                frozenset([procedure.id]),
            )
            for vote in ("for", "against")
        }
        if len(results) > 1:
            return True
    return False


MOST_VOTERS = 7
VOTING = ("decision", "advice", "override")


@claim("REP008.never_pivotal")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
    own = [p for p in told.council.procedures.values() if p.body == seat.body]
    few = told.count(told.voters(seat.body)) <= MOST_VOTERS
    voting = [p for p in own if p.kind in VOTING]
    return not few or not any(changes(told, seat, p) for p in voting)


def overruled(told: Told, seat: SeatClass, matters: Sequence[str]) -> bool:
    """Return whether of each of the matters somebody else alone disposes."""
    others = [who for who in told.persons() if who not in seat.stands_for]
    return all(any(told.settling(alone(who), matter) for who in others) for matter in matters)


@claim("REP008.overruled_for_the_territory")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
    weighty = [m for m in told.matters_of(seat.body) if told.council.concerns(m)]
    return bool(weighty) and overruled(told, seat, weighty)


@claim("REP008.always_overruled")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
    matters = told.matters_of(seat.body)
    elsewhere = not any(told.council.concerns(m) for m in matters)
    return elsewhere and overruled(told, seat, matters)

"""Facts that are shown as evidence."""

from clingo import Symbol

from tests.laws.claims.told import Told, fact, plain
from tests.model.votes import Votes, away


@fact("decides_by")
def _(told: Told, coalition: Symbol, matter: str, procedure: str) -> bool:
    return procedure in told.settling(coalition, matter)


@fact("carries_if_absent")
def _(told: Told, coalition: Symbol, procedure: str) -> bool:
    camp = told.camp(coalition.name, plain(coalition.arguments[0]))
    one = told.council.procedures[procedure]
    return Votes(told.council, away).passes(one, camp)


@fact("emptied")
def _(told: Told, coalition: Symbol, seat: str) -> bool:
    ours, _ = told.first(told.camp(coalition.name, plain(coalition.arguments[0])))
    return seat not in ours.seats and told.model.can_empty(ours, seat)


@fact("blocks_by_absence")
def _(told: Told, coalition: Symbol, procedure: str) -> bool:
    camp = told.camp(coalition.name, plain(coalition.arguments[0]))
    return told.model.blocks_by_absence(camp, told.council.procedures[procedure])


@fact("voter")
def _(told: Told, body: str, seat: str) -> bool:
    one = told.council.seats[seat]
    return one.is_voter and one.body == body


@fact("owns")
def _(told: Told, who: str, seat: str) -> bool:
    return seat in told.hand(who).seats


@fact("commands")
def _(told: Told, who: str, seat: str) -> bool:
    return told.model.commands(who, seat)


@fact("votes_on")
def _(told: Told, body: str, matter: str) -> bool:
    return told.model.votes_on(body, matter)


@fact("can_undo", "can_replace", "oversees")
def _(told: Told, upper: str, lower: str, matter: str) -> bool:
    model = told.model
    return upper != lower and (
        model.can_undo(upper, lower, matter)
        or model.can_replace(upper, lower, matter)
        or model.oversees(upper, lower, matter)
    )


@fact("commands_body")
def _(told: Told, upper: str, lower: str) -> bool:
    return told.model.commands_body(upper, lower)


@fact("above")
def _(told: Told, upper: str, lower: str, matter: str) -> bool:
    return told.above(upper, lower, matter)


@fact("apex")
def _(told: Told, body: str, matter: str) -> bool:
    return told.last_on(body, matter)


@fact("asks_consent")
def _(told: Told, procedure: str, who: str) -> bool:
    council = told.council
    named = {who, *council.groups_of_actor(who)}
    if "/" in who and who not in council.seats:
        return True  # a class of no seats is listed all the same
    if who in council.seats:
        named |= {told.sits_in(who), *council.groups_of(who)}
    return procedure not in council.procedures or bool(told.asked_by(procedure) & named)


@fact("procedure")
def _(told: Told, procedure: str, body: str) -> bool:
    one = told.procedure(procedure)
    return one is None or one.body == body


@fact("channel", "covers")
def _(told: Told, procedure: str, matter: str) -> bool:
    return told.council.covers(procedure, matter)


@fact("matter_kind")
def _(told: Told, matter: str, kind: Symbol) -> bool:
    return str(kind) in told.council.kinds(matter)


@fact("tier")
def _(told: Told, body: str, tier: int) -> bool:
    return told.council.bodies[body].tier == tier


@fact("fallback")
def _(told: Told, procedure: str, other: str) -> bool:
    return told.council.procedures[procedure].falls_back_on == other


@fact("strike")
def _(told: Told, by: str, procedure: str, matter: str) -> bool:
    one = told.council.procedures[procedure]
    vetoes = [v.id for v in told.council.vetoes_over(one)]
    return by in [*vetoes, *(p.id for p in told.council.overrides_of(procedure))]


@fact("local")
def _(told: Told, seat: str, area: str) -> bool:
    return told.is_local(told.council.seats[seat], area)


@fact("holder")
def _(told: Told, seat: str, who: str) -> bool:
    one = told.council.seats[seat]
    return one.occupied and who in one.stands_for


@fact("in_hand")
def _(told: Told, who: str, key: str) -> bool:
    return told.in_hand(who, key)

"""What passes, who decides apart from others, and what is bypassed."""

from dataclasses import replace
from typing import Any

from clingo import Symbol, parse_term

from tests.laws.claims.told import Told, alone, claim
from tests.model.votes import Coalition


@claim("DEC001.two_masters")
def _(told: Told, matter: str, coalition: Symbol) -> bool:
    rest = parse_term(f"rest({coalition})")
    return bool(told.settling(coalition, matter) and told.settling(rest, matter))


@claim("DEC001.two_bodies")
def _(told: Told, matter: str, first: str, second: str) -> bool:
    def decides(body: str) -> bool:
        own = [p for p in told.council.procedures.values() if p.body == body]
        whole = Coalition(voting=frozenset([body]))
        others = told.model.rest(whole)
        ways = {p.id for p in told.model.settling(whole, others, matter)}
        return any(p.id in ways for p in own)

    shared = [
        h for h in told.model.hands.values() for b in (first,) if in_both(told, h, b, second)
    ]
    return decides(first) and decides(second) and not shared


def in_both(told: Told, hand: Coalition, first: str, second: str) -> bool:
    return all(any(s.path in hand.seats for s in told.voters(body)) for body in (first, second))


@claim("DEC001.met")
def _(told: Told, subject: str) -> bool:
    if subject not in told.council.matters:
        return True
    camps = [f'locals("{a}")' for a in told.council.peoples]
    camps += [f'outsiders("{a}")' for a in told.council.peoples]
    # Who decides by a seat that others fill and empty decides for them.
    alone = [who for who in told.persons() if not serves_others(told, who)]
    camps += [f'alone("{who}")' for who in alone]
    for camp in camps:
        ours = told.settling(parse_term(camp), subject)
        others = told.settling(parse_term(f"rest({camp})"), subject)
        if any(p != q for p in ours for q in others):
            return False
    return True


def serves_others(told: Told, who: str) -> bool:
    """Return whether others fill and empty a seat that somebody has."""
    own = told.model.hands[who]
    return bool(own.seats & told.model.grown(told.model.rest(own)).seats)


@claim("DEC002.never_passes")
def _(told: Told, procedure: str) -> bool:
    body = told.council.procedures[procedure].body
    right = told.numbers["votes"] == told.votes(told.voters(body))
    return right and not told.carries(told.model.everyone, procedure)


@claim("DEC002.met")
def _(told: Told, procedure: str) -> bool:
    return told.carries(told.model.everyone, procedure)


@claim("DEC002.never_quorate")
def _(told: Told, procedure: str) -> bool:
    one = told.council.procedures[procedure]
    assert one.quorum is not None
    attended = replace(one, passes_when=one.quorum, quorum=None, initiated_by=None)
    everybody = told.model.everyone
    return not told.model._carries(attended, everybody, frozenset())


@claim("DEC009.bypasses_locals")
def _(told: Told, way: str, other: str, area: str) -> bool:
    camp = told.camp("locals", area)
    rest = parse_term(f'rest(locals("{area}"))')
    stopped = told.model.blocks(camp, told.council.procedures[other])
    return stopped and any(
        way in told.settling(rest, m)
        for m in told.covered(other)
        if told.council.covers(way, m)
    )


@claim("DEC009.bypasses_vote")
def _(told: Told, way: str, who: str, other: str) -> bool:
    one = told.council.procedures[other]
    counted = [one.passes_when]
    while counted and not counts(counted[-1]):
        part = counted.pop()
        counted += [*(part.all or ()), *(part.any or ())]
    return (
        bool(counted)
        and told.count(told.voters(one.body)) >= 3
        and any(way in told.settling(alone(who), m) for m in told.covered(other))
        and not told.carries(told.hand(who), other)
    )


@claim("DEC009.met")
def _(told: Told, way: str) -> bool:
    model, council = told.model, told.council
    for matter in told.covered(way):
        others = [p for p in council.procedures.values() if p.id != way]
        others = [p for p in others if model._is_channel(p, matter)]
        for area in council.concerns(matter):
            camp = told.camp("locals", area)
            past = way in told.settling(parse_term(f'rest(locals("{area}"))'), matter)
            asked = model.blocks(camp, council.procedures[way])
            if past and not asked and any(model.blocks(camp, p) for p in others):
                return False
        for who in told.persons():
            past = way in told.settling(alone(who), matter)
            if past and any(
                p.passes_when.rule or p.passes_when.more_than
                for p in others
                if told.count(told.voters(p.body)) > 2
                and not told.carries(told.hand(who), p.id)
            ):
                return False
    return True


def counts(condition: Any) -> bool:
    """Return whether a condition counts votes: all those of a group, where none may object."""
    if condition.no_veto_from:
        return True
    shares = (condition.at_least, condition.more_than, condition.opposed_fewer_than)
    return condition.rule is not None or any(s is not None for s in shares)

"""What those who live somewhere decide, and who has keys to their bodies."""

from collections.abc import Iterator

from council_rules.logic.seat_at import vetters
from council_rules.proposal.model.bodies import Removal
from tests.laws.claims.told import Told, claim
from tests.model.seats import SeatClass


@claim("PAL002.met")
def _(told: Told, matter: str) -> bool:
    camps = [told.camp("locals", area) for area in told.about(matter)]
    # what others may undo on stated grounds is said with "if at all"
    powers = (*told.council.proposal.vetoes, *told.council.procedures.values())
    bounded = any(power.grounds for power in powers)
    return bounded or all(told.model.decides_surely(camp, matter) for camp in camps)


@claim("PAL002.not_by_themselves")
def _(told: Told, matter: str, area: str) -> bool:
    return not told.model.decides_surely(told.camp("locals", area), matter)


def chosen_here(told: Told, seat: SeatClass, area: str) -> bool:
    """Return whether a seat is filled by a choice from an area."""
    ours = told.model.sure(told.camp("locals", area))
    return told.model.is_own_choice(ours, seat.path, area)


@claim("PAL003.chosen_by_others")
def _(told: Told, body: str, area: str) -> bool:
    local = told.local_voters(body, area)
    chosen = told.count([seat for seat in local if chosen_here(told, seat, area)])
    right = told.numbers == {"seats": told.count(local), "chosen": chosen}
    return right and 2 * chosen < told.count(local)


@claim("PAL003.met")
def _(told: Told, body: str) -> bool:
    for area in told.affects(body):
        local = told.local_voters(body, area)
        chosen = told.count([seat for seat in local if chosen_here(told, seat, area)])
        if 2 * chosen < told.count(local) and not any(s.seat.on_behalf_of for s in local):
            return False
    return True


@claim("PAL004.dismissed_at_will")
def _(told: Told, path: str, by: str, area: str) -> bool:
    removal = told.council.seats[path].seat.removable_by
    return (
        removal is not None
        and removal.manner == "at_will"
        and by in (removal.by, *told.council.with_fallbacks(removing(removal)))
        and told.from_outside(by, area)
        and told.agreed_outside(removal.confirmed_by, area)
    )


def removing(removal: Removal) -> str:
    """Return who removes somebody, by the procedure if one is named."""
    return removal.procedure or str(removal.by)


@claim("PAL004.sits_at_pleasure")
def _(told: Told, path: str, by: str, area: str) -> bool:
    term = told.council.seats[path].seat.term
    short = term is not None and isinstance(term.years, int) and term.years <= 1
    return short and told.from_outside(by, area)


@claim("PAL004.met")
def _(told: Told, path: str) -> bool:
    removal = told.council.seats[path].seat.removable_by
    if removal is None or removal.manner != "at_will":
        return True
    seat = told.council.seats[path]
    areas = [a for a in told.affects(seat.body) if told.is_local(seat, a)]
    return not any(
        told.agreed_outside(removing(removal), area)
        and told.agreed_outside(removal.confirmed_by, area)
        and not (
            removal.countermanded_by and told.wins("locals", area, removal.countermanded_by)
        )
        for area in areas
    )


@claim("PAL006.goes_to_outsiders", "PAL006.certified_from_outside")
def _(told: Told, area: str, handover: str, who: str) -> bool:
    body = who in told.council.bodies
    acting = told.council.acts_by(who) if body else None
    governs = acting is not None and not told.model.blocks(told.camp("locals", area), acting)
    return told.from_outside(who, area) or governs


@claim("PAL006.goes_to_ended")
def _(told: Told, area: str, handover: str, body: str) -> bool:
    due = next(one.due for one in told.council.proposal.handovers if one.id == handover)
    sunset = told.council.bodies[body].sunset
    return sunset is not None and str(sunset.ends_on) < str(due)


@claim("PAL006.met")
def _(told: Told, area: str) -> bool:
    return any(
        (one.due not in (None, "none") or told_by_others(told, str(one.certified_by), area))
        and one.to != "none"
        and not told.from_outside(one.to, area)
        for one in told.council.proposal.handovers
    )


def told_by_others(told: Told, certifier: str, area: str) -> bool:
    return certifier not in ("None", "none") and not told.from_outside(certifier, area)


@claim("PAL006.none_provided")
def _(told: Told, area: str) -> bool:
    return all(h.area != area or h.to == "none" for h in told.council.proposal.handovers)


OVER_DECISIONS = {"veto", "override", "escalation", "approval"}


def powers_over(
    told: Told, body: str, who: str, seats: list[SeatClass]
) -> Iterator[tuple[str, str]]:
    """Yield the keys of a power to a body and some seats of it, as reports name them."""
    council = told.council
    own = [p for p in council.procedures.values() if p.body == body and told.about(p.id)]
    for procedure in own:
        for veto in council.vetoes_over(procedure):
            alone = veto.exercised != "jointly"
            if alone and any(told.in_hand(who, key) for key in council.holders(veto)):
                yield "veto", veto.id
        for override in council.overrides_of(procedure.id):
            if told.in_hand(who, override.id):
                yield "override", override.id
        for trigger in council.triggers(procedure):
            if told.in_hand(who, trigger.id) and not told.by_locals(str(trigger.escalates_to)):
                yield "escalation", trigger.id
        if any(consenting(told, who, key) for key in told.asked_by(procedure.id)):
            yield "approval", procedure.id
    for seat in seats:
        if any(told.in_hand(who, key) for key in told.keys_of(seat.path)):
            yield "appointment", ""
        if any(told.in_hand(who, key) for key in vetters(seat.seat)):
            yield "vetting", ""


def consenting(told: Told, who: str, key: str) -> bool:
    """Return whether the consent of a key, or of one in a group or body, is in a hand."""
    sitting = [
        s.path for s in told.council.seats.values() if key in told.council.groups_of(s.path)
    ]
    sitting += [s.path for s in told.council.seats.values() if s.body == key]
    sitting += [a for a in told.council.actors if key in told.council.groups_of_actor(a)]
    return any(told.in_hand(who, one) for one in (key, *sitting))


@claim("PAL011.veto", "PAL011.override", "PAL011.escalation", "PAL011.approval")
def _(told: Told, body: str, who: str, what: str) -> bool:
    return what in [key for _, key in powers_over(told, body, who, [])]


@claim("PAL011.review")
def _(told: Told, body: str, who: str, duty: str) -> bool:
    (one,) = (one for one in told.council.proposal.accountability if one.id == duty)
    reviews = {"judicial_review", "complaints"} & set(one.means)
    binds = one.effect == "binding" and one.duty_of == body
    return bool(reviews) and binds and told.in_hand(who, one.to)


def holds(told: Told, body: str, who: str, kind: str) -> bool:
    """Return whether a power has a key of a kind to local seats."""
    local = [seat for area in told.affects(body) for seat in told.local_voters(body, area)]
    return kind in [one for one, _ in powers_over(told, body, who, local)]


@claim("PAL011.appointment")
def _(told: Told, body: str, who: str) -> bool:
    return holds(told, body, who, "appointment")


@claim("PAL011.vetting")
def _(told: Told, body: str, who: str) -> bool:
    return holds(told, body, who, "vetting")


@claim("PAL011.met")
def _(told: Told, body: str) -> bool:
    areas = [area for area in told.affects(body) if told.local_voters(body, area)]
    for area in areas:
        local = told.local_voters(body, area)
        led = 2 * told.votes(local) > told.votes(told.voters(body))
        for who in recorded_from_outside(told, area):
            found = {kind for kind, _ in powers_over(told, body, who, local)}
            if found - OVER_DECISIONS or (led and found):
                return False
            if side_by_side(told, body, area) and holds_from_outside(told, body, who):
                return False
    return True


def side_by_side(told: Told, body: str, area: str) -> bool:
    """Return whether warring powers sit in a body, with no more votes than local members."""
    powers = set(recorded_from_outside(told, area))
    theirs = [
        s for s in told.voters(body) if powers & {str(s.seat.on_behalf_of), str(s.seat.holder)}
    ]
    return bool(theirs) and told.votes(theirs) <= told.votes(told.local_voters(body, area))


def holds_from_outside(told: Told, body: str, who: str) -> bool:
    """Return whether a power approves or undoes what a body decides, not by a seat in it."""
    own = [p for p in told.council.procedures.values() if p.body == body and told.about(p.id)]
    keys = {key for one in own for key in told.asked_by(one.id)}
    keys |= {override.id for one in own for override in told.council.overrides_of(one.id)}
    seats = {seat.path for seat in told.voters(body)}
    return any(told.in_hand(who, key) for key in keys - seats)


def recorded_from_outside(told: Told, area: str) -> list[str]:
    return [
        one.id
        for one in told.council.proposal.organizations
        for role in one.roles
        if role.area == area and role.role in ("occupying_power", "belligerent")
        if told.council.mark_of_actor(one.id, area) != "local"
    ]

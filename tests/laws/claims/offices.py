"""Who presides, renews, removes and follows, and who is at war."""

from collections.abc import Iterator

from tests.laws.claims.told import Told, claim


def presiding(told: Told, body: str) -> Iterator[str]:
    """Yield whoever presides over a body, and for whom."""
    for seat in told.council.seats_of(body):
        if seat.seat.role == "chair" and seat.occupied:
            yield from seat.stands_for


@claim("ACC005.met")
def removable(told: Told, path: str) -> bool:
    """Return whether all others can remove whoever presides in a seat, if anybody does."""
    seat = told.council.seats[path]
    removal = seat.seat.removable_by
    if seat.seat.role != "chair":
        return True
    if removal is None:
        return False
    named = [w for w in (seat.seat.holder, seat.seat.on_behalf_of) if w][:1]
    hand = told.hand(named[0] if named else path)
    others = told.model.grown(told.model.rest(hand))
    ways = told.council.with_fallbacks(removal.procedure or str(removal.by))
    confirmed = removal.confirmed_by
    undone = removal.countermanded_by
    return (
        any(one not in seat.stands_for and told.model.acts(others, one) for one in ways)
        and (confirmed is None or told.model.agrees(others, confirmed))
        and not any(
            told.carries(hand, one)
            for one in (told.council.with_fallbacks(undone) if undone else ())
        )
    )


@claim("ACC005.needs_own_consent")
def _(told: Told, path: str) -> bool:
    return not removable(told, path)


@claim("ACC005.only_by_sender")
def _(told: Told, path: str, who: str) -> bool:
    return who in told.council.seats[path].stands_for and not removable(told, path)


@claim("MAN002.met")
def _(told: Told, body: str) -> bool:
    key = told.renewer(body)
    if key == "none":
        return True
    own = key == body or (told.sits_in(key) == body and key in told.council.procedures)
    presided = any(told.in_hand(who, key) for who in presiding(told, body))
    areas = told.affects(body)
    outside = any(told.from_outside(key, area) for area in areas)
    return not (own or presided or outside or commanded(told, body, key))


def commanded(told: Told, body: str, key: str) -> bool:
    """Return whether one who is not local commands a body and has a key."""
    acting = told.council.acts_by(body)
    local = [
        who
        for who in told.council.actors
        if "local" in {told.council.mark_of_actor(who, area) for area in told.affects(body)}
    ]
    named = told.council.actors.keys() - told.council.electorates.keys()
    return acting is not None and any(
        told.carries(told.hand(who), acting.id) and told.in_hand(who, key)
        for who in named - set(local)
    )


@claim("MAN002.renews_itself")
def _(told: Told, body: str) -> bool:
    return told.sits_in(told.renewer(body)) == body


@claim("MAN002.own_members")
def _(told: Told, body: str, key: str) -> bool:
    there = told.sits_in(key)
    return told.renewer(body) == key and there != body and told.same_people(there, body)


@claim("MAN002.own_member")
def _(told: Told, body: str, seat: str) -> bool:
    return told.renewer(body) == seat and told.sits_in(seat) == body


@claim("MAN002.chair_renews", "MAN002.chair_commands")
def _(told: Told, body: str, who: str, key: str = "") -> bool:
    return prolongs(told, body, who, key) and who in presiding(told, body)


@claim("MAN002.master_renews", "MAN002.master_commands")
def _(told: Told, body: str, who: str, key: str = "") -> bool:
    acting = told.council.acts_by(body)
    carried = acting is not None and told.carries(told.hand(who), acting.id)
    return carried and prolongs(told, body, who, key)


def prolongs(told: Told, body: str, who: str, key: str) -> bool:
    """Return whether somebody renews a body: himself, or by a ``key`` if one is named."""
    renewer = told.renewer(body)
    seat = told.council.seats.get(renewer)
    himself = renewer == who or (seat is not None and who in seat.stands_for)
    return told.in_hand(who, renewer) and (himself if not key else renewer == key)


@claim("MAN002.own_creature")
def _(told: Told, body: str, key: str) -> bool:
    return told.renewer(body) == key and told.in_hand(body, key)


@claim("MAN002.outsiders_renew")
def _(told: Told, body: str, key: str, area: str) -> bool:
    return told.renewer(body) == key and told.from_outside(key, area)


@claim("MAN006.met")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
    if seat.seat.role != "chair":
        return True
    finder = seat.seat.succession.by if seat.seat.succession else "none"
    hands = [who for who in seat.stands_for if who not in (seat.seat.on_behalf_of,)]
    if finder == "none":
        return not any(told.model.can_fill(told.hand(who), path) for who in hands)
    return not any(told.in_hand(who, finder) for who in seat.stands_for)


@claim("MAN006.designated_by_incumbent", "MAN006.designated_by_dependents")
def _(told: Told, path: str, key: str) -> bool:
    succession = told.council.seats[path].seat.succession
    who = told.council.seats[path].stands_for
    named = {key, *getattr(told.council.seats.get(key), "stands_for", ())}
    return (
        succession is not None
        and succession.by == key
        and bool(named & who or any(told.in_hand(one, key) for one in who))
    )


@claim("MAN006.filled_by_incumbent")
def _(told: Told, path: str, who: str) -> bool:
    seat = told.council.seats[path].seat
    nothing = seat.succession is None or seat.succession.by == "none"
    return nothing and told.model.can_fill(told.hand(who), path)


@claim("NEU002.presides_and_sits")
def _(told: Told, body: str, who: str, seat: str) -> bool:
    other = told.council.seats[seat]
    return (
        other.is_voter
        and other.body == body
        and other.seat.holder == who
        and any(
            chair.seat.role == "chair" and chair.seat.holder == who and chair.occupied
            for chair in told.council.seats_of(body)
            if chair.path != seat
        )
    )


def votes_here(told: Told, body: str, who: str) -> bool:
    return any(who in seat.stands_for for seat in told.voters(body))


@claim("NEU002.votes_and_approves")
def _(told: Told, body: str, who: str) -> bool:
    own = [p.id for p in told.council.procedures.values() if p.body == body]
    asked = [told.asked_by(p) - told.council.groups.keys() for p in own]
    return votes_here(told, body, who) and any(
        keys and all(told.in_hand(who, key) or behind(told, key, who) for key in keys)
        for keys in asked
    )


def behind(told: Told, key: str, who: str) -> bool:
    """Return whether somebody is the one who acts for a key, even if in vain."""
    if key in told.council.seats:
        return who in told.council.seats[key].stands_for
    voters = told.voters(told.sits_in(key))
    return key == who or (
        told.count(voters) == 1 and any(who in seat.stands_for for seat in voters)
    )


@claim("NEU002.votes_and_undoes")
def _(told: Told, body: str, who: str) -> bool:
    return votes_here(told, body, who) and any(
        all(behind(told, key, who) for key in told.council.holders(veto)) and veto.holders
        for veto in told.vetoes_over(body)
    )


@claim("NEU002.votes_twice")
def _(told: Told, body: str, who: str, procedure: str) -> bool:
    tie = told.council.procedures[procedure].tie_break
    return votes_here(told, body, who) and behind(told, str(tie), who)


@claim("NEU002.met")
def _(told: Told, body: str) -> bool:
    for chair in told.council.seats_of(body):
        who = chair.seat.holder
        others = [seat for seat in told.voters(body) if seat.path != chair.path]
        presides = chair.seat.role == "chair" and chair.occupied and who is not None
        if presides and any(seat.seat.holder == who for seat in others):
            return False
    members = {seat.seat.holder for seat in told.voters(body)} - {None}
    sole = {
        who
        for veto in told.vetoes_over(body)
        for who in members
        if set(told.council.holders(veto)) <= named(told, str(who))
        and told.council.holders(veto)
    }
    return len(sole) != 1


def named(told: Told, who: str) -> set[str]:
    """Return somebody with all seats that he holds."""
    return {who, *(s.path for s in told.council.seats.values() if s.seat.holder == who)}


@claim("NEU006.left_out")
def _(told: Told, body: str, party: str, conflict: str) -> bool:
    (war,) = (one for one in told.council.proposal.conflicts if one.id == conflict)
    parties = set(war.parties)
    seats = told.voters(body)
    sitting = {w for s in seats for w in (*s.stands_for, *told.council.groups_of(s.path))}
    return party in parties and party not in sitting and bool(parties & sitting)


@claim("NEU006.met")
def _(told: Told, body: str) -> bool:
    seats = told.voters(body)
    sitting = {w for s in seats for w in (*s.stands_for, *told.council.groups_of(s.path))}
    for war in told.council.proposal.conflicts:
        parties = set(war.parties)
        from_outside = [
            p
            for p in parties & sitting & told.council.actors.keys()
            if told.council.mark_of_actor(p, str(war.area)) != "local"
        ]
        mixed = any(not told.is_local(seat, str(war.area)) for seat in seats)
        if from_outside and mixed and str(war.area) in told.affects(body) and parties - sitting:
            return False
    return True

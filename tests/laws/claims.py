"""What the sentences of a report claim, checked in the independent model.

``CLAIMS`` finds a check by the code of a rule and ``met`` or the reason of a violation,
``FACTS`` by the predicate of a fact that is shown as evidence. A check returns whether the
sentence, read whole, is true of the structure in force.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from clingo import Symbol, SymbolType, parse_term

from council_rules.findings import Finding
from council_rules.proposal.model import Procedure, Veto
from tests.model.council import Council
from tests.model.matters import Matters
from tests.model.seats import SeatClass
from tests.model.votes import Coalition, Votes, away

Check = Callable[..., bool]
CLAIMS: dict[tuple[str, str], Check] = {}
FACTS: dict[str, Check] = {}


def claim(*keys: str) -> Callable[[Check], Check]:
    """Enter a check of claims, each named by code and reason: ``REP001.met``."""

    def enter(check: Check) -> Check:
        for key in keys:
            code, _, name = key.partition(".")
            CLAIMS[code, name] = check
        return check

    return enter


def fact(*names: str) -> Callable[[Check], Check]:
    """Enter a check of facts of some predicates."""

    def enter(check: Check) -> Check:
        FACTS.update(dict.fromkeys(names, check))
        return check

    return enter


def plain(symbol: Symbol) -> Any:
    """Return a text or number, and anything else as it is."""
    if symbol.type is SymbolType.String:
        return symbol.string
    return symbol.number if symbol.type is SymbolType.Number else symbol


@dataclass
class Told:
    """One completion, and questions to it in the words of reports."""

    model: Matters
    numbers: dict[str, int]

    @cached_property
    def council(self) -> Council:
        return self.model.council

    # --- who ---------------------------------------------------------------------

    def camp(self, name: str, of: str) -> Coalition:
        """Return the locals or outsiders of an area, or a bloc."""
        return self.model.camps.get(f'{name}("{of}")', Coalition())

    def coalition(self, symbol: Symbol) -> tuple[Coalition, Coalition]:
        """Return a coalition at its best and those against it, as a report names it."""
        if symbol.name == "rest":
            inner = symbol.arguments[0]
            if inner.name == "alone":
                ours, others = self.coalition(inner)
                return others, ours
            return self.first(self.model.rest(self.camp(inner.name, plain(inner.arguments[0]))))
        if symbol.name == "alone":
            ours = self.hand(plain(symbol.arguments[0]))
            return ours, self.model.grown(self.model.rest(ours))
        return self.first(self.camp(symbol.name, plain(symbol.arguments[0])))

    def first(self, camp: Coalition) -> tuple[Coalition, Coalition]:
        """Return what a camp has if it uses its keys first, and what others have then."""
        return self.model.bold(camp), self.model.sure(self.model.rest(camp))

    def hand(self, who: str) -> Coalition:
        return self.model.hands.get(who, Coalition(frozenset([who])))

    def persons(self) -> list[str]:
        """Return all single wills: no bodies and no electorates."""
        council = self.council
        return [w for w in self.model.hands if w not in council.bodies | council.electorates]

    def in_hand(self, who: str, key: str) -> bool:
        return self.model.acts(self.hand(who), key)

    def from_outside(self, key: str, area: str) -> bool:
        return self.model.acts(self.model.bold(self.camp("outsiders", area)), key)

    def from_here(self, key: str, area: str) -> bool:
        return self.model.acts(self.model.sure(self.camp("locals", area)), key)

    def is_local(self, seat: SeatClass, area: str) -> bool:
        return self.council.mark_of_seat(seat.path, area) == "local"

    # --- where ---------------------------------------------------------------------

    def voters(self, body: str) -> list[SeatClass]:
        return [seat for seat in self.council.seats_of(body) if seat.is_voter]

    def local_voters(self, body: str, area: str) -> list[SeatClass]:
        return [seat for seat in self.voters(body) if self.is_local(seat, area)]

    def votes(self, seats: list[SeatClass]) -> int:
        return int(sum(self.council.units(seat, "weight") * seat.size for seat in seats))

    def count(self, seats: list[SeatClass]) -> int:
        return sum(seat.size for seat in seats)

    def matters_of(self, body: str) -> list[str]:
        return [m for m in self.council.matters if self.model.votes_on(body, m)]

    def affects(self, body: str) -> set[str]:
        """Return the areas on whose matters a body votes."""
        return {a for m in self.matters_of(body) for a in self.council.concerns(m)}

    def procedure(self, id: str) -> Procedure | None:
        return self.council.procedures.get(id)

    def covered(self, procedure: str) -> list[str]:
        return [m for m in self.council.matters if self.council.covers(procedure, m)]

    def about(self, subject: str) -> set[str]:
        """Return the areas concerned by a matter, or by what a procedure covers."""
        matters = [subject] if subject in self.council.matters else self.covered(subject)
        return {area for matter in matters for area in self.council.concerns(matter)}

    def sits_in(self, key: str) -> str:
        """Return the body of a seat or procedure, or the body itself."""
        seat, procedure = self.council.seats.get(key), self.procedure(key)
        return seat.body if seat else procedure.body if procedure else key.split("/")[0]

    # --- what ----------------------------------------------------------------------

    def settling(self, coalition: Symbol, matter: str) -> list[str]:
        ours, others = self.coalition(coalition)
        return [p.id for p in self.model.settling(ours, others, matter)]

    def decides(self, name: str, of: str, matter: str) -> bool:
        return self.model.decides(self.camp(name, of), matter)

    def rest_decides(self, area: str, matter: str) -> bool:
        return self.model.decides(self.model.rest(self.camp("locals", area)), matter)

    def carries(self, camp: Coalition, procedure: str) -> bool:
        one = self.procedure(procedure)
        return one is not None and self.model.passes(one, camp)

    def wins(self, name: str, of: str, procedure: str) -> bool:
        return self.model.wins(self.camp(name, of), self.council.procedures[procedure])

    def lets_it_fail(self, camp: Coalition, procedure: str) -> bool:
        """Return whether a camp carries what a procedure falls back on, and not itself."""
        one = self.council.procedures[procedure]
        return (
            one.fallback is not None
            and self.model.wins(camp, one)
            and not self.model.passes(one, camp)
        )

    def above(self, upper: str, lower: str, matter: str) -> bool:
        model = self.model
        return upper != lower and (
            model.can_undo(upper, lower, matter)
            or model.can_replace(upper, lower, matter)
            or (model.commands_body(upper, lower) and model.votes_on(lower, matter))
        )

    def chain(self, lower: str, matter: str) -> set[str]:
        """Return all bodies above one, directly or through others."""
        found: set[str] = set()
        todo = [lower]
        while todo:
            one = todo.pop()
            new = {b for b in self.council.bodies if self.above(b, one, matter)} - found
            found |= new
            todo += new
        return found

    def last_on(self, body: str, matter: str) -> bool:
        """Return whether all who stand above a body stand below it as well."""
        return all(body in self.chain(b, matter) for b in self.chain(body, matter))

    def keys_of(self, seat: str) -> frozenset[str]:
        return self.model.keys_of_appointment(seat)

    def vetoes_over(self, body: str) -> list[Veto]:
        own = {p.id for p in self.council.procedures.values() if p.body == body} | {body}
        return [v for v in self.council.proposal.vetoes if own & set(v.over)]

    def asked_by(self, procedure: str) -> set[str]:
        """Return whose consent a procedure asks for, as one of several ways or not."""
        one = self.council.procedures[procedure]
        found: set[str] = (
            set(one.initiated_by) if isinstance(one.initiated_by, tuple) else set()
        )
        todo = [one.passes_when]
        while todo:
            part = todo.pop()
            todo += [*(part.all or ()), *(part.any or ())]
            found |= {*(part.no_veto_from or ()), part.approval_by or "", part.plebiscite or ""}
        return found - {""}

    def renewer(self, body: str) -> str:
        sunset = self.council.bodies[body].sunset
        return str(getattr(sunset, "renewed_by", None) or "none")


def presiding(told: Told, body: str) -> Iterator[str]:
    """Yield whoever presides over a body, and for whom."""
    for seat in told.council.seats_of(body):
        if seat.seat.role == "chair" and seat.occupied:
            yield from seat.stands_for


# --- evidence -----------------------------------------------------------------------


@fact("decides_by")
def _(told: Told, coalition: Symbol, matter: str, procedure: str) -> bool:
    return procedure in told.settling(coalition, matter)


@fact("carries_if_absent")
def _(told: Told, coalition: Symbol, procedure: str) -> bool:
    camp = told.camp(coalition.name, plain(coalition.arguments[0]))
    one = told.council.procedures[procedure]
    return Votes(told.council, away).passes(one, camp)


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
    fallback = told.council.procedures[procedure].fallback
    return fallback is not None and fallback.to == other


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


# --- representation ------------------------------------------------------------------


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


@claim("REP004.across_bodies", "PAL008.made_from_outside")
def _(told: Told, matter: str, area: str) -> bool:
    return told.decides("outsiders", area, matter)


@claim("PAL008.met")
def _(told: Told, matter: str) -> bool:
    return not any(told.decides("outsiders", a, matter) for a in told.about(matter))


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


@claim("REP008.always_overruled")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
    matters = told.matters_of(seat.body)
    weighty = [m for m in matters if told.council.concerns(m)] or matters
    others = [who for who in told.persons() if who not in seat.stands_for]
    return all(any(told.settling(alone(who), matter) for who in others) for matter in weighty)


def alone(who: str) -> Symbol:
    return parse_term(f'alone("{who}")')


# --- decisions ------------------------------------------------------------------------


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
    camps += [f'alone("{who}")' for who in told.persons()]
    for camp in camps:
        ours = told.settling(parse_term(camp), subject)
        others = told.settling(parse_term(f"rest({camp})"), subject)
        if any(p != q for p in ours for q in others):
            return False
    return True


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


# --- mandate, accountability, neutrality --------------------------------------------------


@claim("ACC005.met")
def removable(told: Told, path: str) -> bool:
    """Return whether all others can remove a chair against whoever presides."""
    seat = told.council.seats[path]
    removal = seat.seat.removable_by
    if removal is None:
        return False
    named = [w for w in (seat.seat.holder, seat.seat.on_behalf_of) if w][:1]
    hand = told.hand(named[0] if named else path)
    others = told.model.grown(told.model.rest(hand))
    keys = {removal.procedure or removal.by, removal.confirmed_by} - {None}
    undone = removal.countermanded_by
    return (
        not {removal.by, removal.procedure} & seat.stands_for
        and all(told.model.acts(others, str(key)) for key in keys)
        and not (undone and told.carries(hand, undone))
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


@claim("MAN002.renews_itself", "MAN002.own_member")
def _(told: Told, body: str, seat: str = "") -> bool:
    key = told.renewer(body)
    return told.sits_in(key) == body and seat in ("", key)


@claim("MAN002.own_master")
def _(told: Told, body: str, who: str, key: str) -> bool:
    acting = told.council.acts_by(body)
    carried = acting is not None and told.carries(told.hand(who), acting.id)
    return told.in_hand(who, key) and (carried or who in presiding(told, body))


@claim("MAN002.own_creature")
def _(told: Told, body: str, key: str) -> bool:
    return told.renewer(body) == key and told.in_hand(body, key)


@claim("MAN002.outsiders_renew")
def _(told: Told, body: str, key: str, area: str) -> bool:
    return told.renewer(body) == key and told.from_outside(key, area)


@claim("MAN006.met")
def _(told: Told, path: str) -> bool:
    seat = told.council.seats[path]
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


# --- local authority ------------------------------------------------------------------


@claim("PAL002.met")
def _(told: Told, matter: str) -> bool:
    camps = [told.camp("locals", area) for area in told.about(matter)]
    return all(told.model.decides_surely(camp, matter) for camp in camps)


@claim("PAL002.not_by_themselves")
def _(told: Told, matter: str, area: str) -> bool:
    return not told.model.decides_surely(told.camp("locals", area), matter)


def chosen_here(told: Told, seat: SeatClass, area: str) -> bool:
    """Return whether a seat is filled by a choice from an area."""
    appointment = seat.seat.appointed_by
    if appointment is None:
        # A local organization sends whom it likes.
        sender = seat.seat.on_behalf_of
        return sender is not None and told.council.mark_of_actor(sender, area) == "local"
    if appointment.by == "each_its_own":
        return True
    proposer = appointment.on_proposal_of if appointment.binding else None
    keys = {appointment.procedure or appointment.by, proposer} - {None}
    return any(told.from_here(str(key), area) for key in keys)


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
    confirmed = removal.confirmed_by if removal else None
    return (
        removal is not None
        and removal.manner == "at_will"
        and by in (removal.by, removal.procedure)
        and told.from_outside(by, area)
        and (confirmed is None or told.from_outside(confirmed, area))
    )


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
        told.from_outside(removal.procedure or removal.by, area)
        and (removal.confirmed_by is None or told.from_outside(removal.confirmed_by, area))
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


OVER_DECISIONS = {"veto", "override", "approval"}


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
        if any(consenting(told, who, key) for key in told.asked_by(procedure.id)):
            yield "approval", procedure.id
    for seat in seats:
        removal, term = seat.seat.removable_by, seat.seat.term
        if any(told.in_hand(who, key) for key in told.keys_of(seat.path)):
            yield "appointment", ""
        if any(told.in_hand(who, key) for key in seat.seat.vetted_by or ()):
            yield "vetting", ""
        renewer = term.renewed_by if term else None
        removers = (removal.procedure or removal.by) if removal else None
        if any(key and told.in_hand(who, str(key)) for key in (removers, renewer)):
            yield "removal", ""


def consenting(told: Told, who: str, key: str) -> bool:
    """Return whether the consent of a key, or of one in a group or body, is in a hand."""
    sitting = [
        s.path for s in told.council.seats.values() if key in told.council.groups_of(s.path)
    ]
    sitting += [s.path for s in told.council.seats.values() if s.body == key]
    sitting += [a for a in told.council.actors if key in told.council.groups_of_actor(a)]
    return any(told.in_hand(who, one) for one in (key, *sitting))


@claim("PAL011.veto", "PAL011.override", "PAL011.approval")
def _(told: Told, body: str, who: str, what: str) -> bool:
    return what in [key for _, key in powers_over(told, body, who, [])]


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


@claim("PAL011.removal")
def _(told: Told, body: str, who: str) -> bool:
    return holds(told, body, who, "removal")


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
    return True


def recorded_from_outside(told: Told, area: str) -> list[str]:
    return [
        one.id
        for one in told.council.proposal.organizations
        for role in one.roles
        if role.area == area and role.role in ("occupying_power", "belligerent")
        if told.council.mark_of_actor(one.id, area) != "local"
    ]


# --- tiers ------------------------------------------------------------------------------


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
        or any(told.in_hand(w, holder) and told.in_hand(w, court) for w in told.model.hands)
        for holder in told.council.holders(one)
    )


@claim("TIER006.circle")
def _(told: Told, matter: str, first: str, second: str) -> bool:
    return told.above(first, second, matter) and second in told.chain(first, matter)


@claim("TIER006.nobody_decides")
def _(told: Told, matter: str) -> bool:
    return not told.model.settles(told.model.everyone, Coalition(), matter)


@claim("TIER006.nothing_passes")
def _(told: Told, matter: str) -> bool:
    return not told.model.settles(told.model.everyone, Coalition(), matter)


@claim("TIER006.met")
def _(told: Told, matter: str) -> bool:
    circle = any(b in told.chain(b, matter) for b in told.council.bodies)
    return not circle and told.model.settles(told.model.everyone, Coalition(), matter)


def in_tiers(told: Told, tier: int | None = None) -> list[SeatClass]:
    return [
        seat
        for body in told.council.bodies.values()
        if isinstance(body.tier, int) and tier in (None, body.tier)
        for seat in told.voters(body.id)
    ]


def filled(told: Told, who: str, seats: list[SeatClass]) -> int:
    return told.count([s for s in seats if told.model.can_fill(told.hand(who), s.path)])


@claim("TIER008.most_seats")
def _(told: Told, who: str) -> bool:
    seats = in_tiers(told)
    own = filled(told, who, seats)
    right = told.numbers == {"all_seats": told.count(seats), "own_seats": own}
    return right and 2 * own > told.count(seats)


@claim("TIER008.two_tiers")
def _(told: Told, who: str, *tiers: int) -> bool:
    seats = [in_tiers(told, tier) for tier in tiers]
    return all(2 * filled(told, who, one) > told.count(one) for one in seats)


@claim("TIER008.met")
def _(told: Told, who: str) -> bool:
    seats = in_tiers(told)
    tiers = {b.tier for b in told.council.bodies.values() if isinstance(b.tier, int)}
    most = [t for t in tiers if 2 * filled(told, who, (s := in_tiers(told, t))) > told.count(s)]
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


def checked(told: Told, finding: Finding) -> Check | None:
    """Return the check of what a finding claims, ready to be called; None if there is none."""
    name, arguments = "met", []
    if finding.reason:
        reason = parse_term(finding.reason)
        name, arguments = reason.name, [plain(argument) for argument in reason.arguments]
    check = CLAIMS.get((finding.code, name))
    told.numbers = dict(finding.measures)
    return None if check is None else lambda: check(told, finding.subject, *arguments)

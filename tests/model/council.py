"""Who is there: one completion of a proposal, read off its words.

A completion is a proposal in which everything is stated. Two kinds of answers have no key in
the format and are given beside it: which of several marks holds of somebody, and which
procedures that are called advice or appointment turn out to decide.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from council_rules.logic.candidates import UNNAMED_LOCAL, UNNAMED_OUTSIDER
from council_rules.proposal.model.decisions import Condition, Procedure, Veto
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Electorate, Group, Matter
from tests.model.seats import OpenError, SeatClass, seat_class

LOCAL, OUTSIDE, NEUTRAL = "local", "outside", "neutral"
LONGEST_DELAY = 366
UNNAMED = (UNNAMED_LOCAL, UNNAMED_OUTSIDER)
# The grounds of what is used only where they are there.
KEPT_TO_CAUSE = "kept to its cause"
KINDS = {"local": LOCAL, "regional": OUTSIDE, "external": OUTSIDE, "neutral": NEUTRAL}


class Council:
    """One completion."""

    def __init__(
        self,
        proposal: Proposal,
        marks: Mapping[tuple[str, str], str] | None = None,
        deciding: Iterable[str] = (),
    ) -> None:
        """Take the proposal, answers about marks by who and area, and what decides."""
        self.proposal = proposal
        self.answered = dict(marks or {})
        self.deciding = frozenset(deciding)
        self.bodies = {body.id: body for body in proposal.bodies}
        self.areas = {area.id: area for area in proposal.areas}
        self.groups = {group.id: group for group in proposal.groups}
        self.matters = {matter.id: matter for matter in proposal.matters}
        self.procedures = {one.id: one for one in proposal.procedures}
        self.electorates = {one.id: one for one in proposal.electorates}
        people = (*proposal.persons, *proposal.organizations)
        self.actors: dict[str, Actor | Electorate] = {one.id: one for one in people}
        self.actors |= self.electorates
        classes = (seat_class(body.id, seat) for body in proposal.bodies for seat in body.seats)
        self.seats = {one.path: one for one in classes if one.size > 0}
        # asked again and again, of what does not change
        self._covered: dict[tuple[str, str], bool] = {}
        self._given: dict[tuple[str, str], tuple[Procedure, ...]] = {}
        self._demanded: dict[tuple[str, str], list[tuple[Procedure, ...]]] = {}
        self._usable: dict[str, list[Procedure]] = {}
        self._needed: dict[str, list[Procedure]] = {}

    # --- groups and marks ------------------------------------------------------

    def groups_of_actor(self, who: str) -> tuple[str, ...]:
        """Return the groups that an actor is declared to be in."""
        actor = self.actors.get(who)
        if isinstance(actor, Electorate):
            return (actor.group,) if actor.group else ()
        return actor.affiliations if actor else ()

    def groups_of(self, path: str) -> frozenset[str]:
        """Return the groups of a seat: those it is reserved for and those of its people."""
        seat = self.seats[path]
        theirs = (g for who in seat.stands_for for g in self.groups_of_actor(who))
        return frozenset((*seat.seat.reserved_for, *theirs))

    def around(self, area: str | None) -> Iterator[str]:
        """Yield an area and those that it lies in, the nearest first."""
        while area is not None:
            yield area
            area = self.areas[area].parent

    def _declared(self, one: Group | Actor | Electorate, area: str) -> frozenset[str]:
        """Return the mark that one group or actor has of its own: the nearest one.

        Outsiders of an area who are called local in a part of it are both.
        """
        if isinstance(one, Electorate):
            return frozenset({LOCAL} if self._votes_for(one, area) else ())
        stated = one.locality
        found = [KINDS[stated[near]] for near in self.around(area) if near in stated]
        both = LOCAL in found[:1] and OUTSIDE in found
        return frozenset({LOCAL, OUTSIDE} if both else found[:1])

    def _told(self, one: Group | Actor | Electorate, area: str) -> frozenset[str]:
        """Return the mark that one has of its own, or what is answered where it has none."""
        answer = self.answered.get((one.id, area))
        return self._declared(one, area) or frozenset([answer] if answer else [])

    def _votes_for(self, electorate: Electorate, area: str) -> bool:
        """Return whether an electorate votes for an area, or one around it without a people."""
        for near in self.around(area):
            if near == electorate.area:
                return True
            if near in self._declared_peoples:
                return False
        return False

    def mark_of_actor(self, who: str, area: str) -> str | None:
        """Return how an actor is marked towards an area."""
        bearers = [self.actors[who], *(self.groups[g] for g in self.groups_of_actor(who))]
        return self._one(who, area, [self._declared(bearer, area) for bearer in bearers])

    def _known(self, one: Actor | Electorate, area: str) -> frozenset[str]:
        mark = self.mark_of_actor(one.id, area)
        return frozenset([mark] if mark else [])

    def mark_of_seat(self, path: str, area: str) -> str | None:
        """Return how a seat is marked towards an area."""
        seat = self.seats[path]
        found = [self._declared(self.groups[g], area) for g in seat.seat.reserved_for]
        for who in seat.stands_for & self.actors.keys():
            mark = self.mark_of_actor(who, area)
            found.append(frozenset([mark] if mark else []))
        return self._one(path, area, found)

    def _one(self, who: str, area: str, found: list[frozenset[str]]) -> str | None:
        marks = frozenset[str]().union(*found)
        if len(marks) != 1 and (who, area) in self.answered:
            return self.answered[who, area]
        if len(marks) > 1:
            raise OpenError(f"{who} is {' and '.join(sorted(marks))} in {area}")
        return next(iter(marks), None)

    @property
    def peoples(self) -> frozenset[str]:
        """Return the areas that have a people."""
        stated = self._declared_peoples
        without = {
            matter.area
            for matter in self.proposal.matters
            if matter.area and not stated & set(self.around(matter.area))
        }
        return frozenset(stated | without)

    @property
    def _declared_peoples(self) -> frozenset[str]:
        declared: list[Group | Actor] = [
            *self.proposal.groups,
            *self.proposal.persons,
            *self.proposal.organizations,
        ]
        stated = {
            a for one in declared for a in one.locality if LOCAL in self._declared(one, a)
        }
        return frozenset(stated | {one.area for one in self.proposal.electorates if one.area})

    # --- matters ---------------------------------------------------------------

    def whole(self, matter: str) -> Iterator[Matter]:
        """Yield a matter and all that it is part of."""
        current: str | None = matter
        while current is not None:
            yield self.matters[current]
            current = self.matters[current].parent

    def concerns(self, matter: str) -> frozenset[str]:
        """Return the areas with a people whose affair a matter is."""
        own = {one.area for one in self.whole(matter) if one.area}
        areas = {near for area in own for near in self.around(area)}
        parts = {part for part in self.areas for area in own if self._is_apart(part, area)}
        return self.peoples & (areas | parts)

    def _is_apart(self, part: str, area: str) -> bool:
        """Return whether some of a part are not of the whole, and outsiders there are."""
        groups = [
            (one, self._told(one, part), self._told(one, area)) for one in self.groups.values()
        ]
        named = [one for one in self.actors.values() if one.id not in UNNAMED]
        marks = [
            *groups,
            *((one, self._known(one, part), self._known(one, area)) for one in named),
        ]
        return (
            area in list(self.around(part))[1:]
            and any(OUTSIDE in here and LOCAL in there for _, here, there in marks)
            and any(
                LOCAL in here and LOCAL not in there and not isinstance(one, Electorate)
                for one, here, there in marks
            )
        )

    def kinds(self, matter: str) -> frozenset[str]:
        """Return the kinds of a matter, with those of all it is part of."""
        return frozenset(kind for one in self.whole(matter) for kind in one.kinds)

    def reaches(self, matters: tuple[str, ...] | str | None, matter: str) -> bool:
        """Return whether a list of matters, or ``all``, names a matter or a whole of it."""
        if matters == "unknown":
            raise OpenError("matters")
        if matters is None or matters == "all":
            return matters == "all"
        return any(one.id in matters for one in self.whole(matter))

    def covers(self, procedure: str, matter: str) -> bool:
        """Return whether a procedure covers a matter, itself or in the place of another."""
        if (known := self._covered.get((procedure, matter))) is None:
            known = self._covered[procedure, matter] = self._covers(procedure, matter)
        return known

    def _covers(self, procedure: str, matter: str, seen: frozenset[str] = frozenset()) -> bool:
        # The voice of an office of one is written nowhere and covers nothing.
        stated = self.procedures.get(procedure)
        if stated is None:
            return False
        if self.reaches(stated.matters, matter):
            return True
        instead_of = {
            one.id for one in self.procedures.values() if procedure in self.after(one)
        }
        if displaces(stated):
            instead_of |= set(stated.overrides)
        return any(self._covers(one, matter, seen | {procedure}) for one in instead_of - seen)

    def after(self, procedure: Procedure) -> frozenset[str]:
        """Return what may decide instead of a procedure: its fallback, and what is demanded."""
        found = {procedure.falls_back_on} if procedure.falls_back_on else set()
        return frozenset(found | {str(one.escalates_to) for one in self.triggers(procedure)})

    def triggers(self, procedure: Procedure) -> list[Procedure]:
        """Return the escalations that switch a procedure off and demand another."""
        every = self.procedures.values()
        return [one for one in every if procedure.id in one.replaces]

    # --- bodies and vetoes -----------------------------------------------------

    def seats_of(self, body: str) -> list[SeatClass]:
        """Return the seats that are in a body."""
        return [seat for seat in self.seats.values() if seat.body == body]

    def voters_of_group(self, group: str) -> list[SeatClass]:
        """Return the voters of a group, wherever they sit."""
        return [
            s for s in self.seats.values() if s.is_voter and group in self.groups_of(s.path)
        ]

    def acts_by(self, body: str) -> Procedure | None:
        """Return the procedure by which a body acts, where it is named as a whole."""
        return next(iter(self.voices(body)), None)

    def voices(self, body: str) -> list[Procedure]:
        """Return the procedures by which a body acts.

        There are several only where nobody asks the body as a whole: then each is an act of it.
        """
        stated = self.bodies[body].acts_by
        if stated == "unknown":
            raise OpenError(f"{body}.acts_by")
        if stated is not None:
            return [self.procedures[stated]]
        ordinary = ("decision", "advice", "appointment")
        own = [p for p in self.proposal.procedures if p.body == body and p.kind in ordinary]
        voting = [seat for seat in self.seats_of(body) if seat.votes]
        if len(voting) == 1 and voting[0].size == 1:
            alone = Procedure(
                id=f"{body}.?alone", body=body, passes_when=Condition(rule="unanimity")
            )
            return own or [alone]
        return own

    def holders(self, veto: Veto) -> tuple[str, ...]:
        """Return who uses a veto: of a group each voter; alone, by a fallback as well."""
        parts = self.parts_of(veto)
        jointly = veto.exercised == "jointly"
        return tuple(one for part in parts for one in (part[:1] if jointly else part))

    def parts_of(self, veto: Veto) -> list[list[str]]:
        """Return for each who has a veto by what: itself, or what its vote falls back on."""
        if veto.procedure:
            return [self.with_fallbacks(veto.procedure)]
        found: list[str] = []
        for holder in veto.holders:
            if holder in self.groups:
                found += [seat.path for seat in self.voters_of_group(holder)]
            else:
                found.append(holder)
        return [self.with_fallbacks(holder) for holder in found]

    def vetoes_over(self, procedure: Procedure) -> list[Veto]:
        """Return the vetoes over a procedure or its body that do more than delay."""
        over = {over for one in self.needed(procedure) for over in (one.id, one.body)}
        return [v for v in self.proposal.vetoes if over & set(v.over) and not _ends(v)]

    def overrides_of(self, procedure: str) -> list[Procedure]:
        """Return the procedures that put another decision in the place of one."""
        return [
            p
            for p in self.proposal.procedures
            if p.kind == "override" and procedure in p.overrides
        ]

    def given_instead(self, who: str, asking: Procedure) -> tuple[Procedure, ...]:
        """Return what gives a consent that is refused, but for whoever asks for it.

        That is an override, or what decides when the vote fails. An override that is about
        some matters gives no consent that is asked for on others.
        """
        if (known := self._given.get((who, asking.id))) is None:
            known = self._given[who, asking.id] = tuple(self._given_instead(who, asking))
        return known

    def _given_instead(self, who: str, asking: Procedure) -> list[Procedure]:
        vote = self._vote_of(who)
        return self._in_place_of(vote, asking)[1:] if vote else []

    def _in_place_of(self, vote: Procedure, asking: Procedure) -> list[Procedure]:
        """Return a vote and what may decide in its place, one after the other.

        What nobody asks after the one who asks for the consent is not reached any more.
        """
        asked = [m.id for m in self.proposal.matters if self.covers(asking.id, m.id)]
        found = [vote]
        for one in found:
            after = [self.procedures[one.falls_back_on]] if one.falls_back_on else []
            after += [
                other
                for other in self.overrides_of(one.id)
                if displaces(other) or all(self.covers(other.id, matter) for matter in asked)
            ]
            found += [other for other in after if other != asking and other not in found]
        return found

    def demanded_instead(self, who: str, asking: Procedure) -> list[tuple[Procedure, ...]]:
        """Return the escalations that switch a consent off, and what gives it once they are."""
        if (known := self._demanded.get((who, asking.id))) is None:
            vote = self._vote_of(who)
            known = self._demanded[who, asking.id] = [
                each
                for one in ([vote, *self.given_instead(who, asking)] if vote else [])
                for each in self._after_switching_off(one, asking, ())
            ]
        return known

    def _after_switching_off(
        self, vote: Procedure, asking: Procedure, pulled: tuple[Procedure, ...]
    ) -> Iterator[tuple[Procedure, ...]]:
        for trigger in self.triggers(vote):
            demanded = self.procedures[str(trigger.escalates_to)]
            if asking not in (trigger, demanded) and trigger not in pulled:
                for each in self._in_place_of(demanded, asking):
                    yield (*pulled, trigger, each)
                    yield from self._after_switching_off(each, asking, (*pulled, trigger))

    def switching_off(self, procedure: Procedure) -> list[tuple[Procedure, Procedure]]:
        """Return the escalations over a procedure, or what it needs, and what they demand."""
        return [
            (trigger, self.procedures[str(trigger.escalates_to)])
            for one in self.needed(procedure)
            for trigger in self.triggers(one)
        ]

    def with_fallbacks(self, who: str) -> list[str]:
        """Return who acts, and by what one acts once a vote on it has failed."""
        found, vote = [who], self._vote_of(who)
        while vote is not None and vote.falls_back_on is not None:
            found.append(vote.falls_back_on)
            vote = self.procedures[vote.falls_back_on]
        return found

    def instead_of_act(self, who: str) -> list[str]:
        """Return the overrides, of no stated matter, that put another act in its place."""
        vote = self._vote_of(who)
        return [
            one.id
            for one in (self.overrides_of(vote.id) if vote else ())
            if displaces(one) and not isinstance(one.grounds, tuple)
        ]

    def setting_aside(self, veto: Veto) -> list[Procedure]:
        """Return what overcomes a veto: the procedure named, and what decides if it fails."""
        found = []
        name = veto.overridable_by if veto.overridable_by != "none" else None
        while name is not None:
            found.append(self.procedures[name])
            name = found[-1].falls_back_on
        return found

    def needed(self, procedure: Procedure) -> list[Procedure]:
        """Return a procedure and those without which it cannot pass: votes to consent."""
        if (known := self._needed.get(procedure.id)) is None:
            usable = self.usable(procedure)
            needed = (one for one in usable if not self._passes_without(procedure, one))
            known = self._needed[procedure.id] = [procedure, *needed]
        return known

    def _passes_without(
        self, asking: Procedure, vote: Procedure, waiting: frozenset[str] = frozenset()
    ) -> bool:
        """Return whether, with everybody in favour, one can pass although another does not.

        Nobody gives a consent who waits for whoever asks for it.
        """
        waiting |= {asking.id}

        def granted(who: str) -> bool:
            given = self._vote_of(who)
            return (
                given is None
                or any(map(is_free, (given, *self.given_instead(who, asking))))
                or any(all(map(is_free, pair)) for pair in self.demanded_instead(who, asking))
            )

        def is_free(one: Procedure) -> bool:
            waits = one.id in waiting | {vote.id}
            return not waits and self._passes_without(one, vote, waiting)

        def holds(condition: Condition) -> bool:
            if condition.all is not None:
                return all(map(holds, condition.all))
            if condition.any is not None:
                return any(map(holds, condition.any))
            consent = condition.approval_by
            return all(map(granted, condition.no_veto_from or ([consent] if consent else ())))

        putting = asking.initiated_by
        put = not isinstance(putting, tuple) or any(
            who == asking.body or self._is_silent(who) or granted(who) for who in putting
        )
        return put and holds(asking.passes_when)

    def _vote_of(self, who: str) -> Procedure | None:
        """Return the vote by which somebody gives a consent, if it is one."""
        return self.acts_by(who) if who in self.bodies else self.procedures.get(who)

    def _is_silent(self, who: str) -> bool:
        """Return whether a body has no procedure: its members put things to the vote."""
        silent = all(one.body != who for one in self.procedures.values())
        return who in self.bodies and silent

    def usable(self, procedure: Procedure) -> list[Procedure]:
        """Return the votes that can give a consent to a procedure, directly or not."""
        if (known := self._usable.get(procedure.id)) is None:
            known = self._usable[procedure.id] = self._used_by(procedure)
        return known

    def _used_by(self, procedure: Procedure) -> list[Procedure]:
        found = [procedure]
        for one in found:
            putting = {who for who in _initiators(one) if not self._is_silent(who)}
            for who in {*putting, *_any_asked(one.passes_when)}:
                vote = self._vote_of(who)
                votes = [vote, *self.given_instead(who, one)] if vote is not None else []
                votes += [each for pair in self.demanded_instead(who, one) for each in pair]
                found += [one for one in votes if one not in found]
        return found[1:]

    def units(self, seat: SeatClass, counting: str | None) -> Fraction | int:
        """Return what one seat of a class counts for; a population is that of the class."""
        if counting == "seats":
            return 1
        if counting in (None, "weight"):
            total = seat.seat.total_weight
            return seat.seat.weight if total is None else Fraction(total, seat.size)
        people = [
            self.actors.get(who or "") for who in (seat.seat.holder, seat.seat.on_behalf_of)
        ]
        counted = [one.population for one in people if isinstance(one, Actor)]
        of_groups = [self.groups[group].population or 0 for group in self.groups_of(seat.path)]
        counted.append(max(of_groups, default=0))
        return Fraction(next((number for number in counted if number), 0), seat.size)


def displaces(procedure: Procedure) -> bool:
    """Return whether an override is about whatever it overrides: it names no matter."""
    return bool(procedure.overrides) and procedure.matters is None


def _initiators(procedure: Procedure) -> Iterator[str]:
    """Yield who may put a thing to the vote, but for the members of the body itself."""
    if isinstance(procedure.initiated_by, tuple):
        yield from (who for who in procedure.initiated_by if who != procedure.body)


def _any_asked(condition: Condition) -> Iterator[str]:
    """Yield those whose consent is asked for, in any case or as one of several."""
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from _any_asked(part)
    yield from condition.no_veto_from or ()
    if condition.approval_by is not None:
        yield condition.approval_by


def _ends(veto: Veto) -> bool:
    """Return whether a veto only delays: one that has no end is a veto like any other."""
    if veto.effect != "delays":
        return False
    if veto.delay == "unknown":
        raise OpenError(f"{veto.id}.delay")
    lasts = veto.deadline if veto.delay is None else veto.delay
    return isinstance(lasts, int) and lasts <= LONGEST_DELAY

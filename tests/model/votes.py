"""What a coalition can do on one procedure, by playing what the others may do.

``carried`` reads one profile of votes by the meaning of the words. ``passes`` asks for it
whatever the others do: vote for, vote against, abstain or stay away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from council_rules.proposal.model.decisions import Condition, Procedure
from tests.model.council import Council

FOR, AGAINST, ABSTAIN, ABSENT = "for", "against", "abstain", "absent"
VOTES = (FOR, AGAINST, ABSTAIN, ABSENT)
Profile = Mapping[tuple[str, int], str]
Play = Callable[[int], Iterator[tuple[str, ...]]]


@dataclass(frozen=True)
class Coalition:
    """Seats, by class, and actors with one will.

    ``voting`` are bodies whose own vote it has: in the procedures of such a body, all seats
    of the body are its own. ``lacking`` are bodies whose own vote it does not have, whoever
    sits there.
    """

    seats: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    voting: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()

    def with_seats(self, seats: Iterable[str]) -> "Coalition":
        """Return the coalition with more seats."""
        return replace(self, seats=self.seats.union(seats))


def uniform(number: int) -> Iterator[tuple[str, ...]]:
    """Yield the profiles in which all do the same."""
    yield from dict.fromkeys((vote,) * number for vote in VOTES)


def every(number: int) -> Iterator[tuple[str, ...]]:
    """Yield all profiles of so many voters."""
    yield from product(VOTES, repeat=number)


def away(number: int) -> Iterator[tuple[str, ...]]:
    """Yield the one profile in which all stay away."""
    yield (ABSENT,) * number


class Votes:
    """Plays the procedures of one completion.

    ``play`` gives what the others are tried with. As every condition takes it worst that
    they come and vote against, and every quorum that they stay away, the uniform profiles
    show what all of them do; a test tries both.
    """

    def __init__(self, council: Council, play: Play = uniform) -> None:
        self.council = council
        self.play = play
        self.everyone = Coalition(frozenset(council.seats), frozenset(council.actors))
        self._known: dict[tuple[str, Coalition], bool] = {}
        self._units: dict[tuple[str, str | None, str | None], Mapping[str, Fraction | int]] = {}

    def rest(self, coalition: Coalition) -> Coalition:
        """Return everybody else."""
        return Coalition(
            self.everyone.seats - coalition.seats,
            self.everyone.actors - coalition.actors,
            coalition.lacking,
            coalition.voting,
        )

    # --- a procedure -----------------------------------------------------------

    def passes(
        self, procedure: Procedure, coalition: Coalition, path: frozenset[str] = frozenset()
    ) -> bool:
        """Return whether the coalition carries a procedure whatever the others do.

        ``path`` names the procedures that wait for this one: who waits for himself has no
        consent to give.
        """
        if procedure.id in path:
            return False
        key = (procedure.id, coalition)
        if not path and key in self._known:
            return self._known[key]
        found = self._carries(procedure, coalition, path)
        if not path:
            self._known[key] = found
        return found

    def passes_without_quorum(self, procedure: Procedure, coalition: Coalition) -> bool:
        """Return whether the coalition would carry a procedure that asks for no quorum."""
        return self._carries(replace(procedure, quorum=None), coalition, frozenset())

    def _carries(
        self, procedure: Procedure, coalition: Coalition, path: frozenset[str]
    ) -> bool:
        return all(
            self._carried(procedure, profile, coalition, path | {procedure.id})
            for profile in self._profiles(procedure, coalition)
        )

    def attains(self, procedure: Procedure, ours: Coalition, others: Coalition) -> bool:
        """Return whether ours pass a procedure, or let it fail and attain its fallback."""
        return any(self.passes(one, ours) for one in self.open_ways(procedure, others))

    def open_ways(self, procedure: Procedure, others: Coalition) -> Iterator[Procedure]:
        """Yield a procedure, and its fallbacks as far as the others cannot pass each."""
        seen: set[str] = set()
        while procedure.id not in seen:
            seen.add(procedure.id)
            yield procedure
            if procedure.falls_back_on is None or self.passes(procedure, others):
                return
            procedure = self.council.procedures[procedure.falls_back_on]

    def _profiles(self, procedure: Procedure, coalition: Coalition) -> Iterator[Profile]:
        voters = self._voters(procedure)
        ours = self._backed(procedure.body, coalition).seats
        fixed = {voter: FOR for voter in voters if voter[0] in ours}
        others = [voter for voter in voters if voter not in fixed]
        for votes in self.play(len(others)):
            yield {**fixed, **dict(zip(others, votes, strict=True))}

    def _voters(self, procedure: Procedure) -> list[tuple[str, int]]:
        seats = self.council.seats_of(procedure.body)
        return [(seat.path, i) for seat in seats if seat.is_voter for i in range(seat.size)]

    def units(
        self, body: str, among: str | None, counting: str | None
    ) -> Mapping[str, Fraction | int]:
        """Return what each seat of a body, or of a group in it, counts for."""
        key = (body, among, counting)
        if key not in self._units:
            self._units[key] = {
                seat.path: self.council.units(seat, counting)
                for seat in self.council.seats_of(body)
                if among is None or among in self.council.groups_of(seat.path)
            }
        return self._units[key]

    def _backed(self, body: str, coalition: Coalition) -> Coalition:
        """Return the coalition as it votes in a body.

        Whoever sits in the body speaks with the voice of the body there.
        """
        sitting = self.council.seats_of(body)
        seats = frozenset(seat.path for seat in sitting)
        voices = {who for seat in sitting if seat.is_voter for who in seat.stands_for}
        actors = frozenset(voices & self.council.actors.keys())
        if body in coalition.voting:
            return replace(
                coalition, seats=coalition.seats | seats, actors=coalition.actors | actors
            )
        if body in coalition.lacking:
            return replace(
                coalition, seats=coalition.seats - seats, actors=coalition.actors - actors
            )
        return coalition

    def _carried(
        self, procedure: Procedure, profile: Profile, coalition: Coalition, path: frozenset[str]
    ) -> bool:
        ballot = _Ballot(self, procedure, coalition, path)
        holds = ballot.holds(procedure.passes_when, profile)
        if holds and _is_stated(procedure.quorum):
            assert procedure.quorum is not None
            # Attendance is counted like votes: whoever stays away is missing in the total.
            coming = {who: AGAINST if v == ABSENT else FOR for who, v in profile.items()}
            # No casting vote makes a quorum.
            attendance = _Ballot(self, replace(procedure, tie_break=None), coalition, path)
            holds = attendance.holds(procedure.quorum, coming)
        if holds and procedure.initiated_by and procedure.initiated_by != "none":
            holds = any(ballot.puts(who) for who in procedure.initiated_by)
        return holds

    # --- consent ---------------------------------------------------------------

    def consents(
        self, whose: str, coalition: Coalition, path: frozenset[str] = frozenset()
    ) -> bool:
        """Return whether the coalition has somebody's consent."""
        council = self.council
        if whose in council.actors:
            return whose in coalition.actors
        if whose in council.bodies:
            procedure = council.acts_by(whose)
            return procedure is not None and self.passes(procedure, coalition, path)
        if whose in council.procedures:
            return self.passes(council.procedures[whose], coalition, path)
        seat = council.seats.get(whose)
        return seat is not None and seat.occupied and whose in coalition.seats

    # --- in the room -----------------------------------------------------------

    def wins(self, coalition: Coalition, procedure: Procedure) -> bool:
        """Return whether the coalition attains a procedure whatever the others do."""
        return self.attains(procedure, coalition, self.rest(coalition))

    def blocks_by_absence(self, coalition: Coalition, procedure: Procedure) -> bool:
        """Return whether the coalition blocks a procedure only because it asks for a quorum."""
        others = self.rest(coalition)
        return self.blocks(coalition, procedure) and self.passes_without_quorum(
            procedure, others
        )

    def blocks(self, coalition: Coalition, procedure: Procedure) -> bool:
        """Return whether all together attain a procedure, and not without the coalition."""
        return self.attains(procedure, self.everyone, Coalition()) and not self.attains(
            procedure, self.rest(coalition), coalition
        )


class _Ballot:
    """Reads the conditions of one procedure on profiles of its voters."""

    def __init__(
        self, votes: Votes, procedure: Procedure, coalition: Coalition, path: frozenset[str]
    ) -> None:
        self.votes = votes
        self.council = votes.council
        self.procedure = procedure
        self.coalition = coalition
        self.inside = votes._backed(procedure.body, coalition)
        self.path = path

    def consents(self, whose: str) -> bool:
        """Return whether the coalition has a consent that this procedure asks for."""
        own = whose in self.council.seats or whose in self.council.actors
        coalition = self.inside if own else self.coalition
        instead = [(one,) for one in self.council.given_instead(whose, self.procedure)]
        return self.votes.consents(whose, coalition, self.path) or any(
            all(self.votes.passes(one, coalition, self.path) for one in each)
            for each in (*instead, *self.council.demanded_instead(whose, self.procedure))
        )

    def puts(self, whose: str) -> bool:
        """Return whether the coalition can put something to the vote in somebody's place.

        Of a group any one may, of the own body any member, and so of a body without a vote.
        """
        council = self.council
        if whose in council.groups:
            seats = [
                s.path for s in council.seats.values() if whose in council.groups_of(s.path)
            ]
            actors = [a for a in council.actors if whose in council.groups_of_actor(a)]
            return any(map(self.consents, (*seats, *actors)))
        silent = all(one.body != whose for one in council.procedures.values())
        if whose == self.procedure.body or (whose in council.bodies and silent):
            return any(self.consents(s.path) for s in council.seats_of(whose) if s.votes)
        return self.consents(whose)

    def holds(self, condition: Condition, profile: Profile) -> bool:
        """Return whether a condition is met on a profile."""
        if condition.all is not None:
            # Of no parts none is met: an empty list is nobody's consent.
            parts = [self.holds(part, profile) for part in condition.all]
            return bool(parts) and all(parts)
        if condition.any is not None:
            return any(self.holds(part, profile) for part in condition.any)
        if condition.no_veto_from is not None:
            return all(self._agrees(who, profile) for who in condition.no_veto_from)
        consent = condition.approval_by or condition.plebiscite
        if consent is not None:
            return self.consents(consent)
        return self._counts(condition, profile)

    def _agrees(self, whose: str, profile: Profile) -> bool:
        if whose not in self.council.groups:
            return self.consents(whose)
        return self._counts(Condition(rule="unanimity", among=whose), profile)

    def _counts(self, condition: Condition, profile: Profile) -> bool:
        """Return whether enough votes are cast for, one at least, and few enough against."""
        support = self._sum(condition, profile, FOR)
        if support == 0:
            return False
        against = self._sum(condition, profile, AGAINST)
        if condition.rule is not None:
            return against == self._sum(condition, profile, ABSTAIN) == 0
        base = self._base(condition, profile)
        if condition.opposed_fewer_than is not None:
            return against < _number(condition.opposed_fewer_than, base)
        if condition.at_least is not None:
            return support >= _number(condition.at_least, base)
        assert condition.more_than is not None
        needed = _number(condition.more_than, base)
        half = condition.more_than == Fraction(1, 2) and condition.among is None
        return support > needed or (half and support == needed and self._casting(condition))

    def _casting(self, condition: Condition) -> bool:
        seat = self.procedure.tie_break
        return seat in self.council.seats and self.consents(str(seat))

    def _units(self, condition: Condition) -> Mapping[str, Fraction | int]:
        counting = "seats" if condition.rule else condition.counting
        return self.votes.units(self.procedure.body, condition.among, counting)

    def _sum(self, condition: Condition, profile: Profile, *votes: str) -> Fraction | int:
        units = self._units(condition)
        return sum(units.get(who[0], 0) for who, vote in profile.items() if vote in votes)

    def _base(self, condition: Condition, profile: Profile) -> Fraction | int:
        """Return what a share is of."""
        if condition.of == "members":
            units = self._units(condition)
            members = [self.council.seats[path] for path in units]
            return sum(s.size * units[s.path] for s in members if s.is_member)
        counted = {"voting": (FOR, AGAINST), "filled_seats": VOTES}
        there = (FOR, AGAINST, ABSTAIN)
        return self._sum(condition, profile, *counted.get(condition.of or "", there))


def _number(amount: Fraction | int, base: Fraction | int) -> Fraction | int:
    return amount if isinstance(amount, int) else amount * base


def _is_stated(quorum: Condition | None) -> bool:
    return quorum is not None and quorum.rule != "none"

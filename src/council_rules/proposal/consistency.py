"""Statements of one proposal that cannot all be true, or lack a part they need."""

from collections.abc import Iterator

from council_rules.proposal.actors import contradictory_marks, same_identifiers
from council_rules.proposal.bodies import foreign_voices, quotas
from council_rules.proposal.clauses import contradictory_clauses, lists_with_gaps
from council_rules.proposal.emptiness import empty_lists
from council_rules.proposal.model.bodies import Body, Range, Seat
from council_rules.proposal.model.decisions import Condition, Procedure, Veto
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor, Group
from council_rules.proposal.order import disorder
from council_rules.proposal.places import Places, error_at, warning_at
from council_rules.proposal.problems import Problem, error
from council_rules.proposal.readings import readings
from council_rules.proposal.references import Index
from council_rules.words import listed

LARGEST_TOTAL = 2**31 - 2
_NEVER_VOTING_ROLES = ("observer", "adviser", "secretary")
_OUT = ("declined", "withdrawn")


def contradictions(proposal: Proposal, known: Index, places: Places) -> list[Problem]:
    """Return the contradictions in a proposal whose references are sound."""
    return [
        *_ranges(known, places),
        *empty_lists(known, places),
        *_seats(known, places),
        *_bodies(known, places),
        *foreign_voices(known, places),
        *quotas(known, places, proposal.proposal),
        *_procedures(known, places),
        *_delays(known, places),
        *_readings(known, places),
        *contradictory_clauses(known, places),
        *lists_with_gaps(proposal.proposal, places),
        *_populations(known, places),
        *_overlaps(known, places),
        *same_identifiers(known, places),
        *contradictory_marks(known, places),
        *disorder(proposal, known, places),
    ]


def _ranges(known: Index, places: Places) -> Iterator[Problem]:
    for bounds, path in known.of(Range):
        if bounds.max is not None and bounds.min > bounds.max:
            message = f"'min' is {bounds.min}, but 'max' is {bounds.max}"
            yield error_at(places, "SRC009", f"{path}.max", message, "swap them")
        if bounds.assume is not None and bounds.assume < bounds.min:
            message = f"'assume' is {bounds.assume}, but 'min' is {bounds.min}"
            hint = "'assume' is an upper bound: at least 'min'"
            yield error_at(places, "SRC009", f"{path}.assume", message, hint)
        if None not in (bounds.assume, bounds.max) and bounds.assume > bounds.max:
            message = f"'assume' is {bounds.assume}, but 'max' is {bounds.max}"
            yield error_at(places, "SRC009", f"{path}.assume", message, "leave 'assume' out")


def _seats(known: Index, places: Places) -> Iterator[Problem]:
    for seat, path in known.of(Seat):
        least = _least(seat)
        if seat.holder is not None and least > 1:
            message = f"'{seat.holder}' holds a seat that there are {least} of"
            hint = "give the holder a seat of their own, and the others a second entry"
            yield error_at(places, "SRC009", f"{path}.holder", message, hint)
        participation = seat.participation
        if seat.votes is True and participation is not None and participation.status in _OUT:
            message = f"The seat votes, but participation is '{participation.status}'"
            yield error_at(places, "SRC009", f"{path}.votes", message, "remove 'votes'")
        yield from _wrong_holder(seat, path, known, places)
        if seat.total_weight is None:
            continue
        if f"{path}.weight" in places:
            message = "Both 'weight' and 'total_weight' are given"
            hint = "'weight' is for one seat, 'total_weight' for the class: keep one"
            yield error_at(places, "SRC009", f"{path}.total_weight", message, hint)
        elif seat.total_weight < least:
            message = f"{least} seats share a 'total_weight' of {seat.total_weight}"
            hint = "each seat has at least one vote"
            yield error_at(places, "SRC009", f"{path}.total_weight", message, hint)


def _wrong_holder(seat: Seat, path: str, known: Index, places: Places) -> Iterator[Problem]:
    holder = known.objects[seat.holder] if seat.holder is not None else None
    if not isinstance(holder, Actor):
        return
    reserved = [known.objects[group] for group in seat.reserved_for]
    for dimension in dict.fromkeys(group.dimension for group in reserved):
        wanted = [group.id for group in reserved if group.dimension == dimension]
        actual = [
            group
            for group in holder.affiliations
            if known.objects[group].dimension == dimension
        ]
        if actual and not set(actual) & set(wanted):
            message = (
                f"The seat is reserved for {listed(wanted)}, but its holder '{holder.id}' is "
                f"in {listed(actual, 'and')}, a different group by '{dimension}'"
            )
            hint = "correct 'holder', 'reserved_for' or the holder's 'affiliations'"
            yield error_at(places, "SRC009", f"{path}.holder", message, hint)


def _least(seat: Seat) -> int:
    """The number of seats there are at least."""
    if isinstance(seat.count, Range):
        return seat.count.min
    return seat.count if isinstance(seat.count, int) else 1


def _most(seat: Seat) -> int:
    """The number of seats there are at most, as far as the file says."""
    if isinstance(seat.count, Range):
        return max(seat.count.min, seat.count.max or 0, seat.count.assume or 0)
    return _least(seat)


def _bodies(known: Index, places: Places) -> Iterator[Problem]:
    for body, path in known.of(Body):
        parent = known.objects[body.parent] if body.parent is not None else None
        if (
            parent is not None
            and isinstance(body.tier, int)
            and isinstance(parent.tier, int)
            and body.tier < parent.tier
        ):
            message = (
                f"'{body.id}' is in tier {body.tier}, above its parent '{parent.id}' "
                f"in tier {parent.tier}"
            )
            yield error_at(places, "SRC009", f"{path}.tier", message, "tier 1 is the highest")
        total = sum(seat.total_weight or _most(seat) * seat.weight for seat in body.seats)
        if total > LARGEST_TOTAL:
            message = f"The votes of '{body.id}' add up to {total}, beyond {LARGEST_TOTAL}"
            hint = "divide all weights by one number"
            yield error_at(places, "SRC010", f"{path}.seats", message, hint)


def _procedures(known: Index, places: Places) -> Iterator[Problem]:
    for procedure, path in known.of(Procedure):
        override = procedure.kind == "override"
        escalation = procedure.kind == "escalation"
        if override and not procedure.overrides:
            yield _needs("overrides", "override", "[budget_vote]", path, places)
        if escalation and not procedure.replaces:
            yield _needs("replaces", "escalation", "[simple_vote]", path, places)
        if escalation and procedure.escalates_to is None:
            yield _needs("escalates_to", "escalation", "cross_community_vote", path, places)
        for key, given, fits in (
            ("overrides", procedure.overrides, override),
            ("replaces", procedure.replaces, escalation),
            ("escalates_to", procedure.escalates_to, escalation),
        ):
            if given and not fits:
                kind = "override" if key == "overrides" else "escalation"
                message = f"'{key}' is given, but the procedure is of kind '{procedure.kind}'"
                hint = f"write kind: {kind}, or remove '{key}'"
                yield error_at(places, "SRC009", f"{path}.{key}", message, hint)


def _needs(key: str, kind: str, example: str, path: str, places: Places) -> Problem:
    message = f"A procedure of kind '{kind}' needs the key '{key}', found none"
    place = places.nearest(f"{path}.kind")
    hint = f"for example {key}: {example}"
    return error(
        "SRC006", place.value, message, path=path, expected=f"the key '{key}'", hint=hint
    )


def _delays(known: Index, places: Places) -> Iterator[Problem]:
    for veto, path in known.of(Veto):
        if veto.delay is not None and veto.effect != "delays":
            message = f"'delay' is given, but the effect of the veto is '{veto.effect}'"
            hint = "write effect: delays, or remove 'delay'"
            yield error_at(places, "SRC009", f"{path}.delay", message, hint)


def _readings(known: Index, places: Places) -> Iterator[Problem]:
    for condition, path in known.of(Condition):
        if condition.id is not None and not path.rpartition(".")[2].startswith("one_of["):
            message = f"'{condition.id}' names a reading, but this is no list of readings"
            hint = "put the readings into a list under 'one_of', or remove 'id'"
            yield error_at(places, "SRC009", f"{path}.id", message, hint)
        first: dict[str, int] = {}
        for number, (answer, reading) in enumerate(readings(condition.one_of or ())):
            if first.setdefault(answer, number) == number:
                continue
            at = f"{path}.one_of[{number}]"
            both = f"{first[answer] + 1} and {number + 1}"
            message = f"Two readings go by the name '{answer}', numbers {both}"
            at = f"{at}.id" if reading.id else at
            yield error_at(places, "SRC008", at, message, "rename one")


def _populations(known: Index, places: Places) -> Iterator[Problem]:
    for procedure, path in known.of(Procedure):
        for part, begin in known.of(Condition):
            if part.counting != "population" or not begin.startswith(f"{path}."):
                continue
            without = [
                at
                for seat, at in _voting(procedure.body, known)
                if not _has_population(seat, known)
            ]
            if without:
                message = (
                    f"Votes are counted by population, but {listed(without, 'and')} lack one"
                )
                hint = "give the holder, or the group the seat is reserved for, a 'population'"
                yield error_at(places, "SRC006", f"{begin}.counting", message, hint)


def _voting(body: str, known: Index) -> Iterator[tuple[Seat, str]]:
    for seat, path in known.of(Seat):
        home = seat.placed_in if isinstance(seat.placed_in, str) else path.partition("/")[0]
        votes = seat.role not in _NEVER_VOTING_ROLES if seat.votes is None else seat.votes
        if home == body and votes:
            yield seat, path


def _has_population(seat: Seat, known: Index) -> bool:
    people = (seat.holder, seat.on_behalf_of, *seat.reserved_for)
    found = (known.objects[id] for id in people if id is not None)
    return any(isinstance(one, Actor | Group) and one.population for one in found)


def _overlaps(known: Index, places: Places) -> Iterator[Problem]:
    for actor, path in known.of(Actor):
        first: dict[str, str] = {}
        for number, group in enumerate(actor.affiliations):
            dimension = known.objects[group].dimension
            other = first.setdefault(dimension, group)
            if other == group:
                continue
            at = f"{path}.affiliations[{number}]"
            message = (
                f"'{actor.id}' is in '{other}' and '{group}', two groups by '{dimension}': "
                "votes are counted in both"
            )
            hint = (
                "groups of one dimension should not overlap: choose one, or split the dimension"
            )
            yield warning_at(places, "SRC103", at, message, hint)

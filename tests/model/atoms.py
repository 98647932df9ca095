"""All that is to be known of one completion, as the vocabulary writes it."""

from collections.abc import Iterator, Mapping
from itertools import product

from council_rules.proposal.model.file import Proposal
from tests.model.council import Council
from tests.model.matters import Matters
from tests.model.votes import Coalition, Votes, away, uniform

Atom = str


def atoms(
    proposal: Proposal,
    marks: Mapping[tuple[str, str], str] | None = None,
    deciding: frozenset[str] = frozenset(),
) -> frozenset[Atom]:
    """Return what holds in a completion.

    Raises OpenError if something is open.
    """
    council = Council(proposal, marks, deciding)
    model = Matters(council, uniform)
    return frozenset(
        (
            *_text(council),
            *_in_the_room(model),
            *_hands(model),
            *_across_bodies(model),
            *_hierarchy(model),
        )
    )


def _atom(name: str, *arguments: str) -> Atom:
    return f"{name}({','.join(arguments)})"


def _quoted(id: str) -> str:
    return f'"{id}"'


def _text(council: Council) -> Iterator[Atom]:
    for matter in council.matters:
        for area in council.concerns(matter):
            yield _atom("concerns", _quoted(matter), _quoted(area))
        for procedure in council.procedures:
            if council.covers(procedure, matter):
                yield _atom("covers", _quoted(procedure), _quoted(matter))


def _in_the_room(model: Matters) -> Iterator[Atom]:
    council = model.council
    absent = Votes(council, away)
    for (name, camp), procedure in product(model.camps.items(), council.procedures.values()):
        about = _quoted(procedure.id)
        rest = model.rest(camp)
        held: dict[str, Coalition] = {
            f"room({name})": camp,
            f"room(rest({name}))": rest,
            f"sure({name})": model.sure(camp),
        }
        for evaluated, coalition in held.items():
            if model.passes(procedure, coalition):
                yield _atom("passes", about, evaluated)
        if model.wins(camp, procedure):
            yield _atom("wins", name, about)
        if model.blocks(camp, procedure):
            yield _atom("blocks", name, about)
        if model.blocks_by_absence(camp, procedure):
            yield _atom("blocks_by_absence", name, about)
        if absent.passes(procedure, camp):
            yield _atom("carries_if_absent", name, about)
        if model.carries_once_emptied(camp, procedure):
            yield _atom("carries_once_emptied", name, about)
        if name.startswith("locals") and absent.passes(procedure, rest):
            yield _atom("carried_without", name, about)


def _hands(model: Matters) -> Iterator[Atom]:
    council = model.council
    for who, owned in model.hands.items():
        for seat in council.seats:
            if model.commands(who, seat):
                yield _atom("commands", _quoted(who), _quoted(seat))
            if model.can_fill(owned, seat):
                yield _atom("fills", _quoted(who), _quoted(seat))
            if model.can_empty(owned, seat):
                yield _atom("empties", _quoted(who), _quoted(seat))
    keys = (
        *(*council.actors, *council.seats, *council.bodies),
        *(*council.procedures, *council.groups),
    )
    for area, seat in product(sorted(council.peoples), council.seats):
        if model.is_own_choice(model.camps[f"locals({_quoted(area)})"], seat, area):
            yield _atom("own_choice", _quoted(seat), _quoted(area))
    for area, key in product(sorted(council.peoples), keys):
        ours = model.sure(model.camps[f"locals({_quoted(area)})"])
        theirs = model.bold(model.camps[f"outsiders({_quoted(area)})"])
        if model.acts(ours, key):
            yield _atom("local_hand", _quoted(key), _quoted(area))
        if model.has_alone(model.camps[f"locals({_quoted(area)})"], key):
            yield _atom("only_local_hand", _quoted(key), _quoted(area))
        if model.acts(theirs, key):
            yield _atom("outside_hand", _quoted(key), _quoted(area))


def _across_bodies(model: Matters) -> Iterator[Atom]:
    council = model.council
    for matter in council.matters:
        about = _quoted(matter)
        for name, camp in model.camps.items():
            if model.decides(camp, matter):
                yield _atom("decides", name, about)
            if model.decides_surely(camp, matter):
                yield _atom("decides_surely", name, about)
            if model.can_stop(camp, matter):
                yield _atom("can_stop", name, about)
        for who in model.hands.keys() - council.electorates.keys() - council.bodies.keys():
            if model.is_dictator(who, matter):
                yield _atom("dictator", _quoted(who), about)


def _hierarchy(model: Matters) -> Iterator[Atom]:
    council = model.council
    for upper, lower in product(council.bodies, repeat=2):
        if upper == lower:
            continue
        pair = _quoted(upper), _quoted(lower)
        if model.commands_body(upper, lower):
            yield _atom("commands_body", *pair)
        for matter in council.matters:
            for name, holds in (
                ("can_undo", model.can_undo),
                ("can_replace", model.can_replace),
                ("oversees", model.oversees),
            ):
                if holds(upper, lower, matter):
                    yield _atom(name, *pair, _quoted(matter))

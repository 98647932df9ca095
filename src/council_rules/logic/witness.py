"""Search for witnesses: votes that can change a result, and improper procedures.

Whether some coalition exists is a search of its own; what it finds returns to the main
program as facts. Where the procedure itself is open, a witness found in one completion
says nothing about the others: it returns as a question.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clingo import Symbol

from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.encode import encode
from council_rules.logic.ledger import Ledger, Option, Question, term
from council_rules.logic.proper import is_surely_proper
from council_rules.logic.scene import Scene
from council_rules.logic.slicing import Clause, relevant
from council_rules.logic.solve import Grounded
from council_rules.proposal.model import Condition, Proposal
from council_rules.rulebook.rule import SEARCHED

SHAPING = (
    *("participation", "votes", "count", "placed_in", "complete"),
    *("passes_when", "tie_break"),
)


def add_witnesses(
    proposal: Proposal,
    ledger: Ledger,
    core: Sequence[Clause],
    search: Sequence[Clause],
    wanted: frozenset[str],
    answers: Answers = NO_ANSWERS,
) -> None:
    """Add what the search finds to the ledger.

    ``core`` is the vocabulary, ``search`` the search program, ``wanted`` what to look for:
    ``pivotal``, ``improper`` or both; ``answers`` is what is assumed of open questions.
    """
    wanted &= frozenset(SEARCHED)
    if not wanted:
        return
    parts = {
        f"{body.id}/{seat.id}": range(1, seat.count + 1)
        for body in proposal.bodies
        for seat in body.seats
        if isinstance(seat.count, int) and seat.total_weight is None
    }
    divided = encode(proposal, parts).answered(answers)
    divided.questions = [question for question in divided.questions if _shapes(question)]
    scene = Scene(proposal)
    kinds = _kinds(scene) if "pivotal" in wanted else []
    for kind in kinds:
        divided.number("probe", kind[0])
    for one in proposal.procedures:
        if is_surely_proper(scene, one):
            divided.number("proper", one.id)
    text = relevant((*core, *search), divided.signatures(), wanted)
    grounded = Grounded([text], divided.facts())
    twins = {kind[0]: kind for kind in kinds}
    shaped = _shaped(scene, ledger)
    bodies = {procedure.id: procedure.body for procedure in proposal.procedures}
    for found in sorted(grounded.consequences("brave")):
        *seat, procedure = (argument.string for argument in found.arguments)
        for twin in twins[seat[0]] if seat else [""]:
            witness = term(found.name, *([twin] if seat else []), procedure)
            shaping = shaped[procedure] | shaped[bodies.get(procedure, procedure)]
            if shaping:
                _ask(ledger, witness, procedure, tuple(sorted(shaping)))
            else:
                ledger.numbers.append(witness)


def _shaped(scene: Scene, ledger: Ledger) -> Mapping[str, set[str]]:
    """Return the questions on which votes depend, by the body or procedure they concern."""
    places = {at.path: at.bodies or tuple(scene.bodies) for at in scene.seats}
    shaped: dict[str, set[str]] = defaultdict(set)
    for question in filter(_shapes, ledger.questions):
        owner = question.id.partition(".")[0]
        for about in places.get(owner, (owner,)):
            shaped[about].add(question.id)
    return shaped


def _shapes(question: Question) -> bool:
    """Return whether votes depend on a question; what follows its key leads to a part."""
    return question.id.partition(".")[2].partition(".")[0] in SHAPING


def _kinds(scene: Scene) -> list[list[str]]:
    """Return the voting seats, grouped so that those in a group are interchangeable.

    Seats are if they vote in the same body with equal weight and people behind them, take
    part alike, belong to the same groups, and no condition, tie or veto names one of them.
    """
    singled_out = named(scene)
    kinds: dict[object, list[str]] = {}
    for at in scene.seats:
        if not at.votes:
            continue
        seat = at.seat
        behind = [
            scene.actors[id] for id in (seat.holder, seat.on_behalf_of) if id in scene.actors
        ]
        key = (
            at.path if singled_out & {at.path, seat.holder, seat.on_behalf_of} else "",
            at.bodies,
            at.sizes,
            at.votes_of(1),
            tuple(actor.population for actor in behind),
            scene.outcomes(seat),
            scene.vote_is_open(at),
            frozenset(scene.groups_of(seat)) & _counted_groups(scene),
        )
        kinds.setdefault(key, []).append(at.path)
    return list(kinds.values())


def _conditions(scene: Scene) -> Iterator[Condition]:
    todo = [p.passes_when for p in scene.proposal.procedures]
    while todo:
        condition = todo.pop()
        yield condition
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]


def named(scene: Scene) -> set[str | None]:
    """Return the seats, actors and groups that conditions and ties name."""
    found: set[str | None] = set()
    for procedure in scene.proposal.procedures:
        found.add(procedure.tie_break)
        if scene.tie_is_open(procedure):
            found |= {at.path for at in scene.chairs(procedure.body)}
    for condition in _conditions(scene):
        found |= {condition.approval_by, *(condition.no_veto_from or ())}
    return found - {None}


def _counted_groups(scene: Scene) -> frozenset[str]:
    counted = {c.among for c in _conditions(scene)} | named(scene)
    return frozenset(group for group in counted if group in scene.groups)


def _ask(ledger: Ledger, found: Symbol, procedure: str, shaping: tuple[str, ...]) -> None:
    name = ledger.names[procedure]
    of_seat = f".{found.arguments[0].string}" if len(found.arguments) > 1 else ""
    ledger.ask(
        f"{procedure}.{found.name}{of_seat}",
        f"how '{name}' passes once what is open about it is settled",
        procedure,
        [
            Option("found", "some coalition makes the difference", (found,)),
            Option("not_found", "no coalition makes the difference", ()),
        ],
        derived=shaping,
    )

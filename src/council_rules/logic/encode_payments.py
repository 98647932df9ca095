"""Facts and questions about what a contribution buys for those who sit in a body."""

from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene, SeatAt
from council_rules.proposal.model import Body, Payment

BOUGHT = {
    "seat": "a seat",
    "term": "a longer term",
    "weight": "more votes",
}


def encode_payments(scene: Scene, ledger: Ledger) -> None:
    """Record what contributions buy; where an open file is silent, ask once for each body."""
    for at in scene.seats:
        paid = at.seat.paid_for
        for thing in paid.buys if isinstance(paid, Payment) else ():
            ledger.given(f"{at.path}.paid_for", "paid_for", at.path, word(thing))
    for body in scene.proposal.bodies:
        question = f"{body.id}.paid_for"
        if scene.wants(question, scene.read.word("paid_for")):
            _ask(scene, ledger, body, question)


def _ask(scene: Scene, ledger: Ledger, body: Body, question: str) -> None:
    left = [at.path for at in scene.candidates(body.id) if _is_open(scene, at)]
    if not left:
        return
    name = ledger.names[body.id]
    options = [Option("nothing", f"in '{name}' a contribution buys nothing", ())]
    options += [
        Option(
            thing,
            f"in '{name}' a contribution buys {says}",
            tuple(term("paid_for", seat, word(thing)) for seat in left),
        )
        for thing, says in BOUGHT.items()
    ]
    ledger.ask(
        question, f"what a contribution buys in '{name}'", body.id, options, assumed=True
    )


def _is_open(scene: Scene, at: SeatAt) -> bool:
    """Return whether it is open what is paid for a seat that stands for an organization."""
    paid, organizations = at.seat.paid_for, {o.id for o in scene.proposal.organizations}
    unstated = paid == "unknown" or (paid is None and not scene.closed)
    return unstated and bool({at.seat.holder, at.seat.on_behalf_of} & organizations)

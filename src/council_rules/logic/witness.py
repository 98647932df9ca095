"""Search for witnesses: votes that can change a result, and improper procedures.

Whether some coalition exists is a search of its own; what it finds returns to the main
program as facts. Where the procedure itself is open, a witness found in one completion
says nothing about the others: it returns as a question.
"""

from collections.abc import Sequence

from clingo import Symbol

from council_rules.logic.encode import encode
from council_rules.logic.ledger import Ledger, Option
from council_rules.logic.slicing import Clause, relevant
from council_rules.logic.solve import Grounded
from council_rules.proposal.model import Proposal

WITNESSES = frozenset({"pivotal", "improper"})
SHAPING = ("participation", "count", "placed_in", "complete", "passes_when")


def add_witnesses(
    proposal: Proposal, ledger: Ledger, core: Sequence[Clause], search: Sequence[Clause]
) -> None:
    """Add what the search finds to the ledger.

    ``core`` is the vocabulary, ``search`` the search program.
    """
    parts = {
        f"{body.id}/{seat.id}": range(1, seat.count + 1)
        for body in proposal.bodies
        for seat in body.seats
        if isinstance(seat.count, int) and seat.total_weight is None
    }
    divided = encode(proposal, parts)
    text = relevant((*core, *search), divided.signatures(), WITNESSES)
    grounded = Grounded([text], divided.facts())
    shaping = {
        question.path.split("/")[0].split(".")[0]
        for question in ledger.questions
        if question.id.rsplit(".", 1)[-1] in SHAPING
    }
    bodies = {procedure.id: procedure.body for procedure in proposal.procedures}
    for found in sorted(grounded.consequences("brave", WITNESSES)):
        procedure = found.arguments[-1].string
        if shaping & {procedure, bodies.get(procedure, procedure)}:
            _ask(ledger, found, procedure)
        else:
            ledger.numbers.append(found)


def _ask(ledger: Ledger, found: Symbol, procedure: str) -> None:
    name = ledger.names[procedure]
    ledger.ask(
        f"{found}",
        f"how {name!r} passes once what is open about it is settled",
        procedure,
        [
            Option("found", "some coalition makes the difference", (found,)),
            Option("not_found", "no coalition makes the difference", ()),
        ],
    )

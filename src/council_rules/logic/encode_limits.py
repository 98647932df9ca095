"""Facts about limits: mandates, handover and accountability."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_accountability import encode_accountability
from council_rules.logic.encode_actors import answer
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.statements import LABELS, optional, scope
from council_rules.proposal.dates import day
from council_rules.proposal.model.clauses import Handover
from council_rules.proposal.model.parties import Mandate


def encode_limits(candidates: Candidates, fact_base: FactBase) -> None:
    """Record mandates with their limits, handovers and duties to answer."""
    index = candidates.index
    for mandate in index.proposal.mandates:
        _encode_mandate(index, fact_base, mandate)
    _encode_handovers(index, fact_base)
    encode_accountability(index, fact_base)


def _encode_mandate(index: ProposalIndex, fact_base: FactBase, mandate: Mandate) -> None:
    id = mandate.id
    if mandate.by not in (None, "none", "unknown"):
        fact_base.given(f"{id}.by", "mandated_by", id, str(mandate.by))
    elif mandate.by == "none":
        fact_base.given(f"{id}.by", "absent", id, word("giver"))
    else:
        # Of a whole text, too: who gives its mandate may stand elsewhere.
        _ask_giver(index, fact_base, mandate)
    if mandate.territory == "unlimited":
        fact_base.given(f"{id}.territory", "boundless", id)
    else:
        scope(fact_base, id, "mandate_area", mandate.territory, f"{id}.territory")
    optional(index, fact_base, id, "territory", mandate.territory, f"{id}.territory")
    scope(fact_base, id, "mandate_about", mandate.matters, f"{id}.matters")
    optional(index, fact_base, id, "matters", mandate.matters, f"{id}.matters")
    if optional(index, fact_base, id, "end", mandate.ends, f"{id}.ends"):
        fact_base.given(f"{id}.ends", "ends", id, day(str(mandate.ends)))


def _ask_giver(index: ProposalIndex, fact_base: FactBase, mandate: Mandate) -> None:
    """Ask who gives a mandate: somebody else, or a body that acts under it."""
    name = fact_base.names[mandate.id]
    bodies = [b.id for b in index.proposal.bodies if b.mandated_by in (mandate.id, "unknown")]
    fact_base.ask(
        f"{mandate.id}.by",
        f"who gives '{name}'",
        f"{mandate.id}.by" if mandate.by else mandate.id,
        [
            Option("another", f"somebody else gives '{name}'", ()),
            *(
                Option(
                    body,
                    f"{fact_base.quoted(body)} gives '{name}' itself",
                    (term("mandated_by", mandate.id, body),),
                )
                for body in bodies
            ),
        ],
        assumed=True,
    )


def _encode_handovers(index: ProposalIndex, fact_base: FactBase) -> None:
    handovers = index.proposal.handovers
    listed = "complete" if "handovers" in index.proposal.proposal.complete else None
    none_planned = "none" if listed and not handovers else None
    planned, known = handovers or none_planned, "all" if listed or index.closed else None
    for field, value, id in (
        ("handovers", planned, "proposal.handovers"),
        ("handover_list", known, "proposal.complete.handovers"),
    ):
        optional(index, fact_base, "proposal", field, value, "proposal", id)
    for handover in handovers:
        fact_base.given(handover.id, "handover", handover.id)
        _encode_handover(index, fact_base, handover)


def _encode_handover(index: ProposalIndex, fact_base: FactBase, handover: Handover) -> None:
    id = handover.id
    _encode_area(index, fact_base, handover)
    _encode_hand(index, fact_base, id, "recipient", "handover_to", handover.to, f"{id}.to")
    if optional(index, fact_base, id, "date", handover.due, f"{id}.due"):
        fact_base.given(f"{id}.due", "handover_on", id, day(str(handover.due)))
    test = "none" if handover.test is None and handover.due else handover.test
    optional(index, fact_base, id, "test", test, f"{id}.test")
    by = handover.certified_by
    _encode_hand(index, fact_base, id, "certifier", "certifies", by, f"{id}.certified_by")


def _encode_area(index: ProposalIndex, fact_base: FactBase, handover: Handover) -> None:
    """Record what is handed over; where an open file does not say, all of it or a part."""
    id = handover.id
    if handover.area:
        for area in (handover.area, *index.parts_of(handover.area)):
            fact_base.given(id, "handover_area", id, area)
        return
    every = tuple(term("handover_area", id, area) for area in index.peoples)
    options = [Option("all", f"{fact_base.quoted(id)} is of every area", every)]
    if not index.closed and len(index.peoples) > 1:
        options += [
            Option(
                area,
                f"{fact_base.quoted(id)} is of {fact_base.quoted(area)} only",
                (term("handover_area", id, area),),
            )
            for area in index.peoples
        ]
    fact_base.ask(
        f"{id}.area", f"what {fact_base.quoted(id)} hands over", id, options, assumed=True
    )


def _encode_hand(
    index: ProposalIndex,
    fact_base: FactBase,
    id: str,
    field: str,
    functor: str,
    by: str | None,
    path: str,
) -> None:
    """Record who takes over or certifies, or ask whether somebody does and from where."""
    if by == "none" or (by is None and index.closed):
        fact_base.given(path, "absent", id, word(field))
    elif by not in (None, "unknown"):
        fact_base.given(path, "stated", id, word(field))
        fact_base.given(path, functor, id, str(by))
    else:
        name, what = fact_base.quoted(id), LABELS[field]
        stated = term("stated", id, word(field))
        options = [
            Option(
                "absent", f"{name} does not state {what}", (term("absent", id, word(field)),)
            )
        ]
        options += [
            Option(
                answer(fact_base, who),
                f"{fact_base.quoted(who)}, as {what} of {name}",
                (stated, term(functor, id, who)),
            )
            for who in unnamed(index)
        ]
        fact_base.ask(path, f"{what} of {name}", path if by else id, options, assumed=True)

"""Facts and questions about what a body is for, and whether it is to stay."""

from collections.abc import Iterator
from typing import get_args

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_matters import HOUSEKEEPING
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.relations import asked
from council_rules.proposal.model.bodies import Body, Function
from council_rules.proposal.model.decisions import Procedure

DECIDING = ("decision", "override")


def encode_purpose(candidates: Candidates, fact_base: FactBase, body: Body) -> None:
    """Record what a body is for and for how long.

    A body of which nothing is said governs. A label that contradicts what the body does is
    open: one that decides on matters may govern, whatever it is called.
    """
    index = candidates.index
    stated = body.function or "governs"
    found = [stated]
    if stated == "unknown":
        found = [one for one in get_args(Function) if one != "unknown"]
    elif stated != "governs" and governs_in_fact(index, body):
        found.append("governs")
    name = fact_base.names[body.id]
    fact_base.ask(
        f"{body.id}.function",
        f"what '{name}' is for",
        f"{body.id}.function" if body.function else body.id,
        [
            Option(one, f"'{name}' {one}", (term("function", body.id, word(one)),))
            for one in found
        ],
    )
    _encode_standing(candidates, fact_base, body)


def governs_in_fact(index: ProposalIndex, body: Body) -> bool:
    """Return whether a body decides on more than its own membership and procedure.

    A court or an auditor that can undo decisions of its own motion and on any ground governs
    as well, and so does whoever decides in the place of another body, or without whose consent
    that does not decide.
    """
    own = [one for one in index.proposal.procedures if one.body == body.id]
    if any(one.kind in DECIDING and _is_substantive(index, one) for one in own):
        return True
    seats = {f"{body.id}/{seat.id}" for seat in body.seats}
    hands = {body.id, *seats, *(one.id for one in own)}
    if any(hands & set(_instead(one)) for one in index.proposal.procedures):
        return True
    if any(
        one.body != body.id
        and one.kind in DECIDING
        and (one.matters in (None, "none") or _is_substantive(index, one))
        and hands & asked(one)
        for one in index.proposal.procedures
    ):
        return True
    return any(
        hands & {*veto.holders, veto.procedure}
        and veto.effect == "blocks"
        and not veto.on_request_of
        and not isinstance(veto.grounds, tuple)
        for veto in index.proposal.vetoes
    )


def _instead(procedure: Procedure) -> Iterator[str]:
    """Yield what decides in the place of a procedure."""
    if procedure.kind == "decision" and procedure.falls_back_on:
        yield procedure.falls_back_on
    if procedure.escalates_to:
        yield procedure.escalates_to


def _is_substantive(index: ProposalIndex, procedure: Procedure) -> bool:
    if not isinstance(procedure.matters, tuple):
        return procedure.matters in ("all", "unknown")
    return any(
        not set(index.matters[one].kinds) & set(HOUSEKEEPING) for one in procedure.matters
    )


def _encode_standing(candidates: Candidates, fact_base: FactBase, body: Body) -> None:
    """Ask whether a body is to stay where that is not said.

    That is where outsiders may govern in it, or it may act under a mandate.
    """
    path, relations = f"{body.id}.standing", candidates.relations
    areas = [a for a in candidates.index.peoples if body.id in relations.concerned(a)]
    if body.standing not in (None, "unknown"):
        fact_base.given(path, "standing", body.id, word(str(body.standing)))
    elif (
        body.standing == "unknown"
        or candidates.index.may_have_outsiders(body.id, areas)
        or (areas and _may_be_mandated(candidates.index, body))
    ):
        name = fact_base.names[body.id]
        fact_base.ask(
            path,
            f"whether '{name}' is interim or permanent",
            path if body.standing else body.id,
            [
                Option(one, f"'{name}' is {one}", (term("standing", body.id, word(one)),))
                for one in ("interim", "permanent")
            ],
        )


def _may_be_mandated(index: ProposalIndex, body: Body) -> bool:
    """Return whether a body that has a procedure acts under a mandate, for all that is said."""
    acts = any(one.body == body.id for one in index.proposal.procedures)
    return acts and (body.mandated_by != "none" if body.mandated_by else not index.closed)

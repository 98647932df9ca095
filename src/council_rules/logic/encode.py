"""From a proposal to the facts of its answer-set program.

``encode`` is the only entry. What the text states becomes ``given``; what it leaves open
becomes a question with its possible answers; thresholds become exact integer tables.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from council_rules.logic.candidates import candidates_of
from council_rules.logic.encode_actors import encode_actors
from council_rules.logic.encode_bodies import encode_bodies
from council_rules.logic.encode_conditions import NO_PARTS
from council_rules.logic.encode_delegates import ask_delegates
from council_rules.logic.encode_holders import ask_holders
from council_rules.logic.encode_limits import encode_limits
from council_rules.logic.encode_parts import ask_parts
from council_rules.logic.encode_payments import encode_payments
from council_rules.logic.encode_procedures import encode_procedures
from council_rules.logic.encode_provisions import encode_provisions
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.reading import NOTHING, Reading
from council_rules.proposal.dates import day
from council_rules.proposal.model.bodies import Seat
from council_rules.proposal.model.file import Proposal


def encode(
    proposal: Proposal,
    parts: Mapping[str, Iterable[int]] = NO_PARTS,
    *,
    probing: bool = False,
    tables: bool = True,
    read: Reading = NOTHING,
) -> FactBase:
    """Return the fact base of a proposal.

    ``parts`` asks for arithmetic about so many seats of a class, besides all of them; only
    coalitions that split a class need it. ``probing`` adds an answer beyond each bound that
    is assumed. Without ``tables`` the conditions have no arithmetic, which is enough for those
    who count themselves. ``read`` is what rules read: what bears on few of them is asked only
    if one of these is there. Raises TooLargeError where votes or populations cannot be added up
    exactly in 32 bits.
    """
    index, fact_base = ProposalIndex(proposal, probing, read), FactBase()
    candidates = candidates_of(index)
    name_everything(index, fact_base)
    if proposal.proposal.as_of:
        fact_base.given("proposal.as_of", "as_of", day(proposal.proposal.as_of))
    encode_actors(index, candidates.relations, fact_base)
    encode_bodies(candidates, fact_base)
    encode_procedures(candidates, fact_base, parts, tables)
    encode_limits(candidates, fact_base)
    encode_provisions(index, fact_base)
    for first, *others in candidates.alike:
        for other in others:
            fact_base.given("proposal", "alike", first, other)
    ask_delegates(index, fact_base)
    ask_holders(index, fact_base)
    ask_parts(candidates, fact_base)
    encode_payments(index, fact_base)
    return fact_base


def name_everything(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record how people call each id: its name, or the id in plain words."""
    proposal = index.proposal
    fact_base.names["proposal"] = title(proposal.proposal.title)
    named: list[Any] = [
        *proposal.areas,
        *proposal.groups,
        *proposal.electorates,
        *proposal.organizations,
        *proposal.persons,
        *proposal.conflicts,
        *proposal.matters,
        *proposal.mandates,
        *proposal.bodies,
        *proposal.procedures,
        *proposal.vetoes,
    ]
    for one in named:
        fact_base.names[one.id] = title(one.name) if one.name else _plain(one.id)
    nameless: list[Any] = [
        *proposal.powers,
        *proposal.handovers,
        *proposal.provisions,
        *proposal.accountability,
    ]
    for one in nameless:
        fact_base.names[one.id] = _plain(one.id)
    for at in index.seats:
        name = title(at.seat.name) if at.seat.name else _held(fact_base, at.seat)
        fact_base.names[at.path] = f"{name} ({fact_base.names[at.body.id]})"


def _held(fact_base: FactBase, seat: Seat) -> str:
    """Return what to call a seat that has no name: its holder, or its id in plain words."""
    holder = fact_base.names[seat.holder] if seat.holder else _plain(seat.id)
    if seat.on_behalf_of and seat.on_behalf_of != seat.holder:
        return f"{holder} for {fact_base.names[seat.on_behalf_of]}"
    return holder


def title(texts: dict[str, str]) -> str:
    """Return the text to show of a text in several languages: English, or the first."""
    return texts.get("en") or next(iter(texts.values()))


def _plain(id: str) -> str:
    return id.replace("_", " ")

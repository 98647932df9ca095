"""Shares of which a text does not say what they are shares of.

"By two thirds" may mean two thirds of all members, of the seats that are filled, or of those
who come. Where members are missing, or stay away, each comes to something else, so which is
meant is open: a share without ``of`` has a reading for each. A quorum is never a share of those
who come. Shares of those present and of those voting are counted alike, and are one reading.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal

Base = Literal["members", "filled_seats", "present"]
_OF_QUORUM: tuple[Base, ...] = ("members", "filled_seats")
_OF_VOTE: tuple[Base, ...] = (*_OF_QUORUM, "present")


def with_bases(proposal: Proposal) -> Proposal:
    """Return a proposal in which it is open what a share is of, where that is not stated."""
    return replace(proposal, procedures=tuple(map(_procedure, proposal.procedures)))


def differ_in_base(readings: Sequence[Condition]) -> bool:
    """Return whether readings differ in what a share is of, because that is not stated."""
    return tuple(reading.id for reading in readings) in (_OF_QUORUM, _OF_VOTE)


def _procedure(procedure: Procedure) -> Procedure:
    quorum = procedure.quorum
    return replace(
        procedure,
        passes_when=_condition(procedure.passes_when, _OF_VOTE),
        quorum=_condition(quorum, _OF_QUORUM) if quorum is not None else None,
    )


def _condition(condition: Condition, bases: Sequence[Base]) -> Condition:
    """Return a condition with readings in the place of each share that names no base."""

    def inner(parts: tuple[Condition, ...] | None) -> tuple[Condition, ...] | None:
        return tuple(_condition(part, bases) for part in parts) if parts else parts

    amounts = condition.at_least, condition.more_than, condition.opposed_fewer_than
    if condition.of is None and any(isinstance(one, Fraction) for one in amounts):
        readings = tuple(replace(condition, id=base, name=None, of=base) for base in bases)
        return Condition(id=condition.id, name=condition.name, one_of=readings)
    return replace(
        condition,
        all=inner(condition.all),
        any=inner(condition.any),
        one_of=inner(condition.one_of),
    )

"""What a search for alternatives may change and is to reach."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from council_rules.proposal.markers import OneOrMany, Says
from council_rules.proposal.model.parts import Part
from council_rules.proposal.scalars import DateText, Id, Positive, Text


class Permit(Part):
    """What may be changed in a search for alternatives, and at what cost."""

    at: Annotated[
        Text | None, Says("An id or path, below which anything counts; * is any one id.")
    ] = None
    kinds: Annotated[
        tuple[Id, ...], OneOrMany(), Says("Kinds of edit, as 'alternatives' prints them.")
    ] = ()
    cost: Annotated[
        Positive | None, Says("What each seat or other part of such an edit costs here.")
    ] = None


class Limits(Part):
    """How much alternatives may change, and how many of them are shown."""

    max_changes: Positive | None = None
    max_cost: Positive | None = None
    show: Positive | None = None


class Negotiation(Part):
    """What a search for alternatives may change, and what it is to reach."""

    fixed: Annotated[
        tuple[Text, ...],
        OneOrMany(),
        Says("Ids and paths at and below which nothing may change; * is any one id."),
    ] = ()
    may_change: Annotated[
        tuple[Permit, ...], Says("What may be changed; everything if the list is empty.")
    ] = ()
    goals: Annotated[
        tuple[Text, ...],
        OneOrMany(),
        Says("Rules to be cured: codes, beginnings of codes, names."),
    ] = ()
    costs: Annotated[
        Mapping[Id, Positive], Says("What kinds of edit cost, where not as usual.")
    ] = field(default_factory=dict)
    day: Annotated[
        DateText | None, Says("A day for ends and handovers, where the file names none.")
    ] = None
    limits: Limits | None = None


class Goals(Negotiation):
    """A goals file: what one reader wants of alternatives to any proposal."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]

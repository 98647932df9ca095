"""Who there is, and what decisions are about: areas, groups, actors, matters, mandates."""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from council_rules.proposal.markers import Says
from council_rules.proposal.model.parts import Absent, Claim, Locality
from council_rules.proposal.scalars import DateText, Id, Positive, Text, Title

MatterKind = Literal[
    "status",
    "borders",
    "land",
    "population_movement",
    "natural_resources",
    "constitution",
    "criminal_law",
    "legislation",
    "elections",
    "treaties",
    "security",
    "budget",
    "debt",
    "administration",
    "services",
    "reconstruction",
    "relief",
    "disposal",
    "amendment",
    "emergency",
    "policing",
    "entry",
    "membership",
    "procedural",
]


class Area(Claim):
    """A territory."""

    id: Id
    name: Title
    classification: Text | None = None
    parent: Id | None = None


class Group(Claim):
    """A bloc, community or designation; groups of one dimension should not overlap."""

    id: Id
    name: Title
    dimension: Annotated[Id, Says("What divides: origin, nationality, community, party ...")]
    locality: Annotated[
        Mapping[Id, Locality], Says("Area id: local, regional, external or neutral there.")
    ] = field(default_factory=dict)
    population: Positive | None = None
    seated_only_in: Annotated[
        tuple[Id, ...] | None,
        Says("Bodies outside which the source says the group has no seat."),
    ] = None


class Electorate(Claim):
    """A root of consent: the people who vote somebody in."""

    id: Id
    name: Title
    area: Id | None = None
    group: Id | None = None


class Role(Claim):
    """A legal or political role of an actor towards an area; needs a source."""

    role: Literal[
        "occupying_power",
        "belligerent",
        "donor",
        "guarantor",
        "mandator",
        "representative_authority",
    ]
    area: Id | None = None


class Actor(Claim):
    """A person or an organization."""

    id: Id
    name: Title
    classification: Text | None = None
    identifier: Text | None = None
    affiliations: Annotated[tuple[Id, ...], Says("Groups the actor is declared to be in.")] = ()
    locality: Mapping[Id, Locality] = field(default_factory=dict)
    population: Positive | None = None
    roles: tuple[Role, ...] = ()
    interests: Annotated[
        tuple[Id, ...], Says("Matters in which the actor has a declared private interest.")
    ] = ()


class Conflict(Claim):
    """A conflict and its parties: actors or groups."""

    id: Id
    name: Title | None = None
    area: Id | None = None
    parties: tuple[Id, ...] = ()
    complete: tuple[Literal["parties"], ...] = ()


class Matter(Claim):
    """What decisions are about."""

    id: Id
    name: Title
    kinds: Annotated[
        tuple[MatterKind, ...] | Absent,
        Says("Standard subject matters that rules refer to; none if it is of no such kind."),
    ] = ()
    parent: Annotated[
        Id | Absent | None, Says("The matter it is part of; none if it is part of no other.")
    ] = None
    area: Annotated[
        Id | Absent | None, Says("Where it is; none if it is about no area in particular.")
    ] = None


class Mandate(Claim):
    """An instrument that gives bodies their authority, with its limits."""

    id: Id
    name: Title
    by: Annotated[
        Id | Absent | None, Says("The actor, body or electorate that gives the mandate.")
    ] = None
    territory: tuple[Id, ...] | Literal["unlimited", "unknown"] | None = None
    matters: tuple[Id, ...] | Literal["all", "unknown"] | None = None
    ends: DateText | Absent | None = None

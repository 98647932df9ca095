"""A proposal file as a whole: its header, its sources, its sections, its scenarios."""

from collections.abc import Mapping
from typing import Annotated, Literal

from council_rules.proposal.markers import Says
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.clauses import Accountability, Handover, Provision
from council_rules.proposal.model.decisions import Power, Procedure, Veto
from council_rules.proposal.model.parties import (
    Actor,
    Area,
    Conflict,
    Electorate,
    Group,
    Mandate,
    Matter,
)
from council_rules.proposal.model.parts import Basis, Claim, Part
from council_rules.proposal.model.people import Judgement, Waiver
from council_rules.proposal.model.search import Negotiation
from council_rules.proposal.scalars import DateText, Digest, Id, Text, Title


class Review(Part):
    """Somebody who compared the file with its sources, and when."""

    name: Text
    date: DateText | None = None
    note: Annotated[Text | None, Says("What was compared, and with which sources.")] = None


class Header(Part):
    """What the file is a model of, and how complete it claims to be."""

    id: Id
    title: Title
    version: Text | None = None
    status: (
        Literal["reported", "draft", "tabled", "adopted", "in_force", "superseded", "withdrawn"]
        | None
    ) = None
    as_of: DateText | None = None
    summary: Text | None = None
    completeness: Annotated[
        Literal["open", "closed"],
        Says(
            "closed: the whole text was encoded, what is not here is not there. "
            "open: a report or an excerpt, what is not here is unknown."
        ),
    ] = "open"
    complete: Annotated[
        tuple[
            Literal[
                "bodies",
                "procedures",
                "vetoes",
                "powers",
                "handovers",
                "provisions",
                "accountability",
                "groups",
                "roles",
            ],
            ...,
        ],
        Says(
            "Lists that are exhaustive although the file is open; groups: those of all seats, "
            "roles: those of all organizations."
        ),
    ] = ()
    incomplete: Annotated[
        tuple[Literal["provisions", "accountability"], ...],
        Says("Lists that may have gaps although the file is closed."),
    ] = ()
    default_basis: Basis = "assumed"
    authors: Annotated[tuple[Text, ...], Says("Who encoded the text.")] = ()
    encoded_on: DateText | None = None
    reviewed_by: tuple[Review, ...] = ()
    licence: Text | None = None


class Source(Part):
    """A text that claims rest on, cited as ``id#locator``."""

    id: Id
    title: Text
    classification: Text | None = None
    url: Text | None = None
    published: DateText | None = None
    retrieved: DateText | None = None
    archived: Annotated[Text | None, Says("Address of a copy kept of what was read.")] = None
    sha256: Annotated[Digest | None, Says("Hash of what was read, as a file.")] = None
    reliability: Literal["primary", "secondary", "tertiary", "disputed"] | None = None
    note: Text | None = None


class Scenario(Claim):
    """Answers to open points that are to be looked at together, under a name."""

    id: Id
    name: Title | None = None
    assume: Annotated[
        Mapping[Text, Text],
        Says(
            "Open point: its answer, as 'council-rules open-points' lists them; a seat alone "
            "stands for its participation."
        ),
    ]


class Proposal(Part):
    """A whole proposal file."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]
    proposal: Header
    sources: tuple[Source, ...] = ()
    areas: tuple[Area, ...] = ()
    groups: tuple[Group, ...] = ()
    electorates: tuple[Electorate, ...] = ()
    organizations: tuple[Actor, ...] = ()
    persons: tuple[Actor, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    matters: tuple[Matter, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    bodies: tuple[Body, ...]
    procedures: tuple[Procedure, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    powers: tuple[Power, ...] = ()
    handovers: tuple[Handover, ...] = ()
    provisions: tuple[Provision, ...] = ()
    accountability: tuple[Accountability, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    alternatives: Negotiation | None = None
    waivers: tuple[Waiver, ...] = ()
    judgements: tuple[Judgement, ...] = ()

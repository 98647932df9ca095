"""The proposal format, version 1: the one place that says what a file may hold.

Every scalar arrives as text (see ``tree``); the types in ``scalars`` turn it into
numbers, fractions and dates and refuse everything doubtful. The published JSON Schema
is generated from these classes. Three things are kept apart everywhere: a key left out
is *not stated*, ``unknown`` is *looked for and not found*, ``none`` is *stated to be
absent*.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, ClassVar, Literal, dataclass_transform

from council_rules.proposal.markers import OneOrMany, Says, Several, Short
from council_rules.proposal.scalars import (
    Amount,
    Count,
    DateText,
    Days,
    Digest,
    Flag,
    Id,
    Path,
    Positive,
    Reference,
    Text,
    Title,
)
from council_rules.record import Record

Basis = Literal["official_text", "official_statement", "reported", "inferred", "assumed"]
Locality = Literal["local", "regional", "external", "neutral"]
Absent = Literal["none", "unknown"]
Function = Literal["governs", "adjudicates", "audits", "advises", "nominates", "unknown"]
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

PowerKind = Literal[
    "propose",
    "oversee",
    "implement",
    "advise",
    "interpret",
    "fund",
    "audit",
    "represent",
    "adjudicate",
    "detain",
    "command",
    "waive_immunity",
    "hold_funds",
]

ProvisionKind = Literal[
    "charter_primacy",
    "lapse",
    "limited_use",
    "free_movement",
    "immunity",
    "publication",
    "separate_account",
    "interests_declared",
    "recusal",
    "emergency_rules",
    "equal_participation",
]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Part(Record):
    """What every object of a proposal shares: keyword fields, never changed."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__(kw_only=True)


class Claim(Part):
    """A part that says something about the world and can say where that is written."""

    evidence: Annotated[
        tuple[Reference, ...],
        OneOrMany(),
        Says("Where this is written: source#locator, or a list of them."),
    ] = ()
    basis: Annotated[
        Basis | None,
        Says("How firmly the source carries it; default: the file's default_basis."),
    ] = None
    note: Text | None = None


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
    by: Annotated[Id | Absent | None, Says("The actor or body that gives the mandate.")] = None
    territory: tuple[Id, ...] | Literal["unlimited", "unknown"] | None = None
    matters: tuple[Id, ...] | Literal["all", "unknown"] | None = None
    ends: DateText | Absent | None = None


class Range(Part):
    """A number of seats that is not fully stated."""

    min: Count = 1
    max: Count | None = None
    assume: Annotated[
        Count | None, Says("An upper bound that the file assumes; reported as an assumption.")
    ] = None


class Placement(Part):
    """The body a seat belongs to, where the source leaves that open."""

    one_of: tuple[Id, ...] | Literal["unknown"]


class Participation(Claim):
    """Whether the holder takes the seat; ``invited`` is short for ``{status: invited}``."""

    status: Literal[
        "proposed",
        "invited",
        "accepted",
        "declined",
        "observer",
        "withdrawn",
        "suspended",
        "vacant",
        "unknown",
    ]
    outcomes: Annotated[
        tuple[Literal["accepted", "observer", "declined"], ...] | None,
        Says("What may still happen; default: what the status leaves open."),
    ] = None
    since: DateText | None = None


class Appointment(Claim):
    """Who fills a seat; a bare path is short for ``{by: path}``."""

    by: Annotated[
        Path | Literal["each_its_own", "none", "unknown"],
        Says("each_its_own: each seat of the class is filled by the one it is for."),
    ]
    method: Literal[
        "appoints", "nominates", "elects", "confirms", "ex_officio", "co_opts", "draws_by_lot"
    ] = "appoints"
    on_proposal_of: Path | None = None
    binding: Annotated[
        Flag | Literal["unknown"] | None,
        Says("Whether whoever appoints is bound by the proposal; open where not stated."),
    ] = None
    confirmed_by: Path | None = None
    procedure: Id | None = None


class Removal(Claim):
    """Who may empty a seat and how; a bare path is short for ``{by: path}``."""

    by: Path | Absent
    manner: Literal["at_will", "for_cause", "unknown"] = "unknown"
    confirmed_by: Path | None = None
    countermanded_by: Annotated[
        Id | None, Says("The procedure by which others can undo the removal.")
    ] = None
    procedure: Id | None = None


class Succession(Claim):
    """How the successor of a holder is found."""

    by: Path | Absent
    manner: Literal["designates", "appoints", "elects", "by_rule", "unknown"] = "unknown"


class Term(Claim):
    """How long a holder stays."""

    years: Positive | Literal["unlimited", "unknown"] | None = None
    renewable: Flag | None = None
    renewed_by: Path | Absent | None = None
    exempt_if: Annotated[Text | None, Says("What lifts the limit, for instance a payment.")] = (
        None
    )


class Bounded(Claim):
    """Limits on a veto, an override, a power or a vetting: grounds, time, reasons, contest."""

    grounds: tuple[Text, ...] | Absent | None = None
    deadline: Days | Absent | None = None
    reasons: Literal["written", "published", "none", "unknown"] | None = None
    contest_before: Path | Absent | None = None


class Vetting(Bounded):
    """Who can refuse somebody for a seat, and within which limits."""

    by: Annotated[tuple[Path, ...], OneOrMany(), Says("Who can refuse; each of several.")]


class Payment(Claim):
    """What a contribution buys for whoever sits in a seat."""

    buys: Annotated[
        tuple[Literal["seat", "term", "weight", "veto"], ...],
        Says("What hangs on the contribution."),
    ]
    amount: Annotated[Text | None, Says("How much, in the words of the text.")] = None


class Seat(Claim):
    """One seat, or a class of ``count`` interchangeable seats."""

    id: Id
    name: Title | None = None
    role: Literal["chair", "vice_chair", "member", "observer", "adviser", "secretary"] = (
        "member"
    )
    count: Annotated[
        Count | Range | Literal["unknown"], Says("Number of seats, or a range of it.")
    ] = 1
    weight: Annotated[Positive, Says("Votes of one seat.")] = 1
    total_weight: Annotated[
        Positive | None,
        Says("Votes of the whole class, where the source gives only the sum."),
    ] = None
    votes: Annotated[
        Flag | Literal["unknown"] | None,
        Says(
            "Default: true, but false for observer, adviser and secretary. In an open file a "
            "chair beside other seats has no default unless the body is complete."
        ),
    ] = None
    holder: Id | None = None
    on_behalf_of: Id | None = None
    reserved_for: tuple[Id, ...] = ()
    placed_in: Annotated[
        Id | Placement | Literal["unknown"] | None,
        Says("The body the seat sits in, where that is not the body it is listed under."),
    ] = None
    participation: Annotated[Participation | None, Short("status")] = None
    appointed_by: Annotated[Appointment | None, Short("by")] = None
    removable_by: Annotated[Removal | None, Short("by")] = None
    vetted_by: tuple[Path, ...] | Vetting | Absent | None = None
    paid_for: Payment | Absent | None = None
    succession: Annotated[Succession | None, Short("by")] = None
    term: Term | None = None


class Sunset(Claim):
    """When a body ends; a date, ``none`` or ``unknown`` is short for ``{ends_on: ...}``."""

    ends_on: DateText | Absent
    renewed_by: Path | Absent | None = None
    procedure: Id | None = None


class Reservation(Claim):
    """Seats of a body for a group, whatever their class; open until they are filled."""

    group: Id
    at_least: Annotated[Positive, Says("So many seats of the body, or more.")]


class Body(Claim):
    """A collegial or single-holder institution."""

    id: Id
    name: Title
    classification: Text | None = None
    function: Annotated[
        Function | None,
        Says("What the body is for; not stated means that it governs."),
    ] = None
    standing: Annotated[
        Literal["interim", "permanent", "unknown"] | None,
        Says("Whether the body is for a time of transition or to stay."),
    ] = None
    parent: Id | None = None
    tier: Annotated[Positive | Literal["unknown"] | None, Says("1 is the highest.")] = None
    territory: tuple[Id, ...] | Literal["unlimited", "unknown"] | None = None
    mandated_by: Id | Absent | None = None
    mandate: Text | None = None
    founding_date: DateText | None = None
    sunset: Annotated[Sunset | None, Short("ends_on")] = None
    complete: Annotated[
        tuple[Literal["seats"], ...], Says("complete: [seats] says that all seats are listed.")
    ] = ()
    acts_by: Annotated[
        Id | Literal["unknown"] | None,
        Says("The procedure of the body by which it acts when it is named as a whole."),
    ] = None
    reserved_seats: Annotated[
        tuple[Reservation, ...],
        Says("Quotas across the classes of seats: so many of all for a group."),
    ] = ()
    seats: tuple[Seat, ...] = ()


class Condition(Claim):
    """When a procedure passes; ``unanimity``, ``consensus`` and ``unknown`` are words.

    Counting conditions: ``at_least`` (not strict) or ``more_than`` (strict) of ``of``;
    ``opposed_fewer_than`` bounds those against. ``all`` and ``any`` nest, and so does
    ``one_of``, the readings of a disputed text. Exactly one of ``CONDITION_KEYS`` is present.
    """

    id: Annotated[
        Id | None, Says("Names a reading; only for conditions in a list under one_of.")
    ] = None
    name: Text | None = None
    rule: Literal["unanimity", "consensus", "none", "unknown"] | None = None
    at_least: Amount | None = None
    more_than: Amount | None = None
    opposed_fewer_than: Amount | None = None
    of: Literal["members", "filled_seats", "present", "voting"] | None = None
    among: Annotated[Id | None, Says("Count only the seats of this group.")] = None
    counting: Literal["seats", "weight", "population"] | None = None
    all: tuple[Annotated["Condition", Short("rule")], ...] | None = None
    any: tuple[Annotated["Condition", Short("rule")], ...] | None = None
    one_of: Annotated[
        tuple[Annotated["Condition", Short("rule")], ...] | None,
        Several(),
        Says("Readings of a text that is disputed: one of them holds, which one is open."),
    ] = None
    no_veto_from: Annotated[
        tuple[Path, ...] | None,
        OneOrMany(),
        Says("Seats, actors or groups whose single vote against defeats the motion."),
    ] = None
    approval_by: Annotated[
        Path | None,
        Says("A seat, actor, body, procedure or electorate that must agree as well."),
    ] = None
    plebiscite: Annotated[
        Id | None, Says("A step in which the people of this electorate decide.")
    ] = None


CONDITION_KEYS = (
    "rule",
    "at_least",
    "more_than",
    "opposed_fewer_than",
    "all",
    "any",
    "one_of",
    "no_veto_from",
    "approval_by",
    "plebiscite",
)


class Fallback(Claim):
    """What happens when a procedure fails; a bare id is short for ``{to: id}``."""

    to: Annotated[Id, Says("The procedure that then decides.")]
    after: Text | None = None


class Procedure(Bounded):
    """A way to a decision: who votes on what, and when it passes."""

    id: Id
    name: Title | None = None
    kind: Literal["decision", "advice", "override", "escalation", "appointment"] = "decision"
    body: Id
    matters: tuple[Id, ...] | Literal["all", "unknown"] | None = None
    initiated_by: Annotated[
        tuple[Path, ...] | Absent | None,
        Says("Who may put something to the vote; nobody else can."),
    ] = None
    quorum: Annotated[
        Condition | None,
        Short("rule"),
        Says("Attendance needed, as a counting condition; or none, or unknown."),
    ] = None
    passes_when: Annotated[Condition, Short("rule")]
    tie_break: Annotated[
        Path | Literal["fails", "status_quo", "none", "unknown"] | None,
        Says("The seat with the casting vote, or what happens on equality."),
    ] = None
    fallback: Annotated[Fallback | None, Short("to")] = None
    overrides: Annotated[
        tuple[Id, ...], Says("kind override: the procedures whose decisions it displaces.")
    ] = ()
    replaces: Annotated[
        tuple[Id, ...], Says("kind escalation: the procedures it switches off when pulled.")
    ] = ()
    escalates_to: Annotated[
        Id | None, Says("kind escalation: the procedure that must pass instead.")
    ] = None


class Veto(Bounded):
    """A power to undo a decision once taken. A negative vote inside is ``no_veto_from``."""

    id: Id
    name: Title | None = None
    holders: Annotated[tuple[Path, ...], OneOrMany()]
    exercised: Literal["each", "jointly"] = "each"
    procedure: Annotated[Id | None, Says("How a holder that is a body decides on it.")] = None
    over: Annotated[tuple[Id, ...], Says("Bodies or procedures whose decisions it can undo.")]
    matters: tuple[Id, ...] | Literal["all", "unknown"] = "all"
    effect: Literal["blocks", "delays"] = "blocks"
    delay: Annotated[
        Days | Absent | None,
        Says(
            "How long a veto that delays holds a decision up; left out beside a 'deadline', "
            "until the deadline."
        ),
    ] = None
    on_request_of: Annotated[
        tuple[Path, ...],
        OneOrMany(),
        Says("It is used only at the request of one of these."),
    ] = ()
    overridable_by: Id | Absent | None = None


class Power(Bounded):
    """A competence other than deciding, vetoing, overriding, appointing or removing."""

    id: Id
    holder: Annotated[
        tuple[Path, ...],
        OneOrMany(),
        Says("Whose it is; each of several has it alone."),
    ]
    kind: PowerKind
    over: tuple[Id, ...] = ()
    matters: tuple[Id, ...] | Literal["all", "unknown"] | None = None
    on_request_of: Annotated[
        tuple[Path, ...],
        OneOrMany(),
        Says("It is used only at the request of one of these."),
    ] = ()


class Handover(Claim):
    """The transfer of authority to somebody else, and who certifies that it is due."""

    id: Id
    area: Id | None = None
    to: Path | Absent
    due: DateText | Absent | None = None
    test: Annotated[Text | None, Says("The condition that triggers it, or none.")] = None
    certified_by: Path | Absent | None = None


class Provision(Claim):
    """A clause of the text that binds bodies and is no procedure, power or duty to answer."""

    id: Id
    kind: Annotated[ProvisionKind, Says("What the clause is about: one of the words listed.")]
    of: Annotated[
        tuple[Id, ...] | Absent | None,
        Says("The bodies that it binds, all if left out; none: the text has no such clause."),
    ] = None
    matters: Annotated[
        tuple[Id, ...] | Literal["all"] | None,
        Says("The matters that it is about, by their ids; all if left out."),
    ] = None
    by: Annotated[
        Path | Absent | None,
        Says("Who acts under it: of emergency_rules, who extends the powers."),
    ] = None
    within: Annotated[
        Days | Absent | None,
        Says("The time that it sets, as in 30 days: of lapse, for winding up."),
    ] = None
    says: Annotated[
        Text | None, Says("The words of the clause, for persons who judge them.")
    ] = None


class Accountability(Claim):
    """A duty to answer to somebody."""

    id: Id
    duty_of: Path
    to: Path
    means: tuple[
        Literal[
            "annual_report",
            "report",
            "questions",
            "audit",
            "dismissal",
            "judicial_review",
            "complaints",
            "publication",
        ],
        ...,
    ] = ()
    every_months: Positive | None = None
    matters: Annotated[
        tuple[Id, ...] | Literal["all"] | None,
        Says("The matters that it is about, by their ids; all if left out."),
    ] = None
    effect: Annotated[
        Literal["binding", "advisory", "unknown"] | None,
        Says("Whether what is found binds whoever answers."),
    ] = None


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


class Waiver(Part):
    """An exception from a rule that somebody granted; whether it holds is for the gate to say.

    Every value is text here: a waiver that misses something or holds a wrong date must not
    keep the file from being checked, only from being excused.
    """

    rule: Annotated[Text | None, Says("The code of the rule; needed to hold.")] = None
    subject: Annotated[
        Text | None, Says("The subject: the path that the finding names; needed to hold.")
    ] = None
    reason: Annotated[Text | None, Says("Why, in 20 characters or more; needed to hold.")] = (
        None
    )
    by: Annotated[Text | None, Says("Who granted it; needed to hold.")] = None
    granted: Annotated[Text | None, Says("The first day; a date.")] = None
    expires: Annotated[Text | None, Says("The last day; a date; needed to hold.")] = None
    evidence: Annotated[
        tuple[Text, ...], OneOrMany(), Says("Where this is written: source#locator, or a list.")
    ] = ()


class FiledWaiver(Waiver):
    """A waiver for texts that must not be touched, in a file beside them."""

    file: Annotated[
        Text | None,
        Says("The proposal, from the folder of this file; a pattern for several; needed."),
    ] = None


class Waivers(Part):
    """A file of waivers for proposals that must not be touched."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]
    waivers: tuple[FiledWaiver, ...]


class Judgement(Part):
    """What a person answered to a question of a rule; whether it holds is for the gate to say.

    Every value is text here: a judgement that misses something or holds a wrong date must not
    keep the file from being checked, only from being judged by it.
    """

    rule: Annotated[Text | None, Says("The code of the rule; needed to hold.")] = None
    subject: Annotated[
        Text | None, Says("The subject: the path that the finding names; needed to hold.")
    ] = None
    question: Annotated[
        Text | None, Says("The question, as 'judgements' prints it; needed to hold.")
    ] = None
    answer: Annotated[
        Text | None, Says('"yes", which meets the rule, or "no", in quotes; needed to hold.')
    ] = None
    by: Annotated[Text | None, Says("Who judged; needed to hold.")] = None
    date: Annotated[Text | None, Says("When: a day such as 2026-03-21; needed to hold.")] = None
    reason: Annotated[Text | None, Says("Why, in 20 characters or more; needed to hold.")] = (
        None
    )
    evidence: Annotated[
        tuple[Text, ...], OneOrMany(), Says("Where this is written: source#locator, or a list.")
    ] = ()
    words_sha256: Annotated[
        Text | None,
        Says("Fingerprint of the words judged, as 'judgements' prints it; needed to hold."),
    ] = None


class FiledJudgement(Judgement):
    """A judgement on texts that must not be touched, in a file beside them."""

    file: Annotated[
        Text | None,
        Says("The proposal, from the folder of this file; a pattern for several; needed."),
    ] = None


class Judgements(Part):
    """A file of judgements on proposals that must not be touched."""

    council_rules: Annotated[Literal["1"], Says('Version of the format, written "1".')]
    judgements: tuple[FiledJudgement, ...]


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

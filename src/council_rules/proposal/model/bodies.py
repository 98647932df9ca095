"""Bodies and their seats: who sits there, who fills and empties a seat, for how long."""

from typing import Annotated, Literal

from council_rules.proposal.markers import OneOrMany, Says, Short
from council_rules.proposal.model.parts import Absent, Bounded, Claim, Part
from council_rules.proposal.scalars import (
    Count,
    DateText,
    Flag,
    Id,
    Path,
    Positive,
    Text,
    Title,
)

Function = Literal["governs", "adjudicates", "audits", "advises", "nominates", "unknown"]


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

    @property
    def renewer(self) -> str | None:
        """Who renews: by a procedure somebody does, also where nobody is said to."""
        return self.procedure or self.renewed_by


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

"""Clauses that bind bodies: handovers, provisions, duties to answer."""

from typing import Annotated, Literal

from council_rules.proposal.markers import Says
from council_rules.proposal.model.parts import Absent, Claim
from council_rules.proposal.scalars import DateText, Days, Id, Path, Positive, Text

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

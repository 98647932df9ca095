"""Ways to a decision: conditions, procedures, vetoes, and other powers."""

from typing import Annotated, Literal

from council_rules.proposal.markers import OneOrMany, Says, Several, Short
from council_rules.proposal.model.parts import Absent, Bounded, Claim
from council_rules.proposal.scalars import Amount, Days, Id, Path, Text, Title

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
    """What happens when a procedure fails; a bare id or word is short for ``{to: id}``."""

    to: Annotated[
        Id | Absent, Says("The procedure that then decides; none if what fails has failed.")
    ]
    after: Text | None = None


class Procedure(Bounded):
    """A way to a decision: who votes on what, and when it passes."""

    id: Id
    name: Title | None = None
    kind: Literal["decision", "advice", "override", "escalation", "appointment"] = "decision"
    body: Id
    matters: tuple[Id, ...] | Literal["all", "none", "unknown"] | None = None
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

    @property
    def falls_back_on(self) -> str | None:
        """The procedure that is stated to decide when this one fails."""
        to = self.fallback.to if self.fallback else None
        return None if to in ("none", "unknown") else to


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

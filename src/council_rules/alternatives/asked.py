"""What was asked, in the file, in a goals file and outside of both, laid over each other."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from council_rules.alternatives.edits import COSTS
from council_rules.alternatives.wishes import Permit, Pin, Wishes
from council_rules.proposal.load import Loaded, load_goals
from council_rules.proposal.model import Goals, Limits, Negotiation
from council_rules.proposal.places import Places
from council_rules.record import Record
from council_rules.words import nearest


class UnknownKind(ValueError):  # noqa: N818  (says what it is)
    """A kind of edit that there is not; ``origin`` says where it was named."""

    def __init__(self, kind: str, origin: str) -> None:
        super().__init__(f"There is no kind of edit '{kind}'")
        self.origin = origin
        self.close = nearest(kind, COSTS) or ""


class Asked(Record):
    """What one place asks for; ``goals`` are patterns of rules, each with its origin."""

    fixed: tuple[Pin, ...] = ()
    permits: tuple[Permit, ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    costs: Mapping[str, int] = field(default_factory=dict)
    day: str = ""
    most_edits: int | None = None
    most_cost: int | None = None
    number: int | None = None

    def over(self, other: "Asked") -> "Asked":
        """Return this laid over ``other``.

        What is fixed adds up; costs replace costs kind by kind; all else replaces what the
        other says, where this says anything.
        """
        return Asked(
            fixed=(*other.fixed, *self.fixed),
            permits=self.permits or other.permits,
            goals=self.goals or other.goals,
            costs={**other.costs, **self.costs},
            day=self.day or other.day,
            most_edits=other.most_edits if self.most_edits is None else self.most_edits,
            most_cost=other.most_cost if self.most_cost is None else self.most_cost,
            number=other.number if self.number is None else self.number,
        )

    def wishes(self, codes: tuple[str, ...]) -> Wishes:
        """Return the wishes that this comes to, with goals by the codes of rules.

        Raises UnknownKind.
        """
        for permit in self.permits:
            for kind in permit.kinds:
                if kind not in COSTS:
                    raise UnknownKind(kind, permit.origin)
        return Wishes(
            goals=codes,
            fixed=self.fixed,
            permits=self.permits,
            costs=self.costs,
            day=self.day,
            number=self.number or 1,
            most_edits=self.most_edits,
            most_cost=self.most_cost,
        )


def asked_in(loaded: Loaded) -> Asked:
    """Return what a proposal says about alternatives to itself. Raises UnknownKind."""
    own = loaded.proposal.alternatives
    return _asked(own, loaded.name, loaded.places, "alternatives.") if own else Asked()


def asked_in_goals(path: Path) -> Asked:
    """Return what a goals file asks for.

    Raises ProposalError with everything that is wrong with it, and UnknownKind.
    """
    goals, places = load_goals(path)
    return _asked(goals, str(path), places, "")


def _asked(own: Negotiation | Goals, name: str, places: Places, prefix: str) -> Asked:
    def origin(path: str) -> str:
        place = places.nearest(prefix + path).value
        return f"{name}:{place.line}:{place.column}"

    for kind in own.costs:
        if kind not in COSTS:
            raise UnknownKind(kind, origin(f"costs.{kind}"))
    limits = own.limits or Limits()
    return Asked(
        fixed=tuple(Pin(one, origin(f"fixed[{i}]")) for i, one in enumerate(own.fixed)),
        permits=tuple(
            Permit(one.at or "", one.kinds, one.cost, origin(f"may_change[{i}]"))
            for i, one in enumerate(own.may_change)
        ),
        goals=tuple((one, origin(f"goals[{i}]")) for i, one in enumerate(own.goals)),
        costs=own.costs,
        day=str(own.day or ""),
        most_edits=limits.max_changes,
        most_cost=limits.max_cost,
        number=limits.show,
    )

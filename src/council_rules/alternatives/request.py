"""What is asked of a search for alternatives: in the file, in a goals file, by flags."""

from collections.abc import Mapping
from dataclasses import field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from council_rules.alternatives.edits import COSTS, Edit, Lever
from council_rules.proposal.load import Loaded, load_goals
from council_rules.proposal.model.search import Goals, Limits, Negotiation
from council_rules.proposal.places import Places
from council_rules.record import Record
from council_rules.words import nearest


class UnknownKind(ValueError):  # noqa: N818  (says what it is)
    """A kind of edit that there is not; ``origin`` says where it was named."""

    def __init__(self, kind: str, origin: str) -> None:
        super().__init__(f"There is no kind of edit '{kind}'")
        self.origin = origin
        self.close = nearest(kind, COSTS) or ""


class Pin(Record):
    """A path at and below which nothing may change, and where somebody said so.

    A star in the path stands for anything within one id.
    """

    path: str
    origin: str = ""

    def holds(self, path: str) -> bool:
        """Return whether the pin holds a path."""
        return covers(self.path, path)


class Permit(Record):
    """What may be changed: edits of these kinds, at and below this path.

    No ``kinds`` are all kinds, no ``path`` is any. ``cost`` is what each part of such an
    edit costs here, if that is not what it usually costs.
    """

    path: str = ""
    kinds: tuple[str, ...] = ()
    cost: int | None = None
    origin: str = ""

    def allows(self, path: str, edit: Edit) -> bool:
        """Return whether an edit at a path may be made."""
        within = not self.path or covers(self.path, path)
        return within and (not self.kinds or set(edit.kinds) <= set(self.kinds))


class Request(Record):
    """What to search for.

    ``goals`` are codes of rules, by default those of severity must; ``fixed`` what must not
    change; ``permits`` what may, everything if there are none; ``costs`` what a kind of
    edit costs, where it is not the usual. ``number`` alternatives at most, with
    ``most_edits`` and ``most_cost`` each, and ``seconds`` to find them. ``day`` is when
    bodies may be made to end and authority to be handed over, where the file names no day.
    ``may_break`` are severities and codes of rules that may be broken anew. ``scenario`` is
    one of the file that is assumed. ``robust`` asks that what is open is met as well in every
    completion; ``front`` asks for every alternative than which none is better in cost, in
    what is not met and in seats moved all at once.
    """

    goals: tuple[str, ...] = ()
    fixed: tuple[Pin, ...] = ()
    permits: tuple[Permit, ...] = ()
    costs: Mapping[str, int] = field(default_factory=dict)
    day: str = ""
    number: int = 1
    most_edits: int | None = None
    most_cost: int | None = None
    seconds: float = 20.0
    robust: bool = False
    front: bool = False
    may_break: tuple[str, ...] = ()
    scenario: str | None = None

    def offered(self, lever: Lever) -> Lever | None:
        """Return a lever with the edits that may be made and their costs; None without any.

        Of several permits for an edit, the last that names a cost says what it costs.
        """
        edits = []
        for edit in lever.edits:
            allowing = [one for one in self.permits if one.allows(lever.path, edit)]
            if self.permits and not allowing:
                continue
            own = [one.cost for one in allowing if one.cost is not None]
            each = own[-1] if own else edit.usual_cost(self.costs)
            edits.append(replace(edit, each=each))
        return replace(lever, edits=tuple(edits)) if edits else None


class PartialRequest(Record):
    """What one place asks for; ``goals`` are patterns of rules, each with its origin."""

    fixed: tuple[Pin, ...] = ()
    permits: tuple[Permit, ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    costs: Mapping[str, int] = field(default_factory=dict)
    day: str = ""
    most_edits: int | None = None
    most_cost: int | None = None
    number: int | None = None

    def over(self, other: "PartialRequest") -> "PartialRequest":
        """Return this laid over ``other``.

        What is fixed adds up; costs replace costs kind by kind; all else replaces what the
        other says, where this says anything.
        """
        return PartialRequest(
            fixed=(*other.fixed, *self.fixed),
            permits=self.permits or other.permits,
            goals=self.goals or other.goals,
            costs={**other.costs, **self.costs},
            day=self.day or other.day,
            most_edits=other.most_edits if self.most_edits is None else self.most_edits,
            most_cost=other.most_cost if self.most_cost is None else self.most_cost,
            number=other.number if self.number is None else self.number,
        )

    def complete(self, codes: tuple[str, ...]) -> Request:
        """Return the request that this comes to, with goals by the codes of rules.

        Raises UnknownKind.
        """
        for permit in self.permits:
            for kind in permit.kinds:
                if kind not in COSTS:
                    raise UnknownKind(kind, permit.origin)
        return Request(
            goals=codes,
            fixed=self.fixed,
            permits=self.permits,
            costs=self.costs,
            day=self.day,
            number=self.number or 1,
            most_edits=self.most_edits,
            most_cost=self.most_cost,
        )


def request_in(loaded: Loaded) -> PartialRequest:
    """Return what a proposal says about alternatives to itself. Raises UnknownKind."""
    own = loaded.proposal.alternatives
    return (
        _partial(own, loaded.name, loaded.places, "alternatives.") if own else PartialRequest()
    )


def request_in_goals(path: Path) -> PartialRequest:
    """Return what a goals file asks for.

    Raises ProposalError with everything that is wrong with it, and UnknownKind.
    """
    goals, places = load_goals(path)
    return _partial(goals, str(path), places, "")


def _partial(
    own: Negotiation | Goals, name: str, places: Places, prefix: str
) -> PartialRequest:
    def origin(path: str) -> str:
        place = places.nearest(prefix + path).value
        return f"{name}:{place.line}:{place.column}"

    for kind in own.costs:
        if kind not in COSTS:
            raise UnknownKind(kind, origin(f"costs.{kind}"))
    limits = own.limits or Limits()
    return PartialRequest(
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


def covers(pattern: str, path: str) -> bool:
    """Return whether a path is what a pattern names, or lies below it."""
    if "*" not in pattern:
        return path == pattern or path.startswith((f"{pattern}.", f"{pattern}/"))
    parts, own = _parts(pattern), _parts(path)
    return len(own) >= len(parts) and all(map(fnmatchcase, own, parts))


def _parts(path: str) -> list[str]:
    return path.replace("/", ".").split(".")

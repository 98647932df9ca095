"""What is asked of a search for alternatives, wherever it was asked."""

from collections.abc import Mapping
from dataclasses import field, replace
from fnmatch import fnmatchcase

from council_rules.alternatives.edits import Edit, Lever
from council_rules.record import Record


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


class Wishes(Record):
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


def covers(pattern: str, path: str) -> bool:
    """Return whether a path is what a pattern names, or lies below it."""
    if "*" not in pattern:
        return path == pattern or path.startswith((f"{pattern}.", f"{pattern}/"))
    parts, own = _parts(pattern), _parts(path)
    return len(own) >= len(parts) and all(map(fnmatchcase, own, parts))


def _parts(path: str) -> list[str]:
    return path.replace("/", ".").split(".")

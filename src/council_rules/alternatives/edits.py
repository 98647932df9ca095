"""Edits to a proposal: what a drafter could change, and what each change costs.

A lever is one thing that can be changed in several ways, of which at most one is taken. The
costs are a convention, not a measure: they say which of two changes to prefer where both
would do. They are printed with every alternative.
"""

from collections.abc import Mapping
from types import MappingProxyType

from council_rules.proposal.amend import Amendment
from council_rules.record import Record

# From council-rules' own table of edits: one for a change of words, two for a seat or a hand
# that fills it. A seat taken out costs one, so that a seat replaced costs three.
COSTS: Mapping[str, int] = MappingProxyType(
    {
        "add_concurrent_majority": 1,
        "add_seat": 2,
        "add_veto": 1,
        "bind_channel": 1,
        "bound_override": 1,
        "change_quota": 1,
        "change_renewer": 1,
        "convert_observer": 2,
        "limit_veto": 1,
        "move_appointment": 2,
        "move_matter": 2,
        "protect_tenure": 1,
        "remove_channel": 1,
        "remove_seat": 1,
        "remove_veto": 1,
        "set_end_date": 1,
        "state_rule": 1,
    }
)

# Edits after which somebody has other votes than before, counted in seats.
MOVES_VOTES = frozenset({"add_seat", "convert_observer", "remove_seat"})


class Edit(Record):
    """One way to use a lever.

    ``value`` names it among those of its lever, ``kinds`` are the kinds of change it makes,
    ``number`` how many seats it concerns, ``says`` it in words, as a drafter would.
    ``amendments`` make the change in the file. ``each`` is what each seat or part costs, if
    that is not the usual. Where it wraps what the file has at the path of its lever,
    ``wrapped`` is where that is found afterwards.
    """

    value: str
    kinds: tuple[str, ...]
    says: str
    amendments: tuple[Amendment, ...]
    number: int = 1
    each: int | None = None
    wrapped: str = ""

    @property
    def repeals(self) -> bool:
        """Return whether the edit takes something out of the file."""
        return any(verb == "repeal" for verb, _, _ in self.amendments)

    @property
    def owners(self) -> frozenset[str]:
        """Return the ids and paths of what the edit changes or puts in."""
        found = set()
        for verb, path, value in self.amendments:
            items = value if verb == "insert" and isinstance(value, list) else []
            found |= {str(item["id"]) for item in items if isinstance(item, dict)}
            if verb != "insert":
                found.add(path.partition(".")[0])
        return frozenset(found)

    @property
    def cost(self) -> int:
        """Return what the edit costs."""
        return self.number * (self.usual_cost({}) if self.each is None else self.each)

    @property
    def moved(self) -> int:
        """Return how many seats get a vote, lose it or change hands."""
        return self.number if MOVES_VOTES & set(self.kinds) else 0

    def usual_cost(self, costs: Mapping[str, int]) -> int:
        """Return what each part costs, by a table of kinds over the usual one."""
        return sum(costs.get(kind, COSTS[kind]) for kind in self.kinds)


class Lever(Record):
    """Something that can be changed, at a path in the file.

    ``as_is`` is the value that stands for no change. Where ``widened`` is not empty, it makes
    the file leave open what the lever decides: the question ``id``, whose answers are
    ``as_is`` and the values of the edits. A lever is only used once the lever ``after`` is:
    of seats that differ in nothing but their holder, the last in the file goes first.

    With ``doubling``, the widened file has classes of one, two, four ... seats at these
    paths, and the value of an edit is the number of seats that they make together: so the
    tables need one entry for each class and not one for each number.

    ``copies`` are the paths at which the widened file repeats what the file has at ``path``:
    what is open there is open at each of them.
    """

    id: str
    path: str
    edits: tuple[Edit, ...]
    as_is: str = "as_is"
    widened: tuple[Amendment, ...] = ()
    after: str = ""
    doubling: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    def edit(self, value: str) -> Edit | None:
        """Return the edit of that value; None for the value that changes nothing."""
        return next((edit for edit in self.edits if edit.value == value), None)

"""Edits to a proposal: what a drafter could change, and what each change costs.

A lever is one thing that can be changed in several ways, of which at most one is taken. The
costs are a convention, not a measure: they say which of two changes to prefer where both
would do. They are printed with every alternative.
"""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from council_rules.proposal.amend import Amendment
from council_rules.record import Record

# From council-rules' own table of edits. One for words: a share, a date, a bound, a further
# condition, a consent or veto for those who sit there already. Two for what somebody loses, be
# it to others: a way to decide, a veto, a consent, a matter, a casting vote, the choice or the
# removal of whoever sits in a seat. Two for each seat that somebody gets, and as much for each
# that somebody leaves. Three for a body that others answer to. So nothing is cured by taking
# away because that is cheaper than giving.
WORDS, LOST, GIVEN, LEFT, BODY = 1, 2, 2, 2, 3
COSTS: Mapping[str, int] = MappingProxyType(
    {
        "add_audit": WORDS,
        "add_concurrent_majority": WORDS,
        "add_handover": LOST,
        "add_oversight": BODY,
        "add_power": WORDS,
        "add_provision": WORDS,
        "add_report": WORDS,
        "add_review": WORDS,
        "add_seat": GIVEN,
        "add_veto": WORDS,
        "bind_channel": WORDS,
        "bound_override": WORDS,
        "bound_power": WORDS,
        "bound_vetting": WORDS,
        "change_base": WORDS,
        "change_chair_removal": LOST,
        "change_handover": WORDS,
        "change_quota": WORDS,
        "change_renewer": LOST,
        "change_succession": LOST,
        "change_tie_break": LOST,
        "change_weight": LOST,
        "convert_observer": GIVEN,
        "limit_territory": WORDS,
        "limit_veto": WORDS,
        "move_appointment": LOST,
        "move_dismissal": LOST,
        "move_matter": LOST,
        "move_power": LOST,
        "move_seat": LEFT + GIVEN,
        "protect_tenure": WORDS,
        "re_reserve_seat": LEFT + GIVEN,
        "remove_approval": LOST,
        "remove_channel": LOST,
        "remove_fallback": LOST,
        "remove_vetting": LOST,
        "remove_veto": LOST,
        "replace_rule": LOST,
        "replace_seat": LEFT + GIVEN,
        "reserve_seat": GIVEN,
        "set_end_date": WORDS,
        "state_rule": WORDS,
    }
)

# Edits after which somebody has other votes than before, counted in seats.
MOVES_VOTES = frozenset(
    {
        "add_seat",
        "change_weight",
        "convert_observer",
        "move_seat",
        "re_reserve_seat",
        "replace_seat",
        "reserve_seat",
    }
)


class Edit(Record):
    """One way to use a lever.

    ``value`` names it among those of its lever, ``kinds`` are the kinds of change it makes,
    ``number`` how many seats it concerns, ``says`` it in words, as a drafter would.
    ``amendments`` make the change in the file, ``touches`` are ids and paths that it concerns
    besides that of its lever. ``each`` is what each seat or part costs, if that is not the
    usual, and ``strict`` how hard it makes it to pass anything: of equal edits the one that is
    less so is taken. Where it wraps what the file has at the path of its lever, ``wrapped`` is
    where that is found afterwards.

    Of an edit of a lever that is widened, ``like`` names the answer of the widened file that
    it goes with, and ``beside`` are those of its amendments that the widened file does not
    speak of.
    """

    value: str
    kinds: tuple[str, ...]
    says: str
    amendments: tuple[Amendment, ...]
    number: int = 1
    each: int | None = None
    wrapped: str = ""
    like: str = ""
    beside: tuple[Amendment, ...] = ()
    touches: tuple[str, ...] = ()
    strict: int = 0

    @property
    def in_place(self) -> tuple[str, str]:
        """Return the name of the place that the words begin with, and the other words.

        The name is empty if the words do not begin with that of one place.
        """
        place, comma, rest = self.says.partition(", ")
        if comma and place.startswith("in '") and place.count("'") == 2:
            return place.removeprefix("in '").removesuffix("'"), rest
        return "", self.says

    @property
    def repeals(self) -> bool:
        """Return whether the edit takes something out of the file."""
        return any(verb == "repeal" for verb, _, _ in self.amendments)

    @property
    def turn(self) -> int:
        """Return when the edit is to be made: what is gone can be changed no more.

        First come changes, then repeals that also take parts out of other things, then all
        other repeals.
        """
        repealed = [path for verb, path, _ in self.amendments if verb == "repeal"]
        return (1 if any("." in path for path in repealed) else 2) if repealed else 0

    @property
    def owners(self) -> frozenset[str]:
        """Return the ids and paths of what the edit changes or puts in."""
        found = set()
        for verb, path, value in self.amendments:
            items = value if verb == "insert" and isinstance(value, list) else []
            found |= set().union(*map(_ids, items))
            if verb != "insert" or "." in path:
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

    ``spares`` are things that the widened file has, by their ids and paths, and the file only
    has with that answer: so many seats, for instance, made up of classes of one, two, four ...
    of them, so that the tables need one entry for each class and not one for each number. Where
    an answer is not all that a lever says about the facts, see ``Edit.like`` and
    ``Edit.beside``.

    ``states`` are the answers that state a rule which the file does not state. ``weighs`` is a
    body whose seats the only edit gives other weights, which changes all its arithmetic.
    ``needs`` are the amendments of the lever ``after`` without which the edits make no sense.

    ``copies`` are the paths at which the widened file repeats what the file has at ``path``:
    what is open there is open at each of them.
    """

    id: str
    path: str
    edits: tuple[Edit, ...]
    as_is: str = "as_is"
    widened: tuple[Amendment, ...] = ()
    after: str = ""
    copies: tuple[str, ...] = ()
    spares: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: tuple[str, ...] = ()
    weighs: str = ""
    needs: tuple[Amendment, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Return everything that using the lever may concern."""
        return (self.path, *(path for edit in self.edits for path in edit.touches))

    def edit(self, value: str) -> Edit | None:
        """Return the edit of that value; None for the value that changes nothing."""
        return next((edit for edit in self.edits if edit.value == value), None)


def _ids(item: object) -> set[str]:
    """Return the id of what is inserted, and the paths of its seats."""
    if not isinstance(item, dict):
        return set()
    seats = item.get("seats", [])
    return {str(item["id"])} | {f"{item['id']}/{seat['id']}" for seat in seats}

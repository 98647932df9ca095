"""What may take part in a game, and which open points bear on it."""

from collections.abc import Iterator

from council_rules.logic.fact_base import FactBase, Question
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.record import Record

OF_SEATS = ("participation", "votes", "count", "placed_in", "locality")
OF_TENURE = ("appointed_by", "removable_by", "term")
OF_BODIES = ("complete", "acts_by")
OF_RULES = ("passes_when", "quorum", "initiated_by")
OF_PROCEDURES = (*OF_RULES, "tie_break", "fallback")
# across bodies
OF_BODIES_ACROSS = (*OF_BODIES, "vetoes")
OF_PROCEDURES_ACROSS = (*OF_PROCEDURES, "matters", "kind")
OF_VETOES = ("matters", "delay", "overridable_by")

ASKING = frozenset({"casts", "consent", "one_of_class"})
IN_THE_ROOM = ASKING | {"fallback", "speaks_by"}
# facts that name first what takes part in what they name second
BACKWARDS = frozenset({"overrides", "replaces"})
ACROSS = BACKWARDS | {
    "escalates",
    "veto_holder",
    "requests",
    "set_aside_by",
    "appoints",
    "proposes",
    "appointment_confirmed",
    "dismisses",
    "removal_confirmed",
    "countermands",
    "renews_term",
}


class Reach(Record):
    """Everything that may take part in a game: ids of bodies and procedures, paths of seats.

    ``actors`` are those who hold a seat or are asked, ``vetoes`` those that can undo what is
    decided. ``across`` says whether it is about a matter across bodies, ``belonging`` whether
    it makes a difference who belongs to which people.
    """

    bodies: frozenset[str]
    procedures: frozenset[str]
    seats: frozenset[str]
    actors: frozenset[str]
    vetoes: frozenset[str]
    across: bool
    belonging: bool = True

    def concerns(self, question: Question) -> bool:
        """Return whether a question bears on the game."""
        owner, _, rest = question.id.partition(".")
        key = rest.partition(".")[0]
        if rest.endswith(".stated"):  # whether a rule is written down changes no vote
            return False
        if key == "locality":
            return self.belonging and owner in self.seats | self.actors
        if "/" in owner:
            known = key in OF_SEATS or (self.across and key in OF_TENURE)
            return owner in self.seats and known
        if owner in self.bodies:
            return key in (OF_BODIES_ACROSS if self.across else OF_BODIES)
        if owner in self.procedures:
            return key in (OF_PROCEDURES_ACROSS if self.across else OF_PROCEDURES)
        return owner in self.vetoes and key in OF_VETOES


class Links:
    """Whom facts about something name, whether they are stated or may turn out."""

    def __init__(self, fact_base: FactBase) -> None:
        """Take a fact base; it is read once, however many games are looked at."""
        facts = [*fact_base.places, *(n for n in fact_base.numbers if n.name in ASKING)]
        facts += [t for q in fact_base.questions for o in q.all_options for t in o.terms]
        self.in_the_room: dict[str, dict[str, None]] = {}
        self.across: dict[str, dict[str, None]] = {}
        for fact in facts:
            self._note(fact)

    def named_in(self, reach: Reach) -> frozenset[str]:
        """Return whom anything in reach names: so nobody else is like them."""
        named = self.across if reach.across else self.in_the_room
        known = (*reach.procedures, *reach.bodies, *reach.seats, *reach.actors, *reach.vetoes)
        return frozenset(who for one in known for who in named.get(one, ()))

    def _note(self, fact: Symbol) -> None:
        """Note whom a fact makes a part of what it is about."""
        name = fact.name
        texts = [one.string for one in fact.arguments if one.type is SymbolType.String]
        if name not in IN_THE_ROOM | ACROSS or len(texts) < 2:
            return
        first, second = texts[:2]
        if name in BACKWARDS:
            first, second = second, first
        if name in ASKING:
            # the node of a condition belongs to its procedure
            first = first.partition(".")[0]
        if name in IN_THE_ROOM:
            self.in_the_room.setdefault(first, {})[second] = None
        self.across.setdefault(first, {})[second] = None


def reach_of_procedure(
    index: ProposalIndex, links: Links, procedure: str, belonging: bool = True
) -> Reach:
    """Return what may take part in a procedure in the room."""
    walk = _Walk(index, links, across=False)
    walk.add(procedure)
    return walk.reach(belonging)


def reach_of_matter(index: ProposalIndex, links: Links, matter: str) -> Reach:
    """Return what may take part in deciding a matter across bodies."""
    walk = _Walk(index, links, across=True)
    wider = {*index.lineage(matter), *index.possible_wholes(matter)}
    for procedure in index.proposal.procedures:
        about = procedure.matters
        displaces = bool(procedure.overrides) and about in (None, "none")
        unstated = about is None and not index.closed
        anything = displaces or unstated or about in ("all", "unknown")
        if anything or (isinstance(about, tuple) and wider & set(about)):
            walk.add(procedure.id)
    return walk.reach()


class _Walk:
    """Follows from a procedure everything that bears on it."""

    def __init__(self, index: ProposalIndex, links: Links, across: bool) -> None:
        self.index, self.across = index, across
        self.named = links.across if across else links.in_the_room
        self.at = {at.path: at for at in index.seats}
        self.bodies: set[str] = set()
        self.procedures: set[str] = set()
        self.seats: set[str] = set()
        self.actors: set[str] = set()
        self.vetoes: set[str] = set()

    def reach(self, belonging: bool = True) -> Reach:
        return Reach(
            frozenset(self.bodies),
            frozenset(self.procedures),
            frozenset(self.seats),
            frozenset(self.actors),
            frozenset(self.vetoes),
            self.across,
            belonging,
        )

    def add(self, id: str) -> None:
        """Add something, and all that it leads to."""
        todo = [id]
        while todo:
            one = todo.pop()
            known = self._kind(one)
            if known is None or one in known:
                continue
            known.add(one)
            todo += self.named.get(one, ())
            if known is self.bodies:
                todo += [at.path for at in self.index.seats if _may_sit(at, one)]
            elif known is self.seats:
                seat = self.at[one].seat
                todo += [who for who in (seat.holder, seat.on_behalf_of) if who]
            elif known is self.procedures:
                todo += self._of_procedure(one)

    def _kind(self, id: str) -> set[str] | None:
        if id in self.index.procedures:
            return self.procedures
        if id in self.index.bodies:
            return self.bodies
        if id in self.at:
            return self.seats
        if id in self.index.actors:
            return self.actors
        return self.vetoes if any(v.id == id for v in self.index.proposal.vetoes) else None

    def _of_procedure(self, id: str) -> Iterator[str]:
        body = self.index.procedures[id].body
        yield body
        if self.across:
            # what reaches a body reaches all its procedures, and only those
            yield from (v.id for v in self.index.proposal.vetoes if {id, body} & set(v.over))


def _may_sit(at: SeatAt, body: str) -> bool:
    return at.bodies is None or body in at.bodies

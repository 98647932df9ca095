"""Conditions as nodes with exact integer tables.

A counting condition compares ``N/D`` of a total T with the support s as ``D*s >= N*T``, in
lowest terms, each table entry divided by the greatest common divisor. A strict comparison
asks for one unit more, which is exact because all entries are whole numbers. The total is
written as the largest it can be (``ceiling``); seats that do not count give their part of
it back (see ``coalitions.lp``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd
from types import MappingProxyType

from council_rules.logic.candidates import Candidates
from council_rules.logic.fact_base import LARGEST, FactBase, Option, TooLargeError, term, word
from council_rules.logic.index import ProposalIndex, SeatAt, unlisted_size
from council_rules.logic.offices import may_be_office
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.readings import readings

NO_PARTS: Mapping[str, Iterable[int]] = MappingProxyType({})


@dataclass
class Tables:
    """The integers of one counting node: worth and share per seat and size, and a constant.

    ``spare`` is what a seat that is counted gives beyond its share if nobody sits there who
    could be against.
    """

    worth: dict[tuple[str, int], int] = field(default_factory=dict)
    share: dict[tuple[str, int], int] = field(default_factory=dict)
    spare: dict[tuple[str, int], int] = field(default_factory=dict)
    asks: int = 0

    def reduced(self) -> "Tables":
        """Return the same comparison with all entries divided by their common divisor."""
        entries = (*self.worth.values(), *self.share.values(), *self.spare.values())
        divisor = gcd(*entries) or 1
        return Tables(
            {key: value // divisor for key, value in self.worth.items()},
            {key: value // divisor for key, value in self.share.items()},
            {key: value // divisor for key, value in self.spare.items()},
            -(-self.asks // divisor),
        )

    def most(self) -> dict[str, int]:
        """Return the largest share each seat class can have."""
        most: dict[str, int] = {}
        for (seat, _), value in self.share.items():
            most[seat] = max(most.get(seat, 0), value)
        return most

    def largest_sum(self) -> int:
        """Return a bound on every sum that a solver can meet when it adds this up."""
        support: dict[str, int] = {}
        for (seat, _), value in self.worth.items():
            support[seat] = max(support.get(seat, 0), value)
        spare = sum(self.spare.values())
        return sum(support.values()) + sum(self.most().values()) + spare + abs(self.asks)


FACTS_OF_BASES = {"members": "members", "filled_seats": "filled"}
BASES = {
    "members": " of all members",
    "filled_seats": " of the filled seats",
    "present": " of those present",
    "voting": " of those voting",
}


class Conditions:
    """Writes the conditions of one proposal into its fact_base."""

    def __init__(
        self,
        candidates: Candidates,
        fact_base: FactBase,
        parts: Mapping[str, Iterable[int]] = NO_PARTS,
        tables: bool = True,
    ) -> None:
        """Take the candidates for what is open, the fact base to write to, and sizes of parts.

        ``parts`` asks for table entries for so many seats of a class, beyond all of them;
        without ``tables`` there are none at all.
        ``ties`` lists the nodes of each procedure that a casting vote can turn.
        """
        self.index = candidates.index
        self.candidates = candidates
        self.fact_base = fact_base
        self.parts = parts
        self.tables = tables
        self.ties: dict[str, list[str]] = {}
        self._standard: dict[tuple[str, str], str] = {}

    def node(self, condition: Condition, procedure: Procedure, path: str) -> str:
        """Record a condition of a procedure and return the id of its node, its path.

        Raises TooLargeError where votes or populations exceed exact 32-bit arithmetic.
        """
        self.fact_base.names.setdefault(path, self.words(condition))
        self.fact_base.conditions[path] = condition
        for functor, parts in (("conjunction", condition.all), ("disjunction", condition.any)):
            if parts is not None:
                key = "all" if functor == "conjunction" else "any"
                self._compound(functor, parts, procedure, path, key)
                return path
        if condition.rule in ("unknown", "none"):
            self._open(procedure, path)
        elif condition.one_of is not None:
            self._disputed(condition.one_of, procedure, path)
        elif condition.no_veto_from is not None:
            self._no_veto(condition.no_veto_from, procedure, path)
        elif condition.approval_by is not None:
            self.fact_base.number("consent", path, condition.approval_by)
        elif condition.plebiscite is not None:
            self.fact_base.number("consent", path, condition.plebiscite)
        else:
            self._counting(condition, procedure, path)
        return path

    def _compound(
        self,
        functor: str,
        parts: tuple[Condition, ...],
        procedure: Procedure,
        path: str,
        key: str,
    ) -> None:
        self._links(
            functor,
            path,
            [
                self.node(part, procedure, f"{path}.{key}[{position}]")
                for position, part in enumerate(parts)
            ],
        )

    def _open(self, procedure: Procedure, path: str) -> None:
        """Ask which of the standard rules a condition is that nobody states."""
        name = self.fact_base.names[procedure.id]
        text, verb = f"by what majority '{name}' passes", "needs"
        if procedure.id not in self.index.procedures:  # what a body does goes by its name
            text, verb = f"by what rule '{name}' acts as a whole", "acts by"
        options = []
        for value, says, condition in standard_rules(
            self.candidates, procedure.body, self.fact_base.quoted
        ):
            # what is open in several places may turn out the same in each: one node for all
            key = procedure.id, value
            if key not in self._standard:
                self._standard[key] = self.node(condition, procedure, f"{path}?{value}")
            becomes = term("becomes", path, self._standard[key])
            options.append(Option(value, f"'{name}' {verb} {says}", (becomes,)))
        self.fact_base.ask(path, text, path, options, assumed=True)

    def _disputed(
        self, disputed: tuple[Condition, ...], procedure: Procedure, path: str
    ) -> None:
        """Ask which of several readings of a condition holds; each is a node of its own."""
        name = self.fact_base.names[procedure.id]
        what = f"'{name}'"
        if path.startswith(f"{procedure.id}.quorum"):
            what = f"the quorum of {what}"
        options = []
        for position, (answer, reading) in enumerate(readings(disputed)):
            node = self.node(reading, procedure, f"{path}.one_of[{position}]")
            said = f" ({reading.name})" if reading.name else ""
            says = f"'{name}' needs {self.words(reading)}{said}"
            options.append(Option(answer, says, (term("becomes", path, node),)))
        self.fact_base.ask(path, f"which reading of {what} holds", path, options)

    def initiators(self, who: tuple[str, ...], procedure: Procedure, path: str) -> str:
        """Record that one of these puts something to the vote and return the id of the node.

        Any one seat of a class may do so, and any member of the body itself where that is
        named.
        """
        children = []
        for position, one in enumerate(who):
            for seat in self._hands(one, procedure.body):
                child = f"{path}[{position}]{seat}"
                children.append(child)
                functor = "one_of_class" if "/" in seat else "consent"
                self.fact_base.number(functor, child, seat)
                if "/" in seat and one in self.index.bodies:
                    self.fact_base.number("member_of", child, one)
        self._links("disjunction", path, children)
        names = " or ".join(map(self.fact_base.quoted, who))
        self.fact_base.names.setdefault(path, f"put to the vote by {names}")
        return path

    def _hands(self, who: str, body: str) -> list[str]:
        """Return the seats and actors by whom somebody acts: of a group, all of them."""
        if who in self.index.groups:
            seats = [at.path for at in self.index.seats if who in self.index.groups_of(at.seat)]
            return seats + [a.id for a in self.index.actors.values() if who in a.affiliations]
        silent = who in self.index.bodies and not any(
            one.body == who for one in self.index.proposal.procedures
        )
        # A body without a procedure speaks by a rule that is asked about, unless it may be one.
        if who == body or (silent and may_be_office(self.index, who)):
            return [at.path for at in self.index.candidates(who)]
        return [who]

    def _links(self, functor: str, path: str, children: list[str]) -> None:
        length = (len(children),) if functor == "conjunction" else ()
        self.fact_base.number(functor, path, *length)
        for position, child in enumerate(children, start=1):
            self.fact_base.number("link", path, position, child)

    def _no_veto(self, holders: tuple[str, ...], procedure: Procedure, path: str) -> None:
        children = [f"{path}.no_veto_from[{i}]" for i in range(len(holders))]
        self._links("conjunction", path, children)
        for child, holder in zip(children, holders, strict=True):
            if holder in self.index.groups:
                everyone = Condition(rule="unanimity", among=holder)
                self._counting(everyone, procedure, child)
            else:
                self.fact_base.number("consent", child, holder)

    def _counting(self, condition: Condition, procedure: Procedure, path: str) -> None:
        if condition.more_than == Fraction(1, 2) and condition.among is None:
            self.ties.setdefault(procedure.id, []).append(path)
        if not self.tables:
            return
        tables = self._tables(condition, procedure.body).reduced()
        if (total := tables.largest_sum()) > LARGEST:
            raise TooLargeError(path, total)
        base = FACTS_OF_BASES.get(condition.of or "", "present")
        most = tables.most()
        self.fact_base.number("ceiling", path, tables.asks + sum(most.values()))
        self.fact_base.number("polls", path, procedure.body)
        self.fact_base.number("base", path, word(base))
        if condition.among:
            self.fact_base.number("limited_to", path, condition.among)
        for (seat, size), value in tables.worth.items():
            self.fact_base.number("worth", path, seat, size, value)
        for (seat, size), value in tables.share.items():
            self.fact_base.number("share", path, seat, size, value)
        for (seat, size), value in tables.spare.items():
            self.fact_base.number("spare", path, seat, size, value)
        for seat, value in most.items():
            self.fact_base.number("most", path, seat, value)
        if condition.rule:
            self.fact_base.number("no_objection", path)
        if self._asks_one(condition, procedure.body):
            self.fact_base.number("asks_one", path)

    def _asks_one(self, condition: Condition, body: str) -> bool:
        """Return whether a condition asks for one vote or seat at most."""
        if condition.rule or condition.among or condition.opposed_fewer_than is not None:
            return False
        _, _, strict = comparison(condition)
        amount = condition.more_than if condition.at_least is None else condition.at_least
        assert amount is not None
        if isinstance(amount, int):
            return strict <= 1
        counting = counted(condition)
        total = sum(
            max(units_of(self.index, at, size, counting) for size in at.sizes[0])
            for at in self.index.candidates(body)
        )
        return amount * total < 1 if strict else amount * total <= 1

    def _tables(self, condition: Condition, body: str) -> Tables:
        per_support, _, asks = comparison(condition)
        counting = counted(condition)
        tables = Tables(asks=asks)
        for at in self.index.candidates(body):
            for size in (*at.sizes[0], *filter(None, [self.index.beyond(at)])):
                units = units_of(self.index, at, size, counting)
                _enter(tables, condition, at.path, size, units)
            for size in self.parts.get(at.path, ()):
                tables.worth[at.path, size] = per_support * units_of(
                    self.index, at, size, counting
                )
        for path, size, units in self._unlisted(body):
            _enter(tables, condition, path, size, units)
        return tables

    def _unlisted(self, body: str) -> tuple[tuple[str, int, int], ...]:
        """Return the seats that a body may have beyond its list: path, number, votes."""
        if not self._may_grow(body):
            return ()
        return ((f"{body}/?more", *unlisted_size(self.index, body)),)

    def _may_grow(self, body: str) -> bool:
        return any(q.id == f"{body}.complete" for q in self.fact_base.questions)

    def words(self, condition: Condition) -> str:
        """Return a condition in words, for messages."""
        if condition.rule in ("unknown", "none"):
            return "a rule that is not stated"
        if condition.rule:
            return condition.rule
        if condition.plebiscite:
            return f"a plebiscite of {self.fact_base.quoted(condition.plebiscite)}"
        if condition.approval_by:
            return f"approval by {self.fact_base.quoted(condition.approval_by)}"
        if condition.no_veto_from:
            names = map(self.fact_base.quoted, condition.no_veto_from)
            return f"no vote against from {' or '.join(names)}"
        for joiner, parts in (
            ("and", condition.all),
            ("or", condition.any),
            ("or, on another reading,", condition.one_of),
        ):
            if parts is not None:
                return f" {joiner} ".join(self.words(part) for part in parts)
        return self._counting_words(condition)

    def _counting_words(self, condition: Condition) -> str:
        if condition.at_least is not None:
            text = f"at least {condition.at_least}"
        elif condition.more_than is not None:
            text = f"more than {condition.more_than}"
        else:
            text = f"fewer than {condition.opposed_fewer_than} against"
        among = f" of {self.fact_base.quoted(condition.among)}" if condition.among else ""
        of = BASES[condition.of] if condition.of else ""
        counting = f", by {condition.counting}" if condition.counting else ""
        return text + (among or of) + counting


def _enter(tables: Tables, condition: Condition, seat: str, size: int, units: int) -> None:
    """Enter what so many seats of a class are worth, and what they add to the total."""
    if not size:
        return
    per_support, per_total, _ = comparison(condition)
    tables.worth[seat, size] = per_support * units
    fewer = condition.opposed_fewer_than
    beyond_those_present = fewer is not None and condition.of in FACTS_OF_BASES
    if per_total or beyond_those_present:
        tables.share[seat, size] = per_total * units
    if fewer is not None and beyond_those_present:
        # The total has the seat whether or not anybody there is against.
        tables.spare[seat, size] = 0 if isinstance(fewer, int) else fewer.numerator * units


def counted(condition: Condition) -> str:
    """Return what a counting condition counts: seats, weight or population."""
    return condition.counting or ("seats" if condition.rule else "weight")


def units_of(index: ProposalIndex, at: SeatAt, size: int, counting: str) -> int:
    """Return what so many seats of a class count for; a population is that of the class.

    It is that of whoever sits there, or else of the group: of several the largest.
    """
    if counting == "seats":
        return size
    if counting == "weight":
        return at.votes_of(size)
    for id in (at.seat.holder, at.seat.on_behalf_of):
        if id in index.actors and index.actors[id].population:
            return index.actors[id].population or 0
    groups = (index.groups[group] for group in index.groups_of(at.seat))
    return max((group.population or 0 for group in groups), default=0)


def comparison(condition: Condition) -> tuple[int, int, int]:
    """Return the factors a, b, c of ``a*support - b*total - c >= 0``."""
    if condition.rule:
        return 1, 1, 0
    fewer = condition.opposed_fewer_than
    if fewer is not None:
        # fewer than q against: support > total - q
        if isinstance(fewer, int):
            return 1, 1, 1 - fewer
        return fewer.denominator, fewer.denominator - fewer.numerator, 1
    strict = 0 if condition.at_least is not None else 1
    amount = condition.at_least if condition.at_least is not None else condition.more_than
    assert amount is not None
    if isinstance(amount, int):
        return 1, 0, amount + strict
    return amount.denominator, amount.numerator, strict

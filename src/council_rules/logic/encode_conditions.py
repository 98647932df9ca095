"""Conditions as nodes of the fact base, those that count with their tables (``counting``).

The total of a table is written as the largest it can be (``ceiling``); seats that do not
count give their part of it back (see ``coalitions.lp``).
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from council_rules.logic.candidates import Candidates
from council_rules.logic.condition_words import in_words
from council_rules.logic.counting import FACTS_OF_BASES, asks_one, tables_of
from council_rules.logic.fact_base import LARGEST, FactBase, Option, TooLargeError, term, word
from council_rules.logic.index import unlisted_size
from council_rules.logic.offices import may_be_office
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.readings import readings
from council_rules.proposal.unstated_bases import differ_in_base

NO_PARTS: Mapping[str, Iterable[int]] = MappingProxyType({})


class Conditions:
    """Writes the conditions of one proposal into its fact base."""

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
        self.fact_base.names.setdefault(path, in_words(condition, self.fact_base.quoted))
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
            says = f"'{name}' needs {in_words(reading, self.fact_base.quoted)}{said}"
            options.append(Option(answer, says, (term("becomes", path, node),)))
        text = f"which reading of {what} holds"
        if differ_in_base(disputed):
            text = f"of what {what} asks for a share"
        self.fact_base.ask(path, text, path, options)

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
        unlisted = self._unlisted(procedure.body)
        tables = tables_of(self.index, condition, procedure.body, self.parts, unlisted)
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
        if asks_one(self.index, condition, procedure.body):
            self.fact_base.number("asks_one", path)

    def _unlisted(self, body: str) -> tuple[tuple[str, int, int], ...]:
        """Return the seats that a body may have beyond its list: path, number, votes."""
        if not self._may_grow(body):
            return ()
        return ((f"{body}/?more", *unlisted_size(self.index, body)),)

    def _may_grow(self, body: str) -> bool:
        return any(q.id == f"{body}.complete" for q in self.fact_base.questions)

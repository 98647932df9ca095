"""One completion, and the tables of checks of what reports say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clingo import Symbol, SymbolType, parse_term

from council_rules.proposal.model.decisions import Procedure, Veto
from tests.model.council import Council
from tests.model.matters import Matters
from tests.model.seats import SeatClass
from tests.model.votes import Coalition

Check = Callable[..., bool]
CLAIMS: dict[tuple[str, str], Check] = {}
FACTS: dict[str, Check] = {}


def claim(*keys: str) -> Callable[[Check], Check]:
    """Enter a check of claims, each named by code and reason: ``REP001.met``."""

    def enter(check: Check) -> Check:
        for key in keys:
            code, _, name = key.partition(".")
            CLAIMS[code, name] = check
        return check

    return enter


def fact(*names: str) -> Callable[[Check], Check]:
    """Enter a check of facts of some predicates."""

    def enter(check: Check) -> Check:
        FACTS.update(dict.fromkeys(names, check))
        return check

    return enter


def plain(symbol: Symbol) -> Any:
    """Return a text or number, and anything else as it is."""
    if symbol.type is SymbolType.String:
        return symbol.string
    return symbol.number if symbol.type is SymbolType.Number else symbol


@dataclass
class Told:
    """One completion, and questions to it in the words of reports."""

    model: Matters
    numbers: dict[str, int]

    @cached_property
    def council(self) -> Council:
        return self.model.council

    # --- who ---------------------------------------------------------------------

    def camp(self, name: str, of: str) -> Coalition:
        """Return the locals or outsiders of an area, or a bloc."""
        return self.model.camps.get(f'{name}("{of}")', Coalition())

    def coalition(self, symbol: Symbol) -> tuple[Coalition, Coalition]:
        """Return a coalition at its best and those against it, as a report names it."""
        if symbol.name == "rest":
            inner = symbol.arguments[0]
            if inner.name == "alone":
                ours, others = self.coalition(inner)
                return others, ours
            return self.first(self.model.rest(self.camp(inner.name, plain(inner.arguments[0]))))
        if symbol.name == "alone":
            ours = self.hand(plain(symbol.arguments[0]))
            return ours, self.model.grown(self.model.rest(ours))
        return self.first(self.camp(symbol.name, plain(symbol.arguments[0])))

    def first(self, camp: Coalition) -> tuple[Coalition, Coalition]:
        """Return what a camp has if it uses its keys first, and what others have then."""
        return self.model.bold(camp), self.model.sure(self.model.rest(camp))

    def hand(self, who: str) -> Coalition:
        return self.model.hands.get(who, Coalition(frozenset([who])))

    def persons(self) -> list[str]:
        """Return all single wills: no bodies and no electorates."""
        council = self.council
        return [w for w in self.model.hands if w not in council.bodies | council.electorates]

    def in_hand(self, who: str, key: str) -> bool:
        return self.model.acts(self.hand(who), key)

    def from_outside(self, key: str, area: str) -> bool:
        return self.model.acts(self.model.bold(self.camp("outsiders", area)), key)

    def agreed_outside(self, key: str | None, area: str) -> bool:
        """Return whether nobody, or outsiders, can keep back what they want of somebody."""
        ours = self.model.bold(self.camp("outsiders", area))
        return key is None or self.model.agrees(ours, key)

    def from_here(self, key: str, area: str) -> bool:
        return self.model.acts(self.model.sure(self.camp("locals", area)), key)

    def is_local(self, seat: SeatClass, area: str) -> bool:
        return self.council.mark_of_seat(seat.path, area) == "local"

    # --- where ---------------------------------------------------------------------

    def voters(self, body: str) -> list[SeatClass]:
        return [seat for seat in self.council.seats_of(body) if seat.is_voter]

    def local_voters(self, body: str, area: str) -> list[SeatClass]:
        return [seat for seat in self.voters(body) if self.is_local(seat, area)]

    def votes(self, seats: list[SeatClass]) -> int:
        return int(sum(self.council.units(seat, "weight") * seat.size for seat in seats))

    def count(self, seats: list[SeatClass]) -> int:
        return sum(seat.size for seat in seats)

    def matters_of(self, body: str) -> list[str]:
        return [m for m in self.council.matters if self.model.votes_on(body, m)]

    def affects(self, body: str) -> set[str]:
        """Return the areas on whose matters a body votes."""
        return {a for m in self.matters_of(body) for a in self.council.concerns(m)}

    def procedure(self, id: str) -> Procedure | None:
        return self.council.procedures.get(id)

    def covered(self, procedure: str) -> list[str]:
        return [m for m in self.council.matters if self.council.covers(procedure, m)]

    def about(self, subject: str) -> set[str]:
        """Return the areas concerned by a matter, or by what a procedure covers."""
        matters = [subject] if subject in self.council.matters else self.covered(subject)
        return {area for matter in matters for area in self.council.concerns(matter)}

    def sits_in(self, key: str) -> str:
        """Return the body of a seat or procedure, or the body itself."""
        seat, procedure = self.council.seats.get(key), self.procedure(key)
        return seat.body if seat else procedure.body if procedure else key.split("/")[0]

    def same_people(self, one: str, other: str) -> bool:
        """Return whether all who vote in one body are named, and vote in the other as well."""
        people = [seat.seat.holder for seat in self.voters(one)]
        there = {seat.seat.holder for seat in self.voters(other)}
        return bool(people) and all(who and who in there for who in people)

    # --- what ----------------------------------------------------------------------

    def settling(self, coalition: Symbol, matter: str) -> list[str]:
        ours, others = self.coalition(coalition)
        emptied = self.model.settling_once_emptied(ours, others, matter)
        return [p.id for p in (*self.model.settling(ours, others, matter), *emptied)]

    def decides(self, name: str, of: str, matter: str) -> bool:
        return self.model.decides(self.camp(name, of), matter)

    def rest_decides(self, area: str, matter: str) -> bool:
        return self.model.decides(self.model.rest(self.camp("locals", area)), matter)

    def carries(self, camp: Coalition, procedure: str) -> bool:
        one = self.procedure(procedure)
        return one is not None and self.model.passes(one, camp)

    def by_locals(self, procedure: str) -> bool:
        """Return whether locals of some area surely carry a procedure."""
        camps = (camp for name, camp in self.model.camps.items() if name.startswith("locals("))
        return any(self.carries(self.model.sure(camp), procedure) for camp in camps)

    def wins(self, name: str, of: str, procedure: str) -> bool:
        return self.model.wins(self.camp(name, of), self.council.procedures[procedure])

    def lets_it_fail(self, camp: Coalition, procedure: str) -> bool:
        """Return whether a camp carries what a procedure falls back on, and not itself."""
        one = self.council.procedures[procedure]
        return (
            one.falls_back_on is not None
            and self.model.wins(camp, one)
            and not self.model.passes(one, camp)
        )

    def above(self, upper: str, lower: str, matter: str) -> bool:
        model = self.model
        return upper != lower and (
            model.can_undo(upper, lower, matter)
            or model.can_replace(upper, lower, matter)
            or (model.commands_body(upper, lower) and model.votes_on(lower, matter))
        )

    def chain(self, lower: str, matter: str) -> set[str]:
        """Return all bodies above one, directly or through others."""
        found: set[str] = set()
        todo = [lower]
        while todo:
            one = todo.pop()
            new = {b for b in self.council.bodies if self.above(b, one, matter)} - found
            found |= new
            todo += new
        return found

    def last_on(self, body: str, matter: str) -> bool:
        """Return whether all who stand above a body stand below it as well."""
        return all(body in self.chain(b, matter) for b in self.chain(body, matter))

    def keys_of(self, seat: str) -> frozenset[str]:
        return self.model.keys_of_appointment(seat)

    def vetoes_over(self, body: str) -> list[Veto]:
        own = {p.id for p in self.council.procedures.values() if p.body == body} | {body}
        return [v for v in self.council.proposal.vetoes if own & set(v.over)]

    def asked_by(self, procedure: str) -> set[str]:
        """Return whose consent a procedure asks for, as one of several ways or not."""
        one = self.council.procedures[procedure]
        found: set[str] = (
            set(one.initiated_by) if isinstance(one.initiated_by, tuple) else set()
        )
        todo = [one.passes_when]
        while todo:
            part = todo.pop()
            todo += [*(part.all or ()), *(part.any or ())]
            found |= {*(part.no_veto_from or ()), part.approval_by or "", part.plebiscite or ""}
        return found - {""}

    def renewer(self, body: str) -> str:
        sunset = self.council.bodies[body].sunset
        named = (sunset.procedure, sunset.renewed_by) if sunset else ()
        return next((str(one) for one in named if one), "none")


def alone(who: str) -> Symbol:
    return parse_term(f'alone("{who}")')

"""Who can do what: for each body and each matter the ways in which it has a hand in it."""

from collections.abc import Iterable, Iterator

from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.record import Record
from council_rules.report.language import mark
from council_rules.report.structure import Structure

# letter, what it stands for; in the order of a cell
LETTERS = {
    "D": mark("decide"),
    "A": mark("approve"),
    "V": mark("veto"),
    "S": mark("set aside"),
    "P": mark("propose"),
    "I": mark("implement"),
    "O": mark("oversee"),
    "C": mark("be consulted"),
    "F": mark("hold the money"),
    "R": mark("represent"),
    "N": mark("interpret"),
    "U": mark("audit"),
    "J": mark("judge"),
    "H": mark("hold persons"),
    "M": mark("command"),
    "W": mark("waive immunity"),
}
_KINDS = {"decision": "D", "override": "S", "escalation": "D", "advice": "C"}
_POWERS = {
    "propose": "P",
    "oversee": "O",
    "implement": "I",
    "advise": "C",
    "interpret": "N",
    "fund": "F",
    "audit": "U",
    "represent": "R",
    "adjudicate": "J",
    "detain": "H",
    "command": "M",
    "waive_immunity": "W",
    "hold_funds": "F",
}


class Competences(Record):
    """The matrix: columns are bodies and others with a hand in matters, rows are matters.

    ``cells`` give by matter and column the letters; True where it is said of this matter,
    False where it follows from a wider one. ``parts`` are matters that belong to another.
    ``apart`` are letters of powers that reach no matter, by the name of who holds them.
    """

    columns: tuple[tuple[str, str, bool], ...]
    matters: tuple[tuple[str, str], ...]
    parts: frozenset[str]
    cells: dict[tuple[str, str], dict[str, bool]]
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def blank(self) -> int:
        """How many cells are empty."""
        return len(self.columns) * len(self.matters) - len(self.cells)


def competences(index: ProposalIndex, structure: Structure) -> Competences:
    """Return who can do what in a proposal."""
    return _Reader(index, structure).matrix()


class _Reader:
    def __init__(self, index: ProposalIndex, structure: Structure) -> None:
        self._index, self._structure = index, structure
        self._cells: dict[tuple[str, str], dict[str, bool]] = {}
        self._voices = {
            f"{body.id}/{seat.id}": body.id
            for body in index.proposal.bodies
            for seat in body.seats
        }

    def matrix(self) -> Competences:
        for procedure in self._index.proposal.procedures:
            self._procedure(procedure)
        self._vetoes()
        apart: dict[str, dict[str, None]] = {}
        for power in self._index.proposal.powers:
            reached = self._over(power.matters, power.over)
            for holder in power.holder:
                self._add(_POWERS[power.kind], holder, reached)
                if not reached:
                    apart.setdefault(self._column(holder), {})[_POWERS[power.kind]] = None
        bodies = [level.id for level in self._structure.levels]
        others = {column for _, column in self._cells} - set(bodies)
        used = [*bodies, *sorted(others)]
        names = self._structure.names
        local = {one.id for one in self._structure.levels if one.has_locals}
        return Competences(
            columns=tuple(
                (id, names.get(id, id), id in local or self._local(id)) for id in used
            ),
            matters=tuple((id, names[id]) for id in self._in_order()),
            parts=frozenset(
                one.id
                for one in self._index.matters.values()
                if one.parent in self._index.matters
            ),
            cells=self._cells,
            apart=tuple((names.get(id, id), tuple(found)) for id, found in apart.items()),
        )

    def _local(self, id: str) -> bool:
        return self._structure.origin(id) == "local"

    def _in_order(self) -> Iterator[str]:
        """Return matters with their parts directly below them."""
        for id, matter in self._index.matters.items():
            if matter.parent not in self._index.matters:
                yield id
                yield from (one for one in self._index.matters if id in self._above(one))

    def _above(self, matter: str) -> tuple[str, ...]:
        return self._index.lineage(matter)[1:]

    def _procedure(self, procedure: Procedure) -> None:
        if procedure.kind not in _KINDS:
            return
        matters = self._of(procedure)
        self._add(_KINDS[procedure.kind], procedure.body, matters)
        for holder in _approvers(procedure.passes_when):
            self._add("A", holder, matters)
        for holder in _vetoers(procedure.passes_when):
            self._add("V", holder, matters)
        if isinstance(procedure.initiated_by, tuple):
            for holder in procedure.initiated_by:
                self._add("P", holder, matters)

    def _vetoes(self) -> None:
        for veto in self._index.proposal.vetoes:
            own = self._listed(veto.matters)
            reached = self._over((), veto.over)
            matters = {one: said for one, said in reached.items() if one in own}
            for holder in veto.holders:
                self._add("V", holder, matters)

    def _over(self, matters: object, over: Iterable[str]) -> dict[str, bool]:
        """Return the matters that are named, or those of the bodies and procedures named."""
        if matters:
            return self._listed(matters)
        found: dict[str, bool] = {}
        for procedure in self._index.proposal.procedures:
            if procedure.id in over or procedure.body in over:
                found |= self._of(procedure)
        return found

    def _of(self, procedure: Procedure) -> dict[str, bool]:
        return self._listed(procedure.matters or ())

    def _listed(self, matters: object) -> dict[str, bool]:
        """Return matters by id; True for those that are named, False for their parts."""
        if matters == "all":
            return dict.fromkeys(self._index.matters, False)
        named = matters if isinstance(matters, tuple) else ()
        parts = {
            id: False
            for id in self._index.matters
            if any(one in self._above(id) for one in named)
        }
        return parts | {id: True for id in named if id in self._index.matters}

    def _add(self, letter: str, holder: str, matters: dict[str, bool]) -> None:
        column = self._column(holder)
        for matter, said in matters.items():
            cell = self._cells.setdefault((matter, column), {})
            cell[letter] = cell.get(letter, False) or said

    def _column(self, holder: str) -> str:
        """Return the column of a holder: that of its body for a seat or a procedure."""
        if holder in self._index.procedures:
            return self._index.procedures[holder].body
        return self._voices.get(holder, holder)


def _approvers(condition: Condition) -> Iterator[str]:
    if condition.approval_by:
        yield condition.approval_by
    if condition.plebiscite:
        yield condition.plebiscite
    for inner in _inner(condition):
        yield from _approvers(inner)


def _vetoers(condition: Condition) -> Iterator[str]:
    yield from condition.no_veto_from or ()
    for inner in _inner(condition):
        yield from _vetoers(inner)


def _inner(condition: Condition) -> Iterator[Condition]:
    for part in (condition.all, condition.any, condition.one_of):
        yield from part or ()

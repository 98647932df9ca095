"""Many completions at once: an atom is a number with one bit for each, set where it holds.

Of few completions all are taken: then the columns say everything. Of many some are drawn:
these refute what is said of all completions, and prove nothing.
"""

import random
from collections.abc import Iterable, Sequence, Set
from math import prod

from council_rules.logic.components import components
from council_rules.logic.trace import Trace

MOST_COMPLETIONS = 1 << 14
# drawn evenly; and so many again near the usual answers, where verdicts turn
DRAWN = 1 << 10


def number_of_completions(questions: Iterable[Sequence[int]], undecided: Set[int]) -> int:
    """Return how many completions there are of questions, each given by its answers.

    A question whose answers the program does not read is none.
    """
    return prod(len(answers) for answers in questions if answers) << len(undecided)


class Columns:
    """In which of some completions the atoms of a ground program hold.

    Nothing limits completions but that each question has one answer: pages do not constrain.
    """

    def __init__(
        self,
        program: Trace,
        questions: Sequence[Sequence[int]],
        undecided: Set[int],
        barred: Iterable[int],
        goals: Iterable[int],
    ) -> None:
        """Work out the columns of the ``goals`` and of all that they are derived from.

        A question is the atoms of its answers, of which one holds, the usual one first.
        Atoms that are ``undecided`` may hold or not whatever the answers, those that are
        ``barred`` never hold. ``complete`` says whether all completions are there.
        """
        self._program = program
        self._undecided = undecided
        number = number_of_completions(questions, self._undecided)
        self.complete = number <= MOST_COMPLETIONS
        self._columns: dict[int, int] = dict.fromkeys(barred, 0)
        if self.complete:
            self._take_all(number, questions)
        else:
            self._draw(questions)
        try:
            for together in components(self._behind, goals):
                self._work_out(together)
        except _NotStratifiedError:
            self.complete, self.full = False, 0

    def of(self, literal: int) -> int:
        """Return in which completions a literal is true; an atom without rules never is."""
        column = self._columns.get(abs(literal), 0)
        return self.full & (column if literal > 0 else ~column)

    # --- the answers --------------------------------------------------------------------

    def _take_all(self, number: int, questions: Sequence[Sequence[int]]) -> None:
        """Give each answer its pattern: in blocks, ever longer from question to question."""
        self.full = (1 << number) - 1
        block = 1
        for atoms in (*questions, *((one, 0) for one in sorted(self._undecided))):
            period = block * len(atoms)
            again = self.full // ((1 << period) - 1)
            for position, atom in enumerate(atoms):
                self._columns[atom] = (((1 << block) - 1) << block * position) * again
            block = period

    def _draw(self, questions: Sequence[Sequence[int]]) -> None:
        self.full = (1 << 2 * DRAWN) - 1
        draw = random.Random(0)
        for atoms in questions:
            left = (1 << DRAWN) - 1
            usual = draw.getrandbits(DRAWN) | draw.getrandbits(DRAWN) | draw.getrandbits(DRAWN)
            near = left & ~usual if len(atoms) > 1 else 0
            self._columns[atoms[0]] = (left & ~near) << DRAWN
            for position, atom in enumerate(atoms):
                picked = left & _share(draw, len(atoms) - position)
                left &= ~picked
                self._columns[atom] = self._columns.get(atom, 0) | picked
                if position:
                    further = near & _share(draw, len(atoms) - position)
                    near &= ~further
                    self._columns[atom] |= further << DRAWN
        for atom in sorted(self._undecided):
            self._columns[atom] = draw.getrandbits(2 * DRAWN)

    # --- what follows -------------------------------------------------------------------

    def _behind(self, atom: int) -> Sequence[int]:
        if atom in self._columns and atom not in self._undecided:
            return ()
        return self._program.behind(atom)

    def _work_out(self, together: list[int]) -> None:
        """Work out the columns of atoms that depend on each other: their least fixpoint."""
        first = together[0]
        if len(together) == 1 and first not in self._behind(first):
            if first not in self._columns or first in self._undecided:
                self._columns[first] = self._derived(first)
            return
        inside = set(together)
        for atom in together:
            for rule in self._program.rules_of(atom):
                if any(-one in inside for one in rule.body):
                    raise _NotStratifiedError
        self._columns.update(dict.fromkeys(together, 0))
        changed = True
        while changed:
            changed = False
            for atom in reversed(together):
                column = self._derived(atom)
                changed |= column != self._columns[atom]
                self._columns[atom] = column

    def _derived(self, atom: int) -> int:
        column, full, found = self._columns.get, self.full, 0
        for choice, _, body, bound, weights in self._program.rules_of(atom):
            holds = full
            if bound is None:
                for one in body:
                    holds &= column(one, 0) if one > 0 else ~column(-one, 0)
                    if not holds:
                        break
            else:
                parts = (column(one, 0) if one > 0 else full & ~column(-one, 0) for one in body)
                holds = reached(zip(parts, weights, strict=True), bound, full)
            # of what is chosen otherwise, the answers are given
            found |= holds & self._columns[atom] if choice else holds
        return found


class _NotStratifiedError(Exception):
    """Something depends on its own opposite: then no completion is known from columns."""


def _share(draw: random.Random, parts: int) -> int:
    """Return random bits of which about one in so many is set."""
    if parts == 1:
        return (1 << DRAWN) - 1
    # eight random bits for each are below a threshold
    below, equal = 0, (1 << DRAWN) - 1
    for plane in range(7, -1, -1):
        bits = draw.getrandbits(DRAWN)
        if round(256 / parts) >> plane & 1:
            below |= equal & ~bits
            equal &= bits
        else:
            equal &= ~bits
    return below


def reached(parts: Iterable[tuple[int, int]], bound: int, full: int) -> int:
    """Return in which completions the weights of what is true reach a bound.

    The sums are kept as planes: the k-th has the completions whose sum has bit k.
    """
    if bound <= 0:
        return full
    planes: list[int] = []
    for column, weight in parts:
        plane = 0
        while weight and column:
            if weight & 1:
                _add(planes, column, plane)
            weight >>= 1
            plane += 1
    above, equal = 0, full
    for plane in range(max(len(planes), bound.bit_length()) - 1, -1, -1):
        bits = planes[plane] if plane < len(planes) else 0
        if bound >> plane & 1:
            equal &= bits
        else:
            above |= equal & bits
            equal &= ~bits
    return above | equal


def _add(planes: list[int], carry: int, plane: int) -> None:
    while carry:
        while len(planes) <= plane:
            planes.append(0)
        planes[plane], carry = planes[plane] ^ carry, planes[plane] & carry
        plane += 1

"""Implicants of verdicts: which answers settle those that hang on the same questions.

Every completion met on the way is kept: it refutes all claims "this answer settles that
verdict" that it contradicts, so that few claims are left to put to the solver.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from clingo import Symbol

from council_rules.logic.choices import Asked
from council_rules.logic.columns import Columns
from council_rules.logic.ground_slice import GroundSlice

# Lists of answers of these lengths are worth the search for two that do as well.
TRIED_FOR_PAIRS = (3, 4)
# From a longer list nobody learns more if it is a little shorter.
MOST_SPARED = 16
# Among more answers the search for pairs would take longer than everything else.
MOST_FOR_PAIRS = 60


class _Met:
    """Completions met so far in which a verdict has one truth: each, and all together.

    A completion is a set of answers, bit by bit. Those that columns show come as one column.
    """

    def __init__(self, column: int, together: int) -> None:
        self.column = column
        self.each: list[int] = []
        self.together = together

    def add(self, completion: int) -> None:
        self.each.append(completion)
        self.together |= completion


class Implicants:
    """The implicants of verdicts on which the same questions bear."""

    def __init__(
        self,
        make_slice: Callable[[], GroundSlice],
        columns: Columns,
        preferred: Set[int],
        bearing: Sequence[Asked],
        goals: Mapping[Symbol, int],
    ) -> None:
        """Take what gives the part of the program, columns of it, preferred answers, the
        questions that bear on it, and the verdicts.

        Answers and verdicts are given by their literals. What was not worked out may turn out
        either way, and no answer to it is given. Answers beyond a bound never count, unless a
        method says so. Complete columns need no solver.
        """
        self._make_slice = make_slice
        self._complete = columns.complete
        self._goals = goals
        self._past = {one.question.id: one.beyond for one in bearing if one.beyond}
        self._within = [-literal for literal in self._past.values()]
        self.answers: list[tuple[str, str]] = []
        self._first: dict[str, int] = {}
        self._literals: list[int] = []
        self._same_question: list[int] = []
        for one in bearing:
            first = self._first[one.question.id] = len(self.answers)
            self.answers += [(one.question.id, value) for value in one.values]
            self._literals += one.literals
            self._same_question += [((1 << len(one.values)) - 1) << first] * len(one.values)
        self._all = (1 << len(self.answers)) - 1
        self._preferred = [
            at for at, literal in enumerate(self._literals) if literal in preferred
        ]
        self._columns = [columns.of(literal) for literal in self._literals]
        self._met = {
            goal: (self._shown(columns.of(-literal)), self._shown(columns.of(literal)))
            for goal, literal in goals.items()
        }
        self._alone: dict[tuple[Symbol, bool], list[int]] = {}

    def _shown(self, column: int) -> _Met:
        return _Met(column, self._answers_in(column))

    def _answers_in(self, column: int) -> int:
        """Return all answers that some completion of a column has."""
        return sum(1 << at for at, one in enumerate(self._columns) if one & column)

    @cached_property
    def _slice(self) -> GroundSlice:
        return self._make_slice()

    def fewest(self, goal: Symbol, truth: bool) -> list[int]:
        """Return the positions of as few answers as settle a verdict; empty if none do.

        A single answer is the shortest list there is, and so are two where few answers bear
        on the verdict. Longer lists are not always: what is sure is that no answer can be
        left out where there are at most ``MOST_SPARED``.
        """
        found = self.sufficient(goal, truth)[:1] or self._without_surplus(goal, truth)
        if len(found) in TRIED_FOR_PAIRS and len(self.answers) <= MOST_FOR_PAIRS:
            found = self._pair(goal, truth) or found
        return found

    def sufficient(self, goal: Symbol, truth: bool) -> list[int]:
        """Return the positions of the answers that settle a verdict alone, in file order."""
        known = self._alone.get((goal, truth))
        if known is None:
            found = self._completing(goal, truth, (), self._all)
            known = self._alone[goal, truth] = sorted(found)
        return known

    def bounds_under(self, goal: Symbol, truth: bool) -> tuple[str, ...]:
        """Return the questions whose bounds must fall for a settled verdict to change.

        None of them can be spared. Empty if the verdict stands without any bound.
        """
        literal = self._goals[goal]
        other = -literal if truth else literal
        if not self._past or self._slice.attempt([other], ()).holds is None:
            return ()
        fallen = list(self._past)
        for question in self._past:
            fewer = [one for one in fallen if one != question]
            kept = [-past for one, past in self._past.items() if one not in fewer]
            if self._slice.attempt([other, *kept], ()).holds is not None:
                fallen = fewer
        return tuple(fallen)

    def bounds_opening(self, goal: Symbol) -> tuple[str, ...]:
        """Return the classes of seats on whose number alone a verdict is open.

        With the least number in each of them it would be settled. None can be spared; empty
        if other questions keep it open.
        """
        needed = {id: self._first[id] for id in self._past}
        if not needed or not self._settled(goal, needed.values()):
            return ()
        for question in self._past:
            fewer = {id: one for id, one in needed.items() if id != question}
            if self._settled(goal, fewer.values()):
                needed = fewer
        return tuple(needed)

    def _settled(self, goal: Symbol, positions: Iterable[int]) -> bool:
        return any(self.sure(goal, truth, list(positions)) for truth in (True, False))

    def _pair(self, goal: Symbol, truth: bool) -> list[int] | None:
        """Return two answers that settle a verdict together; None if no two do."""
        left = self._all
        for first in bits(self._all):
            left &= ~(1 << first)
            rest = left & ~self._same_question[first]
            for second in self._completing(goal, truth, (first,), rest):
                return [first, second]
        return None

    def _completing(
        self, goal: Symbol, truth: bool, given: Sequence[int], undecided: int
    ) -> Iterator[int]:
        """Return the undecided answers that settle a verdict, each with those given."""
        together = self._literals_of(given)
        if self._complete:
            yield from bits(undecided & ~self._met_with(goal, not truth, given))
            return
        while undecided := undecided & ~self._met_with(goal, not truth, given):
            picked = self._one_of_each(undecided)
            core = self._conflict(goal, truth, [*together, *self._literals_of(picked)])
            suspects = [position for position in picked if self._literals[position] in core]
            for position in suspects:
                undecided &= ~(1 << position)
                if len(suspects) == 1 or self.sure(goal, truth, [*given, position]):
                    yield position

    def _met_with(self, goal: Symbol, truth: bool, given: Sequence[int]) -> int:
        """Return all answers met in completions with this verdict and the given answers."""
        met = self._met[goal][truth]
        if not given:
            return met.together
        wanted = sum(1 << position for position in given)
        together = self._answers_in(self._with(met.column, given))
        for completion in met.each:
            if wanted & ~completion == 0:
                together |= completion
        return together

    def _with(self, column: int, positions: Iterable[int]) -> int:
        """Return the completions of a column that have some answers."""
        for position in positions:
            column &= self._columns[position]
        return column

    def _literals_of(self, positions: Iterable[int]) -> list[int]:
        return [self._literals[position] for position in positions]

    def _one_of_each(self, answers: int) -> list[int]:
        """Return the first of the given answers to each question."""
        picked = []
        while answers:
            position = (answers & -answers).bit_length() - 1
            picked.append(position)
            answers &= ~self._same_question[position]
        return picked

    def unusual(self, goal: Symbol, truth: bool) -> list[int]:
        """Return answers under which a verdict is so where all others are the preferred ones.

        None of them can be left out, for the solver decides for preferred answers as long as it
        can. Every question needs one. Nothing is shown to follow from them, so that no search
        lasts.
        """
        near = bits(self._near(goal, truth))
        return [at for at in near if at not in self._preferred]

    def _without_surplus(self, goal: Symbol, truth: bool) -> list[int]:
        """Return answers that settle a verdict together, none of which can be left out."""
        if self._complete:
            return self._without_surplus_shown(goal, truth)
        kept = list(bits(self._near(goal, truth)))
        core = self._conflict(goal, truth, self._literals_of(kept))
        if not core:
            return []
        kept = [position for position in kept if self._literals[position] in core]
        for position in reversed(kept[:]) if len(kept) <= MOST_SPARED else ():
            fewer = [one for one in kept if one != position]
            if self.sure(goal, truth, fewer):
                kept = fewer
        return kept

    def _without_surplus_shown(self, goal: Symbol, truth: bool) -> list[int]:
        column = self._met[goal][truth].column
        kept: list[int] = []
        for same in dict.fromkeys(self._same_question):
            own = [*filter(lambda at: same >> at & 1, self._preferred), *bits(same)]
            kept.append(next(at for at in own if column & self._columns[at]))
            column &= self._columns[kept[-1]]
        if not self.sure(goal, truth, kept):
            return []
        for position in reversed(kept[:]):
            fewer = [one for one in kept if one != position]
            if self.sure(goal, truth, fewer):
                kept = fewer
        return kept

    def _near(self, goal: Symbol, truth: bool) -> int:
        """Return a completion with this verdict that stays close to the preferred answers."""
        literal = self._goals[goal]
        found = self._look([literal if truth else -literal], near=True)
        assert isinstance(found, int), "asked about a verdict that is not open"
        return found

    def sure(self, goal: Symbol, truth: bool, positions: Sequence[int]) -> bool:
        """Return whether these answers settle a verdict."""
        others = self._met[goal][not truth]
        if self._complete or self._with(others.column, positions):
            return not self._with(others.column, positions)
        chosen = sum(1 << position for position in positions)
        if any(chosen & ~one == 0 for one in others.each):
            return False
        return bool(self._conflict(goal, truth, self._literals_of(positions)))

    def _conflict(self, goal: Symbol, truth: bool, literals: Sequence[int]) -> frozenset[int]:
        """Return which of the answers settle the verdict; empty if they do not."""
        literal = self._goals[goal]
        found = self._look([-literal if truth else literal, *literals])
        return frozenset() if isinstance(found, int) else found

    def _look(self, assumed: Sequence[int], *, near: bool = False) -> int | frozenset[int]:
        """Return a completion with the assumed literals, which is kept, or why none is."""
        watched = [*self._literals, *self._goals.values()]
        found = self._slice.attempt([*self._within, *assumed], watched, near=near)
        if found.holds is None:
            return found.core
        completion = found.holds & self._all
        for position, goal in enumerate(self._goals, start=len(self._literals)):
            self._met[goal][found.holds >> position & 1].add(completion)
        return completion


def bits(number: int) -> Iterator[int]:
    """Return the positions of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest

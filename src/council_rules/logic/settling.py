"""Which answers settle verdicts that hang on the same questions.

Every completion met on the way is kept: it refutes all claims "this answer settles that
verdict" that it contradicts, so that few claims are left to put to the solver.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from clingo import Symbol

from council_rules.logic.cones import Cone
from council_rules.logic.ledger import Question, term

# Lists of answers of these lengths are worth the search for two that do as well.
TRIED_FOR_PAIRS = (3, 4)
# From a longer list nobody learns more if it is a little shorter.
MOST_SPARED = 16
# Among more answers the search for pairs would take longer than everything else.
MOST_FOR_PAIRS = 60


class Asked:
    """A question with the literals of its answers; the one beyond a bound stands apart."""

    def __init__(self, question: Question, literal: Callable[[Symbol], int | None]) -> None:
        """Take the question, and what gives the literal of an atom."""
        self.question = question
        found = {
            option.value: literal(term("chosen", question.id, option.value))
            for option in question.all_options
        }
        self.beyond = found.pop(question.beyond.value) if question.beyond else None
        self.values = list(found)
        self.literals = [one for one in found.values() if one is not None]


class _Met:
    """Completions met so far in which a verdict has one truth: each, and all together.

    A completion is a set of answers, bit by bit.
    """

    def __init__(self) -> None:
        self.each: list[int] = []
        self.together = 0

    def add(self, completion: int) -> None:
        self.each.append(completion)
        self.together |= completion


class Part:
    """Verdicts on which the same questions bear, and the part of the program they need."""

    def __init__(
        self, cone: Cone, bearing: Sequence[Asked], goals: Mapping[Symbol, int]
    ) -> None:
        """Take the part of the program, the questions that bear on it, and the verdicts.

        The verdicts come with their literals. What was not worked out may turn out either
        way, and no answer to it is given. Answers beyond a bound never count, unless a method
        says so.
        """
        self._cone = cone
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
        self._met = {goal: (_Met(), _Met()) for goal in goals}
        self._alone: dict[tuple[Symbol, bool], list[int]] = {}
        for truth in (True, False) if len(goals) > 1 else ():
            self._meet_many(truth)

    def _meet_many(self, truth: bool) -> None:
        """Meet completions in which as many verdicts as possible have one truth.

        Each refutes claims about all of them, which saves looking for one verdict by one.
        """
        wanted = [literal if truth else -literal for literal in self._goals.values()]
        undecided = self._all
        while wanted and undecided:
            picked = self._one_of_each(undecided)
            found = self._look([*wanted, *self._literals_of(picked)])
            if isinstance(found, int):
                undecided &= ~found
                continue
            fewer = [literal for literal in wanted if literal not in found]
            if len(fewer) == len(wanted):
                return
            wanted = fewer

    def fewest(self, goal: Symbol, truth: bool) -> list[int]:
        """Return the positions of as few answers as settle a verdict; empty if none do.

        A single answer is the shortest list there is, and so are two where few answers bear
        on the verdict. Longer lists are not always: what is sure is that no answer can be
        left out where there are at most ``MOST_SPARED``.
        """
        found = self.settling(goal, truth)[:1] or self._without_surplus(goal, truth)
        if len(found) in TRIED_FOR_PAIRS and len(self.answers) <= MOST_FOR_PAIRS:
            found = self._pair(goal, truth) or found
        return found

    def settling(self, goal: Symbol, truth: bool) -> list[int]:
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
        if not self._past or self._cone.attempt([other], ()).holds is None:
            return ()
        fallen = list(self._past)
        for question in self._past:
            fewer = [one for one in fallen if one != question]
            kept = [-past for one, past in self._past.items() if one not in fewer]
            if self._cone.attempt([other, *kept], ()).holds is not None:
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
        for first in _bits(self._all):
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
        together = 0
        for completion in met.each:
            if wanted & ~completion == 0:
                together |= completion
        return together

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

    def _without_surplus(self, goal: Symbol, truth: bool) -> list[int]:
        """Return answers that settle a verdict together, none of which can be left out."""
        kept = list(_bits(self._near(goal, truth)))
        core = self._conflict(goal, truth, self._literals_of(kept))
        if not core:
            return []
        kept = [position for position in kept if self._literals[position] in core]
        for position in reversed(kept[:]) if len(kept) <= MOST_SPARED else ():
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
        chosen = sum(1 << position for position in positions)
        if any(chosen & ~one == 0 for one in self._met[goal][not truth].each):
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
        found = self._cone.attempt([*self._within, *assumed], watched, near=near)
        if found.holds is None:
            return found.core
        completion = found.holds & self._all
        for position, goal in enumerate(self._goals, start=len(self._literals)):
            self._met[goal][found.holds >> position & 1].add(completion)
        return completion


def _bits(number: int) -> Iterator[int]:
    """Return the positions of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest

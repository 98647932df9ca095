"""Which answers to open questions settle a verdict, without listing the completions.

A completion answers every question. Every completion met on the way is kept: it refutes
all claims "this answer settles that verdict" that it contradicts, for every verdict at
once, so that few claims are left to put to the solver.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from clingo import Symbol

from council_rules.logic.ledger import Question, term
from council_rules.logic.solve import Grounded

Answers = Mapping[str, str]
NO_ANSWERS: Answers = MappingProxyType({})

# Lists of answers up to this length are the shortest there are; none can be taken out of a
# longer one.
SHORTEST_UP_TO = 2


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


class Completions:
    """The completions of one ground program, asked about atoms that some of them contain."""

    def __init__(
        self,
        grounded: Grounded,
        questions: Sequence[Question],
        goals: Sequence[Symbol],
        within: Sequence[int] = (),
    ) -> None:
        """Take the program, its questions, and the verdicts to be asked about.

        ``within`` are literals that hold in all completions that count.
        """
        self._grounded = grounded
        self._within = list(within)
        self._answers: list[tuple[str, str]] = []
        self._literals: list[int] = []
        self._same_question: list[int] = []
        self._derived = 0
        for question in questions:
            options = self._possible(question)
            first = len(self._answers)
            if question.derived:
                self._derived |= ((1 << len(options)) - 1) << first
            self._answers += [(question.id, value) for value, _ in options]
            self._literals += [literal for _, literal in options]
            self._same_question += [((1 << len(options)) - 1) << first] * len(options)
        self._all = (1 << len(self._answers)) - 1
        self._goals = {goal: position for position, goal in enumerate(goals)}
        self._goal_literals = [self._literal(goal) for goal in goals]
        self._reached = [self._bearing_on(literal) for literal in self._goal_literals]
        self._met = [(_Met(), _Met()) for _ in goals]
        self.goals = tuple(goals)
        self._alone: dict[tuple[Symbol, bool], list[int]] = {}

    def _possible(self, question: Question) -> list[tuple[str, int]]:
        """Return the answers to a question that count, with their literals."""
        excluded = {-literal for literal in self._within}
        found = [
            (option.value, self._literal(term("chosen", question.id, option.value)))
            for option in question.options
        ]
        return [(value, literal) for value, literal in found if literal not in excluded]

    def _literal(self, atom: Symbol) -> int:
        literal = self._grounded.literal(atom)
        assert literal is not None, f"{atom} holds in no completion"
        return literal

    def _bearing_on(self, literal: int) -> int:
        """Return the answers to the questions that may matter to a literal."""
        behind = self._grounded.behind(literal, frozenset(self._literals))
        found = 0
        for position, answer in enumerate(self._literals):
            if answer in behind:
                found |= self._same_question[position]
        return found

    def settling(self, goal: Symbol, truth: bool) -> tuple[tuple[str, str], ...]:
        """Return the answers each of which alone makes a verdict true, or makes it false.

        An answer is a question's id and a value; ``truth`` says which of the two is meant.
        """
        return tuple(self._answers[position] for position in self._settling(goal, truth))

    def fewest(self, goal: Symbol, truth: bool) -> Answers:
        """Return as few answers as make a verdict true, or false, whatever else is open.

        Empty if that also depends on a question that nobody can answer. No shorter list
        exists if it has up to ``SHORTEST_UP_TO`` answers; from a longer one none can be left
        out.
        """
        found = self._settling(goal, truth)[:1] or self._without_surplus(goal, truth)
        if len(found) > SHORTEST_UP_TO:
            found = self._pair(goal, truth) or found
        return dict(self._answers[position] for position in sorted(found))

    def derived(self, goal: Symbol) -> tuple[str, ...]:
        """Return the questions that may matter to a verdict and that nobody can answer."""
        hidden = self._reached[self._goals[goal]] & self._derived
        return tuple(dict.fromkeys(self._answers[position][0] for position in _bits(hidden)))

    def _relevant(self, goal: Symbol) -> int:
        """Return the answers that may matter to a verdict and that somebody can give."""
        return self._reached[self._goals[goal]] & ~self._derived

    def settled(self, goal: Symbol, answers: Answers) -> bool:
        """Return whether a verdict is open no longer once these questions are answered."""
        positions = [
            position
            for position, (question, value) in enumerate(self._answers)
            if answers.get(question) == value
        ]
        return any(self._sure(goal, truth, positions) for truth in (True, False))

    def _settling(self, goal: Symbol, truth: bool) -> list[int]:
        """Return the positions of the answers that settle a verdict alone, in file order."""
        known = self._alone.get((goal, truth))
        if known is None:
            found = self._completing(goal, truth, (), self._relevant(goal))
            known = self._alone[goal, truth] = sorted(found)
        return known

    def _pair(self, goal: Symbol, truth: bool) -> list[int] | None:
        """Return two answers that settle a verdict together; None if no two do."""
        relevant = self._relevant(goal)
        for first in _bits(relevant):
            relevant &= ~(1 << first)
            rest = relevant & ~self._same_question[first]
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
                if len(suspects) == 1 or self._sure(goal, truth, [*given, position]):
                    yield position

    def _met_with(self, goal: Symbol, truth: bool, given: Sequence[int]) -> int:
        """Return all answers met in completions with this verdict and the given answers."""
        met = self._met[self._goals[goal]][truth]
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
        near = self._near(goal, truth) & self._relevant(goal)
        kept = list(_bits(near))
        core = self._conflict(goal, truth, self._literals_of(kept))
        if not core:
            return []
        kept = [position for position in kept if self._literals[position] in core]
        for position in reversed(kept.copy()):
            fewer = [one for one in kept if one != position]
            if self._sure(goal, truth, fewer):
                kept = fewer
        return kept

    def _near(self, goal: Symbol, truth: bool) -> int:
        """Return a completion with this verdict that stays close to the typical answers."""
        literal = self._goal_literals[self._goals[goal]]
        found = self._look([literal if truth else -literal], near=True)
        assert isinstance(found, int), "asked about a verdict that is not open"
        return found

    def _sure(self, goal: Symbol, truth: bool, positions: Sequence[int]) -> bool:
        """Return whether these answers settle a verdict."""
        chosen = sum(1 << position for position in positions)
        against = self._met[self._goals[goal]][not truth].each
        if any(chosen & ~one == 0 for one in against):
            return False
        return bool(self._conflict(goal, truth, self._literals_of(positions)))

    def _conflict(self, goal: Symbol, truth: bool, literals: Sequence[int]) -> frozenset[int]:
        """Return which of the answers settle the verdict; empty if they do not."""
        literal = self._goal_literals[self._goals[goal]]
        found = self._look([-literal if truth else literal, *literals])
        return frozenset() if isinstance(found, int) else found

    def _look(self, assumed: Sequence[int], *, near: bool = False) -> int | frozenset[int]:
        """Return a completion with the assumed literals, which is kept, or why none is."""
        found = self._grounded.attempt(
            [*self._within, *assumed], [*self._literals, *self._goal_literals], near=near
        )
        if found.holds is None:
            return frozenset(found.core)
        completion = found.holds & self._all
        for position, met in enumerate(self._met):
            met[found.holds >> (len(self._literals) + position) & 1].add(completion)
        return completion


def _bits(number: int) -> Iterator[int]:
    """Return the positions of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest

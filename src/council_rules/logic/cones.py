"""The part of a ground program that one question needs, as a program of its own.

A verdict rarely hangs on more than a few percent of what was ground. Asked about that part
alone, the solver answers many times faster, and a verdict is often asked about.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import clingo
from clingo.backend import HeuristicType

from council_rules.logic.components import components


class Rule(NamedTuple):
    """One ground rule; with a bound, the weights of the true literals must reach it."""

    choice: bool
    head: Sequence[int]
    body: Sequence[int]
    bound: int | None = None
    weights: Sequence[int] = ()


class Trace(clingo.Observer):
    """The ground rules by the atoms they derive, as the grounder reports them."""

    def __init__(self) -> None:
        self._rules: dict[int, list[Rule]] = {}
        self._constraints: list[Rule] = []
        self._choices: set[int] = set()
        self._by_choice: dict[int, list[Reach]] | None = None

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        """Note a rule with a plain body."""
        self._note(Rule(choice, head, body))

    def weight_rule(
        self,
        choice: bool,
        head: Sequence[int],
        lower_bound: int,
        body: Sequence[tuple[int, int]],
    ) -> None:
        """Note a rule whose body is a weighted sum."""
        literals, weights = zip(*body, strict=True) if body else ((), ())
        self._note(Rule(choice, head, literals, lower_bound, weights))

    def _note(self, rule: Rule) -> None:
        for atom in rule.head:
            self._rules.setdefault(atom, []).append(rule)
        if rule.choice:
            self._choices.update(rule.head)
        if not rule.head:
            self._constraints.append(rule)

    def reach(self, atoms: Iterable[int]) -> "Reach":
        """Return what some atoms are derived from, back to the choices, without constraints.

        What is not reached is sure not to matter; what is may still make no difference.
        """
        return self._reach(atoms, [])

    def bearing(self, marks: Mapping[int, int], goals: Iterable[int]) -> dict[int, int]:
        """Return for each goal the marks of all atoms that it may be derived from.

        Marks are sets, bit by bit.
        """
        wanted = list(goals)
        found: dict[int, int] = {}
        for together in components(self.behind, wanted):
            mark = 0
            for atom in together:
                mark |= marks.get(atom, 0)
                for other in self.behind(atom):
                    mark |= found.get(other, 0)
            found.update(dict.fromkeys(together, mark))
        return {goal: found[goal] for goal in wanted}

    def behind(self, atom: int) -> list[int]:
        """Return the atoms in the rules that derive one."""
        return [abs(one) for rule in self._rules.get(atom, ()) for one in rule.body]

    def rules_of(self, atom: int) -> Sequence[Rule]:
        """Return the rules that derive an atom."""
        return self._rules.get(atom, ())

    def _reach(self, atoms: Iterable[int], given: Iterable[Rule]) -> "Reach":
        todo = list(atoms)
        seen = set(todo)
        rules = list(given)
        while todo:
            for rule in self._rules.get(todo.pop(), ()):
                rules.append(rule)
                for literal in rule.body:
                    atom = abs(literal)
                    if atom not in seen:
                        seen.add(atom)
                        todo.append(atom)
        return Reach(rules, seen & self._choices)

    def limited(self, reached: "Reach") -> list[Rule]:
        """Return the rules of what is reached, and of all that limits its choices."""
        rules = {id(rule): rule for rule in reached.rules}
        todo = list(reached.choices)
        seen = set(todo)
        limits = self._limits()
        while todo:
            for limit in limits.get(todo.pop(), ()):
                rules.update((id(rule), rule) for rule in limit.rules)
                new = limit.choices - seen
                seen |= new
                todo += new
        return list(rules.values())

    def _limits(self) -> dict[int, list["Reach"]]:
        """Return the constraints by the choices on which they bear, each with its rules."""
        if self._by_choice is None:
            self._by_choice = {}
            for rule in self._constraints:
                limit = self._reach(map(abs, rule.body), [rule])
                for choice in limit.choices:
                    self._by_choice.setdefault(choice, []).append(limit)
        return self._by_choice


class Reach(NamedTuple):
    """What an atom is derived from: ground rules, and atoms that are chosen."""

    rules: list[Rule]
    choices: set[int]


class Attempt(NamedTuple):
    """What came of looking for a model: which watched literals hold in it, or why none is.

    ``holds`` has bit i set if the i-th watched literal is true, None without a model;
    ``core`` are then assumptions that no model satisfies together.
    """

    holds: int | None
    core: frozenset[int]


class Cone:
    """A program of some of the rules of another, which knows atoms by the same numbers."""

    def __init__(
        self, rules: Iterable[Rule], preferred: Iterable[int], options: Sequence[str]
    ) -> None:
        """Take the rules; models looked for ``near`` stay close to ``preferred`` literals."""
        self._control = clingo.Control(list(options))
        self._here: dict[int, int] = {}
        self._near: bool | None = None
        with self._control.backend() as backend:
            self._add(backend, rules)
            for literal in preferred:
                if literal in self._here:
                    atom = self._here[literal]
                    backend.add_heuristic(atom, HeuristicType.True_, 1, 1, [])
        self._there = {atom: literal for literal, atom in self._here.items()}

    def _add(self, backend: clingo.Backend, rules: Iterable[Rule]) -> None:
        here = self._here

        def atom(number: int) -> int:
            known = here.get(number)
            if known is None:
                known = here[number] = backend.add_atom()
            return known

        for choice, head, body, bound, weights in rules:
            heads = [atom(one) for one in head]
            literals = [atom(one) if one > 0 else -atom(-one) for one in body]
            if bound is None:
                backend.add_rule(heads, literals, choice)
            else:
                weighted = list(zip(literals, weights, strict=True))
                backend.add_weight_rule(heads, bound, weighted, choice)

    def attempt(
        self, assumed: Iterable[int], watched: Sequence[int], *, near: bool = False
    ) -> Attempt:
        """Look for a model in which the ``assumed`` literals are true.

        Literals that the program does not have bear on nothing and are passed over.
        """
        known = [self._literal(one) for one in assumed if abs(one) in self._here]
        if near is not self._near:
            configuration: Any = self._control.configuration
            configuration.solver.heuristic = "domain" if near else "vsids"
            self._near = near
        with self._control.solve(known, yield_=True) as handle:
            for model in handle:
                holds = 0
                for position, literal in enumerate(watched):
                    if model.is_true(self._literal(literal)):
                        holds |= 1 << position
                return Attempt(holds, frozenset())
            return Attempt(None, frozenset(map(self._back, handle.core())))

    def _literal(self, literal: int) -> int:
        return self._here[literal] if literal > 0 else -self._here[-literal]

    def _back(self, literal: int) -> int:
        return self._there[literal] if literal > 0 else -self._there[-literal]

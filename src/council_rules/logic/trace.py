"""The ground rules of a program, by the atoms that they derive.

An atom that is derived from one other and from nothing else is true whenever that one is.
About a third of all atoms are such copies, and none of them need be worked out: wherever one
is read, the atom it copies is read instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import clingo

from council_rules.logic.components import components


class Rule(NamedTuple):
    """One ground rule; with a bound, the weights of the true literals must reach it."""

    choice: bool
    head: Sequence[int]
    body: Sequence[int]
    bound: int | None = None
    weights: Sequence[int] = ()


_rule = tuple.__new__  # half the time of the constructor


class Trace(clingo.Observer):
    """The ground rules by the atoms they derive, as the grounder reports them."""

    def __init__(self) -> None:
        self._rules: dict[int, list[Rule]] = {}
        self._constraints: list[Rule] = []
        self._choices: set[int] = set()
        self._by_choice: dict[int, list[Reach]] | None = None
        self._copies: dict[int, int] | None = None
        self._read: dict[int, list[Rule]] = {}
        self._behind: dict[int, list[int]] = {}

    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        """Note a rule with a plain body; one by which an atom derives itself says nothing."""
        if head != body:
            self._note(head, _rule(Rule, (choice, head, body, None, ())))

    def weight_rule(
        self,
        choice: bool,
        head: Sequence[int],
        lower_bound: int,
        body: Sequence[tuple[int, int]],
    ) -> None:
        """Note a rule whose body is a weighted sum."""
        literals, weights = zip(*body, strict=True) if body else ((), ())
        self._note(head, _rule(Rule, (choice, head, literals, lower_bound, weights)))

    def _note(self, head: Sequence[int], rule: Rule) -> None:
        if not head:
            self._constraints.append(rule)
        for atom in head:
            if atom in self._rules:
                self._rules[atom].append(rule)
            else:
                self._rules[atom] = [rule]
        if rule.choice:
            self._choices.update(head)

    def original(self, literal: int) -> int:
        """Return the literal that is read instead of one: of the atom that its atom copies.

        To be asked only when the program is complete.
        """
        return _original(self._known_copies(), literal)

    def _known_copies(self) -> dict[int, int]:
        if self._copies is None:
            self._copies = self._all_copies()
        return self._copies

    def _all_copies(self) -> dict[int, int]:
        """Return what each copy is a copy of, in the end."""
        copies = {atom: rules[0].body[0] for atom, rules in self._rules.items() if _copy(rules)}
        found: dict[int, int] = {}
        circular: set[int] = set()
        for atom in copies:
            path: dict[int, None] = {}
            one = atom
            while one in copies and not (one in path or one in found or one in circular):
                path[one] = None
                one = copies[one]
            if one in path or one in circular:
                circular.update(path)  # atoms that copy each other in a circle are none
            else:
                found.update(dict.fromkeys(path, found.get(one, one)))
        return found

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
        found = self._behind.get(atom)
        if found is None:
            found = [abs(one) for rule in self.rules_of(atom) for one in rule.body]
            self._behind[atom] = found
        return found

    def rules_of(self, atom: int) -> Sequence[Rule]:
        """Return the rules that derive an atom, which read no copies."""
        rules = self._read.get(atom)
        if rules is None:
            rules = self._read[atom] = [self._reading(one) for one in self._rules.get(atom, ())]
        return rules

    def _reading(self, rule: Rule) -> Rule:
        copies = self._known_copies()
        if copies.keys().isdisjoint(map(abs, rule.body)):
            return rule
        body = [_original(copies, one) for one in rule.body]
        return _rule(Rule, (rule.choice, rule.head, body, rule.bound, rule.weights))

    def _reach(self, atoms: Iterable[int], given: Iterable[Rule]) -> "Reach":
        todo = list(atoms)
        seen = set(todo)
        rules = list(given)
        while todo:
            for rule in self.rules_of(todo.pop()):
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
            for rule in map(self._reading, self._constraints):
                limit = self._reach(map(abs, rule.body), [rule])
                for choice in limit.choices:
                    self._by_choice.setdefault(choice, []).append(limit)
        return self._by_choice


class Reach(NamedTuple):
    """What an atom is derived from: ground rules, and atoms that are chosen."""

    rules: list[Rule]
    choices: set[int]


def _copy(rules: Sequence[Rule]) -> bool:
    """Return whether rules make their atom a copy of another."""
    first = rules[0]
    plain = len(rules) == 1 and not first.choice and first.bound is None
    return plain and len(first.body) == 1 and first.body[0] > 0


def _original(copies: Mapping[int, int], literal: int) -> int:
    atom = copies.get(abs(literal), abs(literal))
    return atom if literal > 0 else -atom

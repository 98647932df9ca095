"""Under which answers a fact holds, as rules: a decision diagram over what is open.

A fact is found out in each completion. What the diagram of a fact does not branch on makes
no difference to it and is not in its rules. Of interchangeable seats a completion says only
how many turn out in which way, so their answers are gone through one by one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from council_rules.analysis.games.shapes import Picks, Point, Shapes
from council_rules.logic.completions import Answers
from council_rules.logic.contingent import Contingent
from council_rules.logic.fact_base import term
from council_rules.logic.terms import Symbol, SymbolType

Completion = tuple[Picks, ...]
Node = int
"""A branch of the diagram; the two ends are NEVER and ALWAYS."""

NEVER, ALWAYS = 0, 1


class Conditions:
    """Writes the rules of facts that hold in some completions of some open points."""

    def __init__(self, subject: str, shapes: Shapes) -> None:
        """Take what the facts are about, which names the conditions, and the completions."""
        self._subject, self._shapes = subject, shapes
        self._completions = tuple(shapes.picks())
        self._branches: dict[tuple[str, tuple[Node, ...]], Node] = {}
        self._points: list[tuple[Point, tuple[Node, ...]]] = []
        self._written: set[Node] = set()
        self._roots: dict[frozenset[Completion], Node] = {}
        self._group = {
            point.about: number
            for number, choice in enumerate(shapes.choices)
            for point in choice.points
            if len(choice.points) > 1
        }

    def rules(
        self, found: Mapping[Completion, frozenset[Symbol]], known: bool = True
    ) -> Iterator[Contingent]:
        """Yield the rules of all facts that hold in some completion.

        Facts about one of several interchangeable seats name it first; they are found for
        the first of those that turn out in the same way, and hold for the others as well.
        """
        general: dict[Symbol, set[Completion]] = {}
        of_one: dict[tuple[int, str, tuple[Symbol, ...]], set[tuple[Completion, int]]] = {}
        for completion, facts in found.items():
            for fact in facts:
                seat = self._seat(fact)
                if seat is None:
                    general.setdefault(fact, set()).add(completion)
                    continue
                number, position = seat
                pick = completion[number][position]
                key = number, fact.name, tuple(fact.arguments[1:])
                of_one.setdefault(key, set()).add((completion, pick))
        for fact in sorted(general):
            yield from self._of(fact, self._root(frozenset(general[fact])), known)
        for number, name, rest in sorted(of_one, key=str):
            holds = frozenset(of_one[number, name, rest])
            for position, point in enumerate(self._shapes.choices[number].points):
                fact = term(name, point.about, *rest)
                yield from self._of(fact, self._root_of_one(number, position, holds), known)

    def _seat(self, fact: Symbol) -> tuple[int, int] | None:
        """Return where the seat is that a fact is about, if it is one of several alike."""
        first = fact.arguments[0]
        if first.type is not SymbolType.String or first.string not in self._group:
            return None
        number = self._group[first.string]
        points = [point.about for point in self._shapes.choices[number].points]
        return number, points.index(first.string)

    # --- the diagram --------------------------------------------------------------------

    def _root(self, holds: frozenset[Completion]) -> Node:
        if holds not in self._roots:
            start: Completion = tuple(() for _ in self._shapes.choices)
            table = {one: one in holds for one in self._completions}
            self._roots[holds] = self._branch(table, start)
        return self._roots[holds]

    def _root_of_one(
        self, number: int, position: int, holds: frozenset[tuple[Completion, int]]
    ) -> Node:
        """Return the diagram of a fact about one of several interchangeable seats."""
        own = self._shapes.choices[number].points[position]
        start: Completion = tuple(() for _ in self._shapes.choices)
        after = []
        for way in range(len(own.ways)):
            table = {
                one: (one, way) in holds for one in self._completions if way in one[number]
            }
            after.append(self._branch(table, _with(start, number, way), own))
        return self._node(own, tuple(after))

    def _branch(
        self, table: Mapping[Completion, bool], start: Completion, answered: Point | None = None
    ) -> Node:
        """Return the node from which all points are still to be answered, but one at most."""
        table, relevant = _relevant(table)
        points = [
            (number, point)
            for number in relevant
            for point in self._shapes.choices[number].points
            if point is not answered
        ]
        first = tuple(ones if n in relevant else () for n, ones in enumerate(start))
        levels: list[dict[Completion, None]] = [{first: None}]
        for number, point in points:
            reached = product(levels[-1], range(len(point.ways)))
            levels.append(dict.fromkeys(_with(one, number, way) for one, way in reached))
        nodes = {one: ALWAYS if table[one] else NEVER for one in levels.pop()}
        for number, point in reversed(points):
            ways = range(len(point.ways))
            nodes = {
                one: self._node(point, tuple(nodes[_with(one, number, way)] for way in ways))
                for one in levels.pop()
            }
        return nodes[first]

    def _node(self, point: Point, after: tuple[Node, ...]) -> Node:
        if len(set(after)) == 1:
            return after[0]
        key = point.about, after
        if key not in self._branches:
            self._points.append((point, after))
            self._branches[key] = ALWAYS + len(self._points)
        return self._branches[key]

    # --- its rules ----------------------------------------------------------------------

    def _of(self, fact: Symbol, node: Node, known: bool) -> Iterator[Contingent]:
        if node == ALWAYS:
            yield Contingent(fact, (), known)
        elif node != NEVER:
            yield Contingent(fact, (self._condition(node),), known)
            yield from self._below(node)

    def _below(self, root: Node) -> Iterator[Contingent]:
        """Yield the rules of a node and of all that it leads to, once."""
        todo = [root]
        while todo:
            node = todo.pop()
            if node in self._written:
                continue
            self._written.add(node)
            point, after = self._points[node - ALWAYS - 1]
            for next in dict.fromkeys(after):
                if next == NEVER:
                    continue
                further = () if next == ALWAYS else (self._condition(next),)
                for answers in _merged(point, [n == next for n in after]):
                    chosen = (term("chosen", id, value) for id, value in answers.items())
                    yield Contingent(self._condition(node), (*chosen, *further))
                if further:
                    todo.append(next)

    def _condition(self, node: Node) -> Symbol:
        return term("condition", self._subject, node)


def _relevant(table: Mapping[Completion, bool]) -> tuple[dict[Completion, bool], list[int]]:
    """Return a table without the choices that make no difference, and those that do."""
    left = dict(table)
    relevant = []
    for number in range(len(next(iter(table)))):
        fewer: dict[Completion, bool] = {}
        for one, holds in left.items():
            rest = (*one[:number], (), *one[number + 1 :])
            if fewer.setdefault(rest, holds) is not holds:
                relevant.append(number)
                break
        else:
            left = fewer
    return left, relevant


def _with(completion: Completion, number: int, way: int) -> Completion:
    """Return a completion with one more point answered; picks of each choice ascend."""
    picks = tuple(sorted((*completion[number], way)))
    return (*completion[:number], picks, *completion[number + 1 :])


def _merged(point: Point, wanted: Sequence[bool]) -> list[Answers]:
    """Return the answers that lead to the wanted ways, without questions that are idle."""
    everything = [answers for way in point.ways for answers in way]
    values = {id: {answers[id] for answers in everything} for id in everything[0]}
    left = [
        answers
        for way, is_wanted in zip(point.ways, wanted, strict=True)
        for answers in way
        if is_wanted
    ]
    for id in values:
        given: dict[frozenset[tuple[str, str]], dict[str, None]] = {}
        kept = [answers for answers in left if id not in answers]
        for answers in left:
            if id in answers:
                rest = frozenset((k, v) for k, v in answers.items() if k != id)
                given.setdefault(rest, {})[answers[id]] = None
        for rest, found in given.items():
            if set(found) == values[id]:
                kept.append(dict(sorted(rest)))
            else:
                kept += [{**dict(sorted(rest)), id: value} for value in found]
        left = kept
    return left

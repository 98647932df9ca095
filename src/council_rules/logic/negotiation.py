"""The least that must change: edits as choices with costs, and the solver that weighs them.

Every edit is an answer to a question, as what is open is; that it may also take facts out is
all that is new. Rule pages read the structure in force and notice no difference.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import clingo
from clingo import Symbol

from council_rules.logic.judge import Texts
from council_rules.logic.ledger import Ledger, term
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import OPTIONS, Grounded
from council_rules.record import Record

# Broken rules weigh more than any cost: first as few of them as possible, then as cheap.
PROGRAM = """
repealed(F) :- chosen(Q,V), drops(Q,V,F).
:~ broken(C,S), wanted(C,S). [1@2,C,S]
% A price is paid seat by seat: so the solver finds out about many seats a few at a time.
pays(Q,I,W) :- chosen(Q,V), cost(Q,V,_), price(Q,V,N,W), I = 1..N.
:~ pays(Q,I,W). [W@1,Q,I]
:- broken(C,S), watched(C), not already(C,S).
:- chosen(Q,V), cost(Q,V,_), follows(Q,P), not used(P).
used(Q) :- chosen(Q,V), cost(Q,V,_).
% What is moved arrives: no matter is given to a procedure that is repealed.
:- chosen(Q,V), cost(Q,V,_), brings(Q,V,about(P,_)), repealed(procedure(P,_)).
% What can be decided now can be decided afterwards: nothing is cured by having no council.
:- decided(M), not has_channel(M).
#show.
#show taken(Q,V) : chosen(Q,V), cost(Q,V,_).
#show broken(C,S) : broken(C,S), watched(C).
#defined follows/2.
#defined drops/3.
#defined cost/3.
#defined price/4.
#defined wanted/2.
#defined watched/1.
#defined already/2.
#defined decided/1.
#defined has_channel/1.
#defined broken/2.
"""
STANDING = frozenset({"broken", "has_channel"})
_STANDS: Mapping[str, Callable[..., Symbol]] = {
    "broken": partial(term, "already"),
    "has_channel": partial(term, "decided"),
}
OPTIMISING = ("--opt-strategy=usc,oll,stratify",)


class Solution(Record):
    """One way to answer the questions of a negotiation.

    ``taken`` maps questions to the answers that cost something, ``broken`` holds the rules
    still broken, as code and subject. ``costs`` are the number of rules broken that should
    not be, and the cost of the edits; ``bounds`` what is proven that they cannot be below.
    """

    taken: Mapping[str, str]
    broken: frozenset[tuple[str, Symbol]]
    costs: tuple[int, int]
    bounds: tuple[int, int]

    @property
    def proven(self) -> bool:
        """Return whether nothing better exists."""
        return self.costs == self.bounds


def standing(ledger: Ledger, texts: Texts, parameters: Sequence[Symbol]) -> list[Symbol]:
    """Return what holds where nothing is open: rules broken, and matters with a channel."""
    available = ledger.signatures() | signatures(parameters)
    rules = relevant((*texts.core, *texts.conditions), available, STANDING)
    facts = sorted({*ledger.facts(), *parameters})
    return Grounded([rules], facts).atoms() or []


class Negotiation:
    """A ground program over a proposal and everything that may be changed about it."""

    def __init__(
        self,
        ledger: Ledger,
        prices: Mapping[tuple[str, str], tuple[int, int]],
        drops: Mapping[tuple[str, str], Iterable[Symbol]],
        follows: Mapping[str, str],
        texts: Texts,
        parameters: Sequence[Symbol],
        watched: Iterable[str],
        already: Iterable[Symbol],
        wanted: Iterable[Symbol],
    ) -> None:
        """Take a ledger whose questions are the levers, and what their answers cost.

        ``prices`` are numbers of equal parts, and what each part costs. ``drops`` are the
        facts that an answer takes out; a question that ``follows`` another is only answered
        at a cost if the other is. ``watched`` are codes of rules that may not be broken where
        they are not broken now. ``already`` says what is so as the proposal stands: ``broken``
        rules, and matters that have a channel; those of the broken rules that are ``wanted``
        are to be cured.
        """
        facts = [*ledger.facts(), *parameters]
        facts += [term("cost", *key, number * each) for key, (number, each) in prices.items()]
        facts += [term("price", *key, *price) for key, price in prices.items()]
        facts += [term("drops", *key, fact) for key, found in drops.items() for fact in found]
        facts += [term("follows", *pair) for pair in follows.items()]
        facts += [term("watched", code) for code in watched]
        facts += [term("wanted", *broken.arguments) for broken in wanted]
        facts += [_STANDS[atom.name](*atom.arguments) for atom in already]
        available = ledger.signatures() | signatures(parameters)
        rules = relevant((*texts.core, *texts.conditions), available, STANDING | {"chosen"})
        self._control = clingo.Control([*OPTIONS, *OPTIMISING], message_limit=0)
        kept = (line for line in rules.splitlines() if not line.startswith("#show"))
        self._control.add("base", [], "\n".join(kept))
        self._control.add("base", [], PROGRAM)
        with self._control.backend() as backend:
            for fact in sorted(set(facts)):
                backend.add_rule([backend.add_atom(fact)])
        self._control.ground([("base", [])])

    def exclude(self, taken: Iterable[tuple[str, str]]) -> None:
        """Let no further solution take all of these answers."""
        with self._control.backend() as backend:
            backend.add_rule([], [literal for one in taken for literal in self._of(one)])

    def exclude_together(self, groups: Iterable[Iterable[tuple[str, str]]]) -> None:
        """Let no further solution take an answer out of each of these groups."""
        with self._control.backend() as backend:
            together = []
            for group in groups:
                one = backend.add_atom()
                for literal in (literal for answer in group for literal in self._of(answer)):
                    backend.add_rule([one], [literal])
                together.append(one)
            backend.add_rule([], together)

    def cheapest(
        self, seconds: float, without: Iterable[tuple[str, str]] = ()
    ) -> Solution | None:
        """Return the best solution found in the given time; None if there is none.

        It takes none of the answers in ``without``, and says what is proven about it. Raises
        TimeoutError if the time did not suffice for any solution at all.
        """
        assumed = [-literal for one in without for literal in self._of(one)]
        best: Solution | None = None
        bounds: list[int] = []
        found: list[Any] = []

        def model(one: clingo.Model) -> None:
            found[:] = [one.symbols(shown=True), tuple(one.cost)]

        def unsat(lower: Sequence[int]) -> None:
            bounds[:] = lower

        configuration: Any = self._control.configuration
        configuration.solve.models = "0"
        with self._control.solve(
            assumed, on_model=model, on_unsat=unsat, async_=True
        ) as handle:
            finished = handle.wait(seconds)
            handle.cancel()
            result = handle.get()
        if found:
            symbols, cost = found
            costs = _two(cost)
            exhausted = finished and bool(result.exhausted)
            best = Solution(
                taken={
                    atom.arguments[0].string: atom.arguments[1].string
                    for atom in symbols
                    if atom.name == "taken"
                },
                broken=frozenset(
                    (atom.arguments[0].string, atom.arguments[1])
                    for atom in symbols
                    if atom.name == "broken"
                ),
                costs=costs,
                bounds=costs if exhausted else _two(bounds or [0, 0]),
            )
        elif not finished:
            raise TimeoutError
        return best

    def _of(self, answer: tuple[str, str]) -> list[int]:
        """Return the literal of an answer; none if the solver has found it to be impossible."""
        known = self._control.symbolic_atoms[term("chosen", *answer)]
        return [] if known is None else [known.literal]


def _two(costs: Sequence[int]) -> tuple[int, int]:
    """Return number of broken rules and cost.

    Where no rule that should be kept can be broken, the solver knows of costs only.
    """
    return (0, costs[0]) if len(costs) == 1 else (costs[0], costs[1])

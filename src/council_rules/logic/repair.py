"""The least that must change: edits as choices with costs, and the solver that weighs them.

Every edit is an answer to a question, as what is open is; that it may also take facts out is
all that is new. Rule pages read the structure in force and notice no difference. What is
open otherwise is settled in one way, or in several ways at once: then an edit has to do in
all of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import clingo
from clingo import Symbol

from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.judge import Texts
from council_rules.logic.optimisation import (
    LEVELS,
    Deadline,
    First,
    Key,
    Progress,
    Solution,
    anything,
    cheapest,
    missed_in,
)
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import OPTIONS, Grounded
from council_rules.logic.worlds import facts_in, name_in, renamed
from council_rules.record import Record

# A price is paid seat by seat: so the solver finds out about many seats a few at a time.
_COMMON = """
pays(Q,I,W) :- chosen(Q,V), price(Q,V,N,W), I = 1..N.
used(Q) :- chosen(Q,V), price(Q,V,_,_).
unmet(C,S)  :- wanted(C,S), missed(C,S).
unmet(C,S)  :- gone(C,S).
closed(C,S) :- gone(C,S).
closed(C,S) :- stays(C,S).
:~ stays(C,S). [1@violated_level,C,S]
:~ closed(C,S). [1@closed_level,C,S]
:~ unmet(C,S). [1@unmet_level,C,S]
:~ pays(Q,I,W). [W@cost_level,Q,I]
:~ chosen(Q,V), moves(Q,V,N). [N@moved_level,Q]
:~ chosen(Q,V), strict(Q,V,N). [N@strict_level,Q]
:- used(Q), follows(Q,P), not used(P).
% What is open is not to be violated for certain, so far as the worlds here show.
:- open_before(C,S), not kept(C,S), not spared(C).
:- most_edits(M), #count { Q : used(Q) } > M.
:- most_cost(M), #sum { W,Q,I : pays(Q,I,W) } > M.
{ spared(C) : watched(C) }.
% Nobody gains by idling: it is there so that each level of cost has something to count.
{ idle }.
:~ idle. [1@violated_level,idle]
:~ idle. [1@closed_level,idle]
:~ idle. [1@unmet_level,idle]
:~ idle. [1@cost_level,idle]
:~ idle. [1@moved_level,idle]
:~ idle. [1@strict_level,idle]
#show.
#show taken(Q,V) : chosen(Q,V), price(Q,V,_,_).
#show missed/2.
#show gone/2.
#show unmet/2.
#defined gone/2.
#defined stays/2.
#defined missed/2.
#defined strict/3.
#defined in_every_completion/0.
#defined open_before/2.
#defined kept/2.
#defined follows/2.
#defined price/4.
#defined moves/3.
#defined wanted/2.
#defined watched/1.
#defined kept_only/1.
#defined most_edits/1.
#defined most_cost/1.
"""
# What can be decided now can be decided afterwards: nothing is cured by having no council.
_OF_WORLD = """
repealed(F) :- chosen(Q,V), drops(Q,V,F).
missed(C,S) :- broken(C,S), watched(C), not kept_only(C).
% What is put to a person is not met yet.
unmet(C,S)  :- wanted(C,S), asks(C,S,_).
stays(C,S)  :- wanted(C,S), asks(C,S,_), in_every_completion.
kept(C,S)   :- open_before(C,S), not broken(C,S).
% What is moved arrives: no matter is given to a procedure that is repealed.
:- chosen(Q,V), price(Q,V,_,_), brings(Q,V,about(P,_)), repealed(procedure(P,_)).
:- decided(M), not has_channel(M).
"""
# Nothing is broken anew by the usual answers, or by any that are heeded if all have to do.
_OF_STRICT_WORLD = """
:- broken(C,S), watched(C), not already(C,S), not spared(C).
"""
# What is not broken may be so because nothing is left that the rule is about.
_OF_USUAL_WORLD = """
stays(C,S) :- wanted(C,S), broken(C,S).
stays(C,S) :- wanted(C,S), missed(C,S), in_every_completion.
gone(C,S)  :- wanted(C,S), not broken(C,S), not applies(C,S).
"""
_DEFINED = (
    "drops/3",
    "already/2",
    "decided/1",
    "has_channel/1",
    "broken/2",
    "applies/2",
    "asks/3",
)
# The search starts anew often, which halves its time on four bodies of 25 seats. Variables are
# not eliminated: that saves nothing here, and limits are added later.
SEARCHING = (
    *(one for one in OPTIONS if not one.startswith("--configuration")),
    "--configuration=trendy",
    "--sat-prepro=no",
)
# predicates of the program itself that are the same in every world
_ONCE = (
    "missed",
    "unmet",
    "stays",
    "wanted",
    "watched",
    "kept_only",
    "spared",
    "price",
    "in_every_completion",
    "open_before",
    "kept",
)
STANDING = frozenset({"broken", "has_channel", "applies"})
_STANDS: Mapping[str, Callable[..., Symbol]] = {
    "broken": partial(term, "already"),
    "has_channel": partial(term, "decided"),
}


class World(Record):
    """One way in which what is open turns out, with what the edits do there.

    ``fact_base`` has no questions but those about what may be changed. ``drops`` are the facts
    that an answer takes out, ``parameters`` those that rules bring along. ``already`` says
    what is so as the proposal stands: ``broken`` rules, and matters that have a channel.
    """

    fact_base: FactBase
    drops: Mapping[Key, Iterable[Symbol]]
    parameters: Sequence[Symbol]
    already: Sequence[Symbol]


class LeftOpen(Record):
    """What games may show, as a choice of the solver, with the predicate that it is about.

    The predicate is written ``name/arity``.
    """

    predicate: str
    choice: str


class Terms(Record):
    """What edits cost, and what is asked of them.

    ``prices`` are numbers of equal parts, and what each part costs; ``moves`` the votes that
    an answer gives or takes, ``strict`` how hard it makes it to pass anything, which decides
    between those that are alike otherwise. A question that ``follows`` another is only
    answered at a cost if the other is. Rules ``watched`` may not be broken where they are not
    broken now; those ``wanted``, as code and subject, are to be cured: in the usual
    completion, or ``in_every_completion``, else those that are only violated in another count
    as open. Rules ``kept_only`` are watched and never counted as missed: what they ask of
    games is left to the solver, as ``left_open`` says. Those ``spared`` may be broken anew.
    What is ``open_before`` is broken in the usual completion as the proposal stands, and has
    to be kept in some. ``first`` says what weighs most: to cure as much as can be, or to spend
    as little.
    """

    prices: Mapping[Key, tuple[int, int]]
    moves: Mapping[Key, int]
    strict: Mapping[Key, int]
    follows: Mapping[str, str]
    watched: tuple[str, ...]
    wanted: frozenset[tuple[str, Symbol]]
    most_edits: int | None = None
    most_cost: int | None = None
    spared: frozenset[str] = frozenset()
    open_before: frozenset[tuple[str, Symbol]] = frozenset()
    first: First = "missed"
    never: tuple[Key, ...] = ()
    in_every_completion: bool = False
    kept_only: tuple[str, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()


def as_it_is(
    fact_base: FactBase,
    texts: Texts,
    parameters: Sequence[Symbol],
    left_open: Sequence[LeftOpen] = (),
) -> list[Symbol]:
    """Return what holds where nothing is open: rules broken, and matters with a channel.

    Of what games show it is what holds for some way in which that turns out.
    """
    available = fact_base.signatures() | signatures(parameters) | _shown_by(left_open)
    rules = relevant((*texts.core, *texts.conditions), available, STANDING)
    facts = sorted({*fact_base.facts(), *parameters})
    grounded = Grounded([rules, *(one.choice for one in left_open)], facts)
    return sorted(grounded.consequences("brave")) if left_open else grounded.atoms() or []


class RepairProgram:
    """A ground program over a proposal and everything that may be changed about it."""

    def __init__(self, worlds: Sequence[World], terms: Terms, texts: Texts) -> None:
        """Take the ways in which what is open turns out, and what is asked of edits."""
        self._terms = terms
        own = enumerate(reversed(LEVELS[terms.first]), start=1)
        levels = [f"-c{name}_level={level}" for level, name in own]
        self._control = clingo.Control([*SEARCHING, *levels], message_limit=0)
        self._control.add("base", [], _COMMON)
        facts = _common_facts(terms)
        for number, world in enumerate(worlds):
            self._control.add("base", [], _text(world, texts, number, terms))
            facts += _facts(world, number)
        with self._control.backend() as backend:
            for fact in sorted(set(facts)):
                backend.add_rule([backend.add_atom(fact)])
        self._control.ground([("base", [])])
        self._literals = {
            (atom.symbol.arguments[0].string, atom.symbol.arguments[1].string): atom.literal
            for atom in self._control.symbolic_atoms.by_signature("chosen", 2)
        }
        self.exclude([key] for key in terms.never)

    def exclude(self, combinations: Iterable[Iterable[Key]]) -> None:
        """Let no further solution take all of the answers of any of these combinations."""
        with self._control.backend() as backend:
            for taken in combinations:
                backend.add_rule([], [literal for one in taken for literal in self._of(one)])

    def exclude_together(self, groups: Iterable[Iterable[Key]]) -> None:
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
        self,
        deadline: Deadline,
        without: Iterable[Key] = (),
        within: Sequence[int] = (),
        tell: Progress | None = None,
        spared: Iterable[str] = (),
    ) -> Solution | None:
        """Return the best solution found in time; None if there is none.

        It takes none of the answers in ``without``, stays ``within`` limits, and says what
        is proven about it; the rules that are ``spared`` may be broken anew. Raises
        TimeoutError if the time did not suffice for any solution.
        """
        assumed = [*self._assumed(without, spared), *within]
        return cheapest(self._control, assumed, self._terms.first, deadline, tell)

    def named(self, name: str, arity: int) -> list[Symbol]:
        """Return all atoms of a predicate that the program knows of."""
        known = self._control.symbolic_atoms.by_signature(name, arity)
        return [atom.symbol for atom in known]

    @property
    def wanted(self) -> frozenset[tuple[str, Symbol]]:
        """Return what is to be cured, as code and subject."""
        return self._terms.wanted

    def possible(
        self,
        cured: Iterable[tuple[str, Symbol]],
        without: Iterable[Key],
        spared: Iterable[str],
        deadline: Deadline,
    ) -> bool:
        """Return whether anything meets all of these findings, whatever it costs.

        It takes none of the answers in ``without``; the rules that are ``spared`` may be
        broken anew. Raises TimeoutError if that was not found out in time.
        """
        assumed = [*self._assumed(without, spared), *self.met(cured)]
        return anything(self._control, assumed, deadline) is not None

    def broken_without(
        self, taken: Iterable[Key], left_out: Iterable[Key], deadline: Deadline
    ) -> frozenset[tuple[str, Symbol]] | None:
        """Return what stays or gets broken if some of the answers are not given after all.

        None if they cannot be left out by themselves. Raises TimeoutError.
        """
        kept = set(taken) - {*left_out}
        others = [key for key in self._terms.prices if key not in kept]
        assumed = self._assumed(others, self._terms.watched)
        assumed += [literal for key in kept for literal in self._of(key)]
        atoms = anything(self._control, assumed, deadline)
        return None if atoms is None else missed_in(atoms)

    def met(self, findings: Iterable[tuple[str, Symbol]]) -> list[int]:
        """Return the limit to what meets all of these findings, so that they still apply."""
        atoms = (term("unmet", code, subject) for code, subject in findings)
        known = (self._control.symbolic_atoms[atom] for atom in atoms)
        return [-one.literal for one in known if one]

    def cheaper(self, number: int, costs: Mapping[Key, int]) -> int:
        """Return the limit to what costs less than a number, by costs of somebody's own."""
        return self._fewer(number, [(term("chosen", *key), c) for key, c in costs.items()])

    def fewer_missed(self, number: int) -> int:
        """Return the limit to fewer than so many findings wanted that are violated."""
        atoms = (term("stays", *finding) for finding in self._terms.wanted)
        return self._fewer(number, [(atom, 1) for atom in atoms])

    def fewer_moved(self, number: int) -> int:
        """Return the limit to fewer than so many votes given or taken."""
        moves = self._terms.moves.items()
        return self._fewer(number, [(term("chosen", *key), votes) for key, votes in moves])

    def _fewer(self, number: int, weighed: Iterable[tuple[Symbol, int]]) -> int:
        known = self._control.symbolic_atoms
        body = [(at.literal, weight) for atom, weight in weighed if (at := known[atom])]
        with self._control.backend() as backend:
            reached: int = backend.add_atom()
            backend.add_weight_rule([reached], number, body)
        return -reached

    def _assumed(self, without: Iterable[Key], spared: Iterable[str]) -> list[int]:
        spared = {*spared, *self._terms.spared}
        kept = (code for code in self._terms.watched if code not in spared)
        atoms = [term("spared", code) for code in kept]
        known = (self._control.symbolic_atoms[atom] for atom in atoms)
        return [-one.literal for one in known if one] + [
            -literal for key in without for literal in self._of(key)
        ]

    def _of(self, answer: Key) -> list[int]:
        """Return the literal of an answer; none if the solver has found it to be impossible."""
        known = self._literals.get(answer)
        return [] if known is None else [known]


def _common_facts(terms: Terms) -> list[Symbol]:
    facts = [term("price", *key, *price) for key, price in terms.prices.items()]
    facts += [term("moves", *key, votes) for key, votes in terms.moves.items() if votes]
    facts += [term("strict", *key, much) for key, much in terms.strict.items() if much]
    facts += [term("follows", *pair) for pair in terms.follows.items()]
    facts += [term("watched", code) for code in terms.watched]
    facts += [term("kept_only", code) for code in terms.kept_only]
    facts += [term("wanted", *finding) for finding in terms.wanted]
    facts += [term("open_before", *finding) for finding in terms.open_before]
    facts += [term("in_every_completion")] if terms.in_every_completion else []
    facts += [term("most_edits", terms.most_edits)] if terms.most_edits is not None else []
    facts += [term("most_cost", terms.most_cost)] if terms.most_cost is not None else []
    return facts


def _facts(world: World, number: int) -> list[Symbol]:
    facts = [*world.fact_base.facts(), *world.parameters]
    facts += [term("drops", *key, fact) for key, found in world.drops.items() for fact in found]
    facts += [
        _STANDS[atom.name](*atom.arguments) for atom in world.already if atom.name in _STANDS
    ]
    return facts_in(facts, number)


def _text(world: World, texts: Texts, number: int, terms: Terms) -> str:
    available = world.fact_base.signatures() | signatures(world.parameters)
    available |= _shown_by(terms.left_open)
    rules = relevant((*texts.core, *texts.conditions), available, STANDING | {"chosen", "asks"})
    strict = not number or terms.in_every_completion
    own = _OF_WORLD + (_OF_STRICT_WORLD if strict else "")
    own += "" if number else _OF_USUAL_WORLD
    if number:
        own = renamed(own, number)
        for name in _ONCE:
            own = own.replace(name_in(name, number), name)
    names = (one.partition("/") for one in _DEFINED)
    defined = (f"#defined {name_in(name, number)}/{arity}." for name, _, arity in names)
    choices = "\n".join(one.choice for one in terms.left_open)
    return "\n".join([renamed(rules, number), renamed(choices, number), own, *defined])


def _shown_by(left_open: Iterable[LeftOpen]) -> set[str]:
    return {one.predicate for one in left_open}

"""Games against the vocabulary, over all coalitions there can be of seats and actors.

The vocabulary is asked about a named coalition of which everything is left open: which actors
are in it, and how many seats of each class. So its ground program says of all coalitions at
once what they carry, block, decide and stop, and so do the formulas that games are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from clingo import Symbol

from council_rules.analysis.games.builder import parts_of
from council_rules.analysis.games.forms import Form, Unworkable
from council_rules.analysis.games.played import across_bodies, in_the_room
from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.logic.columns import Columns, reached
from council_rules.logic.completions import Answers
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import settle, typical
from council_rules.logic.slicing import Clause, clauses, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.model.file import Proposal
from council_rules.voting import Rule
from tests.logic.support import core

# The groups of a file are not asked about, nor what one will decides alone: it takes time.
LEFT_OUT = frozenset({"plain/1", "strong/1", "apart/1"})
WHOEVER = """
{ taken(S,J) : may_take(S,J), J <= K } = 1 :- seat(_,S), size(S,K).
{ taken(X,0); taken(X,1) } = 1 :- actor(X).
part("any",S,J) :- taken(S,J), seat(_,S), J > 0.
joins("any",X) :- taken(X,1), actor(X).
"""
ANYBODY = term("named", "any")
ROOM, ACROSS = ("wins", "blocks"), ("decides", "can_stop")


def differences(proposal: Proposal, answers: Answers | None = None) -> list[str]:
    """Return on which coalitions games and vocabulary differ, in one completion.

    Without answers it is the typical one. Votes are attended by all, or by some only.
    """
    compared = _Compared(proposal, answers)
    room = (compared.in_the_room(attended) for attended in (False, True))
    return [*chain.from_iterable(room), *compared.across_bodies()]


@cache
def _vocabulary() -> tuple[Clause, ...]:
    asked = tuple(one for one in core() if LEFT_OUT.isdisjoint(one.heads))
    return (*asked, *clauses([WHOEVER]))


class _Compared:
    def __init__(self, proposal: Proposal, answers: Answers | None) -> None:
        index = ProposalIndex(proposal)
        parts = {at.path: range(1, at.sizes[0][-1] + 1) for at in index.seats}
        self.fact_base = encode(proposal, parts)
        self.answers = typical(self.fact_base.questions) if answers is None else answers
        self.proposal = proposal
        self.structure = Structure(index, Statements(self.fact_base), self.answers)

    def in_the_room(self, attended: bool) -> Iterator[str]:
        """Yield the procedures on which they differ."""
        derived = _Derived(self, ROOM, without="quorum" if attended else "")
        for one in self.proposal.procedures:
            played = in_the_room(self.structure, one.id, merged=False, attended=attended)
            yield from derived.differ(played.form, one.id, *ROOM)

    def across_bodies(self) -> Iterator[str]:
        """Yield the matters on which they differ; not those too entangled to be played."""
        derived = _Derived(self, ACROSS, whole=True)
        for one in self.proposal.matters:
            try:
                form = across_bodies(self.structure, one.id, merged=False).form
            except Unworkable:
                continue
            yield from derived.differ(form, one.id, *ACROSS)


class _Derived:
    """What the vocabulary derives of all coalitions, a bit for each."""

    def __init__(
        self, one: _Compared, wanted: Sequence[str], without: str = "", whole: bool = False
    ) -> None:
        facts = _facts(one.fact_base, one.answers, without)
        taking = {path: _takings(one.structure, path, whole) for path in one.structure.seats}
        asked = [term("ask", "any")]
        asked += [term("may_take", path, n) for path, all_of in taking.items() for n in all_of]
        text = relevant(
            _vocabulary(), one.fact_base.signatures() | signatures(asked), frozenset(wanted)
        )
        grounded = Grounded([text], [*facts, *asked], traced=True)
        actors = [who for who in one.structure.ones("actor") if who not in taking]
        taking |= {who: [0, 1] for who in sorted(actors)}
        taken = {
            who: {n: grounded.literal(term("taken", who, n)) or 0 for n in numbers}
            for who, numbers in taking.items()
        }
        questions = [list(found.values()) for found in taken.values() if all(found.values())]
        self._certain, self._literals = grounded.symbols(frozenset(wanted))
        self._columns: Columns = grounded.columns(questions, frozenset(), (), self._literals)
        self.full = self._columns.full
        assert self.full, "the vocabulary is not stratified"
        self._members = dict(self._of_members(one.structure, taken))

    def _of_members(
        self, structure: Structure, taken: Mapping[str, Mapping[int, int]]
    ) -> Iterator[tuple[str, int]]:
        """Yield for each member in which coalitions it is: of a class, the first so many."""
        for who, literals in taken.items():
            columns = {number: self._columns.of(one) for number, one in literals.items()}
            parts = parts_of(structure, who) if who in structure.seats else (who,)
            for position, part in enumerate(parts):
                inside = (column for n, column in columns.items() if n > position)
                yield part, sum(inside)

    def differ(self, form: Form, subject: str, carries: str, stops: str) -> Iterator[str]:
        """Yield what one says and the other does not, with the first such coalition."""
        ours = self._accepted(form)
        others = self._accepted(form, against=True)
        able = self.full if self._able(form) else 0
        for name, found in ((carries, ours), (stops, able & ~others)):
            theirs = self._of(term(name, ANYBODY, subject))
            if different := theirs ^ found:
                bit = different & -different
                who = [name for name, column in self._members.items() if column & bit]
                said = "the vocabulary" if theirs & bit else "the game"
                yield f"only {said} says that {', '.join(who) or 'nobody'} {name} {subject}"

    def _of(self, atom: Symbol) -> int:
        if atom in self._certain:
            return self.full
        found = (one for one, atoms in self._literals.items() if atom in atoms)
        return next(map(self._columns.of, found), 0)

    def _able(self, form: Form) -> bool:
        return form if isinstance(form, bool) else form.accepts(self._members)

    def _accepted(self, form: Form, against: bool = False) -> int:
        """Return for which coalitions a form is met: by them, or by all others."""
        if isinstance(form, bool):
            return self.full if form else 0
        if isinstance(form, Rule):
            votes = (
                (self.full & ~column if against else column, weight)
                for who, weight in form.weights.items()
                if (column := self._members.get(who)) is not None
            )
            return reached(votes, form.quota, self.full)
        parts = ((self._accepted(part, against), 1) for part in form.parts)
        return reached(parts, form.needed, self.full)


def _facts(fact_base: FactBase, answers: Answers, without: str) -> list[Symbol]:
    facts = settle(fact_base.questions, fact_base.facts(), answers)
    left_out = (fact.name == "given" and fact.arguments[0].name == without for fact in facts)
    return [fact for fact, out in zip(facts, left_out, strict=True) if not out]


def _takings(structure: Structure, path: str, whole: bool) -> list[int]:
    """Return how many seats of a class a coalition may have: some, or all or none."""
    size = structure.size(path)
    divided = not whole and len(parts_of(structure, path)) == size
    return list(range(size + 1)) if divided else [0, size]

"""Free proposals: what rules are compared over, each with all open that it may leave open.

They are made from the bases of examples and from the examples. A solver holds all completions
of one at once, so that nobody lists them.
"""

from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from council_rules.analysis.standard import Standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.authoring.examples import Bench, amended, bases_of, parsed
from council_rules.logic.choices import Choices
from council_rules.logic.completions import Completions
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import term
from council_rules.logic.judge import typical
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import clauses, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.amend import Amendment
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record
from council_rules.rulebook.rule import Rule

_OPEN: Amendment = ("substitute", "proposal.completeness", "open")
_BROKEN, _MET, _ASKED = "some_broken", "all_met", "some_asked"
_QUESTIONS = f"""
{_BROKEN}(C) :- broken(C,_).
{_ASKED}(C) :- applies(C,_).
{_MET}(C) :- {_ASKED}(C), not {_BROKEN}(C).
"""
# searches that meet more conflicts are given up
MOST_CONFLICTS = 20_000


class Size(Record):
    """How large a free proposal is: bodies, kinds of seats, open points."""

    bodies: int
    seats: int
    points: int


class Laid:
    """A proposal with rules and questions about them, asked of all its completions.

    ``ended`` says whether every search so far came to an end.
    """

    def __init__(
        self,
        proposal: Proposal,
        standard: Standard,
        questions: Iterable[str],
        names: Set[str],
    ) -> None:
        """Ground rules and the programs that derive the ``names`` from their verdicts.

        Raises ``TooLargeError`` for numbers too large.
        """
        facts = encode(proposal, probing=True, read=standard.read)
        add_witnesses(proposal, facts, standard)
        parameters = parameter_facts(standard.settings, facts)
        rules = relevant(
            (*standard.texts.core, *standard.texts.conditions, *clauses(questions)),
            facts.signatures() | signatures(parameters),
            names,
        )
        everything = sorted({*facts.facts(), *parameters})
        program = [rules, text_of(facts.contingent)]
        self._grounded = Grounded(program, everything, traced=True)
        self._choices = Choices(self._grounded, facts.questions, facts.not_worked_out)
        self._atoms = {name: self._grounded.atoms_of(name, 1) for name in names}
        self._drawn = self._choices.drawn(
            literal for name in names for literal in self.literals(name).values()
        )
        self.ended = True
        self.points = len(facts.questions)

    def literals(self, name: str) -> dict[str, int]:
        """Return the literals of the atoms of a name that may hold, by their argument."""
        found = {one.arguments[0].string: one for one in self._atoms[name]}
        return {key: self._grounded.literal(atom) or 0 for key, atom in found.items()}

    def possible(self, wanted: Iterable[frozenset[int]]) -> frozenset[frozenset[int]]:
        """Return which sets of literals are true together in some completion.

        First in completions that are drawn; the solver is asked for what these do not show.
        """
        asked = frozenset(wanted)
        shown = frozenset(one for one in asked if self._is_drawn(one))
        found, ended = self._grounded.possible_together(
            asked - shown, self._choices.within(), MOST_CONFLICTS
        )
        self.ended = self.ended and ended
        return shown | found

    def answers(self, name: str, argument: str) -> tuple[tuple[str, str], ...]:
        """Return answers that make an atom true with all else as it usually is, by question."""
        goal = term(name, argument)
        usual = typical(one.question for one in self._choices.asked)
        preferred = [term("chosen", question, value) for question, value in usual.items()]
        completions = Completions(self._choices, self._drawn, [goal], preferred)
        return tuple(sorted(completions.unusual(goal, True).items()))

    def _is_drawn(self, literals: frozenset[int]) -> bool:
        together = self._drawn.full
        for one in literals:
            together &= self._drawn.of(one)
        return bool(together)


class World(Laid):
    """A free proposal, in which rules are broken or met or not, as what is open turns out.

    ``applies``, ``broken`` and ``met`` give the literals by which the solver knows that a rule
    applies, is broken for some subject, and applies and is broken for none: for each rule of
    which that can be.
    """

    def __init__(self, proposal: Proposal, standard: Standard) -> None:
        """Ground rules over a proposal. Raises ``TooLargeError`` for numbers too large."""
        super().__init__(proposal, standard, [_QUESTIONS], {_BROKEN, _MET, _ASKED})
        self.applies = self.literals(_ASKED)
        self.broken = self.literals(_BROKEN)
        self.met = self.literals(_MET)
        seats = sum(len(body.seats or ()) for body in proposal.bodies)
        self.size = Size(len(proposal.bodies), seats, self.points)


class Free:
    """The free proposals that the examples of rules make, each once.

    None stands for one that is an error where all is open, or that cannot be made.
    """

    def __init__(self, rules: Iterable[Rule], with_: Bench) -> None:
        """Take the rules, and the folders of their bases."""
        self._bases = bases_of(with_.fixtures)
        self._examples = {
            rule.code: [one for one in parsed(rule) if one.base in self._bases]
            for rule in rules
        }
        self._seen: list[Proposal] = []

    def each(self) -> Iterator[Proposal | None]:
        """Yield the bases, then the examples, those that show a violation first."""
        for base in self._bases:
            yield from self._opened(base, ())
        examples = [one for all_ in self._examples.values() for one in all_]
        for one in sorted(examples, key=lambda one: "violated" not in one.verdicts):
            yield from self._opened(one.base, one.amendments)

    def of_two(self, first: str, second: str) -> Iterator[Proposal | None]:
        """Yield what an example of one rule and one of another make together."""
        for one in self._examples.get(first, ()):
            for other in self._examples.get(second, ()):
                if one.base == other.base and one.amendments and other.amendments:
                    together = (*one.amendments, *other.amendments)
                    yield from self._opened(one.base, together)

    def _opened(self, base: str, amendments: Iterable[Amendment]) -> Iterator[Proposal | None]:
        """Yield a proposal with all open, unless there was one like it."""
        found = laid_open(self._bases[base], amendments)
        if found is None or found not in self._seen:
            yield found
        if found is not None:
            self._seen.append(found)


def laid_open(base: Path, amendments: Iterable[Amendment]) -> Proposal | None:
    """Return a base as amended, with all open; None if that is an error."""
    try:
        return amended(base, [*amendments, _OPEN]).proposal
    except ProposalError:  # what an example is about may be an error where all is open
        return None

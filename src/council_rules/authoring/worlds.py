"""Free proposals: what rules are compared over, each with all open that it may leave open.

They are made from the bases of examples and from the examples. A solver holds all completions
of one at once, so that nobody lists them.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from council_rules import files
from council_rules.analysis.beforehand import add_found
from council_rules.analysis.standard import Standard
from council_rules.authoring.examples import Bench, parsed
from council_rules.logic.choices import Choices
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.ledger import term
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import clauses, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.amend import Amendment, load_amended
from council_rules.proposal.files import SUFFIX
from council_rules.proposal.model import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import MAX_BYTES
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


class World:
    """A free proposal, in which rules are broken or met or not, as what is open turns out.

    ``applies``, ``broken`` and ``met`` give the literals by which the solver knows that a rule
    applies, is broken for some subject, and applies and is broken for none: for each rule of
    which that can be. ``ended`` says whether every search so far came to an end.
    """

    def __init__(self, proposal: Proposal, standard: Standard) -> None:
        """Ground rules over a proposal. Raises ``TooLargeError`` for numbers too large."""
        ledger = encode(proposal, probing=True, read=standard.read)
        add_found(proposal, ledger, standard)
        parameters = parameter_facts(standard.settings, ledger)
        texts = standard.texts
        rules = relevant(
            (*texts.core, *texts.conditions, *clauses([_QUESTIONS])),
            ledger.signatures() | signatures(parameters),
            {_BROKEN, _MET, _ASKED},
        )
        facts = sorted({*ledger.facts(), *parameters})
        self._grounded = Grounded([rules, text_of(ledger.contingent)], facts, traced=True)
        codes = [rule.code for rule in standard.rules]

        def literals(name: str) -> dict[str, int]:
            found = {code: self._grounded.literal(term(name, code)) for code in codes}
            return {code: one for code, one in found.items() if one is not None}

        self.applies: Mapping[str, int] = literals(_ASKED)
        self.broken: Mapping[str, int] = literals(_BROKEN)
        self.met: Mapping[str, int] = literals(_MET)
        self.ended = True
        self.size = Size(
            len(proposal.bodies),
            sum(len(body.seats or ()) for body in proposal.bodies),
            len(ledger.questions),
        )
        choices = Choices(self._grounded, ledger.questions, ledger.not_worked_out)
        self._within = choices.within()
        goals = {*self.applies.values(), *self.broken.values(), *self.met.values()}
        self._drawn = choices.drawn(goals)

    def possible(self, wanted: Iterable[frozenset[int]]) -> frozenset[frozenset[int]]:
        """Return which sets of literals are true together in some completion.

        First in completions that are drawn; the solver is asked for what these do not show.
        """
        asked = frozenset(wanted)
        shown = frozenset(one for one in asked if self._is_drawn(one))
        found, ended = self._grounded.possible_together(
            asked - shown, self._within, MOST_CONFLICTS
        )
        self.ended = self.ended and ended
        return shown | found

    def _is_drawn(self, literals: frozenset[int]) -> bool:
        together = self._drawn.full
        for one in literals:
            together &= self._drawn.of(one)
        return bool(together)


def proposals(rules: Iterable[Rule], with_: Bench) -> Iterator[Proposal | None]:
    """Yield the free proposals: the bases, then the examples, those of violations first.

    Each comes once: most that examples differ in is what is left open here. None stands for
    one that is an error where all is open.
    """
    bases = {
        path.name.removesuffix(SUFFIX): path
        for folder in reversed(with_.fixtures)
        for path in sorted(folder.glob(f"*{SUFFIX}"))
    }
    examples = [one for rule in rules for one in parsed(rule) if one.base in bases]
    examples.sort(key=lambda one: "violated" not in one.verdicts)
    seen: list[Proposal] = []
    for base, amendments in (
        *((base, ()) for base in bases),
        *((one.base, one.amendments) for one in examples),
    ):
        opened = _opened(bases[base], amendments)
        if opened not in seen:
            yield opened
        if opened is not None:
            seen.append(opened)


def _opened(base: Path, amendments: Iterable[Amendment]) -> Proposal | None:
    text = files.read(base, MAX_BYTES).decode("utf-8")
    try:
        return load_amended(text, [*amendments, _OPEN], base.name).proposal
    except ProposalError:  # what an example is about may be an error where all is open
        return None

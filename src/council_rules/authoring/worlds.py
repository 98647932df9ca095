"""Free proposals: what rules are compared over, each with all open that it may leave open.

They are made from the bases of examples, and from the examples that show a rule broken. A
solver holds all completions of one at once, so that nobody lists them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from council_rules import files
from council_rules.analysis.beforehand import add_found
from council_rules.analysis.standard import Standard
from council_rules.authoring.examples import Bench, parsed
from council_rules.logic.choices import Choices
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import TooLargeError, term
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import clauses, relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.amend import Amendment, load_amended
from council_rules.proposal.files import SUFFIX
from council_rules.proposal.model.file import Proposal
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


class Bound(Record):
    """How large free proposals are: how many there are, and at most how much each holds."""

    proposals: int
    bodies: int
    seats: int
    points: int


class World(Record):
    """A free proposal, in which rules are broken or met or not, as what is open turns out.

    ``broken`` and ``met`` give the literals by which the solver knows that a rule is broken
    somewhere, and that it applies and is broken nowhere, for each rule of which that can be;
    ``within`` are literals that hold in what counts.
    """

    grounded: Grounded
    within: Sequence[int]
    applies: frozenset[str]
    broken: Mapping[str, int]
    met: Mapping[str, int]
    size: Bound


def proposals(rules: Iterable[Rule], with_: Bench) -> Iterator[Proposal]:
    """Yield the free proposals: each base, and the first example that shows a rule broken."""
    bases = {
        path.name.removesuffix(SUFFIX): path
        for folder in reversed(with_.fixtures)
        for path in sorted(folder.glob(f"*{SUFFIX}"))
    }
    for base in bases.values():
        yield from _opened(base, ())
    for rule in rules:
        broken = (one for one in parsed(rule) if "violated" in one.verdicts)
        for example in list(broken)[:1]:
            if example.base in bases:
                yield from _opened(bases[example.base], example.amendments)


def _opened(base: Path, amendments: Iterable[Amendment]) -> Iterator[Proposal]:
    text = files.read(base, MAX_BYTES).decode("utf-8")
    try:
        yield load_amended(text, [*amendments, _OPEN], base.name).proposal
    except ProposalError:  # what an example is about may be an error where all is open
        return


def worlds(proposals: Iterable[Proposal], standard: Standard) -> Iterator[World]:
    """Yield each free proposal with all rules; one whose numbers are too large is left out."""
    codes = [rule.code for rule in standard.rules]
    for proposal in proposals:
        try:
            yield _world(proposal, standard, codes)
        except TooLargeError:
            continue


def _world(proposal: Proposal, standard: Standard, codes: Sequence[str]) -> World:
    fact_base = encode(proposal, probing=True, read=standard.read)
    add_found(proposal, fact_base, standard)
    parameters = parameter_facts(standard.settings, fact_base)
    texts = standard.texts
    rules = relevant(
        (*texts.core, *texts.conditions, *clauses([_QUESTIONS])),
        fact_base.signatures() | signatures(parameters),
        {_BROKEN, _MET, _ASKED},
    )
    facts = sorted({*fact_base.facts(), *parameters})
    grounded = Grounded([rules, text_of(fact_base.contingent)], facts)

    def literals(name: str) -> dict[str, int]:
        found = {code: grounded.literal(term(name, code)) for code in codes}
        return {code: one for code, one in found.items() if one is not None}

    size = Bound(
        1,
        len(proposal.bodies),
        sum(len(body.seats or ()) for body in proposal.bodies),
        len(fact_base.questions),
    )
    within = Choices(grounded, fact_base.questions, fact_base.not_worked_out).within()
    asked = frozenset(literals(_ASKED))
    return World(grounded, within, asked, literals(_BROKEN), literals(_MET), size)

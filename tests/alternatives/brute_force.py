"""Every combination of edits of a council, each written into the text and checked.

The oracle of the search: it knows nothing of solvers, effects or tables of questions, only
edits, texts and verdicts. What the search calls proven has to agree with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.levers import levers
from council_rules.alternatives.request import Pin
from council_rules.analysis.standard import Standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record

Finding = tuple[str, str]
# a lever and one of its edits
Use = tuple[Lever, Edit]
# goals not met, violated, and violated or gone
Rank = tuple[int, int, int]
DAY = "2027-12-31"
OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT)


class Text(Record):
    """A combination of edits, and the verdicts on the text in which they are made.

    ``new`` is violated there and was not; ``lost`` are matters that nobody can decide any more.
    """

    uses: tuple[Use, ...]
    proposal: Proposal
    verdicts: Mapping[Finding, Verdict]
    new: frozenset[Finding]
    lost: frozenset[str]

    @property
    def allowed(self) -> bool:
        """Return whether nothing is broken anew, and nothing can be decided no more."""
        return not (self.new or self.lost)

    def cost(self, of: Callable[[Use], int]) -> int:
        """Return what the edits cost, by some costs."""
        return sum(map(of, self.uses))

    def meets(self, goals: Iterable[Finding]) -> bool:
        """Return whether all of some goals are met."""
        return all(self.verdicts.get(one) is Verdict.MET for one in goals)

    def rank(self, goals: Sequence[Finding]) -> Rank:
        """Return how many goals are not met, violated, and violated or gone."""
        come_to = [self.verdicts.get(one) for one in goals]
        violated = come_to.count(Verdict.VIOLATED)
        unmet = sum(one is not Verdict.MET for one in come_to)
        return unmet, violated, violated + come_to.count(None)

    def leaves_open(self, goals: Iterable[Finding]) -> bool:
        """Return whether some goals are neither met nor violated."""
        return any(self.verdicts.get(one) in OPEN for one in goals)

    def keeps(self, pins: Iterable[Pin]) -> bool:
        """Return whether nothing is changed that is fixed."""
        paths = [path for lever, edit in self.uses for path in (lever.path, *edit.touches)]
        return not any(pin.holds(path) for pin in pins for path in paths)


def usual(use: Use) -> int:
    """Return what an edit usually costs."""
    return use[1].cost


def every_text(
    loaded: Loaded, standard: Standard, offered: Sequence[Lever], most: int
) -> list[Text]:
    """Return the text for every combination of so many of the edits at most.

    The first is the text as it stands; combinations that make no valid file are left out.
    """
    violated = {*_violated(verdicts_on(loaded.proposal, standard))}
    decided = matters_decided(loaded.proposal)
    found = []
    for uses in combined(offered, most):
        edits = sorted((edit for _, edit in uses), key=lambda one: one.turn)
        try:
            after = load_amended(loaded.text, [a for edit in edits for a in edit.amendments])
        except ProposalError:
            continue
        verdicts = verdicts_on(after.proposal, standard)
        new = frozenset(one for one in _violated(verdicts) if one not in violated)
        lost = frozenset(decided - matters_decided(after.proposal))
        found.append(Text(uses, after.proposal, verdicts, new, lost))
    return found


def combined(offered: Sequence[Lever], most: int) -> Iterator[tuple[Use, ...]]:
    """Return every way to use so many levers at most, each once and none before its turn."""
    for number in range(most + 1):
        for some in combinations(offered, number):
            used = {lever.id for lever in some}
            if all(lever.after in ("", *used) for lever in some):
                yield from _uses(some)


def _uses(some: Sequence[Lever]) -> Iterator[tuple[Use, ...]]:
    if not some:
        yield ()
        return
    (first, *rest) = some
    for uses in _uses(rest):
        yield from (((first, edit), *uses) for edit in first.edits)


def _violated(verdicts: Mapping[Finding, Verdict]) -> list[Finding]:
    return [one for one, verdict in verdicts.items() if verdict is Verdict.VIOLATED]


def matters_decided(proposal: Proposal) -> set[str]:
    """Return the matters that some procedure can decide."""
    everything = [matter.id for matter in proposal.matters]
    found: set[str] = set()
    for one in proposal.procedures:
        if one.kind in ("decision", "override"):
            found |= set(everything if one.matters == "all" else ())
            found |= set(one.matters if isinstance(one.matters, tuple) else ())
    return found


def some_levers(loaded: Loaded, number: int, most: int, values: int) -> list[Lever]:
    """Return so many levers of a council at most, with so many edits each, drawn by a number.

    A lever that follows another is drawn with it.
    """
    everything = levers(Draft(loaded, DAY))
    by_id = {lever.id: lever for lever in everything}
    chance = Random(number)
    drawn: set[str] = set()
    for lever in chance.sample(everything, len(everything)):
        chain = {lever.id}
        while (lever := by_id.get(lever.after, lever)).id not in chain:
            chain.add(lever.id)
        if len(drawn | chain) <= most:
            drawn |= chain
    return [_with_few(lever, chance, values) for lever in everything if lever.id in drawn]


def _with_few(lever: Lever, chance: Random, values: int) -> Lever:
    kept = chance.sample(lever.edits, min(values, len(lever.edits)))
    own = tuple(edit for edit in lever.edits if edit in kept)
    return Lever(**{**vars(lever), "edits": own})

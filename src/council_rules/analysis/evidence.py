"""On what evidence each verdict stands: the level, and the claims that have to be believed."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from council_rules.analysis.levels import Levels
from council_rules.levels import LEVELS, weakest
from council_rules.logic.claim_program import ClaimProgram
from council_rules.logic.claims import COUNTED, Claim, blurred, claims_of
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import Texts
from council_rules.logic.terms import Symbol
from council_rules.proposal.model.file import Proposal
from council_rules.record import Record


class Ground(Record):
    """The firmest level on which a verdict stands, and the claims it then stands on."""

    level: str
    premises: tuple[str, ...] = ()


class GroundsOfVerdicts:
    """Finds on what verdicts of one proposal stand.

    A verdict stands on a level if it is the same whatever becomes of all weaker claims. Where
    all claims of a file are on one level, every verdict stands on that.
    """

    def __init__(
        self,
        proposal: Proposal,
        fact_base: FactBase,
        stated: Collection[Symbol],
        rules: tuple[Texts, Sequence[Symbol]],
    ) -> None:
        """Take the fact base that was judged, the facts that the text states, and the rules
        with their parameters.
        """
        self._proposal, self._fact_base, self._rules = proposal, fact_base, rules
        levels = Levels(proposal)
        self.claims = claims_of(fact_base, stated, levels.claim)
        self._level = {claim: levels.of(claim.path) for claim in self.claims}
        if fact_base.counted:
            counted = Claim(COUNTED, ())
            self._level[counted] = weakest(self._level.values())
        self.levels = sorted(set(self._level.values()), key=LEVELS.index)

    def of(
        self, violated: Iterable[Symbol], kept: Mapping[Symbol, Symbol], premises: bool
    ) -> dict[Symbol, Ground]:
        """Return the grounds of verdicts by the atom that a rule is broken.

        ``violated`` holds for certain; ``kept`` never holds, and names for each atom the one
        that the rule applies. ``premises`` asks for claims as well, of violations.
        """
        violated = list(violated)
        if not premises and len(self.levels) < 2:
            level = weakest(self.levels)
            return dict.fromkeys([*violated, *kept], Ground(level))
        program = ClaimProgram(
            blurred(self._proposal, self._fact_base, self._level),
            tuple(self._level),
            *self._rules,
        )
        found = self._levels_of(program, violated, kept)
        if premises:
            believed = {one: self._believed(found[one].level) for one in violated}
            for one, claims in program.premises(believed).items():
                paths = tuple(claim.path for claim in claims)
                found[one] = Ground(found[one].level, paths)
        return found

    def _levels_of(
        self, program: ClaimProgram, violated: Iterable[Symbol], kept: Mapping[Symbol, Symbol]
    ) -> dict[Symbol, Ground]:
        """Go from the weakest level to the firmest, as long as any verdict stands."""
        found: dict[Symbol, Ground] = {}
        left, kept = list(violated), dict(kept)
        for level in reversed(self.levels):
            believed = self._believed(level)
            left = sorted(program.certain(left, believed))
            applying = program.certain(kept.values(), believed)
            kept = {one: applies for one, applies in kept.items() if applies in applying}
            fallen = program.possible(kept, believed)
            kept = {one: applies for one, applies in kept.items() if one not in fallen}
            found |= dict.fromkeys([*left, *kept], Ground(level))
        return found

    def _believed(self, level: str) -> list[Claim]:
        """Return the claims on a level or a firmer one, the firmest first."""
        most = LEVELS.index(level)
        believed = [one for one, at in self._level.items() if LEVELS.index(at) <= most]
        return sorted(believed, key=lambda one: LEVELS.index(self._level[one]))

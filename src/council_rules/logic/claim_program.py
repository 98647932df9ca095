"""On which claims of a proposal verdicts stand."""

from collections.abc import Iterable, Mapping, Sequence

from clingo import Symbol

from council_rules.logic.claims import Claim
from council_rules.logic.contingent import text_of
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.ground_slice import GroundSlice
from council_rules.logic.judge import VERDICTS, Texts
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import Grounded


class ClaimProgram:
    """A ground program of a proposal whose claims may hold or not."""

    def __init__(
        self,
        fact_base: FactBase,
        claims: Sequence[Claim],
        texts: Texts,
        parameters: Sequence[Symbol],
    ) -> None:
        """Take a fact base that asks about the claims, and the rules with their parameters."""
        facts = sorted({*fact_base.facts(), *parameters})
        available = fact_base.signatures() | signatures(parameters)
        rules = relevant((*texts.core, *texts.conditions), available, VERDICTS)
        program = [rules, text_of(fact_base.contingent)]
        self._grounded = Grounded(program, facts, traced=True)
        held = {claim: self._grounded.literal(claim.holds) for claim in claims}
        self._held = {claim: literal for claim, literal in held.items() if literal is not None}
        bounds = (
            self._grounded.literal(term("chosen", question.id, question.beyond.value))
            for question in fact_base.questions
            if question.beyond
        )
        self._within = [-literal for literal in bounds if literal is not None]

    def certain(
        self, verdicts: Iterable[Symbol], believed: Iterable[Claim]
    ) -> frozenset[Symbol]:
        """Return which verdicts hold whatever is open, if some claims are believed."""
        literals = self._literals(verdicts)
        assumed = self._assuming(believed)
        # Most verdicts fall if nothing holds but what is believed.
        nothing = [-one for one in self._held.values() if one not in assumed]
        fallen = self._grounded.true_in_a_model(
            [*assumed, *nothing], map(int.__neg__, literals)
        )
        left = [-one for one in literals if -one not in fallen]
        fallen |= self._grounded.possible_of(left, assumed)
        return frozenset(
            verdict
            for literal, alike in literals.items()
            for verdict in alike
            if -literal not in fallen
        )

    def possible(
        self, verdicts: Iterable[Symbol], believed: Iterable[Claim]
    ) -> frozenset[Symbol]:
        """Return which verdicts hold in some completion in which some claims hold."""
        literals = self._literals(verdicts)
        found = self._grounded.possible_of(literals, self._assuming(believed))
        return frozenset(verdict for literal in found for verdict in literals[literal])

    def premises(
        self, believed: Mapping[Symbol, Sequence[Claim]]
    ) -> dict[Symbol, tuple[Claim, ...]]:
        """Return for verdicts claims that make them certain, of which none can be left out.

        Each has to be certain if all that are ``believed`` for it hold. The weakest should
        come last: they are the first that it is tried without.
        """
        literals = {verdict: self._grounded.literal(verdict) for verdict in believed}
        known = {verdict: one for verdict, one in literals.items() if one is not None}
        part = self._grounded.slice(known.values())
        found = {}
        for verdict, literal in known.items():
            held = {self._held[one]: one for one in believed[verdict] if one in self._held}
            needed = _irreducible(part, [-literal, *self._within], list(held))
            found[verdict] = tuple(held[one] for one in needed)
        return found

    def _literals(self, verdicts: Iterable[Symbol]) -> dict[int, list[Symbol]]:
        found: dict[int, list[Symbol]] = {}
        for verdict in verdicts:
            literal = self._grounded.literal(verdict)
            if literal is not None:
                found.setdefault(literal, []).append(verdict)
        return found

    def _assuming(self, believed: Iterable[Claim]) -> list[int]:
        held = [self._held[claim] for claim in believed if claim in self._held]
        return [*self._within, *held]


def _irreducible(part: GroundSlice, refused: Sequence[int], held: Sequence[int]) -> list[int]:
    """Return literals of some that no model has together with others, with none to spare."""
    core = part.attempt([*refused, *held], ()).core
    left = [one for one in held if one in core]
    for one in reversed(left[:]):
        if one in left:
            fewer = [other for other in left if other != one]
            attempt = part.attempt([*refused, *fewer], ())
            if attempt.holds is None:
                left = [other for other in fewer if other in attempt.core]
    return left

"""The voting power in one proposal: procedures in the room, matters across bodies."""

from collections.abc import Sequence

from council_rules.analysis.games.forms import Unworkable
from council_rules.analysis.games.known import forget
from council_rules.analysis.games.measure import Over, counted, openness
from council_rules.analysis.games.played import Played
from council_rules.analysis.games.report import GameReport, Openness, PowerReport
from council_rules.analysis.games.spread import Games, Limits, Spread
from council_rules.analysis.scenarios import UnknownScenario, given, scenarios_in
from council_rules.findings.evidence import Place
from council_rules.logic.completions import NO_ANSWERS
from council_rules.logic.encode import encode
from council_rules.proposal.load import Loaded
from council_rules.voting import TooLarge
from council_rules.words import nearest

LISTED = 10


USUAL_LIMITS = Limits()


class NotThere(ValueError):  # noqa: N818 - says what is the case
    """A body or a matter that a proposal does not have, or a body without a procedure."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def power_in(
    loaded: Loaded,
    bodies: Sequence[str] = (),
    matters: Sequence[str] = (),
    scenario: str | None = None,
    limit: int = LISTED,
    limits: Limits = USUAL_LIMITS,
) -> PowerReport:
    """Return the power of those who vote in a proposal.

    Procedures of these bodies, and these matters; all procedures and all matters if neither
    is named. ``scenario`` is one of the file, to be assumed; ``limit`` how many kinds of
    minimal coalitions to list. Raises NotThere, UnknownScenario and ProposalError (for
    scenarios that do not fit the file).
    """
    try:
        return _Powers(loaded, scenario, limit, limits).report(bodies, matters)
    finally:
        forget()


class _Powers:
    def __init__(
        self, loaded: Loaded, scenario: str | None, limit: int, limits: Limits
    ) -> None:
        self.loaded = loaded
        fact_base = encode(loaded.proposal, tables=False)
        scenarios = scenarios_in(loaded, fact_base, self._place)
        self.scenario = scenario
        answers = NO_ANSWERS
        if scenario is not None:
            if scenario not in scenarios:
                raise UnknownScenario(loaded.name, scenario, tuple(scenarios))
            answers = given(scenarios[scenario].answers)
        self.fact_base = fact_base.answered(answers)
        self.names = self.fact_base.names
        self.games = Games(loaded.proposal, self.fact_base)
        self.limit, self.limits = limit, limits

    def report(self, bodies: Sequence[str], matters: Sequence[str]) -> PowerReport:
        proposal = self.loaded.proposal
        for body in bodies:
            self._check(body, "body", [one.id for one in proposal.bodies])
            if not any(one.body == body for one in proposal.procedures):
                deciding = {one.body for one in proposal.procedures}
                hint = f"bodies with procedures are {', '.join(sorted(deciding))}"
                message = f"The body '{body}' has no procedure, so nothing is decided in it"
                raise NotThere(message, hint if deciding else "add a procedure for it")
        for matter in matters:
            self._check(matter, "matter", [one.id for one in proposal.matters])
        everything = not bodies and not matters
        found = [
            self._procedure(one.id, one.body)
            for one in proposal.procedures
            if everything or one.body in bodies
        ]
        found += [
            self._matter(one.id) for one in proposal.matters if everything or one.id in matters
        ]
        return PowerReport(
            file=self.loaded.name,
            title=self.names["proposal"],
            sha256=self.loaded.sha256,
            scenario=self.scenario,
            names=dict(self.names),
            games=tuple(found),
        )

    def _check(self, id: str, kind: str, known: Sequence[str]) -> None:
        if id not in known:
            close = nearest(id, known)
            listed = ", ".join(known)
            hint = f"did you mean '{close}'?" if close else f"there are {listed or 'none'}"
            raise NotThere(f"There is no {kind} '{id}' in {self.loaded.name}", hint)

    def _procedure(self, id: str, body: str) -> GameReport:
        place = self._place(f"{id}.passes_when")
        try:
            spread = self.games.of_procedure(id, self.limits)
        except Unworkable as failure:
            return self._without("room", id, body, place, str(failure))
        return self._game("room", id, body, place, spread)

    def _matter(self, id: str) -> GameReport:
        place = self._place(id)
        try:
            spread = self.games.of_matter(id, self.limits)
        except Unworkable as failure:
            return self._without("system", id, None, place, str(failure))
        return self._game("system", id, None, place, spread)

    def _game(
        self,
        level: str,
        id: str,
        body: str | None,
        place: Place,
        spread: Spread,
    ) -> GameReport:
        played = spread.typical
        try:
            over = Over(spread)
            state = openness(spread, over)
            if isinstance(played.form, bool):
                return self._without(level, id, body, place, self._why(played, level), state)
            game = counted(played, over, self.names, self.limit)
        except TooLarge as failure:
            return self._without(level, id, body, place, str(failure))
        return GameReport(level, id, self.names[id], body, place, game, "", state)

    def _why(self, played: Played, level: str) -> str:
        if played.form is True:
            return "a motion passes without a single vote"
        who = "nobody can decide this" if level == "system" else "no motion ever passes"
        return f"{who}: {played.why}" if played.why else f"{who}, not even all together"

    def _without(
        self,
        level: str,
        id: str,
        body: str | None,
        place: Place,
        problem: str,
        state: Openness | None = None,
    ) -> GameReport:
        state = state or Openness((), 1, None, None, stuck=False, certain=False)
        return GameReport(level, id, self.names[id], body, place, None, problem, state)

    def _place(self, path: str) -> Place:
        place = self.loaded.places.nearest(path.split("?")[0])
        return Place(path, *(place.value if "." in path else place.key))

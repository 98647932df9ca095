"""From a loaded proposal to what the solver says of it: facts, answers assumed, judgement."""

from council_rules.analysis.paths import PlacesOfPaths
from council_rules.analysis.scenarios import UnknownScenario, given, scenarios_in
from council_rules.analysis.standard import Standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.findings.openness import Scenario
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import Judgement, judge
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.terms import Symbol
from council_rules.proposal.load import Loaded
from council_rules.record import Record


class Judged(Record):
    """A proposal and the judgement on it.

    ``scenarios`` are all that the file names, ``scenario`` the one that was assumed, with its
    ``answers``. ``fact_base`` has them given, ``stated`` are the facts of the text without.
    """

    loaded: Loaded
    standard: Standard
    places: PlacesOfPaths
    scenarios: dict[str, Scenario]
    scenario: Scenario | None
    answers: Answers
    stated: frozenset[Symbol]
    fact_base: FactBase
    parameters: list[Symbol]
    judgement: Judgement


def judged(loaded: Loaded, standard: Standard, scenario: str | None) -> Judged:
    """Return the judgement on a proposal, assuming the scenario of that id if one is given.

    Raises ProposalError if scenarios do not fit the file, UnknownScenario if it has none of
    that id, TooLargeError for numbers too large for exact arithmetic, and LogicError if a rule
    is not a program.
    """
    places = PlacesOfPaths(loaded.places)
    fact_base = encode(loaded.proposal, probing=True, read=standard.read)
    scenarios = scenarios_in(loaded, fact_base, places.of)
    if scenario is not None and scenario not in scenarios:
        raise UnknownScenario(loaded.name, scenario, tuple(scenarios))
    assumed = None if scenario is None else scenarios[scenario]
    answers = given(assumed.answers) if assumed else NO_ANSWERS
    answered = fact_base.answered(answers)
    add_witnesses(loaded.proposal, answered, standard)
    parameters = parameter_facts(standard.settings, answered)
    return Judged(
        loaded=loaded,
        standard=standard,
        places=places,
        scenarios=scenarios,
        scenario=assumed,
        answers=answers,
        stated=frozenset(fact_base.places),
        fact_base=answered,
        parameters=parameters,
        judgement=judge(answered, standard.texts, parameters),
    )

"""The scenarios of a file, matched with what the file leaves open."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from council_rules.analysis.openness import Openness
from council_rules.findings.evidence import Place
from council_rules.findings.openness import Answer, Scenario
from council_rules.logic.completions import Answers
from council_rules.logic.encode import title
from council_rules.logic.fact_base import FactBase, Question
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Scenario as StatedScenario
from council_rules.proposal.places import Places
from council_rules.proposal.problems import Problem, ProposalError, error, shown
from council_rules.words import listed, nearest

CODE = "SRC011"
PARTICIPATION = "participation"
MOST_SHOWN = 6


class UnknownScenario(ValueError):  # noqa: N818  (says what it is)
    """A scenario is asked for that a file does not have; ``known`` are those it has."""

    def __init__(self, file: str, id: str, known: tuple[str, ...]) -> None:
        super().__init__(file, id, known)
        self.file = file
        self.id = id
        self.known = known

    def __str__(self) -> str:
        return f"'{self.file}' has no scenario {shown(self.id)}"

    @property
    def hint(self) -> str:
        """Return what to do about it."""
        if not self.known:
            return "the file names no scenarios"
        close = nearest(self.id, self.known)
        return f"did you mean '{close}'?" if close else f"it has {listed(self.known, 'and')}"


def scenarios_in(
    loaded: Loaded, fact_base: FactBase, place: Callable[[str], Place]
) -> dict[str, Scenario]:
    """Return the scenarios of a file by id.

    ``place`` gives the place in the file of a path. Raises ProposalError if an entry names
    nothing that is open, gives an answer that is none, or contradicts another entry.
    """
    questions = {question.id: question for question in fact_base.questions}
    openness = Openness(fact_base, place)
    found: dict[str, Scenario] = {}
    problems: list[Problem] = []
    for scenario in loaded.proposal.scenarios:
        reading = _Reading(scenario, questions, loaded.places)
        problems += reading.problems()
        name = title(scenario.name) if scenario.name else scenario.id
        answers = openness.answers(reading.answers)
        found[scenario.id] = Scenario(scenario.id, name, answers, place(scenario.id))
    if problems:
        raise ProposalError(problems, loaded.name)
    return found


def given(answers: Iterable[Answer]) -> Answers:
    """Return answers as ids of questions and values."""
    return {answer.point: answer.value for answer in answers}


class _Reading:
    """One scenario, read against the questions of its file."""

    def __init__(
        self, scenario: StatedScenario, questions: Mapping[str, Question], places: Places
    ) -> None:
        self._scenario = scenario
        self._questions = questions
        self._places = places
        self.answers: dict[str, str] = {}

    def problems(self) -> Iterator[Problem]:
        """Read all entries into ``answers``; return what is wrong with them."""
        written: dict[str, str] = {}
        if not self._scenario.assume:
            path = f"{self._scenario.id}.assume"
            span = self._places.nearest(path).value
            yield error(CODE, span, "The scenario assumes nothing", path=path)
        for key, value in self._scenario.assume.items():
            question = self._questions.get(key) or self._questions.get(f"{key}.{PARTICIPATION}")
            if question is None:
                yield self._not_open(key)
            elif question.id in written:
                first = written[question.id]
                message = f"'{key}' and '{first}' both answer {question.sentence}"
                yield self._problem(key, message, "keep one of them", at_key=True)
            elif value not in {option.value for option in question.options}:
                yield self._no_answer(key, value, question)
            else:
                written[question.id] = key
                self.answers[question.id] = value

    def _problem(self, key: str, message: str, hint: str, *, at_key: bool) -> Problem:
        path = f"{self._scenario.id}.assume.{key}"
        place = self._places[path]
        return error(CODE, place.key if at_key else place.value, message, path=path, hint=hint)

    def _not_open(self, key: str) -> Problem:
        owner = key.rpartition(".")[0] or key
        if owner in self._places or key in self._places:
            about = [id for id in self._questions if id.rpartition(".")[0] == owner]
            open_here = f"open there: {listed(about[:MOST_SHOWN], 'and')}" if about else ""
            hint = open_here or f"the file leaves nothing open about '{owner}'"
            return self._problem(key, f"'{key}' is not open in this file", hint, at_key=True)
        seats = [id.removesuffix(f".{PARTICIPATION}") for id in self._questions]
        close = nearest(key, [*self._questions, *seats])
        hint = f"did you mean '{close}'?" if close else "see 'council-rules open-points'"
        return self._problem(key, f"{shown(key)} is not an open point", hint, at_key=True)

    def _no_answer(self, key: str, value: str, question: Question) -> Problem:
        values = [option.value for option in question.options]
        message = (
            f"{shown(value)} is no answer to {question.sentence}; expected {listed(values)}"
        )
        close = nearest(value, values)
        hint = f"did you mean '{close}'?" if close else ""
        if question.assumed and question.id.endswith(".count") and value.isdecimal():
            hint = "the file states no upper bound; give 'max' or 'assume' there to allow more"
        return self._problem(key, message, hint, at_key=False)

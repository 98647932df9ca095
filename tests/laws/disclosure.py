"""Law of disclosure: saying is choosing.

A text that states an answer has the verdicts that it has with this answer assumed, and the
verdict on a text that leaves a point open is that of all its answers together.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from council_rules.findings.finding import Verdict
from tests.laws.answers import written
from tests.laws.cases import Base, Case
from tests.laws.texts import known
from tests.laws.verdicts import (
    WELL,
    Breach,
    Verdicts,
    differences,
    judged,
    of,
)


def cases(base: Base) -> Iterator[Case]:
    """Yield one move for each answer: to state it."""
    for point, answers in base.judged.points.items():
        for answer in answers:
            stating = partial(_stated, base, point, answer)
            yield Case(kind_of(point, base), f"{point}: {answer}", stating)


def open_cases(base: Base) -> Iterator[Case]:
    """Yield one move for each open point: to try all its answers."""
    for point in base.judged.points:
        yield Case(kind_of(point, base), point, partial(_together, base, point))


def kind_of(point: str, base: Base) -> str:
    """Return the key of an open point, without ids."""
    owner, _, key = point.partition(".")
    kind = "seat" if "/" in owner else _section(base, owner)
    return f"{kind}.{key.split('[')[0].split('.')[0]}"


def _section(base: Base, owner: str) -> str:
    for section, items in base.text.items():
        if isinstance(items, list) and any(one["id"] == owner for one in items):
            return section
    return "proposal"


def _stated(base: Base, point: str, value: str) -> Iterator[Breach]:
    draft = written(base.text, base.judged.points, point, value)
    before, after = assumed(base, draft.assume), judged(draft.text).verdicts
    for breach in differences(before, after, known(base.text)):
        # Rules about people who are named do not look at somebody whom an answer only supposes.
        if not {breach.before, breach.after} <= WELL:
            yield breach


def assumed(base: Base, answers: Mapping[str, str]) -> Verdicts:
    """Return the verdicts on a text with answers assumed."""
    key = tuple(sorted(answers.items()))
    if key not in base.assumed:
        base.assumed[key] = judged(base.text, answers).verdicts
    return base.assumed[key]


def _together(base: Base, point: str) -> Iterator[Breach]:
    under = [assumed(base, {point: answer}) for answer in base.judged.points[point]]
    keys = {key for verdicts in (base.verdicts, *under) for key in verdicts}
    for key in sorted(keys):
        verdict = of(base.verdicts, key)
        answers = {of(verdicts, key) for verdicts in under}
        if not follows(verdict, answers):
            yield Breach(*key, verdict, "under its answers " + ", ".join(sorted(answers)))


def follows(verdict: Verdict, answers: set[Verdict]) -> bool:
    """Return whether a verdict is the one of these answers together."""
    if verdict == Verdict.VIOLATED or answers == {Verdict.VIOLATED}:
        return answers == {verdict}
    return (verdict in WELL) == (answers <= WELL)

"""Law of disclosure: saying is choosing.

A text that states an answer has the verdicts that it has with this answer assumed, and the
verdict on a text that leaves a point open is that of all its answers together.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from council_rules.findings import OpenPoint, Verdict
from tests.laws.answers import written
from tests.laws.cases import Base, Case
from tests.laws.texts import known
from tests.laws.verdicts import (
    WELL,
    Breach,
    Verdicts,
    by_subject,
    differences,
    judged,
    of,
)


def points(base: Base) -> Iterator[OpenPoint]:
    """Yield the open points that a text could answer: not those that only a search finds."""
    for point in base.report.open_points:
        if {answer.value for answer in point.answers} != {"found", "not_found"}:
            yield point


def cases(base: Base) -> Iterator[Case]:
    """Yield one move for each answer: to state it."""
    ids = [point.id for point in points(base)]
    for point in points(base):
        for answer in point.answers:
            move = f"{point.id}: {answer.value}"
            stating = partial(_stated, base, ids, point.id, answer.value)
            yield Case(kind_of(point, base), move, stating)


def open_cases(base: Base) -> Iterator[Case]:
    """Yield one move for each open point: to try all its answers."""
    for point in points(base):
        yield Case(kind_of(point, base), point.id, partial(_together, base, point))


def kind_of(point: OpenPoint, base: Base) -> str:
    """Return the key of an open point, without ids."""
    owner, _, key = point.id.partition(".")
    kind = "seat" if "/" in owner else _section(base, owner)
    return f"{kind}.{key.split('[')[0].split('.')[0]}"


def _section(base: Base, owner: str) -> str:
    for section, items in base.text.items():
        if isinstance(items, list) and any(one["id"] == owner for one in items):
            return section
    return "proposal"


def _stated(base: Base, ids: Iterable[str], point: str, value: str) -> Iterable[Breach]:
    draft = written(base.text, ids, point, value)
    before = assumed(base, draft.assume)
    return differences(before, by_subject(judged(draft.text)), known(base.text))


def assumed(base: Base, answers: Mapping[str, str]) -> Verdicts:
    """Return the verdicts on a text with answers assumed."""
    key = tuple(sorted(answers.items()))
    if key not in base.assumed:
        base.assumed[key] = by_subject(judged(base.text, answers))
    return base.assumed[key]


def _together(base: Base, point: OpenPoint) -> Iterator[Breach]:
    under = [assumed(base, {point.id: answer.value}) for answer in point.answers]
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

"""How the verdicts on a changed text have to compare with those on the text before."""

from collections.abc import Callable, Collection, Iterator
from copy import deepcopy

from tests.laws.cases import Base, Case
from tests.laws.texts import Text, known
from tests.laws.verdicts import Breach, differences, improvements, judged

Change = Callable[[Text], None]


def equal(base: Base, text: Text, leaving: Collection[str] = ()) -> Iterator[Breach]:
    """Yield what is judged otherwise than before, apart from some subjects."""
    subjects = (known(base.text) & known(text)) - frozenset(leaving)
    return differences(base.verdicts, judged(text).verdicts, subjects)


def no_better(base: Base, text: Text) -> Iterator[Breach]:
    """Yield what was no pass and has become one."""
    subjects = known(base.text) & known(text)
    return improvements(base.verdicts, judged(text).verdicts, subjects)


def equal_case(base: Base, kind: str, move: str, change: Change) -> Case:
    """Return the case of a change after which everything is judged as before."""
    return Case(kind, move, lambda: equal(base, changed(base.text, change)))


def no_better_case(base: Base, kind: str, move: str, change: Change) -> Case:
    """Return the case of a change after which no rule is passed that was not."""
    return Case(kind, move, lambda: no_better(base, changed(base.text, change)))


def changed(text: Text, change: Change) -> Text:
    """Return a changed copy of a text."""
    copy = deepcopy(text)
    change(copy)
    return copy

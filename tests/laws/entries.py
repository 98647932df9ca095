"""Law of omission for whole entries: an open text that leaves one out passes no rule by it."""

from collections.abc import Iterator
from functools import partial

from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Header
from tests.laws.cases import Base, Case
from tests.laws.omission import WORDS
from tests.laws.spots import At, Spot, lists_objects, name_of, removed, spots
from tests.laws.texts import is_open, known
from tests.laws.twins import twins
from tests.laws.verdicts import Breach, improvements, judged


def cases(base: Base) -> Iterator[Case]:
    """Yield one move for each entry of a list or table of an open text."""
    if not is_open(base.text):
        return
    same = twins(base.text)
    for spot in spots(base.text):
        covered = any(spot.at[:length] in same for length in range(1, len(spot.at) + 1))
        if covered or not _is_omission(spot):
            continue
        move = f"{name_of(base.text, spot.at)} left out"
        yield Case(f"{spot.label} entry", move, partial(_breaches, base, spot.at))


def _is_omission(spot: Spot) -> bool:
    """Return whether a place is a list of objects in one, or one statement among others."""
    if spot.part in (Condition, Header) or spot.key in WORDS or len(spot.at) < 2:
        return False
    return spot.is_entry or spot.key == "locality" or lists_objects(spot)


def _breaches(base: Base, at: At) -> Iterator[Breach]:
    text = removed(base.text, at)
    after = judged(text).verdicts
    return improvements(base.verdicts, after, known(base.text) & known(text))

"""The laws that are tried on every proposal, by name."""

from collections.abc import Callable, Iterator
from functools import cache

from tests.laws import disclosure, entries, form, hands, irrelevance, marks, omission, rewriting
from tests.laws.cases import Base, Case
from tests.laws.texts import ROOT, paths, read

LAWS: dict[str, Callable[[Base], Iterator[Case]]] = {
    "omission": omission.cases,
    "entries": entries.cases,
    "disclosure": disclosure.cases,
    "answers": disclosure.open_cases,
    "form": form.cases,
    "rewriting": rewriting.cases,
    "irrelevance": irrelevance.cases,
    "hands": hands.cases,
    "marks": marks.cases,
}

# What an entry says is not asked about where it is missing: a body of which no vote is known,
# or a conflict that nobody mentions, is not looked at. The report tells how far that goes.
REPORTED_ONLY = frozenset({"entries"})


@cache
def bases() -> tuple[Base, ...]:
    """Return the proposals of the repository; their verdicts are worked out once a run."""
    return tuple(Base(_name(str(path.relative_to(ROOT))), read(path)) for path in paths())


def _name(path: str) -> str:
    return path.removeprefix("proposals/").removesuffix(".council.yaml")

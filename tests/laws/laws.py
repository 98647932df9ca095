"""The laws that are tried on every proposal, by name."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.laws import disclosure, entries, form, hands, irrelevance, marks, omission, rewriting
from tests.laws.cases import Base, Case
from tests.laws.texts import paths, read

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
    return tuple(Base(_name(path), read(path)) for path in paths())


@cache
def small_bases() -> tuple[Base, ...]:
    """Return a small council with something of every kind, as an open text and a closed one."""
    path = Path(__file__).parent / "files" / "valley.council.yaml"
    closed = read(path)
    closed["proposal"]["completeness"] = "closed"
    return Base("small/valley_open", read(path)), Base("small/valley_closed", closed)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name.removesuffix('.council.yaml')}"

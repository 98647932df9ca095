"""Ids and the references between objects: repeated, dangling, going in circles."""

from collections.abc import Iterator, Mapping
from typing import Any

from council_rules.proposal.circles import circles
from council_rules.proposal.consistency import contradictions
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parts import Claim, Part
from council_rules.proposal.places import Places
from council_rules.proposal.problems import Problem, Span, error
from council_rules.proposal.references import Index, Reference, index, references_of
from council_rules.words import listed, nearest

_PLURALS = {"body": "bodies", "duty of accountability": "duties"}


def repeated_ids(places: Places) -> list[Problem]:
    """Return a problem for each id that the reader met a second time, naming both."""
    problems = []
    for path, first, second in places.repeated:
        message = (
            f"The id '{path}' is given twice, on line {first.key.line} column "
            f"{first.key.column} and on line {second.key.line} column {second.key.column}"
        )
        hint = "ids are unique in the whole file, seats within their body: rename one"
        problems.append(error("SRC008", second.key, message, path=path, hint=hint))
    return problems


def check(proposal: Proposal, places: Places) -> list[Problem]:
    """Return what does not fit together in a proposal that was read without errors."""
    known = index(proposal)
    problems = _reserved(known, places)
    for item, path in known.walked:
        kind: Any = type(item)
        for reference in references_of(kind):
            value = getattr(item, reference.field)
            if value and value not in reference.words and not isinstance(value, Part):
                problems += _dangling(value, path, reference, known, places)
        if isinstance(item, Claim) and item.evidence:
            problems += _uncited(item, path, known, places)
    dangling = bool(problems)
    problems += circles(known, places)
    # a contradiction seen through a dangling reference would only confuse
    return problems if dangling else problems + contradictions(proposal, known, places)


def _reserved(known: Index, places: Places) -> list[Problem]:
    if "proposal" not in known.kinds:
        return []
    message = "The id 'proposal' is the name of a section"
    place = places.nearest("proposal")
    return [error("SRC008", place.key, message, path="proposal", hint="choose another id")]


def _targets(value: object, at: str) -> Iterator[tuple[str, str]]:
    """Yield the ids in the value of a reference field, each with its path."""
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, tuple):
        for number, target in enumerate(value):
            yield target, f"{at}[{number}]"
    elif isinstance(value, Mapping):
        for target in value:
            yield target, f"{at}.{target}"


def _dangling(
    value: object, owner: str, reference: Reference, known: Index, places: Places
) -> list[Problem]:
    problems = []
    for target, path in _targets(value, f"{owner}.{reference.field}"):
        if known.kinds.get(target) in reference.kinds:
            continue
        place = places.nearest(path)
        span = place.key if isinstance(value, Mapping) else place.value
        words = reference.words if isinstance(value, str) else ()
        problems.append(_no_such(target, path, span, reference.kinds, words, known))
    return problems


def _no_such(
    target: str,
    path: str,
    span: Span,
    kinds: tuple[str, ...],
    words: tuple[str, ...],
    known: Index,
) -> Problem:
    """Say that ``target`` is not the id of one of ``kinds``, with the nearest that is."""
    expected = _kinds(kinds)
    found = known.kinds.get(target)
    if found is None:
        message = f"Expected the id of {expected}, found '{target}', which nothing has"
    else:
        message = (
            f"Expected the id of {expected}, found '{target}', which is {_kinds((found,))}"
        )
    candidates = [id for id, kind in known.kinds.items() if kind in kinds]
    seats = [id for id in candidates if id.endswith(f"/{target}")]
    close = seats[0] if seats else nearest(target, [*candidates, *words])
    if close:
        hint = f"did you mean '{close}'?"
    elif candidates:
        hint = f"there is {listed(sorted(candidates)[:12], 'and')}"
    else:
        hint = f"the file has no {' or '.join(_PLURALS.get(k, k + 's') for k in kinds)}"
    return error(
        "SRC007", span, message, path=path, expected=f"the id of {expected}", hint=hint
    )


def _kinds(kinds: tuple[str, ...]) -> str:
    named = [f"{'an' if kind[0] in 'aeio' else 'a'} {kind}" for kind in kinds]
    return " or ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _uncited(item: Claim, path: str, known: Index, places: Places) -> list[Problem]:
    problems = []
    for number, reference in enumerate(item.evidence):
        source = reference.partition("#")[0]
        if known.kinds.get(source) != "source":
            at = f"{path}.evidence[{number}]"
            span = places.nearest(at).value
            problems.append(_no_such(source, at, span, ("source",), (), known))
    return problems

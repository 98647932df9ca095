"""What waivers and judgements share as they are written: entries of a list, with places.

Both stand in a proposal or in a file beside it, and what is wrong with one by itself must
keep nothing but that one from its effect.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.people import HumanJudgement, Waiver
from council_rules.findings.report import FileReport
from council_rules.proposal.load import Loaded
from council_rules.proposal.places import Places
from council_rules.proposal.problems import Problem, ProposalError
from council_rules.proposal.references import index
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem
from council_rules.settings import SettingsError
from council_rules.settings.globs import Glob
from council_rules.words import nearest

Entry = TypeVar("Entry", Waiver, HumanJudgement)
LEAST_REASON = 20

_REFERENCE = re.compile(r"[a-z][a-z0-9_]*#\S.*")


class Kind(Record):
    """A kind of entry: what it is called, what it does, and the codes of what is wrong with it.

    ``doing`` ends a sentence about a subject, ``ruling`` one about a rule: 'to judge by'.
    """

    name: str
    doing: str
    ruling: str
    malformed: str
    unknown_rule: str
    unknown_subject: str
    no_file: str

    def named(self, entry: Waiver | HumanJudgement) -> str:
        """Return an entry as the subject of a sentence: "The waiver of 'REP004' on 'board'"."""
        rule = f" of '{entry.rule}'" if entry.rule else ""
        on = f" on '{entry.subject}'" if entry.subject else ""
        return f"The {self.name}{rule}{on}"


class Known(Record):
    """What an entry can name in a proposal: its sources, and the subjects of findings."""

    sources: tuple[str, ...]
    subjects: frozenset[str]


def known_in(loaded: Loaded, report: FileReport) -> Known:
    """Return what entries for a proposal can name."""
    kinds = index(loaded.proposal).kinds
    return Known(
        tuple(id for id, kind in kinds.items() if kind == "source"),
        frozenset({*kinds, "proposal", *(finding.subject for finding in report.findings)}),
    )


def read_file(
    path: Path,
    content: bytes | None,
    load: Callable[[Path, str, bytes | None], tuple[Any, Places, Iterable[Problem]]],
    key: str,
    made: Callable[[Any, str, Places, str], Entry],
) -> tuple[Entry, ...]:
    """Return the entries in a file beside proposals, which it has as a list under a key.

    ``made`` gives an entry as it is written at a path. Raises SettingsError, with places, for a
    file that is not there or is none of its kind. What is wrong with single entries is among
    their faults.
    """
    name = str(path)
    try:
        whole, places, warnings = load(path, name, content)
    except ProposalError as failure:
        raise SettingsError(
            PageProblem(name, *one.span[:2], one.message, one.expected, one.hint)
            for one in failure.problems
        ) from None
    return tuple(
        with_faults(
            made(one, f"{key}[{number}]", places, name),
            _warned(warnings, f"{key}[{number}].", name),
        )
        for number, one in enumerate(getattr(whole, key))
    )


def of_proposal(
    loaded: Loaded,
    report: FileReport,
    path: str,
    own: Iterable[Entry],
    filed: Iterable[Entry],
    kind: Kind,
) -> tuple[Entry, ...]:
    """Return the entries for a proposal: its own, then those filed beside it.

    ``path`` is where the proposal lies. Faults that only the proposal shows are added.
    """
    written: list[Entry] = list(own)
    others: list[Entry] = [one for one in filed if one.files and glob_of(one).matches(path)]
    if not (written or others):
        return ()
    known = known_in(loaded, report)
    found: list[Entry] = [
        with_faults(one, unknown_sources(one, kind, known.sources)) for one in written
    ]
    found += others
    return tuple(with_faults(one, unknown_subject(one, kind, known.subjects)) for one in found)


def _warned(warnings: Iterable[Problem], path: str, name: str) -> Iterator[Notice]:
    """Yield what a file of entries is warned of at a path."""
    for one in warnings:
        if one.path.startswith(path):
            place = Place(one.path, *one.span, file=name)
            yield Notice(one.code, one.severity, one.message, one.hint, place)


def glob_of(entry: Waiver | HumanJudgement) -> Glob:
    """Return the pattern of the files that an entry in a file beside proposals is for."""
    return Glob(entry.files, Path(entry.place.file).absolute().parent)


def with_faults(entry: Entry, faults: Iterable[Notice]) -> Entry:
    """Return an entry with more faults."""
    return replace(entry, faults=(*entry.faults, *faults))


def places_of(
    path: str, keys: Iterable[str], places: Places, file: str
) -> tuple[tuple[str, Place], ...]:
    """Return the places of those keys that an entry has."""
    return tuple(
        (key, Place(f"{path}.{key}", *places[f"{path}.{key}"].value, file=file))
        for key in keys
        if f"{path}.{key}" in places
    )


def texts_of(written: Any, keys: Iterable[str]) -> dict[str, str]:
    """Return the texts under keys, on one line, empty where nothing is said."""
    return {key: " ".join((getattr(written, key, None) or "").split()) for key in keys}


def incomplete(
    entry: Waiver | HumanJudgement,
    kind: Kind,
    texts: Mapping[str, str],
    needed: Mapping[str, str],
    hint: str,
) -> Iterator[Notice]:
    """Yield which keys of an entry say nothing, and that its reason is too short to be one.

    ``texts`` is what it says under each key, ``needed`` an example for each key that it must
    have; ``hint`` says what makes a reason. Only in a file of its own it must name a file.
    """
    for key, example in needed.items():
        if not texts[key] and (key != "file" or entry.place.file):
            there = key in dict(entry.places)
            lacks = "says nothing under" if there else "lacks"
            message = f"{kind.named(entry)} {lacks} the key '{key}'"
            yield Notice(
                kind.malformed, "error", message, f"for example {example}", entry.at(key)
            )
    if entry.reason and len(entry.reason) < LEAST_REASON:
        message = (
            f"The reason of the {kind.name} has {len(entry.reason)} characters; expected "
            f"{LEAST_REASON} or more"
        )
        yield Notice(kind.malformed, "error", message, hint, entry.at("reason"))


def unknown_sources(
    entry: Waiver | HumanJudgement, kind: Kind, sources: Sequence[str]
) -> Iterator[Notice]:
    """Yield what is no evidence, or is in no source of the file."""
    for text in entry.evidence:
        source = text.partition("#")[0]
        if not _REFERENCE.fullmatch(text):
            message = f"'{text}' is no evidence; expected 'source#locator'"
            hint = "for example evidence: minutes#item4"
        elif source not in sources:
            message = (
                f"The evidence of the {kind.name} is in '{source}', which is no source here"
            )
            close = nearest(source, sources)
            hint = f"did you mean '{close}'?" if close else "list it under 'sources'"
        else:
            continue
        yield Notice(kind.malformed, "error", message, hint, entry.at("evidence"))


def unknown_subject(
    entry: Waiver | HumanJudgement, kind: Kind, subjects: Iterable[str]
) -> Iterator[Notice]:
    """Yield that the file has nothing of the name of the subject."""
    subjects = set(subjects)
    if entry.subject and entry.subject not in subjects:
        message = f"There is nothing called '{entry.subject}' to {kind.doing}"
        seats = sorted(one for one in subjects if one.endswith(f"/{entry.subject}"))
        close = seats[0] if seats else nearest(entry.subject, subjects)
        hint = f"did you mean '{close}'?" if close else "name the subject as the finding does"
        yield Notice(kind.unknown_subject, "error", message, hint, entry.at("subject"))

"""Waivers as they are written: what each says, and what is wrong with it by itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from council_rules.findings import FileReport, Notice, Place, Waiver
from council_rules.gate.dates import first_day, last_day
from council_rules.proposal import model
from council_rules.proposal.load import Loaded, load_waivers
from council_rules.proposal.places import Places
from council_rules.proposal.problems import Problem, ProposalError
from council_rules.proposal.references import index
from council_rules.rulebook.problems import PageProblem
from council_rules.settings import SettingsError
from council_rules.settings.globs import Glob
from council_rules.words import nearest

MALFORMED = "WAI001"
UNKNOWN_SUBJECT = "WAI005"
LEAST_REASON = 20

_NEEDED = ("rule", "subject", "reason", "by", "expires")
_EXAMPLES = {
    "rule": "rule: REP004",
    "subject": "subject: board_vote",
    "reason": "reason: Interim body for 60 days; local seats follow under article 9.",
    "by": "by: drafting committee",
    "expires": 'expires: "2026-03-21"',
    "file": "file: proposals/valley.council.yaml",
}
_REFERENCE = re.compile(r"[a-z][a-z0-9_]*#\S.*")


def named(waiver: Waiver) -> str:
    """Return a waiver as the subject of a sentence: "The waiver of 'REP004' on 'board'"."""
    rule = f" of '{waiver.rule}'" if waiver.rule else ""
    on = f" on '{waiver.subject}'" if waiver.subject else ""
    return f"The waiver{rule}{on}"


def read(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers in a file of waivers.

    Raises SettingsError, with places, for a file that is not there or is none of its kind. What
    is wrong with single waivers is among their faults.
    """
    name = str(path)
    try:
        whole, places, warnings = load_waivers(path, name)
    except ProposalError as failure:
        raise SettingsError(
            PageProblem(name, *one.span[:2], one.message, one.expected, one.hint)
            for one in failure.problems
        ) from None
    return tuple(
        _with(
            _waiver(one, f"waivers[{number}]", places, name),
            _warned(warnings, f"waivers[{number}].", name),
        )
        for number, one in enumerate(whole.waivers)
    )


def _warned(warnings: Iterable[Problem], path: str, name: str) -> Iterator[Notice]:
    """Yield what a file of waivers is warned of at a path."""
    for one in warnings:
        if one.path.startswith(path):
            place = Place(one.path, *one.span, file=name)
            yield Notice(one.code, one.severity, one.message, one.hint, place)


def glob_of(waiver: Waiver) -> Glob:
    """Return the pattern of the files that a waiver from a file of waivers is for."""
    return Glob(waiver.files, Path(waiver.place.file).absolute().parent)


def waivers_for(
    loaded: Loaded, report: FileReport, path: str, filed: Iterable[Waiver]
) -> tuple[Waiver, ...]:
    """Return the waivers for a proposal: its own, then those of a file of waivers.

    ``path`` is where the proposal lies. Faults that only the proposal shows are added.
    """
    own = loaded.proposal.waivers
    found = [
        _waiver(one, f"waivers[{number}]", loaded.places) for number, one in enumerate(own)
    ]
    others = [one for one in filed if one.files and glob_of(one).matches(path)]
    if not (found or others):
        return ()
    known = index(loaded.proposal)
    sources = [id for id, kind in known.kinds.items() if kind == "source"]
    subjects = {*known.kinds, "proposal", *(finding.subject for finding in report.findings)}
    found = [_with(one, _unknown_sources(one, sources)) for one in found]
    return tuple(_with(one, _unknown_subject(one, subjects)) for one in (*found, *others))


def _with(waiver: Waiver, faults: Iterable[Notice]) -> Waiver:
    return replace(waiver, faults=(*waiver.faults, *faults))


def _waiver(
    written: model.Waiver | model.FiledWaiver, path: str, places: Places, file: str = ""
) -> Waiver:
    """Return a waiver with the faults that it shows by itself."""
    keys = ("rule", "subject", "reason", "by", "granted", "expires", "evidence", "file")
    at = {
        key: Place(f"{path}.{key}", *places[f"{path}.{key}"].value, file=file)
        for key in keys
        if f"{path}.{key}" in places
    }
    texts = {key: _plain(getattr(written, key, None)) for key in keys if key != "evidence"}
    waiver = Waiver(
        rule=texts["rule"],
        subject=texts["subject"],
        reason=texts["reason"],
        by=texts["by"],
        granted=texts["granted"],
        expires=texts["expires"],
        evidence=written.evidence,
        place=Place(path, *places[path].value, file=file),
        places=tuple(at.items()),
        files=texts["file"],
    )
    needed = (*_NEEDED, "file") if file else _NEEDED
    missing = [key for key in needed if not texts[key]]
    faults = [_missing(waiver, key) for key in missing]
    faults += _short(waiver) if waiver.reason else ()
    faults += _wrong_dates(waiver)
    return replace(waiver, faults=tuple(faults))


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _missing(waiver: Waiver, key: str) -> Notice:
    message = f"{named(waiver)} lacks the key '{key}'"
    if key in dict(waiver.places):
        message = f"{named(waiver)} says nothing under the key '{key}'"
    hint = f"for example {_EXAMPLES[key]}"
    return Notice(MALFORMED, "error", message, hint, waiver.at(key))


def _short(waiver: Waiver) -> Iterator[Notice]:
    if len(waiver.reason) < LEAST_REASON:
        message = (
            f"The reason of the waiver has {len(waiver.reason)} characters; expected "
            f"{LEAST_REASON} or more"
        )
        hint = "say why the rule need not be kept here, and for how long"
        yield Notice(MALFORMED, "error", message, hint, waiver.at("reason"))


def _wrong_dates(waiver: Waiver) -> Iterator[Notice]:
    days = {}
    for key, text, day_of in (
        ("granted", waiver.granted, first_day),
        ("expires", waiver.expires, last_day),
    ):
        try:
            if text:
                days[key] = day_of(text)
        except ValueError:
            message = f"'{text}' is not a date; expected 2026, 2026-03 or 2026-03-21"
            yield Notice(MALFORMED, "error", message, "", waiver.at(key))
    if len(days) == 2 and days["expires"] < days["granted"]:
        message = (
            f"{named(waiver)} expires on {days['expires']}, before it is granted, on "
            f"{days['granted']}"
        )
        yield Notice(MALFORMED, "error", message, "mend one date", waiver.at("expires"))


def _unknown_sources(waiver: Waiver, sources: Sequence[str]) -> Iterator[Notice]:
    for text in waiver.evidence:
        source = text.partition("#")[0]
        if not _REFERENCE.fullmatch(text):
            message = f"'{text}' is no evidence; expected 'source#locator'"
            hint = "for example evidence: minutes#item4"
        elif source not in sources:
            message = f"The evidence of the waiver is in '{source}', which is no source here"
            close = nearest(source, sources)
            hint = f"did you mean '{close}'?" if close else "list it under 'sources'"
        else:
            continue
        yield Notice(MALFORMED, "error", message, hint, waiver.at("evidence"))


def _unknown_subject(waiver: Waiver, subjects: set[str]) -> Iterator[Notice]:
    if waiver.subject and waiver.subject not in subjects:
        message = f"There is nothing called '{waiver.subject}' to waive a rule on"
        seats = sorted(one for one in subjects if one.endswith(f"/{waiver.subject}"))
        close = seats[0] if seats else nearest(waiver.subject, subjects)
        hint = f"did you mean '{close}'?" if close else "name the subject as the finding does"
        yield Notice(UNKNOWN_SUBJECT, "error", message, hint, waiver.at("subject"))

"""Baselines: the violations that were there when a text came under the rules.

A baseline is a JSON file with an entry for every violation that is known. It is no waiver:
nobody has approved of what it lists, and violations of mandatory rules may be in it too. Beside
them it lists what all rules said, so that a text cannot say less without being told.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from council_rules.files import write_whole
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import Report
from council_rules.gate.identity import counts, fingerprint
from council_rules.gate.json_text import JsonText, Steps
from council_rules.gate.ratchet import Key, verdicts_of
from council_rules.record import Record
from council_rules.settings import SettingsError

VERSION = 2

_OLD = (1,)
_FIELDS = ("file", "proposal", "code", "subject", "reason", "fingerprint", "message")


class Entry(Record):
    """A known violation.

    ``file`` is its path from the folder of the baseline, with slashes, and ``proposal`` the id
    of the proposal in it, to which the entry belongs; ``fingerprint`` says which violation it
    is, ``measures`` the numbers that decide it. The other fields are for readers.
    """

    file: str
    proposal: str
    code: str
    subject: str
    reason: str
    fingerprint: str
    message: str
    measures: tuple[tuple[str, int], ...] = ()


class Seen(Record):
    """The subjects on which a rule had one verdict when the baseline was written."""

    file: str
    proposal: str
    code: str
    verdict: Verdict
    subjects: tuple[str, ...]


class Baseline(Record):
    """Known violations, all verdicts there were, and the path of the file that lists them."""

    path: Path
    entries: tuple[Entry, ...] = ()
    seen: tuple[Seen, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of the file."""
        return os.path.realpath(self.path.absolute().parent)

    def name_of(self, file: str) -> str:
        """Return the path of a file as entries have it."""
        folder, own = os.path.split(os.path.abspath(file))
        real = os.path.join(os.path.realpath(folder), own)
        try:
            return Path(os.path.relpath(real, self.folder)).as_posix()
        except ValueError:  # on another drive
            return Path(real).as_posix()

    def is_gone(self, name: str) -> bool:
        """Return whether a file that entries name is no longer there."""
        return not os.path.lexists(os.path.join(self.folder, name))


def read(path: Path, content: bytes | None = None) -> Baseline:
    """Return the baseline in a file; ``content`` is what it held at another time.

    Raises SettingsError, with the place where there is one, for a file that is not there,
    cannot be read, is no baseline, or has a version of the format that is not known.
    """
    again = f"council-rules baseline write --file {path}"
    text = JsonText.read(path, "baseline", again, content)
    version = text.mapping((), "a baseline").get("version")
    if version != VERSION or isinstance(version, bool):
        raise _wrong_version(text, version, again)
    entries = range(len(text.items(("entries",))))
    seen = range(len(text.items(("seen",))))
    return Baseline(
        path,
        tuple(_entry_at(text, number) for number in entries),
        tuple(_seen_at(text, number) for number in seen),
    )


def _wrong_version(text: JsonText, version: object, again: str) -> SettingsError:
    message = f"The version of the baseline, {json.dumps(version)}, is not known"
    hint = ""
    if isinstance(version, int) and not isinstance(version, bool):
        if version > VERSION:
            hint = "it was written by a later council-rules"
        elif version in _OLD:
            message = f"A baseline of version {version} names neither proposals nor numbers"
            hint = f"remove it and write it again: {again}"
    return text.wrong(("version",), message, f"version {VERSION}", hint)


def _entry_at(text: JsonText, number: int) -> Entry:
    at: Steps = ("entries", number)
    file, proposal, code, subject, reason, mark, message = (
        text.word((*at, name)) for name in _FIELDS
    )
    names = text.mapping((*at, "measures"))
    measures = tuple((one, text.at((*at, "measures", one), int, "a number")) for one in names)
    return Entry(file, proposal, code, subject, reason, mark, message, measures)


def _seen_at(text: JsonText, number: int) -> Seen:
    at: Steps = ("seen", number)
    file, proposal, code, verdict = (
        text.word((*at, name)) for name in ("file", "proposal", "code", "verdict")
    )
    if verdict not in {*Verdict}:
        known = ", ".join(Verdict)
        raise text.wrong((*at, "verdict"), f"There is no verdict '{verdict}'", known)
    subjects = range(len(text.items((*at, "subjects"))))
    names = (text.word((*at, "subjects", one)) for one in subjects)
    return Seen(file, proposal, code, Verdict(verdict), tuple(names))


def write(baseline: Baseline) -> None:
    """Write a baseline to its file, in full or not at all. Raises OSError."""
    write_whole(baseline.path, as_json(baseline).encode("utf-8"))


def as_json(baseline: Baseline) -> str:
    """Return the text of a baseline: sorted, the same for the same violations and verdicts."""
    data = {
        "version": VERSION,
        "entries": [_entry_data(entry) for entry in in_order(baseline.entries)],
        "seen": [
            {
                "file": one.file,
                "proposal": one.proposal,
                "code": one.code,
                "verdict": one.verdict.value,
                "subjects": list(one.subjects),
            }
            for one in sorted(baseline.seen, key=_of_seen)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry_data(entry: Entry) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in _FIELDS}
    return {**fields, "measures": dict(entry.measures)}


def _of_seen(one: Seen) -> tuple[str, ...]:
    return one.file, one.proposal, one.code, one.verdict


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by file, rule and subject."""
    return sorted(entries, key=lambda entry: [getattr(entry, name) for name in _FIELDS])


def of_paths(baseline: Baseline, paths: Sequence[str]) -> Baseline:
    """Return what a baseline lists of files at or below paths, all if no path is given."""
    names = [baseline.name_of(path) for path in paths]

    def chosen(file: str) -> bool:
        return not names or any(file == name or is_within(file, name) for name in names)

    entries = tuple(one for one in baseline.entries if chosen(one.file))
    return Baseline(baseline.path, entries, tuple(o for o in baseline.seen if chosen(o.file)))


def entries_of(baseline: Baseline, report: Report) -> Iterator[Entry]:
    """Return an entry for each violation of a report that counts."""
    for file in report.files:
        for finding in filter(counts, file.findings):
            yield _entry(baseline.name_of(file.file), file.proposal, finding)


def _entry(file: str, proposal: str, finding: Finding) -> Entry:
    reason = finding.reason.partition("(")[0]
    return Entry(
        file,
        proposal,
        finding.code,
        finding.subject,
        reason,
        fingerprint(finding),
        finding.message,
        finding.measures,
    )


def seen_in(baseline: Baseline, report: Report) -> Iterator[Seen]:
    """Return the verdicts of a report, whatever they are."""
    for file in report.files:
        name = baseline.name_of(file.file)
        yield from as_seen(name, file.proposal, verdicts_of(file))


def as_seen(file: str, proposal: str, verdicts: Mapping[Key, Verdict]) -> Iterator[Seen]:
    """Return the verdicts of a proposal, those of a rule with the same word together."""
    alike: dict[tuple[str, Verdict], list[str]] = defaultdict(list)
    for (code, subject), verdict in sorted(verdicts.items()):
        alike[code, verdict].append(subject)
    for (code, verdict), subjects in alike.items():
        yield Seen(file, proposal, code, verdict, tuple(subjects))


def is_within(name: str, folder: str) -> bool:
    """Return whether a path, as entries have it, lies below a folder."""
    if folder == ".":
        return not name.startswith("../")
    return name.startswith(f"{folder}/")

"""Baselines: the violations that were there when a text came under the rules.

A baseline is a JSON file with an entry for every violation that is known. It is no waiver:
nobody has approved of what it lists, and violations of mandatory rules may be in it too.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from council_rules.files import write_whole
from council_rules.findings import Exempt, Exemption, FileReport, Finding, Notice, Report
from council_rules.gate.identity import counts, excused, fingerprint, fingerprints
from council_rules.gate.json_text import JsonText
from council_rules.record import Record

VERSION = 1
STALE = "BAS101"

_FIELDS = ("file", "code", "subject", "reason", "fingerprint", "message")
_SHOWN = 3


class Entry(Record):
    """A known violation.

    ``file`` is its path from the folder of the baseline, with slashes; ``fingerprint`` says
    which violation it is. The other fields are for readers.
    """

    file: str
    code: str
    subject: str
    reason: str
    fingerprint: str
    message: str


class Baseline(Record):
    """Known violations, and the path of the file that lists them."""

    path: Path
    entries: tuple[Entry, ...] = ()

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


class Matched(Record):
    """A report held against a baseline.

    ``found`` are the entries that still occur, ``stale`` those that no longer do, and
    ``unjudged`` those of files and rules that the run did not check.
    """

    report: Report
    found: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    unjudged: tuple[Entry, ...]


def read(path: Path) -> Baseline:
    """Return the baseline in a file.

    Raises SettingsError, with the place where there is one, for a file that is not there,
    cannot be read, is no baseline, or has a version of the format that is not known.
    """
    text = JsonText.read(path, "baseline", f"council-rules baseline write --file {path}")
    version = text.mapping((), "a baseline").get("version")
    if version != VERSION or isinstance(version, bool):
        newer = isinstance(version, int) and version > VERSION
        hint = "it was written by a later council-rules" if newer else ""
        message = f"The version of the baseline, {json.dumps(version)}, is not known"
        raise text.wrong(("version",), message, f"version {VERSION}", hint)
    numbers = range(len(text.items(("entries",))))
    return Baseline(
        path,
        tuple(
            Entry(*(text.word(("entries", number, name)) for name in _FIELDS))
            for number in numbers
        ),
    )


def write(baseline: Baseline) -> None:
    """Write a baseline to its file, in full or not at all. Raises OSError."""
    write_whole(baseline.path, as_json(baseline.entries).encode("utf-8"))


def as_json(entries: Iterable[Entry]) -> str:
    """Return entries as the text of a baseline: sorted, the same for the same entries."""
    listed = [{name: getattr(entry, name) for name in _FIELDS} for entry in in_order(entries)]
    return (
        json.dumps({"version": VERSION, "entries": listed}, ensure_ascii=False, indent=2) + "\n"
    )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries by file, rule and subject."""
    return sorted(entries, key=lambda entry: [getattr(entry, name) for name in _FIELDS])


def of_paths(baseline: Baseline, paths: Sequence[str]) -> list[Entry]:
    """Return the entries of files at or below paths, all of them if no path is given."""
    names = [baseline.name_of(path) for path in paths]
    return [
        entry
        for entry in baseline.entries
        if not names
        or any(entry.file == name or _is_within(entry.file, name) for name in names)
    ]


def entries_of(baseline: Baseline, report: Report) -> Iterator[Entry]:
    """Return an entry for each violation of a report that counts."""
    for file in report.files:
        for finding in filter(counts, file.findings):
            yield _entry(baseline.name_of(file.file), finding)


def _entry(file: str, finding: Finding) -> Entry:
    reason = finding.reason.partition("(")[0]
    mark = fingerprint(finding)
    return Entry(file, finding.code, finding.subject, reason, mark, finding.message)


def match(baseline: Baseline, report: Report, folders: Sequence[Path]) -> Matched:
    """Return a report in which the known violations are exempt, and what became of entries.

    An entry is looked for in its own file. If that is gone, it was renamed to a file that
    has the same violations and no entries; to one at most, so that a copy is new. Entries
    are judged only if their rule was run on their file, or if the file is gone from one of
    ``folders``, which were checked as a whole.
    """
    by_file: dict[str, list[Entry]] = defaultdict(list)
    for entry in baseline.entries:
        by_file[entry.file].append(entry)
    names = {file.file: baseline.name_of(file.file) for file in report.files}
    names |= _renamed(baseline, report, names, by_file)
    exemption = Exemption(Exempt.BASELINE, f"known when '{baseline.path}' was written")
    files: list[FileReport] = []
    found: list[Entry] = []
    stale: list[Entry] = []
    unjudged: list[Entry] = []
    for file in report.files:
        entries = by_file.pop(names[file.file], [])
        known = Counter(entry.fingerprint for entry in entries)
        files.append(replace(file, findings=tuple(excused(file.findings, known, exemption))))
        judged = {*report.rules} - {*file.not_checked} if file.checked else set()
        left = fingerprints(file)
        for entry in entries:
            left[entry.fingerprint] -= 1
            occurs = left[entry.fingerprint] >= 0
            (found if occurs else stale if entry.code in judged else unjudged).append(entry)
    covered = [baseline.name_of(str(folder)) for folder in folders]
    for name, entries in by_file.items():
        judged = set()
        if baseline.is_gone(name) and any(_is_within(name, folder) for folder in covered):
            judged = {*report.rules}
        for entry in entries:
            (stale if entry.code in judged else unjudged).append(entry)
    return Matched(
        replace(report, files=tuple(files)), tuple(found), tuple(stale), tuple(unjudged)
    )


def _renamed(
    baseline: Baseline,
    report: Report,
    names: Mapping[str, str],
    by_file: Mapping[str, Sequence[Entry]],
) -> dict[str, str]:
    """Return the old names of files that were renamed, those most alike first."""
    marks = {
        file.file: found
        for file in report.files
        if names[file.file] not in by_file and (found := fingerprints(file))
    }
    here = {*names.values()}
    pairs = []
    for name in by_file if marks else ():
        if name in here or not baseline.is_gone(name):
            continue
        known = Counter(entry.fingerprint for entry in by_file[name])
        pairs += [
            (-alike, name, file)
            for file, found in marks.items()
            if (alike := (known & found).total())
        ]
    old: dict[str, str] = {}
    for _, name, file in sorted(pairs):
        if file not in old and name not in old.values():
            old[file] = name
    return old


def _is_within(name: str, folder: str) -> bool:
    if folder == ".":
        return not name.startswith("../")
    return name.startswith(f"{folder}/")


def stale_notice(baseline: Baseline, stale: Sequence[Entry]) -> Notice:
    """Return the warning that entries of a baseline no longer occur."""
    some = [f"{one.code} {one.subject} in {one.file}" for one in in_order(stale)[:_SHOWN]]
    more = [f"{len(stale) - _SHOWN} more"] if len(stale) > _SHOWN else []
    listed = "; ".join([*some, *more])
    of = f"of '{baseline.path}' no longer"
    what = f"1 entry {of} occurs" if len(stale) == 1 else f"{len(stale)} entries {of} occur"
    hint = f"council-rules baseline prune --file {baseline.path}"
    return Notice(STALE, "warning", f"{what}: {listed}", hint, None)

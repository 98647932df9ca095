"""A report held against a baseline: what is known, what got worse, what no longer occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Verdict
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport, Report
from council_rules.gate import worse
from council_rules.gate.baseline import Baseline, Entry, Seen, as_seen, in_order, is_within
from council_rules.gate.identity import Known, excused, fingerprints
from council_rules.gate.levels import Levels
from council_rules.gate.ratchet import Key, turned, unseen, verdicts_of
from council_rules.record import Record

STALE, TURNED, UNSEEN, GREW, MOVED, GONE = (f"BAS{number}" for number in range(101, 107))

_SHOWN = 3
# a proposal in a baseline: its id, and the file that it was in
_Place = tuple[str, str]


class Matched(Record):
    """A report held against a baseline.

    ``found`` are the entries that still occur or may, ``stale`` those that no longer do, and
    ``unjudged`` those of files and rules that the run did not check. ``seen`` is what is to be
    kept of the verdicts if stale entries are taken out, ``seen_elsewhere`` what belongs to
    what was not checked.
    """

    report: Report
    found: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    unjudged: tuple[Entry, ...]
    seen: tuple[Seen, ...]
    seen_elsewhere: tuple[Seen, ...]


def match(
    baseline: Baseline, report: Report, folders: Sequence[Path], levels: Levels
) -> Matched:
    """Return a report in which the known violations are exempt, and what became of entries.

    Entries belong to a proposal by its id, in the file that they name; if that is gone or
    holds another proposal, to the file that has this proposal now and is most alike. Entries
    are judged only if their rule was run on their file, or if the file is gone from one of
    ``folders``, which were checked as a whole.
    """
    return _Match(baseline, report, folders, levels).matched()


class _Match:
    def __init__(
        self, baseline: Baseline, report: Report, folders: Sequence[Path], levels: Levels
    ) -> None:
        self.baseline = baseline
        self.report = report
        self.levels = levels
        self.covered = [baseline.name_of(str(folder)) for folder in folders]
        self.entries: dict[_Place, list[Entry]] = defaultdict(list)
        self.seen: dict[_Place, list[Seen]] = defaultdict(list)
        for entry in baseline.entries:
            self.entries[entry.proposal, entry.file].append(entry)
        for one in baseline.seen:
            self.seen[one.proposal, one.file].append(one)
        self.found: list[Entry] = []
        self.stale: list[Entry] = []
        self.unjudged: list[Entry] = []
        self.kept: list[Seen] = []
        self.elsewhere: list[Seen] = []

    def matched(self) -> Matched:
        places = self._places()
        files = tuple(
            self._file(file, places[file.file]) if file.file in places else file
            for file in self.report.files
        )
        notices = tuple(self._left({*places.values()}))
        return Matched(
            report=replace(self.report, files=files, notices=(*self.report.notices, *notices)),
            found=tuple(self.found),
            stale=tuple(self.stale),
            unjudged=tuple(self.unjudged),
            seen=tuple(self.kept),
            seen_elsewhere=tuple(self.elsewhere),
        )

    def _places(self) -> dict[str, _Place]:
        """Return the proposals of the baseline that files hold, by the names of files."""
        known = {*self.entries, *self.seen}
        names = {file.file: self.baseline.name_of(file.file) for file in self.report.files}
        found = {}
        for file in self.report.files:
            own = [place for place in known if place[1] == names[file.file]]
            if not file.checked and own:
                found[file.file] = own[0]
            elif (file.proposal, names[file.file]) in known:
                found[file.file] = (file.proposal, names[file.file])
        free = {
            place
            for place in known - {*found.values()}
            if self.baseline.is_gone(place[1]) or place[1] in names.values()
        }
        pairs = []
        for file in self.report.files:
            if file.checked and file.file not in found:
                marks = fingerprints(file)
                for place in free:
                    if place[0] == file.proposal:
                        listed = Counter(one.fingerprint for one in self.entries[place])
                        pairs.append((-(marks & listed).total(), place, file.file))
        for _, place, name in sorted(pairs):
            if name not in found and place not in found.values():
                found[name] = place
        return found

    def _file(self, file: FileReport, place: _Place) -> FileReport:
        if not file.checked:
            self.unjudged += self.entries[place]
            self.elsewhere += self.seen[place]
            return file
        path = self.baseline.path
        entries = self.entries[place]
        known = Known((one.fingerprint, dict(one.measures)) for one in entries)
        exemption = Exemption(Exempt.BASELINE, f"known when '{path}' was written")
        findings, grown = excused(file.findings, known, exemption)
        verdicts = _verdicts(self.seen[place])
        self._sort(file, entries, verdicts)
        told = (
            *self._moved(file, place),
            *worse.of_turned(turned(verdicts, file), self.levels, TURNED, "in the baseline"),
            *self._unseen(file, verdicts),
            *worse.of_grown(grown, GREW, "in the baseline"),
        )
        return replace(file, findings=findings, warnings=(*file.warnings, *told))

    def _sort(
        self, file: FileReport, entries: Sequence[Entry], verdicts: Mapping[Key, Verdict]
    ) -> None:
        """Sort the entries of a file, and the verdicts to keep, by what became of them."""
        judged = {*self.report.rules} - {*file.not_checked}
        now = verdicts_of(file)
        left = fingerprints(file)
        cured: dict[Key, Verdict] = {}
        for entry in entries:
            left[entry.fingerprint] -= 1
            key = entry.code, entry.subject
            if left[entry.fingerprint] >= 0 or now.get(key) is Verdict.UNDETERMINED:
                self.found.append(entry)
            elif entry.code not in judged:
                self.unjudged.append(entry)
            else:
                self.stale.append(entry)
                cured |= {key: now[key]} if key in now else {}
        kept = {key: was for key, was in verdicts.items() if key in now and key[0] in judged}
        name = self.baseline.name_of(file.file)
        self.kept += as_seen(name, file.proposal, {**kept, **cured})
        out = {key: was for key, was in verdicts.items() if key[0] not in judged}
        self.elsewhere += as_seen(name, file.proposal, out)

    def _moved(self, file: FileReport, place: _Place) -> Iterator[Notice]:
        if self.baseline.name_of(file.file) != place[1]:
            message = f"The proposal '{file.proposal}' is in '{place[1]}' in the baseline"
            hint = f"council-rules baseline write --file {self.baseline.path}"
            yield Notice(MOVED, "note", message, hint, None)

    def _unseen(self, file: FileReport, verdicts: Mapping[Key, Verdict]) -> Iterator[Notice]:
        gone = list(unseen(verdicts, file, self.report.rules))
        if gone:
            failing = any(self.levels.fails(code) for code, _ in gone)
            named = ", ".join(f"{code} {subject}" for code, subject in gone[:_SHOWN])
            more = f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else ""
            verdicts_are = "1 verdict is" if len(gone) == 1 else f"{len(gone)} verdicts are"
            message = f"{verdicts_are} in the baseline and no longer given: {named}{more}"
            yield Notice(UNSEEN, "error" if failing else "warning", message, "", None)

    def _left(self, used: set[_Place]) -> Iterator[Notice]:
        """Sort the entries of proposals that no file holds; yield which of them are gone."""
        for place in sorted({*self.entries, *self.seen} - used):
            id, name = place
            here = name in {self.baseline.name_of(file.file) for file in self.report.files}
            covered = any(is_within(name, folder) for folder in self.covered)
            if here or (self.baseline.is_gone(name) and covered):
                for entry in self.entries[place]:
                    judged = entry.code in self.report.rules
                    (self.stale if judged else self.unjudged).append(entry)
                message = f"The proposal '{id}', in the baseline in '{name}', is not judged"
                hint = f"if it is meant to be gone: {_prune(self.baseline)}"
                yield Notice(GONE, "error", message, hint, None)
            else:
                self.unjudged += self.entries[place]
                self.elsewhere += self.seen[place]


def _verdicts(seen: Sequence[Seen]) -> dict[Key, Verdict]:
    return {(one.code, subject): one.verdict for one in seen for subject in one.subjects}


def _prune(baseline: Baseline) -> str:
    return f"council-rules baseline prune --file {baseline.path}"


def stale_notice(baseline: Baseline, stale: Sequence[Entry]) -> Notice:
    """Return the warning that entries of a baseline no longer occur."""
    some = [f"{one.code} {one.subject} in {one.file}" for one in in_order(stale)[:_SHOWN]]
    more = [f"{len(stale) - _SHOWN} more"] if len(stale) > _SHOWN else []
    listed = "; ".join([*some, *more])
    of = f"of '{baseline.path}' no longer"
    what = f"1 entry {of} occurs" if len(stale) == 1 else f"{len(stale)} entries {of} occur"
    return Notice(STALE, "warning", f"{what}: {listed}", _prune(baseline), None)

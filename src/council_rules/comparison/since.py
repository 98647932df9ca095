"""Only what is new counts: violations that were there at an earlier commit are exempt.

Everything that says less than before is new as well: a verdict that is open or no longer given,
a proposal that is gone, a number that grew, an excuse that the change brings for itself.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from council_rules.analysis.scenarios import UnknownScenario
from council_rules.findings.evidence import Notice
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport, Report
from council_rules.gate import worse
from council_rules.gate.base import Base
from council_rules.gate.identity import Known, excused
from council_rules.gate.levels import Levels
from council_rules.gate.lost_coverage import lost
from council_rules.gate.predecessors import Predecessors, predecessors
from council_rules.gate.ratchet import milder, turned, verdicts_of, weaker
from council_rules.running.jobs import Text
from council_rules.running.runs import run_texts
from council_rules.settings import Settings

UNKNOWN, MOVED, GONE, SCENARIO = "HIS101", "HIS108", "HIS109", "HIS111"


class Since:
    """What files were at a commit, judged by the rules and parameters of this run.

    ``known_entries`` has to be asked before waivers and judgements are applied, and
    ``excusing`` after that; both raise HistoryError if git fails.
    """

    def __init__(
        self, base: Base, settings: Settings, scenario: str | None, folders: Sequence[Path]
    ) -> None:
        self.base = base
        self.settings = settings
        self.scenario = scenario
        self.folders = folders
        self.found = Predecessors({}, (), ())
        # reports on what files were, by their names now; those that are unchanged are left out
        self.old: dict[str, FileReport] = {}
        self.unchanged: set[str] = set()

    @property
    def at(self) -> str:
        """The short id of the commit."""
        return self.base.commit.short

    def known_entries(self, report: Report) -> Report:
        """Return a report without waivers and answers that the change brings for itself."""
        self.found = predecessors(self.base, report.files, self.folders, self.settings)
        self._judge([file for file in report.files if file.checked])
        files = (
            file
            if file.file in self.unchanged or not self._is_inside(file)
            else worse.without_new_entries(file, self.old.get(file.file), self.at)
            for file in report.files
        )
        return replace(report, files=tuple(files))

    def excusing(self, report: Report) -> Report:
        """Return a report in which the violations that were there before are exempt.

        A file that cannot be compared excuses nothing and gets a warning; a file that was not
        there is new. What got worse otherwise is told.
        """
        levels = Levels.of(report, self.settings.threshold)
        files = tuple(self._compared(file, report.rules, levels) for file in report.files)
        notices = (*report.notices, *self._gone())
        return replace(report, files=files, notices=notices)

    def _compared(self, file: FileReport, rules: Sequence[str], levels: Levels) -> FileReport:
        if not file.checked:
            return file
        if not self._is_inside(file):
            return _warned(file, "lies outside of the repository")
        old = file if file.file in self.unchanged else self.old.get(file.file)
        if old is None:
            return file
        if not old.checked:
            at = f"cannot be judged as it was at {self.at}"
            return _warned(file, f"{at}: {old.problems[0].message}")
        exemption = Exemption(Exempt.BEFORE, f"in the file at {self.at}")
        findings, grown = excused(file.findings, Known.of(old), exemption)
        there = f"that was there at {self.at}"
        told = (
            *self._moved(file, old, levels),
            *self._assumes_otherwise(file, old),
            *worse.of_lost(lost(old, file, rules), levels, self.at),
            *worse.of_turned(
                turned(verdicts_of(old), file), levels, worse.TURNED, f"at {self.at}"
            ),
            *worse.of_weaker(weaker(old, file), levels, self.at),
            *worse.of_grown(grown, worse.GREW, there),
        )
        return replace(file, findings=findings, warnings=(*file.warnings, *told))

    def _is_inside(self, file: FileReport) -> bool:
        return self.base.repository.path_of(file.file) is not None

    def _moved(self, file: FileReport, old: FileReport, levels: Levels) -> Iterable[Notice]:
        if file.file in self.found.moved:
            was = self.found.old[file.file]
            message = f"The proposal '{file.proposal}' was at '{was}' at {self.at}"
            codes = milder(old, file, levels)
            if codes:
                message += f"; here {', '.join(codes)} cannot fail a run"
            yield Notice(MOVED, "error" if codes else "note", message, "", None)

    def _assumes_otherwise(self, file: FileReport, old: FileReport) -> Iterable[Notice]:
        now, was = file.scenario, old.scenario
        if now and was and {*now.answers} != {*was.answers}:
            message = f"The scenario '{now.id}' assumes otherwise than at {self.at}"
            hint = "give another assumption another name"
            yield Notice(SCENARIO, "error", message, hint, now.place)

    def _gone(self) -> Iterable[Notice]:
        for path, id in self.found.gone:
            what = f"The proposal '{id}'" if id else "A file that could not be read"
            message = f"{what}, at {self.at} in '{path}', is no longer judged"
            hint = "it was deleted, renamed to something that is no proposal, or has another id"
            yield Notice(GONE, "error" if id else "warning", message, hint, None)

    def _judge(self, files: Sequence[FileReport]) -> None:
        contents = self._contents(files)
        texts = []
        for file in files:
            content = contents.get(file.file)
            if content is None:
                continue
            same = hashlib.sha256(content).hexdigest() == file.sha256
            if same and file.file not in self.found.moved:
                self.unchanged.add(file.file)
            else:
                # settings know a file by where it lies: by where it lay then
                lay = self.base.repository.root / self.found.old[file.file]
                texts.append(Text(file.file, content, str(lay)))
        if not texts:
            return
        try:
            reports = run_texts(texts, self.settings, self.scenario).files
        except UnknownScenario:
            reports = tuple(self._alone(text) for text in texts)
        self.old = {text.name: one for text, one in zip(texts, reports, strict=True)}

    def _contents(self, files: Sequence[FileReport]) -> Mapping[str, bytes]:
        """Return what files held, by their names now."""
        ids = {
            file.file: self.base.files[self.found.old[file.file]]
            for file in files
            if file.file in self.found.old
        }
        blobs = self.base.repository.blobs(ids.values())
        return {name: blobs.get(id, b"") for name, id in ids.items()}

    def _alone(self, text: Text) -> FileReport:
        """Return the report on one text, as it stands if it lacks the scenario.

        What it violates as it stands it violates in every scenario.
        """
        try:
            return run_texts([text], self.settings, self.scenario).files[0]
        except UnknownScenario:
            return run_texts([text], self.settings).files[0]


def _warned(file: FileReport, why: str) -> FileReport:
    notice = Notice(UNKNOWN, "warning", f"All violations count: the file {why}", "", None)
    return replace(file, warnings=(*file.warnings, notice))

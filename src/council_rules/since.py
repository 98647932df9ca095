"""Only what is new counts: violations that were there at an earlier commit are exempt."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from council_rules.analysis.scenarios import UnknownScenario
from council_rules.findings import Exempt, Exemption, FileReport, Notice, Report
from council_rules.gate.history import Commit, Repository
from council_rules.gate.identity import excused, fingerprints
from council_rules.gate.sight import lost
from council_rules.jobs import Text
from council_rules.record import Record
from council_rules.runs import run_texts
from council_rules.settings import Settings

UNKNOWN, UNSEEN = "HIS101", "HIS102"


class Since(Record):
    """A commit of a repository, and by what files are judged as they were there.

    Rules and parameters are today's, so that only the texts differ.
    """

    repository: Repository
    commit: Commit
    settings: Settings
    scenario: str | None = None

    def excusing(self, report: Report) -> Report:
        """Return a report in which the violations that were there before are exempt.

        What rules looked at before and look at no more is told by a warning. A file that
        cannot be compared excuses nothing and gets one too; a file that was not there is new.
        Raises HistoryError if git fails.
        """
        concerned = [file for file in report.files if file.checked]
        paths = {file.file: self.repository.path_of(file.file) for file in concerned}
        then = self._then({path for path in paths.values() if path}) if concerned else {}
        before = {
            file.file: then[path]
            for file in concerned
            if (path := paths[file.file]) is not None and path in then
        }
        reports = dict(self._judged(concerned, before))
        exemption = Exemption(Exempt.BEFORE, f"in the file at {self.commit.short}")
        files = []
        for file in report.files:
            if file.file in paths and paths[file.file] is None:
                file = _warned(file, "lies outside of the repository")
            elif old := reports.get(file.file):
                if old.checked:
                    known = fingerprints(old)
                    found = tuple(excused(file.findings, known, exemption))
                    file = replace(file, findings=found)
                    file = self._with_lost(file, old, report.rules)
                else:
                    at = f"cannot be judged as it was at {self.commit.short}"
                    file = _warned(file, f"{at}: {old.problems[0].message}")
            files.append(file)
        return replace(report, files=tuple(files))

    def _with_lost(self, file: FileReport, old: FileReport, rules: Sequence[str]) -> FileReport:
        """Return a report that says what rules look at no more."""
        notices = [
            Notice(
                UNSEEN,
                "warning",
                f"Looked at less than at {self.commit.short}: {one.says}",
                "",
                None,
            )
            for one in lost(old, file, rules)
        ]
        return replace(file, warnings=(*file.warnings, *notices))

    def _then(self, paths: set[str]) -> Mapping[str, bytes]:
        """Return the contents that the files at these paths had, by their paths now."""
        ids = self.repository.files(self.commit)
        renamed = self.repository.renamed(self.commit) if paths - {*ids} else {}
        old = {path: path if path in ids else renamed.get(path, "") for path in paths}
        known = {path: ids[name] for path, name in old.items() if name in ids}
        blobs = self.repository.blobs(known.values())
        return {path: blobs.get(id, b"") for path, id in known.items()}

    def _judged(
        self, files: Sequence[FileReport], before: Mapping[str, bytes]
    ) -> Iterator[tuple[str, FileReport]]:
        """Return, by the names of files, the reports on what they were."""
        texts = []
        for file in files:
            content = before.get(file.file)
            if content is None:
                continue
            if hashlib.sha256(content).hexdigest() == file.sha256:
                yield file.file, file
            else:
                texts.append(Text(file.file, content))
        if not texts:
            return
        try:
            reports = run_texts(texts, self.settings, self.scenario).files
        except UnknownScenario:
            reports = tuple(self._alone(text) for text in texts)
        yield from zip((text.name for text in texts), reports, strict=True)

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

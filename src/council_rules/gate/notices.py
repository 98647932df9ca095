"""What a run tells beside its verdicts: files passed over, and settings that do not apply."""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport, Report
from council_rules.gate.account import account_of
from council_rules.proposal.files import PassedOver, Why
from council_rules.settings import find

PASSED_OVER, NOT_APPLIED = "FIL101", "CFG002"

_NAMED = 3
_HINT = "settings are looked for from the current folder upwards; --config FILE names others"


def told(report: Report) -> Report:
    """Return a report that tells what it passed over, and settings that did not apply."""
    notices = (*_passed_over(report), *_not_applied(report.files, report.settings))
    return replace(report, notices=(*report.notices, *notices))


def _passed_over(report: Report) -> Iterator[Notice]:
    found = account_of(report).files.passed_over
    if found:
        number = "1 file was" if len(found) == 1 else f"{len(found)} files were"
        said = ", ".join(f"'{one.file}' ({_why(one)})" for one in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield Notice(PASSED_OVER, "note", f"{number} passed over: {said}{more}", "", None)


def _why(one: PassedOver) -> str:
    if one.why is Why.SAME_FILE:
        return f"the same file as '{one.same_as}'"
    return "excluded by the settings"


def _not_applied(files: Sequence[FileReport], applied: str) -> Iterator[Notice]:
    """Yield that a file of settings is not used, though it is nearer to some proposals."""
    used = os.path.realpath(applied) if applied else ""
    near: dict[str, list[str]] = defaultdict(list)
    for folder, names in _by_folder(files).items():
        found = find(Path(folder))
        if found is not None and os.path.realpath(found) != used:
            near[os.path.relpath(found)] += names
    for name, concerned in near.items():
        those = f"'{concerned[0]}'"
        if len(concerned) > 1:
            those += f" and {len(concerned) - 1} more"
        instead = f"those in '{applied}' do" if applied else "none do"
        message = f"The settings in '{name}' do not apply to {those}: {instead}"
        yield Notice(NOT_APPLIED, "warning", message, _HINT, None)


def _by_folder(files: Sequence[FileReport]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file in files:
        if os.path.exists(file.file):
            found[os.path.dirname(os.path.realpath(file.file))].append(file.file)
    return found

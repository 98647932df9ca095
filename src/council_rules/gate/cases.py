"""Waivers and judgements on their way through a run, each with the files it is for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport, Report
from council_rules.gate.entries import Entry


class Case(Generic[Entry]):
    """One entry on its way through a run.

    ``copies`` are the entry with the faults that it has in each file it is for, by the number
    of the file; ``own`` is the number of the file that it is written in, if it is a proposal.
    """

    def __init__(self, entry: Entry, copies: Mapping[int, Entry], own: int | None) -> None:
        self.entry: Entry = entry
        self.copies: Mapping[int, Entry] = copies
        self.own = own
        self.notices: list[Notice] = []

    def tell(self, notice: Notice) -> None:
        """Note something to know about the entry, once."""
        if notice not in self.notices:
            self.notices.append(notice)

    def holder(self, report: Report) -> str:
        """Return the name of the file that holds the entry."""
        return self.entry.place.file if self.own is None else report.files[self.own].file

    def files(self, report: Report) -> tuple[str, ...]:
        """Return the names of the files that the entry is for."""
        return tuple(report.files[number].file for number in self.copies)


SomeCase = TypeVar("SomeCase", bound=Case[Any])


def spread(
    report: Report,
    filed: Iterable[Entry],
    written: Callable[[FileReport], Iterable[Entry]],
    case: Callable[[Entry, Mapping[int, Entry], int | None], SomeCase],
) -> list[SomeCase]:
    """Return a case for each entry: those of proposals, then those ``filed`` beside them.

    ``written`` gives the entries of a file that was judged, with the faults they have there.
    """
    cases = [
        case(entry, {number: entry}, number)
        for number, file in enumerate(report.files)
        for entry in written(file)
        if not entry.place.file
    ]
    for entry in filed:
        copies = {
            number: copy
            for number, file in enumerate(report.files)
            for copy in written(file)
            if copy.place == entry.place
        }
        cases.append(case(entry, copies, None))
    return cases


def with_notices(
    report: Report, files: Sequence[FileReport], cases: Iterable[Case[Any]]
) -> Report:
    """Return a report on files with what cases tell, each in the file that holds it."""
    changed, told = list(files), list(report.notices)
    for case in cases:
        if case.own is None:
            told += case.notices
        else:
            file = changed[case.own]
            changed[case.own] = replace(file, warnings=(*file.warnings, *case.notices))
    return replace(report, files=tuple(changed), notices=tuple(told))

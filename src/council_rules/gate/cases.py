"""Waivers and judgements on their way through a run, each with the files it is for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from council_rules.findings.evidence import Notice
from council_rules.findings.report import FileReport, Report
from council_rules.gate.entries import Entry, Kind, glob_of
from council_rules.record import Record
from council_rules.words import meant


class Rules(Record):
    """What entries have to know about a rule book: enforcement by code, and codes by name."""

    enforcement: Mapping[str, str]
    names: Mapping[str, str]


class Case(Generic[Entry]):
    """One entry on its way through a run.

    ``copies`` are the entry with the faults that it has in each file it is for, by the number
    of the file; ``own`` is the number of the file that it is written in, if it is a proposal.
    """

    kind: ClassVar[Kind]

    def __init__(self, entry: Entry, copies: Mapping[int, Entry], own: int | None) -> None:
        self.entry: Entry = entry
        self.copies: Mapping[int, Entry] = copies
        self.own = own
        self.notices: list[Notice] = []
        self.is_about_nothing = False

    def tell(self, notice: Notice) -> None:
        """Note something to know about the entry, once."""
        if notice not in self.notices:
            self.notices.append(notice)

    def is_malformed(self) -> bool:
        """Note what is wrong with the entry by itself; return whether it cannot hold so."""
        faults = [one for one in self.entry.faults if one.code == self.kind.malformed]
        self.notices += faults
        self.notices += [one for one in self.entry.faults if one.severity == "warning"]
        return bool(faults)

    def about(self, rules: Rules) -> list[int]:
        """Return the files in which the entry is about something, and tell why it is in none.

        The faults that it has in some of them only are about their subjects.
        """
        strange = {
            number: fault
            for number, copy in self.copies.items()
            for fault in copy.faults
            if fault.code == self.kind.unknown_subject
        }
        found = [number for number in self.copies if number not in strange]
        known = self._knows_rule(rules)
        if strange and not found:
            self.tell(next(iter(strange.values())))
        elsewhere = self.own is None and not self.copies and bool(self.entry.files)
        if elsewhere and not glob_of(self.entry).leads_anywhere():
            self.tell(self._no_file())
            known = False
        self.is_about_nothing = not known or (bool(strange) and not found)
        return found if known else []

    def _knows_rule(self, rules: Rules) -> bool:
        """Return whether there is the rule that the entry names, and tell if there is not."""
        rule = self.entry.rule
        if not rule or rule in rules.enforcement:
            return True
        close = rules.names.get(rule)
        hint = f"did you mean '{close}'?" if close else ""
        hint = hint or meant(rule, [*rules.enforcement, *rules.names])
        hint = hint or "council-rules rules lists all codes"
        message = f"There is no rule '{rule}' to {self.kind.ruling}"
        place = self.entry.at("rule")
        self.tell(Notice(self.kind.unknown_rule, "error", message, hint, place))
        return False

    def _no_file(self) -> Notice:
        """Return that an entry in a file beside proposals leads to none of them."""
        message = f"'{self.entry.files}' is no proposal, nor is any named like that"
        hint = f"paths count from the folder of the file of {self.kind.name}s"
        return Notice(self.kind.no_file, "error", message, hint, self.entry.at("file"))

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

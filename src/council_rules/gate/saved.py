"""Saved results: what ``check --output-format json`` printed, read back.

Of a finding only what identifies and describes it is read, which is what two versions are
compared by; evidence, sources and open points are left in the file. What rules look at nothing
of is read as a whole.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Finding, Firmness, Severity, Verdict
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import (
    BodyVotes,
    CoalitionPower,
    Coverage,
    FileReport,
    Report,
)
from council_rules.gate.json_text import JsonText, Steps

VERSION = 1
TOOL = "council-rules"

_Word = TypeVar("_Word", bound=StrEnum)
_Item = TypeVar("_Item")


def is_saved(content: str) -> bool:
    """Return whether a text is meant to be a saved result, whole or not."""
    start = content.lstrip()
    return start.startswith("{") and '"tool"' in start and f'"{TOOL}"' in start


def read(path: Path, content: str) -> Report:
    """Return the report that was saved as ``content`` in a file.

    Raises SettingsError, with the place where there is one, if it is not what a check
    prints, or has a version of the format that is not known.
    """
    text = JsonText.of(str(path), content, "saved result")
    version = text.mapping((), "a saved result").get("version")
    if version != VERSION or isinstance(version, bool):
        message = "The version of the saved result is not known"
        hint = "save it again: council-rules check --output-format json"
        raise text.wrong(("version",), message, f"version {VERSION}", hint)
    return _Reader(text).report()


class _Reader:
    def __init__(self, text: JsonText) -> None:
        self.text = text
        self.word = text.word

    def report(self) -> Report:
        return Report(
            files=self.each((), "files", self.file),
            rules=self.each(("rule_book",), "rules", self.word),
            rule_book=self.word(("rule_book", "digest")),
            version=self.word(("tool", "version")),
            parameters=self.each((), "parameters", self.parameter),
            levels=self.levels(),
            profile=self.profile(),
        )

    def profile(self) -> str:
        # results that were saved before there were profiles do not say it
        account = self.text.mapping(()).get("account")
        if not isinstance(account, dict) or "profile" not in account:
            return ""
        return self.word(("account", "profile"))

    def levels(self) -> tuple[tuple[str, Severity, str], ...]:
        # results that were saved before levels were among them are as good without
        if "levels" not in self.text.mapping(("rule_book",)):
            return ()
        return self.each(("rule_book",), "levels", self.level)

    def level(self, at: Steps) -> tuple[str, Severity, str]:
        code, enforcement = (self.word((*at, key)) for key in ("code", "enforcement"))
        return code, self.one_of((*at, "severity"), Severity), enforcement

    def each(self, at: Steps, key: str, read: Callable[[Steps], _Item]) -> tuple[_Item, ...]:
        number = len(self.text.items((*at, key)))
        return tuple(read((*at, key, position)) for position in range(number))

    def parameter(self, at: Steps) -> tuple[str, str, str]:
        code, name, value = (self.word((*at, key)) for key in ("code", "name", "value"))
        return code, name, value

    def file(self, at: Steps) -> FileReport:
        # results that were saved before votes or coverage were among them are as good without
        has_votes, has_coverage = (
            key in self.text.mapping(at) for key in ("local_votes", "coverage")
        )
        return FileReport(
            file=self.word((*at, "file")),
            title=self.word((*at, "title")),
            proposal=self.word((*at, "proposal")),
            sha256=self.word((*at, "sha256")),
            findings=self.each(at, "findings", self.finding),
            not_applicable=self.each(at, "not_applicable", self.word),
            not_checked=self.each(at, "not_checked", self.word),
            open_points=(),
            assumptions=(),
            powers=self.each(at, "powers", self.power),
            warnings=(),
            problems=self.each(at, "problems", self.problem),
            local_votes=self.each(at, "local_votes", self.votes) if has_votes else (),
            coverage=self.each(at, "coverage", self.coverage) if has_coverage else (),
        )

    def finding(self, at: Steps) -> Finding:
        exempt = self.text.mapping(at).get("exempt")
        return Finding(
            code=self.word((*at, "code")),
            name=self.word((*at, "name")),
            severity=self.one_of((*at, "severity"), Severity),
            enforcement=self.word((*at, "enforcement")),
            verdict=self.one_of((*at, "verdict"), Verdict),
            firmness=self.one_of((*at, "firmness"), Firmness),
            subject=self.word((*at, "subject")),
            reason=self.word((*at, "reason")),
            message=self.word((*at, "message")),
            place=self.place((*at, "place")),
            evidence=(),
            measures=self.measures((*at, "measures")),
            authorities=(),
            depends_on=(),
            remedy=self.word((*at, "remedy")),
            exempt=None if exempt is None else self.exemption((*at, "exempt")),
        )

    def measures(self, at: Steps) -> tuple[tuple[str, int], ...]:
        return tuple((name, self.number((*at, name))) for name in self.text.mapping(at))

    def exemption(self, at: Steps) -> Exemption:
        reason, by, until = (self.word((*at, key)) for key in ("reason", "by", "until"))
        return Exemption(self.one_of((*at, "kind"), Exempt), reason, by, until)

    def place(self, at: Steps) -> Place:
        line, column, end_line, end_column = (
            self.number((*at, key)) for key in ("line", "column", "end_line", "end_column")
        )
        return Place(self.word((*at, "path")), line, column, end_line, end_column)

    def power(self, at: Steps) -> CoalitionPower:
        coalition, name, level, subject = (
            self.word((*at, key)) for key in ("coalition", "name", "level", "subject")
        )
        wins, blocks = (self.able((*at, key)) for key in ("wins", "blocks"))
        return CoalitionPower(coalition, name, level, subject, wins, blocks)

    def able(self, at: Steps) -> bool | None:
        found: bool | None = self.text.at(at, (bool, type(None)), "true, false or null")
        return found

    def votes(self, at: Steps) -> BodyVotes:
        return BodyVotes(
            self.word((*at, "body")),
            self.word((*at, "name")),
            self.number((*at, "local")),
            self.number((*at, "total")),
            self.pair((*at, "least")),
            self.pair((*at, "most")),
        )

    def coverage(self, at: Steps) -> Coverage:
        code, severity, missing, hint = (
            self.word((*at, key)) for key in ("code", "severity", "missing", "hint")
        )
        places = self.each(at, "places", self.place)
        return Coverage(
            code, severity, missing, hint, places, self.each(at, "rules", self.word)
        )

    def pair(self, at: Steps) -> tuple[int, int] | None:
        found = self.text.at(at, (list, type(None)), "two numbers, or null")
        if found is None:
            return None
        return self.number((*at, 0)), self.number((*at, 1))

    def number(self, at: Steps) -> int:
        found: int = self.text.at(at, int, "a number")
        return found

    def problem(self, at: Steps) -> Notice:
        code, severity, message, hint = (
            self.word((*at, key)) for key in ("code", "severity", "message", "hint")
        )
        return Notice(code, severity, message, hint, None)

    def one_of(self, at: Steps, words: type[_Word]) -> _Word:
        value: Any = self.word(at)
        try:
            return words(value)
        except ValueError:
            known = ", ".join(words)
            raise self.text.wrong(
                at, f"There is no {words.__name__.lower()} '{value}'", known
            ) from None

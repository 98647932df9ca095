"""The scenarios of a file as JSON: the verdict of each rule on each subject, by column."""

from collections.abc import Mapping, Sequence

from council_rules.findings.finding import JUDGED, Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.record import Record
from council_rules.render.as_json.openness import ANSWER
from council_rules.render.as_json.serializer import (
    NUMBER_IN_TEXT,
    SHA256,
    TEXT,
    TEXT_OR_NULL,
    Schema,
    exactly,
    many,
    of_version,
    one_of,
    text_of,
    whole,
)
from council_rules.render.scenarios import AS_IT_STANDS, by_rule

VERSION = 1


class _Row(Record):
    """A subject of a rule, and the verdict on it in each column."""

    subject: str
    verdicts: tuple[Verdict, ...]


class _Rule(Record):
    """A rule, and all subjects that it has in any column."""

    code: str
    subjects: tuple[_Row, ...]


class _Table(Record):
    """A file as it stands and in each of its scenarios."""

    columns: tuple[FileReport, ...]
    rules: tuple[_Rule, ...]


def render(reports: Sequence[Report]) -> str:
    """Return the table as JSON text."""
    files = tuple(report.files[0] for report in reports)
    found = [by_rule(file) for file in files]
    rules = (_Rule(code, tuple(_rows(code, found))) for code in reports[0].rules)
    return text_of(_TABLE, _Table(files, tuple(rules)))


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``scenarios --output-format json``."""
    return whole("scenarios", VERSION, _TABLE)


def _rows(code: str, found: Sequence[Mapping[str, Mapping[str, Verdict]]]) -> list[_Row]:
    subjects = sorted({subject for one in found for subject in one.get(code, {})})
    none = Verdict.NOT_APPLICABLE
    return [
        _Row(subject, tuple(one.get(code, {}).get(subject, none) for one in found))
        for subject in subjects
    ]


_COLUMN = exactly(
    "A scenario, or the file as it stands",
    scenario=TEXT_OR_NULL.saying("null for the file as it stands").of(
        lambda file: file.scenario and file.scenario.id
    ),
    name=TEXT.of(lambda file: file.scenario.name if file.scenario else AS_IT_STANDS),
    answers=many(ANSWER).of(lambda file: file.scenario.answers if file.scenario else ()),
    completions=NUMBER_IN_TEXT.saying("In how many ways what is open can be answered"),
)
_ROW = exactly(
    "A subject, and the verdict on it in each column",
    subject=TEXT,
    verdicts=many(one_of((*JUDGED, Verdict.NOT_APPLICABLE))),
)
_TABLE = exactly(
    "How each rule comes out as the file stands and in each of its scenarios",
    version=of_version(VERSION),
    file=TEXT.of(lambda table: table.columns[0].file),
    sha256=SHA256.of(lambda table: table.columns[0].sha256),
    columns=many(_COLUMN),
    rules=many(exactly("A rule, subject by subject", code=TEXT, subjects=many(_ROW))),
)

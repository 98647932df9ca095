"""All formats tell of the same findings at the same places."""

from dataclasses import replace

import pytest

from council_rules.findings.report import Report
from tests.render.formats import (
    READ,
    WITHOUT_EXCUSED,
    counting,
    excused,
    full,
    named,
    printed,
    report_of,
    run_of,
)
from tests.support import file_report, met

CLEAN = report_of(named("clean.council.yaml", file_report([met()])))
ODD, SOUND, BAD = full().files
REPORTS = {
    "everything": full(),
    "one file": report_of(ODD),
    "clean": CLEAN,
    "unreadable": report_of(BAD),
    "several": report_of(SOUND, replace(ODD, file="a.council.yaml"), ODD),
    "nothing": report_of(),
}


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))
def test_every_format_tells_the_same(report: Report, name: str) -> None:
    found = list(READ[name](printed(run_of(report), name)))
    expected = counting(report) | (set() if name in WITHOUT_EXCUSED else excused(report))
    assert set(found) == expected
    assert len(found) == len(set(found))


def test_there_is_something_to_tell() -> None:
    assert len(counting(full())) == 7
    assert len(excused(full())) == 2
    assert not counting(CLEAN)


@pytest.mark.parametrize("name", READ)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert printed(run_of(full()), name) == printed(run_of(full()), name)


@pytest.mark.parametrize("name", ["sarif", "junit", "gitlab"])
def test_what_programs_read_is_ascii(name: str) -> None:
    assert printed(run_of(full()), name).isascii()

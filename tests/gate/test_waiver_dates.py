"""Days of waivers: where they begin and end, and which day it is."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from council_rules.gate.dates import first_day, last_day, today
from tests.cli.support import Shell
from tests.gate.councils import SELECT, SOUND
from tests.gate.granted import DAY, NAME, all_waived, checked, excused, told, waived, waiver


@pytest.mark.parametrize(
    ("expires", "day", "holds"),
    [
        ("2026-03-21", "2026-03-21", True),
        ("2026-03-21", "2026-03-22", False),
        ("2026-03", "2026-03-31", True),
        ("2026-03", "2026-04-01", False),
        ("2026", "2026-12-31", True),
        ("2026", "2027-01-01", False),
        ("2028-02", "2028-02-29", True),
    ],
)
def test_the_last_day_still_counts(shell: Shell, expires: str, day: str, holds: bool) -> None:
    code, file = checked(shell, waived(*all_waived(expires=expires)), day=day)
    assert code == (0 if holds else 1)
    assert len(excused(file)) == (4 if holds else 0)
    assert {one[0] for one in told(file)} == ({"WAI101"} if holds else {"WAI003"})


@pytest.mark.parametrize(
    ("granted", "day", "holds"),
    [
        ("2026-01-20", "2026-01-20", True),
        ("2026-01-20", "2026-01-19", False),
        ("2026-01", "2026-01-01", True),
        ("2026-01", "2025-12-31", False),
        ("2026", "2026-01-01", True),
        (None, "1999-01-01", True),
    ],
)
def test_the_first_day_counts_already(
    shell: Shell, granted: str | None, day: str, holds: bool
) -> None:
    code, file = checked(shell, waived(*all_waived(granted=granted)), day=day)
    assert code == (0 if holds else 1)
    assert {one[0] for one in told(file)} == (set() if holds else {"WAI102"})


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-18", []),
        ("2026-02-19", ["in 30 days, on 2026-03-21"]),
        ("2026-03-19", ["in 2 days, on 2026-03-21"]),
        ("2026-03-20", ["tomorrow, on 2026-03-21"]),
        ("2026-03-21", ["today, on 2026-03-21"]),
    ],
)
def test_what_ends_soon_is_a_warning(shell: Shell, day: str, said: list[str]) -> None:
    code, file = checked(shell, waived(*all_waived()), day=day)
    assert code == 0
    start = "The waiver of 'REP004' on 'board_vote' expires "
    messages = [one["message"] for one in file["warnings"]]
    assert messages[:1] == [start + one for one in said]
    assert {(one[0], one[1]) for one in told(file)} == {("WAI101", "warning") for _ in said}


def test_a_waiver_that_excuses_nothing_is_not_said_to_end_soon(shell: Shell) -> None:
    _, file = checked(shell, waived(waiver(), text=SOUND), day="2026-03-20")
    assert [one[0] for one in told(file)] == ["WAI002"]


def test_the_cache_does_not_keep_what_a_waiver_came_to(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COUNCIL_RULES_CACHE", str(tmp_path / "kept"))
    codes = [
        checked(shell, waived(*all_waived()), day=day)[0]
        for day in (DAY, "2026-03-22", DAY, "2026-01-19")
    ]
    assert codes == [0, 1, 0, 1]


def test_the_day_of_the_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(NAME).write_text(waived(*all_waived()), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774137599")  # 2026-03-21 23:59:59 in UTC
    assert shell("check", *SELECT, NAME).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774137600")
    assert shell("check", *SELECT, NAME).code == 1
    assert shell("check", *SELECT, NAME, "--today", "2026-03-21").code == 0


@pytest.mark.parametrize("seconds", ["soon", "-1", "1.5", "٣", "9" * 30])
def test_a_day_of_the_environment_that_is_none(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    Path(NAME).write_text(waived(*all_waived()), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    ran = shell("check", *SELECT, NAME)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{seconds}' is not a number of seconds since 1970" in ran.err
    assert "SOURCE_DATE_EPOCH" in ran.err


def test_without_any_of_them_it_is_the_present_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    before = datetime.now(UTC).date()
    assert before <= today("") <= datetime.now(UTC).date()


def test_dates_begin_and_end() -> None:
    assert (first_day("2026"), last_day("2026")) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (first_day("2028-02"), last_day("2028-02")) == (date(2028, 2, 1), date(2028, 2, 29))
    assert first_day("2026-03-21") == last_day("2026-03-21") == date(2026, 3, 21)


@pytest.mark.parametrize("text", ["2026-13", "2026-02-29", "26", "", "2026-3-1x", "2026-3"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (raised by more than one of ours)
        last_day(text)

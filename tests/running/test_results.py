"""Reports kept between runs: never stale, never trusted when damaged, never in the way."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import council_rules
from council_rules import __version__
from council_rules.analysis.check import check_loaded
from council_rules.analysis.games.report import Interval
from council_rules.analysis.standard import standard
from council_rules.findings.evidence import Place
from council_rules.findings.people import Exempt, Exemption
from council_rules.findings.report import FileReport
from council_rules.limits import LIMITS
from council_rules.proposal.load import Loaded, load
from council_rules.running import results, within
from council_rules.running.codec import decoded, encoded
from council_rules.running.jobs import Job, judged, standard_by
from council_rules.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "proposals").rglob("*.council.yaml"))
SMALL = ROOT / "proposals" / "reference" / "un_security_council.council.yaml"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("COUNCIL_RULES_CACHE", str(folder))
    return folder


def report_of(path: Path, scenario: str | None = None, *select: str) -> FileReport:
    job = Job((path,), Settings(select=select), scenario, cached=True)
    return judged(job, standard_by(job.settings)).files[0]


@pytest.mark.parametrize("path", FILES[2:5], ids=lambda path: path.stem)
def test_a_report_is_read_back_as_it_was(path: Path) -> None:
    report = check_loaded(load(path), standard())
    again = decoded(FileReport, json.loads(json.dumps(encoded(report))))
    assert again == report


@given(st.builds(Place, st.text(), *[st.integers(1, 10**9)] * 4), st.sampled_from(Exempt))
@settings(max_examples=20)
def test_whatever_is_in_a_record_is_read_back(place: Place, kind: Exempt) -> None:
    exemption = Exemption(kind, place.path, "", "x", place)
    again = decoded(Exemption, json.loads(json.dumps(encoded(exemption))))
    assert again == exemption
    assert again.kind is kind


@given(st.fractions(), st.fractions())
@settings(max_examples=20)
def test_fractions_stay_exact(least: Fraction, most: Fraction) -> None:
    interval = Interval(least, most)
    assert decoded(Interval, json.loads(json.dumps(encoded(interval)))) == interval


@pytest.mark.parametrize("data", [0.5, 1, None, "half", "1/0"])
def test_what_is_no_fraction_is_refused(data: object) -> None:
    with pytest.raises((ValueError, TypeError, ZeroDivisionError)):
        decoded(Interval, [data, "1/2"])


def test_a_kept_report_depends_on_every_file_of_the_package() -> None:
    package = Path(council_rules.__file__).parent
    assert [Path(path) for path in results.code()] == sorted(package.rglob("*.py"), key=str)


@pytest.mark.parametrize("data", [None, [], {}, [1, 2], "text", [["x"] * 17]])
def test_what_is_no_report_is_refused(data: object) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        decoded(FileReport, data)


def test_the_second_run_takes_what_the_first_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = report_of(SMALL)
    assert list(cache.glob("report-*.json"))

    def never(*_: object) -> FileReport:
        raise AssertionError("judged again")

    monkeypatch.setattr("council_rules.analysis.check.check_loaded", never)
    assert report_of(SMALL) == first


def test_a_file_that_was_judged_is_not_read_again_but_for_its_excuses(
    cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    excused = tmp_path / "excused.council.yaml"
    waiver = 'rule: REP001, subject: security_council, reason: later, expires: "2999-01-01"'
    excused.write_bytes(SMALL.read_bytes() + f"\nwaivers: [{{{waiver}}}]\n".encode())
    job = Job((SMALL, excused), Settings(select=("REP001",)), cached=True)
    first = within.report(job, LIMITS)
    assert [bool(file.waivers) for file in first.files] == [False, True]

    def read(path: Path) -> Loaded:
        assert path == excused, "read again"
        return load(path)

    monkeypatch.setattr("council_rules.proposal.load.load", read)
    assert within.report(job, LIMITS) == first


def test_whatever_a_report_depends_on_makes_it_another(cache: Path, tmp_path: Path) -> None:
    """Another text, name, rule, parameter or scenario is never answered with an old report."""
    copy = tmp_path / "copy.council.yaml"
    copy.write_bytes(SMALL.read_bytes())
    before = report_of(copy)
    copy.write_bytes(SMALL.read_bytes().replace(b"title:", b"title: # here\n    ", 1))
    assert report_of(copy).sha256 != before.sha256
    other = tmp_path / "other.council.yaml"
    other.write_bytes(SMALL.read_bytes())
    assert report_of(other).file == str(other)
    assert report_of(other, None, "REP004").not_applicable == ("REP004",)
    parameters = {"DEC007": {"most_vetoes": "7"}}
    job = Job((other,), Settings(parameters=parameters), cached=True)
    changed = judged(job, standard_by(job.settings)).files[0]
    assert changed == check_loaded(
        load(other), standard(parameters=parameters, profile="recommended")
    )
    assert changed != report_of(other)


def test_the_code_and_the_versions_are_part_of_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def at() -> str:
        return results.address("a", "0", ["x"])

    before = at()
    assert results.address("a", "1", ["x"]) != before != results.address("b", "0", ["x"])
    assert results.address("a", "0", ["y"]) != before
    with monkeypatch.context() as patch:
        patch.setattr(results, "_code", lambda: "other")
        assert at() != before
    with monkeypatch.context() as patch:
        patch.setattr(results, "__version__", f"{__version__}.post1")
        assert at() != before
    assert at() == before


@pytest.mark.parametrize("damage", ["", "{", '{"digest": "x"}', "\x00", None])
def test_what_is_damaged_is_made_again_and_said_so(
    cache: Path, damage: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    first = report_of(SMALL)
    (kept,) = cache.glob("report-*.json")
    if damage is None:
        held = json.loads(kept.read_text("utf-8"))
        held["data"][0] = 5
        kept.write_text(json.dumps(held), encoding="utf-8")
    else:
        kept.write_text(damage, encoding="utf-8")
    assert report_of(SMALL) == first
    assert f"'{kept}' is damaged; it is worked out again" in caplog.text
    caplog.clear()
    assert report_of(SMALL) == first
    assert not caplog.text


def test_a_cache_that_is_switched_off_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNCIL_RULES_CACHE", "")
    report_of(SMALL)
    assert not list(tmp_path.iterdir())


def test_old_reports_make_room(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_KEPT", 4)
    report = replace(check_loaded(load(SMALL), standard(["REP001"])), findings=())
    for number in range(9):
        results.keep(f"{number:032}", results.REPORT, report)
    left = sorted(cache.glob("report-*.json"))
    assert 0 < len(left) <= 4
    assert left[-1].name == f"report-{8:032}.json"

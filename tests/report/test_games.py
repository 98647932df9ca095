"""The votes of a file are played once, and kept as long as nothing changes."""

from pathlib import Path

import pytest

from council_rules.proposal.load import load, load_text
from council_rules.report.games import games_of

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "proposals" / "reference" / "un_security_council.council.yaml"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("COUNCIL_RULES_CACHE", str(folder))
    return folder


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("played again")

    monkeypatch.setattr("council_rules.analysis.power.power_in", never)


def test_the_second_run_takes_the_games_of_the_first(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load(SMALL)
    first = games_of(loaded, None, kept=True)
    assert any(one.game for one in first)
    assert list(cache.glob("games-*.json"))
    forbid(monkeypatch)
    assert games_of(loaded, None, kept=True) == first


def test_another_text_or_scenario_is_played(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load(SMALL)
    games_of(loaded, None, kept=True)
    changed = load_text(SMALL.read_text("utf-8") + "# changed\n", loaded.name)
    forbid(monkeypatch)
    with pytest.raises(AssertionError, match="played again"):
        games_of(changed, None, kept=True)
    with pytest.raises(AssertionError, match="played again"):
        games_of(loaded, "some", kept=True)


def test_what_is_no_file_is_not_kept(cache: Path) -> None:
    games_of(load(SMALL), None, kept=False)
    assert not list(cache.glob("games-*.json"))

"""Settings: where they are found, and which of two values counts."""

from pathlib import Path

import pytest

from council_rules.settings import Settings, find, from_flags, read


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "council-rules.yaml").touch()
    assert find(inner) == tmp_path / "council-rules.yaml"
    (tmp_path / "a" / "council-rules.yaml").touch()
    assert find(inner) == tmp_path / "a" / "council-rules.yaml"


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / "council-rules.yaml").touch()
    inner = tmp_path / "repository" / "plans"
    inner.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    assert find(inner) is None


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "council-rules.yaml"
    path.write_text(
        "version: 1\nselect: REP\nignore: [REP002, 'DEC, ACC']\nrules: [own]\n"
        "parameters:\n  REP001: {minimum: 2}\n  REP005: {matters: [land, budget]}\n",
        encoding="utf-8",
    )
    found = read(path, "shown.yaml")
    assert found.select == ("REP",)
    assert found.ignore == ("REP002", "DEC", "ACC")
    assert found.rules == (tmp_path / "own",)
    assert found.parameters == {
        "REP001": {"minimum": "2"},
        "REP005": {"matters": "land,budget"},
    }
    assert found.origins["REP001.minimum"] == "shown.yaml:6:21"
    assert found.origins["REP002"] == "shown.yaml:3:10"


def test_flags_win() -> None:
    file = Settings(("REP",), ("DEC",), (Path("a"),), {"REP001": {"x": "1", "y": "1"}})
    flags = from_flags(["ACC,PAL"], [], [Path("b")], ["REP001.x=2", "DEC009.z= 3 "])
    both = flags.over(file)
    assert both.select == ("ACC", "PAL")
    assert both.ignore == ("DEC",)
    assert both.rules == (Path("a"), Path("b"))
    assert both.parameters == {"DEC009": {"z": "3"}, "REP001": {"x": "2", "y": "1"}}
    assert both.origins["REP001.x"] == "--param REP001.x=2"


@pytest.mark.parametrize("empty", [[], [""], [" , "]])
def test_nothing_given_replaces_nothing(empty: list[str]) -> None:
    assert from_flags(empty).over(Settings(("REP",))).select == ("REP",)

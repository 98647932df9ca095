"""The wheel brings the rule book compiled, and nothing is compiled where it does."""

from pathlib import Path

import clingo.ast
import pytest

from council_rules.analysis.shipped import write_compiled
from council_rules.analysis.standard import standard
from council_rules.rulebook import cache
from council_rules.rulebook.profiles import TRANSITION


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the package looks for what ships with it; no cache of its own is there."""
    folder = tmp_path / "compiled"
    monkeypatch.setattr(cache, "SHIPPED", folder)
    monkeypatch.setattr(cache, "_made", {})
    monkeypatch.setenv(cache.VARIABLE, "")
    return folder


def test_no_page_is_read_where_the_compiled_book_ships(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_compiled(shipped, [TRANSITION])
    written = standard(profile=TRANSITION)
    monkeypatch.setenv(cache.VARIABLE, "")
    cache._made.clear()

    def refused(*_: object) -> None:
        raise AssertionError("a program is read again")

    monkeypatch.setattr(clingo.ast, "parse_string", refused)
    assert standard(profile=TRANSITION) == written


def test_what_ships_is_read_beside_a_cache_and_without_one(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.mkdir(mode=0o700)
    monkeypatch.setenv(cache.VARIABLE, str(shipped))
    cache.write("pages", "a" * 64, "shipped")
    own = shipped.parent / "own"
    monkeypatch.setenv(cache.VARIABLE, str(own))
    cache.write("pages", "b" * 64, "own")
    assert cache.read("pages", "a" * 64) == "shipped"
    assert cache.read("pages", "b" * 64) == "own"
    assert cache.read("pages", "c" * 64) is None
    with cache.bypassed(True):
        assert cache.read("pages", "a" * 64) == "shipped"
        assert cache.read("pages", "b" * 64) is None

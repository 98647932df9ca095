"""How firmly the shipped proposals claim to know what they say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.reference.support import PROPOSALS
from tests.reference.verdicts import names

Place = tuple[str, dict[str, Any]]
OFFICIAL = ("official_text", "official_statement")


def read(name: str) -> dict[str, Any]:
    text: dict[str, Any] = yaml.safe_load(Path(PROPOSALS / f"{name}.council.yaml").read_text())
    return text


def places(value: Any, path: str = "") -> Iterator[Place]:
    """Yield every part of a file that can have a source and a basis, with its place."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from places(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            known = inner.get("id", position) if isinstance(inner, dict) else position
            yield from places(inner, f"{path}[{known}]")


def sources(part: dict[str, Any]) -> list[str]:
    """Return what a part cites, as ``source#locator``."""
    evidence = part.get("evidence", [])
    return [evidence] if isinstance(evidence, str) else evidence


@pytest.mark.parametrize("name", names())
def test_what_is_assumed_stands_in_no_source(name: str) -> None:
    assumed = [path for path, part in places(read(name)) if part.get("basis") == "assumed"]
    cited = [path for path, part in places(read(name)) if sources(part)]
    assert not set(assumed) & set(cited)


def test_nothing_in_the_report_of_three_tiers_rests_on_an_official_text() -> None:
    text = read("gaza/reported_three_tiers")
    assert text["proposal"]["default_basis"] == "reported"
    assert not [path for path, part in places(text) if part.get("basis") in OFFICIAL]


def test_of_the_charter_only_what_was_read_is_official_text() -> None:
    """Articles 1 and 2 were read in a copy; the White House announced who sits where."""
    text = read("gaza/board_of_peace")
    assert text["proposal"]["default_basis"] == "reported"
    for path, part in places(text):
        cited = sources(part)
        if part.get("basis") == "official_text":
            assert all(one.startswith(("charter#art1", "charter#art2")) for one in cited), path
        if part.get("basis") == "official_statement":
            assert all(one.startswith("white_house#") for one in cited), path
        assert not any(one.startswith("charter#art") and one[11] not in "12" for one in cited)

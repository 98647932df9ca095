"""Councils on which the vocabulary and the model once differed."""

from pathlib import Path

import pytest
import yaml

from tests.model.differences import differences

FOUND = sorted((Path(__file__).parent / "found").glob("*.yaml"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_they_agree_on_what_was_found(path: Path) -> None:
    assert not differences(yaml.safe_load(path.read_text(encoding="utf-8")))

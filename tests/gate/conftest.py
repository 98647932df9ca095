"""The command in a repository of its own, on a day that the machine does not choose."""

from pathlib import Path

import pytest

from tests.cli.support import Shell


@pytest.fixture
def shell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """Return the command, in an empty folder that settings are not looked for above."""
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("SOURCE_DATE_EPOCH", "COUNCIL_RULES_CONFIG", "COUNCIL_RULES_FAIL_ON"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)

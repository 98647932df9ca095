"""A folder with proposals that are broken, open, sound and unreadable."""

from pathlib import Path

import pytest

from tests.cli.support import Shell

COUNCIL = """\
council_rules: "1"
proposal: {{id: valley, title: Valley, completeness: {completeness}}}
areas: [{{id: valley_area, name: Valley}}]
groups:
  - {{id: residents, name: Residents, dimension: origin, locality: {{valley_area: local}}}}
  - {{id: strangers, name: Strangers, dimension: origin, locality: {{valley_area: external}}}}
matters: [{{id: governance, name: Governance, kinds: [legislation], area: valley_area}}]
bodies:
  - id: board
    name: Board
    seats:
      - {{id: stranger, count: 3, reserved_for: [strangers]}}
      - {{id: resident, count: {residents}, reserved_for: [residents]}}
procedures:
  - id: board_vote
    body: board
    matters: [governance]
    passes_when: {condition}
"""
MAJORITY = '{more_than: "1/2", of: members}'


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "100")
    return Shell(capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current directory: under REP004, each file comes to another verdict."""
    (tmp_path / ".git").mkdir()

    def write(name: str, residents: int, condition: str = MAJORITY, ending: str = "") -> None:
        completeness = "open" if condition == "unknown" else "closed"
        text = COUNCIL.format(
            residents=residents, condition=condition, completeness=completeness
        )
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text + ending, encoding="utf-8")

    write("broken.council.yaml", 2)
    write("sound.council.yaml", 5)
    write("open.council.yaml", 2, "unknown")
    write("bad.council.yaml", 2, ending="bodys: []\n")
    write("drafts/sound.council.yaml", 5)
    write(".hidden/broken.council.yaml", 2)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.yaml").write_text("a: b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path

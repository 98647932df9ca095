"""The schemas of what commands print as JSON, held against what they print."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from council_rules.cli.schema import Name
from council_rules.render.as_json import NAMES, json_schema
from tests.cli.support import Shell

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "proposals/reference"
UNSC = REFERENCE / "un_security_council.council.yaml"
OLD = REFERENCE / "un_security_council_1945.council.yaml"
FERRY = ROOT / "examples/ci/ferry.council.yaml"
OPEN = """
council_rules: "1"
proposal: {id: open, title: A board, completeness: open}
bodies:
  - id: board
    name: Board
    seats: [{id: member, count: 3}, {id: guest, participation: unknown}]
procedures:
  - {id: vote, body: board, passes_when: {more_than: 1/2, of: members}}
scenarios:
  - {id: come, name: The guest comes, assume: {board/guest.participation: accepted}}
"""
ONE = 'council_rules: "1"\ngoals: [PAL003]\ncosts: {move_appointment: 2}\n'
OTHER = 'council_rules: "1"\nfixed: [board]\n'
PRINTED = {
    "report": ("check", str(FERRY)),
    "power": ("power", str(UNSC)),
    "scenarios": ("scenarios", "open.council.yaml"),
    "judgements": ("judgements", str(FERRY)),
    "rules": ("rules",),
    "diff": ("diff", str(OLD), str(UNSC)),
    "waivers": ("waivers", str(FERRY)),
    "alternatives": ("alternatives", str(FERRY), "--goal", "REP001"),
    "negotiation": (
        *("alternatives", str(FERRY)),
        *("--party", "isle=one.goals.yaml", "--party", "company=other.goals.yaml"),
    ),
}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json_schema(name))


def test_the_command_knows_all_of_them() -> None:
    assert get_args(Name) == NAMES
    assert {"proposal", *PRINTED} == set(NAMES)


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_fits_and_what_is_not_does_not(
    name: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("open.council.yaml").write_text(OPEN, "utf-8")
    Path("one.goals.yaml").write_text(ONE, "utf-8")
    Path("other.goals.yaml").write_text(OTHER, "utf-8")
    printed = json.loads(shell(*PRINTED[name], "--output-format", "json").out)
    validator = Draft202012Validator(json_schema(name))
    validator.validate(printed)
    for path in objects_in(printed):
        changed = json.loads(json.dumps(printed))
        at(changed, path)["unheard_of"] = ["of nobody"]
        assert not validator.is_valid(changed), path


def objects_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all objects, of lists only in the first item."""
    if isinstance(data, list):
        return objects_in(data[0], (*path, 0)) if data else []
    if not isinstance(data, dict):
        return []
    return [path, *(one for key in data for one in objects_in(data[key], (*path, key)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data

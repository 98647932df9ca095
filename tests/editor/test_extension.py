"""The extension for VS Code says of the server what is the case."""

import json
from pathlib import Path

from council_rules import __version__
from council_rules.cli.app import COMMANDS
from council_rules.proposal.files import SUFFIX

FOLDER = Path(__file__).resolve().parents[2] / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text("utf-8"))
SOURCE = (FOLDER / "src" / "extension.ts").read_text("utf-8")


def test_it_has_the_version_of_the_package() -> None:
    assert MANIFEST["version"] == __version__


def test_it_starts_a_command_that_there_is_for_the_files_there_are() -> None:
    assert "lsp" in COMMANDS
    assert 'args: ["lsp"]' in SOURCE
    (language,) = MANIFEST["contributes"]["languages"]
    assert language["extensions"] == [SUFFIX]
    assert f'"**/*{SUFFIX}"' in SOURCE
    (grammar,) = MANIFEST["contributes"]["grammars"]
    for file in (language["configuration"], grammar["path"]):
        json.loads((FOLDER / file).read_text("utf-8"))


def test_what_it_registers_is_announced() -> None:
    announced = {one["command"] for one in MANIFEST["contributes"]["commands"]}
    assert announced == {"council-rules.restart"}
    assert '"council-rules.restart"' in SOURCE
    assert set(MANIFEST["contributes"]["configuration"]["properties"]) == {
        "council-rules.command"
    }

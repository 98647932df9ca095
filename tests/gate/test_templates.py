"""The action, the GitLab template and the hooks run as their files say, in a repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from tests.gate.git import Git

ROOT = Path(__file__).resolve().parents[2]
FERRY = (ROOT / "examples" / "ci" / "ferry.council.yaml").read_text("utf-8")
BROKEN = FERRY.replace("at_least: 3, of", "more_than: 1/2, of")
pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="needs bash and git"
)


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a repository in which a branch breaks what held before it began."""
    repository = Git(tmp_path / "repository", monkeypatch)
    repository.write("plans/ferry.council.yaml", FERRY)
    repository.commit()
    repository("switch", "--quiet", "-c", "majority")
    return repository


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def bash(script: str, folder: Path, **settings: str) -> tuple[int, str]:
    """Run a script as CI does: it stops at the first failure. Return its code and output."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": tools, "PYTHONPATH": str(ROOT / "src"), **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ran.stderr, ran.stderr
    return ran.returncode, ran.stdout


def action(folder: Path, tmp_path: Path, **inputs: str) -> tuple[int, str, str]:
    """Run the step of the action that checks; return code, annotations and its output."""
    given = loaded("action.yml")
    (step,) = (one for one in given["runs"]["steps"] if one.get("id") == "check")
    venv = Path(sys.executable).parents[1]
    values = {name: one["default"] for name, one in given["inputs"].items()} | inputs
    settings = {"VENV": str(venv)}
    for name, value in step["env"].items():
        if found := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value):
            settings[name] = values[found[1]]
    assert set(settings) == set(step["env"])
    said = tmp_path / "output"
    settings |= {"GITHUB_OUTPUT": str(said), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    code, out = bash(step["run"], folder, **settings)
    return code, out, said.read_text("utf-8")


def test_the_action_passes_what_is_sound(git: Git, tmp_path: Path) -> None:
    code, out, said = action(git.folder, tmp_path, arguments="--select\nREP\n")
    assert (code, said) == (0, "exit-code=0\n")
    assert "::error" not in out


def test_the_action_fails_annotates_and_writes_sarif(git: Git, tmp_path: Path) -> None:
    git.write("plans/ferry.council.yaml", BROKEN)
    log = tmp_path / "out.sarif"
    code, out, said = action(git.folder, tmp_path, arguments="--select\nREP004", sarif=str(log))
    assert (code, said) == (1, "exit-code=1\n")
    assert "::error file=plans/ferry.council.yaml,line=" in out
    assert "REP004" in (tmp_path / "summary").read_text("utf-8")
    results = json.loads(log.read_text("utf-8"))["runs"][0]["results"]
    assert {one["ruleId"] for one in results} == {"REP004"}


def test_the_action_lets_pass_what_is_not_new(git: Git, tmp_path: Path) -> None:
    git.write("plans/ferry.council.yaml", BROKEN)
    git.commit()
    select = "--select\nREP"
    assert action(git.folder, tmp_path, arguments=select, since="HEAD")[0] == 0
    assert action(git.folder, tmp_path, arguments=select, since="main")[0] == 1


def test_the_action_takes_several_paths_with_blanks(git: Git, tmp_path: Path) -> None:
    git.write("other plans/a b.council.yaml", BROKEN.replace("ferry_board", "other_board"))
    paths = "plans\nother plans/a b.council.yaml\n"
    code, out, _ = action(git.folder, tmp_path, paths=paths, arguments="--select\nREP004")
    assert code == 1
    assert "file=other plans/a b.council.yaml" in out


@pytest.mark.parametrize(("base", "expected"), [("", 1), ("HEAD", 0), ("main", 1)])
def test_the_gitlab_template(git: Git, base: str, expected: int) -> None:
    git.write("plans/ferry.council.yaml", BROKEN)
    git.commit()
    template = loaded("templates/gitlab.yml")
    job = template["council-rules"]
    settings = {**template["variables"], "COUNCIL_RULES_ARGUMENTS": "--select REP"}
    settings |= {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base} if base else {}
    (script,) = job["script"]
    code, out = bash(script, git.folder, **settings)
    assert code == expected
    assert "REP004" in out
    reports = job["artifacts"]["reports"]
    problems = json.loads((git.folder / reports["codequality"]).read_text("utf-8"))
    assert bool(problems) is (expected == 1)
    suites = ElementTree.parse(git.folder / reports["junit"]).getroot()
    assert (int(suites.attrib["failures"]) > 0) is (expected == 1)


@pytest.mark.parametrize("hook", [0, 1])
def test_the_hooks(git: Git, hook: int) -> None:
    own = loaded(".pre-commit-hooks.yaml")[hook]
    names = ["plans/ferry.council.yaml"] if own.get("pass_filenames", True) else []
    assert re.search(own["files"], "plans/ferry.council.yaml")
    assert not re.search(own["files"], "plans/notes.yaml")
    command = " ".join([own["entry"], "--select REP", *own["args"], *names])
    assert bash(command, git.folder)[0] == 0
    git.write("plans/ferry.council.yaml", BROKEN)
    assert bash(command, git.folder)[0] == 1


def test_the_examples_use_what_there_is() -> None:
    """Inputs of the workflow are inputs of the action, ids of hooks are ids of hooks."""
    steps = loaded("examples/ci/github.yml")["jobs"]["check"]["steps"]
    (own,) = (step for step in steps if "council-rules@" in step["uses"])
    assert own["with"].keys() <= loaded("action.yml")["inputs"].keys()
    hooks = {hook["id"] for hook in loaded(".pre-commit-hooks.yaml")}
    used = loaded("examples/ci/pre-commit.yaml")["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} <= hooks

"""What is installed is what was looked at: by hashes and commits, from a named place."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
USES = re.compile(r"uses: *(\S+?)@(\S+)")
SHIPPED = ("action.yml", "templates/gitlab.yml", "examples/ci/github.yml")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text("utf-8")
    return {plain(name): version for name, version in PIN.findall(text)}


def test_requirements_agree_with_constraints() -> None:
    required, constrained = pins("requirements.txt"), pins("constraints.txt")
    assert {name: constrained.get(name) for name in required} == required


def test_requirements_hold_what_the_package_and_its_back_end_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    names = {plain(re.split(r"[<>=!\[; ]", one)[0]) for one in needed}
    assert names <= pins("requirements.txt").keys()


def test_every_requirement_has_hashes() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(pins("requirements.txt"))
    for line in lines:
        assert re.search(r" --hash=sha256:[0-9a-f]{64}( |$)", line), line


@pytest.mark.parametrize("file", SHIPPED)
def test_actions_are_pinned_by_commit(file: str) -> None:
    for name, pinned in USES.findall((ROOT / file).read_text("utf-8")):
        own = name.startswith("OWNER/") and pinned == "COMMIT"
        assert own or re.fullmatch(r"[0-9a-f]{40}", pinned), name


@pytest.mark.parametrize("file", [*SHIPPED, ".pre-commit-hooks.yaml"])
def test_paths_stand_behind_two_dashes(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    if " check " in text:
        assert re.search(r'(^|[\s"\[])--([\s",\]]|$)', text)


@pytest.mark.parametrize("file", SHIPPED)
def test_nothing_is_installed_by_name_alone(file: str) -> None:
    for line in (ROOT / file).read_text("utf-8").splitlines():
        if "install" in line and ("pip" in line.lower()) and "--" in line:
            assert (
                "--require-hashes" in line
                or "--no-index" in line
                or "--quiet)" in line
                or (line.rstrip().endswith('--quiet"'))
            ), line

"""The README shows what the command prints, and names commands and pages that exist."""

import re
from pathlib import Path

import pytest

from council_rules.cli import run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_finding_is_what_check_prints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    shown = README.split("```text\n")[1].split("```")[0]
    file = "proposals/gaza/board_of_peace.council.yaml"
    assert run(["check", "--quiet", "--select", "REP007", file]) == 1
    assert shown in capsys.readouterr().out


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_numbers_of_rules_and_bodies_are_right() -> None:
    rules = len([p for p in (ROOT / "rules").glob("*/*.md") if p.stem[-1].isdigit()])
    bodies = len(list((ROOT / "proposals" / "reference").glob("*.council.yaml")))
    assert f"checks it against {rules} sourced rules" in " ".join(README.split())
    assert f"{bodies} bodies from 1945 on" in README

"""``new``, ``test`` and ``lint``: from nothing to a page that others can use."""

from pathlib import Path

import pytest

from council_rules.rulebook.book import rules_folder
from tests.cli.support import Shell

REFUSED = [
    (("rule", "riv"), "'riv' is not a rule code"),
    (
        ("rule", "REP001"),
        "The code 'REP001' belongs to a page already: representation/",
    ),
    (("rule", "RIV001", "--out", "missing/deep/RIV001.md"), "cannot be written"),
    (("pack", "The River"), "'The River' is not the name of a pack"),
    (("pack", "drafts"), "'drafts' exists and is not overwritten"),
]


@pytest.fixture
def pack(shell: Shell, folder: Path) -> Path:
    """Return a pack that was just begun."""
    ran = shell("new", "pack", "river", "--who", "River watch", "--licence", "CC0-1.0")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("wrote river/pack.yaml and river/RIVE001.md\n")
    return folder / "river"


def test_a_new_pack_is_judged_by_and_has_nothing_wrong(shell: Shell, pack: Path) -> None:
    ran = shell("test", "--examples-only", "river")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("RIVE001 river/RIVE001.md: 6 examples, none wrong\n")
    assert shell("lint", "river").out.endswith("\n1 page: 3 to look at\n")
    page = pack / "RIVE001.md"
    page.write_text(page.read_text("utf-8").replace("Say ", "We say "), "utf-8")
    assert shell("lint", "river").out == "1 page: nothing to look at\n"
    given = ("check", "--rules", "river", "--select", "RIVE", "--fail-on", "should")
    assert shell(*given, "broken.council.yaml").code == 0
    ran = shell(*given, "--param", "RIVE001.least=1/2", "broken.council.yaml")
    assert ran.code == 1
    assert "have 2 of 5 votes in 'Board', expected at least 1/2" in ran.out


def test_a_pack_of_nobody_is_to_be_looked_at(shell: Shell, folder: Path) -> None:
    assert shell("new", "pack", "lake").code == 0
    ran = shell("lint", "lake")
    assert ran.code == 1
    for key in ("who", "licence"):
        assert f"lake/pack.yaml:1:1: The key '{key}' is 'not stated yet'\n" in ran.out


def test_a_hole_that_nothing_fills_is_told_where_it_is(shell: Shell, pack: Path) -> None:
    page = pack / "RIVE001.md"
    text = page.read_text("utf-8").replace("and {least} suffices", "and {leest} suffices")
    page.write_text(text, "utf-8")
    (line,) = (n for n, one in enumerate(text.splitlines(), 1) if one.startswith("met:"))
    ran = shell("lint", "river")
    assert f"river/RIVE001.md:{line}:6\n" in ran.err
    assert "did you mean 'least'?" in ran.err


def test_a_page_that_fails_its_examples_fails(shell: Shell, pack: Path) -> None:
    page = pack / "RIVE001.md"
    page.write_text(page.read_text("utf-8").replace("default: 1/3", "default: 1/4"), "utf-8")
    ran = shell("test", "river/RIVE001.md")
    assert ran.code == 1
    assert "'One vote short of a third': board is met, expected violated" in " ".join(
        ran.out.split()
    )
    assert ran.out.endswith("1 page: 2 examples wrong, 0 reasons not shown\n")


def test_bases_of_a_pack_lie_in_it(shell: Shell, pack: Path) -> None:
    (pack / "fixtures").mkdir()
    base = (rules_folder() / "fixtures" / "two_blocs.council.yaml").read_text("utf-8")
    (pack / "fixtures" / "own.council.yaml").write_text(base, "utf-8")
    page = pack / "RIVE001.md"
    text = page.read_text("utf-8").replace("base: two_blocs", "base: own")
    page.write_text(text, "utf-8")
    assert shell("test", "--examples-only", "river").code == 0


def test_a_page_that_cannot_be_used_is_told_with_its_place(shell: Shell, pack: Path) -> None:
    page = pack / "RIVE001.md"
    page.write_text(page.read_text("utf-8").replace("voter(B,S)", "votter(B,S)"), "utf-8")
    for command in ("test", "lint"):
        ran = shell(command, "river")
        assert ran.code == 2
        assert "river/RIVE001.md:" in ran.err
        assert "did you mean 'voter'?" in ran.err


def test_shipped_pages_are_named_by_code_or_path(shell: Shell, folder: Path) -> None:
    path = str(rules_folder() / "representation" / "REP007.md")
    for name in ("REP007", path):
        ran = shell("lint", name)
        assert (ran.code, ran.out) == (0, "1 page: nothing to look at\n")


def test_what_there_is_is_never_overwritten(shell: Shell, pack: Path) -> None:
    before = (pack / "RIVE001.md").read_bytes()
    ran = shell("new", "rule", "RIVE001", "--out", "river/")
    assert ran.code == 2
    assert "'river/RIVE001.md' exists and is not overwritten" in ran.err
    assert (pack / "RIVE001.md").read_bytes() == before
    assert shell("new", "rule", "RIVE002", "--out", "river").code == 0
    assert (pack / "RIVE002.md").is_file()


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_begun_is_refused(
    shell: Shell, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = sorted(folder.rglob("*"))
    ran = shell("new", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(folder.rglob("*")) == before

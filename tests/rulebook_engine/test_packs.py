"""Packs: what their file says, and what is said where they cannot be used."""

from collections.abc import Callable
from pathlib import Path

import pytest

from council_rules.rulebook import packs
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.problems import RuleBookError

Pages = Callable[..., Path]
PACK = "name: valley\nversion: 0.1.0\nwho: Ada Example\nlicence: CC0-1.0\nneeds: 1.0\n"


def renamed(code: str) -> list[tuple[str, str]]:
    return [("name: a-test", f"name: {code.lower()}"), *[("TST001", code)] * 9]


def pack(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write a pack file, with texts exchanged, into a folder, and return that."""
    text = PACK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    return folder


def refused(*folders: Path) -> str:
    with pytest.raises(RuleBookError) as caught:
        RuleBook.load(folders)
    return str(caught.value)


@pytest.fixture
def valley(tmp_path: Path, pages: Pages) -> Path:
    pages("valley/TST001.md")
    return pack(tmp_path / "valley")


def test_a_pack_says_what_it_is(valley: Path) -> None:
    for path in (valley, valley / "pack.yaml", valley.parent):
        book = RuleBook.load([path])
        (found,) = book.packs
        assert found.says == "valley 0.1.0, by Ada Example, CC0-1.0"
        assert book.pack_of("TST001") == found
        assert book.pack_of("REP001") is None


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("1.1", "5:8: The pack needs the vocabulary 1.1, and this council-rules has 1.0"),
        ("2.0", "5:8: The pack needs the vocabulary 2.0, and this council-rules has 1.0"),
        (
            "0.9",
            "5:8: The pack is written for the vocabulary 0.9, which no longer holds",
        ),
        ("new", "5:8: The version of the vocabulary that the pack needs is 'new'"),
    ],
)
def test_a_pack_needs_a_vocabulary(valley: Path, needs: str, said: str) -> None:
    pack(valley, ("needs: 1.0", f"needs: {needs}"))
    assert refused(valley).startswith(f"{valley / 'pack.yaml'}:{said}; expected ")


def test_an_earlier_vocabulary_will_do(valley: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "VOCABULARY", (1, 3))
    for needs in ("1", "1.0", "1.3"):
        pack(valley, ("needs: 1.0", f"needs: {needs}"))
        assert RuleBook.load([valley]).packs[0].needs == needs
    pack(valley, ("needs: 1.0", "needs: 1.10"))
    assert "expected '1.0' to '1.3' (use a later council-rules" in refused(valley)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("licence", "license"),
            "4:1: There is no key 'license' here; expected 'name', 'version', 'who', "
            "'licence' or 'needs' (did you mean 'licence'?)",
        ),
        (("who: Ada Example\n", ""), "1:1: The key 'who' is missing"),
        (("name: valley", "name: The Valley"), "1:7: 'The Valley' is not the name of a pack"),
        (("0.1.0", "first"), "2:10: The version of the pack is 'first'; expected numbers"),
        ((PACK, ""), "1:1: The file is empty"),
        ((PACK, "[]"), "1:1: The pack is not a table"),
        ((PACK, "a: ["), "This is not YAML"),
    ],
)
def test_what_is_wrong_with_a_pack_is_told(
    valley: Path, change: tuple[str, str], said: str
) -> None:
    assert said in refused(pack(valley, change))


def test_two_packs_with_one_code_are_told_apart(valley: Path, pages: Pages) -> None:
    pages("hill/TST001.md")
    hill = pack(valley.parent / "hill", ("valley", "hill"))
    assert refused(valley, hill) == (
        f"{hill / 'TST001.md'}:2:1: The code 'TST001' of the pack 'hill' belongs to another "
        f"page of the pack 'valley': {valley / 'TST001.md'} (choose a code that no page has)"
    )


def test_a_page_may_come_in_by_two_paths(valley: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(valley.parent)
    book = RuleBook.load([valley, Path("valley"), Path("valley/TST001.md")])
    assert book.codes.count("TST001") == 1
    assert len(book.packs) == 1


def test_two_packs_with_one_name_are_refused(valley: Path, pages: Pages) -> None:
    pages("hill/TST002.md", *renamed("TST002"))
    hill = pack(valley.parent / "hill")
    assert refused(valley, hill) == (
        f"{hill / 'pack.yaml'}:1:1: There are two packs 'valley': the other is in {valley} "
        "(leave one out)"
    )

"""The book as a whole: which pages are in it, how they are chosen, and its cache."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from council_rules.logic.compile import compile_book, compiled_rules
from council_rules.rulebook import cache, page, record
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.problems import RuleBookError

Pages = Callable[..., Path]


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: Pages) -> Path:
    """A rules folder with two pages of its own, beside the core that ships."""
    folder = tmp_path / "shipped"
    pages("shipped/tests/TST001.md")
    pages("shipped/tests/TST002.md", *renamed("TST002", "b-test"))
    pages("shipped/tests/README.md")
    pages("shipped/fixtures/TST003.md")
    (folder / "core").symlink_to(rules_folder() / "core")
    monkeypatch.setattr("council_rules.rulebook.book.rules_folder", lambda: folder)
    return folder


def renamed(code: str, name: str = "a-test") -> list[tuple[str, str]]:
    """Return the changes that give the page another code."""
    return [("name: a-test", f"name: {name}"), *[("TST001", code)] * 9]


def test_the_shipped_book_has_the_model_page() -> None:
    folder = rules_folder()
    assert (folder / "representation" / "REP004.md").is_file()


def test_pages_are_found_and_shown_by_their_place(shipped: Path) -> None:
    book = RuleBook.load()
    assert book.codes == ("TST001", "TST002")
    assert book["TST002"].path == "tests/TST002.md"
    assert book.files["TST002"] == shipped / "tests" / "TST002.md"
    with pytest.raises(KeyError):
        book["TST003"]


def test_extra_pages_and_folders_are_added(shipped: Path, pages: Pages) -> None:
    one = pages("own/MY001.md", *renamed("MY001"))
    more = pages("more/deep/MY002.md", *renamed("MY002")).parents[1]
    book = RuleBook.load([one, more])
    assert book.codes == ("MY001", "MY002", "TST001", "TST002")
    assert book["MY001"].path == str(one)


def test_a_code_belongs_to_one_page(shipped: Path, pages: Pages) -> None:
    path = pages("own/page.md")
    with pytest.raises(RuleBookError) as caught:
        RuleBook.load([path])
    assert str(caught.value) == (
        f"{path}:2:1: The code 'TST001' belongs to another page: tests/TST001.md "
        "(choose a code that no page has)"
    )


def test_paths_that_hold_no_pages_are_said_together(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.md").write_bytes(b"\xff\xfe")
    paths = [tmp_path / "nowhere.md", tmp_path / "empty", tmp_path / "binary.md"]
    with pytest.raises(RuleBookError) as caught:
        RuleBook.load(paths)
    said = {problem.file: problem.message for problem in caught.value.problems}
    assert said == {
        str(paths[0]): "There is no such file or folder",
        str(paths[1]): "The folder holds no rule pages",
        str(paths[2]): "The page is not UTF-8 text",
    }


def test_problems_of_several_pages_are_said_together(shipped: Path, pages: Pages) -> None:
    first = pages("own/MY001.md", *renamed("MY001"), ("severity: should", "severity: x"))
    second = pages("own/MY002.md", *renamed("MY002"), ("since: 0.1.0\n", ""))
    with pytest.raises(RuleBookError) as caught:
        RuleBook.load([first.parent])
    assert [problem.file for problem in caught.value.problems] == [str(first), str(second)]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], [], ("TST001", "TST002")),
        (["TST001"], [], ("TST001",)),
        (["TST"], ["TST002"], ("TST001",)),
        (["tst00"], [], ("TST001", "TST002")),
        (["b-test"], [], ("TST002",)),
        ([], ["TST"], ()),
    ],
)
def test_rules_are_chosen(
    shipped: Path, select: list[str], ignore: list[str], codes: tuple[str, ...]
) -> None:
    assert RuleBook.load().select(select, ignore) == codes


def test_rules_are_chosen_by_page_or_folder(shipped: Path, pages: Pages) -> None:
    own = pages("own/MY001.md", *renamed("MY001"))
    book = RuleBook.load([own])
    assert book.select([str(own)]) == ("MY001",)
    assert book.select([str(own.parent)]) == ("MY001",)
    assert book.select([str(shipped / "tests")]) == ("TST001", "TST002")


def test_patterns_that_match_nothing_are_said_together(shipped: Path) -> None:
    with pytest.raises(RuleBookError) as caught:
        RuleBook.load().select(["TSD001"], ["b-tset", ""])
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == 3
    assert "No rule matches 'TSD001'" in said[1]
    assert said[1].endswith("(did you mean 'TST001'?)")
    assert said[2].endswith("(did you mean 'b-test'?)")


def test_the_program_follows_the_choice(shipped: Path) -> None:
    book = RuleBook.load()
    program = compile_book(book, ["TST002"])
    assert "tst002_small" in program.condition
    assert "TST001" not in program.condition + program.evidence
    both = compile_book(book, ["TST002", "TST001"])
    assert both.condition.index("TST001") < both.condition.index("TST002")
    with pytest.raises(KeyError):
        compile_book(book, ["TST009"])


def test_all_conditions_that_are_wrong_are_said_together(shipped: Path, pages: Pages) -> None:
    first = pages("own/MY001.md", *renamed("MY001"), ("body(B).", "boddy(B)."))
    second = pages("own/MY002.md", *renamed("MY002"), ("size(S,K), p", "sise(S,K), p"))
    book = RuleBook.load([first.parent])
    with pytest.raises(RuleBookError) as caught:
        compile_book(book, ["TST001"])
    assert [problem.file for problem in caught.value.problems] == [str(first), str(second)]


def test_the_digest_follows_the_content(shipped: Path, pages: Pages) -> None:
    before = RuleBook.load().digest
    assert RuleBook.load().digest == before
    pages("shipped/tests/TST002.md", *renamed("TST002", "c-test"))
    assert RuleBook.load().digest != before


def test_a_rule_survives_the_cache(shipped: Path) -> None:
    for rule in RuleBook.load().rules:
        assert record.unpack(json.loads(json.dumps(record.pack(rule)))) == rule


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache directory that does not exist yet."""
    monkeypatch.setenv("COUNCIL_RULES_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_second_run_parses_nothing(
    shipped: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = RuleBook.load()
    compiled = compiled_rules(first)
    monkeypatch.setattr(page, "parse", None)
    monkeypatch.setattr("council_rules.logic.compile.compile_rule", None)
    second = RuleBook.load()
    assert second.rules == first.rules
    assert compiled_rules(second) == compiled
    assert not list(kept.glob("*.part"))


def test_a_changed_page_is_read_again(shipped: Path, kept: Path, pages: Pages) -> None:
    compiled_rules(RuleBook.load())
    pages("shipped/tests/TST001.md", ("body(B), seat", "body(B), not holder(B,B), seat"))
    assert "not holder" in compile_book(RuleBook.load(), ["TST001"]).condition


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"digest": "x", "data": []}', "\0", "[" * 100_000],
)
def test_a_broken_cache_is_built_again(shipped: Path, kept: Path, content: str) -> None:
    first = compiled_rules(RuleBook.load())
    files = sorted(kept.iterdir())
    good = [file.read_text(encoding="utf-8") for file in files]
    assert len(files) == 2
    for file in files:
        file.write_text(content, encoding="utf-8")
    assert compiled_rules(RuleBook.load()) == first
    assert [file.read_text(encoding="utf-8") for file in files] == good


@pytest.mark.parametrize("data", [[], [1], [[]], [[1, 2]], "x", {"a": 1}, [["TST001"] * 6] * 2])
def test_a_cache_of_another_shape_is_built_again(
    shipped: Path, kept: Path, data: object
) -> None:
    first = compiled_rules(RuleBook.load())
    for file in kept.iterdir():
        held = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(json.dumps({**held, "data": data}), encoding="utf-8")
    assert compiled_rules(RuleBook.load()) == first


def test_a_cache_that_cannot_be_written_is_not_used(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "inner"):
        monkeypatch.setenv("COUNCIL_RULES_CACHE", str(place))
        assert len(compiled_rules(RuleBook.load())) == 2


def test_no_temporary_file_stays_when_the_cache_cannot_be_replaced(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    cache.write("pages", "0" * 64, [])
    assert list(kept.iterdir()) == []


def test_the_cache_lies_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNCIL_RULES_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.directory() == tmp_path / "council-rules"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.directory() is None


def test_a_warm_run_imports_no_parser(shipped: Path, kept: Path) -> None:
    compiled_rules(RuleBook.load())
    code = (
        "import sys; from pathlib import Path\n"
        "from council_rules.rulebook import book\n"
        f"book.rules_folder = lambda: Path({str(shipped)!r})\n"
        "from council_rules.logic.compile import compile_book\n"
        "held = book.RuleBook.load(); compile_book(held, held.codes)\n"
        "print(sorted({'yaml', 'clingo', 'council_rules.rulebook.page'} & set(sys.modules)))"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )
    assert done.stdout == "[]\n", done.stderr

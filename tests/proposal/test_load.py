"""Files that cannot be used, and what a loaded file carries."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from council_rules.proposal import tree
from council_rules.proposal.load import load, load_text
from council_rules.proposal.problems import Problem, ProposalError, Span
from tests.proposal.support import BASE, BODIES, FILES, HEAD, only_problem, place


def refused(path: Path) -> Problem:
    with pytest.raises(ProposalError) as caught:
        load(path)
    assert caught.value.name == str(path)
    (problem,) = caught.value.problems
    return problem


def written(folder: Path, content: bytes) -> Path:
    path = folder / "sample.council.yaml"
    path.write_bytes(content)
    return path


def test_missing_file(tmp_path: Path) -> None:
    problem = refused(tmp_path / "nothing.yaml")
    assert (problem.code, problem.message) == ("SRC001", "There is no such file")


def test_directory(tmp_path: Path) -> None:
    assert "is a directory" in refused(tmp_path).message


def test_name_with_nul() -> None:
    assert "cannot be read" in refused(Path("a\0b")).message


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, content: bytes) -> None:
    problem = refused(written(tmp_path, content))
    assert (problem.code, problem.message) == ("SRC001", "The file is empty")


def test_binary_file(tmp_path: Path) -> None:
    assert refused(written(tmp_path, b"\x7fELF\x00\xff\x00")).message == "The file is not text"


def test_nul_in_text(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, b"a: b\nc: d\0\n"))
    assert (*place(problem), problem.message) == (
        2,
        5,
        "The character NUL is not allowed in a proposal",
    )


def test_other_encodings(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, "a: b\nc: caf\u00e9\n".encode("latin-1")))
    assert (*place(problem), problem.message) == (2, 7, "The byte 0xE9 is not UTF-8 text")
    assert "UTF-16" in refused(written(tmp_path, BASE.encode("utf-16"))).message


def test_surrogates_and_separators() -> None:
    assert "0xED is not UTF-8" in only_problem(BASE + "x_a: \ud800\n").message
    problem = only_problem(BASE + "x_a: b\u2028c\n")
    assert (*place(problem), "U+2028" in problem.message) == (4, 7, True)


def test_too_large(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, b"# " + b"x" * tree.MAX_BYTES))
    assert (problem.code, "larger than" in problem.message) == ("SRC010", True)


def test_too_deep() -> None:
    problem = only_problem("[" * 5000)
    assert (*place(problem), problem.code) == (1, tree.MAX_DEPTH + 1, "SRC010")


def test_too_many_values() -> None:
    assert "More than 200000" in only_problem("[" + "a," * 200_001 + "]").message


@pytest.mark.parametrize(("text", "found"), [("- a\n", "a list"), ("hello\n", "a text")])
def test_not_a_mapping(text: str, found: str) -> None:
    problem = only_problem(text)
    assert (problem.code, problem.message.endswith(f"found {found}")) == ("SRC005", True)


def test_other_version_hides_what_follows_from_it() -> None:
    problem = only_problem('council_rules: "2"\nother: key\n')
    assert (*place(problem), problem.code) == (1, 16, "SRC005")
    assert problem.message == "Expected version '1' of the format, found '2'"


def test_missing_version() -> None:
    problem = only_problem(BASE.removeprefix('council_rules: "1"\n'))
    assert (*place(problem), problem.code) == (1, 1, "SRC006")
    assert 'council_rules: "1"' in problem.hint


def test_loaded(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode()
    path = written(tmp_path, content)
    loaded = load(path)
    assert loaded.name == str(path)
    assert loaded.sha256 == hashlib.sha256(content).hexdigest()
    assert loaded.text.startswith("council_rules")
    assert loaded.proposal.bodies[0].seats[0].id == "chair"
    assert loaded.places["board/chair"].key == Span(3, 48, 3, 53)


def test_text_is_normalised() -> None:
    loaded = load_text(HEAD.replace("Sample", "Cafe\u0301") + BODIES)
    assert loaded.proposal.proposal.title == {"en": "Caf\u00e9"}


def test_a_check_does_not_import_pydantic() -> None:
    code = (
        "import sys; from council_rules.proposal.load import load; "
        f"load({str(FILES[0])!r}); sys.exit('pydantic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from council_rules.proposal.pure import Parser

    for path in FILES:
        text = path.read_text(encoding="utf-8")
        with monkeypatch.context() as patched:
            expected = tree.parse(text)
            patched.setattr(tree, "_Parser", Parser)
            assert tree.parse(text) == expected


def test_error_text_has_place_code_path_and_hint() -> None:
    with pytest.raises(ProposalError) as caught:
        load_text(HEAD + "bodies: [{id: board, name: Board, teir: 1}]\n", "a.yaml")
    assert str(caught.value) == (
        "a.yaml:3:35: SRC004 board: Unknown key 'teir' in a body (did you mean 'tier'?)"
    )

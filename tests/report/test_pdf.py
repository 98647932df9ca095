"""The PDF, read back: its text, its tags, and the same bytes every time."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from council_rules.report import pdf
from council_rules.report.document import Document
from council_rules.report.material import Material, id_of


@pytest.fixture(scope="module")
def content(made: Document) -> bytes:
    try:
        return pdf.render(made)
    except ImportError as failure:
        pytest.skip(str(failure))


@pytest.fixture(scope="module")
def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def test_its_text_holds_every_finding(read: pypdf.PdfReader, material: Material) -> None:
    text = "\n".join(page.extract_text() for page in read.pages)
    assert [one for one in material.file.findings if id_of(one) not in text] == []
    assert f"{len(read.pages)} / {len(read.pages)}" in text


def test_it_is_tagged_and_names_title_and_language(read: pypdf.PdfReader) -> None:
    root: Any = read.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert read.metadata is not None
    assert "Council of the Valley" in (read.metadata.title or "")
    kinds = set(_kinds(root["/StructTreeRoot"].get_object()))
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/L"} <= kinds


def _kinds(element: object) -> list[str]:
    """Return the kinds of all elements of a structure, from the root down."""
    found: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, DictionaryObject):
            continue
        if "/S" in one:
            found.append(str(one["/S"]))
        inner = one.get("/K")
        inner = inner.get_object() if inner is not None else []
        waiting += [i.get_object() for i in (inner if isinstance(inner, list) else [inner])]
    return found


def test_the_same_bytes_every_time(made: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    short = replace(made, parts=made.parts[:2])
    assert pdf.render(short) == pdf.render(short)

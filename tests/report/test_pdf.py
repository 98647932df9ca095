"""The PDF, read back: its text, its tags, and the same bytes every time."""

import io
import re
import unicodedata
import zlib
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from pydyf import PDF
from pypdf.generic import DictionaryObject

from council_rules.report import pdf
from council_rules.report.document import Document, Paragraph, Table, plain
from council_rules.report.gather import document
from council_rules.report.html import render as page
from council_rules.report.material import Material, id_of
from tests.report.councils import VALLEY, material_of


@pytest.fixture(scope="module")
def material() -> Material:
    """A report by two families of rules: each of its pages takes its time to set and read."""
    return material_of(VALLEY, ("REP", "PAL"))


@pytest.fixture(scope="module")
def made(material: Material) -> Document:
    return document(material)


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


def test_nothing_is_compressed_twice(made: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes it compresses each stream as often as they ask for it, and slowly."""
    slow: list[int] = []
    monkeypatch.setattr(zlib, "compressobj", lambda level: slow.append(level))
    read = pypdf.PdfReader(io.BytesIO(pdf.render(replace(made, parts=made.parts[:1]))))
    assert slow == []
    assert "Council of the Valley" in read.pages[0].extract_text()
    content: Any = read.pages[0]["/Contents"].get_object()
    assert content["/Filter"] == "/FlateDecode"


def test_pages_are_referred_to_without_making_all_references_each_time(
    made: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    usual = PDF.page_references

    def counted(one: Any) -> Any:
        asked.append(len(one.pages["Kids"]))
        return usual.fget(one)

    monkeypatch.setattr(PDF, "page_references", property(counted))
    pdf.render(replace(made, parts=made.parts[:1]))
    assert asked
    assert len(asked) == len(set(asked))
    assert PDF.page_references.fget is counted


def test_its_text_is_that_of_the_page(read: pypdf.PdfReader, made: Document) -> None:
    """Every paragraph, cause and cell of a table can be read off, in the order of the page."""
    text = _letters("".join(page.extract_text() for page in read.pages[1:]))
    at = 0
    for one in made.blocks():
        if isinstance(one, Paragraph):
            # of a long paragraph a page may end within it
            begins = _letters(plain(one.text))[:40]
            assert begins in text[at:], one.number
            at += text[at:].index(begins)
    missing = [
        plain(cell.text)
        for one in made.blocks()
        if isinstance(one, Table)
        for row in one.rows
        for cell in row.cells[:2]
        if _letters(plain(cell.text))[:30] not in text
    ]
    assert missing == []


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text))


def test_its_tags_are_nested_as_a_reader_hears_them(read: pypdf.PdfReader) -> None:
    root: Any = read.root_object["/StructTreeRoot"]
    inside: dict[str, set[str]] = {}
    _look(root.get_object(), "/Root", inside)
    assert inside["/TR"] <= {"/Table", "/THead", "/TBody", "/TFoot"}
    assert inside["/TH"] == inside["/TD"] == {"/TR"}
    # WeasyPrint keeps the element around a term and what it means
    assert inside["/LI"] <= {"/L", "/Div"}
    assert inside["/LBody"] == {"/LI"}
    kinds = _kinds(root.get_object())
    headings = [int(one[2:]) for one in reversed(kinds) if re.fullmatch(r"/H[1-6]", one)]
    assert headings.count(1) == 1


def _look(element: DictionaryObject, above: str, inside: dict[str, set[str]]) -> None:
    """Collect under which kinds each kind of element stands."""
    kind = str(element.get("/S", above))
    if "/S" in element:
        inside.setdefault(kind, set()).add(above)
    inner = element.get("/K")
    inner = inner.get_object() if inner is not None else []
    for one in inner if isinstance(inner, list) else [inner]:
        if isinstance(one := one.get_object(), DictionaryObject):
            _look(one, kind, inside)


def test_each_figure_says_what_it_shows(read: pypdf.PdfReader) -> None:
    root: Any = read.root_object["/StructTreeRoot"]
    found: list[DictionaryObject] = []
    waiting: list[Any] = [root.get_object()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            found += [one] if one.get("/S") == "/Figure" else []
            inner = one.get("/K")
            inner = inner.get_object() if inner is not None else []
            waiting += [i.get_object() for i in (inner if isinstance(inner, list) else [inner])]
    assert found
    assert [one for one in found if not one.get("/Alt")] == []


def test_the_first_page_says_what_the_report_does_not_say(
    read: pypdf.PdfReader, made: Document
) -> None:
    assert made.summary
    first = _letters(read.pages[0].extract_text())
    assert _letters(made.summary.disclaimer)[-40:] in first


@pytest.mark.parametrize("height", [238, 243, 248, 253])
def test_a_key_stays_on_one_page(made: Document, height: int) -> None:
    """Wherever on a page a long key begins, its entries stand together."""
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)
    style = re.findall(r"<style>.*?</style>", page(made, paged=True), re.DOTALL)
    entries = "".join(f"<li>entry number {n} of the key</li>" for n in range(30))
    text = f"{''.join(style)}<div style='height:{height}mm'></div><ul class=key>{entries}</ul>"
    content = weasyprint.HTML(string=text).write_pdf()
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    told = [text.count("of the key") for text in (one.extract_text() for one in pages)]
    assert [one for one in told if one] == [30]

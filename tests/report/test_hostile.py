"""Text of a proposal stays text in every format, whatever it says.

Every free text of a small council is replaced by one that means something to a format, and the
report must have the structure that it has without, and show the words.
"""

import io
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx as word
import pypdf
import pytest
import yaml
from markdown_it import MarkdownIt

from council_rules.report import docx, html, markdown, pdf
from council_rules.report.document import Document
from council_rules.report.gather import document
from council_rules.report.material import Material
from council_rules.report.pictures.kinds import draw
from council_rules.report.view import View
from tests.report.councils import DAY, VALLEY, material_of
from tests.report.test_formats import parsed, words_of_docx

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "&lt;b&gt; &#60;i&#62; ]]> <!-- <w:p/> <?xml?>",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) <https://evil.example>",
    "# Heading\n\n## Another\n\n- item\n\n---",
    "1. First | second | *third* __fourth__ ~~fifth~~ `sixth`",
    "~~~~\n</svg></style></title><b>",
    r"\input{passwd} $x^2$ \write18{ls} %% &#10; \\",
    "=HYPERLINK(1) @SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7*7 }} {% raw %} {0} {finding} %(n)s",
    "right\u202eleft\u2066in\u2069 zero\u200bwidth\u00adsoft",
    "W" * 400,
    "مجلس <b>الوادي</b>",
)
FREE = {"title", "name", "summary", "note", "authors"}


def _filled(value: Any, words: Iterator[str], free: bool = False) -> Any:
    """Return part of a proposal with every free text replaced by the next of some words."""
    if isinstance(value, dict):
        return {k: _filled(v, words, free or k in FREE) for k, v in value.items()}
    if isinstance(value, list):
        return [_filled(one, words, free) for one in value]
    return next(words) if free and isinstance(value, str) else value


def _council(words: Iterator[str]) -> str:
    given = yaml.safe_load(VALLEY.replace("2026-05-01", "'2026-05-01'"))
    given["proposal"]["encoded_on"] = "2026-05-03"
    given["proposal"]["reviewed_by"] = [{"name": "B", "date": "2026-05-04", "note": "C"}]
    given["sources"][0]["retrieved"] = "2026-05-02"
    filled = _filled(given, words)
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=2000)


def _hostile() -> Iterator[str]:
    while True:
        yield from HOSTILE


def _harmless() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"Words {number}"


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(_council(_hostile()))


@pytest.fixture(scope="module")
def made(material: Material) -> Document:
    return document(material)


@pytest.fixture(scope="module")
def usual() -> Document:
    return document(material_of(_council(_harmless())))


def _shown(words: str) -> str:
    """Return words as a reader sees them: invisible ones spelled out, space left out."""
    from council_rules.render.display import clean

    return re.sub(r"\s", "", clean(words.replace("\n", " ")))


# a name that is itself in quotation marks or an end of a sentence is left as it is
SHOWN = tuple(one for one in HOSTILE if "\n" not in one)


def test_html(made: Document, usual: Document) -> None:
    found, expected = parsed(html.render(made)), parsed(html.render(usual))
    assert found.tags <= expected.tags | {"bdi"}
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    text = re.sub(r"\s", "", "".join(found.words))
    assert [one for one in SHOWN if _shown(one) not in text] == []


def test_markdown(made: Document, usual: Document) -> None:
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found, expected = (_tokens(read.parse(markdown.render(one))) for one in (made, usual))
    for kind in ("heading_open", "link_open", "image", "html_block", "html_inline", "s_open"):
        assert found[kind] == expected[kind], kind
    assert {kind for kind in found if kind not in expected} == set()
    text = re.sub(r"\s", "", _words(read.parse(markdown.render(made))))
    assert [one for one in SHOWN if _shown(one) not in text] == []


def _tokens(tokens: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in tokens:
        found[one.type] += 1
        found += _tokens(one.children or ())
    return found


def _words(tokens: Any) -> str:
    shown = ("" if one.type == "inline" else one.content for one in tokens)
    inner = (_words(one.children or ()) for one in tokens)
    return "".join(own + held for own, held in zip(shown, inner, strict=True))


def test_docx(made: Document, usual: Document) -> None:
    content = docx.render(made, DAY)
    text = re.sub(r"\s", "", words_of_docx(content))
    assert [one for one in SHOWN if _shown(one) not in text] == []
    kinds, expected = (_elements(docx.render(one, DAY)) for one in (made, usual))
    assert set(kinds) - {"rtl", "bCs"} <= set(expected)
    assert "hyperlink" not in kinds
    assert "instrText" not in kinds


def _elements(content: bytes) -> Counter[str]:
    body = word.Document(io.BytesIO(content)).element
    return Counter(str(one.tag).rpartition("}")[2] for one in body.iter())


def test_pdf(made: Document) -> None:
    short = replace(made, parts=made.parts[:1] + made.parts[2:3])
    try:
        read = pypdf.PdfReader(io.BytesIO(pdf.render(short)))
    except ImportError as failure:
        pytest.skip(str(failure))
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in read.pages))
    title = HOSTILE[0]
    assert _shown(title) in text
    for number in range(len(read.pages)):
        for one in read.pages[number].get("/Annots") or ():
            assert "/A" not in one.get_object()
    root: Any = read.root_object
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)


PICTURES = {"svg", "title", "desc", "path", "rect", "text", "g", "line", "circle", "polygon"}


@pytest.mark.parametrize("kind", ["ladder", "competences", "hands", "votes", "scenarios"])
def test_pictures(material: Material, kind: str) -> None:
    root = ElementTree.fromstring(draw(kind, View(material)))
    assert {one.tag.rpartition("}")[2] for one in root.iter()} <= PICTURES
    names = {name.rpartition("}")[2] for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name.startswith("on") or name in ("href", "style")}

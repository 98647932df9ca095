"""Every format says the same: ids, verdicts and numbers; and says it as text."""

import io
import re
from html.parser import HTMLParser

import docx as word
import pytest
from markdown_it import MarkdownIt

from council_rules.report import docx, markdown
from council_rules.report import html as page
from council_rules.report.document import Document, Paragraph, Table, plain, strong
from council_rules.report.document import text as text_of
from council_rules.report.gather import document
from council_rules.report.markdown import _text as markdown_text
from council_rules.report.material import Material, id_of
from council_rules.report.wording import VERDICTS
from tests.report.councils import DAY, VALLEY, material_of

HOSTILE = "<script>alert(1)</script>\"'|*_`# [x](javascript:alert(1)) {{ 7*7 }} &amp;"


class Words(HTMLParser):
    """Collects the words of a page, and the names of its elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def parsed(text: str) -> Words:
    found = Words()
    found.feed(text)
    return found


def words_of_docx(content: bytes) -> str:
    made = word.Document(io.BytesIO(content))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


@pytest.fixture(scope="module")
def texts(made: Document, html: str, markdown: str) -> dict[str, str]:
    return {
        "html": "".join(parsed(html).words),
        "markdown": markdown.replace("\\", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&"),
        "docx": words_of_docx(docx.render(made, DAY)),
    }


def test_every_finding_is_in_every_format(material: Material, texts: dict[str, str]) -> None:
    assert len(material.file.findings) > 10
    for name, text in texts.items():
        missing = [one for one in material.file.findings if text.count(id_of(one)) < 1]
        assert not missing, name


def test_verdicts_and_numbers_are_those_of_the_check(
    material: Material, made: Document
) -> None:
    annex = next(part for part in made.parts if part.anchor == "annex")
    table = next(block for block in annex.blocks if isinstance(block, Table))
    shown: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        first, second = (plain(cell.text) for cell in row.cells)
        if row.look == "group":
            head = re.fullmatch(r".*: ([^:]*), ([0-9]+) findings?", second)
            assert head, second
            number = int(head[2])
            under = shown.setdefault((first, head[1]), [])
        else:
            under.append(first)
            assert len(under) <= number
    found: dict[tuple[str, str], list[str]] = {}
    for one in material.file.findings:
        found.setdefault((one.code, VERDICTS[one.verdict]), []).append(id_of(one))
    assert {head: sorted(ids) for head, ids in shown.items()} == {
        head: sorted(ids) for head, ids in found.items()
    }


def test_paragraphs_have_the_same_numbers_everywhere(
    made: Document, texts: dict[str, str]
) -> None:
    paragraphs = [one for one in made.blocks() if isinstance(one, Paragraph)]
    assert [one.number for one in paragraphs] == list(range(1, len(paragraphs) + 1))
    for name, text in texts.items():
        flat = " ".join(text.replace("**", "").split())
        for one in paragraphs:
            assert f"{one.number}." in flat, name
            assert " ".join(plain(one.text).split())[:60] in flat, (name, one.number)


def test_nothing_is_loaded_from_elsewhere(html: str) -> None:
    found = parsed(html)
    assert "script" not in found.tags
    loading = ("src", "href", "action", "data", "poster", "srcset", "xlink:href")
    outside = [
        v for name, v in found.attributes if name in loading and not (v or "").startswith("#")
    ]
    assert outside == []
    assert re.findall(r"url\((?!\"data:)", html) == []
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_every_link_leads_somewhere(html: str) -> None:
    targets = {value for name, value in parsed(html).attributes if name == "id"}
    links = {(v or "")[1:] for name, v in parsed(html).attributes if name == "href"}
    assert links - targets == set()
    ids = [value for name, value in parsed(html).attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_hostile_text_stays_text() -> None:
    text = VALLEY.replace("Charter of the Valley", "'" + HOSTILE.replace("'", "''") + "'")
    text = text.replace("Vote of the Board", "'" + HOSTILE.replace("'", "''") + "'")
    made = document(material_of(text, ("REP001", "REP004")))
    found = parsed(page.render(made))
    assert "script" not in found.tags
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert HOSTILE in "".join(found.words)
    # what stands between fences is shown as it is
    shown = re.sub(r"~~~~.*?~~~~", "", markdown.render(made), flags=re.DOTALL)
    assert "<script" not in shown
    assert not re.search(r"(?<!\\)\]\(javascript", shown)
    assert HOSTILE in words_of_docx(docx.render(made, DAY))


def test_what_steers_a_terminal_or_a_line_is_spelled_out() -> None:
    text = VALLEY.replace("name: Board\n", 'name: "Bo\\u202Eard"\n')
    made = page.render(document(material_of(text, ("REP001",))))
    assert "\u202e" not in made
    assert "\\u{202e}" in made


def test_the_same_bytes_every_time(made: Document) -> None:
    again = document(material_of(VALLEY))
    assert page.render(made).replace("/tmp", "") is not None
    assert page.render(made) == page.render(made)
    assert markdown.render(made) == markdown.render(made)
    assert docx.render(made, DAY) == docx.render(made, DAY)
    assert len(again.parts) == len(made.parts)


def test_a_title_in_arabic_keeps_its_language(html: str) -> None:
    assert "<p class=other-title lang=ar dir=auto>مجلس الوادي</p>" in html


def test_words_that_stand_out_together_have_one_pair_of_marks() -> None:
    quoted = (strong("'"), strong("Board"), strong("'"), strong(" and "), strong("all"))
    shown = markdown_text(text_of("of ", *quoted, " here"))
    assert shown == "of **'Board' and all** here"
    assert "<strong>'Board' and all</strong>" in MarkdownIt().render(shown)
    assert markdown_text(text_of("a", strong(" b "), "c")) == "a **b** c"

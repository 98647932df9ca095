"""The languages of a report: whole catalogues, and no word of ours that passes them by."""

import gettext
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from council_rules.report import docx, language, markdown
from council_rules.report import html as page
from council_rules.report.document import Document
from council_rules.report.gather import document
from council_rules.report.language import speaking
from council_rules.report.material import Material
from council_rules.report.pictures.kinds import draw
from council_rules.report.view import View
from tests.report.catalogues import (
    TEMPLATE,
    catalogues,
    compiled,
    done,
    extracted,
    read,
    renewed,
    written,
)
from tests.report.councils import DAY

ARABIC = re.compile(r"[؀-ۿ]")
# what a page holds besides: names of the file, codes of rules, ids, numbers of parts and hashes
NAMES = re.compile(
    r"Council of the Valley|مجلس الوادي|The Valley|Residents|Outsiders|Government of the Valley"
    r"|Board|Vote of the|A\. Clerk|B\. Reader|Compared with the charter"
    r"|The guest comes|Charter of the Valley|The Valley Times"
    r"|\b(chair|outsider|guest|resident|art\d|par\d|council-rules|clingo|sha\w+|resource)\b"
)
CODES = re.compile(r"\b([A-Z]+\d+|[0-9a-f]{8,}|[DAVSPIOCFRNU]+|[CE]\d+)\b")


class Own(HTMLParser):
    """Collects the words of a page that are not marked as those of others."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("code", "bdi", "style", "blockquote"):
            self._inside.append(tag)
        said = dict(attrs)
        self.words += [said.get("aria-label") or ""]
        if said.get("name") == "description":
            self.words += [said["content"] or ""]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.words.append(data)


class Marked(gettext.NullTranslations):
    """Puts whatever it is asked for between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def unmarked(words: str) -> str:
    """Return what stands outside of all marks."""
    before = ""
    while before != words:
        before, words = words, re.sub(r"⟦[^⟦⟧]*⟧", " ", words)
    return words


@pytest.fixture(scope="module")
def arabic(material: Material) -> Document:
    with speaking("ar"):
        return document(material)


def test_the_catalogues_hold_what_the_source_says() -> None:
    """``python -m tests.report.catalogues`` renews them."""
    template = extracted()
    assert TEMPLATE.read_bytes() == written(template)
    for path in catalogues().values():
        assert path.read_bytes() == written(renewed(path, template))
        assert path.with_suffix(".mo").read_bytes() == compiled(read(path))


@pytest.mark.parametrize("path", catalogues().values(), ids=catalogues())
def test_nothing_is_left_untranslated(path: Path) -> None:
    assert [one.id for one in read(path) if one.id and not done(one)] == []
    assert "no lawyer has reviewed it" in read(path).header_comment


@pytest.mark.parametrize("path", catalogues().values(), ids=catalogues())
def test_the_places_of_values_agree(path: Path) -> None:
    wrong = []
    for one in read(path):
        source, several = forms_of(one.id)[-1], len(forms_of(one.id)) > 1
        for number, form in enumerate(forms_of(one.string)):
            # "one" and "two" are words of their own where a language has forms for them
            spelled = several and number in (1, 2) and "{n}" not in form
            same = places(form) == places(source) - ({"n"} if spelled else set())
            if not same or form[:1].isspace() != source[:1].isspace():
                wrong.append(form)
    assert wrong == []


def forms_of(words: str | Iterable[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_catalogue", lambda _: Marked())
    monkeypatch.setattr(language, "languages", lambda: ("ar", "en"))


@pytest.mark.usefixtures("marked")
def test_every_word_of_the_report_goes_through_the_catalogue(material: Material) -> None:
    with speaking("ar"):
        made = document(material)
    found = Own()
    found.feed(page.render(made))
    # a sentence may hold elements, so marks are taken away from the page as a whole
    left = unmarked("\n".join(found.words)).splitlines()
    assert {rest for one in left if (rest := of_ours(one))} == set()


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("kind", ["ladder", "competences", "hands", "votes", "scenarios"])
def test_every_word_of_a_picture_goes_through_the_catalogue(
    material: Material, kind: str
) -> None:
    with speaking("ar"):
        drawn = draw(kind, View(material))
    words = re.sub(r"<[^>]*>", "\n", drawn).splitlines()
    assert {rest for one in words if (rest := of_ours(one))} == set()


def of_ours(words: str) -> str:
    """Return the letters that are neither marked nor a name or code; a cut mark is one."""
    rest = CODES.sub("", NAMES.sub("", re.sub("⟦.*…$", "", unmarked(words))))
    return rest.strip() if re.search(r"[A-Za-z]{2}", rest) else ""


def test_an_arabic_page_runs_from_the_right(arabic: Document) -> None:
    text = page.render(arabic)
    assert "<html lang=ar dir=rtl>" in text
    assert "<h1 id=summary dir=auto>مجلس الوادي</h1>" in text
    assert "<bdi lang=en>" in text
    assert "ولم يراجع الترجمةَ أي محامٍ" in text


def test_a_number_beside_a_name_from_the_left_stays_on_its_side(arabic: Document) -> None:
    """Without a mark of its own language the name of a body takes the number with it."""
    assert "<div class=b><bdi lang=und>Board</bdi> <span>" in page.render(arabic)


def test_every_format_speaks_the_language(arabic: Document) -> None:
    found = Own()
    found.feed(page.render(arabic))
    written_ = {
        "html": "".join(found.words),
        "markdown": markdown.render(arabic),
        "docx": _words(docx.render(arabic, DAY)),
    }
    for name, text in written_.items():
        for words in ("تقرير الامتثال", "الافتراضات والمنهج", "غير مستوفاة", "لم يُبحث"):
            assert words in text, (name, words)
        assert "Assumptions and method" not in text


def _words(content: bytes) -> str:
    from tests.report.test_formats import words_of_docx

    return words_of_docx(content)


def test_an_arabic_file_for_word_runs_from_the_right(arabic: Document) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx.render(arabic, DAY))) as packed:
        styles = packed.read("word/styles.xml").decode()
        body = packed.read("word/document.xml").decode()
    assert re.search(r"<w:pPrDefault>\s*<w:pPr>\s*<w:bidi/>", styles)
    assert "<w:bidiVisual" in body
    assert "<w:rtl/>" in body


def test_arabic_letters_in_a_file_for_word_are_as_big_and_bold_as_others(
    arabic: Document,
) -> None:
    styles, body = _of_word(arabic)
    for size in styles.iter(f"{W}sz"):
        if size.getparent().getparent().tag == f"{W}style":
            same = size.getnext()
            assert (same.tag, same.get(f"{W}val")) == (f"{W}szCs", size.get(f"{W}val"))
    bold = [one for one in body.iter(f"{W}rPr") if one.find(f"{W}b") is not None]
    from_right = [one for one in bold if one.find(f"{W}rtl") is not None]
    assert from_right
    assert all(one.find(f"{W}bCs") is not None for one in from_right)


def test_a_file_for_word_keeps_what_is_from_the_left_together(arabic: Document) -> None:
    styles, body = _of_word(arabic)
    (lines,) = [one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "FileText"]
    assert lines.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0"
    said = [one.text or "" for one in body.iter(f"{W}t")]
    english = [one for one in said if "No decision on a matter of a territory" in one]
    assert english
    assert all(one.strip(" ")[0] == one.strip(" ")[-1] == "\u200e" for one in english)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _of_word(made: Document) -> tuple[Any, Any]:
    """Return the styles and the body of a file for Word."""
    import io

    import docx as word

    read = word.Document(io.BytesIO(docx.render(made, DAY)))
    return read.styles.element, read.element.body


def test_the_words_of_findings_stay_as_they_are(arabic: Document, material: Material) -> None:
    text = markdown.render(arabic).replace("\\", "")
    first = material.violated[0]
    assert first.message.replace("<", "&lt;")[:40] in text


def test_a_number_has_its_form() -> None:
    with speaking("ar"):
        said = [language.counted("{n} seat", "{n} seats", n) for n in (1, 2, 3, 11, 100)]
    assert said == ["مقعد واحد", "مقعدين", "3 مقاعد", "11 مقعدًا", "100 مقعد"]


def test_a_language_without_a_catalogue() -> None:
    refused = pytest.raises(language.UnknownLanguage, match="'xx', expected one of ar, en")
    with refused, speaking("xx"):
        pass

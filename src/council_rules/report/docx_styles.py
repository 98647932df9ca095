"""The page and the styles of a DOCX: whoever edits changes a style, and not every paragraph."""

from typing import TYPE_CHECKING, Any

from council_rules.report.language import from_right, spoken

if TYPE_CHECKING:
    from docx.document import Document as Word

NUMBERED, ENTRY, FILE = "Numbered Paragraph", "Entry", "File Text"
CELL, SMALL_CELL = "Table Text", "Small Table Text"
CELL_SIZE, SMALL_SIZE = 8, 7
MONO = "Courier New"
# the width of the text on A4, in twentieths of a point
TEXT_WIDTH = 9638
# left and right of the text of a cell
MARGIN = 80
_SERIF, _SANS = "Times New Roman", "Arial"
_INK, _LINE = "1B1D22", "C9C6BD"
# family, size and space before and after, in points
_LOOKS: dict[str, tuple[str, float, float, float]] = {
    "Normal": (_SERIF, 10, 0, 5),
    "Title": (_SERIF, 20, 0, 6),
    "Heading 1": (_SERIF, 15, 16, 6),
    "Heading 2": (_SERIF, 12.5, 14, 4),
    "Heading 3": (_SANS, 9.5, 9, 3),
    "Caption": (_SANS, 9, 8, 3),
    "Quote": (_SERIF, 10.5, 3, 5),
    "List Bullet": (_SERIF, 10, 0, 3),
    NUMBERED: (_SERIF, 10, 0, 5),
    ENTRY: (_SERIF, 10, 0, 3),
    CELL: (_SANS, CELL_SIZE, 1, 1),
    SMALL_CELL: (_SANS, SMALL_SIZE, 1, 1),
    FILE: (MONO, 8, 2, 4),
}
# where a paragraph begins with a number or a letter, it stands by itself: indent in points
_HANGING = {NUMBERED: 28, ENTRY: 22, FILE: 34, "List Bullet": 14}


def prepare(word: "Word", foot: str) -> None:
    """Set page, styles, language and the lines below each page, which say ``foot``."""
    _page(word)
    for name, look in _LOOKS.items():
        _style(word, name, *look)
    _lines_of_tables(word)
    _language(word)
    if from_right(spoken()):
        _all_from_right(word)
    _foot(word, foot)


def _page(word: "Word") -> None:
    from docx.shared import Mm

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)


def _style(
    word: "Word", name: str, family: str, size: float, before: float, after: float
) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    if name not in word.styles:
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        made.quick_style = True
    style: Any = word.styles[name]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), family)
    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(_INK)
    _all_letters(style)
    paragraphs = style.paragraph_format
    paragraphs.space_before, paragraphs.space_after = Pt(before), Pt(after)
    paragraphs.line_spacing = 1.1 if family is _SERIF else 1.0
    if name in _HANGING:
        paragraphs.left_indent, paragraphs.first_line_indent = (
            Pt(_HANGING[name]),
            -Pt(_HANGING[name]),
        )
        paragraphs.tab_stops.add_tab_stop(Pt(_HANGING[name]))
    if name == "Caption":
        paragraphs.keep_with_next = True
    if name == FILE:
        _one_block(style)
        if from_right(spoken()):
            _from_left(style)


def _all_letters(style: Any) -> None:
    """Let letters that are written from the right be as big as the others."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = style.element.rPr
    for old in about.findall(qn("w:szCs")):
        about.remove(old)
    size, same = about.find(qn("w:sz")), OxmlElement("w:szCs")
    same.set(qn("w:val"), size.get(qn("w:val")))
    size.addnext(same)


def _from_left(style: Any) -> None:
    """Let lines of a file run from the left to the right, as they are written."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = OxmlElement("w:bidi")
    found.set(qn("w:val"), "0")
    style.element.pPr.find(qn("w:spacing")).addprevious(found)


def _one_block(style: Any) -> None:
    """Let no space stand between paragraphs of this style."""
    from docx.oxml import OxmlElement

    style.element.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))


def _lines_of_tables(word: "Word") -> None:
    """Let thin lines stand between rows, and none between columns."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = word.styles["Table Grid"].element.find(qn("w:tblPr"))
    borders = about.find(qn("w:tblBorders"))
    for one in list(borders):
        borders.remove(one)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        drawn = side in ("top", "bottom", "insideH")
        line.set(qn("w:val"), "single" if drawn else "nil")
        if drawn:
            line.set(qn("w:sz"), "4")
            line.set(qn("w:space"), "0")
            line.set(qn("w:color"), _LINE)
        borders.append(line)
    margins = about.find(qn("w:tblCellMar"))
    for one in list(margins) if margins is not None else ():
        if one.tag in (qn("w:left"), qn("w:right")):
            one.set(qn("w:w"), str(MARGIN))


def _language(word: "Word") -> None:
    """Say in which language the text is, so that its spelling is looked at in that one."""
    from docx.oxml.ns import qn

    usual = word.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    language = usual.find(qn("w:lang"))
    if from_right(spoken()):
        language.set(qn("w:bidi"), spoken())
    else:
        language.set(qn("w:val"), spoken())


def _all_from_right(word: "Word") -> None:
    """Let all paragraphs run from the right to the left, unless they say otherwise."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    usual = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}")
    about = usual.find(qn("w:pPr"))
    if about is None:
        about = OxmlElement("w:pPr")
        usual.append(about)
    about.insert(0, OxmlElement("w:bidi"))


def _foot(word: "Word", foot: str) -> None:
    """Let each page say what document it belongs to, and its own number."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = word.sections[0].footer.paragraphs[0]
    made.style = CELL
    made.paragraph_format.tab_stops.clear_all()
    made.add_run(f"{foot}  ·  ")
    for number, between in (("PAGE", " / "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), number)
        made._p.append(field)
        made.add_run(between)

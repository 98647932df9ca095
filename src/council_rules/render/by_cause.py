"""A report as text for people, in short: by cause, then what it comes to.

Nothing is left out without its number, and how to see it stands at the end.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from council_rules.analysis.causes import Cause, causes
from council_rules.findings.evidence import Notice
from council_rules.findings.finding import Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.render.answers import answers_of
from council_rules.render.blocks import notice_block
from council_rules.render.cause_card import Shown, brief_card, cause_card, short_card
from council_rules.render.coverage import coverage_lines
from council_rules.render.cure import cure_of
from council_rules.render.display import clean, wrapped
from council_rules.render.frames import lines_of
from council_rules.render.look import Look, counted
from council_rules.render.openness import (
    draft_line,
    items,
    scenario_block,
    settling_block,
    settling_line,
)
from council_rules.render.summary import file_summary, run_summary

Source = Callable[[FileReport], str | None]

# so many lines of cards before they become short ones: more for a longer file
_ROOM = 28
_LINES_EACH = 27
# in a run over more files, cards are brief
_FEW_FILES = 3
_ROOM_EACH = 10
_RANKS = 3
_QUESTIONS = 3
_NOTICES = 5


def render(report: Report, look: Look, source: Source, titles: Mapping[str, str]) -> str:
    """Return the report as text, one card for each cause of violations.

    ``source`` gives the text of a file, None where it is not to be had or is not the text
    that was checked; ``titles`` are those of the rules, by code.
    """
    brief = len(report.files) > _FEW_FILES
    blocks: list[list[str]] = []
    for file in report.files:
        text = source(file)
        shown = Shown(file, None if text is None else lines_of(text), titles, look)
        blocks += _file(shown, brief=brief)
    blocks += [notice_block(notice, "", None, look) for notice in report.notices]
    blocks.append([*run_summary(report, look), *_more(report, look)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _file(shown: Shown, *, brief: bool) -> Iterator[list[str]]:
    file, look = shown.file, shown.look
    for notice in file.problems:
        yield notice_block(notice, file.file, shown.lines, look)
    if not file.checked:
        return
    for notice in _grave(file):
        yield notice_block(notice, file.file, shown.lines, look)
    if file.scenario:
        yield scenario_block(file.scenario, file.file, look)
    yield from _cards(shown, brief=brief)
    yield from _judged(file, look)
    if not look.quiet:
        if not brief:
            yield from _asked(file, look)
        if file.settling and not brief:
            yield settling_block(file, look, _RANKS)
    yield [
        *file_summary(file, look),
        *(settling_line(file, look) if brief and not look.quiet else ()),
        *_assumed(file, look),
        *coverage_lines(file, look, names=not brief),
        *(() if look.quiet else draft_line(file, look)),
        *_notices([one for one in file.warnings if one not in _grave(file)], file.file, look),
    ]


def _cards(shown: Shown, *, brief: bool) -> Iterator[list[str]]:
    """Return the cards of all causes, the first as it is, later ones short if they are long."""
    found = causes(shown.file)
    room = _ROOM_EACH if brief else _ROOM + len(shown.lines or ()) // _LINES_EACH
    for number, cause in enumerate(found):
        card = brief_card(cause, shown) if brief else cause_card(cause, shown)
        if number and len(card) > room:
            card = short_card(cause, shown)
        room -= len(card)
        yield card if number else [*_opening(shown, found), *card]


def _opening(shown: Shown, found: Sequence[Cause]) -> list[str]:
    """Return how many findings are told by cause, and that they are certain."""
    number = counted(sum(len(cause.findings) for cause in found), "finding")
    certain = ", however the open points turn out" if shown.file.open_points else ""
    text = f"{clean(shown.file.file)}: {number} from {counted(len(found), 'cause')}{certain}"
    return _bold(text, shown.look)


def _judged(file: FileReport, look: Look) -> Iterator[list[str]]:
    """Return what a person judged to be violated, with the answers."""
    if judged := file.of(Verdict.JUDGED_VIOLATED):
        head = f"violated as judged by a person, not by this tool, in {clean(file.file)}:"
        said = []
        for one in judged:
            cure = f"; cure: {told}" if (told := cure_of(one)) else ""
            said.append(f"{one.code} {one.message}: {'; '.join(answers_of(one))}{cure}")
        yield [*_bold(head, look), *items(said, look)]


def _asked(file: FileReport, look: Look) -> Iterator[list[str]]:
    """Return the first questions to a person, and how many more there are."""
    asking = file.of(Verdict.NEEDS_JUDGEMENT)
    put = [(one.code, each) for one in asking for each in one.questions]
    # what is asked whatever the open points turn out to be comes first
    put.sort(key=lambda each: each[1].supposed)
    asked = [f"{code}: {each.told}" for code, each in put]
    if asked:
        rest = len(asked) - _QUESTIONS
        more = [counted(rest, "more question")] if rest > 0 else []
        head = f"for a person to judge in {clean(file.file)}:"
        yield [*_bold(head, look), *items([*asked[:_QUESTIONS], *more], look)]


def _bold(text: str, look: Look) -> list[str]:
    return [look.paint(line, "bold") for line in wrapped(text, look.columns)]


def _assumed(file: FileReport, look: Look) -> list[str]:
    if not file.assumptions:
        return []
    number = counted(len(file.assumptions), "assumption")
    return wrapped(f"{number} where the file says nothing: --full lists them", look.columns)


def _grave(file: FileReport) -> list[Notice]:
    """Return the notices that are shown in full: errors, and why nothing was checked."""
    return [one for one in file.warnings if one.severity == "error" or file.empty]


def _notices(notices: Sequence[Notice], file: str, look: Look) -> Iterator[str]:
    """Return a line for each notice, those after the first few of a code only counted."""
    for code in dict.fromkeys(notice.code for notice in notices):
        alike = [notice for notice in notices if notice.code == code]
        for notice in alike[:_NOTICES]:
            at = f":{notice.place.line}:{notice.place.column}" if notice.place else ""
            where = (notice.place.file if notice.place else "") or file
            text = f"{notice.severity} {code} {where}{at}: {notice.message}"
            yield from wrapped(clean(text), look.columns)
        if rest := len(alike[_NOTICES:]):
            yield f"{alike[0].severity} {code}: {rest} more like this"


def _more(report: Report, look: Look) -> list[str]:
    """Return how to see what is only counted here, with what rules rest on."""
    if not any(file.findings for file in report.files):
        return []
    levels = any(finding.stands_on for finding in report.findings)
    text = (
        "each finding with its facts: --full, --select RULE or --subject ID; what it follows "
        "from: council-rules why FILE RULE SUBJECT; "
        f"{'' if levels else 'on what evidence: --evidence levels; '}"
        "law and standards behind a rule, and authority against it: council-rules explain RULE"
    )
    return wrapped(text, look.columns)

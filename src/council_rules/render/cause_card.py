"""One card for one cause: where it is written, what follows from it, what would cure it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from council_rules.analysis.causes import SEATS, Cause, Clause
from council_rules.findings.finding import Cure, Finding, Severity
from council_rules.findings.report import BodyVotes, FileReport
from council_rules.gate.account import violations_in
from council_rules.levels import LEVELS as LEVELS_OF_EVIDENCE
from council_rules.record import Record
from council_rules.render.account import not_counted
from council_rules.render.cure import said
from council_rules.render.display import clean, wrapped
from council_rules.render.frames import Mark, arrow, frame, gutter_of
from council_rules.render.look import COLOURS, LEVELS, Look, counted, note
from council_rules.words import readable, series

_SUBJECTS = 3
_CURES = 2


class Shown(Record):
    """What cards are drawn from.

    ``file`` is the report on the file, ``lines`` its text, None where there is none to show;
    ``titles`` are those of the rules, by code.
    """

    file: FileReport
    lines: Sequence[str] | None
    titles: Mapping[str, str]
    look: Look


def cause_card(cause: Cause, shown: Shown) -> list[str]:
    """Return the card of a cause: its frame, the rules it breaks by name, what cures it."""
    drawn, margin = _drawn(cause, shown)
    look, findings = shown.look, cause.findings
    if len(findings) == 1:
        breaks = [f"{_rule(findings[0].code, cause, shown)}: {findings[0].message}"]
    else:
        breaks = [_follows(code, cause, shown) for code in cause.codes]
    return [
        *drawn,
        *note(margin, "breaks", breaks, look),
        *note(margin, "example", _example(cause), look),
        *note(margin, "bound", _bounds(findings), look),
        *note(margin, "evidence", _evidence(findings), look),
        *_ending(cause, margin, look),
    ]


def brief_card(cause: Cause, shown: Shown) -> list[str]:
    """Return a cause with its frame, as narrow as it can be, and the codes of the rules."""
    drawn, margin = _drawn(cause, shown)
    border = f"{' ' * margin} |"
    return [
        *(line for line in drawn if line != border),
        *note(margin, "breaks", [_codes(cause)], shown.look),
        *_ending(cause, margin, shown.look),
    ]


def short_card(cause: Cause, shown: Shown) -> list[str]:
    """Return a cause in few lines: what it is, where, and the rules that it breaks."""
    text = f"line {cause.clauses[0].places[0].line}: {_codes(cause)}"
    if uncounted := not_counted(violations_in(cause.findings)):
        text += f"; not counted: {uncounted}"
    cures = [one.cure for one in cause.findings if one.cure]
    if cured := [cure for cure in cures if cure.edits]:
        more = f"; --full shows {len(cured) - 1} more cures" if cured[1:] else ""
        text += f"; cured by: {said(cured[0])}{more}"
    lines = wrapped(clean(text), shown.look.columns - 2)
    return [*_head(cause, shown.look), *(f"  {line}" for line in lines)]


def _drawn(cause: Cause, shown: Shown) -> tuple[list[str], int]:
    """Return the head of a card with its frame, and the margin of what comes below."""
    look, first = shown.look, cause.clauses[0]
    place = first.places[0]
    at = f"{place.file or shown.file.file}:{place.line}:{place.column}"
    if first.key == SEATS:
        seats = note(2, "seats", list(_seats(first, shown)), look)
        return [*_head(cause, look), arrow(2, at, readable(first.path)), *seats], 2
    marks = _marks(cause)
    colour = COLOURS[level_of_cause(cause)]
    drawn = frame(shown.lines or (), marks, look.columns, look.paint, colour)
    margin = gutter_of(marks) if drawn else 2
    return [*_head(cause, look), arrow(margin, at, readable(first.path)), *drawn], margin


def _seats(clause: Clause, shown: Shown) -> Iterator[str]:
    """Return the bodies whose lists of seats are meant, with the local votes in each."""
    lines: dict[str, int] = {}
    for place in clause.places:
        lines.setdefault(place.path.partition("/")[0], place.line)
    for votes in shown.file.local_votes:
        if votes.body in lines:
            yield f"'{votes.name}', line {lines[votes.body]}: {_local(votes)}"


def _local(votes: BodyVotes) -> str:
    ends = [votes.least, votes.most]
    open_ends = [f"{local} of {total}" for local, total in filter(None, ends)]
    if open_ends:
        return f"from {' to '.join(open_ends)} votes local, as is left open"
    return f"{votes.local} of {counted(votes.total, 'vote')} local"


def _codes(cause: Cause) -> str:
    """Return the rules of a cause by their codes, with how many findings each has."""
    levels = {one.code: LEVELS[one.severity] for one in cause.findings}
    return ", ".join(
        f"{code}{f' {len(found)}' if len(cause.findings) > 1 else ''}"
        f"{f' ({levels[code]})' if levels[code] != 'error' else ''}"
        for code in cause.codes
        for found in [cause.of(code)]
    )


def _ending(cause: Cause, margin: int, look: Look) -> list[str]:
    """Return how many findings count, if not all do, and what would cure them."""
    return [
        *note(margin, "counts", list(_counts(cause.findings)), look),
        *note(margin, "cure", list(_cures(cause)), look),
    ]


def _counts(findings: Sequence[Finding]) -> Iterator[str]:
    found = violations_in(findings)
    if uncounted := not_counted(found):
        yield f"{found.count} of {found.all}; not counted: {uncounted}"


def level_of_cause(cause: Cause) -> str:
    """Return the word for the gravest finding of a cause: error, warning or note."""
    order = list(Severity)
    return LEVELS[min((one.severity for one in cause.findings), key=order.index)]


def _head(cause: Cause, look: Look) -> list[str]:
    """Return ``cause C1, 12 findings: what is written``, wrapped to the screen."""
    mark = f"cause {cause.id}"
    said = f", {counted(len(cause.findings), 'finding')}: {cause.title}"
    room = max(look.columns - len(mark), 24)
    first, *rest = wrapped(clean(said), room)
    paint = look.paint
    painted = paint(mark, COLOURS[level_of_cause(cause)], "bold")
    return [painted + paint(first, "bold"), *(paint(f"  {line}", "bold") for line in rest)]


def _marks(cause: Cause) -> list[Mark]:
    """Return the place of the cause, and one of what most of its findings use besides."""
    first, *others = cause.clauses
    number = len(cause.findings)
    marks = [_mark(first, "", primary=True)]
    if others:
        one = others[0]
        used = f" ({one.findings} of {number} use this)" if one.findings < number else ""
        marks.append(_mark(one, f"{one.says}{used}", primary=False))
    return marks


def _mark(clause: Clause, label: str, *, primary: bool) -> Mark:
    place = clause.places[0]
    return Mark(
        place.line, place.column, place.end_line, place.end_column, label, primary=primary
    )


def _follows(code: str, cause: Cause, shown: Shown) -> str:
    """Return a rule by name, with how many findings there are on how many subjects."""
    found = cause.of(code)
    subjects = list(dict.fromkeys(readable(one.subject) for one in found))
    number = len(found)
    times = "" if number == len(subjects) else f"{counted(number, 'finding')} on "
    on = ", ".join(subjects) if len(subjects) <= _SUBJECTS else f"{len(subjects)} subjects"
    return f"{_rule(code, cause, shown)}: {times}{on}"


def _rule(code: str, cause: Cause, shown: Shown) -> str:
    title = shown.titles.get(code, "")
    level = LEVELS[cause.of(code)[0].severity]
    return f"{code} '{title}' ({level})" if title else f"{code} ({level})"


def _example(cause: Cause) -> list[str]:
    """Return the sentence of one of several findings, the gravest."""
    if len(cause.findings) == 1:
        return []
    one = cause.findings[0]
    return [f"{one.code}: {one.message}"]


def _bounds(findings: Sequence[Finding]) -> list[str]:
    bounds = list(dict.fromkeys(bound for one in findings for bound in one.bounds))
    if not bounds:
        return []
    number = sum(bool(one.bounds) for one in findings)
    return [f"{number} of {len(findings)} rest on what is assumed: {series(bounds)}"]


def _evidence(findings: Sequence[Finding]) -> list[str]:
    """Return how many findings stand on which level of evidence, where that is known."""
    said = (
        f"{sum(one.stands_on == level for one in findings)} on {level.replace('_', ' ')}"
        for level in LEVELS_OF_EVIDENCE
        if any(one.stands_on == level for one in findings)
    )
    told = ", ".join(said)
    return [f"as firm as the weakest claim needed: {told}"] if told else []


def _cures(cause: Cause) -> Iterable[str]:
    """Return what cures findings of a cause, each by itself, with how many it does."""
    cures: dict[Cure, list[Finding]] = {}
    for one in cause.findings:
        if one.cure is not None:
            cures.setdefault(one.cure, []).append(one)
    by_number = sorted(cures.items(), key=lambda item: (not item[0].edits, -len(item[1])))
    for cure, ones in by_number[:_CURES]:
        codes = ", ".join(dict.fromkeys(one.code for one in ones))
        yield f"each of {len(ones)} ({codes}): {said(cure)}"
    if rest := sum(len(ones) for _, ones in by_number[_CURES:]):
        yield f"{rest} more by other edits or none: --full shows them"

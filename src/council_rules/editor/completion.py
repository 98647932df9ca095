"""What could be written at a place, each with what it is."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from council_rules.editor.cursor import Cursor, cursor_at, keys_of, required
from council_rules.editor.keys import described, says
from council_rules.editor.lines import Lines, Position
from council_rules.editor.mentions import Thing
from council_rules.editor.rules import RulePages
from council_rules.findings.report import FileReport
from council_rules.proposal.forms import Form, form_of
from council_rules.proposal.model.file import Scenario
from council_rules.proposal.model.parts import Claim
from council_rules.proposal.model.people import Judgement, Waiver
from council_rules.proposal.model.search import Negotiation
from council_rules.proposal.references import references_of
from council_rules.proposal.scalars import flag

Kind = Literal["key", "word", "id", "rule"]


class Proposed(NamedTuple):
    """A text that could be put in the place of what is typed, from ``begin`` to ``end``.

    ``detail`` says in a few words what it is, ``about`` at length, as Markdown. ``rank``
    orders them.
    """

    label: str
    kind: Kind
    text: str
    begin: int
    end: int
    detail: str = ""
    about: str = ""
    rank: int = 0


class Known(NamedTuple):
    """What a completion draws on besides the text at the place.

    ``things`` are those of the last text that could be read, ``report`` the last one on it.
    """

    things: dict[str, Thing]
    rules: RulePages
    report: FileReport | None = None


def completions(text: str, lines: Lines, position: Position, known: Known) -> list[Proposed]:
    """Return what could be written at a place; nothing where the format knows nothing."""
    cursor = cursor_at(text, lines, position)
    if cursor is None:
        return []
    found = _keys(cursor) if cursor.is_key else _values(cursor, known)
    return list({one.label: one for one in found}.values())


def _keys(cursor: Cursor) -> Iterator[Proposed]:
    needed = required(cursor.part)
    for name in keys_of(cursor.part):
        if name in cursor.present:
            continue
        text = f"{name}: " if cursor.bare else name
        detail = "needed" if name in needed else ""
        about = described(cursor.part, name, f"{cursor.path}.{name}")
        rank = 0 if name in needed else 1
        yield Proposed(name, "key", text, cursor.begin, cursor.end, detail, about, rank)


def _values(cursor: Cursor, known: Known) -> Iterator[Proposed]:
    put = _Put(cursor)
    field, part = cursor.field.rstrip("."), cursor.part
    if cursor.field.endswith("."):
        yield from _table_keys(put, field, known)
        return
    form = cursor.form
    for word in _words(form):
        yield put(word, "word", _word_detail(word), says(part, field))
    if form is not None and form.convert is flag:
        yield from (put(word, "word") for word in ("true", "false"))
    for reference in references_of(part):
        if reference.field == field:
            yield from _ids(put, reference.kinds, known)
    if field == "evidence" and issubclass(part, Claim):
        for thing in _of(("source",), known):
            yield put(thing.id, "id", thing.name, text=f"{thing.id}#")
    yield from _named_by_path(put, part, field, known)


class _Put:
    """Makes proposed texts for one place."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor

    def __call__(
        self, label: str, kind: Kind, detail: str = "", about: str = "", text: str = ""
    ) -> Proposed:
        begin, end = self.cursor.begin, self.cursor.end
        return Proposed(label, kind, text or label, begin, end, detail, about)


def _words(form: Form | None) -> tuple[str, ...]:
    if form is None:
        return ()
    own = form_of(form.item).words if form.item is not None else ()
    return (*form.words, *own)


def _word_detail(word: str) -> str:
    said = {
        "unknown": "looked for and not found",
        "none": "stated to be absent",
        "all": "all of them",
    }
    return said.get(word, "")


def _ids(put: _Put, kinds: tuple[str, ...], known: Known) -> Iterator[Proposed]:
    for thing in _of(kinds, known):
        yield put(thing.id, "id", ", ".join(filter(None, (thing.kind, thing.name))))


def _of(kinds: tuple[str, ...], known: Known) -> list[Thing]:
    return [thing for thing in known.things.values() if thing.kind in kinds]


def _table_keys(put: _Put, field: str, known: Known) -> Iterator[Proposed]:
    if field == "locality":
        yield from _ids(put, ("area",), known)
    if field == "assume" and known.report is not None:
        for point in known.report.open_points:
            yield put(point.id, "id", point.sentence)


def _named_by_path(put: _Put, part: type, field: str, known: Known) -> Iterator[Proposed]:
    """Yield what entries name that are about rules: codes, and subjects of findings."""
    entries = (Waiver, Judgement)
    if (issubclass(part, entries) and field == "rule") or (
        issubclass(part, Negotiation) and field == "goals"
    ):
        for rule in known.rules.all:
            yield put(rule.code, "rule", rule.title, known.rules.summary(rule))
    if issubclass(part, entries) and field == "subject" and known.report is not None:
        for finding in known.report.findings:
            yield put(finding.subject, "id", f"{finding.code}: {finding.verdict}")
    if issubclass(part, Scenario) and field == "assume" and known.report is not None:
        yield from _answers(put, put.cursor.path, known.report)


def _answers(put: _Put, path: str, report: FileReport) -> Iterator[Proposed]:
    for point in report.open_points:
        if path.endswith(f".assume.{point.id}"):
            yield from (put(one.value, "word", one.says) for one in point.answers)

"""Exhibits, and every statement of the file with what it rests on."""

from collections.abc import Iterator

from council_rules.report.clauses import place_words
from council_rules.report.document import (
    Block,
    Paragraph,
    Part,
    Row,
    Run,
    Text,
    code,
    noted,
    strong,
    tell,
    tell_number,
    text,
)
from council_rules.report.exhibits import Exhibit, statements
from council_rules.report.language import mark, say
from council_rules.report.parts.tables import row, table
from council_rules.report.view import View
from council_rules.report.wording import word

Cited = tuple[tuple[str, str], ...]
_HEAD = (
    mark("No."),
    mark("Exhibit"),
    mark("Kind"),
    mark("Standing"),
    mark("Published"),
    mark("Retrieved"),
    mark("Cited"),
)
_NONE = mark("The file names no source.")


def exhibits(view: View) -> Part:
    """Return the part on exhibits and statements."""
    blocks: list[Block] = [Paragraph(text(_sources(view) if view.exhibits else say(_NONE)))]
    if view.exhibits:
        found = map(_exhibit, view.exhibits.values())
        blocks.append(table(say("Exhibits"), map(say, _HEAD), found, (6,), "exhibits"))
    if rows := list(_statements(view)):
        head = (say("Line"), say("Statement"), say("Basis"), say("Exhibits"))
        title = say("Statements of the file and what they rest on")
        blocks.append(table(title, head, rows, (0,), "annex statements"))
    return Part("", "exhibits", say("Exhibits and statements"), tuple(blocks))


def _sources(view: View) -> str:
    """Return of how many sources the file says where a copy is kept, and what its hash is."""
    sources = [one.source for one in view.exhibits.values()]
    archived = sum(bool(one.archived) for one in sources)
    hashed = sum(bool(one.sha256) for one in sources)
    first = say("Sources in the order of the file; addresses are printed and not loaded.")
    if not archived and not hashed:
        return first + say(
            " The file gives neither a hash nor an archived copy of what was read."
        )
    return first + say(
        " For {archived} of {all} the file names an archived copy of what was read, for "
        "{hashed} its hash; neither was looked up.",
        archived=archived,
        hashed=hashed,
        all=len(sources),
    )


def _exhibit(one: Exhibit) -> Row:
    source = one.source
    note = f". {source.note}" if source.note else ""
    address: list[str | Run | Text] = [" ", code(source.url)] if source.url else []
    if source.archived:
        address.append(tell(" Archived: {address}.", address=code(source.archived)))
    if source.sha256:
        address.append(
            tell(" Hash of what was read: {hash}.", hash=code(f"sha256 {source.sha256}"))
        )
    return row(
        strong(one.label),
        text(noted(source.title), noted(note), *address),
        _stated(source.classification),
        _stated(source.reliability),
        source.published or "–",
        source.retrieved or "–",
        one.cited,
        anchor=one.label,
    )


def _stated(value: str | None) -> str:
    return word(value) if value else say("not stated")


def _statements(view: View) -> Iterator[Row]:
    """Return statements; those alike but for their place, such as seats, stand in one row."""
    groups: dict[tuple[str, str, str, Cited], list[tuple[str, int]]] = {}
    for one in statements(view.material):
        owner, slash, rest = one.path.partition("/")
        kind = rest.partition(".")[2] if slash else one.path
        key = (owner if slash else "", kind, one.basis, one.cited)
        groups.setdefault(key, []).append((one.path, one.line))
    for (_, _, basis, cited), places in groups.items():
        first, line = places[0]
        alike = len(places) - 1
        more = (
            tell_number(
                " and {n} entry of a seat alike", " and {n} entries of seats alike", alike
            )
            if alike
            else ()
        )
        shown = view.references(cited) or text(Run(say("none"), "soft"))
        yield row(str(line), text(place_words(first, view), more), word(basis), shown)

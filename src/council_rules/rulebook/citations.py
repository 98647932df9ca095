"""What a page rests on: each citation says how it bears on the norm, and where it was read."""

from council_rules.rulebook.fields import Fields
from council_rules.rulebook.notation import Node, Table, Text
from council_rules.rulebook.rule import NOT_SEEN, ROLES, SOURCE_KINDS, RuleSource
from council_rules.words import listed, meant

_REQUIRED = ("instrument", "clause", "kind", "role", "reads")
_OPTIONAL = ("binds", "seen", "url")
# a choice of the book binds nobody and is read on the page itself
_NOTHING_TO_SEE = ("policy",)
_BIND_NOBODY = ("policy", "mathematics", "scholarship")
# what a law has to do on a page to be shown as law there
_ROLES_OF_LAW = ("supports", "contrary")


def read(fields: Fields, node: Node | None) -> tuple[RuleSource, ...]:
    """Return the citations of a page; slips are noted in ``fields``."""
    items = fields.items(node, "The list of sources")
    found = tuple(_citation(fields, fields.table(item, "The source")) for item in items)
    if node is None or isinstance(node, Text):
        return found
    if not items:
        fields.add(node, "The rule rests on no source", "at least one; 'policy' is a kind")
    elif not any(source.role in ("supports", "analogy") for source in found):
        message = "No source supports the rule"
        expected = "one in the role 'supports' or 'analogy'; a choice of your own is 'policy'"
        fields.add(node, message, expected)
    return found


def _citation(fields: Fields, table: Table) -> RuleSource:
    if table.entries:
        fields.keys(table, _REQUIRED, _OPTIONAL)
    kind = fields.word(table.get("kind"), "The kind of source", SOURCE_KINDS)
    role = fields.word(table.get("role"), "The role", ROLES)
    source = RuleSource(
        instrument=fields.text(table.get("instrument"), "The instrument"),
        clause=fields.text(table.get("clause"), "The clause"),
        kind=kind,
        role=role,
        reads=fields.text(table.get("reads"), "What the source says"),
        binds=fields.text(table.get("binds"), "Whom the source binds"),
        seen=_seen(fields, table.get("seen")),
        url=fields.text(table.get("url"), "The address"),
    )
    _check_named(fields, table, kind)
    if kind == "law":
        _check_law(fields, table, source)
    return source


def _seen(fields: Fields, node: Node | None) -> str:
    seen = fields.text(node, "Where the clause was read")
    if node is None or not seen or seen == NOT_SEEN or "://" in seen:
        return seen
    expected = f"the address where the clause was read, or '{NOT_SEEN}'"
    fields.add(node, f"'{seen}' is no address", expected, meant(seen, (NOT_SEEN,)))
    return ""


def _check_named(fields: Fields, table: Table, kind: str) -> None:
    """Note what a source of this kind has to say and does not."""
    if kind not in SOURCE_KINDS:
        return
    if table.get("seen") is None and kind not in _NOTHING_TO_SEE:
        expected = f"the address where the clause was read, or '{NOT_SEEN}'"
        fields.add(table, f"The key 'seen' is missing, for a source of kind '{kind}'", expected)
    if table.get("binds") is None and kind not in _BIND_NOBODY:
        expected = "whom the source binds, or 'nobody'"
        fields.add(
            table, f"The key 'binds' is missing, for a source of kind '{kind}'", expected
        )


def _check_law(fields: Fields, table: Table, source: RuleSource) -> None:
    """Note what is not shown as law: law that does not carry the norm, or that nobody read."""
    role, seen = table.get("role"), table.get("seen")
    if role is not None and source.role in ROLES and source.role not in _ROLES_OF_LAW:
        message = f"A source in the role '{source.role}' is not law here"
        expected = f"the role {listed(_ROLES_OF_LAW)}, or the kind 'standard' or 'precedent'"
        fields.add(role, message, expected)
    if seen is not None and source.seen == NOT_SEEN:
        message = "Law of which nobody has read the clause is not shown as law"
        expected = "the address where it was read, or the kind 'standard' or 'precedent'"
        fields.add(seen, message, expected)

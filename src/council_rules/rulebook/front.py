"""The front matter of a page: who the rule is, what it rests on, what may be set."""

from typing import cast

from council_rules.record import Record
from council_rules.rulebook import citations, declarations
from council_rules.rulebook.fields import Fields
from council_rules.rulebook.notation import Node, Table
from council_rules.rulebook.profiles import LAW, NAMED, OF_A_PAGE, is_binding_law
from council_rules.rulebook.rule import (
    CURES,
    ENFORCEMENTS,
    SEVERITIES,
    WITNESSES,
    Enforcement,
    Parameter,
    RuleSource,
    Severity,
)

_REQUIRED = (
    "code",
    "name",
    "title",
    "severity",
    "enforcement",
    "since",
    "subject",
    "sources",
    "cures",
)
_OPTIONAL = ("parameters", "witness", "profiles")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789"


class Front(Record):
    """The front matter as read; empty where something is wrong."""

    code: str
    name: str
    title: str
    severity: Severity
    enforcement: Enforcement
    since: str
    subject: str
    parameters: tuple[Parameter, ...]
    sources: tuple[RuleSource, ...]
    cures: tuple[str, ...]
    witness: tuple[str, ...]
    profiles: tuple[str, ...]


def read(fields: Fields, table: Table) -> Front:
    """Return the front matter; slips are noted in ``fields``."""
    fields.keys(table, _REQUIRED, _OPTIONAL)
    severity = fields.word(table.get("severity"), "The severity", SEVERITIES)
    enforcement = fields.word(table.get("enforcement"), "The enforcement", ENFORCEMENTS)
    sources = citations.read(fields, table.get("sources"))
    return Front(
        code=_code(fields, table.get("code")),
        name=_name(fields, table.get("name")),
        title=fields.text(table.get("title"), "The title"),
        severity=cast("Severity", severity),
        enforcement=cast("Enforcement", enforcement),
        since=fields.text(table.get("since"), "The version"),
        subject=fields.text(table.get("subject"), "The subject"),
        parameters=declarations.read(fields, table.get("parameters")),
        sources=sources,
        cures=fields.words(table.get("cures"), "cure", CURES),
        witness=fields.words(table.get("witness"), "witness", WITNESSES),
        profiles=_profiles(fields, table.get("profiles"), sources),
    )


def _profiles(
    fields: Fields, node: Node | None, sources: tuple[RuleSource, ...]
) -> tuple[str, ...]:
    """Return the profiles that a page names; the one of law needs law that carries the norm."""
    if node is None:
        return OF_A_PAGE
    found = fields.words(node, "profile", NAMED)
    binding = any(is_binding_law(one.kind, one.role, one.binds) for one in sources)
    if LAW in found and not binding:
        message = f"The profile '{LAW}' needs law that supports the rule and binds somebody"
        expected = "a source of kind 'law' in the role 'supports' that binds more than 'nobody'"
        fields.add(node, message, expected)
    return found


def _code(fields: Fields, node: Node | None) -> str:
    code = fields.text(node, "The code")
    letters = code.rstrip(_DIGITS)
    if node is not None and code:
        right = letters and letters != code and not letters.strip(_LETTERS.upper())
        if not right:
            expected = "capital letters and then digits, like 'REP004'"
            fields.add(node, f"The code '{code}' is not a rule code", expected)
            return ""
    return code


def _name(fields: Fields, node: Node | None) -> str:
    name = fields.text(node, "The name")
    if node is not None and name.strip(_LETTERS + _DIGITS + "-"):
        expected = "small letters, digits and hyphens, like 'one-person-one-seat'"
        fields.add(node, f"The name '{name}' is not a rule name", expected)
    return name

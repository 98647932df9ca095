"""The rules that a check would use, as JSON, with the values of their parameters."""

from collections.abc import Sequence

from council_rules.record import Record
from council_rules.render.as_json.evidence import AUTHORITY
from council_rules.render.as_json.serializer import (
    COUNT,
    TEXT,
    YES_OR_NO,
    Schema,
    exactly,
    many,
    of_version,
    one_of,
    text_of,
    whole,
)
from council_rules.render.rule_list import family
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.rule import ENFORCEMENTS, SEVERITIES, Rule

VERSION = 1


class _Valued(Record):
    """A rule with the values of its parameters."""

    rule: Rule
    parameters: tuple[Setting, ...]


class _Found(Record):
    """Rules of a book, and how they were chosen."""

    rules: tuple[_Valued, ...]
    rule_book: str
    profile: str
    left_out: int


def render(
    rules: Sequence[Rule], values: Sequence[Setting], digest: str, profile: str, left_out: int
) -> str:
    """Return the rules as JSON text."""
    valued = (_Valued(rule, tuple(v for v in values if v.code == rule.code)) for rule in rules)
    return text_of(_RULES, _Found(tuple(valued), digest, profile, left_out))


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``rules --output-format json``."""
    return whole("rules", VERSION, _RULES)


_PARAMETER = exactly(
    "The value of a parameter",
    name=TEXT,
    value=TEXT.of("text"),
    changed=YES_OR_NO.saying("Whether it is not that of the page"),
)
_RULE = exactly(
    "A rule, and what it rests on",
    code=TEXT.of("rule.code"),
    name=TEXT.of("rule.name"),
    title=TEXT.of("rule.title"),
    family=TEXT.of(lambda one: family(one.rule)),
    severity=one_of(SEVERITIES).of("rule.severity"),
    enforcement=one_of(ENFORCEMENTS).of("rule.enforcement"),
    since=TEXT.of("rule.since"),
    subject=TEXT.of("rule.subject"),
    norm=TEXT.of("rule.norm"),
    against=TEXT.saying("What speaks against the rule").of("rule.against"),
    defence=TEXT.saying("What a defender of the text answers").of("rule.defence"),
    page=TEXT.of("rule.path"),
    profiles=many(TEXT).of("rule.profiles"),
    cures=many(TEXT).saying("The kinds of edit that can cure it").of("rule.cures"),
    parameters=many(_PARAMETER),
    sources=many(AUTHORITY).of("rule.sources"),
)
_RULES = exactly(
    "The rules that a check would use",
    version=of_version(VERSION),
    rule_book=TEXT.saying("A fingerprint of the whole book"),
    profile=TEXT.saying("The profile that rules were taken from"),
    left_out=COUNT.saying("Rules that were left out for the profile"),
    rules=many(_RULE),
)

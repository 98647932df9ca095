"""The JSON Schema and pydantic agree with the reader about what a proposal is."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from council_rules.proposal import reader, tree
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.schema import json_schema
from tests.proposal.support import FILES
from tests.tries import tries

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
ORACLE: TypeAdapter[Any] = TypeAdapter(Proposal)
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}


def as_texts(text: str) -> Any:
    """Return the file with every scalar as text, private keys removed."""
    return without_private_keys(yaml.load(text, yaml.BaseLoader))


def without_private_keys(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if not key.startswith("x_")}
        return {key: without_private_keys(item) for key, item in kept.items()}
    return [without_private_keys(item) for item in value] if isinstance(value, list) else value


def as_numbers(value: Any) -> Any:
    """Return the value as tools for JSON see it: unquoted numbers and flags."""
    if isinstance(value, dict):
        return {key: as_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_numbers(item) for item in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isascii() and value.isdigit() else value


def fields_of(part: Any) -> Any:
    if isinstance(part, tuple):
        return [fields_of(item) for item in part]
    if hasattr(part, "__dataclass_fields__"):
        return {name: fields_of(getattr(part, name)) for name in part.__dataclass_fields__}
    return part


def test_there_are_files() -> None:
    assert len(FILES) >= 4


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for definition in (SCHEMA, *SCHEMA["$defs"].values()):
        assert definition["description"]
        assert definition["additionalProperties"] is False
        assert definition["patternProperties"] == {"^x_": {}}
    weight = SCHEMA["$defs"]["Seat"]["properties"]["weight"]
    assert weight["description"] == "Votes of one seat."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_schema_accepts_valid_files(path: Path) -> None:
    quoted = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [error.message for error in VALIDATOR.iter_errors(quoted)] == []
    assert [error.message for error in VALIDATOR.iter_errors(as_numbers(quoted))] == []


VOTE = "passes_when: unanimity,"
SEAT = "reserved_for: [donors],"


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        (VOTE, "passes_when: {plebiscite: valley_voters},", True),
        (VOTE, "passes_when: {plebiscite: Valley voters},", False),
        (VOTE, "passes_when: {plebiscite: valley_voters, approval_by: board},", False),
        (SEAT, f"{SEAT} appointed_by: each_its_own,", True),
        (SEAT, f"{SEAT} appointed_by: {{by: each_its_own, method: elects}},", True),
        (SEAT, f"{SEAT} appointed_by: each its own,", False),
    ],
)
def test_what_the_files_do_not_have(old: str, new: str, right: bool) -> None:
    text = TEXTS["board.council.yaml"].replace(old, new)
    assert new in text
    assert VALIDATOR.is_valid(yaml.load(text, yaml.BaseLoader)) == right
    assert bool(reader.read(tree.parse(text)[0])[0]) == right


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_reader_and_pydantic_read_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    proposal, _, problems = reader.read(tree.parse(text)[0])
    assert problems == []
    assert fields_of(proposal) == fields_of(ORACLE.validate_python(as_texts(text)))


def places_in(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    return [at, *(found for key, item in items for found in places_in(item, (*at, key)))]


def changed(value: Any, at: tuple[Any, ...], new: Any) -> Any:
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = changed(value[at[0]], at[1:], new)
    return copy


DOUBTFUL: list[Any] = [
    "none",
    "unknown",
    "all",
    "board",
    "board/chair",
    "2",
    "0",
    "1/2",
    "true",
    "2026-01",
    "14 days",
    "a#b",
    "Some text",
    ["board"],
    ["unknown"],
    {"min": "1"},
    {"en": "text"},
    {"by": "board"},
    {"at_least": "1"},
    {"zzz": "1"},
    [],
    {},
]


@tries(300)
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_reader_and_pydantic_agree_on_spoiled_files(name: str, data: st.DataObject) -> None:
    whole = as_texts(TEXTS[name])
    at = data.draw(st.sampled_from(places_in(whole)[1:]))
    spoiled = changed(whole, at, data.draw(st.sampled_from(DOUBTFUL)))
    quoted = yaml.dump(spoiled, default_style='"', allow_unicode=True)
    _, _, problems = reader.read(tree.parse(quoted)[0])
    # that a condition is exactly one condition is said by the reader and the schema alone
    problems = [problem for problem in problems if "exactly one of" not in problem.message]
    try:
        ORACLE.validate_python(spoiled)
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted == (not problems), problems


@tries(300)
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_the_schema_accepts_what_the_reader_accepts(name: str, data: st.DataObject) -> None:
    whole = as_texts(TEXTS[name])
    at = data.draw(st.sampled_from(places_in(whole)[1:]))
    spoiled = changed(whole, at, data.draw(st.sampled_from(DOUBTFUL)))
    quoted = yaml.dump(spoiled, default_style='"', allow_unicode=True)
    _, _, problems = reader.read(tree.parse(quoted)[0])
    if not problems:
        assert [error.message for error in VALIDATOR.iter_errors(as_numbers(spoiled))] == []

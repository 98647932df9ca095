"""Keys with a former name, and keys and words that every YAML reader takes for text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from council_rules.proposal.amend import load_amended
from council_rules.proposal.former import FORMER_KEYS
from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.load import load_text, load_waivers
from council_rules.proposal.patch import amended_text
from council_rules.proposal.schema import json_schema
from tests.proposal.support import BASE, only_problem, parts_of_the_format, place

SUNSET = BASE.replace("name: Board,", "name: Board, sunset: {KEY: 2027},")
HANDOVER = BASE + "handovers: [{id: transfer, to: board, KEY: 2027}]\n"
WAIVER = BASE + "waivers: [{rule: REP004, KEY: board}]\n"
FORMER = [
    (SUNSET, "ends_on", "board.sunset", 3),
    (HANDOVER, "due", "transfer", 4),
    (WAIVER, "subject", "waivers[0]", 4),
]
IDS = [row[1] for row in FORMER]


@pytest.mark.parametrize(("text", "key", "owner", "line"), FORMER, ids=IDS)
def test_a_former_key_is_read_with_a_warning(
    text: str, key: str, owner: str, line: int
) -> None:
    old, new = load_text(text.replace("KEY", "on")), load_text(text.replace("KEY", key))
    assert old.proposal == new.proposal
    assert new.warnings == ()
    (warning,) = old.warnings
    assert (warning.code, warning.severity) == ("SRC104", "warning")
    assert warning.path == f"{owner}.{key}"
    assert place(warning) == (line, text.splitlines()[line - 1].index("KEY") + 1)
    assert f"'on' is now called '{key}'" in warning.message
    assert warning.hint == f"write {key}: instead of on:"
    assert old.places[warning.path] in old.places.values()


@pytest.mark.parametrize(("text", "key", "owner", "line"), FORMER, ids=IDS)
@pytest.mark.parametrize("first", ["former", "present"])
def test_both_names_at_once_are_refused(
    text: str, key: str, owner: str, line: int, first: str
) -> None:
    keys = ("on", key) if first == "former" else (key, "on")
    problem = only_problem(text.replace("KEY", f"{keys[0]}: 2026, {keys[1]}"))
    assert (problem.code, problem.path) == ("SRC009", f"{owner}.{key}")
    assert problem.span.line == line
    assert f"'on' is the former name of '{key}', which is given as well" in problem.message
    assert problem.hint == f"keep '{key}' and remove 'on'"


def test_elsewhere_a_former_key_is_unknown() -> None:
    assert only_problem(BASE + "on: 2027\n").code == "SRC004"


def test_a_former_key_is_warned_of_in_a_file_of_waivers(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text('council_rules: "1"\nwaivers: [{rule: REP004, on: board}]\n', "utf-8")
    waivers, _, (warning,) = load_waivers(file)
    assert waivers.waivers[0].subject == "board"
    assert (warning.code, warning.path) == ("SRC104", "waivers[0].subject")


@pytest.mark.parametrize("path", ["transfer.due", "transfer.on"])
@pytest.mark.parametrize("key", ["due", "on"])
def test_an_amendment_finds_a_key_by_either_name(path: str, key: str) -> None:
    text, change = HANDOVER.replace("KEY", key), ("substitute", path, "2028")
    assert load_amended(text, [change]).proposal.handovers[0].due == "2028"
    assert amended_text(text, [change]) == text.replace("2027", '"2028"')


@pytest.mark.parametrize(("text", "key", "owner", "line"), FORMER, ids=IDS)
def test_the_schema_allows_either_name_and_not_both(
    text: str, key: str, owner: str, line: int
) -> None:
    validator = Draft202012Validator(json_schema())
    for keys, valid in ((key, True), ("on", True), (f"{key}: 2026, on", False)):
        read = yaml.load(text.replace("KEY", keys), yaml.BaseLoader)
        assert validator.is_valid(read) == valid


def test_the_schema_needs_one_of_the_names() -> None:
    validator = Draft202012Validator(json_schema())
    text = SUNSET.replace("KEY: 2027", "renewed_by: board")
    assert not validator.is_valid(yaml.load(text, yaml.BaseLoader))
    assert only_problem(text).code == "SRC006"


def inner(form: Form) -> Iterator[Form]:
    yield form
    for hint in (form.item, *(form.table or ())):
        if hint is not None:
            yield from inner(form_of(hint))


def written() -> set[str]:
    """Return every key of the format and every word that a value may be."""
    keys = {name for part in parts_of_the_format() for name in forms_of(part)}
    forms = [form for part in parts_of_the_format() for form in forms_of(part).values()]
    return keys | {word for form in forms for each in inner(form) for word in each.words}


def test_the_keys_and_words_are_found() -> None:
    assert {"ends_on", "on_request_of", "none", "each_its_own", "REP"} - written() == {"REP"}
    assert len(written()) > 200


@pytest.mark.parametrize("word", sorted(written() - {"1"}))
def test_a_key_or_word_is_the_same_text_in_every_yaml(word: str) -> None:
    assert yaml.safe_load(word) == word  # PyYAML follows YAML 1.1
    assert yaml.safe_load(f"{word}: {word}") == {word: word}
    # the core schema of YAML 1.2 has other words for null, true and false, and no others
    assert word.casefold() not in {"null", "~", "true", "false", ".inf", ".nan"}
    assert not word[0].isdigit()


def test_the_former_keys_are_not_the_same_text_in_every_yaml() -> None:
    for renamed in FORMER_KEYS.values():
        assert all(yaml.safe_load(old) != old for old in renamed)

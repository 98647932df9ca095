import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jsonschema import Draft202012Validator

from council_rules.findings.report import Report
from council_rules.levels import LEVELS
from council_rules.render.as_json.report import envelope, json_schema, render
from tests.support import (
    BLIND,
    file_report,
    met,
    needs_judgement,
    report,
    undetermined,
    unreadable_report,
    violated,
)

FULL = report(
    replace(
        file_report([violated(), undetermined(), needs_judgement(), met()], is_open=True),
        coverage=(BLIND,),
    ),
    unreadable_report(),
)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_what_is_printed_fits_the_schema() -> None:
    for found in (FULL, report(), report(file_report())):
        Draft202012Validator(json_schema()).validate(json.loads(render(found)))


def test_the_schema_refuses_what_is_not_printed() -> None:
    printed = json.loads(render(FULL))
    printed["files"][0]["findings"][0]["verdict"] = "passed"
    assert list(Draft202012Validator(json_schema()).iter_errors(printed))


def test_every_field_of_the_report_is_printed() -> None:
    renamed = {"rule_book", "rules", "version", "parameters"}
    for_authors = {"silent"}  # advice in the text for people, no result
    for_comparison = {"wins_where", "blocks_where"}  # mean something beside another version
    names = names_in(FULL) - renamed - for_authors - for_comparison
    assert names <= keys_in(envelope(FULL))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(FULL) == render(FULL)
    assert render(FULL).endswith("}\n")


def test_counts() -> None:
    assert envelope(FULL)["summary"] == {
        "files": 2,
        "not_checked": 1,
        "rules_not_checked": 3,
        "verdicts": {
            "violated": 1,
            "judged_violated": 0,
            "undetermined": 1,
            "needs_judgement": 1,
            "judged_met": 0,
            "met": 1,
        },
        "violated_by_severity": {"must": 1, "should": 0, "info": 0},
        "violated_by_evidence": dict.fromkeys(LEVELS, 0),
    }


def names_in(part: Any) -> set[str]:
    if isinstance(part, tuple):
        return {name for item in part for name in names_in(item)}
    if not is_dataclass(part):
        return set()
    found = (
        {field.name for field in fields(part)} if not isinstance(part, Report) else {"files"}
    )
    return found.union(*(names_in(getattr(part, field.name)) for field in fields(part)))


def keys_in(part: Any) -> set[str]:
    if isinstance(part, list):
        return {key for item in part for key in keys_in(item)}
    if not isinstance(part, dict):
        return set()
    return set(part).union(*map(keys_in, part.values()))

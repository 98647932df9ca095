"""The SARIF Multitool, a validator of its own, finds nothing wrong (``make sarif``)."""

import json
import os
import random
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from council_rules import check
from council_rules.findings.evidence import Evidence, Place
from council_rules.findings.people import Exempt
from council_rules.findings.report import Report
from council_rules.render import sarif
from council_rules.render.frames import lines_of
from council_rules.render.line_hash import line_hashes
from tests.render.formats import ODD, exempt, full, named, notice, report_of, run_of
from tests.support import TEXT, file_report, met, violated

VARIABLE = "COUNCIL_RULES_SARIF_MULTITOOL"
TOOL = os.environ.get(VARIABLE, "")
ROOT = Path(__file__).parents[2]
PIECES = [
    *("\n", "\r\n", "\r", " ", "\t", "a", "b", "- id: x", "name: R\u00e4te", "\U0001f600"),
    *("\u2028", "x" * 90, "{a: b}", "\n\n", "\r \n", "\u00a0", "\ufffd"),
]

pytestmark = pytest.mark.skipif(not TOOL, reason=f"{VARIABLE} names no SARIF Multitool")


def multitool(*arguments: str) -> None:
    # without the first, the tool asks for a library of the system that need not be there
    settings = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run([TOOL, *arguments], env=settings, capture_output=True, check=True)


def made_by_hand() -> dict[str, tuple[Report, str | None]]:
    everything = full()
    odd, sound, bad = everything.files
    fact = Evidence("[a](1) {0} \\", Place("x", 3, 1, 5, 2), (), "x")
    signs = replace(violated(), message="'{0}' [x](1) <b> | \U0001f600", evidence=(fact,) * 3)
    no_place = replace(notice("RUN001", "error"), place=None)
    reports: dict[str, Report] = {
        "everything": everything,
        "nothing": report_of(),
        "clean": report_of(sound),
        "unreadable": report_of(bad),
        "no_place": report_of(replace(bad, problems=(no_place,))),
        "no_rules": replace(report_of(replace(bad, problems=(no_place,))), rules=()),
        "unicode": report_of(odd),
        "several": report_of(sound, odd, bad, named("another.yaml", odd)),
        "signs": report_of(file_report([signs])),
        "notices": report_of(
            file_report([violated()]), notices=(notice("WAI001", "error"), no_place)
        ),
        "warned": report_of(replace(sound, warnings=(notice("SRC101", "warning"),))),
        "elsewhere": report_of(named("/else where/x.yaml", file_report([violated()]))),
        "over_lines": report_of(
            file_report([replace(violated(), place=Place("x", 8, 9, 9, 3))])
        ),
        "hashed": report_of(replace(file_report([violated(), met()]), sha256="ab" * 32)),
        "odd_name": report_of(named("a\udcff\x01.yaml", file_report([violated()]))),
        "stdin": report_of(named("stdin", file_report([violated()]))),
    }
    for kind in Exempt:
        reports[kind.value] = report_of(named(ODD, file_report([exempt(kind, violated())])))
    found: dict[str, tuple[Report, str | None]] = {
        name: (report, TEXT) for name, report in reports.items()
    }
    found["no_text"] = (report_of(file_report([violated()])), None)
    return found


def real() -> dict[str, str]:
    files = [
        *sorted((ROOT / "proposals" / "reference").glob("*.council.yaml"))[:5],
        *sorted((ROOT / "proposals" / "gaza").glob("*.council.yaml")),
    ]
    found = {}
    for path in files:
        report = check(path)
        shown = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        report = replace(report, files=(replace(report.files[0], file=shown),))
        found[path.stem] = sarif.render(run_of(report, text))
    return found


def faults(folder: Path, name: str, log: str) -> list[tuple[str, str]]:
    """Return the rule and the level of everything graver than a note."""
    file, out = folder / f"{name}.sarif", folder / f"{name}.json"
    file.write_text(log, encoding="utf-8")
    multitool(
        *("validate", str(file), "--rule-kind", "Sarif;Ghas"),
        *("--level", "Error;Warning;Note", "--output", str(out), "--log", "ForceOverwrite"),
    )
    # the tool ends with 0 whatever it finds: what counts is in its own results
    (run,) = json.loads(out.read_text(encoding="utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"], name
    # a log that it cannot read at all has no results, every other one at least notes
    assert run["results"], name
    levels = [(one["ruleId"], one.get("level", "warning")) for one in run["results"]]
    return [(rule, level) for rule, level in levels if level != "note"]


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    logs = real() | {
        name: sarif.render(run_of(report, text))
        for name, (report, text) in made_by_hand().items()
    }
    assert len(logs) >= 20
    found = {name: faults(tmp_path, name, log) for name, log in logs.items()}
    assert found == {name: [] for name in logs}


def test_the_schema_beside_the_tool_is_kept() -> None:
    schema = Path(TOOL).with_name("sarif-2.1.0.json")
    if not schema.exists():
        pytest.skip("this Multitool brings no schema")
    rules = json.loads(schema.read_text(encoding="utf-8-sig"))
    validator = validator_for(rules)(rules)
    for report, text in made_by_hand().values():
        validator.validate(json.loads(sarif.render(run_of(report, text))))


def test_the_validator_would_find_faults(tmp_path: Path) -> None:
    log = json.loads(sarif.render(run_of(full())))
    (run,) = log["runs"]
    del run["tool"]["driver"]["rules"][0]["help"]
    run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    codes = {code for code, _ in faults(tmp_path, "wrong", json.dumps(log))}
    assert codes >= {"GH2012", "SARIF1007"}


def test_the_hashes_are_those_of_the_tool(tmp_path: Path) -> None:
    chance = random.Random(2026)
    texts = ["\ufeffa: b\n", TEXT]
    for size in (5, 40, 400) * 20:
        pieces = [*chance.sample(PIECES, chance.choice([3, len(PIECES)])), "\n"]
        texts.append("".join(chance.choice(pieces) for _ in range(size)))
    results = []
    for number, text in enumerate(texts):
        file = tmp_path / f"{number}.yaml"
        file.write_bytes(text.encode("utf-8"))
        texts[number] = text.removeprefix("\ufeff")
        results += [result(file, line) for line in range(1, len(lines_of(texts[number])) + 1)]
    assert given(tmp_path, results) == [one for text in texts for one in line_hashes(text)]


def result(file: Path, line: int) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": file.as_uri()}, "region": {"startLine": line}}
    return {
        "ruleId": "X1",
        "message": {"text": "A line."},
        "locations": [{"physicalLocation": where}],
    }


def given(folder: Path, results: list[dict[str, Any]]) -> list[str]:
    """Return the hashes that the Multitool gives to results."""
    driver = {"tool": {"driver": {"name": "x"}}, "columnKind": "unicodeCodePoints"}
    log = {
        "$schema": sarif.SCHEMA,
        "version": "2.1.0",
        "runs": [{**driver, "results": results}],
    }
    before, after = folder / "before.sarif", folder / "after.sarif"
    before.write_text(json.dumps(log), encoding="utf-8")
    multitool(
        *("rewrite", str(before), "--insert", "RollingHashPartialFingerprints"),
        *("--output", str(after), "--log", "ForceOverwrite"),
    )
    (run,) = json.loads(after.read_text(encoding="utf-8-sig"))["runs"]
    return [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]

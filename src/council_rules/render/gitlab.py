"""A report for the code quality widget of GitLab merge requests."""

import hashlib
import json
from collections import Counter
from typing import Any

from council_rules.render.machine import Run, Told, one_scalar, told

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}
# a file that was not checked may break every rule
_BLOCKS = "blocker"


def render(run: Run) -> str:
    """Return the violations and notices as a JSON list.

    GitLab shows one problem for each fingerprint, so no two problems have the same.
    """
    seen: Counter[tuple[str, str]] = Counter()
    problems = []
    for one in told(run):
        seen[one.path, one.key] += 1
        problems.append(_problem(one, seen[one.path, one.key]))
    return json.dumps(problems, indent=2) + "\n"


def _problem(one: Told, number: int) -> dict[str, Any]:
    key = json.dumps([one.path, one.key, number])
    return {
        "description": f"{one.code}: {one.message}",
        "check_name": one.code,
        "fingerprint": hashlib.sha256(key.encode()).hexdigest()[:32],
        "severity": _BLOCKS if one.blocks else _SEVERITIES[one.level],
        "location": _location(one),
    }


def _location(one: Told) -> dict[str, Any]:
    # GitLab asks for a file and a line; what is about the run is shown with the folder
    location: dict[str, Any] = {"path": one.path or "."}
    if not (one.path and one.place):
        return {**location, "lines": {"begin": 1}}
    end_line, end_column = one_scalar(one.place, ())
    begin = {"line": one.place.line, "column": one.place.column}
    return {
        **location,
        "lines": {"begin": one.place.line, "end": end_line},
        "positions": {"begin": begin, "end": {"line": end_line, "column": end_column}},
    }

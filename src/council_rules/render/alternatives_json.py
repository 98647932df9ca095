"""Alternatives as JSON: everything that is known of them, with the patch of each."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from council_rules.alternatives.outcome import (
    Alternative,
    Alternatives,
    Conflict,
    Finding,
    Refusal,
)
from council_rules.analysis.standard import JudgedBy

VERSION = 3


def render(found: Alternatives, patches: Iterable[str]) -> str:
    """Return the alternatives as JSON text."""
    request = found.request
    data = {
        "version": VERSION,
        "file": found.file,
        "goals": list(found.goals),
        "judged_by": judged_by_as_data(found.judged_by),
        "fixed": [{"path": pin.path, "origin": pin.origin} for pin in request.fixed],
        "may_change": [
            {"at": one.path, "kinds": list(one.kinds), "cost": one.cost, "origin": one.origin}
            for one in request.permits
        ],
        "max_changes": request.most_edits,
        "max_cost": request.most_cost,
        "robust": request.robust,
        "pareto": request.front,
        "wanted": [_finding(one) for one in found.wanted],
        "judged": found.judged,
        "complete": found.complete,
        "may_break": list(request.may_break),
        "scenario": request.scenario,
        "searched": {
            "weighed": found.scope.weighed,
            "one_by_one": found.scope.singly,
            "pairs": found.scope.pairs,
            "left_out": list(found.scope.dropped),
            "left_out_as_assumed": list(found.scope.assumed),
        },
        "alternatives": [
            _alternative(one, patch) for one, patch in zip(found.found, patches, strict=True)
        ],
        "conflicts": [_conflict(one) for one in found.conflicts],
        "refused": [_refusal(one) for one in found.refused],
        "missing": list(found.missing),
        "unsecured": [_finding(one) for one in found.unsecured],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _alternative(one: Alternative, patch: str) -> Mapping[str, Any]:
    return {
        "cost": one.cost,
        "seats_moved": one.moved,
        "proven": one.proven,
        "bound": one.bound,
        "edits": [
            {
                "says": change.edit.says,
                "kinds": list(change.edit.kinds),
                "cost": change.edit.cost,
                "amendments": [
                    {"verb": verb, "path": path, "value": value}
                    for verb, path, value in change.edit.amendments
                ],
                "meets": [_finding(one) for one in change.cures],
                "prevents": [_finding(one) for one in change.prevents],
                "opens": [_finding(one) for one in change.opens],
                "instead": list(change.instead),
            }
            for change in one.changes
        ],
        "outcomes": [{**_finding(goal), "outcome": outcome} for goal, outcome in one.outcomes],
        "remaining": [_finding(one) for one in one.remaining],
        "now_open": [_finding(one) for one in one.opened],
        "now_violated": [_finding(one) for one in one.settled],
        "broken": [_finding(one) for one in one.broken],
        "lost_comments": list(one.lost),
        "local_votes": [
            {"body": body, "before": list(before), "after": list(after)}
            for body, before, after in one.shares
        ],
        "in_full": one.in_full,
        "patch": patch,
    }


def _conflict(one: Conflict) -> Mapping[str, Any]:
    return {
        **_finding(one.finding),
        "outcome": one.outcome,
        "refusal": _refusal(one.refusal) if one.refusal else None,
        "fixed": [pin.path for pin in one.pins],
        "rules": list(one.rules),
        "reduced": one.reduced,
        "goals": [_finding(goal) for goal in one.goals],
        "without": [
            {"path": release.pin.path, "cost": release.cost, "proven": release.proven}
            for release in one.releases
        ],
    }


def _refusal(one: Refusal) -> Mapping[str, Any]:
    return {
        "says": list(one.says),
        "cost": one.cost,
        "meets": [_finding(met) for met in one.meets],
        "breaks": [_finding(broken) for broken in one.breaks],
    }


def judged_by_as_data(by: JudgedBy | None) -> Mapping[str, Any] | None:
    """Return by what was judged, as data."""
    if by is None:
        return None
    return {
        "rules": by.rules,
        "profile": by.profile,
        "left_out": by.left_out,
        "rule_book": by.digest,
    }


def _finding(finding: Finding) -> dict[str, str]:
    code, subject = finding
    return {"rule": code, "subject": subject}

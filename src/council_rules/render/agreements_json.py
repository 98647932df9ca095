"""A negotiation as JSON: everything that is known of it, with the patch of each text."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from council_rules.alternatives.parties import Agreements, Demand
from council_rules.render.agreements import sentence
from council_rules.render.alternatives_json import judged_by_as_data

VERSION = 2


def render(found: Agreements, patches: Iterable[str]) -> str:
    """Return the outcome of a negotiation as JSON text."""
    data = {
        "version": VERSION,
        "file": found.file,
        "judged_by": judged_by_as_data(found.judged_by),
        "parties": [
            {"name": one.name, "goals": list(one.request.goals), "origin": one.origin}
            for one in found.parties
        ],
        "wanted": [{"rule": code, "subject": subject} for code, subject in found.wanted],
        "complete": found.complete,
        "texts": [
            {
                "costs": dict(agreement.costs),
                "edits": [change.edit.says for change in agreement.alternative.changes],
                "outcomes": [
                    {"rule": code, "subject": subject, "outcome": outcome}
                    for (code, subject), outcome in agreement.alternative.outcomes
                ],
                "patch": patch,
            }
            for agreement, patch in zip(found.agreements, patches, strict=True)
        ],
        "unweighed": list(found.unweighed),
        "left_out": list(found.left_out),
        "clash": [_demand(one) for one in found.clash],
        "out_of_reach": [{"rule": code, "subject": at} for code, at in found.out_of_reach],
        "openings": [
            {
                "without": _demand(one.demand),
                "possible": one.possible,
                "costs": dict(one.costs),
                "edits": list(one.says),
                "clash": [_demand(other) for other in one.clash],
            }
            for one in found.openings
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _demand(one: Demand) -> Mapping[str, Any]:
    return {
        "party": one.party,
        "kind": one.kind,
        "what": one.what,
        "says": sentence(one),
        "origin": one.origin,
    }

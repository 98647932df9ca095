"""Small files that are silent about this or that, to see what is asked."""

from typing import Any

Council = dict[str, Any]
Part = dict[str, Any]
MAJORITY: Part = {"more_than": "1/2", "of": "members"}


def council(
    *seats: Part, rule: Any = MAJORITY, body: Part | None = None, **header: Any
) -> Council:
    """Return an open file with one council of some seats, and a vote by ``rule``."""
    return {
        "council_rules": "1",
        "proposal": {"id": "silent", "title": "Silent", **header},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": id, "name": id, "dimension": "origin", "locality": {"valley": kind}}
            for id, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "organizations": [{"id": "union", "name": "Union", "affiliations": ["residents"]}],
        "matters": [{"id": "law", "name": "Law", "area": "valley"}],
        "bodies": [{"id": "council", "name": "Council", "seats": list(seats), **(body or {})}],
        "procedures": [
            {"id": "vote", "body": "council", "matters": ["law"], "passes_when": rule}
        ],
    }


CHAIR: Part = {"id": "chair", "role": "chair", "reserved_for": ["outsiders"]}
MEMBERS: Part = {"id": "member", "count": "3", "reserved_for": ["outsiders"]}
RESIDENT: Part = {"id": "resident", "reserved_for": ["residents"]}
CLOSED: Part = {"completeness": "closed"}
LISTED: Part = {"complete": ["seats"]}

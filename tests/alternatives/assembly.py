"""An assembly of single seats whose decisions need the consent of three chambers."""

import json
from typing import Any

from council_rules.proposal.load import Loaded, load_text


def assembly(seats: int = 60, chamber: int = 5) -> Loaded:
    """Return the file: a fifth of the seats are local, and none of those of the chambers."""
    own = [
        {"id": f"s{n}", "reserved_for": ["residents" if n < seats // 5 else "outsiders"]}
        for n in range(seats)
    ]
    chambers = [f"c{n}" for n in range(3)]
    half = {"more_than": "1/2", "of": "members"}
    others: list[Any] = [
        {
            "id": id,
            "name": f"Chamber {id}",
            "tier": "2",
            "seats": [{"id": "m", "count": chamber, "reserved_for": ["outsiders"]}],
        }
        for id in chambers
    ]
    consents: list[Any] = [{"approval_by": id} for id in chambers]
    text = {
        "council_rules": "1",
        "proposal": {"id": "large", "title": "Assembly", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": name, "name": name, "dimension": "origin", "locality": {"valley": kind}}
            for name, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "electorates": [{"id": "voters", "name": "Voters", "area": "valley"}],
        "matters": [{"id": "budget", "name": "Budget", "area": "valley"}],
        "bodies": [{"id": "assembly", "name": "Assembly", "tier": "1", "seats": own}, *others],
        "procedures": [
            {
                "id": "vote",
                "body": "assembly",
                "matters": ["budget"],
                "passes_when": {"all": [half, *consents]},
            },
            *(
                {"id": f"vote_of_{id}", "body": id, "matters": "none", "passes_when": half}
                for id in chambers
            ),
        ],
        "alternatives": {"day": "2030-01-01"},
    }
    return load_text(json.dumps(text), "assembly.council.yaml")

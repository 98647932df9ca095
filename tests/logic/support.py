"""What the tests of the logic share: the vocabulary, and proposals from plain data."""

import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

from clingo import Symbol

from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.reading import reading
from council_rules.logic.slicing import Clause, clauses, relevant
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load_text
from council_rules.proposal.model.clauses import ProvisionKind
from council_rules.proposal.model.file import Proposal
from council_rules.rulebook.book import RuleBook

# A condition that reads whatever is asked only for rules that read it.
EVERYTHING = reading(
    [
        "read :- power(_,_,_), stated(_,(grounds;reasons;deadline)), absent(_,contest).",
        f"read :- absent(_,({';'.join(get_args(ProvisionKind))})), provision_within(_,_), "
        "provision_by(_,_).",
        "read :- vetting(_,_), stated(_,(grounds;reasons;deadline)), absent(_,contest).",
        "read :- absent(_,(review;audit;report)), duty_every(_,_), duty_effect(_,_).",
        "read :- paid_for(_,_), sits_for_unnamed(_), may_be_held_twice(_), absent(_,powers).",
        "read :- supposed_part(_,_).",
    ]
)
RULES = Path(__file__).parents[2] / "rules"
POWERS = frozenset(
    {
        *("wins", "blocks", "blocks_by_absence", "decides", "can_stop", "dictator", "owns"),
        *("attains", "decidable"),
    }
)


@cache
def core() -> tuple[Clause, ...]:
    return clauses(text for _, text in RuleBook.load().core)


def proposal_of(data: dict[str, Any]) -> Proposal:
    return load_text(json.dumps(data), "test").proposal


def facts_of(data: dict[str, Any]) -> frozenset[Symbol]:
    """Return what the vocabulary derives from a closed proposal."""
    fact_base = encode(proposal_of(data))
    assert not fact_base.questions
    return consequences(fact_base)[0]


def consequences(
    fact_base: FactBase, wanted: frozenset[str] = POWERS
) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return what the vocabulary derives in all completions of a fact base, and in some."""
    text = relevant(core(), fact_base.signatures(), wanted)
    grounded = Grounded([text], fact_base.facts())
    return grounded.consequences("cautious"), grounded.consequences("brave")


def valley(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a closed proposal for one area, with three groups and no procedure yet."""
    kinds = {"residents": "local", "outsiders": "external", "neutrals": "neutral"}
    return {
        "council_rules": "1",
        "proposal": {"id": "valley", "title": "Valley", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": group, "name": group, "dimension": "origin", "locality": {"valley": kind}}
            for group, kind in kinds.items()
        ],
        "matters": [{"id": "governance", "name": "Governance", "area": "valley"}],
        "bodies": [{"standing": "permanent"} | body for body in bodies],
        "procedures": [],
    }

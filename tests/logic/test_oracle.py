"""The answer-set predicates against the brute-force oracle, over random councils."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from clingo import Symbol
from hypothesis import given, settings

from council_rules.logic.encode import encode
from council_rules.logic.solve import Grounded
from council_rules.proposal.load import load_text
from council_rules.proposal.model import Proposal
from tests.logic.councils import councils
from tests.logic.oracle import Oracle

CORE = Path(__file__).parents[2] / "rules" / "core"
GROUPS = {'locals("valley")': "residents", 'outsiders("valley")': "outsiders"}


@cache
def core() -> tuple[str, ...]:
    return tuple(path.read_text() for path in sorted(CORE.glob("*.lp")))


def atoms_of(council: dict[str, Any]) -> tuple[Proposal, list[Symbol]]:
    proposal = load_text(json.dumps(council), "random").proposal
    atoms = Grounded(core(), encode(proposal).facts()).atoms()
    assert atoms is not None
    return proposal, atoms


def members(proposal: Proposal, group: str) -> frozenset[str]:
    return frozenset(
        f"{b.id}/{s.id}" for b in proposal.bodies for s in b.seats if group in s.reserved_for
    )


def derived(atoms: list[Symbol], functor: str) -> set[tuple[str, str]]:
    return {(str(a.arguments[0]), a.arguments[1].string) for a in atoms if a.name == functor}


@given(councils())
@settings(max_examples=300, deadline=None)
def test_predicates_agree_with_brute_force(council: dict[str, Any]) -> None:
    proposal, atoms = atoms_of(council)
    oracle = Oracle(proposal)
    wins, blocks = derived(atoms, "wins"), derived(atoms, "blocks")
    decides, can_stop = derived(atoms, "decides"), derived(atoms, "can_stop")
    has_channel = any(
        p.kind in ("decision", "override") for p in proposal.procedures if p.matters
    )
    for coalition, group in GROUPS.items():
        seats = members(proposal, group)
        for procedure in proposal.procedures:
            key = (coalition, procedure.id)
            assert (key in wins) == oracle.wins(seats, procedure.id), ("wins", key)
            assert (key in blocks) == oracle.blocks(seats, procedure.id), ("blocks", key)
        key = (coalition, "governance")
        if has_channel:
            assert (key in decides) == oracle.decides(seats, "governance"), ("decides", key)
            assert (key in can_stop) == oracle.can_stop(seats, "governance"), ("can_stop", key)

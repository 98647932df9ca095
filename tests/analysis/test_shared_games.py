"""What several inquiries ask about one vote is played once, and not kept beyond the file."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from council_rules.analysis.games.known import game_of
from council_rules.analysis.judged import judged
from council_rules.analysis.standard import standard
from council_rules.proposal.load import load
from council_rules.voting import diagram, game
from council_rules.voting.threshold import Threshold

ROOT = Path(__file__).resolve().parents[2]
LISBON = ROOT / "proposals" / "reference" / "eu_council_lisbon.council.yaml"


def test_no_diagram_of_a_vote_or_of_one_of_its_rules_is_built_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    votes: Counter[Any] = Counter()
    rules: Counter[Any] = Counter()
    build = diagram.build

    def built(formula: Any, members: Any, **more: Any) -> Any:
        votes[formula] += 1
        return build(formula, members, **more)

    def made(*key: Any) -> Any:
        rules[key] += 1
        return Threshold(*key)

    monkeypatch.setattr(game, "build", built)
    monkeypatch.setattr(diagram, "Threshold", made)
    judged(load(LISBON), standard(), None)
    assert max(votes.values()) == max(rules.values()) == 1
    assert len(votes) == 2
    assert game_of.cache_info().currsize == 0

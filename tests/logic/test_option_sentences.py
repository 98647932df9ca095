"""An answer is told far from its question, so its sentence says whom or what it is about."""

from pathlib import Path

import pytest

from council_rules.logic.encode import encode
from council_rules.proposal.load import load
from tests.reference.support import PROPOSALS

FILES = sorted(PROPOSALS.rglob("*.council.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_every_answer_names_what_its_question_is_about(path: Path) -> None:
    facts = encode(load(path).proposal, probing=True)
    unnamed = [
        (question.id, option.says)
        for question in facts.questions
        for option in question.all_options
        if (about := question.path.partition(".")[0]) != "proposal"
        and f"'{facts.names.get(about, about)}'" not in option.says
    ]
    assert unnamed == []

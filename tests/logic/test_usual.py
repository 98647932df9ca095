"""Evidence on top of the program of all completions is that of the usual one ground alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from clingo import Symbol

from council_rules.analysis.judged import judged
from council_rules.analysis.standard import Standard, standard
from council_rules.logic import judge as judging
from council_rules.logic.judge import judge, typical
from council_rules.logic.slicing import clauses
from council_rules.logic.usual import EVIDENCE
from council_rules.proposal.load import load

FOLDER = Path(__file__).resolve().parents[2] / "proposals" / "reference"
OPEN = ("bosnia_presidency", "cambodia_supreme_national_council")


def both(name: str, rules: Standard) -> tuple[tuple[Symbol, ...], list[Symbol]]:
    """Return the evidence of an open file, and that of the file with the usual answers."""
    found = judged(load(FOLDER / f"{name}.council.yaml"), rules, None)
    assert found.fact_base.questions
    closed = found.fact_base.answered(typical(found.fact_base.questions))
    alone = judge(closed, rules.texts, found.parameters)
    return found.judgement.atoms, [one for one in alone.atoms if one.name in EVIDENCE]


@pytest.mark.parametrize("name", OPEN)
def test_evidence_on_top_is_that_of_the_completion_alone(name: str) -> None:
    on_top, alone = both(name, standard())
    assert list(on_top) == alone
    assert {one.name for one in on_top} == EVIDENCE


@pytest.mark.parametrize(
    "evidence",
    [
        'because("REP001",B,asked(Q)) :- applies("REP001",B), open(Q).',
        'because("REP001",B,chosen(Q,V)) :- applies("REP001",B), chosen(Q,V).',
        'because("REP001",B,brings(Q)) :- applies("REP001",B), brings(Q,_,seat(_,_)).',
        'because("REP001",B,seat(S)) :- applies("REP001",B), in_force(seat(B,S)).',
        # what is judged reads it: then it is no evidence alone
        'applies("REP001",B) :- in_force(body(B)).',
    ],
)
def test_evidence_reads_what_one_completion_has(evidence: str) -> None:
    rules = standard(["REP001"])
    texts = replace(rules.texts, evidence=(*rules.texts.evidence, *clauses([evidence])))
    on_top, alone = both("bosnia_presidency", replace(rules, texts=texts))
    assert list(on_top) == alone


def test_it_is_not_ground_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the usual completion was ground by itself")

    monkeypatch.setattr(judging, "settle", never)
    judged(load(FOLDER / "bosnia_presidency.council.yaml"), standard(), None)

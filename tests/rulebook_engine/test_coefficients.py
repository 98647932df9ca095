"""Shares in conditions: which products a total may have, and that they say what is meant."""

from collections.abc import Callable
from functools import cache

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.findings.finding import Verdict
from council_rules.logic.compile import CompiledRule, compile_rule
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import Clause, clauses
from council_rules.logic.vocabulary import Vocabulary
from council_rules.proposal.amend import load_amended
from council_rules.rulebook import page, parameters
from council_rules.rulebook.book import RuleBook, rules_folder
from council_rules.rulebook.problems import PageProblem

Compile = Callable[..., CompiledRule]
Problems = Callable[..., tuple[PageProblem, ...]]
Write = Callable[..., str]

APPLIES = 'applies("TST001",B) :- body(B).'
FLOOR = "floor: {default: 1/2, unit: votes, range: 0/1..1/1, origin: policy, says: A floor.}"
OWN = "(D-N)*W,S : voter(B,S), local(S,_), votes(S,W)"
OTHERS = "-N*W,S : voter(B,S), not local(S,_), votes(S,W)"


def with_share(total: str) -> list[tuple[str, str]]:
    """Return the changes by which the page compares a total with zero."""
    clause = f'low(B) :- body(B), parameter("TST001",floor,N,D), #sum {{ {total} }} < 0.\n'
    return [
        ("parameters:\n", f"parameters:\n  {FLOOR}\n"),
        (APPLIES, f"{clause}{APPLIES}"),
        ("small(S).", "small(S), not low(B)."),
    ]


@pytest.mark.parametrize(
    "total",
    [
        f"{OWN} ; {OTHERS}",
        "(N-D)*K,S : voter(B,S), size(S,K)",
        "D*W,S : voter(B,S), votes(S,W)",
        "-(D-N)*W,S : voter(B,S), votes(S,W)",
    ],
)
def test_a_total_multiplies_votes_or_seats_by_a_share(compiled: Compile, total: str) -> None:
    assert "tst001_low" in compiled(*with_share(total)).condition


@pytest.mark.parametrize(
    "total",
    [
        f"{OWN} ; {OTHERS} ; D*W,S : votes(S,W)",
        "(D-N+1)*W,S : voter(B,S), votes(S,W)",
        "(D+N)*W,S : voter(B,S), votes(S,W)",
        "(D-D)*W,S : voter(B,S), votes(S,W)",
        "2*W,S : voter(B,S), votes(S,W)",
        "W*D,S : voter(B,S), votes(S,W)",
        "D*W,S,X : voter(B,S), votes(S,W), local(S,X)",
        "D*W,X : voter(B,S), votes(S,W), local(S,X)",
        "D*W,S : voter(B,S), ends(S,W)",
        "D*W,S : voter(B,S), not votes(S,W), ends(S,W)",
        "D*D,S : voter(B,S), size(S,D)",
        "X*W,S : voter(B,S), votes(S,W), size(S,X)",
    ],
)
def test_no_other_product_is_allowed(problems: Problems, total: str) -> None:
    found = problems(*with_share(total))
    assert [one.message for one in found] == ["A condition does not reckon with '*'"]
    assert found[0].hint.startswith("a share is '(D-N)*W,S : ..., votes(S,W)' in a '#sum'")


def test_a_page_compares_a_share_exactly(core_words: Vocabulary) -> None:
    text = (rules_folder() / "representation" / "REP002.md").read_text(encoding="utf-8")
    for floor, verdict in (("5/9", Verdict.MET), ("5001/9000", Verdict.VIOLATED)):
        assert judged(text, floor, core_words) is verdict


@cache
def core() -> tuple[Clause, ...]:
    return clauses(one for _, one in RuleBook.load().core)


def judged(text: str, floor: str, words: Vocabulary) -> Verdict:
    """Return the verdict of a page on a board in which five of nine votes are local."""
    rule = page.parse(text, "REP002.md")
    compiled = compile_rule(rule, words)
    texts = Texts(
        core(),
        clauses([compiled.condition]),
        clauses([compiled.evidence]),
        frozenset(compiled.functors),
    )
    base = rules_folder() / "fixtures" / "two_blocs.council.yaml"
    loaded = load_amended(base.read_text(encoding="utf-8"), [], base.name)
    values = parameters.resolve([rule], {"REP002": {"top": floor}})
    (finding,) = check_loaded(loaded, Standard((rule,), values, texts, "")).findings
    return finding.verdict

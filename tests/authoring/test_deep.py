"""What rules say together: found by the solver, and held against pages that are made for it."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.authoring.deep import Analysis, Pair, analysed
from council_rules.authoring.starts import page as first_page
from council_rules.authoring.worlds import worlds
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.model.file import Proposal
from council_rules.render.deep import render
from council_rules.rulebook.book import rules_folder

# half of the votes, a third of them, less than a third, and what is asked of nobody
HALF, THIRD, LESS, NOBODY = CODES = ("TRA001", "TRB001", "TRC001", "TRD001")
APPLIES = ":- decides_on(B,_), affects(B,_)."
TEXTS = {
    HALF: [("default: 1/3", "default: 1/2")],
    THIRD: [],
    LESS: [("} < 0.", "} >= 0.")],
    NOBODY: [(APPLIES, ":- decides_on(B,_), affects(B,_), not body(B).")],
}


def council(outsiders: object) -> Proposal:
    base = rules_folder() / "fixtures" / "two_blocs.council.yaml"
    change = ("substitute", "board/outsider.count", outsiders)
    return load_amended(base.read_text("utf-8"), [change], base.name).proposal  # type: ignore[list-item]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    folder: Path = tmp_path_factory.mktemp("pages")
    for code, changes in TEXTS.items():
        text = first_page(code)
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        (folder / f"{code}.md").write_text(text, encoding="utf-8")
    return standard(CODES, rules=[folder])


@pytest.fixture(scope="module")
def found(book: Standard) -> Analysis:
    """Return the analysis over a board of five locals and three to twelve others."""
    return analysed(CODES, CODES, worlds([council({"min": "3", "max": "12"})], book))


def test_what_is_found_is_what_all_councils_show(found: Analysis, book: Standard) -> None:
    broken = [set(_broken(number, book)) for number in range(3, 13)]
    expected = {
        (a, b)
        for a in CODES
        for b in CODES
        if a != b and any(a in one for one in broken)
        if all(b in one for one in broken if a in one)
    }
    assert {(pair.first, pair.second) for pair in found.implied} == expected == {(THIRD, HALF)}
    met = [{*CODES[:3]} - one for one in broken]
    exclusive = {
        pair for pair in combinations(CODES[:3], 2) if not any({*pair} <= one for one in met)
    }
    assert {(pair.first, pair.second) for pair in found.exclusive} == exclusive
    assert (THIRD, LESS) in exclusive


def _broken(outsiders: int, book: Standard) -> Iterator[str]:
    for (code, _), verdict in verdicts_on(council(str(outsiders)), book).items():
        assert verdict in (Verdict.VIOLATED, Verdict.MET)
        if verdict is Verdict.VIOLATED:
            yield code


def test_a_rule_that_is_asked_of_nobody_is_found(found: Analysis) -> None:
    assert found.never_applies == found.never_broken == found.never_met == (NOBODY,)


def test_only_pairs_with_a_named_rule_are_told(book: Standard) -> None:
    free = [council({"min": "3", "max": "12"})]
    assert analysed(CODES, [NOBODY], worlds(free, book)).implied == ()
    assert analysed(CODES, [HALF], worlds(free, book)).implied == (Pair(THIRD, HALF, 1),)


def test_the_bound_is_told(found: Analysis) -> None:
    text = " ".join(render(found, 200).split())
    assert text.startswith(
        "looked for in 1 free proposal of at most 1 body, 2 kinds of seats and 2 open points: "
    )
    assert f"{NOBODY} never applies" in text
    assert f"where {THIRD} is broken, {HALF} is broken as well" in text
    assert f"{THIRD} and {LESS} are nowhere met together" in text

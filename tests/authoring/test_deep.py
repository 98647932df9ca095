"""What rules say together: found by the solver, and held against pages that are made for it."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from council_rules.analysis.standard import Standard, standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.authoring.deep import Analysis, Pair, analysed
from council_rules.authoring.examples import bench
from council_rules.authoring.starts import page as first_page
from council_rules.authoring.worlds import Free
from council_rules.findings.finding import Verdict
from council_rules.logic.fact_base import term
from council_rules.logic.solve import Grounded
from council_rules.proposal.amend import Plain, load_amended
from council_rules.proposal.model.file import Proposal
from council_rules.render.deep import render
from council_rules.rulebook.book import RuleBook, rules_folder

# half of the votes, a third of them, less than a third, and what is asked of nobody
HALF, THIRD, LESS, NOBODY = CODES = ("TRA001", "TRB001", "TRC001", "TRD001")
APPLIES = ":- decides_on(B,_), affects(B,_)."
TEXTS = {
    HALF: [("default: 1/3", "default: 1/2")],
    THIRD: [],
    LESS: [("} < 0.", "} >= 0.")],
    NOBODY: [(APPLIES, ":- decides_on(B,_), affects(B,_), not body(B).")],
}


def changed(code: str) -> str:
    """Return the page of a rule: the one that a new rule begins with, with texts exchanged."""
    text = first_page(code)
    for old, new in TEXTS[code]:
        assert old in text, old
        text = text.replace(old, new)
    return text


def council(outsiders: Plain, weight: str = "1") -> Proposal:
    base = rules_folder() / "fixtures" / "two_blocs.council.yaml"
    changes = (
        ("substitute", "board/outsider.count", outsiders),
        ("substitute", "board/outsider.weight", weight),
    )
    return load_amended(base.read_text("utf-8"), changes, base.name).proposal


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    folder: Path = tmp_path_factory.mktemp("pages")
    for code in CODES:
        (folder / f"{code}.md").write_text(changed(code), encoding="utf-8")
    return standard(CODES, rules=[folder])


class Councils(Free):
    """Free proposals that are given, and none that two examples make."""

    def __init__(self, *given: Proposal | None) -> None:
        self.given = given

    def each(self) -> Iterator[Proposal | None]:
        return iter(self.given)

    def of_two(self, first: str, second: str) -> Iterator[Proposal | None]:
        return iter(())


FREE = Councils(council({"min": "3", "max": "12"}))


@pytest.fixture(scope="module")
def found(book: Standard) -> Analysis:
    """Return the analysis over a board of five locals and three to twelve others."""
    return analysed(CODES, FREE, book)


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
    assert analysed([NOBODY], FREE, book).implied == ()
    assert analysed([HALF], FREE, book).implied == (Pair(THIRD, HALF, 1, ""),)


def test_the_bound_is_told(found: Analysis) -> None:
    text = " ".join(render(found, 200).split())
    assert text.startswith(
        "looked for in 1 free proposal of at most 1 body, 2 kinds of seats and 2 open points: "
    )
    assert f"{NOBODY} never applies" in text
    assert f"where {THIRD} is broken, {HALF} is broken as well" in text
    assert f"{THIRD} and {LESS} are nowhere met together" in text


def test_what_was_not_looked_at_is_told(book: Standard) -> None:
    huge = council("4", "375000001")
    found = analysed(CODES, Councils(None, huge, None), book)
    assert (found.bound.proposals, found.bound.unread, found.bound.too_large) == (0, 2, 1)
    text = " ".join(render(found, 200).split())
    assert "passed over: 2 texts that are no proposal with everything left open" in text
    assert "passed over: 1 free proposal whose numbers are too large" in text
    assert "cut short" not in text


def test_searches_that_are_cut_short_are_told(
    book: Standard, monkeypatch: pytest.MonkeyPatch
) -> None:
    unended = (frozenset[frozenset[int]](), False)
    monkeypatch.setattr(Grounded, "possible_together", lambda *_: unended)
    found = analysed(CODES, FREE, book)
    assert found.bound.cut_short == 1
    assert "cut short in 1 free proposal, after 20000 conflicts" in render(found, 200)


def test_a_search_ends_at_its_bound() -> None:
    """Eight pigeons in seven holes: there is no way, and finding that out takes conflicts."""
    holes = "{ in(P,H) : H = 1..7 } :- P = 1..8. twice :- in(P,H), in(Q,H), P < Q."
    placed = "placed(P) :- in(P,_). lost :- P = 1..8, not placed(P). "
    program = Grounded([holes, placed, "good :- not twice, not lost."], [])
    good = frozenset([program.literal(term("good")) or 0])
    first = frozenset([program.literal(term("placed", 1)) or 0])
    assert program.possible_together([good], [], 5) == (frozenset(), False)
    assert program.possible_together([good, first], [], 1_000_000) == (
        frozenset([first]),
        True,
    )


def test_a_pair_that_notes_name_is_explained(tmp_path: Path) -> None:
    notes = f"## Notes\n\nWhere a third is missing, half is: {HALF}.\n\n## Condition"
    for code in (HALF, THIRD):
        text = changed(code)
        if code == THIRD:
            text = text.replace("## Condition", notes)
        (tmp_path / f"{code}.md").write_text(text, encoding="utf-8")
    found = analysed([HALF, THIRD], FREE, standard([HALF, THIRD], rules=[tmp_path]))
    assert found.implied == (Pair(THIRD, HALF, 1, THIRD),)
    assert not found.unexplained
    assert f"; the notes of {THIRD} say why" in " ".join(render(found, 200).split())


def test_examples_make_free_proposals_alone_and_two_together() -> None:
    shipped = RuleBook.load()
    rules = [shipped["REP012"], shipped["REP017"]]
    free = Free(rules, bench(shipped))
    alone = [one for one in free.each() if one]
    together = [one for one in free.of_two("REP012", "REP017") if one]
    assert alone
    assert together
    assert all(one.proposal.completeness == "open" for one in (*alone, *together))
    every = [*alone, *together]
    assert all(one not in every[:at] for at, one in enumerate(every))


# rules of the book of which one follows from another, whatever the free proposal; the rest of
# what `lint --deep` finds takes minutes: make rules
FOLLOW = {("PAL001", "REP005"), *(("PAL008", one) for one in ("PAL001", "REP004", "REP005"))}


def test_pairs_of_the_book_that_follow_are_explained_in_notes() -> None:
    codes = sorted({code for pair in FOLLOW for code in pair})
    found = analysed(codes, Free((), bench(RuleBook.load())), standard(codes))
    assert {(pair.first, pair.second) for pair in found.implied} >= FOLLOW
    follow = [pair for pair in found.implied if (pair.first, pair.second) in FOLLOW]
    assert all(pair.explained == pair.first for pair in follow)

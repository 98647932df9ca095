"""The search against every combination of edits, for a long run by hand.

    python -m tests.alternatives.everything [NUMBER [FIRST]]
    python -m tests.alternatives.everything proposals [PART OF A NAME]

So many random councils are gone through, from the first number on, with more levers and more
edits of each than in ``test_brute_force``; all that the search claims has to agree with the
texts in which up to two levers are used, in every way of asking. With ``proposals``, every
real proposal is searched, and each alternative is written into its file and checked in full.
"""

import sys
import traceback
from pathlib import Path
from time import process_time

import pytest

from council_rules.alternatives import case, refinement
from council_rules.alternatives.levers import levers
from council_rules.alternatives.request import Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.check import check_loaded
from council_rules.findings.finding import Verdict
from council_rules.proposal.load import load
from council_rules.proposal.problems import ProposalError
from tests.alternatives.agreement import is_as_told, search_agrees
from tests.alternatives.test_brute_force import GOALS, WAYS, of_number
from tests.alternatives.test_open import test_a_robust_cure_holds_in_every_completion
from tests.alternatives.test_search import PROPOSALS, book

LEVERS, VALUES, MOST = 6, 3, 2
SECONDS = 120.0


def run(number: int, first: int) -> int:
    """Try so many councils; print and return how many the search errs on."""
    wrong = 0
    for one in range(first, first + number):
        try:
            own = of_number(one, LEVERS, VALUES, MOST, is_open=one % 3 == 0)
        except ProposalError:
            continue
        for way in (lambda asked: search_agrees(asked, goals=GOALS), *WAYS):
            try:
                way(own)
            except AssertionError as failed:
                wrong += 1
                (*_, at) = traceback.extract_tb(failed.__traceback__)
                print(f"{one}: {at.name}, line {at.lineno}: {failed}", flush=True)
    return wrong


def seats_alone_achieve_nothing_on_the_board_of_peace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The directive of the chair, approvals and removals stand, whoever sits in the room."""
    loaded = load(PROPOSALS / "gaza/board_of_peace.council.yaml")
    # that nothing helps is known long before every combination has been refused
    monkeypatch.setattr(refinement, "MOST_REFUSED", 3)
    monkeypatch.setattr(
        case, "levers", lambda draft: [x for x in levers(draft) if x.id.endswith(".count")]
    )
    goals = ("REP004", "REP005", "DEC009")
    found = alternatives(loaded, book(), Request(goals, seconds=300))
    cured = {finding for one in found.found for finding in one.cures}
    system = {("REP004", "gaza_governance"), ("REP005", "gaza_governance")}
    assert not cured & {*system, ("DEC009", "chair_directive")}
    assert system <= {conflict.finding for conflict in found.conflicts}


def verified(path: Path) -> str:
    """Search for two alternatives to a proposal, check each in full, and say what was found."""
    loaded = load(path)
    start = process_time()
    found = alternatives(loaded, book(), Request(number=2, seconds=SECONDS))
    before = {
        (one.code, one.subject): one.verdict for one in check_loaded(loaded, book()).findings
    }
    violated = {at for at, verdict in before.items() if verdict is Verdict.VIOLATED}
    for one in found.found:
        is_as_told(loaded, book(), violated, one)
    costs = ", ".join(f"{x.cost}{'' if x.proven else ' or less'}" for x in found.found)
    took = process_time() - start
    return f"{path.name}: {took:.0f} s, costs {costs or 'nothing found'}"


def real(part: str) -> None:
    """Search for alternatives to every proposal, and check what comes of it."""
    for path in sorted(PROPOSALS.glob("*/*.council.yaml")):
        if part in path.name:
            print(verified(path), flush=True)
    if not part:
        test_a_robust_cure_holds_in_every_completion("bosnia_presidency")
        with pytest.MonkeyPatch.context() as patch:
            seats_alone_achieve_nothing_on_the_board_of_peace(patch)
    print("alternatives to the proposals hold as files")


def main() -> None:
    """Take number and first from the command line, or the word for proposals."""
    if sys.argv[1:2] == ["proposals"]:
        real("".join(sys.argv[2:3]))
        return
    number, first = (int(one) for one in [*sys.argv[1:3], "100", "0"][:2])
    if len(sys.argv) == 2:
        first = 0
    wrong = run(number, first)
    told = "the search agrees with trying everything" if not wrong else f"{wrong} differences"
    print(f"{number} councils from number {first}: {told}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

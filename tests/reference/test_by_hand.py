"""Verdicts that were worked out by hand for real bodies, before the rules were written.

Where a verdict here differs from that table, a comment says what the table has and why.
"""

import pytest

from council_rules.findings.finding import Verdict
from council_rules.running.runs import check
from tests.reference.support import PROPOSALS, reasons, verdicts

BOARD = "gaza/board_of_peace"
KOSOVO = "reference/kosovo_interim_administrative_council"
TIMOR = "reference/east_timor_national_consultative_council"
EEC, LEBANON = "reference/eec_council_1958", "reference/lebanon_cabinet"
MET, VIOLATED, OPEN, NOT = (
    Verdict.MET,
    Verdict.VIOLATED,
    Verdict.UNDETERMINED,
    Verdict.NOT_APPLICABLE,
)

# File, rule, subject, verdict. Every row agrees with the table unless a comment says how.
TABLE = [
    (EEC, "REP001", "council", NOT),
    (EEC, "REP004", "qualified_majority", NOT),
    # table: violated if the three big ones are declared a bloc
    (EEC, "REP006", "qualified_majority", NOT),
    (EEC, "REP007", "qualified_matters", MET),
    (EEC, "REP008", "council/luxembourg", VIOLATED),
    (EEC, "REP008", "council/france", MET),
    (EEC, "MAN001", "council", NOT),
    (EEC, "ACC005", "council", NOT),
    (LEBANON, "REP001", "cabinet", NOT),
    (LEBANON, "REP004", "basic_vote", NOT),
    (LEBANON, "REP006", "basic_vote", MET),
    # 16 of 30 are a majority, but the quorum is two thirds and the others can stay away
    (LEBANON, "REP006", "ordinary_vote", MET),
    (LEBANON, "REP007", "basic_matters", MET),
    (LEBANON, "REP008", "cabinet/opposition_ministers", MET),
    (LEBANON, "REP008", "cabinet/president_ministers", MET),
    (LEBANON, "MAN001", "cabinet", NOT),
    # Kosovo, in the council
    (KOSOVO, "REP001", "council", MET),
    (KOSOVO, "REP002", "council", VIOLATED),  # table: met with 1/3; the lowest tier needs all
    # consensus is that of who is there, and who can empty the seats of locals is not said
    (KOSOVO, "REP004", "council_recommendation", OPEN),
    (KOSOVO, "REP005", "council_recommendation", MET),
    (KOSOVO, "REP006", "council_recommendation", MET),
    (KOSOVO, "MAN001", "council", NOT),  # table: met; the rule speaks of bodies that govern
    # Kosovo, across bodies
    (KOSOVO, "REP001", "special_representative", VIOLATED),
    (KOSOVO, "REP004", "regulations", VIOLATED),
    (KOSOVO, "REP005", "regulations", VIOLATED),
    (KOSOVO, "REP007", "regulations", VIOLATED),
    (KOSOVO, "REP008", "council/serb", VIOLATED),
    # table: met, because elections were to end it; no date stands in the file
    (KOSOVO, "MAN001", "special_representative", OPEN),
    (KOSOVO, "ACC005", "special_representative/office_holder", MET),
    # East Timor, in the council
    (TIMOR, "REP001", "council", MET),
    (TIMOR, "REP002", "council", VIOLATED),  # table: met with 1/3; the lowest tier needs all
    (TIMOR, "REP004", "council_advice", MET),
    (TIMOR, "REP005", "council_advice", MET),
    (TIMOR, "MAN001", "council", NOT),  # table: met; the rule speaks of bodies that govern
    # East Timor, across bodies
    (TIMOR, "REP001", "administrator", VIOLATED),
    (TIMOR, "REP004", "transitional_government", VIOLATED),
    (TIMOR, "REP005", "transitional_government", VIOLATED),
    (TIMOR, "REP007", "transitional_government", VIOLATED),
    (TIMOR, "REP008", "council/cnrt", VIOLATED),
    (TIMOR, "ACC005", "administrator/office_holder", MET),
    # the Board of Peace
    (BOARD, "REP001", "board", VIOLATED),
    (BOARD, "REP002", "board", VIOLATED),
    (BOARD, "REP004", "board_vote", VIOLATED),
    (BOARD, "REP005", "board_vote", VIOLATED),
    (BOARD, "REP007", "gaza_governance", VIOLATED),
    # no declared bloc has 14 of 27; to which the other States belong is not stated
    (BOARD, "REP006", "board_vote", OPEN),
    (BOARD, "REP006", "chair_directive", VIOLATED),
    (BOARD, "REP008", "board/albania", VIOLATED),
    # table: violated, as he renews it himself; that is MAN002, and no date was read in a source
    (BOARD, "MAN001", "board", OPEN),
    (BOARD, "MAN002", "board", VIOLATED),
    (BOARD, "ACC005", "board/chair", VIOLATED),
    # its Executive Board
    (BOARD, "REP001", "executive_board", VIOLATED),
    (BOARD, "REP002", "executive_board", VIOLATED),
    (BOARD, "REP004", "executive_vote", VIOLATED),
    (BOARD, "REP005", "executive_vote", VIOLATED),
    # table: violated; no quorum is known, and if all have to come the others can stay away
    (BOARD, "REP006", "executive_vote", OPEN),
    (BOARD, "REP008", "executive_board/rubio", VIOLATED),
    (BOARD, "MAN001", "executive_board", OPEN),  # table: violated; here the file is open
    (BOARD, "ACC005", "executive_board/chair", OPEN),  # table: violated; who chairs is disputed
    # the committee, in the room and across bodies
    (BOARD, "REP001", "ncag", MET),
    (BOARD, "REP002", "ncag", MET),
    # table: met; no majority is known, and it may be an outsider's word that decides
    (BOARD, "REP004", "committee_decision", OPEN),
    (BOARD, "REP004", "daily_services", VIOLATED),
    (BOARD, "REP007", "daily_services", OPEN),  # table: violated; see REP008 above
    (BOARD, "REP008", "ncag/member", OPEN),
    # table: met by the end of 2027; the file gives no end of the committee itself
    (BOARD, "MAN001", "ncag", OPEN),
    (BOARD, "ACC005", "ncag/chair", OPEN),
]


@pytest.mark.parametrize(("name", "code", "subject", "expected"), TABLE)
def test_verdict_worked_out_by_hand(
    name: str, code: str, subject: str, expected: Verdict
) -> None:
    assert verdicts(name, code).get(subject, NOT) is expected


def test_the_members_of_both_councils_count_in_the_room() -> None:
    # The table tells the room from the system; the rule gives one verdict with its reason.
    for name in (KOSOVO, TIMOR):
        assert {reason for _, reason in reasons(name, "REP008")} == {
            "overruled_for_the_territory"
        }


@pytest.mark.parametrize("name", [KOSOVO, TIMOR])
def test_with_a_third_at_every_tier_both_councils_reach_the_floor(name: str) -> None:
    third = {"REP002": {"bottom": "1/3"}}
    (one,) = check(
        PROPOSALS / f"{name}.council.yaml", select=["REP002"], parameters=third
    ).files
    assert {f.subject: f.verdict for f in one.findings}["council"] is MET

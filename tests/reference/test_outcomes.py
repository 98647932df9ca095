"""Bodies with published rules give the outcomes that are known of them.

Every row of ``outcomes.yaml`` is a test of its own. Numbers of winning coalitions from the
literature are counted in full, so that they agree to the last digit.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from council_rules.logic.coalitions import Answers
from council_rules.logic.fact_base import term
from tests.reference.support import (
    ask_all,
    derived,
    pivotal,
    proposal,
    winning_coalitions,
)

Row = dict[str, Any]
Answer = bool | None

OUTCOMES = Path(__file__).with_name("outcomes.yaml")
ROWS: list[Row] = yaml.safe_load(OUTCOMES.read_text("utf-8"))["outcomes"]
COALITIONS = [row for row in ROWS if "coalition" in row]
WITNESSES = [row for row in ROWS if "coalition" not in row]
WORDS: dict[object, Answer] = {True: True, False: False, "undetermined": None}
PREDICATES = {
    ("room", "wins"): "wins",
    ("room", "blocks"): "blocks",
    ("room", "blocks_by_absence"): "blocks_by_absence",
    ("system", "wins"): "decides",
    ("system", "blocks"): "can_stop",
}
# As computed elsewhere from the published rules: sets of seats that carry the procedure.
COUNTS = [
    ("un_security_council", "substantive_vote", "security_council", 848),
    ("un_security_council_1945", "substantive_vote", "security_council", 57),
    ("eec_council_1958", "qualified_majority", "council", 14),
    ("bosnia_house_of_peoples", "vital_interest_vote", "house", 4_096),
    ("bosnia_house_of_peoples", "ordinary_vote", "house", 15_328),
]


def called(row: Row) -> str:
    who = row.get("coalition") or row.get("dummy") or row["pivotal"]
    if isinstance(who, dict):
        who = "+".join(f"{path.split('/')[1]}:{number}" for path, number in who.items())
    return f"{row['section']}-{row['file']}-{row.get('procedure') or row['matter']}-{who}"


@cache
def answers(file: str) -> dict[str, Answers]:
    """Return the answers on all coalitions of seats that the rows of a file ask about."""
    asked = [r["coalition"] for r in COALITIONS if r["file"] == file]
    named = {str(c): c for c in asked if isinstance(c, dict)}
    return ask_all(proposal(f"reference/{file}"), named.items())


def about_seats(row: Row, key: str) -> Answer:
    found: dict[str, Answer] = getattr(
        answers(row["file"])[str(row["coalition"])], PREDICATES[row["level"], key]
    )
    return found[row.get("procedure") or row["matter"]]


def about_group(row: Row, key: str) -> Answer:
    """Return what a declared group can do, from the vocabulary's own answers."""
    group, subject = row["coalition"], row.get("procedure") or row["matter"]
    certain, possible = derived(f"reference/{row['file']}")
    one = proposal(f"reference/{row['file']}")
    if group in ("locals", "outsiders"):
        (area,) = {area for each in one.groups for area in each.locality}
        coalition = term(group, area)
    else:
        assert group in {each.id for each in one.groups}
        coalition = term("bloc", group)
    atom = term(PREDICATES[row["level"], key], coalition, subject)
    if atom in certain:
        return True
    return None if atom in possible else False


@pytest.mark.parametrize("row", COALITIONS, ids=called)
def test_coalition(row: Row) -> None:
    evaluate = about_seats if isinstance(row["coalition"], dict) else about_group
    asked = [key for key in ("wins", "blocks", "blocks_by_absence") if key in row]
    assert asked
    for key in asked:
        assert evaluate(row, key) is WORDS[row[key]], key


@pytest.mark.parametrize("row", WITNESSES, ids=called)
def test_whether_a_vote_ever_counts(row: Row) -> None:
    seat = row.get("dummy") or row["pivotal"]
    found = (seat, row["procedure"]) in pivotal(f"reference/{row['file']}")
    assert found is ("pivotal" in row)


@pytest.mark.parametrize(("file", "procedure", "body", "published"), COUNTS)
def test_number_of_winning_coalitions(
    file: str, procedure: str, body: str, published: int
) -> None:
    assert winning_coalitions(f"reference/{file}", procedure, body) == published


def test_every_row_says_what_the_header_explains() -> None:
    keys = {"file", "section", "procedure", "matter", "level", "coalition"}
    outcomes = {"wins", "blocks", "blocks_by_absence", "dummy", "pivotal"}
    for row in ROWS:
        assert row.keys() <= keys | outcomes, row
        assert len(row.keys() & {"procedure", "matter"}) == 1, row
        assert row["level"] == ("room" if "procedure" in row else "system"), row
        assert row.keys() & outcomes, row

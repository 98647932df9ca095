"""Real bodies give the outcomes that their rules are known for, at both levels.

``outcomes.yaml`` holds one row for each expectation. All coalitions of a file are asked in
one program; what is open is answered by cautious and brave consequence.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from clingo import Function, Number, String, Symbol

from council_rules.logic.encode import encode
from council_rules.logic.encode_actors import UNNAMED_LOCAL, UNNAMED_OUTSIDER
from council_rules.logic.ledger import term
from council_rules.logic.slicing import clauses, relevant
from council_rules.logic.solve import Grounded
from council_rules.logic.witness import add_witnesses
from council_rules.proposal.load import Loaded, load

ROOT = Path(__file__).parents[2]
CORE = sorted((ROOT / "rules" / "core").glob("*.lp"))
SEARCH = ROOT / "rules" / "core" / "search" / "witness.lp"
ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "outcomes.yaml").read_text(encoding="utf-8")
)["outcomes"]
ASKED = ("wins", "blocks", "blocks_by_absence")
FUNCTORS = {
    ("room", "wins"): "wins",
    ("room", "blocks"): "blocks",
    ("room", "blocks_by_absence"): "blocks_by_absence",
    ("system", "wins"): "decides",
    ("system", "blocks"): "can_stop",
}


@cache
def loaded(file: str) -> Loaded:
    return load(ROOT / "proposals" / "reference" / f"{file}.council.yaml")


def seats_of(row: dict[str, Any]) -> tuple[tuple[str, int], ...] | None:
    coalition = row.get("coalition")
    return tuple(sorted(coalition.items())) if isinstance(coalition, dict) else None


def principals(file: str, path: str) -> set[str]:
    """Return who appoints or removes the holder of a seat, named or not."""
    body, seat = path.split("/")
    (at,) = (
        one
        for b in loaded(file).proposal.bodies
        if b.id == body
        for one in b.seats
        if one.id == seat
    )
    stated = {act.by for act in (at.appointed_by, at.removable_by) if act}
    return stated | {UNNAMED_LOCAL, UNNAMED_OUTSIDER}


@cache
def consequences(file: str) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return what holds in all completions and in some, all rows of the file asked at once."""
    asked = {seats for row in ROWS if row["file"] == file and (seats := seats_of(row))}
    parts: dict[str, set[int]] = {}
    extra: list[Symbol] = []
    sizes = {
        f"{body.id}/{seat.id}": seat.count
        for body in loaded(file).proposal.bodies
        for seat in body.seats
    }
    for seats in asked:
        extra.append(Function("ask", [String(repr(seats))]))
        for path, number in seats:
            whole = sizes[path]
            rest = [whole - number] if isinstance(whole, int) else []
            parts.setdefault(path, set()).update([number, *rest])
            extra.append(Function("part", [String(repr(seats)), String(path), Number(number)]))
            for actor in principals(file, path):
                extra.append(Function("joins", [String(repr(seats)), String(actor)]))
    ledger = encode(loaded(file).proposal, parts)
    available = ledger.signatures() | {"ask/1", "part/3", "joins/2"}
    text = relevant(
        clauses(path.read_text(encoding="utf-8") for path in CORE),
        available,
        frozenset(FUNCTORS.values()),
    )
    grounded = Grounded([text], [*ledger.facts(), *extra])
    return grounded.consequences("cautious"), grounded.consequences("brave")


def coalition_term(row: dict[str, Any]) -> Symbol:
    seats, name = seats_of(row), row["coalition"]
    if seats is not None:
        return Function("named", [String(repr(seats))])
    if name in ("locals", "outsiders"):
        everywhere = loaded(row["file"]).proposal
        (area,) = {
            area
            for group in everywhere.groups
            for area, kind in group.locality.items()
            if kind == "local"
        }
        return Function(name, [String(area)])
    return Function("bloc", [String(name)])


def answer(row: dict[str, Any], question: str) -> bool | str:
    certain, possible = consequences(row["file"])
    subject = row.get("procedure") or row["matter"]
    atom = term(FUNCTORS[row["level"], question], coalition_term(row), subject)
    if atom in certain:
        return True
    return "undetermined" if atom in possible else False


CASES = [
    pytest.param(row, question, id=f"{row['section']}-{row['file']}-{number}-{question}")
    for number, row in enumerate(ROWS)
    for question in ASKED
    if question in row
]


def test_there_are_expectations_for_every_reference_body() -> None:
    files = {path.name.split(".")[0] for path in (ROOT / "proposals/reference").iterdir()}
    assert {row["file"] for row in ROWS} == files
    assert len(files) >= 12


@pytest.mark.parametrize(("row", "question"), CASES)
def test_outcome(row: dict[str, Any], question: str) -> None:
    assert answer(row, question) == row[question]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "dummy" in row or "pivotal" in row], ids=str
)
def test_dummies_and_pivots(row: dict[str, Any]) -> None:
    proposal = loaded(row["file"]).proposal
    ledger = encode(proposal)
    core = clauses(path.read_text(encoding="utf-8") for path in CORE)
    search = clauses([SEARCH.read_text(encoding="utf-8")])
    add_witnesses(proposal, ledger, core, search, frozenset({"pivotal"}))
    seat = row.get("dummy") or row["pivotal"]
    found = term("pivotal", seat, row["procedure"]) in ledger.numbers
    assert found == ("pivotal" in row)

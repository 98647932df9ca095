"""Law of form for decision rules: the same abilities, written in another way."""

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from functools import partial
from typing import Any

from tests.laws.cases import Base, Case
from tests.laws.comparing import Change, changed, equal
from tests.laws.spots import spots
from tests.laws.texts import Text, find, is_open
from tests.laws.verdicts import WELL, Breach

WRITTEN = "written_in"
# What has a hold on one of two ways has it on the other.
REACHING = ("over", "overrides", "replaces")


def cases(base: Base) -> Iterator[Case]:
    """Yield the moves that write a decision rule in another way."""
    for procedure in base.text.get("procedures", []):
        id, rule = procedure["id"], procedure["passes_when"]
        yield _case(base, "wrapped", f"{id} wrapped in all", partial(_wrap, id=id))
        for position, approver in enumerate(_approvers(rule)):
            move = f"{id}: approval by {approver} as a veto"
            change = partial(_as_veto, id=id, position=position)
            yield _case(base, "approval as veto", move, change)
        fallback = _only_fallback(base.text, procedure)
        if fallback:
            move = f"{id}: fallback to {fallback} as any"
            yield _case(base, "fallback as any", move, partial(_merge, id=id), (fallback,))
        if (
            isinstance(rule, dict)
            and len(rule.get("any", [])) > 1
            and "fallback" not in procedure
            and procedure.get("kind", "decision") == "decision"
        ):
            move = f"{id}: any as a fallback"
            yield _case(base, "any as fallback", move, partial(_split, id=id))
        if _quota(base.text, procedure) is not None:
            move = f"{id}: quota as a bound on those against"
            yield _case(base, "quota", move, partial(_bound, id=id))


def _case(
    base: Base, kind: str, move: str, change: Change, leaving: tuple[str, ...] = ()
) -> Case:
    return Case(kind, move, lambda: _as_well(base, changed(base.text, change), leaving))


def _as_well(base: Base, text: Text, leaving: tuple[str, ...]) -> Iterator[Breach]:
    """Yield what differs; a rule about several ways need not look at one way."""
    for breach in equal(base, text, leaving):
        if not {breach.before, breach.after} <= WELL:
            yield breach


def _wrap(text: Text, id: str) -> None:
    procedure = find(text, id)
    procedure["passes_when"] = {"all": [procedure["passes_when"]]}


def _approvers(rule: Any) -> list[str]:
    """Return whose approval is asked beside something else."""
    parts = rule.get("all", []) if isinstance(rule, dict) else []
    asked = [part["approval_by"] for part in parts if _is_approval(part)]
    return asked if len(asked) < len(parts) else []


def _is_approval(part: Any) -> bool:
    return isinstance(part, dict) and "approval_by" in part


def _as_veto(text: Text, id: str, position: int) -> None:
    procedure = find(text, id)
    parts = procedure["passes_when"]["all"]
    part = [one for one in parts if _is_approval(one)][position]
    parts.remove(part)
    veto: Text = {"id": WRITTEN, "name": WRITTEN, "over": [id], "matters": "all"}
    approver = part["approval_by"]
    voted = {one["id"]: one["body"] for one in text["procedures"]}
    if approver in voted:
        veto |= {"holders": voted[approver], "procedure": approver}
    else:
        veto["holders"] = approver
    veto |= dict.fromkeys(("grounds", "deadline", "reasons", "contest_before"), "none")
    text.setdefault("vetoes", []).append(veto)


def _only_fallback(text: Text, procedure: Text) -> str | None:
    """Return the fallback of a procedure that is a vote of the same body and nothing else."""
    fallback = procedure.get("fallback")
    id = fallback.get("to") if isinstance(fallback, dict) else fallback
    if id in (None, "none", "unknown"):
        return None
    other, mentions = find(text, id), [spot for spot in spots(text) if spot.value == id]
    plain = {"id", "name", "body", "passes_when", "kind"}
    same = other["body"] == procedure["body"] and set(other) <= plain
    # Its own id, and the one place that refers to it.
    return id if same and len(mentions) == 2 and other.get("kind") != "advice" else None


def _merge(text: Text, id: str) -> None:
    procedure = find(text, id)
    fallback = procedure.pop("fallback")
    to = fallback["to"] if isinstance(fallback, dict) else fallback
    other = find(text, to)
    text["procedures"].remove(other)
    procedure["passes_when"] = {"any": [procedure["passes_when"], other["passes_when"]]}


def _split(text: Text, id: str) -> None:
    """Write the ways of a decision one after the other.

    What an override, an advice or an appointment fails on is decided by something else: a
    fallback of theirs is none.
    """
    procedure = find(text, id)
    first, *others = procedure["passes_when"]["any"]
    other: Text = {"id": WRITTEN, "name": WRITTEN, "body": procedure["body"]}
    other["passes_when"] = {"any": others} if len(others) > 1 else others[0]
    for key in ("quorum", "grounds", "tie_break", "initiated_by"):
        if key in procedure:
            other[key] = deepcopy(procedure[key])
    procedure["passes_when"], procedure["fallback"] = first, WRITTEN
    for one in (*text["procedures"], *text.get("vetoes", [])):
        for key in REACHING:
            if id in one.get(key, ()):
                one[key].append(WRITTEN)
    text["procedures"].append(other)


def _quota(text: Text, procedure: Text) -> Text | None:
    """Return the same rule as a bound on those against, where both are exactly the same.

    A simple majority can tie, and a bound cannot: who breaks ties would say something else.
    """
    rule = procedure["passes_when"]
    if not isinstance(rule, dict) or rule.get("of") != "members" or "among" in rule:
        return None
    rest = {key: value for key, value in rule.items() if key in ("of", "counting")}
    if "more_than" in rule and "/" in rule["more_than"]:
        share = Fraction(rule["more_than"])
        if share == Fraction(1, 2) and (is_open(text) or "/" in procedure.get("tie_break", "")):
            return None
        left = 1 - share
        return {"opposed_fewer_than": f"{left.numerator}/{left.denominator}", **rest}
    if "at_least" not in rule or "counting" in rule:
        return None
    votes = _votes(find(text, procedure["body"]))
    if votes is None or "%" in rule["at_least"]:
        return None
    amount = Fraction(rule["at_least"])
    needed = -(-votes * amount // 1) if "/" in rule["at_least"] else amount
    return {"opposed_fewer_than": str(int(votes - needed + 1)), **rest}


def _votes(body: Text) -> int | None:
    """Return the votes of a body whose seats are fixed and all filled by members."""
    total = 0
    for seat in body.get("seats", []):
        count = seat.get("count", "1")
        plain = not {"participation", "placed_in", "votes", "total_weight"} & set(seat)
        voting = seat.get("role", "member") not in ("observer", "adviser", "secretary")
        if not plain or not voting or not isinstance(count, str) or not count.isdecimal():
            return None
        total += int(count) * int(seat.get("weight", "1"))
    return total or None


def _bound(text: Text, id: str) -> None:
    procedure = find(text, id)
    procedure["passes_when"] = _quota(text, procedure)

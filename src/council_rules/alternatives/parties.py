"""Parties to a negotiation: what each asks for, what it will not change, what edits cost it."""

from collections.abc import Mapping, Sequence
from typing import Literal

from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Edit
from council_rules.alternatives.outcome import Alternative, Finding
from council_rules.alternatives.request import Permit, Request
from council_rules.analysis.standard import JudgedBy
from council_rules.logic.optimisation import Key
from council_rules.record import Record
from council_rules.words import listed


class Party(Record):
    """A party by its name, with its own request; ``origin`` names where they stand."""

    name: str
    request: Request
    origin: str = ""


class Demand(Record):
    """Something that a party asks for, and that may have to be given up.

    ``kind`` says what: that a rule is met ("goal", its code), that nothing changes at a path
    ("pin"), that nothing else may be changed than it allows ("permits"), that it costs no more
    than so much by its own costs ("cost"), that at most so many edits are made ("changes").
    """

    party: str
    kind: Literal["goal", "pin", "permits", "cost", "changes"]
    what: str
    origin: str = ""


class Agreement(Record):
    """A text that all parties accept, with its cost to each by their names."""

    alternative: Alternative
    costs: tuple[tuple[str, int], ...]


class Opening(Record):
    """What giving up one demand opens: edits in words, none if the text as it is would do.

    It is not ``possible`` if others ``clash`` without it as well.
    """

    demand: Demand
    costs: tuple[tuple[str, int], ...] = ()
    says: tuple[str, ...] = ()
    possible: bool = True
    clash: tuple[Demand, ...] = ()


class Agreements(Record):
    """What a negotiation comes to.

    ``wanted`` are the verdicts that the goals of the parties find violated. ``agreements`` are
    acceptable to all, and none is better for one party without being worse for another. If
    there is none, ``clash`` is a smallest set of demands that no edits meet together: each is
    needed for that. ``openings`` say what giving up each would open. ``out_of_reach`` are
    verdicts of goals that clash which no edits meet at all. ``complete`` is whether the search
    came to its end; ``judged_by`` tells the rules. ``left_out`` are edits in words that no file
    could hold. ``unweighed`` are rules that the solver does not weigh: of what meets them only
    single edits beside the others were tried, so nothing is proven. ``not_tried`` are edits in
    words that it does not weigh either: where there are any, nothing is called impossible.
    """

    file: str
    parties: tuple[Party, ...]
    wanted: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    clash: tuple[Demand, ...]
    openings: tuple[Opening, ...]
    complete: bool
    interrupted: bool = False
    left_out: tuple[str, ...] = ()
    out_of_reach: tuple[Finding, ...] = ()
    judged_by: JudgedBy | None = None
    unweighed: tuple[str, ...] = ()
    not_tried: tuple[str, ...] = ()


def demands(parties: Sequence[Party], wanted: Sequence[Finding]) -> list[Demand]:
    """Return all that parties demand; of goals only those that are not met as it is."""
    found: list[Demand] = []
    violated = {code for code, _ in wanted}
    for party in parties:
        own, request = party.name, party.request
        found += [
            Demand(own, "goal", code, party.origin)
            for code in request.goals
            if code in violated
        ]
        found += [Demand(own, "pin", pin.path, pin.origin) for pin in request.fixed]
        if request.permits:
            found.append(Demand(own, "permits", _said(request.permits), party.origin))
        if request.most_cost is not None:
            found.append(Demand(own, "cost", str(request.most_cost), party.origin))
        if request.most_edits is not None:
            found.append(Demand(own, "changes", str(request.most_edits), party.origin))
    return found


def barred(case: Case, parties: Sequence[Party], kept: Sequence[Demand]) -> list[Key]:
    """Return the answers that some demands rule out."""
    found = set(case.pinned(one.what for one in kept if one.kind == "pin"))
    for party in parties:
        if any(one.party == party.name and one.kind == "permits" for one in kept):
            found |= {
                key
                for key, edit in case.table.by_answer.items()
                if not any(
                    permit.allows(case.table.levers[key[0]].path, edit)
                    for permit in party.request.permits
                )
            }
    return sorted(found)


def costs_to(case: Case, party: Party) -> Mapping[Key, int]:
    """Return what each edit costs a party."""
    levers, edits = case.table.levers, case.table.by_answer.items()
    return {key: edit.number * each(party, levers[key[0]].path, edit) for key, edit in edits}


def each(party: Party, path: str, edit: Edit) -> int:
    """Return what each part of an edit of the lever at a path costs a party."""
    allowing = (one for one in party.request.permits if one.allows(path, edit))
    own = [one.cost for one in allowing if one.cost is not None]
    return own[-1] if own else edit.usual_cost(party.request.costs)


def _said(permits: Sequence[Permit]) -> str:
    parts = []
    for one in permits:
        kinds = listed(kind.replace("_", " ") for kind in one.kinds) or "anything"
        parts.append(f"{kinds} at '{one.path}'" if one.path else kinds)
    return ", ".join(parts)

"""Every lever that a proposal offers, in the order of the file."""

from dataclasses import replace

from council_rules.alternatives.clauses import clause_levers
from council_rules.alternatives.decisions import decision_levers
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Lever
from council_rules.alternatives.handovers import handover_levers
from council_rules.alternatives.moves import move_levers
from council_rules.alternatives.offices import office_levers
from council_rules.alternatives.oversight import oversight_levers
from council_rules.alternatives.seats import seat_levers
from council_rules.alternatives.tenure import tenure_levers


def levers(draft: Draft) -> list[Lever]:
    """Return all levers that the proposal seems to offer.

    Not every edit makes a valid proposal: what is repealed may be needed elsewhere.
    """
    found = [
        *oversight_levers(draft),
        *seat_levers(draft),
        *tenure_levers(draft),
        *decision_levers(draft),
        *move_levers(draft),
        *office_levers(draft),
        *handover_levers(draft),
        *clause_levers(draft),
    ]
    return [_once(lever) for lever in {one.id: one for one in found}.values()]


def _once(lever: Lever) -> Lever:
    """Return a lever in which no edit stands twice: what is local to two areas is one thing."""
    edits = {edit.value: edit for edit in reversed(lever.edits)}
    return replace(lever, edits=tuple(reversed(edits.values())))

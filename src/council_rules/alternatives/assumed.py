"""Edits that would answer what a scenario of the file assumes.

A scenario may assume nothing but answers to what is open, so a file in which such an edit is
made would be refused by the check.
"""

from collections.abc import Sequence
from dataclasses import replace

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.analysis.scenarios import scenarios_in
from council_rules.findings.evidence import Place
from council_rules.logic.encode import encode
from council_rules.proposal.load import Loaded
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError


def scenarios_fit(loaded: Loaded, proposal: Proposal) -> bool:
    """Return whether the scenarios of a file still assume answers that an amended one has."""
    if not proposal.scenarios:
        return True
    amended = replace(loaded, proposal=proposal)
    try:
        scenarios_in(amended, encode(proposal, probing=True), nowhere)
    except ProposalError:
        return False
    return True


def without_answers(
    loaded: Loaded, draft: Draft, levers: Sequence[Lever]
) -> tuple[list[Lever], list[Edit]]:
    """Return levers without the edits that answer what a scenario assumes, and those edits.

    Only edits of what an assumption is about are looked at here; whatever else does not fit
    the scenarios is found where edits are tried.
    """
    about = {key.partition(".")[0] for one in loaded.proposal.scenarios for key in one.assume}
    kept: list[Lever] = []
    dropped: list[Edit] = []
    instead: dict[str, str] = {}
    for lever in levers:
        gone = [] if lever.needs else [e for e in lever.edits if e.owners & about]
        gone = [edit for edit in gone if _answers(loaded, draft, edit)]
        dropped += gone
        rest = tuple(edit for edit in lever.edits if edit not in gone)
        after = instead.get(lever.after, lever.after)
        if rest:
            kept.append(replace(lever, edits=rest, after=after))
        else:
            # what was to be used after this is used after what was before it
            instead[lever.id] = after
    return kept, dropped


def _answers(loaded: Loaded, draft: Draft, edit: Edit) -> bool:
    proposal = draft.amended(edit.amendments)
    return proposal is not None and not scenarios_fit(loaded, proposal)


def nowhere(path: str) -> Place:
    """Return a place of a path that nobody will be shown."""
    return Place(path, 0, 0, 0, 0)

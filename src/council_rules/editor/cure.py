"""The cheapest edits that cure one finding and break no other rule, written into the text."""

from dataclasses import replace

from council_rules.alternatives.asked import UnknownKind, asked_in
from council_rules.alternatives.case import Case
from council_rules.alternatives.hunt import Hunt
from council_rules.alternatives.outcome import Alternative, UnknownPath
from council_rules.analysis.standard import Standard
from council_rules.logic.bargain import Deadline
from council_rules.proposal.load import Loaded
from council_rules.proposal.patch import amended_text
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record

# a person waits for it
SECONDS = 20.0


class Cured(Record):
    """The text with edits made, and what is to be said of them; no text, and why not."""

    text: str
    says: str


def cheapest(loaded: Loaded, standard: Standard, finding: tuple[str, str]) -> Cured:
    """Return a text in which one finding, by rule and subject, is cured at the least cost.

    What the file says of pins and costs holds. What is open is taken to turn out in the usual
    way, and the amended file has been checked.
    """
    codes = tuple(rule.code for rule in standard.rules)
    try:
        asked = asked_in(loaded).wishes(codes)
        wishes = replace(asked, goals=codes, most_edits=None, most_cost=None)
        case = Case(loaded, standard, wishes)
        return _searched(case, finding)
    except (UnknownPath, UnknownKind) as unknown:
        hint = f"; did you mean '{unknown.close}'?" if unknown.close else ""
        return Cured("", f"the file asks for what it does not have: {unknown}{hint}")
    except TimeoutError:
        return Cured("", f"none was found in {SECONDS:g} seconds")
    except ProposalError as failure:
        return Cured("", f"it cannot be written into the text: {failure.problems[0].message}")


def _searched(case: Case, finding: tuple[str, str]) -> Cured:
    code, subject = finding
    if finding not in case.was:
        return Cured("", f"{code} is not violated on '{subject}' any more")
    if code not in case.weighable:
        return Cured("", f"what {code} finds, the search for alternatives cannot aim at")
    hunt = Hunt(case, [finding], "missed", Deadline(SECONDS))
    pinned = case.pinned(pin.path for pin in case.wishes.fixed)
    solution = hunt.best(pinned)
    trial = case.tried(case.table.edits(solution.taken)) if solution is not None else None
    found = hunt.told(trial, solution) if trial is not None and trial.edits else None
    if found is None or finding not in found.cures:
        return Cured(
            "", "no edit that the search knows of cures it and breaks no rule that was kept"
        )
    text = amended_text(case.loaded.text, found.amendments)
    return Cured(text, _said(found))


def _said(found: Alternative) -> str:
    """Return what the edits are, what they cost, and what becomes of other verdicts."""
    edits = "; ".join(change.edit.says for change in found.changes)
    proven = "nothing costs less" if found.proven else f"nothing costs less than {found.bound}"
    parts = [f"{edits} (cost {found.cost}, {proven})"]
    for verb, verdicts in (
        ("cures", found.cures),
        ("leaves open now", found.opened),
        ("settles as violated", found.settled),
    ):
        if verdicts:
            named = ", ".join(f"{code} on {subject}" for code, subject in verdicts)
            parts.append(f"{verb} {named}")
    return "; ".join(parts)

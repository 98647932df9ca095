"""The cheapest edits that cure one finding and break no other rule, written into the text."""

from dataclasses import replace

from council_rules.alternatives.outcome import Alternative, UnknownPath
from council_rules.alternatives.request import UnknownKind, request_in
from council_rules.alternatives.search import alternatives
from council_rules.analysis.standard import Standard
from council_rules.findings.finding import Verdict
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
    code, subject = finding
    try:
        asked = request_in(loaded).complete((code,))
        request = replace(asked, goals=(code,), most_edits=None, most_cost=None, number=1)
        found = alternatives(loaded, standard, replace(request, seconds=SECONDS), only=finding)
    except (UnknownPath, UnknownKind) as unknown:
        hint = f"; did you mean '{unknown.close}'?" if unknown.close else ""
        return Cured("", f"the file asks for what it does not have: {unknown}{hint}")
    if not found.wanted:
        return Cured("", f"{code} is not violated on '{subject}' any more")
    best = next((one for one in found.found if finding in one.cures), None)
    if best is None:
        more = f"'council-rules alternatives FILE --goal {code}' says why"
        return Cured("", f"no edit was found that meets the rule and breaks no other; {more}")
    try:
        return Cured(amended_text(loaded.text, best.amendments), _said(best))
    except ProposalError as failure:
        return Cured("", f"it cannot be written into the text: {failure.problems[0].message}")


def _said(found: Alternative) -> str:
    """Return what the edits are, what they cost, and what becomes of other verdicts."""
    edits = "; ".join(change.edit.says for change in found.changes)
    least = "nothing costs less" if found.proven else "nothing cheaper was found"
    parts = [f"{edits} (cost {found.cost}, {least})"]
    for verb, verdicts in (
        ("cures", _cured(found)),
        ("leaves open now", found.opened),
        ("settles as violated", found.settled),
        ("breaks anew, as the file allows,", found.broken),
    ):
        if verdicts:
            named = ", ".join(f"{code} on {subject}" for code, subject in verdicts)
            parts.append(f"{verb} {named}")
    parts += [f"a comment goes with it: {one}" for one in found.lost]
    return "; ".join(parts)


def _cured(found: Alternative) -> list[tuple[str, str]]:
    """Return what was violated and is met now, whether or not it was aimed at."""
    now = {(one.code, one.subject) for one in found.after.of(Verdict.MET)}
    was = dict.fromkeys((one.code, one.subject) for one in found.before.of(Verdict.VIOLATED))
    return [one for one in was if one in now]

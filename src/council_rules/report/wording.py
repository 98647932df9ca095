"""Words that all parts of a report use alike."""

from council_rules.findings import Verdict
from council_rules.levels import LEVELS
from council_rules.proposal.model import Proposal

VERDICTS = {
    Verdict.VIOLATED: "not met",
    Verdict.UNDETERMINED: "cannot be determined",
    Verdict.NEEDS_JUDGEMENT: "needs a person",
    Verdict.JUDGED_VIOLATED: "not met, as a person judged",
    Verdict.JUDGED_MET: "met, as a person judged",
    Verdict.MET: "met",
    Verdict.NOT_APPLICABLE: "not applicable",
    Verdict.NOT_CHECKED: "not checked",
}
# the firmest first
BASES = LEVELS
KINDS = ("law", "standard", "scholarship", "precedent", "mathematics", "policy")


def spaced(word: str) -> str:
    """Return a word of the format as it is read: ``official_text`` as 'official text'."""
    return word.replace("_", " ")


def capital(words: str) -> str:
    """Return words with a capital at the beginning, also behind an opening quotation mark."""
    at = 1 if words[:1] in "'" else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital and a full stop."""
    ended = words.rstrip()
    return capital(ended) + ("" if ended.endswith((".", "?", "!")) else ".")


def ways(number: int) -> str:
    """Return a number of completions: exactly if small, otherwise its order of magnitude."""
    return f"{number:,}" if number < 1_000_000 else f"more than 10^{len(str(number)) - 1}"


def name_of(texts: "dict[str, str] | None", id: str) -> str:
    """Return a name in English, or in the first language; the id where there is none."""
    if not texts:
        return spaced(id)
    return texts.get("en") or next(iter(texts.values()))


def names_in(proposal: Proposal) -> dict[str, str]:
    """Return the names of everything that has one, by id or path."""
    sections = (
        proposal.areas,
        proposal.groups,
        proposal.electorates,
        proposal.organizations,
        proposal.persons,
        proposal.matters,
        proposal.mandates,
        proposal.bodies,
        proposal.procedures,
        proposal.vetoes,
    )
    found = {one.id: name_of(one.name, one.id) for section in sections for one in section}
    for body in proposal.bodies:
        for seat in body.seats:
            held = seat.holder or seat.on_behalf_of or ""
            own = name_of(seat.name, "") or found.get(held, "") or spaced(seat.id)
            found[f"{body.id}/{seat.id}"] = own
    return found

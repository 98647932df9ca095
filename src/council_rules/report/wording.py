"""Words that all parts of a report use alike."""

from collections.abc import Iterable

from council_rules.findings.finding import Verdict
from council_rules.levels import LEVELS
from council_rules.proposal.model.file import Proposal
from council_rules.report.language import counted, mark, say, spoken, translated

VERDICTS = {
    Verdict.VIOLATED: mark("not met"),
    Verdict.UNDETERMINED: mark("cannot be determined"),
    Verdict.NEEDS_JUDGEMENT: mark("needs a person"),
    Verdict.JUDGED_VIOLATED: mark("not met, as a person judged"),
    Verdict.JUDGED_MET: mark("met, as a person judged"),
    Verdict.MET: mark("met"),
    Verdict.NOT_APPLICABLE: mark("not applicable"),
    Verdict.NOT_CHECKED: mark("not checked"),
}
# the firmest first
BASES = LEVELS
KINDS = {
    "law": mark("law"),
    "standard": mark("standard"),
    "scholarship": mark("scholarship"),
    "precedent": mark("precedent"),
    "mathematics": mark("mathematics"),
    "policy": mark("policy"),
}
# words of the format that a report prints
FORMAT = {
    "official_text": mark("official text"),
    "official_statement": mark("official statement"),
    "reported": mark("reported"),
    "disputed": mark("disputed"),
    "inferred": mark("inferred"),
    "assumed": mark("assumed"),
    "draft": mark("draft"),
    "tabled": mark("tabled"),
    "adopted": mark("adopted"),
    "in_force": mark("in force"),
    "superseded": mark("superseded"),
    "withdrawn": mark("withdrawn"),
    "primary": mark("primary"),
    "secondary": mark("secondary"),
    "tertiary": mark("tertiary"),
    "local": mark("local"),
    "regional": mark("regional"),
    "external": mark("external"),
    "neutral": mark("neutral"),
    "must": mark("must"),
    "should": mark("should"),
    "yes": mark("yes"),
    "no": mark("no"),
}
_ENDS = (".", "?", "!", "؟")


def word(value: str) -> str:
    """Return a word of the format as it is read: ``official_text`` as 'official text'."""
    return say(FORMAT[value]) if value in FORMAT else spaced(value)


def spaced(value: str) -> str:
    """Return a word of a file with spaces: ``some_id`` as 'some id'."""
    return value.replace("_", " ")


def verdict_word(one: Verdict) -> str:
    """Return a verdict in words."""
    return say(VERDICTS[one])


def head_of(one: Verdict) -> str:
    """Return a verdict as the head of a column."""
    return capital(verdict_word(one))


def series(words: Iterable[str]) -> str:
    """Return words as an enumeration: 'a, b and c'."""
    all_ = list(words)
    if len(all_) < 2:
        return "".join(all_)
    return say("{first} and {last}", first=listed(all_[:-1]), last=all_[-1])


def listed(words: Iterable[str]) -> str:
    """Return words with commas between them."""
    return translated(", ").join(words)


def apart(sentences: Iterable[str]) -> str:
    """Return sentences with semicolons between them."""
    return translated("; ").join(sentences)


def capital(words: str) -> str:
    """Return words with a capital at the beginning, also behind an opening quotation mark."""
    at = 1 if words[:1] in "'" else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital and a full stop."""
    ended = words.rstrip()
    return capital(ended) + ("" if ended.endswith(_ENDS) else ".")


def ways(number: int) -> str:
    """Return a number of completions: exactly if small, otherwise its order of magnitude."""
    if number < 1_000_000:
        return f"{number:,}"
    return say("more than 10^{power}", power=len(str(number)) - 1)


def findings_in_words(number: int) -> str:
    """Return a number of findings with its noun."""
    return counted("{n} finding", "{n} findings", number)


def name_of(texts: "dict[str, str] | None", id: str) -> str:
    """Return a name in the language of the report, in English or in the first; or the id."""
    if not texts:
        return spaced(id)
    return texts.get(spoken()) or texts.get("en") or next(iter(texts.values()))


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
        proposal.conflicts,
    )
    found = {one.id: name_of(one.name, one.id) for section in sections for one in section}
    clauses = (
        proposal.powers,
        proposal.handovers,
        proposal.provisions,
        proposal.accountability,
    )
    found |= {one.id: spaced(one.id) for section in clauses for one in section}
    for body in proposal.bodies:
        for seat in body.seats:
            held = seat.holder or seat.on_behalf_of or ""
            own = name_of(seat.name, "") or found.get(held, "") or spaced(seat.id)
            found[f"{body.id}/{seat.id}"] = own
    return found

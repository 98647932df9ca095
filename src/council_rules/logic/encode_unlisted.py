"""The question what an open file may not tell of: ways to a decision that it does not name."""

from collections.abc import Iterator

from clingo import Symbol

from council_rules.logic.candidates import UNNAMED_OTHER, UNNAMED_OUTSIDER
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex

LAST_WORD = "?last_word"
VETO = "?last_veto"
# A last word in local hands would cure nothing that a text is blamed for by what it says.
NO_LOCAL_WORD = (
    "nobody local decides by a procedure that the file does not name, or holds a veto that it "
    "does not name"
)


def encode_unlisted(index: ProposalIndex, fact_base: FactBase) -> None:
    """Ask whether somebody whom the file does not name has the last word.

    Rules are monotone in such a power, so one case stands for all: somebody from outside
    decides every matter alone and can undo what others decide. Where the lists of procedures
    and vetoes are complete, nobody does.
    """
    listed = index.proposal.proposal.complete
    closed = index.closed or {"procedures", "vetoes"} <= set(listed)
    if closed or "procedures" in listed:
        fact_base.given("proposal", "stated", "proposal", word("procedures"))
    if closed or not index.proposal.procedures:
        return
    who = UNNAMED_OUTSIDER if index.peoples else UNNAMED_OTHER
    absent = () if "procedures" in listed else (term("absent", "proposal", word("procedures")),)
    fact_base.ask(
        "proposal.complete.procedures",
        "whether somebody whom the file does not name has the last word",
        "proposal",
        [
            Option(
                "nobody",
                "nobody whom the file does not name has the last word",
                (term("stated", "proposal", word("procedures")),) if absent else (),
            ),
            Option(
                "outsider" if index.peoples else "other",
                f"{fact_base.quoted(who)} decides every matter alone "
                "and can undo every decision",
                (*_last_word(index, fact_base, who), *absent),
            ),
        ],
        assumed=True,
    )
    fact_base.assumptions.append(NO_LOCAL_WORD)


def _last_word(index: ProposalIndex, fact_base: FactBase, who: str) -> Iterator[Symbol]:
    """Name the decision and the veto of somebody unnamed, and yield what they put in force."""
    rule = f"{LAST_WORD}.rule"
    fact_base.names[LAST_WORD] = "a decision that the file does not name"
    fact_base.names[VETO] = "a veto that the file does not name"
    fact_base.names[f"{LAST_WORD}/body"] = "nobody named"
    fact_base.names[rule] = f"the word of {fact_base.quoted(who)}"
    fact_base.number("consent", rule, who)
    yield term("procedure", LAST_WORD, f"{LAST_WORD}/body")
    yield term("kind", LAST_WORD, word("decision"))
    yield term("about_all", LAST_WORD)
    yield term("root", LAST_WORD, rule)
    yield term("unlisted", LAST_WORD)
    yield term("veto", VETO)
    yield term("unlisted", VETO)
    yield term("veto_about_all", VETO)
    yield term("veto_holder", VETO, who)
    for one in index.proposal.procedures:
        yield term("veto_over", VETO, one.id)

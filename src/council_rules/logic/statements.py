"""Optional statements: said, said to be absent, or left open.

The rule that nothing unstated ever counts as a pass lives here: where a text that was
not encoded whole is silent, the statement becomes a question.
"""

from collections.abc import Iterable

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex

# What clauses are on, by the kinds of provisions.
CLAUSES = {
    "charter_primacy": "the primacy of the mandate and the Charter",
    "lapse": "the end of all powers with the mandate",
    "limited_use": "limits to what may be committed",
    "free_movement": "leaving, moving and returning",
    "immunity": "immunity",
    "publication": "the publication of rules",
    "separate_account": "a separate account",
    "interests_declared": "the declaration of interests",
    "recusal": "not voting on one's own interests",
    "emergency_rules": "the end of emergency powers",
    "equal_participation": "equal participation",
}
LABELS = {
    "sunset": "an end date",
    "renewer": "who renews it",
    "territory": "a territory",
    "mandate": "a mandate",
    "parties": "the full list of parties",
    "matters": "the matters",
    "end": "an end date",
    "decision_rule": "its decision rule in full",
    "quorum": "a quorum",
    "grounds": "grounds",
    "reasons": "a duty to give reasons",
    "deadline": "a deadline",
    "contest": "a way to contest it",
    "handovers": "a handover",
    "handover_list": "all handovers there are",
    "recipient": "who takes over",
    "powers": "all powers there are",
    "procedures": "all procedures there are",
    "date": "a date",
    "giver": "who gives it",
    "test": "a test",
    "certifier": "who certifies it",
}


def optional(
    index: ProposalIndex,
    fact_base: FactBase,
    subject: str,
    field: str,
    value: object,
    path: str,
    question: str = "",
    *,
    asked: bool = True,
) -> bool:
    """Record whether ``subject`` states ``field``; return True if it does.

    ``none`` is absent; ``unknown`` is open; left out (None or empty) is absent in a closed
    file and open otherwise. ``question`` is the id of the question where it is not ``path``;
    nothing is asked, nor recorded, of what is open unless it is to be ``asked``.
    """
    if value == "none" or (index.closed and value in (None, ())):
        fact_base.given(path, "absent", subject, word(field))
        return False
    if value in (None, (), "unknown"):
        if not asked:
            return False
        name, label = fact_base.quoted(subject), LABELS[field]
        fact_base.ask(
            question or path,
            f"whether {name} states {label}",
            path,
            [
                Option(value, f"{name} {says} {label}", (term(value, subject, word(field)),))
                for value, says in (("stated", "states"), ("absent", "does not state"))
            ],
        )
        return False
    fact_base.given(path, "stated", subject, word(field))
    return True


def scope(
    fact_base: FactBase, subject: str, functor: str, ids: Iterable[str] | str | None, path: str
) -> None:
    """Record a list of ids, or ``functor_all`` where the text says ``all``."""
    if ids == "all":
        fact_base.given(path, f"{functor}_all", subject)
    elif ids not in (None, "none", "unknown"):
        for id in ids:
            fact_base.given(path, functor, subject, id)

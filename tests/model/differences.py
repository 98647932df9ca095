"""Where the vocabulary and the model differ about one council."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from math import prod
from pathlib import Path

from council_rules.logic.encode import encode
from council_rules.logic.ledger import Ledger, Question
from council_rules.logic.solve import Grounded
from tests.model.answers import Answered, can_be_written
from tests.model.atoms import Atom, atoms
from tests.model.random_councils import Data, read

CORE = Path(__file__).parents[2] / "rules" / "core"
MOST_COMPLETIONS = 36
COMPARED = frozenset(
    {
        "blocks",
        "blocks_by_absence",
        "can_replace",
        "can_stop",
        "can_undo",
        "carries_if_absent",
        "commands",
        "commands_body",
        "concerns",
        "covers",
        "decides",
        "decides_surely",
        "dictator",
        "empties",
        "fills",
        "local_hand",
        "outside_hand",
        "oversees",
        "passes",
        "wins",
    }
)
CAMP = r"(locals|outsiders|bloc)\([^()]*\)"
EVALUATED = re.compile(
    rf"passes\([^,?]*,((room|sure)\({CAMP}\)|room\(rest\({CAMP}\)\)|own\([^()]*\))\)"
)


class SkippedError(Exception):
    """A council that is not compared; says why."""


def differences(council: Data) -> list[str]:
    """Return what one of the two says and the other does not, in all and some completions.

    Raises SkippedError where an answer cannot be written into the text.
    """
    proposal = read(council)
    ledger = encode(proposal)
    asked = [question for question in ledger.questions if question.id not in IRRELEVANT]
    asked = [question for question in asked if not _is_irrelevant(question)]
    if foreign := [question.id for question in asked if not can_be_written(question.id)]:
        raise SkippedError(f"cannot write {foreign[0]}")
    if prod(len(question.options) for question in asked) > MOST_COMPLETIONS:
        raise SkippedError("too many completions")
    completions = [
        atoms(one.proposal, one.marks, one.deciding)
        for answers in product(*([o.value for o in q.options] for q in asked))
        for one in [Answered(proposal, dict(zip((q.id for q in asked), answers, strict=True)))]
    ]
    certain, possible = _derived(ledger)
    found = _differ("in all", certain, frozenset.intersection(*completions))
    if ledger.questions:
        found += _differ("in some", possible, frozenset().union(*completions))
    return found


def _differ(where: str, engine: frozenset[Atom], model: frozenset[Atom]) -> list[str]:
    return [f"{where}: only the vocabulary: {a}" for a in sorted(engine - model)] + [
        f"{where}: only the model: {a}" for a in sorted(model - engine)
    ]


IRRELEVANT = frozenset({"proposal.complete.procedures", "proposal.handovers"})
# What no power reads: limits of a veto, ends, tiers and the like.
UNREAD = re.compile(
    r"\.(grounds|reasons|deadline|contest_before|tier|territory|mandated_by|sunset.*|stated|"
    r"succession|vetted_by|function|standing|kinds)$"
)


def _is_irrelevant(question: Question) -> bool:
    return UNREAD.search(question.id) is not None


@cache
def _core() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(CORE.glob("*.lp")))


def _derived(ledger: Ledger) -> tuple[frozenset[Atom], frozenset[Atom]]:
    """Return what the vocabulary derives in all completions and in some."""
    grounded = Grounded(_core(), ledger.facts())
    if not ledger.questions:
        all_atoms = _compared(map(str, grounded.atoms() or ()))
        return all_atoms, all_atoms
    return (
        _compared(map(str, grounded.consequences("cautious"))),
        _compared(map(str, grounded.consequences("brave"))),
    )


def _compared(derived: Iterable[Atom]) -> frozenset[Atom]:
    return frozenset(
        atom
        for atom in derived
        if atom.partition("(")[0] in COMPARED
        and (not atom.startswith("passes(") or EVALUATED.fullmatch(atom))
    )

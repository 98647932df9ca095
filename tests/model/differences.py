"""Where the vocabulary and the model differ about one council."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from math import prod
from pathlib import Path

from clingo import Symbol

from council_rules.logic.encode import encode
from council_rules.logic.ledger import term
from council_rules.logic.slicing import Clause, clauses, relevant
from council_rules.logic.solve import Grounded
from council_rules.rulebook.levels_of_evaluation import for_each_level
from tests.model.answers import Answered, can_be_written
from tests.model.atoms import Atom, atoms
from tests.model.random_councils import read
from tests.model.random_people import Data

CORE = Path(__file__).parents[2] / "rules" / "core"
MOST_COMPLETIONS = 12
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
READ = COMPARED | {"key", "plain"}
CAMP = r"((?:locals|outsiders|bloc)\([^()]*\))"
# Only these coalitions are asked about in the model, and no procedure that nobody wrote.
PASSES = re.compile(rf'passes\("\w+",((room|sure)\({CAMP}\)|room\(rest\({CAMP}\)\))\)')
OF_CAMP = re.compile(rf"\w+\({CAMP},.*")
BY_CAMP = (
    *("wins", "blocks", "blocks_by_absence", "carries_if_absent"),
    *("decides", "decides_surely", "can_stop"),
)


class SkippedError(Exception):
    """A council that is not compared; says why."""


def differences(council: Data) -> list[str]:
    """Return what one of the two says and the other does not, in all and some completions.

    Raises SkippedError where an answer cannot be written into the text.
    """
    proposal = read(council)
    ledger = encode(proposal)
    asked = [question for question in ledger.questions if not UNREAD.search(question.id)]
    if foreign := [question.id for question in asked if not can_be_written(question.id)]:
        raise SkippedError(f"cannot write {foreign[0]}")
    if prod(len(question.options) for question in asked) > MOST_COMPLETIONS:
        raise SkippedError("too many completions")
    completions = [
        atoms(one.proposal, one.marks, one.deciding)
        for answers in product(*([o.value for o in q.options] for q in asked))
        for one in [Answered(proposal, dict(zip((q.id for q in asked), answers, strict=True)))]
    ]
    available = ledger.signatures() | {"table_of_powers/0"}
    text = relevant(_core(), available, READ)
    grounded = Grounded([text], [*ledger.facts(), term("table_of_powers")])
    if not ledger.questions:
        return _differ("in all", grounded.atoms() or (), completions[0])
    certain = frozenset.intersection(*completions)
    possible = frozenset[Atom]().union(*completions)
    return _differ("in all", grounded.consequences("cautious"), certain) + _differ(
        "in some", grounded.consequences("brave"), possible
    )


# What no power reads: limits of a veto, ends, tiers and the like.
UNREAD = re.compile(
    r"\.(grounds|reasons|deadline|contest_before|tier|territory|mandated_by|sunset.*|stated|"
    r"succession|vetted_by|function|standing|kinds)$"
)


@cache
def _core() -> tuple[Clause, ...]:
    texts = (path.read_text("utf-8") for path in sorted(CORE.glob("*.lp")))
    return clauses(map(for_each_level, texts))


def _differ(where: str, derived: Iterable[Symbol], model: frozenset[Atom]) -> list[str]:
    found = frozenset(str(atom) for atom in derived if atom.name in READ)
    # Procedures and people that nobody wrote are the vocabulary's own.
    found = frozenset(atom for atom in found if "?" not in atom)
    engine = frozenset(a for a in found if _is_compared(a) and _is_asked(a, found))
    model = frozenset(atom for atom in model if _is_asked(atom, found))
    return [f"{where}: only the vocabulary: {a}" for a in sorted(engine - model)] + [
        f"{where}: only the model: {a}" for a in sorted(model - engine)
    ]


def _is_compared(atom: Atom) -> bool:
    name = atom.partition("(")[0]
    if name == "passes":
        return PASSES.fullmatch(atom) is not None
    return name in COMPARED and (name not in BY_CAMP or OF_CAMP.fullmatch(atom) is not None)


def _is_asked(atom: Atom, found: frozenset[Atom]) -> bool:
    """Return whether the vocabulary looks at the coalition, will or key an atom is about."""
    name, _, arguments = atom.partition("(")
    if name in ("local_hand", "outside_hand"):
        return f"key({arguments.split(',')[0]})" in found
    camp = re.search(CAMP, atom)
    return camp is None or f"plain({camp[1]})" in found

"""What serves as evidence in one completion, worked out on top of the program of all.

The program that is judged over everything that is open has one model in which the usual answers
are chosen. What it shares with evidence is read off that model, so that only the rules of
evidence are left to be ground.
"""

from collections.abc import Sequence, Set

from clingo import Symbol

from council_rules.logic.choices import Choices
from council_rules.logic.completions import Answers
from council_rules.logic.fact_base import term
from council_rules.logic.slicing import LAYERS, Clause, signature, text_of
from council_rules.logic.solve import Grounded

EVIDENCE = frozenset({"violated", "because", "measure"})
_SIGNATURES = ("violated/3", "because/3", "measure/4")
IN_FORCE = "in_force"
# what the program of all has and that of one completion, in which nothing is open, has not
OF_WHAT_IS_OPEN = frozenset({"chosen/2", "open/1", "option/2", "brings/3"})


def evidence_on_top(
    choices: Choices, judged: Sequence[Clause], explained: Sequence[Clause], usual: Answers
) -> list[Symbol] | None:
    """Return what serves as evidence in the completion with the usual answers.

    ``judged`` are the rules of the program of the choices, ``explained`` those that give
    evidence, many of them the same. None if evidence cannot be had on top: if it is read by
    what is judged, reads what a completion has and the program of all has not, or if no model
    has the usual answers.
    """
    same = set(map(id, judged))
    left = [rule for rule in explained if id(rule) not in same]
    derived = {head for rule in judged for head in rule.heads}
    read = {name for rule in left for name in rule.reads}
    below = {name for name in read if name.split(":")[0] in LAYERS}
    if any(head in derived for rule in left for head in rule.heads):
        return None
    if any(not name.startswith(f"{IN_FORCE}:") for name in below):
        return None
    wanted = {*(read - below), *_SIGNATURES}
    found = _holding(choices, usual, wanted, below)
    if found is None:
        return None
    grounded = Grounded([text_of(left, EVIDENCE)], found)
    return [*(grounded.atoms() or ()), *(atom for atom in found if atom.name in EVIDENCE)]


def _holding(
    choices: Choices, usual: Answers, wanted: Set[str], in_force: Set[str]
) -> list[Symbol] | None:
    """Return the atoms of some predicates that hold with the usual answers.

    ``in_force`` are the terms in force that are wanted. None if no model has these answers.
    """
    grounded = choices.grounded
    chosen = [term("chosen", question, value) for question, value in usual.items()]
    literals = [grounded.literal(atom) for atom in chosen]
    # what was not worked out is taken not to hold
    assumed = [*(one for one in literals if one), *(-one for one in choices.not_worked_out)]
    found = grounded.holding(assumed, (wanted - OF_WHAT_IS_OPEN) | {f"{IN_FORCE}/1"})
    if found is None or f"{IN_FORCE}:*" in in_force:
        return found
    return [atom for atom in found if atom.name != IN_FORCE or _layered(atom) in in_force]


def _layered(atom: Symbol) -> str:
    inner = atom.arguments[0]
    return f"{IN_FORCE}:{signature(inner.name, len(inner.arguments))}"

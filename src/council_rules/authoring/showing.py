"""Where a change to a condition changes a verdict, looked for in free proposals.

The condition and all its changed forms are ground together, each as a rule of its own, and a
solver looks for completions in which two of them come out otherwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clingo.ast import AST

from council_rules.analysis.standard import Standard
from council_rules.authoring.examples import Bench, bases_of, parsed
from council_rules.authoring.worlds import Laid, laid_open
from council_rules.logic.fact_base import TooLargeError
from council_rules.logic.guard import Checked
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import clauses
from council_rules.proposal.amend import Amendment
from council_rules.record import Record
from council_rules.rulebook import parameters
from council_rules.rulebook.rule import Rule

_DIFFERS = "differs"
# the verdicts on which two forms of a condition may differ, with their arguments after the code
_VERDICTS = {"applies": "S", "broken": "S", "asks": "S,Q"}


class Shown(Record):
    """A free proposal in which two forms of a condition differ, and answers that make them."""

    name: str
    answers: tuple[tuple[str, str], ...]


Text = tuple[str, Path, tuple[Amendment, ...], dict[str, str]]


def where_shown(
    rule: Rule, page: Checked, changed: Sequence[Sequence[AST]], with_: Bench
) -> list[Shown | None]:
    """Return for each changed form of a condition where it comes out otherwise.

    None if it does in no completion of the examples and bases with everything left open.
    """
    found: dict[int, Shown] = {}
    for name, base, amendments, values in _texts(rule, with_):
        left = {at: nodes for at, nodes in enumerate(changed) if at not in found}
        if not left:
            break
        proposal = laid_open(base, amendments)
        if proposal is None:
            continue
        forms = {_code(rule, at): page.renamed(nodes) for at, nodes in left.items()}
        standard = _together(rule, page, forms, values, with_)
        questions = "".join(_question(rule.code, code) for code in forms)
        try:
            laid = Laid(proposal, standard, questions, {_DIFFERS})
        except TooLargeError:
            continue
        literals = laid.literals(_DIFFERS)
        possible = laid.possible(frozenset([one]) for one in literals.values())
        for at in left:
            literal = literals.get(_code(rule, at))
            if literal is not None and frozenset([literal]) in possible:
                found[at] = Shown(name, laid.answers(_DIFFERS, _code(rule, at)))
    return [found.get(at) for at in range(len(changed))]


def _texts(rule: Rule, with_: Bench) -> Iterator[Text]:
    """Yield names, bases, amendments and parameters of the examples, and then of the bases."""
    bases = bases_of(with_.fixtures)
    for one in parsed(rule):
        yield one.name, bases[one.base], one.amendments, dict(one.parameters)
    for name, path in bases.items():
        yield name, path, (), {}


def _together(
    rule: Rule, page: Checked, forms: dict[str, str], values: dict[str, str], with_: Bench
) -> Standard:
    """Return a page and changed forms of it, by their codes, as rules side by side."""
    settings = parameters.resolve([rule], {rule.code: values})
    own = page.renamed(clause.node for clause in page.condition)
    conditions = [own, *(_recoded(text, rule.code, code) for code, text in forms.items())]
    return Standard(
        (rule, *(replace(rule, code=code) for code in forms)),
        tuple(replace(one, code=code) for code in (rule.code, *forms) for one in settings),
        Texts(with_.core, clauses(conditions), (), frozenset()),
        "",
    )


def _code(rule: Rule, at: int) -> str:
    return f"{rule.code}C{at}"


def _recoded(text: str, code: str, other: str) -> str:
    """Return the program of a page with another code: in its atoms, and before its helpers."""
    recoded = text.replace(f'"{code}"', f'"{other}"')
    return recoded.replace(f"{code.lower()}_", f"{other.lower()}_")


def _question(code: str, other: str) -> str:
    return "".join(
        f'{_DIFFERS}("{other}") :- {name}("{a}",{rest}), not {name}("{b}",{rest}).\n'
        for name, rest in _VERDICTS.items()
        for a, b in ((code, other), (other, code))
    )

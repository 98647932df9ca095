"""Where a change to a condition changes a verdict, looked for in free proposals.

A solver looks for completions in which the condition and a changed form come out otherwise.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from council_rules.authoring.examples import Bench, bases_of, parsed
from council_rules.authoring.forms import Forms
from council_rules.authoring.worlds import Laid, laid_open
from council_rules.logic.fact_base import TooLargeError
from council_rules.proposal.amend import Amendment
from council_rules.record import Record
from council_rules.rulebook.rule import Rule

_DIFFERS = "differs"
# What is found on a subject, of which two forms of a condition may find different things: which
# question is asked makes no verdict, and neither does any where the rule is broken.
_FOUND = """
found("{code}",broken,S) :- broken("{code}",S).
found("{code}",asked,S) :- asks("{code}",S,_), not broken("{code}",S).
found("{code}",judged,S) :- applies("{code}",S).
found("{code}",judged,S) :- broken("{code}",S).
found("{code}",judged,S) :- asks("{code}",S,_).
"""
_QUESTION = """
differs("{other}") :- found("{code}",V,S), not found("{other}",V,S).
differs("{other}") :- found("{other}",V,S), not found("{code}",V,S).
"""


class Shown(Record):
    """A free proposal in which two forms of a condition differ, and answers that make them.

    All else is answered as it usually is.
    """

    name: str
    answers: tuple[tuple[str, str], ...]


Text = tuple[str, Path, tuple[Amendment, ...], dict[str, str]]


def where_shown(forms: Forms, numbers: Sequence[int], with_: Bench) -> dict[int, Shown]:
    """Return where changed forms of a condition come out otherwise, by their numbers.

    A form is left out that does so in no completion of the examples and bases with everything
    left open.
    """
    found: dict[int, Shown] = {}
    for name, base, amendments, values in _texts(forms.rule, with_):
        left = [number for number in numbers if number not in found]
        proposal = laid_open(base, amendments) if left else None
        if proposal is None:
            continue
        questions = _questions(forms.rule.code, [forms.code(one) for one in left])
        try:
            standard = forms.standard(left, values, with_)
            laid = Laid(proposal, standard, questions, {_DIFFERS})
        except TooLargeError:
            continue
        literals = laid.literals(_DIFFERS)
        possible = laid.possible(frozenset([one]) for one in literals.values())
        for number in left:
            code = forms.code(number)
            if code in literals and frozenset([literals[code]]) in possible:
                found[number] = Shown(name, laid.answers(_DIFFERS, code))
    return found


def _texts(rule: Rule, with_: Bench) -> Iterator[Text]:
    """Yield names, bases, amendments and parameters of the examples, and then of the bases."""
    bases = bases_of(with_.fixtures)
    for one in parsed(rule):
        yield one.name, bases[one.base], one.amendments, dict(one.parameters)
    for name, path in bases.items():
        yield name, path, (), {}


def _questions(code: str, others: Sequence[str]) -> Iterator[str]:
    """Yield programs that ask where forms differ, one a form: each is cut into rules once."""
    yield _FOUND.format(code=code)
    for other in others:
        yield _FOUND.format(code=other) + _QUESTION.format(code=code, other=other)

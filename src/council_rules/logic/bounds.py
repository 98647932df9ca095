"""Which verdicts rest on a bound that the text does not state but the reading assumes.

A class of seats of unknown size is read as at most so many seats. Each such question has
one more answer, far beyond the bound. It never counts for a verdict; here it is let in, to
see which verdicts it would overturn.
"""

from collections.abc import Mapping, Sequence

from clingo import Symbol

from council_rules.logic.completions import Completions
from council_rules.logic.ledger import Question, term
from council_rules.logic.solve import Grounded

Bounded = Mapping[Symbol, tuple[str, ...]]


def beyond(grounded: Grounded, questions: Sequence[Question]) -> dict[str, int]:
    """Return the literal of the answer past the assumed bound, by question."""
    found = {}
    for question in questions:
        if question.beyond is not None:
            literal = grounded.literal(term("chosen", question.id, question.beyond.value))
            assert literal is not None
            found[question.id] = literal
    return found


def settled_by_bounds(
    grounded: Grounded, past: Mapping[str, int], verdicts: Mapping[Symbol, bool]
) -> Bounded:
    """Return the settled verdicts that would change if bounds fell, with these bounds.

    ``past`` is what ``beyond`` returns, ``verdicts`` says for each verdict whether it is
    true in every completion within the bounds, or false in every one.
    """
    truths = {
        atom: (literal, truth)
        for atom, truth in verdicts.items()
        if (literal := grounded.literal(atom)) is not None
    }
    watched = [literal for literal, _ in truths.values()]
    overturned: dict[Symbol, tuple[str, ...]] = {}
    far = grounded.attempt(list(past.values()), watched)
    for position, (atom, (literal, truth)) in enumerate(truths.items()):
        other = -literal if truth else literal
        at_once = far.holds is not None and bool(far.holds >> position & 1) != truth
        if at_once or grounded.attempt([other], ()).holds is not None:
            overturned[atom] = _needed(grounded, past, other)
    return overturned


def _needed(grounded: Grounded, past: Mapping[str, int], other: int) -> tuple[str, ...]:
    """Return the bounds that have to fall for a literal to hold; none can be spared."""
    fallen = list(past)
    for question in past:
        fewer = [one for one in fallen if one != question]
        kept = [-past[one] for one in past if one not in fewer]
        if grounded.attempt([other, *kept], ()).holds is not None:
            fallen = fewer
    return tuple(fallen)


def opened_by_bounds(
    completions: Completions, questions: Sequence[Question], verdicts: Sequence[Symbol]
) -> Bounded:
    """Return the open verdicts that are open only because numbers of seats are, with these.

    With the least number of seats in each of these classes the verdict would be settled.
    """
    least = {q.id: q.options[0].value for q in questions if q.bound}
    found: dict[Symbol, tuple[str, ...]] = {}
    for verdict in verdicts:
        if not completions.settled(verdict, least):
            continue
        needed = dict(least)
        for question in least:
            fewer = {id: value for id, value in needed.items() if id != question}
            if completions.settled(verdict, fewer):
                needed = fewer
        found[verdict] = tuple(needed)
    return found

"""Conditions that may already be decided: a formula of a game, or true, or false.

Formulas of the library are never empty and never certain; those of a proposal may be.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from council_rules.voting import AtLeast, Formula, Rule

Form = Formula | bool
MOST_GRANTED = 8
MOST_RULES = 20_000


class Unworkable(Exception):  # noqa: N818 - says what is the case
    """A game that is too entangled to be written down."""


class TooEntangled(Unworkable):
    """One in which too many decisions depend on each other."""


def both(*forms: Form) -> Form:
    """Return what is met when all are."""
    left = [form for form in _flat(forms, all_of=True) if form is not True]
    if False in left:
        return False
    parts = _absorbed(left, all_of=True)
    if len(parts) < 2:
        return parts[0] if parts else True
    return _within_bounds(AtLeast(len(parts), parts))


def either(*forms: Form) -> Form:
    """Return what is met when one of them is."""
    left = [form for form in _flat(forms, all_of=False) if form is not False]
    if True in left:
        return True
    parts = _absorbed(left, all_of=False)
    if len(parts) < 2:
        return parts[0] if parts else False
    return _within_bounds(AtLeast(1, parts))


def _within_bounds(form: AtLeast) -> AtLeast:
    """Return a form, or raise TooEntangled if it is too long to be gone through."""
    if form.size > MOST_RULES:
        raise TooEntangled(
            f"what decides comes to more than {MOST_RULES:,} conditions on votes"
        )
    return form


def _flat(forms: Iterable[Form], all_of: bool) -> list[Form]:
    """Return the parts of nested conjunctions or disjunctions, each once."""
    found: dict[Form, None] = {}
    for form in forms:
        nested = isinstance(form, AtLeast) and form.needed == (len(form.parts) if all_of else 1)
        if nested and isinstance(form, AtLeast) and len(form.parts) > 1:
            found.update(dict.fromkeys(form.parts))
        else:
            found[form] = None
    return list(found)


def _absorbed(forms: Iterable[Form], all_of: bool) -> list[Formula]:
    """Return the formulas without those that others imply: of A and (A or B), only A."""
    parts = [form for form in forms if not isinstance(form, bool)]
    known = set(parts)
    return [
        part
        for part in parts
        if not (
            isinstance(part, AtLeast)
            and part.needed == (1 if all_of else len(part.parts))
            and not known.isdisjoint(part.parts)
        )
    ]


def dual(form: Form) -> Form:
    """Return what is met by those without whom a form is not."""
    return not form if isinstance(form, bool) else form.dual()


def member(name: str) -> Form:
    """Return what is met when one member agrees."""
    return Rule(1, {name: 1})


def sole_member(form: Form) -> str | None:
    """Return the member who alone makes a form met, if it is about nobody else."""
    if isinstance(form, Rule) and len(form.weights) == 1:
        return next(iter(form.weights))
    return None


class Vote(NamedTuple):
    """Votes that count together.

    They are in favour whenever ``granted`` is met; and if the member who casts them is, as
    long as ``kept`` is met.
    """

    member: str | None
    weight: int
    granted: Form = False
    kept: Form = True

    @property
    def form(self) -> Form:
        """When the votes are in favour."""
        if self.granted is False and self.kept is True and self.member is not None:
            return member(self.member)
        own: Form = False if self.member is None else member(self.member)
        return either(both(own, self.kept), self.granted)

    def simplified(self) -> "Vote":
        """Return the same votes, cast by one member if that is all there is to it."""
        if self.granted is False and self.kept is True:
            return self
        form = self.granted if self.kept == self.granted else self.form
        alone = sole_member(form)
        if alone is not None:
            return Vote(alone, self.weight)
        return self if self.kept != self.granted else Vote(None, self.weight, form)


def reached(quota: int, votes: Sequence[Vote]) -> Form:
    """Return what is met when the votes in favour reach the quota.

    Raises Unworkable when the votes depend on too many different forms.
    """
    return _reached(quota, [vote.simplified() for vote in votes])


def _reached(quota: int, votes: Sequence[Vote]) -> Form:
    granting = list(dict.fromkeys(vote.granted for vote in votes if vote.granted is not False))
    keeping = list(dict.fromkeys(vote.kept for vote in votes if vote.kept is not True))
    if len(granting) + len(keeping) > MOST_GRANTED:
        number = len(granting) + len(keeping)
        raise Unworkable(f"votes of seats depend on {number} different decisions")
    if granting:
        form: Form = granting[0]
        others = [vote for vote in votes if vote.granted != form]
        theirs = [vote for vote in votes if vote.granted == form]
        given = sum(vote.weight for vote in theirs)
        alone = [vote._replace(granted=False) for vote in theirs]
        with_form = _reached(quota - given, others)
        return either(both(form, with_form), _reached(quota, [*others, *alone]))
    if keeping:
        form = keeping[0]
        others = [vote for vote in votes if vote.kept != form]
        theirs = [vote._replace(kept=True) for vote in votes if vote.kept == form]
        return either(both(form, _reached(quota, [*others, *theirs])), _reached(quota, others))
    return _weighted(quota, votes)


def _weighted(quota: int, votes: Iterable[Vote]) -> Form:
    weights: dict[str, int] = {}
    for vote in votes:
        if vote.member is not None and vote.weight:
            weights[vote.member] = weights.get(vote.member, 0) + vote.weight
    if quota <= 0:
        return True
    return Rule(quota, weights) if quota <= sum(weights.values()) else False


def accepts(form: Form, coalition: frozenset[str]) -> bool:
    """Return whether a form is met when exactly these agree."""
    return form if isinstance(form, bool) else form.accepts(coalition)

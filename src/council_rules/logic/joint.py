"""Ask a program about many literals together: which hold in every model, which in some.

Each model answers for all that it bears on, and one search shows that the last have none.
"""

from collections.abc import Iterable, Sequence

import clingo


def always_and_sometimes(
    control: clingo.Control,
    always: Iterable[int],
    sometimes: Iterable[int],
    assumed: Sequence[int] = (),
) -> tuple[frozenset[int], frozenset[int]]:
    """Return which of the first literals are true in every model, which others in some.

    Only models in which ``assumed`` holds count.
    """
    kept, asked = frozenset(always), frozenset(sometimes)
    left = asked
    while left:
        found = _model(control, [_any_of(control, left), *assumed], kept | left)
        if found is None:
            break
        kept &= found
        left -= found
    while kept:
        unless = _any_of(control, (-one for one in kept))
        found = _model(control, [unless, *assumed], kept)
        if found is None:
            break
        kept &= found
    return kept, asked - left


def any_set_of(control: clingo.Control, sets: Iterable[Iterable[int]]) -> int:
    """Return a new atom that holds if all literals of one of some sets do."""
    with control.backend() as backend:
        either: int = backend.add_atom()
        for literals in sets:
            backend.add_rule([either], sorted(literals))
    return either


def search(
    control: clingo.Control, assumed: Sequence[int], asked: Iterable[int]
) -> tuple[frozenset[int] | None, bool]:
    """Return which literals hold in a model, None without one, and if the search ended."""
    with control.solve(assumed, yield_=True) as handle:
        for model in handle:
            return frozenset(one for one in asked if model.is_true(one)), True
        return None, not handle.get().unknown


def _any_of(control: clingo.Control, literals: Iterable[int]) -> int:
    return any_set_of(control, ([one] for one in literals))


def _model(
    control: clingo.Control, assumed: Sequence[int], asked: Iterable[int]
) -> frozenset[int] | None:
    return search(control, assumed, asked)[0]

"""How the readings of a disputed condition are told apart."""

from collections.abc import Sequence

from council_rules.proposal.model.decisions import Condition

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


def readings(conditions: Sequence[Condition]) -> list[tuple[str, Condition]]:
    """Return the readings in a list under ``one_of``, each with the word that answers for it.

    The word is the ``id`` of the reading, or its position: ``first``, ``second`` ...
    """
    return [(one.id or _ordinal(position), one) for position, one in enumerate(conditions)]


def _ordinal(position: int) -> str:
    return _ORDINALS[position] if position < len(_ORDINALS) else str(position + 1)

"""Parameters of rules as facts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from clingo import Symbol

from council_rules.logic.fact_base import LARGEST, FactBase, TooLargeError, term, word
from council_rules.rulebook.parameters import Setting

# products with a share in one total of a page, by which the bound of its value grows
MOST_PRODUCTS = 2


def parameter_facts(settings: Sequence[Setting], fact_base: FactBase) -> list[Symbol]:
    """Return the facts that give every rule its parameters.

    Raises TooLargeError if a share is so fine that the votes or seats of the proposal,
    multiplied by it as often as one total may, exceed exact 32-bit arithmetic, or if the seats
    of two bodies multiplied by each other do.
    """
    facts = [fact for setting in settings for fact in _facts(setting)]
    finest = max(
        (_finest(s.value) for s in settings if isinstance(s.value, Fraction)), default=1
    )
    most: dict[str, tuple[int, int]] = {}
    for number in fact_base.numbers:
        if number.name == "strength":
            seat, size, votes = number.arguments
            seats, strength = most.get(seat.string, (0, 0))
            largest = max(strength, size.number, votes.number)
            most[seat.string] = max(seats, size.number), largest
    total = sum(strength for _, strength in most.values()) * finest * MOST_PRODUCTS
    if total > LARGEST:
        raise TooLargeError("proposal", total)
    _refuse_large_pairs({seat: seats for seat, (seats, _) in most.items()}, finest)
    return facts


def _refuse_large_pairs(seats: Mapping[str, int], finest: int) -> None:
    """Raise TooLargeError if the shares of two bodies cannot be compared exactly.

    There the seats of one are multiplied by those of the other (``share_gap`` in the core).
    """
    of_body: Counter[str] = Counter()
    for seat, number in seats.items():
        of_body[seat.partition("/")[0]] += number
    if len(of_body) < 2:
        return
    (body, largest), (_, second) = of_body.most_common(2)
    if (total := largest * second * finest * MOST_PRODUCTS) > LARGEST:
        raise TooLargeError(f"{body}.seats", total)


def _finest(share: Fraction) -> int:
    """Return the largest number by which a total of a share multiplies votes."""
    above, below = share.numerator, share.denominator
    return max(abs(above), below, abs(below - above))


def _facts(setting: Setting) -> list[Symbol]:
    code, name, value = setting.code, word(setting.name), setting.value
    if isinstance(value, tuple):
        return [term("parameter_item", code, name, word(item)) for item in value]
    if isinstance(value, Fraction):
        return [term("parameter", code, name, value.numerator, value.denominator)]
    return [term("parameter", code, name, value if isinstance(value, int) else word(value))]

"""What can be wrong with a game, or with asking too much of it."""


class NotMonotone(ValueError):  # noqa: N818 - says what is the case
    """A rule under which one more vote in favour could defeat a motion."""


class EmptyGame(ValueError):  # noqa: N818 - says what is the case
    """A rule that nobody can meet: even all members together lose."""


class TrivialGame(ValueError):  # noqa: N818 - says what is the case
    """A rule that is met without a single vote."""


class TooLarge(Exception):  # noqa: N818 - says what is the case
    """An exact answer would need more than the budget allows.

    ``needed`` is an estimate (an upper bound unless the text says otherwise) and ``budget``
    the limit, both in ``unit``.
    """

    def __init__(self, what: str, needed: int, budget: int, unit: str, hint: str = "") -> None:
        self.needed, self.budget, self.unit = needed, budget, unit
        message = f"{what} is too large: expected at most {budget:,} {unit}, found {needed:,}"
        super().__init__(f"{message}; {hint}" if hint else message)


class NumpyMissing(ImportError):  # noqa: N818 - says what is the case
    """A computation that only the optional package numpy makes possible."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} needs numpy, install 'council-rules[fast]'")

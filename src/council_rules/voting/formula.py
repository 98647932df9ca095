"""Formulas: weighted rules, put together by 'all of', 'any of' and 'at least so many of'.

Everything that can be written here is monotone: one more vote in favour never defeats a
motion. Formulas are values: they are compared by content and never change.
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from council_rules.voting.errors import EmptyGame, NotMonotone, TrivialGame


class Rule:
    """One weighted rule: met when the weights of those in favour reach the quota."""

    __slots__ = ("quota", "total", "weights")

    quota: int
    weights: Mapping[str, int]
    total: int

    def __init__(self, quota: int, weights: Mapping[str, int]) -> None:
        """Take the quota and the weight of each member, all in whole numbers.

        Raises ValueError for an empty electorate, for names and numbers of the wrong kind
        and for weights that add up to nothing; NotMonotone for a negative weight; EmptyGame
        for a quota above the total and TrivialGame for one below 1.
        """
        self.quota = quota
        self.weights = dict(weights)
        _check_weights(self.weights)
        self.total = sum(self.weights.values())
        if self.total == 0:
            raise ValueError("Weights add up to 0, expected a total of at least 1")
        if not _is_whole(quota):
            raise ValueError(f"Expected a whole number as quota, found {quota!r}")
        if quota > self.total:
            raise EmptyGame(
                f"Expected a quota of at most the total of {self.total}, found {quota}"
            )
        if quota < 1:
            raise TrivialGame(f"Expected a quota of at least 1, found {quota}")

    @classmethod
    def heads(cls, quota: int, members: Iterable[str]) -> "Rule":
        """Return the rule that needs so many of these members, one vote each."""
        names = list(members)
        doubled = sorted(name for name in set(names) if names.count(name) > 1)
        if doubled:
            raise ValueError(f"Member '{doubled[0]}' is listed more than once")
        return cls(quota, dict.fromkeys(names, 1))

    @classmethod
    def at_least(cls, share: Fraction, weights: Mapping[str, int]) -> "Rule":
        """Return the rule that needs this share of the total weight, or more."""
        _check_weights(weights)
        return cls(-(-sum(weights.values()) * _as_share(share) // 1), weights)

    @classmethod
    def more_than(cls, share: Fraction, weights: Mapping[str, int]) -> "Rule":
        """Return the rule that needs strictly more than this share of the total weight."""
        _check_weights(weights)
        return cls(sum(weights.values()) * _as_share(share) // 1 + 1, weights)

    def accepts(self, coalition: Collection[str]) -> bool:
        """Tell whether the rule is met when exactly these members are in favour."""
        return sum(self.weights.get(name, 0) for name in coalition) >= self.quota

    def members(self) -> tuple[str, ...]:
        """Return the members of the rule in the order of its weights."""
        return tuple(self.weights)

    def dual(self) -> "Rule":
        """Return the rule met by exactly those who can block this one."""
        return Rule(self.total - self.quota + 1, self.weights)

    def renamed(self, names: Mapping[str, str]) -> "Rule":
        """Return the rule with members renamed; those with one new name add their weights."""
        merged: dict[str, int] = {}
        for name, weight in self.weights.items():
            new = names.get(name, name)
            merged[new] = merged.get(new, 0) + weight
        return Rule(self.quota, merged)

    def fixed(self, yes: Collection[str], no: Collection[str]) -> "Rule | bool":
        """Return what the rule still asks of the others, or whether it is decided."""
        left = {
            name: weight
            for name, weight in self.weights.items()
            if name not in yes and name not in no
        }
        need = self.quota - sum(self.weights.get(name, 0) for name in yes)
        if need <= 0:
            return True
        if need > sum(left.values()):
            return False
        return Rule(need, left)

    def rules(self) -> "tuple[Rule, ...]":
        """Return the weighted rules of the formula: here only this one."""
        return (self,)

    @property
    def size(self) -> int:
        """Return how many weighted rules are written in the formula: here one."""
        return 1

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rule):
            return NotImplemented
        return self.quota == other.quota and self.weights == other.weights

    def __hash__(self) -> int:
        return hash((self.quota, frozenset(self.weights.items())))

    def __repr__(self) -> str:
        return f"Rule({self.quota}, {self.weights!r})"


class AtLeast:
    """A formula met when at least ``needed`` of its parts are met."""

    # Formulas may share parts: what is found of one is kept, or it would be found once for each
    # way in which it is reached.
    __slots__ = ("_dual", "_hash", "needed", "parts", "size")

    needed: int
    parts: "tuple[Formula, ...]"
    size: int
    """How many weighted rules are written in the formula, each as often as it is written."""

    def __init__(self, needed: int, parts: "Iterable[Formula]") -> None:
        """Take how many parts are needed, and the parts.

        Raises ValueError when there is no part or a part is no formula, EmptyGame when more
        parts are needed than there are, TrivialGame when fewer than 1 is needed.
        """
        self.needed, self.parts = needed, tuple(parts)
        if not self.parts:
            raise ValueError("Expected at least one part, found none")
        for part in self.parts:
            if not isinstance(part, (Rule, AtLeast)):
                raise ValueError(f"Expected rules and formulas as parts, found {part!r}")
        if not _is_whole(needed):
            raise ValueError(f"Expected a whole number of parts, found {needed!r}")
        if needed > len(self.parts):
            raise EmptyGame(f"Expected at most {len(self.parts)} needed parts, found {needed}")
        if needed < 1:
            raise TrivialGame(f"Expected at least 1 needed part, found {needed}")
        self.size = sum(part.size for part in self.parts)
        self._hash = hash((needed, self.parts))
        self._dual: AtLeast | None = None

    def accepts(self, coalition: Collection[str]) -> bool:
        """Tell whether the formula is met when exactly these members are in favour."""
        met = 0
        for part in self.parts:
            met += part.accepts(coalition)
        return met >= self.needed

    def members(self) -> tuple[str, ...]:
        """Return all members of the parts, each once, in order of appearance."""
        return tuple(dict.fromkeys(chain.from_iterable(p.members() for p in self.parts)))

    def dual(self) -> "AtLeast":
        """Return the formula met by exactly those who can block this one."""
        if self._dual is None:
            needed = len(self.parts) - self.needed + 1
            self._dual = AtLeast(needed, (part.dual() for part in self.parts))
        return self._dual

    def renamed(self, names: Mapping[str, str]) -> "AtLeast":
        """Return the formula with members renamed; see ``Rule.renamed``."""
        return AtLeast(self.needed, (part.renamed(names) for part in self.parts))

    def fixed(self, yes: Collection[str], no: Collection[str]) -> "Formula | bool":
        """Return what the formula still asks of the others, or whether it is decided."""
        parts = [part.fixed(yes, no) for part in self.parts]
        left = [part for part in parts if not isinstance(part, bool)]
        needed = self.needed - sum(part is True for part in parts)
        if needed <= 0:
            return True
        if needed > len(left):
            return False
        return left[0] if len(left) == 1 else AtLeast(needed, left)

    def rules(self) -> tuple[Rule, ...]:
        """Return the different weighted rules of the formula, in order of appearance."""
        return tuple(dict.fromkeys(chain.from_iterable(part.rules() for part in self.parts)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AtLeast):
            return NotImplemented
        if self is other:
            return True
        same = self._hash == other._hash and self.needed == other.needed
        return same and self.parts == other.parts

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"AtLeast({self.needed}, {list(self.parts)!r})"


Formula: TypeAlias = Rule | AtLeast


def All(*parts: Formula) -> AtLeast:  # noqa: N802 - reads like the kind of formula it is
    """Return the formula met when all parts are met."""
    return AtLeast(len(parts), parts)


def Any(*parts: Formula) -> AtLeast:  # noqa: N802 - reads like the kind of formula it is
    """Return the formula met when at least one part is met."""
    return AtLeast(1, parts)


def _check_weights(weights: Mapping[str, int]) -> None:
    if not weights:
        raise ValueError("Expected at least one member, found none")
    for name, weight in weights.items():
        if not isinstance(name, str) or not name:
            raise ValueError(f"Expected the name of a member, found {name!r}")
        if not _is_whole(weight):
            raise ValueError(f"Expected a whole number as weight of '{name}', found {weight!r}")
        if weight < 0:
            raise NotMonotone(f"Expected a weight of at least 0 for '{name}', found {weight}")


def _as_share(share: Fraction) -> Fraction:
    if not isinstance(share, (int, Fraction)) or isinstance(share, bool):
        raise ValueError(f"Expected an exact fraction as share, found {share!r}")
    return Fraction(share)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)

"""What the solver says about each rule and subject, found by both."""

from collections import defaultdict
from collections.abc import Sequence

from council_rules.logic.judge import Judgement
from council_rules.logic.terms import Symbol

Key = tuple[str, Symbol]


class Reasons:
    """Why a rule is violated, the facts behind that, its measures, and what a person is asked.

    All are found by the code of the rule and the subject; ``subjects`` has those by code.
    """

    def __init__(self, judgement: Judgement) -> None:
        """Take what holds in some completion or in all of them."""
        by = judgement.by_functor
        self.violated: dict[Key, list[Symbol]] = defaultdict(list)
        self.because: dict[Key, list[Symbol]] = defaultdict(list)
        self.asked: dict[Key, list[Symbol]] = defaultdict(list)
        self._measures: dict[Key, list[tuple[Symbol, int]]] = defaultdict(list)
        self.subjects: dict[str, set[Symbol]] = defaultdict(set)
        asked = []
        for atom in judgement.possible:
            functor = atom.name
            if functor in ("applies", "broken"):
                code, subject = _key(atom)
                self.subjects[code].add(subject)
            elif functor == "asks":
                asked.append(atom)
        for atom in sorted(asked):
            self.asked[_key(atom)].append(atom)
        for atom in by.get("violated", ()):
            self.violated[_key(atom)].append(atom.arguments[2])
        for atom in by.get("because", ()):
            self.because[_key(atom)].append(atom.arguments[2])
        for atom in by.get("measure", ()):
            name, value = atom.arguments[2:]
            self._measures[_key(atom)].append((name, value.number))

    def measures(self, key: Key, about: Sequence[Symbol] = ()) -> dict[str, int]:
        """Return the numbers of a rule about a subject, by name.

        Of several with one name that differ in arguments, the one whose arguments are those
        of what it is ``about``, or else the least.
        """
        found: dict[str, tuple[bool, int]] = {}
        for name, number in self._measures[key]:
            other = not set(name.arguments) <= set(about)
            found[name.name] = min(found.get(name.name, (other, number)), (other, number))
        return {name: number for name, (_, number) in found.items()}


def _key(atom: Symbol) -> Key:
    return atom.arguments[0].string, atom.arguments[1]

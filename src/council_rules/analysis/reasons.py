"""What the solver says about each rule and subject, found by both."""

from collections import defaultdict

from council_rules.logic.judge import Judgement
from council_rules.logic.terms import Symbol

Key = tuple[str, Symbol]


class Reasons:
    """Why a rule is violated, the facts behind that, its measures, and what a person is asked.

    All are found by the code of the rule and the subject.
    """

    def __init__(self, judgement: Judgement) -> None:
        """Take what holds in some completion or in all of them."""
        by = judgement.by_functor
        self.violated: dict[Key, list[Symbol]] = defaultdict(list)
        self.because: dict[Key, list[Symbol]] = defaultdict(list)
        self.asked: dict[Key, list[Symbol]] = defaultdict(list)
        self.measures: dict[Key, dict[str, int]] = defaultdict(dict)
        for atom in sorted(atom for atom in judgement.possible if atom.name == "asks"):
            self.asked[_key(atom)].append(atom)
        for atom in by.get("violated", ()):
            self.violated[_key(atom)].append(atom.arguments[2])
        for atom in by.get("because", ()):
            self.because[_key(atom)].append(atom.arguments[2])
        for atom in by.get("measure", ()):
            name, value = atom.arguments[2:]
            self.measures[_key(atom)][name.name] = value.number


def _key(atom: Symbol) -> Key:
    return atom.arguments[0].string, atom.arguments[1]

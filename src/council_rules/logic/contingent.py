"""Facts that hold under some answers to what is open, as rules over the chosen answers.

They are found outside the program, in each completion, and handed to it as text beside the
facts: so what they hang on is known, as it is of everything that the program derives.
"""

from collections.abc import Iterable, Mapping, Sequence

from clingo import Symbol

from council_rules.record import Record


class Contingent(Record):
    """A fact that holds whenever a body does: chosen answers, and heads of other such rules.

    Without ``known`` the body only says that the fact may hold or not, because which of the
    two was not worked out.
    """

    head: Symbol
    body: tuple[Symbol, ...]
    known: bool = True

    def __str__(self) -> str:
        head = str(self.head) if self.known else f"{{ {self.head} }}"
        return f"{head} :- {', '.join(map(str, self.body))}." if self.body else f"{head}."


class NotWorkedOut(Record):
    """Why it was not worked out whether a fact holds, and the open points it may hang on."""

    why: str
    points: tuple[str, ...] = ()


def text_of(rules: Iterable[Contingent]) -> str:
    """Return rules as a program, in an order that does not depend on how they were found."""
    return "\n".join(sorted(map(str, rules)))


def resolved(
    rules: Sequence[Contingent], answers: Mapping[str, str]
) -> tuple[list[Symbol], list[Contingent]]:
    """Return the facts that follow once some questions are answered, and the rules left."""
    facts: dict[Symbol, None] = {}
    left = list(rules)
    while True:
        conditions = {one.head for one in left} | set(facts)
        rest = [
            Contingent(one.head, body, one.known)
            for one in left
            if one.head not in facts
            for body in [_left(one.body, answers, facts, conditions)]
            if body is not None
        ]
        found = [one.head for one in rest if one.known and not one.body]
        if not found and rest == left:
            return list(facts), left
        facts.update(dict.fromkeys(found))
        left = [one for one in rest if one.head not in facts]


def _left(
    body: Sequence[Symbol],
    answers: Mapping[str, str],
    facts: Mapping[Symbol, None],
    conditions: set[Symbol],
) -> tuple[Symbol, ...] | None:
    """Return what is left to be met of a body; None if it can no longer be met."""
    rest = []
    for one in body:
        if one.name != "chosen":
            if one not in conditions:
                return None
            if one not in facts:
                rest.append(one)
            continue
        question, value = (argument.string for argument in one.arguments)
        if question not in answers:
            rest.append(one)
        elif answers[question] != value:
            return None
    return tuple(rest)

"""The levers of a proposal as questions of one ledger, with costs.

Levers on seats and conditions widen the file: the encoder itself then asks what they decide,
with all the arithmetic that any answer needs. Every other edit is encoded by itself, and is
what it puts into the facts and what it takes out.
"""

from collections.abc import Mapping, Sequence

from clingo import Symbol

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.logic.encode import encode
from council_rules.logic.judge import typical
from council_rules.logic.ledger import Ledger, Option, Question
from council_rules.proposal.amend import Amendment


class Table:
    """The levers as questions: the widened file, with everything else that is open settled.

    ``by_answer`` has the edits, ``costs`` their costs and ``drops`` the facts they take out,
    by question and answer.
    """

    def __init__(self, draft: Draft, offered: Sequence[Lever]) -> None:
        """Take the levers that are offered; edits that make no valid file are left out."""
        self.levers = {lever.id: lever for lever in offered}
        self.by_answer: dict[tuple[str, str], Edit] = {}
        self.costs: dict[tuple[str, str], int] = {}
        self.drops: dict[tuple[str, str], list[Symbol]] = {}
        self._draft = draft
        self._widened = [one for lever in offered for one in lever.widened]
        base = self._read(())
        assert base is not None, "the widened file is a proposal"
        self.ledger = base
        numbers: dict[object, Symbol] = {(n.name, *n.arguments[:-1]): n for n in base.numbers}
        known = {question.id for question in base.questions}
        for lever in offered:
            if lever.widened and lever.id in known:
                self._price(lever, {option.value for option in self._options(lever.id)})
            elif not lever.widened:
                self._add(lever, base, numbers)

    def edits(self, taken: Mapping[str, str]) -> tuple[Edit, ...]:
        """Return the edits of some answers in the order of the menu, repeals last."""
        found = [
            edit
            for id, lever in self.levers.items()
            if id in taken and (edit := lever.edit(taken[id]))
        ]
        return tuple(sorted(found, key=_repeals))

    def _read(self, amendments: Sequence[Amendment]) -> Ledger | None:
        """Return the ledger of the widened and amended file, all but the levers answered."""
        proposal = self._draft.amended([*self._widened, *amendments])
        if proposal is None:
            return None
        ledger = encode(proposal)
        other = [question for question in ledger.questions if question.id not in self.levers]
        return ledger.answered(typical(other))

    def _options(self, id: str) -> Sequence[Option]:
        return next(one.options for one in self.ledger.questions if one.id == id)

    def _price(self, lever: Lever, values: set[str]) -> None:
        for edit in lever.edits:
            if edit.value in values:
                self.by_answer[lever.id, edit.value] = edit
                self.costs[lever.id, edit.value] = edit.cost

    def _add(self, lever: Lever, base: Ledger, numbers: Mapping[object, Symbol]) -> None:
        """Add a lever as a question, by what each edit puts into the facts and takes out."""
        options = [Option(lever.as_is, "", ())]
        for edit in lever.edits:
            after = self._read(edit.amendments)
            if after is None or _contradicts(after, numbers):
                continue
            added = tuple(sorted(set(after.places) - set(base.places)))
            dropped = sorted(set(base.places) - set(after.places))
            self.ledger.numbers += [n for n in after.numbers if n not in set(base.numbers)]
            self.drops[lever.id, edit.value] = dropped
            options.append(Option(edit.value, edit.says, added))
        if len(options) > 1:
            self.ledger.questions.append(Question(lever.id, "", lever.path, tuple(options)))
            self._price(lever, {option.value for option in options})


def _contradicts(after: Ledger, numbers: Mapping[object, Symbol]) -> bool:
    """Return whether an edit changes a number that is the same for all answers."""
    return any(
        (n.name, *n.arguments[:-1]) in numbers and numbers[n.name, *n.arguments[:-1]] != n
        for n in after.numbers
    )


def _repeals(edit: Edit) -> bool:
    return any(verb == "repeal" for verb, _, _ in edit.amendments)

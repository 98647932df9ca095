"""The levers of a proposal as questions of one ledger, with costs.

Levers on seats and conditions widen the file: the encoder itself then asks what they decide,
with all the arithmetic that any answer needs. Every other edit is encoded by itself, and is
what it puts into the facts and what it takes out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clingo import Symbol, SymbolType

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.effects import Effect, Effects, Key
from council_rules.alternatives.sharing import share_nodes
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.encode import encode
from council_rules.logic.judge import settled
from council_rules.logic.ledger import Ledger, Option, Question


class Table:
    """The levers as questions: the widened file, with everything else that is open settled.

    ``by_answer`` has the edits, ``prices`` how many parts they have and what each part costs,
    ``drops`` the facts they take out, by question and answer.
    """

    def __init__(
        self, draft: Draft, offered: Sequence[Lever], answers: Answers = NO_ANSWERS
    ) -> None:
        """Take the levers that are offered; edits that make no valid file are left out.

        What else the file leaves open has the usual answers, or those in ``answers``.
        """
        self.levers = {lever.id: lever for lever in offered}
        self.by_answer: dict[tuple[str, str], Edit] = {}
        self.prices: dict[tuple[str, str], tuple[int, int]] = {}
        self.drops: dict[tuple[str, str], tuple[Symbol, ...]] = {}
        proposal = draft.amended([one for lever in offered for one in lever.widened])
        assert proposal is not None, "the widened file is a proposal"
        ledger = encode(proposal)
        self.ledger = settled(ledger, self.levers, self._with_copies(ledger, answers))
        for lever in offered:
            if lever.doubling:
                self._ask_number(lever)
        share_nodes(self.ledger)
        asked = {question.id: question for question in self.ledger.questions}
        own = [lever for lever in offered if not lever.widened]
        effects = Effects(draft, answers).of_all(
            {(x.id, e.value): e for x in own for e in x.edits}
        )
        for lever in offered:
            if lever.id in asked:
                self._price(lever, {option.value for option in asked[lever.id].options})
        for lever in own:
            self._add(lever, effects)

    def edits(self, taken: Mapping[str, str]) -> tuple[Edit, ...]:
        """Return the edits of some answers in the order of the menu, repeals last."""
        found = [
            edit
            for id, lever in self.levers.items()
            if id in taken and (edit := lever.edit(taken[id]))
        ]
        return tuple(sorted(found, key=lambda edit: edit.repeals))

    def answers_before(self, edits: Iterable[Edit], answers: Answers) -> Answers:
        """Return answers about an amended file as answers about the file as it stands."""
        wraps = {edit.wrapped: id for id, edit in self._used(edits) if edit.wrapped}
        found = {}
        for point, value in answers.items():
            at = next((own for own in wraps if _at(point, own)), "")
            found[self.levers[wraps[at]].path + point[len(at) :] if at else point] = value
        return found

    def _used(self, edits: Iterable[Edit]) -> Iterator[tuple[str, Edit]]:
        own = {id(edit) for edit in edits}
        yield from ((key[0], edit) for key, edit in self.by_answer.items() if id(edit) in own)

    def _with_copies(self, ledger: Ledger, answers: Answers) -> Answers:
        """Return answers for every place where the widened file repeats what is open."""
        copies = {copy: one.path for one in self.levers.values() for copy in one.copies}
        found = dict(answers)
        for question in ledger.questions:
            for copy, path in copies.items():
                original = path + question.id[len(copy) :]
                if _at(question.id, copy) and original in answers:
                    found[question.id] = answers[original]
        return found

    def _ask_number(self, lever: Lever) -> None:
        """Ask how many seats to add: what the file says of each class goes into the answers."""
        about: dict[str, list[Symbol]] = {path: [] for path in lever.doubling}
        for fact in list(self.ledger.places):
            for argument in fact.arguments:
                if argument.type is SymbolType.String and argument.string in about:
                    about[argument.string].append(fact)
                    del self.ledger.places[fact]
                    break
        options = [Option(lever.as_is, "", ())]
        for edit in lever.edits:
            number = int(edit.value)
            seats = [about[path] for i, path in enumerate(lever.doubling) if number >> i & 1]
            facts = tuple(sorted(fact for found in seats for fact in found))
            options.append(Option(edit.value, edit.says, facts))
        self.ledger.questions.append(Question(lever.id, "", lever.path, tuple(options)))

    def _price(self, lever: Lever, values: set[str]) -> None:
        for edit in lever.edits:
            if edit.value in values:
                self.by_answer[lever.id, edit.value] = edit
                self.prices[lever.id, edit.value] = (edit.number, edit.cost // edit.number)

    def _add(self, lever: Lever, effects: Mapping[Key, Effect]) -> None:
        """Add a lever as a question, by what each edit puts into the facts and takes out."""
        options = [Option(lever.as_is, "", ())]
        for edit in lever.edits:
            if effect := effects.get((lever.id, edit.value)):
                options.append(Option(edit.value, edit.says, effect.added))
                self.drops[lever.id, edit.value] = effect.dropped
                self.ledger.numbers += effect.numbers
        if len(options) > 1:
            self.ledger.questions.append(Question(lever.id, "", lever.path, tuple(options)))
            self._price(lever, {option.value for option in options})


def _at(id: str, path: str) -> bool:
    return id == path or id.startswith((f"{path}.", f"{path}["))

"""The levers of a proposal as questions of one fact base, with costs.

Levers on seats and conditions widen the file: the encoder itself then asks what they decide,
with all the arithmetic that any answer needs. Every other edit is encoded by itself, and is
what it puts into the facts and what it takes out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clingo import Symbol, SymbolType

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.effects import Effect, Effects, Key
from council_rules.alternatives.encodings import Encodings
from council_rules.alternatives.sharing import share_nodes
from council_rules.alternatives.weights import ask_weights
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.fact_base import FactBase, Option, Question
from council_rules.logic.judge import settled
from council_rules.proposal.amend import Amendment


class Table:
    """The levers as questions: the widened file, with everything else that is open settled.

    ``by_answer`` has the edits, ``prices`` how many parts they have and what each part costs,
    ``drops`` the facts they take out, by question and answer. ``never`` are answers that the
    widened file would allow and nobody offers. ``unweighed`` are edits that make a file of
    which no program can be made together with the others; ``dropped`` those that make none.
    """

    def __init__(
        self, encodings: Encodings, offered: Sequence[Lever], answers: Answers = NO_ANSWERS
    ) -> None:
        """Take the levers that are offered; edits that make no valid file are left out.

        What else the file leaves open has the usual answers, or those in ``answers``.
        """
        self.unweighed: dict[Key, Edit] = {}
        self.dropped: list[Edit] = []
        draft = encodings.draft
        offered = self._sound(draft, offered)
        self.levers = {lever.id: lever for lever in offered}
        self.by_answer: dict[Key, Edit] = {}
        self.prices: dict[Key, tuple[int, int]] = {}
        self.drops: dict[Key, tuple[Symbol, ...]] = {}
        widened = [one for lever in offered for one in lever.widened]
        fact_base = encodings.whole(widened)
        self.never: list[Key] = []
        own = {*self.levers, *(f"{lever.id}.stated" for lever in offered if lever.states)}
        self.fact_base = settled(fact_base, own, self._with_copies(fact_base, answers))
        self._bring([lever for lever in offered if lever.spares])
        for lever in offered:
            if lever.weighs:
                changed = encodings.whole([*widened, *lever.edits[0].amendments])
                self._put(ask_weights(lever, self.fact_base, changed))
            if lever.states:
                self._state(lever)
        share_nodes(self.fact_base)
        effects = _effects(encodings, offered, answers)
        for lever in offered:
            self._complete(lever, effects)
        self._tell_apart(draft)

    def _sound(self, draft: Draft, offered: Sequence[Lever]) -> list[Lever]:
        """Return the levers whose widened texts make a proposal, by themselves and together."""
        if draft.amended(one for lever in offered for one in lever.widened) is not None:
            return list(offered)
        kept: list[Lever] = []
        for lever in offered:
            own = [*(one for other in kept for one in other.widened), *lever.widened]
            if lever.widened and draft.amended(own) is None:
                self.unweighed |= {(lever.id, edit.value): edit for edit in lever.edits}
            else:
                kept.append(lever)
        return kept

    def _tell_apart(self, draft: Draft) -> None:
        """Find the edits that are not weighed, and those of them that make no file at all."""
        for lever in self.levers.values():
            for edit in lever.edits if not lever.needs else ():
                if (lever.id, edit.value) not in self.by_answer:
                    self.unweighed[lever.id, edit.value] = edit
        for key, edit in list(self.unweighed.items()):
            if draft.amended(edit.amendments) is None:
                self.dropped.append(self.unweighed.pop(key))

    def edits(self, taken: Mapping[str, str]) -> tuple[Edit, ...]:
        """Return the edits of some answers in the order of the levers, repeals last."""
        found = [
            edit
            for id, lever in self.levers.items()
            if id in taken and (edit := lever.edit(taken[id]))
        ]
        return tuple(sorted(found, key=lambda edit: edit.turn))

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

    def _with_copies(self, fact_base: FactBase, answers: Answers) -> Answers:
        """Return answers for every place where the widened file repeats what is open."""
        copies = {copy: one.path for one in self.levers.values() for copy in one.copies}
        found = dict(answers)
        for question in fact_base.questions:
            for copy, path in copies.items():
                original = path + question.id[len(copy) :]
                if _at(question.id, copy) and original in answers:
                    found[question.id] = answers[original]
        return found

    def _options(self, lever: Lever) -> dict[str, Option]:
        """Return the answers to a lever by value, as far as they are known by now."""
        asked = (one for one in self.fact_base.questions if one.id == lever.id)
        question = next(asked, None)
        options = question.options if question else (Option(lever.as_is, "", ()),)
        return {option.value: option for option in options}

    def _put(self, question: Question) -> None:
        """Ask a question, in the place of the one with the same id if there is one."""
        questions = self.fact_base.questions
        for position, one in enumerate(questions):
            if one.id == question.id:
                questions[position] = question
                return
        questions.append(question)

    def _bring(self, levers: Sequence[Lever]) -> None:
        """Let what the file only has with some answers be what these answers put in force."""
        spared = {id for lever in levers for of in lever.spares.values() for id in of}
        about: dict[str, list[Symbol]] = {id: [] for id in spared}
        for fact in sorted(self.fact_base.places) if spared else ():
            named = (a.string for a in fact.arguments if a.type is SymbolType.String)
            own = next((name for name in named if name in spared), None)
            if own is not None:
                about[own].append(fact)
                del self.fact_base.places[fact]
        for lever in levers:
            options = self._options(lever)
            for edit in lever.edits:
                if edit.value in lever.spares:
                    facts = (fact for id in lever.spares[edit.value] for fact in about[id])
                    like = options[edit.like].terms if edit.like else ()
                    options[edit.value] = Option(edit.value, edit.says, (*like, *facts))
            self._put(Question(lever.id, "", lever.path, tuple(options.values())))

    def _state(self, lever: Lever) -> None:
        """Let the answers that state a rule be those with which the rule is stated."""
        id = f"{lever.id}.stated"
        asked = next((one for one in self.fact_base.questions if one.id == id), None)
        if asked is None:
            return
        self.fact_base.questions.remove(asked)
        terms = {option.value: option.terms for option in asked.options}
        options = tuple(
            replace(
                option,
                terms=(*option.terms, *terms["stated" if value in lever.states else "absent"]),
            )
            for value, option in self._options(lever).items()
        )
        self._put(Question(lever.id, "", lever.path, options))

    def _complete(self, lever: Lever, effects: Mapping[Key, Effect]) -> None:
        """Ask about a lever, with what its edits do besides, and with their prices."""
        options = self._options(lever)
        for edit in lever.edits:
            key = (lever.id, edit.value)
            effect = effects.get(key)
            if effect is not None:
                known = options.get(edit.value, Option(edit.value, edit.says, ()))
                options[edit.value] = replace(known, terms=(*known.terms, *effect.added))
                self.drops[key] = effect.dropped
                self.fact_base.numbers += effect.numbers
            elif _beside(lever, edit):
                options.pop(edit.value, None)
            if edit.value in options:
                self.by_answer[key] = edit
                self.prices[key] = (edit.number, edit.cost // edit.number)
        offered = {lever.as_is, *(edit.value for edit in lever.edits)}
        self.never += [(lever.id, value) for value in options if value not in offered]
        if len(options) > 1:
            self._put(Question(lever.id, "", lever.path, tuple(options.values())))


def _beside(lever: Lever, edit: Edit) -> tuple[Amendment, ...]:
    """Return the amendments of an edit of which the widened file does not know."""
    return edit.beside if lever.widened or lever.weighs else edit.amendments


def _effects(
    encodings: Encodings, offered: Sequence[Lever], answers: Answers
) -> dict[Key, Effect]:
    """Return what edits do to the facts, of which the widened file does not know."""
    plain = Effects(encodings, answers)
    found = plain.of_all(_by_key(lever for lever in offered if not lever.needs))
    for first in dict.fromkeys(lever.after for lever in offered if lever.needs):
        own = [lever for lever in offered if lever.needs and lever.after == first]
        found |= Effects(encodings, answers, own[0].needs).of_all(_by_key(own))
    return found


def _by_key(levers: Iterable[Lever]) -> dict[Key, Edit]:
    return {
        (lever.id, edit.value): replace(edit, amendments=beside)
        for lever in levers
        for edit in lever.edits
        if (beside := _beside(lever, edit))
    }


def _at(id: str, path: str) -> bool:
    return id == path or id.startswith((f"{path}.", f"{path}["))

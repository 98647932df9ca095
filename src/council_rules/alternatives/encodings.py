"""Amended files as facts, each file encoded once for all that may turn out of what is open.

To encode a file takes much longer than to say what it gives where some of what is open has
other answers. So of every amended file is kept in what it differs from the file itself.
"""

from collections.abc import Iterable, Mapping

from clingo import Symbol

from council_rules.alternatives.draft import Draft
from council_rules.logic.completions import Answers
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, Question
from council_rules.logic.judge import settled
from council_rules.proposal.amend import Amendment
from council_rules.record import Record

# Levers keep their amendments, so that each has an identity of its own.
_Key = tuple[int, ...]


class Given(Record):
    """What an amended file gives, with the place of each fact, and its numbers.

    ``numbers`` are only those that the file itself does not have.
    """

    places: Mapping[Symbol, str]
    numbers: tuple[Symbol, ...]


class _Difference(Record):
    """What an amended file has that the file itself has not, and the other way round."""

    places: Mapping[Symbol, str]
    dropped: frozenset[Symbol]
    numbers: tuple[Symbol, ...]
    questions: tuple[Question, ...]


class Encodings:
    """The file with one or other amendment, as often as it is asked for."""

    def __init__(self, draft: Draft) -> None:
        """Take the file that is to be amended."""
        self.draft = draft
        itself = self._encoded(())
        assert itself is not None, "the file itself is a proposal"
        self.itself: FactBase = itself
        self._numbers = frozenset(itself.numbers)
        self._asked = {one.id: one for one in itself.questions}
        self._differences: dict[_Key, _Difference | None] = {}
        self._whole: dict[_Key, FactBase] = {}
        # what is kept cannot be followed by something else with the same identity
        self._kept: list[tuple[Amendment, ...]] = []

    def given(self, amendments: Iterable[Amendment], answers: Answers) -> Given | None:
        """Return what the file gives with amendments; None if they make it no valid file.

        What it leaves open has these answers, or else the usual ones.
        """
        found = self._difference(tuple(amendments))
        if found is None:
            return None
        # A copy that is changed, as each symbol that is looked up is hashed by the solver.
        places = dict(self.itself.places)
        for fact in found.dropped:
            del places[fact]
        fact_base = FactBase({**places, **found.places}, [], list(found.questions))
        return Given(settled(fact_base, (), answers).places, found.numbers)

    def whole(self, amendments: Iterable[Amendment]) -> FactBase:
        """Return all of the file with amendments that are known to make a valid file."""
        own = tuple(amendments)
        key = tuple(map(id, own))
        if key not in self._whole:
            self._kept.append(own)
            fact_base = self._encoded(own)
            assert fact_base is not None, "the widened file is a proposal"
            self._whole[key] = fact_base
        return self._whole[key]

    def _difference(self, amendments: tuple[Amendment, ...]) -> _Difference | None:
        key = tuple(map(id, amendments))
        if key not in self._differences:
            self._kept.append(amendments)
            fact_base = self._encoded(amendments)
            self._differences[key] = self._against_itself(fact_base) if fact_base else None
        return self._differences[key]

    def _against_itself(self, fact_base: FactBase) -> _Difference:
        was, now = self.itself.places, fact_base.places
        return _Difference(
            {fact: place for fact, place in now.items() if was.get(fact) != place},
            frozenset(fact for fact in was if fact not in now),
            tuple(one for one in fact_base.numbers if one not in self._numbers),
            tuple(self._shared(one) for one in fact_base.questions),
        )

    def _shared(self, question: Question) -> Question:
        """Return the question of the file itself if it is the same, which takes no memory."""
        own = self._asked.get(question.id)
        return own if own == question else question

    def _encoded(self, amendments: tuple[Amendment, ...]) -> FactBase | None:
        proposal = self.draft.amended(amendments)
        return None if proposal is None else encode(proposal, read=self.draft.index.read)

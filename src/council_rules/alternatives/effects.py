"""What an edit does to the facts: those it adds, and those it takes out.

Encoding a file takes much longer than comparing two, so edits of different places are made
together, and the differences told apart by the places that they are stated at. That is held
against parts of these edits: what one of them does at the place of another is found so.
"""

from collections.abc import Iterable, Iterator, Mapping

from clingo import Symbol, SymbolType

from council_rules.alternatives.edits import Edit
from council_rules.alternatives.encodings import Encodings, Given
from council_rules.logic.completions import Answers
from council_rules.proposal.amend import Amendment
from council_rules.record import Record

# A lever and one of its values.
Key = tuple[str, str]


class Effect(Record):
    """The facts an edit adds and takes out, and the entries it adds to the number tables."""

    added: tuple[Symbol, ...]
    dropped: tuple[Symbol, ...]
    numbers: tuple[Symbol, ...]


class Effects:
    """The effects of edits on one file, everything that it leaves open answered somehow."""

    def __init__(
        self, encodings: Encodings, answers: Answers, first: tuple[Amendment, ...] = ()
    ) -> None:
        """Take the file, answers that are not the usual ones, and what is amended first."""
        self._encodings = encodings
        self._answers = answers
        self._first = first
        before = self._read(())
        assert before is not None, "the file itself is a proposal"
        self._before = before
        numbers = (*encodings.itself.numbers, *before.numbers)
        self._numbers = set(numbers)
        self._table = {_entry(number): number for number in numbers}
        # whoever stands for those alike: an edit there is about all of them
        self._firsts = {_named(f)[0] for f in before.places if f.name == "alike"}

    def of_all(self, edits: Mapping[Key, Edit]) -> dict[Key, Effect]:
        """Return the effects of edits by their keys; without those that make no valid file."""
        alone = {key: edit for key, edit in edits.items() if self._is_alone(edit)}
        left = {key: edit for key, edit in edits.items() if key not in alone}
        found: dict[Key, Effect] = {}
        while left:
            batch = _of_different_places(left)
            found |= self._together(batch)
            left = {key: edit for key, edit in left.items() if key not in batch}
        return found | self._one_by_one(alone)

    def _is_alone(self, edit: Edit) -> bool:
        """Return whether an edit is best encoded by itself.

        It may fail, bring in numbers, or take out what the file says of a whole section.
        """
        return bool(edit.repeals or edit.owners & self._firsts) or any(
            path in ("bodies", "handovers", "procedures", "provisions", "accountability")
            for _, path, _ in edit.amendments
        )

    def _one_by_one(self, edits: Mapping[Key, Edit]) -> dict[Key, Effect]:
        found = {key: self._of(edit) for key, edit in edits.items()}
        return {key: effect for key, effect in found.items() if effect is not None}

    def _of(self, edit: Edit) -> Effect | None:
        after = self._read(edit.amendments)
        if after is None or self._contradicts(after):
            return None
        added, dropped = self._difference(after)
        numbers = tuple(n for n in after.numbers if n not in self._numbers)
        return Effect(tuple(added), tuple(dropped), numbers)

    def _together(self, edits: Mapping[Key, Edit]) -> dict[Key, Effect]:
        """Return the effects of edits that are made at once, told apart by their places."""
        if len(edits) == 1:
            return self._one_by_one(edits)
        after = self._read([one for edit in edits.values() for one in edit.amendments])
        if after is None or set(after.numbers) - self._numbers:
            return self._in_halves(edits)
        added, dropped = self._difference(after)
        keys = {owner: key for key, edit in edits.items() for owner in edit.owners}
        told: dict[Key, tuple[list[Symbol], list[Symbol]]] = {key: ([], []) for key in edits}
        places = [after.places[fact] for fact in added]
        places += [self._before.places[fact] for fact in dropped]
        for position, (fact, place) in enumerate(zip([*added, *dropped], places, strict=True)):
            key = next((keys[one] for one in _owners(fact, place) if one in keys), None)
            if key is None:
                return self._in_halves(edits)
            told[key][position >= len(added)].append(fact)
        found = {key: Effect(tuple(a), tuple(d), ()) for key, (a, d) in told.items()}
        return found if self._add_up(edits, found) else self._in_halves(edits)

    def _add_up(self, edits: Mapping[Key, Edit], found: Mapping[Key, Effect]) -> bool:
        """Return whether parts of some edits do what the effects of theirs come to.

        Any two edits are apart in one of the parts.
        """
        keys = list(edits)
        for bit in range((len(keys) - 1).bit_length()):
            part = [key for number, key in enumerate(keys) if number >> bit & 1]
            after = self._read([one for key in part for one in edits[key].amendments])
            added = {fact for key in part for fact in found[key].added}
            dropped = {fact for key in part for fact in found[key].dropped}
            if after is None or {*after.places} != ({*self._before.places} - dropped) | added:
                return False
        return True

    def _in_halves(self, edits: Mapping[Key, Edit]) -> dict[Key, Effect]:
        """Return the effects of edits of which few cannot be told apart from the others."""
        items = list(edits.items())
        middle = len(items) // 2
        return self._together(dict(items[:middle])) | self._together(dict(items[middle:]))

    def _read(self, amendments: Iterable[Amendment]) -> Given | None:
        return self._encodings.given([*self._first, *amendments], self._answers)

    def _difference(self, after: Given) -> tuple[list[Symbol], list[Symbol]]:
        before = self._before.places
        added = sorted(fact for fact in after.places if fact not in before)
        return added, sorted(fact for fact in before if fact not in after.places)

    def _contradicts(self, after: Given) -> bool:
        """Return whether a number that is the same for all answers changes after all."""
        return any(self._table.get(_entry(n), n) != n for n in after.numbers)


def _entry(number: Symbol) -> tuple[object, ...]:
    """Return what an entry of the number tables gives a value to.

    The value is its last argument; an entry that says something of one thing only, such as
    that a condition asks for one of several, has none.
    """
    several = len(number.arguments) > 1
    return (number.name, *(number.arguments[:-1] if several else number.arguments))


def _of_different_places(edits: Mapping[Key, Edit]) -> dict[Key, Edit]:
    batch: dict[Key, Edit] = {}
    taken: set[str] = set()
    for key, edit in edits.items():
        if not taken & edit.owners:
            batch[key] = edit
            taken |= edit.owners
    return batch


def _owners(fact: Symbol, place: str) -> Iterator[str]:
    """Yield whose edits may have brought a fact: of its place, else of what it names last.

    That seats are alike, for instance, is stated of the whole file.
    """
    yield place.partition(".")[0]
    yield from reversed(_named(fact))


def _named(fact: Symbol) -> list[str]:
    """Return the ids and paths that a fact names."""
    return [one.string for one in fact.arguments if one.type is SymbolType.String]

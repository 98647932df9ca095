"""Alternatives: the cheapest edits that cure what is violated, each checked again as a file."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from council_rules.alternatives.case import Case
from council_rules.alternatives.conflicts import Broken, Conflicts
from council_rules.alternatives.hunt import Hunt
from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict
from council_rules.alternatives.wishes import Pin, Wishes
from council_rules.analysis.standard import Standard
from council_rules.logic.bargain import Deadline, First, Key, Progress, Solution
from council_rules.logic.negotiation import Negotiation
from council_rules.proposal.load import Loaded

# Fewer than so many goals violated, and fewer than so many seats moved, or any number.
Box = tuple[int | None, int | None]


def alternatives(
    loaded: Loaded, standard: Standard, wishes: Wishes, tell: Progress | None = None
) -> Alternatives:
    """Return the cheapest ways to cure what a proposal violates.

    Unless the wishes ask for robust ones, what the file leaves open is taken to turn out in
    the usual way, with the first of its answers. ``tell`` hears how far the search is.
    Raises UnknownPath for a path in the wishes that the file does not have.
    """
    deadline = Deadline(wishes.seconds)
    return _Search(Case(loaded, standard, wishes), deadline, tell).run()


class _Search:
    def __init__(self, case: Case, deadline: Deadline, tell: Progress | None) -> None:
        self._case, self._deadline = case, deadline
        first: First = "cost" if case.wishes.front else "missed"
        self._hunt = Hunt(case, case.wanted, first, deadline, tell)
        self._pinned = case.pinned(pin.path for pin in case.wishes.fixed)
        self._conflicts: tuple[Conflict, ...] = ()

    def run(self) -> Alternatives:
        case = self._case
        search = self._front if case.wishes.front else self._cheapest
        found, complete = search() if case.wanted else ([], True)
        return Alternatives(
            file=case.loaded.name,
            wishes=case.wishes,
            goals=case.goals,
            wanted=case.wanted,
            before=case.before,
            found=tuple(found),
            conflicts=self._conflicts,
            unsecured=tuple(sorted(self._hunt.unsecured)),
            complete=complete,
            interrupted=self._deadline.interrupted,
        )

    def _cheapest(self) -> tuple[list[Alternative], bool]:
        """Return alternatives that differ in kind, the cheapest first."""
        found: list[Alternative] = []
        try:
            while len(found) < self._case.wishes.number:
                solution = self._hunt.best(self._pinned)
                if not found:
                    # before anything is excluded: what cannot be cured is so anyhow
                    self._explain(solution)
                if solution is None or not solution.taken:
                    break
                alternative = self._hunt.told(solution)
                if not alternative.cures:
                    break
                found.append(alternative)
                self._hunt.relaxation.keep_apart(self._alike(alternative))
        except TimeoutError:
            if not found and self._hunt.last:
                # what no solution cures whose promise nobody checked, none cures at all
                self._explain(self._hunt.last)
            return found, False
        return found, True

    def _explain(self, best: Solution | None) -> None:
        search = self._hunt.relaxation
        conflicts = Conflicts(self._case, search, self._deadline, self._price)
        self._conflicts = tuple(conflicts.of(best))

    def _price(self, pins: Sequence[Pin], finding: Broken) -> Solution | None:
        """Return the cheapest solution that cures a finding and keeps to some pins."""
        pinned = self._case.pinned(pin.path for pin in pins)
        return self._hunt.best(pinned, lambda negotiation: negotiation.cured([finding]))

    def _front(self) -> tuple[list[Alternative], bool]:
        """Return what none is better than in every respect, the cheapest first.

        The cheapest solution with fewer than so many violations and fewer than so many
        seats moved is on the front; what else is on it has fewer of one or of the other.
        """
        found: dict[tuple[int, int, int], Alternative] = {}
        boxes: list[Box] = [(None, None)]
        for box in boxes:
            try:
                solution = self._hunt.best(self._pinned, partial(_within, box))
            except TimeoutError:
                return _by_cost(found), False
            if solution is None:
                continue
            at = (solution.missed, solution.cost, solution.moved)
            if solution.taken and at not in found:
                found[at] = self._hunt.told(solution)
            fewer: list[Box] = []
            if solution.missed:
                fewer.append((solution.missed, box[1]))
            if solution.moved:
                fewer.append((box[0], solution.moved))
            boxes += [one for one in fewer if one not in boxes]
        return _by_cost(found), True

    def _alike(self, alternative: Alternative) -> Iterator[list[Key]]:
        """Return, for every kind of edit that is made, all answers that make such an edit."""
        by_answer = self._case.table.by_answer.items()
        kinds = (kind for change in alternative.changes for kind in change.edit.kinds)
        for kind in dict.fromkeys(kinds):
            yield [key for key, edit in by_answer if kind in edit.kinds]


def _within(box: Box, negotiation: Negotiation) -> list[int]:
    missed, moved = box
    limits = [] if missed is None else [negotiation.fewer_missed(missed)]
    return limits if moved is None else [*limits, negotiation.fewer_moved(moved)]


def _by_cost(found: Mapping[tuple[int, int, int], Alternative]) -> list[Alternative]:
    return sorted(found.values(), key=lambda one: (one.cost, len(one.remaining), one.moved))

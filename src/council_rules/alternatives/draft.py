"""A file that can be amended again and again, each time read and checked as a whole."""

from collections.abc import Iterable
from functools import cached_property

from council_rules.alternatives.locals import Locals
from council_rules.logic.condition_words import in_words
from council_rules.logic.encode import name_everything
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.reading import NOTHING, Reading
from council_rules.proposal import links, reader, tree
from council_rules.proposal.amend import Amendment, Plain, amend, value_at
from council_rules.proposal.dates import day
from council_rules.proposal.load import Loaded, effective
from council_rules.proposal.model.bodies import Seat
from council_rules.proposal.model.decisions import Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import Problem, ProposalError
from council_rules.words import nearest

NONE = (None, "none", "unknown")


class Draft:
    """The proposal that is to be changed, with what the levers ask about it."""

    def __init__(self, loaded: Loaded, given_day: str = "", read: Reading = NOTHING) -> None:
        """Take the file as it was loaded, and a day that edits may use if it names none.

        ``read`` is what the rules read.
        """
        self.proposal = loaded.proposal
        self._day = given_day
        self.index = ProposalIndex(loaded.proposal, read=read)
        self._text = loaded.text
        self._root, _ = tree.parse(loaded.text)
        self._names = FactBase()
        name_everything(self.index, self._names)
        self.ids = {
            one.id
            for section in (
                *(self.proposal.groups, self.proposal.electorates, self.proposal.organizations),
                *(self.proposal.persons, self.proposal.bodies, self.proposal.procedures),
                *(self.proposal.vetoes, self.proposal.matters, self.proposal.mandates),
                *(self.proposal.areas, self.proposal.sources, self.proposal.powers),
                *(self.proposal.provisions, self.proposal.accountability),
            )
            for one in section
        }

    @cached_property
    def locals(self) -> Locals:
        """Who is local, and may choose, inherit and consent."""
        return Locals(self.index, self.last_day, self.name)

    def amended(self, amendments: Iterable[Amendment]) -> Proposal | None:
        """Return the proposal with the amendments; None if they make it no valid proposal."""
        try:
            proposal, places, problems = reader.read(amend(self._root, amendments))
        except ProposalError:
            return None
        if proposal is None or _wrong(problems) or _wrong(links.check(proposal, places)):
            return None
        return effective(proposal)

    def knows(self, path: str) -> bool:
        """Return whether the file has something at a path."""
        try:
            return path in self._names.names or self.value(path) is not None
        except ProposalError:
            return False

    def closest(self, path: str, others: Iterable[str]) -> str:
        """Return the id of the file, or one of some others, spelled most like this, or ''."""
        return nearest(path, [*self._names.names, *others]) or ""

    def mentions(self, path: str) -> bool:
        """Return whether the text names a path anywhere, so that it cannot be repealed."""
        return path in self._text

    def value(self, path: str) -> Plain | None:
        """Return what the file has at a path, as texts, lists and dicts."""
        return value_at(self._root, path)

    def name(self, id: str) -> str:
        """Return the display name of an id or path, in quotes."""
        return self._names.quoted(id)

    def rule(self, procedure: Procedure) -> str:
        """Return in words when a procedure passes."""
        return in_words(procedure.passes_when, self._names.quoted)

    def free_id(self, wanted: str, taken: Iterable[str] = ()) -> str:
        """Return an id that the file does not have, as close to the wanted as may be."""
        used = {*self.ids, *taken}
        number, id = 2, wanted
        while id in used:
            id, number = f"{wanted}_{number}", number + 1
        return id

    @property
    def last_day(self) -> str:
        """The end of the last mandate; else the last day on which a body ends; or ''.

        If the file names no day, it is the one that was given for that.
        """
        mandates = [str(one.ends) for one in self.proposal.mandates if one.ends not in NONE]
        bodies = [str(one.sunset.ends_on) for one in self.proposal.bodies if one.sunset]
        named = mandates or [on for on in bodies if on not in NONE]
        return max(named, key=day, default=self._day)


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def votes(seat: Seat) -> bool:
    """Return whether a seat has a vote for certain."""
    member = seat.role in ("member", "chair", "vice_chair")
    return seat.votes is True or (seat.votes is None and member)


def size(seat: Seat) -> int:
    """Return the number of seats of a class, as large as it is taken to be."""
    count = seat.count
    if isinstance(count, int):
        return count
    return 3 if isinstance(count, str) else count.max or count.assume or count.min + 2


def seats(number: int) -> str:
    """Return a number of seats in words."""
    return "1 seat" if number == 1 else f"{number} seats"

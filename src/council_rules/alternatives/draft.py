"""A file that can be amended again and again, each time read and checked as a whole."""

from collections.abc import Iterable
from functools import cached_property

from council_rules.logic.condition_words import in_words
from council_rules.logic.encode import name_everything
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.reading import NOTHING, Reading
from council_rules.logic.relations import hands_of
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal import links, reader, tree
from council_rules.proposal.amend import Amendment, Plain, amend, value_at
from council_rules.proposal.dates import day, is_before
from council_rules.proposal.load import Loaded, effective
from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Electorate
from council_rules.proposal.past_ends import NotInOffice, not_in_office
from council_rules.proposal.problems import Problem, ProposalError
from council_rules.words import nearest

NONE = (None, "none", "unknown")
FILLED = {
    "appoints": "appointed",
    "nominates": "nominated",
    "elects": "elected",
    "confirms": "confirmed",
    "ex_officio": "held by office, named",
    "co_opts": "co-opted",
    "draws_by_lot": "drawn by lot",
}


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

    @cached_property
    def local_groups(self) -> list[tuple[str, str]]:
        """Return the local groups, each with an area.

        A group is named once, with the first area that it is local to and has somebody local
        who chooses there, or else the first of all.
        """
        found: dict[str, str] = {}
        for area in self.index.peoples:
            for group in self.proposal.groups:
                if group.locality.get(area) == "local":
                    now = found.setdefault(group.id, area)
                    own = self.local_chooser(now, group.id)
                    if own is None and self.local_chooser(area, group.id):
                        found[group.id] = area
        return list(found.items())

    @cached_property
    def seated_groups(self) -> list[tuple[str, str]]:
        """Return the local groups that edits give seats to, each with an area.

        Of groups in the same position the first stands for all: see ``alike``.
        """
        return [one for one in self.local_groups if self.alike(one[0])[0] == one[0]]

    def alike(self, group: str) -> list[str]:
        """Return all groups in the same position as one, itself among them.

        They are local and external to the same areas, in the same respect, and have as many
        seats for them in each body, of the same kind, and as many actors belong to each; no
        condition names one of them.
        """
        own = self._positions[group]
        return [one for one, position in self._positions.items() if position == own]

    def named_alike(self, group: str) -> str:
        """Return the name of a group, with those of groups that would do as well."""
        others = [self.name(one) for one in self.alike(group) if one != group]
        name = self.name(group)
        return f"{name} (or as well {' or '.join(others)})" if others else name

    @cached_property
    def _in_conditions(self) -> frozenset[str]:
        """The groups that some condition counts or gives a veto to."""
        found: set[str] = set()

        def look(condition: Condition) -> None:
            found.update(one for one in (condition.among,) if one)
            found.update(condition.no_veto_from or ())
            for part in (condition.all, condition.any, condition.one_of):
                for one in part or ():
                    look(one)

        for procedure in self.proposal.procedures:
            look(procedure.passes_when)
        return frozenset(found)

    @cached_property
    def _positions(self) -> dict[str, object]:
        """The groups of the file in its order, each with what tells it from others."""
        return {one.id: self._position(one.id) for one in self.proposal.groups}

    def _position(self, id: str) -> object:
        group = self.index.groups[id]
        if id in self._in_conditions:
            return id
        rolls = sum(one.group == id for one in self.proposal.electorates)
        belong = sum(id in actor.affiliations for actor in self.index.actors.values())
        seats = sorted(
            (at.body.id, str(at.seat.count), str(at.seat.weight), str(at.seat.role))
            for at in self.index.seats
            if id in self.index.groups_of(at.seat)
        )
        mixed = any(
            id in at.seat.reserved_for and len(at.seat.reserved_for) > 1
            for at in self.index.seats
        )
        place = (sorted(group.locality.items()), group.dimension, rolls, belong, seats)
        return id if mixed else place

    def local_group(self, area: str) -> str | None:
        """Return the first group of the file that is local to an area."""
        groups = self.proposal.groups
        return next((g.id for g in groups if g.locality.get(area) == "local"), None)

    def local_chooser(self, area: str, group: str = "") -> tuple[str, str] | None:
        """Return who could choose local members, of a group or of all, and by what method.

        An electorate of the area comes first, one of the group before one of all, then an
        organization that the file declares local to it. None if the file has neither: the
        electorate of one group chooses for no other, and not for all if others are local.
        """
        for whose in dict.fromkeys((group, "")):
            for electorate in self.proposal.electorates:
                if electorate.area == area and self._chooses_for(electorate, area) == whose:
                    return electorate.id, "elects"
        for actor in self.proposal.organizations:
            if self.is_local(actor.id, area):
                return actor.id, "appoints"
        return None

    def local_heir(self, area: str) -> str:
        """Return the first body to which authority over an area can be handed, or ''."""
        for one in self.proposal.bodies:
            late = is_before(self.last_day or None, one.founding_date)
            if self.is_of_locals(one, area) and not late:
                return one.id
        return ""

    def is_of_locals(self, body: Body, area: str) -> bool:
        """Return whether locals elect all of a body that governs, and not for a time only."""
        own = self.index.candidates(body.id)
        lasting = body.standing != "interim" and body.sunset is None
        governs = body.function in (None, "governs") and lasting and bool(own)
        return governs and all(self._is_elected(at, area) for at in own)

    def in_foreign_hands(self, body: Body) -> bool:
        """Return whether somebody who is declared local nowhere fills or empties a seat."""
        everywhere = self.index.peoples
        return any(
            not any(self.is_local(one, area) for area in everywhere)
            for at in self.index.candidates(body.id)
            for one in hands_of(at) - {at.path, body.id, at.seat.holder}
        )

    def _is_elected(self, at: SeatAt, area: str) -> bool:
        """Return whether locals elect a seat of theirs, and nobody else can empty it."""
        voters = {one.id for one in self.proposal.electorates if one.area == area}
        by = at.seat.appointed_by.by if at.seat.appointed_by else None
        hands = (one for one in hands_of(at) if one not in (at.path, at.body.id))
        own = all(self.is_local(one, area) for one in hands)
        return by in voters and own and "local" in self.index.localities(at.seat, area)

    def _chooses_for(self, electorate: Electorate, area: str) -> str:
        """Return the group that an electorate is of; empty if it is of all who are local."""
        local = {one.id for one in self.proposal.groups if one.locality.get(area) == "local"}
        return "" if local <= {electorate.group} else electorate.group or ""

    def is_local(self, id: str, area: str) -> bool:
        """Return whether an actor or electorate is declared local to an area."""
        if any(one.id == id and one.area == area for one in self.proposal.electorates):
            return True
        actor = self.index.actors.get(id)
        return actor is not None and (
            actor.locality.get(area) == "local"
            or any(
                self.index.groups[group].locality.get(area) == "local"
                for group in actor.affiliations
            )
        )

    def protects_locals(self, ids: Iterable[str]) -> bool:
        """Return whether one of some actors, seats, bodies or groups is local to some area."""
        local = {at.path for at in self.index.seats if self.index.is_local(at.seat)}
        local |= {body.id for body in self.bodies_with_locals()}
        local |= {g.id for g in self.proposal.groups if "local" in g.locality.values()}
        areas = self.index.peoples
        return any(one in local or any(self.is_local(one, a) for a in areas) for one in ids)

    @property
    def last_day(self) -> str:
        """The end of the last mandate; else the last day on which a body ends; or ''.

        If the file names no day, it is the one that was given for that.
        """
        mandates = [str(one.ends) for one in self.proposal.mandates if one.ends not in NONE]
        bodies = [str(one.sunset.ends_on) for one in self.proposal.bodies if one.sunset]
        named = mandates or [on for on in bodies if on not in NONE]
        return max(named, key=day, default=self._day)

    def chosen_by(self, area: str, group: str) -> dict[str, Plain]:
        """Return what a new seat for a local group says about who fills and empties it."""
        chooser = self.local_chooser(area, group)
        if chooser is None:
            return {}
        by, method = chooser
        return {
            "appointed_by": {"by": by, "method": method},
            "removable_by": {"by": by, "manner": "for_cause"},
        }

    def by_local_choice(self, area: str, group: str) -> str:
        """Return in words what ``chosen_by`` says, to follow upon a seat, or ''.

        A group in the same position has its own electorate for that.
        """
        chooser = self.local_chooser(area, group)
        if chooser is None:
            return ""
        own = [found for one in self.alike(group) if (found := self.local_chooser(area, one))]
        others = [self.name(id) for id, _ in dict.fromkeys(own) if id != chooser[0]]
        name = self.name(chooser[0])
        name += f" (or as well {' or '.join(others)})" if others else ""
        return f", {FILLED[chooser[1]]} by {name}"

    def may_consent(self, procedure: Procedure) -> list[Body]:
        """Return the bodies with locals of which a procedure may get the consent, or a veto.

        One whose decisions it overrides or replaces is none: with its consent nothing would be
        overridden. One that only gave advice may get a say.
        Nor is one that may not be there: whether it is asked would be open.
        """
        aside = {*procedure.overrides, *procedure.replaces}
        apart = {
            one.body
            for one in self.proposal.procedures
            if one.id in aside and one.kind in ("decision", "override")
        }
        apart |= {procedure.body, *(one.body.id for one in self._not_in_office)}
        return [body for body in self.bodies_with_locals() if body.id not in apart]

    @cached_property
    def _not_in_office(self) -> tuple[NotInOffice, ...]:
        return tuple(not_in_office(self.proposal))

    def bodies_with_locals(self) -> list[Body]:
        """Return the bodies that decide something and have a seat that is declared local."""
        active = {procedure.body for procedure in self.proposal.procedures}
        return [
            body
            for body in self.proposal.bodies
            if body.id in active and any(self.index.is_local(seat) for seat in body.seats)
        ]


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

"""Facts about who there is: areas, groups, actors, conflicts and matters."""

from council_rules.logic.candidates import (
    UNNAMED_LOCAL,
    UNNAMED_OUTSIDER,
    unnamed,
)
from council_rules.logic.encode_marks import (
    ELSEWHERE,
    UNSAID,
    ask_mark,
    encode_group_marks,
    is_torn,
    settle_contradiction,
)
from council_rules.logic.encode_matters import encode_matters
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.relations import Relations
from council_rules.logic.statements import optional
from council_rules.proposal.model.parties import Actor, Electorate, Role
from council_rules.words import NOT_NAMED

WARRING = ("occupying_power", "belligerent")


def encode_actors(index: ProposalIndex, relations: Relations, fact_base: FactBase) -> None:
    """Record areas, groups, electorates, actors, conflicts and matters."""
    for area in index.proposal.areas:
        fact_base.given(area.id, "area", area.id)
        for whole in index.around(area.id):
            fact_base.given(area.id, "within", area.id, whole)
    for area_id in index.peoples:
        fact_base.given(area_id, "people", area_id)
    for group in index.proposal.groups:
        fact_base.given(group.id, "group", group.id, word(group.dimension))
        if group.seated_only_in is not None:
            bodies = " or ".join(f"'{fact_base.names[body]}'" for body in group.seated_only_in)
            fact_base.assumptions.append(
                f"'{fact_base.names[group.id]}' have no seat outside {bodies or 'any body'}, "
                "because the file says so (seated_only_in)"
            )
        encode_group_marks(index, fact_base, group)
    for electorate in index.proposal.electorates:
        fact_base.given(electorate.id, "actor", electorate.id)
        fact_base.given(electorate.id, "electorate", electorate.id)
        for place in index.home_of(electorate):
            fact_base.given(electorate.id, "locality", electorate.id, place, word("local"))
        if electorate.group:
            fact_base.given(electorate.id, "affiliation", electorate.id, electorate.group)
        _encode_marks(index, relations, fact_base, electorate)
    _encode_persons_and_organizations(index, relations, fact_base)
    _ask_roles(index, relations, fact_base)
    _encode_unnamed(index, fact_base)
    _encode_conflicts(index, fact_base)
    _ask_torn_parties(index, fact_base)
    encode_matters(index, fact_base)


def _encode_persons_and_organizations(
    index: ProposalIndex, relations: Relations, fact_base: FactBase
) -> None:
    for organization in index.proposal.organizations:
        fact_base.given(organization.id, "organization", organization.id)
    for actor in index.actors.values():
        fact_base.given(actor.id, "actor", actor.id)
        for group in actor.affiliations:
            fact_base.given(f"{actor.id}.affiliations", "affiliation", actor.id, group)
        for matter in actor.interests:
            fact_base.given(f"{actor.id}.interests", "interest", actor.id, matter)
        encode_group_marks(index, fact_base, actor)
        _encode_marks(index, relations, fact_base, actor)
        for position, role in enumerate(actor.roles):
            for area in _places_of(index, role):
                path = f"{actor.id}.roles[{position}]"
                fact_base.given(path, "legal_role", actor.id, word(role.role), area)


def _ask_roles(index: ProposalIndex, relations: Relations, fact_base: FactBase) -> None:
    """Ask an open file whether some organization from outside is at war there.

    One answer stands for all: whoever from outside holds a key and has no such role stated.
    """
    if index.closed or "roles" in index.proposal.proposal.complete:
        return
    roles = tuple(
        term("legal_role", one.id, word("belligerent"), area)
        for area in index.peoples
        for one in index.proposal.organizations
        if one.id in relations.keys & relations.concerned(area)
        and "local" not in index.actor_marks(one, area)
        and not any(role.role in WARRING for role in one.roles)
    )
    # Whoever from outside an answer to another question speaks of, without a name.
    roles += tuple(
        term("legal_role", UNNAMED_OUTSIDER, word("belligerent"), area)
        for area in index.peoples
    )
    if not roles:
        return
    none = Option(
        "none", "no organization has a role in a war that the file does not state", ()
    )
    some = Option("some", "organizations from outside that hold a key here are at war", roles)
    fact_base.ask(
        "proposal.roles",
        "whether an organization has a role in a war that the file does not state",
        "proposal",
        [none, some],
        assumed=True,
    )


def _places_of(index: ProposalIndex, role: Role) -> tuple[str, ...]:
    """Return where a role holds: in its area and the parts of it.

    A power that occupies or fights over a part does so in the area around it as well.
    """
    if role.area is None:
        return index.peoples
    wider = index.around(role.area) if role.role in WARRING else ()
    return (role.area, *index.parts_of(role.area), *wider)


def _encode_marks(
    index: ProposalIndex, relations: Relations, fact_base: FactBase, actor: Actor | Electorate
) -> None:
    """Ask where somebody is from, if nothing or two different things are said.

    Nothing said matters of those who hold a key in what concerns the area.
    """
    for area in index.peoples:
        if isinstance(actor, Electorate):
            marks = index.voters_marks(actor, area)
        else:
            marks = index.actor_marks(actor, area)
        if is_torn(marks):
            fact_base.given(actor.id, "contradictory", actor.id, area)
            settle_contradiction(fact_base, actor.id, area, marks)
        elif not marks and actor.id in relations.keys & relations.concerned(area):
            elsewhere = isinstance(actor, Electorate) and index.votes_elsewhere(actor, area)
            kinds = ELSEWHERE if elsewhere else UNSAID
            ask_mark(index, fact_base, actor.id, area, "locality", kinds)


def answer(fact_base: FactBase, who: str) -> str:
    """Return the word by which people answer "who": an id or path, or who is not named."""
    return fact_base.names[who] if who.startswith("?") else who


def _encode_unnamed(index: ProposalIndex, fact_base: FactBase) -> None:
    # Answers such as "somebody from outside may dismiss" need somebody to speak of.
    fact_base.names.update(NOT_NAMED)
    if index.closed and not index.peoples:
        return
    for who in unnamed(index):
        fact_base.given("proposal", "actor", who)
        fact_base.given("proposal", "unnamed", who)
    for area in index.peoples:
        for who, kind in ((UNNAMED_LOCAL, "local"), (UNNAMED_OUTSIDER, "external")):
            fact_base.given("proposal", "locality", who, area, word(kind))


def _ask_torn_parties(index: ProposalIndex, fact_base: FactBase) -> None:
    """Ask where a group at war is from of which two different things are said there."""
    of_parties: dict[str, list[str]] = {}
    for conflict in index.proposal.conflicts:
        if conflict.area:
            places = (conflict.area, *index.parts_of(conflict.area))
            for party in conflict.parties:
                of_parties.setdefault(party, []).extend(places)
    for group in index.proposal.groups:
        for area in dict.fromkeys(of_parties.get(group.id, ())):
            marks = index.marks(group, area)
            if area in index.peoples and is_torn(marks):
                settle_contradiction(fact_base, group.id, area, marks)


def _encode_conflicts(index: ProposalIndex, fact_base: FactBase) -> None:
    for conflict in index.proposal.conflicts:
        fact_base.given(conflict.id, "conflict", conflict.id)
        if conflict.area:
            for place in (conflict.area, *index.parts_of(conflict.area)):
                fact_base.given(conflict.id, "conflict_area", conflict.id, place)
        for party in conflict.parties:
            fact_base.given(f"{conflict.id}.parties", "party", party, conflict.id)
        # a list without anybody, said to be whole or not, leaves the parties out
        whole = "parties" in conflict.complete or index.closed
        listed = "all" if whole and conflict.parties else None
        complete = f"{conflict.id}.complete"
        optional(index, fact_base, conflict.id, "parties", listed, conflict.id, complete)

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
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.relations import Relations
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional
from council_rules.proposal.model import Actor, Electorate, Role
from council_rules.words import NOT_NAMED

WARRING = ("occupying_power", "belligerent")


def encode_actors(scene: Scene, relations: Relations, ledger: Ledger) -> None:
    """Record areas, groups, electorates, actors, conflicts and matters."""
    for area in scene.proposal.areas:
        ledger.given(area.id, "area", area.id)
        for whole in scene.around(area.id):
            ledger.given(area.id, "within", area.id, whole)
    for area_id in scene.peoples:
        ledger.given(area_id, "people", area_id)
    for group in scene.proposal.groups:
        ledger.given(group.id, "group", group.id, word(group.dimension))
        if group.seated_only_in is not None:
            bodies = " or ".join(f"'{ledger.names[body]}'" for body in group.seated_only_in)
            ledger.assumptions.append(
                f"'{ledger.names[group.id]}' have no seat outside {bodies or 'any body'}, "
                "because the file says so (seated_only_in)"
            )
        encode_group_marks(scene, ledger, group)
    for electorate in scene.proposal.electorates:
        ledger.given(electorate.id, "actor", electorate.id)
        ledger.given(electorate.id, "electorate", electorate.id)
        for place in scene.home_of(electorate):
            ledger.given(electorate.id, "locality", electorate.id, place, word("local"))
        if electorate.group:
            ledger.given(electorate.id, "affiliation", electorate.id, electorate.group)
        _encode_marks(scene, relations, ledger, electorate)
    _encode_persons_and_organizations(scene, relations, ledger)
    _ask_roles(scene, relations, ledger)
    _encode_unnamed(scene, ledger)
    _encode_conflicts(scene, ledger)
    encode_matters(scene, ledger)


def _encode_persons_and_organizations(
    scene: Scene, relations: Relations, ledger: Ledger
) -> None:
    for organization in scene.proposal.organizations:
        ledger.given(organization.id, "organization", organization.id)
    for actor in scene.actors.values():
        ledger.given(actor.id, "actor", actor.id)
        for group in actor.affiliations:
            ledger.given(f"{actor.id}.affiliations", "affiliation", actor.id, group)
        for matter in actor.interests:
            ledger.given(f"{actor.id}.interests", "interest", actor.id, matter)
        encode_group_marks(scene, ledger, actor)
        _encode_marks(scene, relations, ledger, actor)
        for position, role in enumerate(actor.roles):
            for area in _places_of(scene, role):
                path = f"{actor.id}.roles[{position}]"
                ledger.given(path, "legal_role", actor.id, word(role.role), area)


def _ask_roles(scene: Scene, relations: Relations, ledger: Ledger) -> None:
    """Ask an open file whether some organization from outside is at war there.

    One answer stands for all: whoever from outside holds a key and has no such role stated.
    """
    if scene.closed or "roles" in scene.proposal.proposal.complete:
        return
    roles = tuple(
        term("legal_role", one.id, word("belligerent"), area)
        for area in scene.peoples
        for one in scene.proposal.organizations
        if one.id in relations.keys & relations.concerned(area)
        and "local" not in scene.actor_marks(one, area)
        and not any(role.role in WARRING for role in one.roles)
    )
    if not roles:
        return
    none = Option(
        "none", "no organization has a role in a war that the file does not state", ()
    )
    some = Option("some", "organizations from outside that hold a key here are at war", roles)
    ledger.ask(
        "proposal.roles",
        "whether an organization has a role in a war that the file does not state",
        "proposal",
        [none, some],
        assumed=True,
    )


def _places_of(scene: Scene, role: Role) -> tuple[str, ...]:
    """Return where a role holds: in its area and the parts of it.

    A power that occupies or fights over a part does so in the area around it as well.
    """
    if role.area is None:
        return scene.peoples
    wider = scene.around(role.area) if role.role in WARRING else ()
    return (role.area, *scene.parts_of(role.area), *wider)


def _encode_marks(
    scene: Scene, relations: Relations, ledger: Ledger, actor: Actor | Electorate
) -> None:
    """Ask where somebody is from, if nothing or two different things are said.

    Nothing said matters of those who hold a key in what concerns the area.
    """
    for area in scene.peoples:
        if isinstance(actor, Electorate):
            marks = scene.voters_marks(actor, area)
        else:
            marks = scene.actor_marks(actor, area)
        if is_torn(marks):
            ledger.given(actor.id, "contradictory", actor.id, area)
            settle_contradiction(ledger, actor.id, area, marks)
        elif not marks and actor.id in relations.keys & relations.concerned(area):
            elsewhere = isinstance(actor, Electorate) and scene.votes_elsewhere(actor, area)
            kinds = ELSEWHERE if elsewhere else UNSAID
            ask_mark(scene, ledger, actor.id, area, "locality", kinds)


def answer(ledger: Ledger, who: str) -> str:
    """Return the word by which people answer "who": an id or path, or who is not named."""
    return ledger.names[who] if who.startswith("?") else who


def _encode_unnamed(scene: Scene, ledger: Ledger) -> None:
    # Answers such as "somebody from outside may dismiss" need somebody to speak of.
    ledger.names.update(NOT_NAMED)
    if scene.closed and not scene.peoples:
        return
    for who in unnamed(scene):
        ledger.given("proposal", "actor", who)
        ledger.given("proposal", "unnamed", who)
    for area in scene.peoples:
        for who, kind in ((UNNAMED_LOCAL, "local"), (UNNAMED_OUTSIDER, "external")):
            ledger.given("proposal", "locality", who, area, word(kind))


def _encode_conflicts(scene: Scene, ledger: Ledger) -> None:
    for conflict in scene.proposal.conflicts:
        ledger.given(conflict.id, "conflict", conflict.id)
        if conflict.area:
            for place in (conflict.area, *scene.parts_of(conflict.area)):
                ledger.given(conflict.id, "conflict_area", conflict.id, place)
        for party in conflict.parties:
            ledger.given(f"{conflict.id}.parties", "party", party, conflict.id)
        listed = "all" if "parties" in conflict.complete or scene.closed else None
        complete = f"{conflict.id}.complete"
        optional(scene, ledger, conflict.id, "parties", listed, conflict.id, complete)

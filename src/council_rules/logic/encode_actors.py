"""Facts about who there is: areas, groups, actors, conflicts and matters."""

from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import optional
from council_rules.proposal.model import Actor

UNNAMED_LOCAL = "?local"
UNNAMED_OUTSIDER = "?outsider"
UNNAMED_OTHER = "?other"


def encode_actors(scene: Scene, ledger: Ledger) -> None:
    """Record areas, groups, electorates, actors, conflicts and matters."""
    for area in scene.proposal.areas:
        ledger.given(area.id, "area", area.id)
        parent = area.parent
        while parent:
            ledger.given(area.id, "within", area.id, parent)
            parent = scene.areas[parent].parent
    for group in scene.proposal.groups:
        ledger.given(group.id, "group", group.id, word(group.dimension))
        if group.seated_only_in is not None:
            bodies = " or ".join(f"'{ledger.names[body]}'" for body in group.seated_only_in)
            ledger.assumptions.append(
                f"'{ledger.names[group.id]}' have no seat outside {bodies or 'any body'}, "
                "because the file says so (seated_only_in)"
            )
        for area_id, kind in group.locality.items():
            ledger.given(f"{group.id}.locality", "locality", group.id, area_id, word(kind))
    for electorate in scene.proposal.electorates:
        ledger.given(electorate.id, "actor", electorate.id)
        ledger.given(electorate.id, "electorate", electorate.id)
        if electorate.area:
            ledger.given(
                electorate.id, "locality", electorate.id, electorate.area, word("local")
            )
        if electorate.group:
            ledger.given(electorate.id, "affiliation", electorate.id, electorate.group)
    _encode_persons_and_organizations(scene, ledger)
    _encode_unnamed(scene, ledger)
    _encode_conflicts(scene, ledger)
    _encode_matters(scene, ledger)


def _encode_persons_and_organizations(scene: Scene, ledger: Ledger) -> None:
    for organization in scene.proposal.organizations:
        ledger.given(organization.id, "organization", organization.id)
    for actor in scene.actors.values():
        ledger.given(actor.id, "actor", actor.id)
        if actor.id in scene.controllers:
            _ask_locality(scene, ledger, actor)
        for group in actor.affiliations:
            ledger.given(f"{actor.id}.affiliations", "affiliation", actor.id, group)
        for area, kind in actor.locality.items():
            ledger.given(f"{actor.id}.locality", "locality", actor.id, area, word(kind))
        for position, role in enumerate(actor.roles):
            for area in (role.area,) if role.area else scene.peoples:
                path = f"{actor.id}.roles[{position}]"
                ledger.given(path, "legal_role", actor.id, word(role.role), area)


def _ask_locality(scene: Scene, ledger: Ledger, actor: Actor) -> None:
    """Ask where somebody is from who appoints, removes, renews or certifies."""
    for area in scene.peoples:
        marks = [scene.groups[group].locality.get(area) for group in actor.affiliations]
        if actor.locality.get(area) or any(marks):
            continue
        name = ledger.names[actor.id]
        ledger.ask(
            f"{actor.id}.locality.{area}",
            f"whether '{name}' is local to {ledger.quoted(area)}",
            actor.id,
            [
                Option(
                    kind, f"'{name}' is {says}", (term("locality", actor.id, area, word(kind)),)
                )
                for kind, says in (("local", "local"), ("external", "from outside"))
            ],
        )


def unnamed(scene: Scene) -> tuple[str, ...]:
    """Return those who may have a power although the text names nobody.

    Where the file has no people that anybody is local to, there is nothing to tell them apart.
    """
    return (UNNAMED_LOCAL, UNNAMED_OUTSIDER) if scene.peoples else (UNNAMED_OTHER,)


def answer(ledger: Ledger, who: str) -> str:
    """Return the word by which people answer "who": an id or path, or who is not named."""
    return ledger.names[who] if who.startswith("?") else who


def _encode_unnamed(scene: Scene, ledger: Ledger) -> None:
    # Answers such as "somebody from outside may dismiss" need somebody to speak of.
    ledger.names[UNNAMED_LOCAL] = "somebody local"
    ledger.names[UNNAMED_OUTSIDER] = "somebody from outside"
    ledger.names[UNNAMED_OTHER] = "somebody else"
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
            ledger.given(conflict.id, "conflict_area", conflict.id, conflict.area)
        for party in conflict.parties:
            ledger.given(f"{conflict.id}.parties", "party", party, conflict.id)
        listed = "all" if "parties" in conflict.complete or scene.closed else None
        complete = f"{conflict.id}.complete"
        optional(scene, ledger, conflict.id, "parties", listed, conflict.id, complete)


def _encode_matters(scene: Scene, ledger: Ledger) -> None:
    for matter in scene.proposal.matters:
        ledger.given(matter.id, "matter", matter.id)
        for kind in matter.kinds:
            ledger.given(f"{matter.id}.kinds", "matter_kind", matter.id, word(kind))
        if area := scene.matter_area(matter):
            ledger.given(matter.id, "matter_area", matter.id, area)
        parent = matter.parent
        while parent:
            ledger.given(matter.id, "within", matter.id, parent)
            parent = scene.matters[parent].parent

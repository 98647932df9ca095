"""Facts and questions about bodies and their seats."""

from council_rules.logic.encode_actors import UNNAMED_LOCAL, UNNAMED_OUTSIDER
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene, SeatAt, unlisted_size
from council_rules.logic.statements import day, optional
from council_rules.proposal.model import Appointment, Body, Removal

OUTCOMES = {
    "accepted": ("takes part", "takes_part"),
    "observer": ("only observes", "observes"),
    "declined": ("does not take part", None),
}


def encode_bodies(scene: Scene, ledger: Ledger) -> None:
    """Record bodies, seats, who fills and empties them, and who may still join."""
    for body in scene.proposal.bodies:
        _encode_body(scene, ledger, body)
    for at in scene.seats:
        _encode_place(scene, ledger, at)
        _encode_size(ledger, at)
        _encode_participation(scene, ledger, at)
        _encode_holder(scene, ledger, at)
        _encode_locality(scene, ledger, at)
        _encode_appointment(scene, ledger, at)
        _encode_removal(scene, ledger, at)
        _encode_vetting(scene, ledger, at)
        _encode_succession(scene, ledger, at)
    for body in scene.proposal.bodies:
        _encode_unlisted_seats(scene, ledger, body)
        candidates = [*(at.path for at in scene.candidates(body.id)), f"{body.id}/?more"]
        for position, path in enumerate(candidates, start=1):
            ledger.number("nth", body.id, position, path)


def _encode_body(scene: Scene, ledger: Ledger, body: Body) -> None:
    ledger.given(body.id, "body", body.id)
    _encode_tier(scene, ledger, body)
    if body.territory == "unlimited":
        ledger.given(f"{body.id}.territory", "boundless", body.id)
    elif body.territory not in (None, "unknown"):
        for area in body.territory or ():
            ledger.given(f"{body.id}.territory", "territory", body.id, area)
    optional(scene, ledger, body.id, "territory", body.territory, f"{body.id}.territory")
    if optional(scene, ledger, body.id, "mandate", body.mandated_by, f"{body.id}.mandated_by"):
        ledger.given(f"{body.id}.mandated_by", "mandated", body.id, str(body.mandated_by))
    _encode_sunset(scene, ledger, body)


def _encode_tier(scene: Scene, ledger: Ledger, body: Body) -> None:
    tiers = sorted({b.tier for b in scene.proposal.bodies if isinstance(b.tier, int)})
    if isinstance(body.tier, int):
        ledger.given(f"{body.id}.tier", "tier", body.id, body.tier)
    elif tiers and (body.tier == "unknown" or not scene.closed):
        name = ledger.names[body.id]
        ledger.ask(
            f"{body.id}.tier",
            f"in which tier '{name}' is",
            f"{body.id}.tier" if body.tier else body.id,
            [
                Option(str(tier), f"{name} is in tier {tier}", (term("tier", body.id, tier),))
                for tier in (*tiers, tiers[-1] + 1)
            ],
        )


def _encode_sunset(scene: Scene, ledger: Ledger, body: Body) -> None:
    sunset, path = body.sunset, f"{body.id}.sunset"
    if optional(scene, ledger, body.id, "sunset", sunset.on if sunset else None, path):
        assert sunset is not None
        ledger.given(path, "ends", body.id, day(sunset.on))
    renewer = sunset.renewed_by if sunset else None
    if optional(scene, ledger, body.id, "renewer", renewer, path):
        assert sunset is not None
        ledger.given(path, "renews", body.id, sunset.procedure or str(renewer))


def _encode_place(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    bodies = at.bodies
    if bodies is None:
        children = [b.id for b in scene.proposal.bodies if b.parent == at.body.id]
        bodies = tuple(children or scene.bodies)
    name = ledger.names[at.path]
    ledger.ask(
        f"{at.path}.placed_in",
        f"in which body '{name}' sits",
        f"{at.path}.placed_in" if at.seat.placed_in else at.path,
        [
            Option(id, f"{name} sits in {ledger.names[id]}", (term("seat", id, at.path),))
            for id in bodies
        ],
        assumed=at.bodies is None,
    )


def _encode_size(ledger: Ledger, at: SeatAt) -> None:
    sizes, assumed = at.sizes
    name = ledger.names[at.path]
    if assumed:
        ledger.assumptions.append(
            f"{name} has at most {sizes[-1]} seats; the file states no upper bound"
        )
    ledger.ask(
        f"{at.path}.count",
        f"how many seats '{name}' has",
        f"{at.path}.count",
        [
            Option(str(k), f"{name} has {k} seats", (term("size", at.path, k),) if k else ())
            for k in sizes
        ],
        assumed,
    )
    for k in sizes:
        if k:
            ledger.number("strength", at.path, k, at.votes_of(k))
    if at.seat.total_weight is not None and sizes[-1] > 1:
        ledger.number("indivisible", at.path)


def _encode_participation(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    ledger.given(at.path, "role", at.path, word(at.seat.role))
    if at.votes:
        ledger.given(at.path, "may_vote", at.path)
    name = ledger.names[at.path]
    options = []
    for outcome in scene.outcomes(at.seat):
        says, functor = OUTCOMES[outcome]
        options.append(
            Option(outcome, f"{name} {says}", (term(functor, at.path),) if functor else ())
        )
    path = f"{at.path}.participation" if at.seat.participation else at.path
    ledger.ask(f"{at.path}.participation", f"whether '{name}' takes part", path, options)


def _encode_holder(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    seat = at.seat
    if seat.holder:
        ledger.given(f"{at.path}.holder", "holder", at.path, seat.holder)
    elif at.sizes[0] == range(1, 2) and not seat.on_behalf_of:
        # Nobody is named, yet whoever sits here is one will: the seat stands for its holder.
        ledger.given(at.path, "holder", at.path, at.path)
    if seat.on_behalf_of:
        ledger.given(f"{at.path}.on_behalf_of", "on_behalf", at.path, seat.on_behalf_of)
    for group in seat.reserved_for:
        ledger.given(f"{at.path}.reserved_for", "reserved", at.path, group)


def _encode_locality(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    if not at.votes:
        return
    for area in scene.peoples:
        if scene.localities(at.seat, area):
            continue
        name = ledger.names[at.path]
        kinds = [("local", "local"), ("external", "from outside")]
        if not any(scene.may_seat(body, area) for body in at.bodies or scene.bodies):
            kinds = kinds[1:]
        ledger.ask(
            f"{at.path}.locality.{area}",
            f"whether '{name}' is local to {ledger.names[area]}",
            at.path,
            [
                Option(
                    kind,
                    f"{name} is {says}",
                    (term("seat_locality", at.path, area, word(kind)),),
                )
                for kind, says in kinds
            ],
        )


def _encode_appointment(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    appointment, path = at.seat.appointed_by, f"{at.path}.appointed_by"
    by = appointment.by if appointment else None
    if appointment and by not in ("none", "unknown"):
        _encode_stated_appointment(ledger, at, appointment, path)
    elif by == "none" or scene.closed and by is None or not at.votes:
        ledger.given(path, "absent", at.path, word("appointment"))
    elif at.seat.holder is None or at.seat.holder in {p.id for p in scene.proposal.persons}:
        _ask_who(scene, ledger, at, "appointed_by", "appoints", path)


def _encode_stated_appointment(
    ledger: Ledger, at: SeatAt, appointment: Appointment, path: str
) -> None:
    by = appointment.procedure or appointment.by
    functor = "nominates" if appointment.method == "nominates" else "appoints"
    ledger.given(path, functor, at.path, by)
    ledger.given(path, "stated", at.path, word("appointment"))
    if appointment.on_proposal_of:
        ledger.given(path, "nominates", at.path, appointment.on_proposal_of)
    if appointment.confirmed_by:
        ledger.given(path, "appointment_confirmed", at.path, appointment.confirmed_by)


def _ask_who(
    scene: Scene, ledger: Ledger, at: SeatAt, field: str, functor: str, path: str
) -> None:
    name = ledger.names[at.path]
    if not scene.peoples:
        ledger.given(path, "absent", at.path, word("appointment"))
        return
    ledger.ask(
        f"{at.path}.{field}",
        f"who appoints '{name}'",
        path if at.seat.appointed_by else at.path,
        [
            Option(who, f"{ledger.names[who]} appoints {name}", (term(functor, at.path, who),))
            for who in (UNNAMED_LOCAL, UNNAMED_OUTSIDER, *scene.appointers)
        ],
    )


def _encode_removal(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    removal, path = at.seat.removable_by, f"{at.path}.removable_by"
    by = removal.by if removal else None
    if removal and by not in ("none", "unknown"):
        _encode_stated_removal(ledger, at, removal, path)
    elif by == "none" or (scene.closed and by is None):
        ledger.given(path, "absent", at.path, word("removal"))
    elif at.votes or at.seat.role == "chair":
        _ask_removal(scene, ledger, at, path)


def _encode_stated_removal(ledger: Ledger, at: SeatAt, removal: Removal, path: str) -> None:
    by, name = removal.procedure or removal.by, ledger.names[at.path]
    ledger.given(path, "stated", at.path, word("removal"))
    manners = ("at_will", "for_cause") if removal.manner == "unknown" else (removal.manner,)
    ledger.ask(
        f"{at.path}.removable_by.manner",
        f"whether '{name}' can be removed at will or only for cause",
        path,
        [
            Option(
                manner,
                f"{name} can be removed {manner.replace('_', ' ')}",
                (term("dismisses", at.path, by, word(manner)),),
            )
            for manner in manners
        ],
    )
    if removal.confirmed_by:
        ledger.given(path, "removal_confirmed", at.path, removal.confirmed_by)
    if removal.countermanded_by:
        ledger.given(path, "countermands", at.path, removal.countermanded_by)


def _ask_removal(scene: Scene, ledger: Ledger, at: SeatAt, path: str) -> None:
    name, appointment = ledger.names[at.path], at.seat.appointed_by
    who = [UNNAMED_OUTSIDER] if scene.peoples else []
    if appointment and appointment.by not in ("none", "unknown"):
        who.insert(0, appointment.procedure or appointment.by)
    protected = Option(
        "protected", f"{name} cannot be removed", (term("absent", at.path, word("removal")),)
    )
    at_will = [
        Option(
            by,
            f"{ledger.names.get(by, by)} can remove {name} at will",
            (
                term("dismisses", at.path, by, word("at_will")),
                term("stated", at.path, word("removal")),
            ),
        )
        for by in dict.fromkeys(who)
    ]
    place = path if at.seat.removable_by else at.path
    ledger.ask(
        f"{at.path}.removable_by", f"who can remove '{name}'", place, [protected, *at_will]
    )


def _encode_vetting(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    vetted, path = at.seat.vetted_by, f"{at.path}.vetted_by"
    if isinstance(vetted, tuple):
        for by in vetted:
            ledger.given(path, "vets", at.path, by)
        return
    powers = [
        actor.id
        for actor in scene.actors.values()
        if any(role.role in ("occupying_power", "belligerent") for role in actor.roles)
    ]
    local = any("local" in scene.localities(at.seat, area) for area in scene.peoples)
    if vetted == "unknown" or (vetted is None and not scene.closed and local):
        name = ledger.names[at.path]
        nobody = Option("nobody", f"nobody vets {name}", ())
        ledger.ask(
            f"{at.path}.vetted_by",
            f"who vets '{name}'",
            path if vetted else at.path,
            [
                nobody,
                *(
                    Option(by, f"{ledger.names[by]} vets {name}", (term("vets", at.path, by),))
                    for by in powers
                ),
            ],
        )


def _encode_succession(scene: Scene, ledger: Ledger, at: SeatAt) -> None:
    if at.seat.role != "chair":
        return
    succession, path = at.seat.succession, f"{at.path}.succession"
    by = succession.by if succession else None
    if succession and by not in ("none", "unknown") and succession.manner != "unknown":
        ledger.given(path, "stated", at.path, word("succession"))
        ledger.given(path, "succeeds", at.path, succession.by, word(succession.manner))
    elif by == "none" or (scene.closed and by is None):
        ledger.given(path, "absent", at.path, word("succession"))
    else:
        name = ledger.names[at.path]
        stated = term("stated", at.path, word("succession"))
        own = (stated, term("succeeds", at.path, at.path, word("designates")))
        body = (stated, term("succeeds", at.path, at.body.id, word("elects")))
        nothing = (term("absent", at.path, word("succession")),)
        ledger.ask(
            f"{at.path}.succession",
            f"how the successor of '{name}' is found",
            path if succession else at.path,
            [
                Option("designated", f"{name} designates the successor", own),
                Option("elected", f"{ledger.names[at.body.id]} elects the successor", body),
                Option("nothing", "nothing is provided", nothing),
            ],
        )


def _encode_unlisted_seats(scene: Scene, ledger: Ledger, body: Body) -> None:
    """Ask whether a body whose list of seats is not complete has more of them.

    Rules are monotone in such seats, so two extremes suffice: none, or as many local or
    outside seats as are listed and one more. That bound is an assumption.
    """
    active = any(procedure.body == body.id for procedure in scene.proposal.procedures)
    if scene.closed or "seats" in body.complete or not scene.peoples or not active:
        return
    path, name = f"{body.id}/?more", ledger.names[body.id]
    size, strength = unlisted_size(scene, body.id)
    ledger.names[path] = f"seats of {name} that are not listed"
    ledger.number("strength", path, size, strength)
    seated = (
        term("seat", body.id, path),
        term("size", path, size),
        term("may_vote", path),
        term("takes_part", path),
        term("role", path, word("member")),
        term("unlisted", path),
    )
    options = [Option("none", f"{name} has no other seats", ())]
    for kind, says in (("local", "local"), ("external", "outside")):
        areas = [a for a in scene.peoples if kind != "local" or scene.may_seat(body.id, a)]
        if areas:
            marks = tuple(term("seat_locality", path, area, word(kind)) for area in areas)
            options.append(Option(kind, f"{name} has further {says} seats", (*seated, *marks)))
    ledger.ask(
        f"{body.id}.complete",
        f"whether '{name}' has seats that are not listed",
        body.id,
        options,
        assumed=True,
    )

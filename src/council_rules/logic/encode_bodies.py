"""Facts and questions about bodies as such, and about seats that may be missing."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_blocs import ask_blocs
from council_rules.logic.encode_purpose import encode_purpose
from council_rules.logic.encode_seats import encode_seat
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene, unlisted_size
from council_rules.logic.statements import optional
from council_rules.proposal.dates import day
from council_rules.proposal.model import Body


def encode_bodies(candidates: Candidates, ledger: Ledger) -> None:
    """Record bodies, their seats, and who may still join."""
    scene = candidates.scene
    for body in scene.proposal.bodies:
        _encode_body(candidates, ledger, body)
    for at in scene.seats:
        encode_seat(scene, candidates, ledger, at)
    ask_blocs(scene, ledger)
    for body in scene.proposal.bodies:
        if any(body.id in candidates.relations.concerned(area) for area in scene.peoples):
            _encode_unlisted_seats(scene, ledger, body)
        listed = [*(at.path for at in scene.candidates(body.id)), f"{body.id}/?more"]
        for position, path in enumerate(listed, start=1):
            ledger.number("nth", body.id, position, path)


def _encode_body(candidates: Candidates, ledger: Ledger, body: Body) -> None:
    scene = candidates.scene
    ledger.given(body.id, "body", body.id)
    if scene.closed or "seats" in body.complete:
        ledger.given(body.id, "all_seats_listed", body.id)
    _encode_tier(scene, ledger, body)
    if body.territory == "unlimited":
        ledger.given(f"{body.id}.territory", "boundless", body.id)
    elif body.territory not in (None, "unknown"):
        for area in body.territory or ():
            ledger.given(f"{body.id}.territory", "territory", body.id, area)
    optional(scene, ledger, body.id, "territory", body.territory, f"{body.id}.territory")
    _encode_mandate(scene, ledger, body)
    encode_purpose(candidates, ledger, body)
    _encode_sunset(scene, ledger, body)


def _encode_mandate(scene: Scene, ledger: Ledger, body: Body) -> None:
    """Record under which mandate a body acts; one that was not found may be any, or another.

    What is not known of another mandate may be a limit that the body exceeds.
    """
    path, by = f"{body.id}.mandated_by", body.mandated_by
    if by == "none" or (by is None and scene.closed):
        ledger.given(path, "absent", body.id, word("mandate"))
    elif by not in (None, "unknown"):
        ledger.given(path, "stated", body.id, word("mandate"))
        ledger.given(path, "mandated", body.id, str(by))
    else:
        _ask_mandate(scene, ledger, body, path if by else body.id)


def _ask_mandate(scene: Scene, ledger: Ledger, body: Body, place: str) -> None:
    name, stated = ledger.names[body.id], term("stated", body.id, word("mandate"))
    another = f"{body.id}.?mandate"
    ledger.names[another] = f"the mandate of '{name}', which is not named"
    unknown = tuple(term("stated", another, word(of)) for of in ("territory", "matters", "end"))
    options = [
        Option("none", f"'{name}' has no mandate", (term("absent", body.id, word("mandate")),))
    ]
    options += [
        Option(
            one.id,
            f"'{name}' acts under {ledger.quoted(one.id)}",
            (stated, term("mandated", body.id, one.id)),
        )
        for one in scene.proposal.mandates
    ]
    options.append(
        Option(
            "another",
            f"'{name}' acts under a mandate that is not named here",
            (stated, term("mandated", body.id, another), *unknown),
        )
    )
    ledger.ask(
        f"{body.id}.mandated_by",
        f"under which mandate '{name}' acts",
        place,
        options,
        assumed=True,
    )


def _encode_tier(scene: Scene, ledger: Ledger, body: Body) -> None:
    tiers = sorted({b.tier for b in scene.proposal.bodies if isinstance(b.tier, int)})
    if isinstance(body.tier, int):
        ledger.given(f"{body.id}.tier", "tier", body.id, body.tier)
    elif body.tier == "unknown" or (tiers and not scene.closed):
        name = ledger.names[body.id]
        ledger.ask(
            f"{body.id}.tier",
            f"in which tier '{name}' is",
            f"{body.id}.tier" if body.tier else body.id,
            [
                Option(str(tier), f"'{name}' is in tier {tier}", (term("tier", body.id, tier),))
                for tier in range(1, max(tiers, default=1) + 2)
            ],
            assumed=True,
        )


def _encode_sunset(scene: Scene, ledger: Ledger, body: Body) -> None:
    sunset, path = body.sunset, f"{body.id}.sunset"
    if optional(scene, ledger, body.id, "sunset", sunset.ends_on if sunset else None, path):
        assert sunset is not None
        ledger.given(path, "ends", body.id, day(sunset.ends_on))
    renewer, by = sunset.renewed_by if sunset else None, f"{path}.renewed_by"
    # Of an end that is unknown nobody knows who may move it.
    unknown = sunset is not None and sunset.ends_on == "unknown"
    if renewer == "unknown" or (renewer is None and (unknown or not scene.closed)):
        _ask_renewer(scene, ledger, body, path)
    elif optional(scene, ledger, body.id, "renewer", renewer, by):
        assert sunset is not None
        ledger.given(by, "renews", body.id, sunset.procedure or str(renewer))


def _ask_renewer(scene: Scene, ledger: Ledger, body: Body, path: str) -> None:
    name = ledger.names[body.id]
    stated = term("stated", body.id, word("renewer"))
    renewers = [(body.id, f"'{name}' renews itself")]
    renewers += [(who, f"{ledger.quoted(who)} renews '{name}'") for who in unnamed(scene)]
    ledger.ask(
        f"{body.id}.sunset.renewed_by",
        f"who decides whether '{name}' goes on",
        path if body.sunset else body.id,
        [
            Option(
                "nobody", f"nobody renews '{name}'", (term("absent", body.id, word("renewer")),)
            ),
            *(
                Option(answer(ledger, who), says, (stated, term("renews", body.id, who)))
                for who, says in renewers
            ),
        ],
        assumed=True,
    )


def _encode_unlisted_seats(scene: Scene, ledger: Ledger, body: Body) -> None:
    """Ask whether a body whose list of seats is not complete has more of them.

    Rules are monotone in such seats, so two extremes suffice: none, or as many local or
    outside seats as are listed and one more. That bound is an assumption.
    """
    if not scene.may_have_unlisted(body):
        return
    path, name = f"{body.id}/?more", ledger.names[body.id]
    size, strength = unlisted_size(scene, body.id)
    ledger.names[path] = f"seats of '{name}' that are not listed"
    ledger.number("strength", path, size, strength)
    seated = (
        term("seat", body.id, path),
        term("size", path, size),
        term("may_vote", path),
        term("takes_part", path),
        term("role", path, word("member")),
        term("unlisted", path),
    )
    options = [Option("none", f"'{name}' has no other seats", ())]
    for kind, says in (("local", "local"), ("external", "outside")):
        areas = [a for a in scene.peoples if kind != "local" or scene.may_seat(body.id, a)]
        if areas:
            marks = tuple(term("seat_locality", path, area, word(kind)) for area in areas)
            options.append(
                Option(kind, f"'{name}' has further {says} seats", (*seated, *marks))
            )
    ledger.ask(
        f"{body.id}.complete",
        f"whether '{name}' has seats that are not listed",
        body.id,
        options,
        assumed=True,
    )

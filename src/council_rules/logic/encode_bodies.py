"""Facts and questions about bodies as such, and about seats that may be missing."""

from council_rules.logic.candidates import Candidates, unnamed
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_blocs import ask_blocs
from council_rules.logic.encode_purpose import encode_purpose
from council_rules.logic.encode_seats import encode_seat
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex, unlisted_size
from council_rules.logic.statements import optional
from council_rules.proposal.dates import day
from council_rules.proposal.model.bodies import Body


def encode_bodies(candidates: Candidates, fact_base: FactBase) -> None:
    """Record bodies, their seats, and who may still join."""
    index = candidates.index
    for body in index.proposal.bodies:
        _encode_body(candidates, fact_base, body)
    for at in index.seats:
        encode_seat(index, candidates, fact_base, at)
    ask_blocs(candidates, fact_base)
    for body in index.proposal.bodies:
        if any(body.id in candidates.relations.concerned(area) for area in index.peoples):
            _encode_unlisted_seats(index, fact_base, body)
        listed = [*(at.path for at in index.candidates(body.id)), f"{body.id}/?more"]
        for position, path in enumerate(listed, start=1):
            fact_base.number("nth", body.id, position, path)


def _encode_body(candidates: Candidates, fact_base: FactBase, body: Body) -> None:
    index = candidates.index
    fact_base.given(body.id, "body", body.id)
    if index.closed or "seats" in body.complete:
        fact_base.given(body.id, "all_seats_listed", body.id)
    _encode_tier(candidates, fact_base, body)
    if body.territory == "unlimited":
        fact_base.given(f"{body.id}.territory", "boundless", body.id)
    elif body.territory not in (None, "unknown"):
        for area in body.territory or ():
            fact_base.given(f"{body.id}.territory", "territory", body.id, area)
    optional(index, fact_base, body.id, "territory", body.territory, f"{body.id}.territory")
    _encode_mandate(index, fact_base, body)
    encode_purpose(candidates, fact_base, body)
    _encode_sunset(index, fact_base, body)


def _encode_mandate(index: ProposalIndex, fact_base: FactBase, body: Body) -> None:
    """Record under which mandate a body acts; one that was not found may be any, or another.

    What is not known of another mandate may be a limit that the body exceeds.
    """
    path, by = f"{body.id}.mandated_by", body.mandated_by
    if by == "none" or (by is None and index.closed):
        fact_base.given(path, "absent", body.id, word("mandate"))
    elif by not in (None, "unknown"):
        fact_base.given(path, "stated", body.id, word("mandate"))
        fact_base.given(path, "mandated", body.id, str(by))
    else:
        _ask_mandate(index, fact_base, body, path if by else body.id)


def _ask_mandate(index: ProposalIndex, fact_base: FactBase, body: Body, place: str) -> None:
    name, stated = fact_base.names[body.id], term("stated", body.id, word("mandate"))
    another = f"{body.id}.?mandate"
    fact_base.names[another] = f"the mandate of '{name}', which is not named"
    unknown = tuple(term("stated", another, word(of)) for of in ("territory", "matters", "end"))
    options = [
        Option("none", f"'{name}' has no mandate", (term("absent", body.id, word("mandate")),))
    ]
    options += [
        Option(
            one.id,
            f"'{name}' acts under {fact_base.quoted(one.id)}",
            (stated, term("mandated", body.id, one.id)),
        )
        for one in index.proposal.mandates
    ]
    options.append(
        Option(
            "another",
            f"'{name}' acts under a mandate that is not named here",
            (stated, term("mandated", body.id, another), *unknown),
        )
    )
    fact_base.ask(
        f"{body.id}.mandated_by",
        f"under which mandate '{name}' acts",
        place,
        options,
        assumed=True,
    )


def _encode_tier(candidates: Candidates, fact_base: FactBase, body: Body) -> None:
    """Record in which tier a body is, or ask it; a body alone stands above nobody.

    Tiers are compared within a system: what has nothing to do with a body is not above it.
    """
    system = candidates.relations.system(body.id)
    own = [one for one in candidates.index.proposal.bodies if one.id in system]
    fact_base.given(body.id, "system", body.id, own[0].id)
    tiers = [one.tier for one in own if isinstance(one.tier, int)]
    if isinstance(body.tier, int):
        fact_base.given(f"{body.id}.tier", "tier", body.id, body.tier)
    elif body.tier == "unknown" or (len(own) > 1 and not candidates.index.closed):
        name = fact_base.names[body.id]
        fact_base.ask(
            f"{body.id}.tier",
            f"in which tier '{name}' is",
            f"{body.id}.tier" if body.tier else body.id,
            [
                Option(str(tier), f"'{name}' is in tier {tier}", (term("tier", body.id, tier),))
                for tier in range(1, max(tiers, default=1) + 2)
            ],
            assumed=True,
        )


def _encode_sunset(index: ProposalIndex, fact_base: FactBase, body: Body) -> None:
    sunset, path = body.sunset, f"{body.id}.sunset"
    if optional(index, fact_base, body.id, "sunset", sunset.ends_on if sunset else None, path):
        assert sunset is not None
        fact_base.given(path, "ends", body.id, day(sunset.ends_on))
    renewer, by = sunset.renewer if sunset else None, f"{path}.renewed_by"
    # Of an end that is unknown nobody knows who may move it.
    unknown = sunset is not None and sunset.ends_on == "unknown"
    if renewer == "unknown" or (renewer is None and (unknown or not index.closed)):
        _ask_renewer(index, fact_base, body, path)
    elif optional(index, fact_base, body.id, "renewer", renewer, by):
        fact_base.given(by, "renews", body.id, str(renewer))


def _ask_renewer(index: ProposalIndex, fact_base: FactBase, body: Body, path: str) -> None:
    name = fact_base.names[body.id]
    stated = term("stated", body.id, word("renewer"))
    renewers = [(body.id, f"'{name}' renews itself")]
    renewers += [(who, f"{fact_base.quoted(who)} renews '{name}'") for who in unnamed(index)]
    fact_base.ask(
        f"{body.id}.sunset.renewed_by",
        f"who decides whether '{name}' goes on",
        path if body.sunset else body.id,
        [
            Option(
                "nobody", f"nobody renews '{name}'", (term("absent", body.id, word("renewer")),)
            ),
            *(
                Option(answer(fact_base, who), says, (stated, term("renews", body.id, who)))
                for who, says in renewers
            ),
        ],
        assumed=True,
    )


def _encode_unlisted_seats(index: ProposalIndex, fact_base: FactBase, body: Body) -> None:
    """Ask whether a body whose list of seats is not complete has more of them.

    Rules are monotone in such seats, so two extremes suffice: none, or as many local or
    outside seats as are listed and one more. That bound is an assumption.
    """
    if not index.may_have_unlisted(body):
        return
    path, name = f"{body.id}/?more", fact_base.names[body.id]
    size, strength = unlisted_size(index, body.id)
    fact_base.names[path] = f"seats of '{name}' that are not listed"
    fact_base.number("strength", path, size, strength)
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
        areas = [a for a in index.peoples if kind != "local" or index.may_seat(body.id, a)]
        if areas:
            marks = tuple(term("seat_locality", path, area, word(kind)) for area in areas)
            options.append(
                Option(kind, f"'{name}' has further {says} seats", (*seated, *marks))
            )
    fact_base.ask(
        f"{body.id}.complete",
        f"whether '{name}' has seats that are not listed",
        body.id,
        options,
        assumed=True,
    )

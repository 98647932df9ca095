"""Random small councils as proposal data, for property tests."""

from typing import Any

from hypothesis import strategies as st

GROUPS = ("residents", "outsiders", "neutrals")
SHARES = ("1/2", "3/5", "2/3", "3/4", "1/3", "1/1")


def amount(draw: st.DrawFn, most: int) -> str:
    return str(draw(st.one_of(st.sampled_from(SHARES), st.integers(1, most + 1).map(str))))


@st.composite
def conditions(
    draw: st.DrawFn, most: int, consents: tuple[str, ...] = (), depth: int = 2
) -> Any:
    kinds = ["share", "share", "opposed", "veto", "unanimity", "consensus"]
    if depth:
        kinds += ["all", "any"]
    if consents:
        kinds.append("approval")
    kind = draw(st.sampled_from(kinds))
    if kind in ("all", "any"):
        part = conditions(most, consents, depth - 1)
        return {kind: draw(st.lists(part, min_size=1, max_size=3))}
    if kind == "veto":
        return {"no_veto_from": draw(st.sampled_from(GROUPS))}
    if kind == "approval":
        return {"approval_by": draw(st.sampled_from(consents))}
    if kind in ("unanimity", "consensus"):
        return kind
    word = "opposed_fewer_than" if kind == "opposed" else None
    word = word or draw(st.sampled_from(["at_least", "more_than"]))
    condition = {word: amount(draw, most), "of": draw(st.sampled_from(["members", "voting"]))}
    if draw(st.booleans()):
        condition["among"] = draw(st.sampled_from(GROUPS))
    if draw(st.booleans()):
        condition["counting"] = "seats"
    return condition


@st.composite
def councils(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a closed proposal with one or two bodies, at most six seats, and one matter."""
    bodies: list[dict[str, Any]] = []
    seats: list[str] = []
    procedures: list[dict[str, Any]] = []
    for name in ("upper", "lower")[: draw(st.integers(1, 2))]:
        own = []
        for index in range(draw(st.integers(1, 3))):
            seat: dict[str, Any] = {
                "id": f"s{index}",
                "weight": str(draw(st.integers(1, 4))),
                "reserved_for": [draw(st.sampled_from(GROUPS))],
            }
            own.append(seat)
            seats.append(f"{name}/s{index}")
        bodies.append({"id": name, "name": name, "standing": "permanent", "seats": own})
    for body in bodies:
        others = tuple(s for s in seats if not s.startswith(f"{body['id']}/"))
        voices = tuple(b["id"] for b in bodies if b is not body and body["id"] == "upper")
        most = sum(int(seat["weight"]) for seat in body["seats"])
        procedure: dict[str, Any] = {
            "id": f"{body['id']}_vote",
            "body": body["id"],
            "kind": draw(st.sampled_from(["decision", "decision", "advice"])),
            "matters": ["governance"],
            "passes_when": draw(conditions(most, others + voices)),
        }
        if draw(st.booleans()):
            procedure["tie_break"] = f"{body['id']}/s0"
        procedures.append(procedure)
    procedures += _overrides(draw, bodies, procedures)
    return {
        "council_rules": "1",
        "proposal": {"id": "random_council", "title": "Random", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": group, "name": group, "dimension": "origin", "locality": {"valley": kind}}
            for group, kind in zip(GROUPS, ("local", "external", "neutral"), strict=True)
        ],
        "matters": [{"id": "governance", "name": "Governance", "area": "valley"}],
        "bodies": bodies,
        "procedures": procedures,
        "vetoes": _vetoes(draw, seats, procedures),
    }


def _overrides(draw: st.DrawFn, bodies: list[Any], procedures: list[Any]) -> list[Any]:
    extra: list[Any] = []
    if len(bodies) < 2:
        return extra
    most = sum(int(seat["weight"]) for seat in bodies[0]["seats"])
    if draw(st.booleans()):
        extra.append(
            {
                "id": "overrule",
                "kind": "override",
                "body": "upper",
                "matters": ["governance"],
                "overrides": ["lower_vote"],
                "passes_when": draw(conditions(most)),
            }
        )
    if draw(st.booleans()):
        extra.append({"id": "second", "body": "upper", "passes_when": draw(conditions(most))})
        extra.append(
            {
                "id": "petition",
                "kind": "escalation",
                "body": "lower",
                "replaces": ["lower_vote"],
                "escalates_to": "second",
                "passes_when": {"at_least": "1", "of": "members"},
            }
        )
        if draw(st.booleans()):
            procedures[1]["fallback"] = "second"
    return extra


def _vetoes(draw: st.DrawFn, seats: list[str], procedures: list[Any]) -> list[Any]:
    vetoes = []
    for index in range(draw(st.integers(0, 2))):
        holders = draw(st.lists(st.sampled_from(seats), min_size=1, max_size=2, unique=True))
        veto = {
            "id": f"veto{index}",
            "holders": holders,
            "exercised": draw(st.sampled_from(["each", "jointly"])),
            "over": [draw(st.sampled_from(procedures))["id"]],
            "effect": draw(st.sampled_from(["blocks", "blocks", "delays"])),
        }
        if draw(st.booleans()):
            veto["overridable_by"] = draw(st.sampled_from(procedures))["id"]
        vetoes.append(veto)
    return vetoes

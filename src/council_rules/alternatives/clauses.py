"""Levers that bring in a clause, somebody to answer to, and limits of powers and vettings.

Only what a selected rule reads is offered. Words of a clause, and grounds, are to be drafted by
a person: rules that ask about them then ask that person.
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from council_rules.alternatives.draft import NONE, Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.handovers import TO_BE_DRAFTED
from council_rules.logic.encode_accountability import MEANS
from council_rules.logic.encode_provisions import bound
from council_rules.logic.seat_at import vetters
from council_rules.logic.statements import CLAUSES
from council_rules.proposal.amend import Amendment, Plain
from council_rules.proposal.model.bodies import Body, Vetting
from council_rules.proposal.model.clauses import ProvisionKind

# Nobody is cured by being made immune, and how long an emergency lasts is for the parties.
NOT_OFFERED = ("immunity", "emergency_rules")
REVIEWERS = ("adjudicates", "audits")
KINDS = {"review": "add_review", "audit": "add_audit", "report": "add_report"}


def clause_levers(draft: Draft) -> Iterator[Lever]:
    """Return the levers on clauses, duties to answer, and limits of powers and vettings."""
    yield from _clauses(draft)
    for body in draft.proposal.bodies:
        yield from _duties(draft, body)
    yield from _waivers(draft)
    yield from _powers(draft)
    yield from _vettings(draft)


def _clauses(draft: Draft) -> Iterator[Lever]:
    """Return a lever for each kind of clause that some bodies lack."""
    for kind in get_args(ProvisionKind):
        own = draft.index.provisions(kind)
        stated = {body for one in own for body in bound(draft.index, one)}
        left = [body for body in draft.index.bodies if body not in stated]
        denied = any(isinstance(one.of, str) for one in own)
        if kind in NOT_OFFERED or denied or not left or not draft.index.read.provision(kind):
            continue
        id = draft.free_id(kind)
        clause: dict[str, Plain] = {"id": id, "kind": kind}
        whom = ""
        if stated:
            clause["of"] = [*left]
            whom = f" for {' and '.join(map(draft.name, left))}"
        says = f"insert a clause on {CLAUSES[kind]}{whom}"
        edit = Edit("inserted", ("add_provision",), says, (("insert", "provisions", [clause]),))
        yield Lever(f"?clause {kind}", "provisions", (edit,))


def _reviewers(draft: Draft, body: Body) -> list[str]:
    return [
        one.id
        for one in draft.proposal.bodies
        if one.function in REVIEWERS and one.id != body.id
    ]


def _readers(draft: Draft) -> list[str]:
    chosen = (draft.locals.local_chooser(area) for area in draft.index.peoples)
    return [chooser[0] for chooser in chosen if chooser]


def owes(draft: Draft, body: Body, way: str) -> bool:
    """Return whether a body governs and answers to nobody in a way that some rule reads."""
    duties = (one for one in draft.proposal.accountability if one.duty_of == body.id)
    means = {one for duty in duties for one in duty.means}
    governs = body.function in (None, "governs")
    return governs and draft.index.read.duty(way) and not means & set(MEANS[way])


def _duties(draft: Draft, body: Body) -> Iterator[Lever]:
    """Return levers by which a body answers in a way in which it does not yet."""
    for way, kind in KINDS.items():
        hands = _readers(draft) if way == "report" else _reviewers(draft, body)
        if hands and owes(draft, body, way):
            yield _duty(draft, body, way, kind, hands[0])


def _duty(draft: Draft, body: Body, way: str, kind: str, to: str) -> Lever:
    by, does = {
        "review": (["complaints"], "hears complaints about it"),
        "audit": (["audit"], "audits it"),
        "report": (
            ["annual_report", "publication"],
            "gets a published annual report",
        ),
    }[way]
    id = draft.free_id(f"{body.id}_{way}")
    duty: Plain = {"id": id, "duty_of": body.id, "to": to, "means": [*by]}
    says = f"in {draft.name(body.id)}, insert that {draft.name(to)} {does}"
    edit = Edit("inserted", (kind,), says, (("insert", "accountability", [duty]),))
    return Lever(f"?{way} {body.id}", body.id, (edit,))


def _waivers(draft: Draft) -> Iterator[Lever]:
    """Return the lever by which somebody else can waive the immunity that the text gives."""
    immune = [b for one in draft.index.provisions("immunity") for b in bound(draft.index, one)]
    for body in draft.proposal.bodies:
        hands = _reviewers(draft, body)
        if body.id not in immune or not hands or not draft.index.read.word("waive_immunity"):
            continue
        power: Plain = {
            "id": draft.free_id(f"waiver_for_{body.id}"),
            "holder": hands[0],
            "kind": "waive_immunity",
            "over": [body.id],
        }
        whose = draft.name(body.id)
        says = f"insert that {draft.name(hands[0])} can waive the immunity of {whose}"
        edit = Edit("inserted", ("add_power",), says, (("insert", "powers", [power]),))
        yield Lever(f"?waiver {body.id}", "powers", (edit,))


def _powers(draft: Draft) -> Iterator[Lever]:
    """Return the levers that give powers grounds and a place where they can be contested."""
    for power in draft.proposal.powers:
        wanted = [
            one for one in ("grounds", "contest") if draft.index.read.power(power.kind, one)
        ]
        own = {holder.partition("/")[0] for holder in power.holder}
        court = next((c for c in _courts(draft) if c not in own), "")
        limits = _limits(wanted, power.grounds in NONE, power.contest_before in NONE, court)
        if limits:
            amendments = tuple(("substitute", f"{power.id}.{k}", v) for k, v in limits.items())
            yield _bounded(draft, power.id, "bound_power", limits, amendments, power.id)


def _vettings(draft: Draft) -> Iterator[Lever]:
    for at in draft.index.seats:
        vetted, hands = at.seat.vetted_by, vetters(at.seat)
        if not hands:
            continue
        wanted = [one for one in ("grounds", "contest") if draft.index.read.vetting(one)]
        known = vetted if isinstance(vetted, Vetting) else Vetting(by=hands)
        court = next((c for c in _courts(draft) if c not in hands), "")
        limits = _limits(wanted, known.grounds in NONE, known.contest_before in NONE, court)
        if not limits:
            continue
        path = f"{at.path}.vetted_by"
        amendments: tuple[Amendment, ...] = tuple(
            ("substitute", f"{path}.{key}", value) for key, value in limits.items()
        )
        if not isinstance(vetted, Vetting):
            amendments = (("substitute", path, {"by": [*hands], **limits}),)
        yield _bounded(draft, at.path, "bound_vetting", limits, amendments, path)


def _courts(draft: Draft) -> Iterable[str]:
    return (one.id for one in draft.proposal.bodies if one.function == "adjudicates")


def _limits(
    wanted: list[str], no_grounds: bool, no_contest: bool, court: str
) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    if "grounds" in wanted and no_grounds:
        found["grounds"] = [TO_BE_DRAFTED]
    if "contest" in wanted and no_contest and court:
        found["contest_before"] = court
    return found


def _bounded(
    draft: Draft,
    id: str,
    kind: str,
    limits: dict[str, Plain],
    amendments: tuple[Amendment, ...],
    path: str,
) -> Lever:
    said = ["grounds, which are to be drafted"] if "grounds" in limits else []
    if "contest_before" in limits:
        said.append(
            f"that it can be contested before {draft.name(str(limits['contest_before']))}"
        )
    of = " for the vetting" if kind == "bound_vetting" else ""
    says = f"in {draft.name(id)}, insert {' and '.join(said)}{of}"
    edit = Edit("bounded", (kind,), says, amendments)
    return Lever(f"?limits {path}", path, (edit,))

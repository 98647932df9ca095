"""Levers that bring in somebody to answer to: auditors, a review panel, and appeals to it."""

from collections.abc import Iterator

from council_rules.alternatives.clauses import REVIEWERS, owes
from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Amendment, Plain
from council_rules.record import Record

PANEL, NAME, MEMBERS = "review_panel", "Review panel", "3"
AUDITORS, AUDITORS_NAME = "auditors", "Auditors"
NOWHERE = (None, "none", "unknown")


class _Strike(Record):
    """A veto or override: where its use can be contested now, and the bodies that use it."""

    id: str
    contest: str | None
    users: frozenset[str]


def oversight_levers(draft: Draft) -> Iterator[Lever]:
    """Return the levers that insert auditors or a panel, and appeals of who is overruled.

    A place to contest one veto or override will do for the others as well, if it is not
    their own; only where there is none a panel is offered, and where nobody in the file could
    hear complaints.
    """
    strikes = list(_strikes(draft))
    courts = [one.contest for one in strikes if one.contest not in NOWHERE]
    panel, appeals = _panel(draft, strikes), []
    for one in strikes:
        known = [court for court in courts if court and _body(court) not in one.users]
        if one.contest in known:
            continue
        if known:
            appeals.append(_appeal(draft, one, known[0]))
        elif panel is not None:
            appeals.append(_appeal(draft, one, draft.free_id(PANEL), panel))
    if panel is not None and (_owing(draft, "review") or any(one.after for one in appeals)):
        yield panel
    yield from appeals
    yield from _auditors(draft)


def _strikes(draft: Draft) -> Iterator[_Strike]:
    for procedure in draft.proposal.procedures:
        if procedure.kind == "override":
            users = frozenset({procedure.body})
            yield _Strike(procedure.id, procedure.contest_before, users)
    for veto in draft.proposal.vetoes:
        users = frozenset(map(_body, veto.holders))
        yield _Strike(veto.id, veto.contest_before, users)


def _body(path: str) -> str:
    return path.partition("/")[0]


def _owing(draft: Draft, way: str) -> list[str]:
    """Return the bodies that answer to nobody in a way, where nobody in the file could hear."""
    if any(one.function in REVIEWERS for one in draft.proposal.bodies):
        return []
    return [one.id for one in draft.proposal.bodies if owes(draft, one, way)]


def _panel(draft: Draft, strikes: list[_Strike]) -> Lever | None:
    """Return the lever that inserts a panel, which hears complaints."""
    users = {user for one in strikes for user in one.users} | {*_owing(draft, "review")}
    id, hears = draft.free_id(PANEL), "which hears complaints about"
    return _inserted(draft, "?oversight", {"id": id, "name": NAME}, users, "complaints", hears)


def _auditors(draft: Draft) -> Iterator[Lever]:
    """Return the lever that inserts auditors, where the file knows nobody who could be one."""
    id, audit = draft.free_id(AUDITORS), "who audit"
    body: dict[str, Plain] = {"id": id, "name": AUDITORS_NAME, "function": "audits"}
    lever = _inserted(draft, "?auditors", body, {*_owing(draft, "audit")}, "audit", audit)
    if lever is not None:
        yield lever


def _inserted(
    draft: Draft, lever: str, body: dict[str, Plain], over: set[str], means: str, does: str
) -> Lever | None:
    """Return the lever that inserts a body of neutrals if the file knows any, or locals.

    The bodies that it is ``over`` answer to it by some means; None without any, or if nobody
    local is known who could choose its members.
    """
    area = next(iter(draft.index.peoples), "")
    neutral = (g.id for g in draft.proposal.groups if g.locality.get(area) == "neutral")
    group = next(neutral, draft.locals.local_group(area))
    chosen = draft.locals.chosen_by(area, group or "")
    if not chosen or group is None or not over:
        return None
    id, ids = str(body["id"]), sorted(over)
    seat: Plain = {"id": "member", "count": MEMBERS, "reserved_for": [group], **chosen}
    duties: list[Plain] = [
        {
            "id": draft.free_id(f"{one}_answers_to_{id}"),
            "duty_of": one,
            "to": id,
            "means": [means],
        }
        for one in ids
    ]
    amendments: tuple[Amendment, ...] = (
        ("insert", "bodies", [{**body, "complete": ["seats"], "seats": [seat]}]),
        ("insert", "accountability", duties),
    )
    choice = draft.locals.by_local_choice(area, group)
    says = (
        f"insert body '{body['name']}' of {MEMBERS} members reserved for {draft.name(group)}"
        f"{choice}, {does} {' and '.join(map(draft.name, ids))}"
    )
    return Lever(lever, "bodies", (Edit("inserted", ("add_oversight",), says, amendments),))


def _appeal(draft: Draft, strike: _Strike, court: str, panel: Lever | None = None) -> Lever:
    to = f"'{NAME}'" if panel else draft.name(court)
    says = f"in {draft.name(strike.id)}, insert that its use can be contested before {to}"
    amendment: Amendment = ("substitute", f"{strike.id}.contest_before", court)
    edit = Edit("appeal", ("bound_override",), says, (amendment,))
    return Lever(
        f"?appeal {strike.id}",
        f"{strike.id}.contest_before",
        (edit,),
        after=panel.id if panel else "",
        needs=panel.edits[0].amendments if panel else (),
    )

"""Levers that bring in somebody to answer to: a review panel, and appeals to it."""

from collections.abc import Iterator

from council_rules.alternatives.draft import Draft
from council_rules.alternatives.edits import Edit, Lever
from council_rules.proposal.amend import Amendment, Plain
from council_rules.record import Record

PANEL, NAME, MEMBERS = "review_panel", "Review panel", "3"
NOWHERE = (None, "none", "unknown")


class _Strike(Record):
    """A veto or override: where its use can be contested now, and the bodies that use it."""

    id: str
    contest: str | None
    users: frozenset[str]


def oversight_levers(draft: Draft) -> Iterator[Lever]:
    """Return the lever that inserts a panel, and those that let it hear who is overruled.

    A place to contest one veto or override will do for the others as well, if it is not
    their own; only where there is none a panel is offered.
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
    if panel is not None and any(appeal.after for appeal in appeals):
        yield panel
    yield from appeals


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


def _panel(draft: Draft, strikes: list[_Strike]) -> Lever | None:
    """Return the lever that inserts a panel, of neutrals if the file knows any, or locals."""
    area = next(iter(draft.index.peoples), "")
    neutral = (g.id for g in draft.proposal.groups if g.locality.get(area) == "neutral")
    group = next(neutral, draft.local_group(area))
    chosen = draft.chosen_by(area, group or "")
    if not chosen or group is None or not strikes:
        return None
    id = draft.free_id(PANEL)
    seat: Plain = {"id": "member", "count": MEMBERS, "reserved_for": [group], **chosen}
    body: Plain = {"id": id, "name": NAME, "complete": ["seats"], "seats": [seat]}
    duties: list[Plain] = []
    for user in sorted({user for one in strikes for user in one.users}):
        duty = draft.free_id(f"{user}_answers_to_{id}")
        duties.append({"id": duty, "duty_of": user, "to": id, "means": ["complaints"]})
    amendments: tuple[Amendment, ...] = (
        ("insert", "bodies", [body]),
        ("insert", "accountability", duties),
    )
    says = (
        f"insert body '{NAME}' of {MEMBERS} members reserved for {draft.name(group)}"
        f"{draft.by_local_choice(area, group)}"
    )
    edit = Edit("inserted", ("add_oversight",), says, amendments)
    return Lever("?oversight", "bodies", (edit,))


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

"""Days that come in an order in which they cannot come: an end before its beginning."""

from collections.abc import Iterator

from council_rules.proposal.dates import earliest, is_before
from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.clauses import Handover
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Mandate
from council_rules.proposal.past_ends import not_in_office
from council_rules.proposal.places import Places, error_at, warning_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index


def disorder(proposal: Proposal, known: Index, places: Places) -> Iterator[Problem]:
    """Yield the ends that lie before their beginnings, and what begins after the file's day."""
    yield from _bodies(known, places)
    yield from _handovers(known, places)
    yield from _participation(proposal.proposal.as_of, known, places)
    for gone in not_in_office(proposal):
        if gone.told is not None:
            is_open = f"it is open who sits there {gone.then}, and who must ask it"
            hint = f"{is_open}: say who acts until then, or correct the date"
            if gone.then == "since":
                hint = f"{is_open}: say how it goes on"
            at = f"{gone.body.id}.{gone.key}"
            yield warning_at(places, "SRC107", at, gone.told, hint)


def _bodies(known: Index, places: Places) -> Iterator[Problem]:
    for body, path in known.of(Body):
        ends = body.sunset.ends_on if body.sunset is not None else None
        if is_before(ends, body.founding_date):
            message = (
                f"'{body.id}' ends on {ends}, before it begins: it is founded on "
                f"{body.founding_date}"
            )
            hint = "correct 'ends_on' or 'founding_date'"
            yield error_at(places, "SRC009", f"{path}.sunset.ends_on", message, hint)
        mandate = known.objects.get(body.mandated_by or "")
        if isinstance(mandate, Mandate) and is_before(mandate.ends, body.founding_date):
            message = (
                f"'{body.id}' is founded on {body.founding_date}, after its mandate "
                f"'{mandate.id}' has ended, on {mandate.ends}"
            )
            hint = "correct 'founding_date', or 'ends' of the mandate"
            yield warning_at(places, "SRC107", f"{path}.founding_date", message, hint)


def _handovers(known: Index, places: Places) -> Iterator[Problem]:
    bodies = [body for body, _ in known.of(Body)]
    founded = [body for body in bodies if body.founding_date is not None]
    first = min(founded, key=_founding) if founded and len(founded) == len(bodies) else None
    for handover, path in known.of(Handover):
        heir = known.objects.get(str(handover.to).partition("/")[0])
        if isinstance(heir, Body) and is_before(handover.due, heir.founding_date):
            message = (
                f"The handover to '{handover.to}' is due on {handover.due}, but '{heir.id}' "
                f"is founded later, on {heir.founding_date}"
            )
        elif first is not None and is_before(handover.due, first.founding_date):
            message = (
                f"The handover is due on {handover.due}, before there is anybody to hand over: "
                f"'{first.id}', the first of the bodies, is founded on {first.founding_date}"
            )
        else:
            continue
        hint = "correct 'due' or 'founding_date'"
        yield error_at(places, "SRC009", f"{path}.due", message, hint)


def _founding(body: Body) -> str:
    return earliest(body.founding_date or "")


def _participation(as_of: str | None, known: Index, places: Places) -> Iterator[Problem]:
    for seat, path in known.of(Seat):
        since = seat.participation.since if seat.participation is not None else None
        at = f"{path}.participation.since"
        body = known.objects[path.partition("/")[0]]
        ends = body.sunset.ends_on if body.sunset is not None else None
        if is_before(ends, since):
            message = (
                f"'{path}' takes part since {since}, but its body '{body.id}' ends before "
                f"that, on {ends}"
            )
            yield error_at(places, "SRC009", at, message, "correct 'since' or 'ends_on'")
        elif is_before(as_of, since):
            message = f"'{path}' takes part since {since}, but the file speaks of {as_of}"
            hint = "correct 'since', or 'as_of' of the proposal"
            yield warning_at(places, "SRC107", at, message, hint)

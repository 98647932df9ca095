"""Days that come in an order in which they cannot come: an end before its beginning."""

from collections.abc import Iterator

from council_rules.proposal.model.bodies import Body, Seat
from council_rules.proposal.model.clauses import Handover
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Mandate
from council_rules.proposal.past_ends import past_their_end
from council_rules.proposal.places import Places, error_at, warning_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index


def disorder(proposal: Proposal, known: Index, places: Places) -> Iterator[Problem]:
    """Yield the ends that lie before their beginnings, and what begins after the file's day."""
    yield from _bodies(known, places)
    yield from _handovers(known, places)
    yield from _participation(proposal.proposal.as_of, known, places)
    for body, key, end in past_their_end(proposal):
        what = f"'{body.id}'" if key == "sunset" else f"The mandate of '{body.id}'"
        message = f"{what} ended on {end}, before the day the file speaks of"
        hint = "it is open who sits there since, and who must still ask it: say how it goes on"
        yield warning_at(places, "SRC107", f"{body.id}.{key}", message, hint)


def _bodies(known: Index, places: Places) -> Iterator[Problem]:
    for body, path in known.of(Body):
        ends = body.sunset.ends_on if body.sunset is not None else None
        if _is_before(ends, body.founding_date):
            message = (
                f"'{body.id}' ends on {ends}, before it begins: it is founded on "
                f"{body.founding_date}"
            )
            hint = "correct 'ends_on' or 'founding_date'"
            yield error_at(places, "SRC009", f"{path}.sunset.ends_on", message, hint)
        mandate = known.objects.get(body.mandated_by or "")
        if isinstance(mandate, Mandate) and _is_before(mandate.ends, body.founding_date):
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
        if isinstance(heir, Body) and _is_before(handover.due, heir.founding_date):
            message = (
                f"The handover to '{handover.to}' is due on {handover.due}, but '{heir.id}' "
                f"is founded later, on {heir.founding_date}"
            )
        elif first is not None and _is_before(handover.due, first.founding_date):
            message = (
                f"The handover is due on {handover.due}, before there is anybody to hand over: "
                f"'{first.id}', the first of the bodies, is founded on {first.founding_date}"
            )
        else:
            continue
        hint = "correct 'due' or 'founding_date'"
        yield error_at(places, "SRC009", f"{path}.due", message, hint)


def _founding(body: Body) -> str:
    return _earliest(body.founding_date or "")


def _participation(as_of: str | None, known: Index, places: Places) -> Iterator[Problem]:
    for seat, path in known.of(Seat):
        since = seat.participation.since if seat.participation is not None else None
        at = f"{path}.participation.since"
        body = known.objects[path.partition("/")[0]]
        ends = body.sunset.ends_on if body.sunset is not None else None
        if _is_before(ends, since):
            message = (
                f"'{path}' takes part since {since}, but its body '{body.id}' ends before "
                f"that, on {ends}"
            )
            yield error_at(places, "SRC009", at, message, "correct 'since' or 'ends_on'")
        elif _is_before(as_of, since):
            message = f"'{path}' takes part since {since}, but the file speaks of {as_of}"
            hint = "correct 'since', or 'as_of' of the proposal"
            yield warning_at(places, "SRC107", at, message, hint)


def _is_before(end: str | None, begin: str | None) -> bool:
    """Tell whether the last day that ``end`` may mean is before the first of ``begin``."""
    if begin is None or end in (None, "none", "unknown"):
        return False
    return _latest(str(end)) < _earliest(begin)


def _earliest(date: str) -> str:
    """The first day that a year, month or day may mean, written so that text sorts by time."""
    return date + "-01-01"[len(date) - 4 :]


def _latest(date: str) -> str:
    """A bound on the days that a year, month or day may mean: no month has a day after 31."""
    return date + "-12-31"[len(date) - 4 :]

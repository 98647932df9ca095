"""The day that a text speaks of, by which its ends are past or to come."""

from collections.abc import Iterator
from datetime import date, timedelta

from clingo import Symbol

from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.dates import day
from council_rules.proposal.model.file import Proposal

# rules read the day itself, or the years from it to an end
_READS = ("as_of", "years_later")


def encode_day(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record the day that the file speaks of, or ask for it where ends hang on it.

    A file that does not say when it is read would else hide which of its ends are past. That
    is no part of a council that a whole text could lack, so closed files are asked as well.
    """
    as_of = index.proposal.proposal.as_of
    ends = sorted(set(_ends(index.proposal)))
    if as_of:
        fact_base.given("proposal.as_of", "as_of", day(as_of))
    elif ends and index.wants("proposal.as_of", any(map(index.read.word, _READS))):
        fact_base.ask(
            "proposal.as_of",
            "of which day the file speaks",
            "proposal",
            _days(ends),
            assumed=True,
        )


def _ends(proposal: Proposal) -> Iterator[int]:
    written = [
        *(body.sunset.ends_on for body in proposal.bodies if body.sunset),
        *(mandate.ends for mandate in proposal.mandates),
        *(handover.due for handover in proposal.handovers),
    ]
    yield from (day(one) for one in written if one not in (None, "none", "unknown"))


def _days(ends: list[int]) -> Iterator[Option]:
    """Yield days that differ in which ends are past, and one from which all are far off."""
    said = "the file speaks of"
    yield Option("long_before", f"{said} a day long before all its ends", (_as_of(date.min),))
    for end in map(_date, ends):
        says = f"{said} {end}, when the end on that day is not past"
        yield Option(f"{end:%Y%m%d}", says, (_as_of(end),))
    last = _date(ends[-1])
    if last < date.max:
        after = last + timedelta(days=1)
        yield Option("after_all", f"{said} a day after all its ends", (_as_of(after),))


def _as_of(one: date) -> Symbol:
    return term("as_of", one.year * 10000 + one.month * 100 + one.day)


def _date(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)

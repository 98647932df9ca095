"""What a search has come to while it goes on, for those who end it."""

from collections.abc import Callable, Sequence

from council_rules.alternatives.case import Case
from council_rules.alternatives.missing import missing
from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict, Outcome

Keep = Callable[[Alternatives], None]


def so_far(case: Case, found: Sequence[Alternative]) -> Alternatives:
    """Return what there is if the search ends now."""
    met = {one for alternative in found for one in alternative.cures}
    return Alternatives(
        file=case.loaded.name,
        request=case.request,
        goals=case.goals,
        wanted=case.wanted,
        before=case.before,
        found=tuple(found),
        conflicts=tuple(
            Conflict(one, Outcome.CUT_SHORT) for one in case.wanted if one not in met
        ),
        unsecured=(),
        complete=False,
        missing=tuple(missing(case.draft, case.wanted)),
    )

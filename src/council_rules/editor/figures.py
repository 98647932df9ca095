"""How many votes carry a procedure, and how many stop it."""

from council_rules.analysis.games.report import Coalitions, GameReport
from council_rules.analysis.power import power_in
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError
from council_rules.record import Record

# of so many kinds of coalition at most it is asked which is the smallest
_KINDS = 200


class Figure(Record):
    """The fewest members that carry a procedure and that stop it.

    ``usual`` says that this is so if what is open turns out in the usual way.
    """

    procedure: str
    carry: int
    stop: int
    members: int
    usual: bool


def figures(loaded: Loaded) -> tuple[Figure, ...]:
    """Return the figures of all procedures of which they are known for certain."""
    deciding = dict.fromkeys(one.body for one in loaded.proposal.procedures)
    if not deciding:
        return ()
    try:
        report = power_in(loaded, bodies=tuple(deciding), limit=_KINDS)
    except ProposalError:
        return ()
    found = (_figure(game) for game in report.games)
    return tuple(one for one in found if one is not None)


def _figure(report: GameReport) -> Figure | None:
    game = report.game
    if game is None or game.undivided:
        return None
    carry, stop = _fewest(game.minimal_winning), _fewest(game.minimal_blocking)
    if carry is None or stop is None:
        return None
    usual = report.openness.games != 1
    return Figure(report.subject, carry, stop, game.members, usual)


def _fewest(coalitions: Coalitions) -> int | None:
    if coalitions.more or not coalitions.kinds:
        return None
    return min(sum(count for count, _ in kind) for kind in coalitions.kinds)

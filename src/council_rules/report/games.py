"""The votes of a file as games, kept between runs like the reports on it."""

from council_rules.analysis.games.report import GameReport
from council_rules.proposal.load import Loaded
from council_rules.record import Record
from council_rules.running import results

# beyond so many completions of one vote, some are drawn by lot, and their range is said to be
# that of those
_COMPLETIONS, _DRAWN = 512, 64


class Games(Record):
    """The games of all procedures of a file, in order."""

    games: tuple[GameReport, ...]


def games_of(loaded: Loaded, scenario: str | None, kept: bool) -> tuple[GameReport, ...]:
    """Return the games of all procedures; ``kept`` takes those of an earlier run.

    ``scenario`` is one of the file, to be assumed. Raises UnknownScenario, and ProposalError
    for scenarios that do not fit the file.
    """
    if not loaded.proposal.procedures:
        return ()
    if not kept:
        return _played(loaded, scenario).games
    address = results.address(loaded.name, loaded.sha256, [scenario, _COMPLETIONS, _DRAWN])
    found = results.kept(address, results.GAMES, Games)
    if found is None:
        found = _played(loaded, scenario)
        results.keep(address, results.GAMES, found)
    return found.games


def _played(loaded: Loaded, scenario: str | None) -> Games:
    from council_rules.analysis.games.spread import Limits
    from council_rules.analysis.power import power_in

    limits = Limits(completions=_COMPLETIONS, drawn=_DRAWN)
    bodies = tuple(dict.fromkeys(one.body for one in loaded.proposal.procedures))
    return Games(power_in(loaded, bodies, scenario=scenario, limits=limits).games)

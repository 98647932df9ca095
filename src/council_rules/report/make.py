"""From a path to a report: the check, its scenarios, and what was asked for besides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from council_rules.findings.report import FileReport, Report
from council_rules.limits import LONG
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.report.games import games_of
from council_rules.report.material import Material
from council_rules.rulebook.book import RuleBook
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.running import contained
from council_rules.running.jobs import Text
from council_rules.running.runs import run, run_text
from council_rules.settings import Settings
from council_rules.words import listed

if TYPE_CHECKING:
    from council_rules.alternatives.outcome import Alternatives


def material(
    path: Path | Text,
    judged: Report,
    settings: Settings,
    command: str,
    day: str,
    scenario: str | None = None,
    searched: bool = False,
) -> Material:
    """Return everything that a report on one file or text that was judged is made of.

    ``judged`` is the report on the file alone. Raises ``ProposalError`` if the file is gone,
    and ``RuleBookError`` as a check does.
    """
    import clingo

    loaded = load(path) if isinstance(path, Path) else load_text(str(path.text), path.name)
    book = RuleBook.load(settings.rules)
    file = judged.files[0]
    return Material(
        loaded=loaded,
        run=judged,
        file=file,
        rules={rule.code: rule for rule in book.rules},
        others=() if scenario else tuple(_others(path, file, settings)),
        games=games_of(loaded, scenario, kept=isinstance(path, Path)),
        found=_alternatives(loaded, settings, file, scenario) if searched else None,
        command=command,
        day=day,
        solver=clingo.__version__,
    )


def judged(
    path: Path | Text, settings: Settings, scenario: str | None = None, cures: bool = False
) -> Report:
    """Return the report of a check on one file or text. Raises as ``runs.run`` does."""
    if isinstance(path, Text):
        return run_text(str(path.text), path.name, settings, scenario, cures)
    return run([path], settings, scenario, cures, cached=True)


def compared(paths: Sequence[Path], settings: Settings, but: str) -> tuple[FileReport, ...]:
    """Return the reports on all proposals at paths that can be judged, without one of them."""
    files = run(paths, settings, cached=True).files
    return tuple(one for one in files if one.checked and one.sha256 != but)


def _others(path: Path | Text, file: FileReport, settings: Settings) -> Iterator[FileReport]:
    for scenario in file.scenarios:
        yield from judged(path, settings, scenario.id).files


def _alternatives(
    loaded: Loaded, settings: Settings, file: FileReport, scenario: str | None
) -> "Alternatives":
    """Search for alternatives; rules that are not ours are run in a process with limits.

    Raises RuleBookError for unusable rules, or if their limits do not suffice.
    """
    from council_rules.alternatives.request import request_in
    from council_rules.alternatives.search import alternatives
    from council_rules.running.jobs import standard_by

    def search(_: None) -> "Alternatives":
        chosen = standard_by(settings)
        codes = tuple(rule.code for rule in chosen.rules)
        request = replace(request_in(loaded).complete(codes), scenario=scenario)
        return alternatives(loaded, chosen, request, before=file)

    if not (settings.rules and contained.possible()):
        return search(None)
    (found,) = contained.each([None], search, settings.limits or LONG)
    if isinstance(found, contained.Stopped):
        how = {contained.TIME: "takes too long", contained.MEMORY: "needs too much memory"}
        pages = listed([str(path) for path in settings.rules], "and")
        why = how.get(found.why, f"broke down: {found.how}")
        message = f"The search for alternatives by rules from {pages} {why}"
        hint = "leave out --alternatives, or pages one by one with '--ignore'"
        raise RuleBookError([PageProblem(str(settings.rules[0]), 0, 0, message, hint=hint)])
    return found

"""What a report is made of: the proposal, what the check found, and what was asked besides."""

from functools import cached_property
from typing import TYPE_CHECKING

from council_rules.analysis.citations import Citations
from council_rules.analysis.levels import level_of
from council_rules.findings.finding import Finding, Verdict
from council_rules.findings.report import FileReport, Report
from council_rules.gate.identity import fingerprint
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.load import Loaded
from council_rules.record import Record
from council_rules.report.wording import BASES
from council_rules.rulebook.rule import Rule

if TYPE_CHECKING:
    from council_rules.alternatives.outcome import Alternatives
    from council_rules.analysis.games.report import GameReport

# a rule as a whole comes out as the worst that it says of one of its subjects
WORST_FIRST = (
    Verdict.VIOLATED,
    Verdict.JUDGED_VIOLATED,
    Verdict.UNDETERMINED,
    Verdict.NEEDS_JUDGEMENT,
    Verdict.JUDGED_MET,
    Verdict.MET,
)


class Material(Record):
    """One file as judged, with everything else that a report prints.

    ``others`` are the reports on it in each of its scenarios, ``games`` its voting procedures
    with the power in them, ``found`` the alternatives if somebody asked for them. ``command``
    is what was typed, ``day`` the day of the report, ``solver`` its version.
    """

    loaded: Loaded
    run: Report
    file: FileReport
    rules: dict[str, Rule]
    others: tuple[FileReport, ...] = ()
    games: "tuple[GameReport, ...]" = ()
    found: "Alternatives | None" = None
    command: str = ""
    day: str = ""
    solver: str = ""

    @cached_property
    def index(self) -> ProposalIndex:
        """The proposal with its indexes."""
        return ProposalIndex(self.loaded.proposal)

    @cached_property
    def citations(self) -> Citations:
        """Which source a place of the proposal rests on, and how firmly."""
        return Citations(self.loaded.proposal)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the proposal file."""
        return tuple(self.loaded.text.splitlines())

    @cached_property
    def violated(self) -> tuple[Finding, ...]:
        """What is violated whatever is open."""
        return self.file.of(Verdict.VIOLATED)

    @cached_property
    def by_rule(self) -> dict[str, Verdict]:
        """The worst verdict of each rule that was run."""
        found = {finding.code: Verdict.MET for finding in self.file.findings}
        for verdict in reversed(WORST_FIRST):
            found |= {finding.code: verdict for finding in self.file.of(verdict)}
        unlike = dict.fromkeys(self.file.not_applicable, Verdict.NOT_APPLICABLE)
        unlike |= dict.fromkeys(self.file.not_checked, Verdict.NOT_CHECKED)
        return dict(sorted({**unlike, **found}.items()))

    def rules_that_are(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the codes of the rules that come out as a verdict as a whole."""
        return tuple(code for code, found in self.by_rule.items() if found is verdict)

    def basis(self, path: str) -> str:
        """Return how firmly the statement at a path is supported: by basis and source."""
        return level_of(self.citations.basis(path), self.citations.at(path))


def id_of(finding: Finding) -> str:
    """Return the id of a finding in reports: the beginning of its fingerprint."""
    return fingerprint(finding)[:8]


def weakest(finding: Finding, material: Material) -> str:
    """Return the weakest basis among the statements that a derivation names."""
    paths = [one.place.path for one in finding.evidence if one.place] or [finding.subject]
    return max((material.basis(path) for path in paths), key=BASES.index)

"""The results for one file, and those of a run over several."""

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.finding import Finding, Severity, Verdict
from council_rules.findings.openness import OpenPoint, Scenario, Settlement
from council_rules.findings.people import HumanJudgement, Waiver
from council_rules.proposal.files import PassedOver
from council_rules.record import Record

UNDATED = "COV010"


class Coverage(Record):
    """What a file leaves out, so that rules look at nothing there.

    ``missing`` says in words of how many parts of the file what is left out, ``places`` are
    those of the parts, and ``rules`` the codes of the rules that look at none of them. No
    rules mean that rules do look, and that ``missing`` says how.
    """

    code: str
    severity: str
    missing: str
    hint: str
    places: tuple[Place, ...]
    rules: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is left out, and how many rules look at nothing there, as a sentence."""
        if not self.rules:
            return self.missing
        rules = "1 rule" if len(self.rules) == 1 else f"{len(self.rules)} rules"
        if self.code == UNDATED:
            verb = "does" if len(self.rules) == 1 else "do"
            which = "they are" if len(self.places) > 1 else "it is"
            return f"{self.missing}: {rules} {verb} not look whether {which} past or far off"
        if not self.parts:
            does = "looks only at what is listed, and applies to nothing"
            do = "look only at what is listed, and apply to nothing"
            return f"{self.missing}: {rules} {does if len(self.rules) == 1 else do}"
        if len(self.places) > 1:
            verb = "looks" if len(self.rules) == 1 else "look"
            return f"{self.missing}: {rules} {verb} at none of them"
        verb = "does" if len(self.rules) == 1 else "do"
        return f"{self.missing}: {rules} {verb} not look at it"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the file that it is about, none if it is about the file as a whole."""
        return tuple(place.path for place in self.places if place.path != "proposal")

    @property
    def notice(self) -> Notice:
        """The same as something to know about the file, at the first of its places."""
        message = f"{self.message} ({', '.join(self.parts)})" if self.parts else self.message
        return Notice(self.code, self.severity, message, self.hint, self.places[0])


class CoalitionPower(Record):
    """What one group can do, in the room (a procedure) or across bodies (a matter).

    In the room ``carries_if_absent`` says whether it carries the vote if the others stay
    away, ``blocks_by_absence`` whether it can stop it only by staying away itself. Where it is
    open if it wins or blocks across bodies, ``wins_where`` and ``blocks_where`` say in which
    completions it does (``Completions.where``); empty where that is not known.
    """

    coalition: str
    name: str
    level: str
    subject: str
    wins: bool | None
    blocks: bool | None
    carries_if_absent: bool | None = False
    blocks_by_absence: bool | None = False
    wins_where: str = ""
    blocks_where: str = ""


class BodyVotes(Record):
    """The votes in a body, those of seats declared local and all.

    What is open counts as it usually turns out. ``least`` and ``most`` are both numbers where
    the local share is least and where it is greatest; None if nothing is open about them.
    """

    body: str
    name: str
    local: int
    total: int
    least: tuple[int, int] | None = None
    most: tuple[int, int] | None = None


class FileReport(Record):
    """The results for one proposal file.

    ``findings`` holds every verdict, ``not_applicable`` the codes of rules that apply to
    nothing in the file. ``completions`` is the number of ways to answer all
    ``open_points``; ``settling`` ranks those of them that settle verdicts, most first.
    ``scenario`` is what was assumed besides the text, ``scenarios`` are all that the file
    names; ``local_votes`` are those of all bodies. ``waivers`` and ``judgements`` are those for
    this file, whether they hold or not. ``coverage`` tells what rules look at nothing of.
    ``problems`` is not empty only if the file could not be checked; then nothing else is filled
    in but ``not_checked``, the codes of the rules that could not be run on it. ``empty`` says
    that it has neither a body nor a procedure, so that there is nothing to check. ``silent`` is
    how many verdicts of a draft are undetermined only as it does not say that it is complete.
    """

    file: str
    title: str
    proposal: str
    sha256: str
    findings: tuple[Finding, ...]
    not_applicable: tuple[str, ...]
    not_checked: tuple[str, ...]
    open_points: tuple[OpenPoint, ...]
    assumptions: tuple[str, ...]
    powers: tuple[CoalitionPower, ...]
    warnings: tuple[Notice, ...]
    problems: tuple[Notice, ...]
    completions: int = 1
    settling: tuple[Settlement, ...] = ()
    scenario: Scenario | None = None
    scenarios: tuple[Scenario, ...] = ()
    local_votes: tuple[BodyVotes, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    judgements: tuple[HumanJudgement, ...] = ()
    empty: bool = False
    silent: int = 0

    @property
    def checked(self) -> bool:
        """Return whether the file could be read and judged."""
        return not self.problems

    def of(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Return the findings with one of the given verdicts, in report order."""
        return tuple(finding for finding in self.findings if finding.verdict in verdicts)


class Report(Record):
    """The results of one run over one or more proposals.

    ``notices`` are about the run and not about one of the files. ``passed_over`` is what was
    found at the paths of the run and not judged, ``settings`` the file of settings that
    applied, empty if none did. ``levels`` gives severity and enforcement of each rule.
    ``profile`` is what rules were taken from, empty where that is not known, ``left_out`` the
    number of rules that were left out for it.
    """

    files: tuple[FileReport, ...]
    rules: tuple[str, ...]
    rule_book: str
    version: str
    parameters: tuple[tuple[str, str, str], ...]
    notices: tuple[Notice, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    settings: str = ""
    levels: tuple[tuple[str, Severity, str], ...] = ()
    profile: str = ""
    left_out: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of all files."""
        return tuple(finding for file in self.files for finding in file.findings)

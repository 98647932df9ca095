"""Reports made by hand, so that what is printed can be tested without a solver."""

from collections.abc import Sequence
from dataclasses import replace

from council_rules.findings.evidence import Authority, Citation, Evidence, Notice, Place
from council_rules.findings.finding import Finding, Firmness, Severity, Verdict
from council_rules.findings.openness import Answer, OpenPoint
from council_rules.findings.people import HumanAnswer, HumanQuestion
from council_rules.findings.report import (
    BodyVotes,
    CoalitionPower,
    Coverage,
    FileReport,
    Report,
)
from council_rules.gate.answers import judged_finding

FILE = "plans/valley.council.yaml"

TEXT = """\
council_rules: "1"
proposal: {id: valley, title: Valley}
bodies:
  - id: board
    name: Board
    seats:
      - id: outsider
        count: 7
      - {id: resident, count: 3}
procedures:
  - id: board_vote
    body: board
    passes_when: {more_than: "1/2", of: members}
"""

SOURCE = Citation("charter", "Charter of the Valley", "art3", "official_text", None)
PRESS = Citation("press", "The Valley Times", "par. 4", "reported", "https://example.org/4")
COVENANT = Authority(
    instrument="Covenant",
    clause="article 1",
    kind="law",
    role="supports",
    reads="Peoples decide.",
    binds="States parties",
    seen="https://example.org/seen",
    url="https://example.org/1",
)
THEORY = Authority(
    "Theory of games", "", "mathematics", "supports", "A coalition suffices.", "", "", None
)
MISSION = Authority(
    instrument="Regulation of a mission",
    clause="section 1",
    kind="precedent",
    role="contrary",
    reads="One official decides.",
    binds="nobody any more",
    seen="not_seen",
    url=None,
)
OUTSIDERS = Evidence(
    "'Outsider (Board)' votes in 'Board'",
    Place("board/outsider", 7, 13, 7, 21),
    (PRESS, SOURCE),
    'voter("board","board/outsider")',
)
MAJORITY = Evidence(
    "'Board vote' passes with 'more than 1/2 (members)'",
    Place("board_vote.passes_when", 13, 18, 13, 49),
    (),
    'root("board_vote","board_vote.passes_when")',
)
REASONS = HumanQuestion(
    "do the grounds of 'Board vote' leave cases in which it may not be used: 'any reason'?",
    ("any reason",),
    Place("board_vote.passes_when", 13, 18, 13, 49),
    (SOURCE,),
    "grounds",
    words_sha256="0123456789abcdef" * 4,
)
QUOTA = OpenPoint(
    "board_vote.passes_when",
    "by what majority 'Board vote' passes",
    tuple(
        Answer("board_vote.passes_when", value, f"'Board vote' needs {says}")
        for value, says in (("majority", "more than 1/2"), ("unanimity", "unanimity"))
    ),
    Place("board_vote.passes_when", 13, 18, 13, 49),
    assumed=True,
)


BLIND = Coverage(
    "COV001",
    "note",
    "2 matters name no area",
    "state 'area' of each matter",
    (Place("law", 6, 5, 6, 10), Place("water", 8, 13, 8, 18)),
    ("REP001", "REP004"),
)


def violated(code: str = "REP004", severity: Severity = Severity.MUST) -> Finding:
    """Return a violation in every completion of what is open."""
    return Finding(
        code=code,
        name="no-external-self-sufficiency",
        severity=severity,
        enforcement="waivable",
        verdict=Verdict.VIOLATED,
        firmness=Firmness.CERTAIN,
        subject="board_vote",
        reason='in_the_room("valley")',
        message="outsiders carry 'Board vote' without a local vote: they hold 7 of 10 votes",
        place=Place("board_vote", 11, 9, 11, 19),
        evidence=(OUTSIDERS, MAJORITY),
        measures=(("all_votes", 10), ("outside_votes", 7)),
        authorities=(COVENANT, THEORY, MISSION),
        depends_on=(),
        remedy="Raise the quota, or ask for a concurrent local majority.",
        against="Experts from elsewhere can be what all sides ask for.",
        defence="The outsiders are bound by a mandate.",
    )


def undetermined(code: str = "REP004") -> Finding:
    """Return a verdict that depends on what is open."""
    return replace(
        violated(code),
        verdict=Verdict.UNDETERMINED,
        firmness=Firmness.POSSIBLE,
        reason="",
        message="whether outsiders alone carry 'Board vote' depends on what is open",
        evidence=(),
        depends_on=(QUOTA,),
        violated_if=QUOTA.answers[:1],
        kept_if=QUOTA.answers[1:],
    )


def needs_judgement(code: str = "TIER005") -> Finding:
    """Return a verdict that a person has to give."""
    return replace(
        violated(code),
        verdict=Verdict.NEEDS_JUDGEMENT,
        firmness=Firmness.NEVER,
        reason="",
        message="'Board vote' has grounds, if a person answers yes",
        evidence=(),
        questions=(REASONS,),
    )


def judged(yes: bool, code: str = "TIER005") -> Finding:
    """Return a verdict that a person has given."""
    place = Place("judgements[0]", 14, 5, 20, 1)
    answer = HumanAnswer(yes, "Ada Example", "2026-02-01", "The words decide it.", (), place)
    asked = replace(needs_judgement(code), questions=(replace(REASONS, answer=answer),))
    return judged_finding(asked)


def met(code: str = "REP001") -> Finding:
    """Return a verdict that no completion turns."""
    return replace(
        violated(code),
        verdict=Verdict.MET,
        firmness=Firmness.NEVER,
        reason="",
        message="'Board' has 3 local seats",
        evidence=(),
    )


def file_report(findings: Sequence[Finding] = (), is_open: bool = False) -> FileReport:
    """Return the report on the file ``FILE``, whose text is ``TEXT``."""
    power = CoalitionPower('outsiders("valley")', "outsiders", "room", "board_vote", True, None)
    return FileReport(
        file=FILE,
        title="Valley",
        proposal="valley",
        sha256="",
        findings=tuple(findings),
        not_applicable=("ACC005",),
        not_checked=(),
        open_points=(QUOTA,) if is_open else (),
        assumptions=(),
        powers=(power,),
        local_votes=(BodyVotes("board", "Board", 3, 10, (3, 10), (3, 4)),),
        warnings=(),
        problems=(),
        completions=2 if is_open else 1,
    )


def unreadable_report() -> FileReport:
    """Return the report on a file that could not be read."""
    place = Place("board", 4, 5, 4, 8)
    first = Notice(
        "SRC004", "error", "Unknown key 'bod' in a body", "did you mean 'body'?", place
    )
    second = Notice("SRC001", "error", "There is no such file", "", None)
    return replace(
        file_report(),
        title=FILE,
        proposal="",
        not_applicable=(),
        not_checked=("ACC005", "REP001", "REP004"),
        problems=(first, second),
        powers=(),
        local_votes=(),
    )


def report(*files: FileReport) -> Report:
    """Return a report on files."""
    rules = ("ACC005", "REP001", "REP004")
    return Report(files, rules, "0123456789abcdef", "0.1.0", (("REP001", "minimum", "1"),))

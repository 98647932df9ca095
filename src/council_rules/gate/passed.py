"""What comes out of the gate."""

from typing import TYPE_CHECKING

from council_rules.findings.report import Report
from council_rules.record import Record

if TYPE_CHECKING:
    from council_rules.gate.judgements import AuditedJudgement
    from council_rules.gate.waivers import Audited


class Passed(Record):
    """A report as the gate leaves it, and what became of each waiver and judgement."""

    report: Report
    waivers: "tuple[Audited, ...]" = ()
    judgements: "tuple[AuditedJudgement, ...]" = ()

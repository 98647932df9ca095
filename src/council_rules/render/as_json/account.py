"""The account of a run as JSON: what was looked at and what counts."""

from collections.abc import Mapping
from operator import itemgetter

from council_rules.findings.finding import JUDGED, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.gate.account import Account
from council_rules.levels import LEVELS
from council_rules.proposal.files import Why
from council_rules.render.as_json.serializer import (
    COUNT,
    TEXT,
    by_name,
    each_of,
    exactly,
    many,
    one_of,
)

_ACCOUNTED = (*JUDGED, Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)
_PASSED_OVER = many(
    exactly(
        "Something that the run found and passed over",
        file=TEXT,
        why=one_of(Why),
        same_as=TEXT.saying("The name under which the file was judged"),
    )
)
_EITHER = exactly(
    "Violations that count and that do not",
    counting=COUNT.of(itemgetter(0)),
    excused=COUNT.of(itemgetter(1)),
)


def _verdicts(account: Account) -> Mapping[Verdict, int]:
    return {
        **account.verdicts,
        Verdict.NOT_APPLICABLE: account.not_applicable,
        Verdict.NOT_CHECKED: account.not_checked,
    }


ACCOUNT = exactly(
    "What was looked at and what counts: the numbers of every format",
    files=exactly(
        "Files at the paths of the run",
        found=COUNT,
        judged=COUNT,
        not_judged=COUNT,
        nothing_to_check=COUNT.saying("With neither body nor procedure").of("empty"),
        violating=COUNT.saying("With a violation that counts"),
        passed_over=_PASSED_OVER,
        folders_passed_over=_PASSED_OVER.of("folders"),
    ),
    settings=TEXT.saying("The file of settings that applied, or empty"),
    rules=COUNT,
    profile=TEXT.saying("The profile that rules were taken from"),
    left_out=COUNT.saying("Rules that were left out for the profile"),
    violations=exactly(
        "Violations whatever is open",
        counting=each_of("That count", Severity, COUNT),
        advisory=COUNT,
        excused=each_of("By what excuses them", Exempt, COUNT),
        by_evidence=each_of("By level of evidence", LEVELS, _EITHER),
    ),
    verdicts=each_of("By verdict", _ACCOUNTED, COUNT).of(_verdicts),
    notices=each_of("What else is told, by level", ("error", "warning", "note"), COUNT),
    errors=by_name(COUNT).saying("Errors that fail the run and are no violations, by code"),
)

"""What is different between two versions, as JSON, with everything that is in it."""

from collections import Counter
from collections.abc import Mapping

from council_rules.findings.finding import JUDGED, Finding, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.gate.changes import Comparison, Kind, VerdictChange
from council_rules.gate.identity import fingerprint
from council_rules.gate.stances import Trend
from council_rules.gate.stances import whole as whole_trend
from council_rules.record import Record
from council_rules.render.as_json.serializer import (
    COUNT,
    FINGERPRINT,
    PAIR,
    POSITION,
    TEXT,
    YES_NO_OR_OPEN,
    YES_OR_NO,
    Schema,
    defined,
    each_of,
    exactly,
    itself,
    many,
    of_version,
    one_of,
    or_null,
    text_of,
    whole,
)

VERSION = 1


class _Told(Record):
    """A finding of one of the versions, and what became of the verdict that it is part of."""

    finding: Finding
    change: VerdictChange

    @property
    def new(self) -> bool:
        return any(self.finding is one for one in self.change.added)

    @property
    def grown(self) -> str:
        found = (one.says for one in self.change.grown if one.finding is self.finding)
        return next(found, "")


def render(found: Comparison) -> str:
    """Return a comparison as JSON text."""
    return text_of(_COMPARISON, found)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``diff --output-format json``."""
    return whole("comparison", VERSION, _COMPARISON)


def _added(found: Comparison) -> Mapping[Severity, int]:
    return Counter(one.severity for one in found.added)


def _kinds(found: Comparison) -> Mapping[Kind, int]:
    return Counter(change.kind for file in found.files for change in file.verdicts)


_SIDE = defined(
    "side",
    exactly(
        "A version, and the book it was judged by",
        name=TEXT,
        rule_book=TEXT.of("report.rule_book"),
        profile=TEXT.of("report.profile"),
    ),
)
_OF_FILE = or_null(
    defined(
        "of_file",
        exactly(
            "A proposal in one of the versions",
            file=TEXT,
            proposal=TEXT,
            problems=many(TEXT).of(lambda file: [one.message for one in file.problems]),
        ),
    )
)
_FINDINGS = many(
    defined(
        "finding",
        exactly(
            "One finding of one of the versions",
            verdict=one_of(JUDGED).of("finding.verdict"),
            severity=one_of(Severity).of("finding.severity"),
            reason=TEXT.of("finding.reason"),
            message=TEXT.of("finding.message"),
            line=POSITION.of("finding.place.line"),
            column=POSITION.of("finding.place.column"),
            fingerprint=FINGERPRINT.of(lambda one: fingerprint(one.finding)),
            exempt=or_null(one_of(Exempt)).of(
                lambda one: one.finding.exempt and one.finding.exempt.kind
            ),
            new=YES_OR_NO.saying("Whether it was not there before"),
            grown=TEXT.saying("Which number of it got worse, and from what to what"),
        ),
    )
)
_VERDICT = exactly(
    "What became of the verdict of a rule on a subject",
    kind=one_of(Kind),
    code=TEXT,
    subject=TEXT,
    before=_FINDINGS.of(lambda change: [_Told(one, change) for one in change.before]),
    after=_FINDINGS.of(lambda change: [_Told(one, change) for one in change.after]),
)
_VOTES = or_null(
    defined(
        "votes",
        exactly(
            "Local votes and all votes; least and most over what is open",
            local=COUNT,
            total=COUNT,
            least=or_null(PAIR),
            most=or_null(PAIR),
        ),
    )
)
_POWER = or_null(
    defined(
        "power",
        exactly(
            "What a coalition can do; null where that is open",
            wins=YES_NO_OR_OPEN,
            blocks=YES_NO_OR_OPEN,
        ),
    )
)
_TREND = one_of(Trend)
_STANCES = defined(
    "stances",
    exactly(
        "What each camp can decide and stop, more or less than before",
        whole=_TREND.of(whole_trend),
        camps=many(exactly("On all matters", camp=TEXT, name=TEXT, both=_TREND)).of(
            lambda found: [one for one in found if not one.matter]
        ),
        matters=many(
            exactly("On one", camp=TEXT, matter=TEXT, decides=_TREND, stops=_TREND, both=_TREND)
        ).of(lambda found: [one for one in found if one.matter]),
    ),
)
_LESS = exactly(
    "Verdicts that say less than before",
    was=one_of(Verdict),
    now=one_of(Verdict),
    verdicts=many(exactly("What a verdict is about", code=TEXT, subject=TEXT)).of("after"),
)
_FILE = defined(
    "file",
    exactly(
        "A proposal before and after; null where it is not there",
        before=_OF_FILE,
        after=_OF_FILE,
        verdicts=many(_VERDICT),
        local_votes=many(exactly("Votes of a body", body=TEXT, before=_VOTES, after=_VOTES)).of(
            "votes"
        ),
        lost=many(
            exactly(
                "What rules can no longer look at",
                rules=many(TEXT),
                missing=TEXT,
                parts=many(TEXT),
            )
        ),
        says_less=many(_LESS).of("turned"),
        stances=_STANCES,
        powers=many(
            exactly(
                "What a coalition can do in a procedure or on a matter",
                coalition=TEXT.of("power.coalition"),
                name=TEXT.of("power.name"),
                level=TEXT.of("power.level"),
                subject=TEXT.of("power.subject"),
                before=_POWER,
                after=_POWER,
            )
        ),
    ),
)
_COMPARISON = exactly(
    "What became of every verdict from one version to another",
    version=of_version(VERSION),
    before=_SIDE,
    after=_SIDE,
    left_out=many(TEXT),
    remarks=many(TEXT),
    files=many(_FILE),
    summary=exactly(
        "Counts over all files",
        new_violations=each_of("By severity", Severity, COUNT).of(_added),
        not_compared=COUNT.of(lambda found: sum(not file.judged for file in found.files)),
        verdicts=each_of("By what became of them", Kind, COUNT).of(_kinds),
    ).of(itself),
)

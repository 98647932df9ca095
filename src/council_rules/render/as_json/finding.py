"""The verdict of one rule on one subject, as JSON."""

from council_rules.findings.finding import JUDGED, Cure, Finding, Firmness, Severity
from council_rules.gate.identity import fingerprint
from council_rules.levels import LEVELS
from council_rules.render.as_json.evidence import AUTHORITY, EVIDENCE, PLACE, PREMISE
from council_rules.render.as_json.openness import ANSWER, OPEN_POINT
from council_rules.render.as_json.people import EXEMPTION, QUESTION
from council_rules.render.as_json.serializer import (
    COUNT,
    FINGERPRINT,
    TEXT,
    YES_OR_NO,
    by_name,
    defined,
    exactly,
    many,
    one_of,
    or_null,
    plain,
)


def _cure(finding: Finding) -> Cure | None:
    return finding.cure if finding.is_broken else None


CURE = defined(
    "cure",
    exactly(
        "The cheapest edits that cure a violation alone, if somebody asked for them",
        edits=many(TEXT),
        cost=COUNT,
        proven=YES_OR_NO.saying("Whether nothing cheaper cures it"),
        searched=YES_OR_NO.saying("False if time was up before"),
    ),
)
FINDING = defined(
    "finding",
    exactly(
        "The verdict of one rule on one subject; met and violated are not all there is, and "
        "what a person judged has verdicts of its own",
        code=TEXT,
        name=TEXT,
        severity=one_of(Severity),
        enforcement=TEXT,
        verdict=one_of(JUDGED),
        firmness=one_of(Firmness),
        subject=TEXT,
        reason=TEXT,
        message=TEXT,
        place=PLACE,
        evidence=many(EVIDENCE),
        measures=by_name(plain({"type": "integer"})),
        authorities=many(AUTHORITY),
        depends_on=many(OPEN_POINT),
        violated_if=many(ANSWER),
        kept_if=many(ANSWER),
        bounds=many(TEXT),
        remedy=TEXT,
        questions=many(QUESTION),
        against=TEXT.saying("What speaks against the rule"),
        defence=TEXT.saying("What a defender of the text answers"),
        stands_on=one_of(("", *LEVELS)).saying(
            "The firmest level of evidence on which the verdict stands"
        ),
        premises=many(PREMISE),
        fingerprint=FINGERPRINT.saying(
            "The same for the same finding in another version of the file"
        ).of(fingerprint),
        cure=or_null(CURE).of(_cure),
        exempt=or_null(EXEMPTION),
    ),
)

"""The JSON Schema of a report as JSON; a test holds it against what is printed."""

from council_rules.findings.finding import JUDGED, Firmness, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.levels import LEVELS
from council_rules.proposal.files import Why
from council_rules.render.json import VERSION
from council_rules.render.schemas.parts import (
    COUNT,
    TEXT,
    Schema,
    exactly,
    many,
    maybe,
    of_version,
    one_of,
    ref,
    whole,
)
from council_rules.render.schemas.records import of_files, of_findings, of_openness, of_people
from council_rules.rulebook.rule import ENFORCEMENTS

_ACCOUNTED = (*JUDGED, Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``check --output-format json``."""
    envelope = exactly(
        "The results of one run",
        version=of_version(VERSION),
        tool=exactly("What made the report", name={"const": "council-rules"}, version=TEXT),
        rule_book=exactly(
            "What was checked against: a fingerprint of the book, and the rules used",
            digest=TEXT,
            rules=many(TEXT),
            levels=many(
                exactly(
                    "How grave a rule is, and what keeps it from failing a run",
                    code=TEXT,
                    severity=one_of(Severity),
                    enforcement={"enum": list(ENFORCEMENTS)},
                )
            ),
        ),
        parameters=many(ref("parameter")),
        files=many(ref("file")),
        notices={**many(ref("notice")), "description": "What is about the run, not a file"},
        summary=_summary(),
        account=_account(),
    )
    records = {**of_findings(), **of_openness(), **of_people(), **of_files()}
    return whole("report", VERSION, envelope, file=_file(), finding=_finding(), **records)


def _file() -> Schema:
    return exactly(
        "The results for one proposal; if there are problems, nothing else is filled in but "
        "the rules that were not checked",
        file=TEXT,
        title=TEXT,
        proposal=TEXT,
        sha256=TEXT,
        checked={"type": "boolean"},
        empty={
            "type": "boolean",
            "description": "Whether the file has neither a body nor a procedure",
        },
        assumptions=many(TEXT),
        findings=many(ref("finding")),
        not_applicable=many(TEXT),
        not_checked=many(TEXT),
        scenario=maybe("scenario"),
        scenarios=many(ref("scenario")),
        open_points=many(ref("open_point")),
        completions={
            "type": "string",
            "pattern": "^[1-9][0-9]*$",
            "description": "In how many ways the open points can be answered",
        },
        settling=many(ref("settlement")),
        powers=many(ref("power")),
        local_votes=many(ref("votes")),
        waivers=many(ref("waiver")),
        judgements=many(ref("judgement")),
        coverage=many(ref("coverage")),
        warnings=many(ref("notice")),
        problems=many(ref("notice")),
    )


def _finding() -> Schema:
    return exactly(
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
        place=ref("place"),
        evidence=many(ref("evidence")),
        measures={"type": "object", "additionalProperties": {"type": "integer"}},
        authorities=many(ref("authority")),
        depends_on=many(ref("open_point")),
        violated_if=many(ref("answer")),
        kept_if=many(ref("answer")),
        bounds=many(TEXT),
        remedy=TEXT,
        questions=many(ref("question")),
        against={**TEXT, "description": "What speaks against the rule"},
        defence={**TEXT, "description": "What a defender of the text answers"},
        stands_on={
            "enum": ["", *LEVELS],
            "description": "The firmest level of evidence on which the verdict stands",
        },
        premises=many(ref("premise")),
        fingerprint={
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "The same for the same finding in another version of the file",
        },
        cure=maybe("cure"),
        exempt=maybe("exemption"),
    )


def _account() -> Schema:
    passed_over = many(
        exactly(
            "Something that the run found and passed over",
            file=TEXT,
            why=one_of(Why),
            same_as={**TEXT, "description": "The name under which the file was judged"},
        )
    )
    either = exactly("Violations that count and that do not", counting=COUNT, excused=COUNT)
    return exactly(
        "What was looked at and what counts: the numbers of every format",
        files=exactly(
            "Files at the paths of the run",
            found=COUNT,
            judged=COUNT,
            not_judged=COUNT,
            nothing_to_check={**COUNT, "description": "With neither body nor procedure"},
            violating={**COUNT, "description": "With a violation that counts"},
            passed_over=passed_over,
            folders_passed_over=passed_over,
        ),
        settings={**TEXT, "description": "The file of settings that applied, or empty"},
        rules=COUNT,
        profile={**TEXT, "description": "The profile that rules were taken from"},
        left_out={**COUNT, "description": "Rules that were left out for the profile"},
        violations=exactly(
            "Violations whatever is open",
            counting=exactly("That count", **{one.value: COUNT for one in Severity}),
            advisory=COUNT,
            excused=exactly("By what excuses them", **{one.value: COUNT for one in Exempt}),
            by_evidence=exactly("By level of evidence", **dict.fromkeys(LEVELS, either)),
        ),
        verdicts=exactly("By verdict", **dict.fromkeys(_ACCOUNTED, COUNT)),
        notices=exactly(
            "What else is told, by level", **dict.fromkeys(("error", "warning", "note"), COUNT)
        ),
        errors={
            "type": "object",
            "additionalProperties": COUNT,
            "description": "Errors that fail the run and are no violations, by code",
        },
    )


def _summary() -> Schema:
    verdicts = {verdict.value: COUNT for verdict in JUDGED}
    severities = {severity.value: COUNT for severity in Severity}
    return exactly(
        "Counts over all files",
        files=COUNT,
        not_checked=COUNT,
        rules_not_checked={
            **COUNT,
            "description": "Rules that could not be run, summed over the files not checked",
        },
        verdicts=exactly("Findings by verdict", **verdicts),
        violated_by_severity=exactly(
            "Violations by severity, those that a person judged to be so among them",
            **severities,
        ),
        violated_by_evidence=exactly(
            "Violations by the firmest level of evidence on which they stand, where that was "
            "looked into",
            **dict.fromkeys(LEVELS, COUNT),
        ),
    )

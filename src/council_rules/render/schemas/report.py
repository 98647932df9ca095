"""The JSON Schema of a report as JSON; a test holds it against what is printed."""

from council_rules.findings.finding import JUDGED, Firmness, Severity, Verdict
from council_rules.findings.people import Exempt
from council_rules.levels import LEVELS
from council_rules.proposal.files import Why
from council_rules.render.json import VERSION
from council_rules.render.schemas.parts import (
    COUNT,
    OPTIONAL_TEXT,
    PAIR,
    POSITION,
    SHA256,
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
from council_rules.rulebook.rule import ENFORCEMENTS, ROLES, SOURCE_KINDS

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
    return whole("report", VERSION, envelope, **_definitions())


def _definitions() -> dict[str, Schema]:
    return {
        "parameter": exactly(
            "The value of a parameter in this run", code=TEXT, name=TEXT, value=TEXT
        ),
        "file": _file(),
        "finding": _finding(),
        "evidence": exactly(
            "A fact that makes a finding true",
            statement=TEXT,
            place=maybe("place"),
            citations=many(ref("citation")),
            atom=TEXT,
            supposed={
                "type": "boolean",
                "description": "Whether only some completions have it",
            },
        ),
        "question": exactly(
            "What a person has to judge; a yes to all questions of a finding meets the rule",
            sentence=TEXT,
            quotes={**many(TEXT), "description": "The words of the file to be judged"},
            place=ref("place"),
            citations=many(ref("citation")),
            atom=TEXT,
            supposed={
                "type": "boolean",
                "description": "Whether only some completions raise it",
            },
            words_sha256={
                **SHA256,
                "description": "A fingerprint of the question and what it is about",
            },
            answer=maybe("human_answer"),
        ),
        "human_answer": exactly(
            "What a person answered on these words; this tool has not proven it",
            answer=one_of(("yes", "no")),
            by=TEXT,
            date=TEXT,
            reason=TEXT,
            evidence=many(TEXT),
            place=ref("place"),
        ),
        "citation": exactly(
            "Where a fact is written: a source named in the file, and a locator in it",
            source=TEXT,
            title=TEXT,
            locator=TEXT,
            basis=TEXT,
            url=OPTIONAL_TEXT,
            disputed={"type": "boolean", "description": "Whether the file calls the source so"},
        ),
        "authority": exactly(
            "What a rule rests on, or what is contrary to it",
            instrument=TEXT,
            clause=TEXT,
            kind={"enum": list(SOURCE_KINDS)},
            role={"enum": list(ROLES)},
            reads=TEXT,
            binds={**TEXT, "description": "Whom it binds"},
            seen={**TEXT, "description": "Where the clause was read, or not_seen"},
            url=OPTIONAL_TEXT,
        ),
        "open_point": exactly(
            "Something the proposal leaves open, and what it could turn out to be",
            id=TEXT,
            sentence=TEXT,
            answers=many(ref("answer")),
            place=maybe("place"),
            assumed={"type": "boolean", "description": "Whether the range is ours"},
            bound={**TEXT, "description": "Where an assumed range of numbers ends, or empty"},
        ),
        "answer": exactly(
            "One way in which an open point can turn out; value is its word in a scenario",
            point=TEXT,
            value=TEXT,
            says=TEXT,
        ),
        "scenario": exactly(
            "Answers that a file assumes together",
            id=TEXT,
            name=TEXT,
            answers=many(ref("answer")),
            place=ref("place"),
        ),
        "settlement": exactly(
            "The undetermined verdicts that any answer to an open point settles, and those "
            "that only some answers settle",
            point=TEXT,
            settles=many(ref("verdict")),
            may_settle=many(ref("verdict")),
        ),
        "premise": exactly(
            "A claim that has to be believed for a violation to stand",
            statement=TEXT,
            level={"enum": list(LEVELS)},
            place=maybe("place"),
            citations=many(ref("citation")),
        ),
        "cure": exactly(
            "The cheapest edits that cure a violation alone, if somebody asked for them",
            edits=many(TEXT),
            cost=COUNT,
            proven={"type": "boolean", "description": "Whether nothing cheaper cures it"},
            searched={"type": "boolean", "description": "False if time was up before"},
        ),
        "exemption": exactly(
            "Why a violation does not count for the exit code",
            kind=one_of(Exempt),
            reason=TEXT,
            by=TEXT,
            until=TEXT,
            place=maybe("place"),
        ),
        "verdict": exactly("A rule and its subject", code=TEXT, subject=TEXT),
        "power": exactly(
            "What a group can do: true, false, or null where that depends on what is open; in "
            "the room also whether it carries the vote if the others stay away, and whether it "
            "can stop it only by staying away",
            coalition=TEXT,
            name=TEXT,
            level=one_of(("room", "system")),
            subject=TEXT,
            wins={"type": ["boolean", "null"]},
            blocks={"type": ["boolean", "null"]},
            carries_if_absent={"type": ["boolean", "null"]},
            blocks_by_absence={"type": ["boolean", "null"]},
        ),
        "votes": exactly(
            "The votes of a body, local ones and all, what is open taken as it usually turns "
            "out; least and most are the same two numbers where the local share is least and "
            "greatest, null if nothing is open",
            body=TEXT,
            name=TEXT,
            local=COUNT,
            total=COUNT,
            least={"anyOf": [PAIR, {"type": "null"}]},
            most={"anyOf": [PAIR, {"type": "null"}]},
        ),
        "waiver": exactly(
            "A waiver for the file as it is written, whether it holds or not; what it excuses "
            "is exempt, and what is wrong with it is among the warnings and notices",
            rule=TEXT,
            subject=TEXT,
            reason=TEXT,
            by=TEXT,
            granted=TEXT,
            expires=TEXT,
            evidence=many(TEXT),
            files={**TEXT, "description": "The pattern of files, if it is not written in one"},
            place=ref("place"),
            places={"type": "object", "additionalProperties": ref("place")},
            faults=many(ref("notice")),
        ),
        "judgement": exactly(
            "A judgement on the file as it is written, whether it holds or not; where it does, "
            "it is the answer to a question of a finding",
            rule=TEXT,
            subject=TEXT,
            question=TEXT,
            answer=TEXT,
            by=TEXT,
            date=TEXT,
            reason=TEXT,
            evidence=many(TEXT),
            words_sha256=TEXT,
            files={**TEXT, "description": "The pattern of files, if it is not written in one"},
            place=ref("place"),
            places={"type": "object", "additionalProperties": ref("place")},
            faults=many(ref("notice")),
        ),
        "notice": exactly(
            "A problem in a file, or a warning",
            code=TEXT,
            severity=one_of(("error", "warning")),
            message=TEXT,
            hint=TEXT,
            place=maybe("place"),
        ),
        "coverage": exactly(
            "What is left out of some parts of a file, and the rules that therefore look at "
            "none of them; no rules mean that rules look, as the message says",
            code=TEXT,
            severity=one_of(("warning", "note")),
            missing=TEXT,
            message=TEXT,
            hint=TEXT,
            places={**many(ref("place")), "minItems": 1},
            rules=many(TEXT),
        ),
        "place": _place(),
    }


def _place() -> Schema:
    place = exactly(
        "A place in a file: from 1, the end column exclusive; path is the logical path",
        path=TEXT,
        line=POSITION,
        column=POSITION,
        end_line=POSITION,
        end_column=POSITION,
    )
    elsewhere = {**TEXT, "description": "The file, if it is not the one this stands under"}
    return {**place, "properties": {**place["properties"], "file": elsewhere}}


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

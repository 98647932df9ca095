"""The JSON Schema of a report as JSON; a test holds it against what is printed."""

from collections.abc import Iterable
from typing import Any

from council_rules.findings import JUDGED, Exempt, Firmness, Severity, Verdict
from council_rules.levels import LEVELS
from council_rules.proposal.files import Why
from council_rules.render.json import VERSION
from council_rules.rulebook.rule import ENFORCEMENTS, ROLES, SOURCE_KINDS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_POSITION: Schema = {"type": "integer", "minimum": 1}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_PAIR: Schema = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}
_OPTIONAL_TEXT: Schema = {"type": ["string", "null"]}
_ACCOUNTED = (*JUDGED, Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``check --output-format json``."""
    envelope = _object(
        "The results of one run",
        version={"const": VERSION, "description": "The version of this format"},
        tool=_object("What made the report", name={"const": "council-rules"}, version=_TEXT),
        rule_book=_object(
            "What was checked against: a fingerprint of the book, and the rules used",
            digest=_TEXT,
            rules=_list(_TEXT),
            levels=_list(
                _object(
                    "How grave a rule is, and what keeps it from failing a run",
                    code=_TEXT,
                    severity=_words(Severity),
                    enforcement={"enum": list(ENFORCEMENTS)},
                )
            ),
        ),
        parameters=_list(_ref("parameter")),
        files=_list(_ref("file")),
        notices={**_list(_ref("notice")), "description": "What is about the run, not a file"},
        summary=_summary(),
        account=_account(),
    )
    head = {"$schema": DIALECT, "title": f"council-rules report, version {VERSION}"}
    return {**head, **envelope, "$defs": _definitions()}


def _definitions() -> dict[str, Schema]:
    return {
        "parameter": _object(
            "The value of a parameter in this run", code=_TEXT, name=_TEXT, value=_TEXT
        ),
        "file": _file(),
        "finding": _finding(),
        "evidence": _object(
            "A fact that makes a finding true",
            statement=_TEXT,
            place=_maybe("place"),
            citations=_list(_ref("citation")),
            atom=_TEXT,
            supposed={
                "type": "boolean",
                "description": "Whether only some completions have it",
            },
        ),
        "question": _object(
            "What a person has to judge; a yes to all questions of a finding meets the rule",
            sentence=_TEXT,
            quotes={**_list(_TEXT), "description": "The words of the file to be judged"},
            place=_ref("place"),
            citations=_list(_ref("citation")),
            atom=_TEXT,
            supposed={
                "type": "boolean",
                "description": "Whether only some completions raise it",
            },
            words_sha256={
                **_SHA256,
                "description": "A fingerprint of the question and what it is about",
            },
            answer=_maybe("human_answer"),
        ),
        "human_answer": _object(
            "What a person answered on these words; this tool has not proven it",
            answer=_words(("yes", "no")),
            by=_TEXT,
            date=_TEXT,
            reason=_TEXT,
            evidence=_list(_TEXT),
            place=_ref("place"),
        ),
        "citation": _object(
            "Where a fact is written: a source named in the file, and a locator in it",
            source=_TEXT,
            title=_TEXT,
            locator=_TEXT,
            basis=_TEXT,
            url=_OPTIONAL_TEXT,
            disputed={"type": "boolean", "description": "Whether the file calls the source so"},
        ),
        "authority": _object(
            "What a rule rests on, or what is contrary to it",
            instrument=_TEXT,
            clause=_TEXT,
            kind={"enum": list(SOURCE_KINDS)},
            role={"enum": list(ROLES)},
            reads=_TEXT,
            binds={**_TEXT, "description": "Whom it binds"},
            seen={**_TEXT, "description": "Where the clause was read, or not_seen"},
            url=_OPTIONAL_TEXT,
        ),
        "open_point": _object(
            "Something the proposal leaves open, and what it could turn out to be",
            id=_TEXT,
            sentence=_TEXT,
            answers=_list(_ref("answer")),
            place=_maybe("place"),
            assumed={"type": "boolean", "description": "Whether the range is ours"},
            bound={**_TEXT, "description": "Where an assumed range of numbers ends, or empty"},
        ),
        "answer": _object(
            "One way in which an open point can turn out; value is its word in a scenario",
            point=_TEXT,
            value=_TEXT,
            says=_TEXT,
        ),
        "scenario": _object(
            "Answers that a file assumes together",
            id=_TEXT,
            name=_TEXT,
            answers=_list(_ref("answer")),
            place=_ref("place"),
        ),
        "settlement": _object(
            "The undetermined verdicts that any answer to an open point settles, and those "
            "that only some answers settle",
            point=_TEXT,
            settles=_list(_ref("verdict")),
            may_settle=_list(_ref("verdict")),
        ),
        "premise": _object(
            "A claim that has to be believed for a violation to stand",
            statement=_TEXT,
            level={"enum": list(LEVELS)},
            place=_maybe("place"),
            citations=_list(_ref("citation")),
        ),
        "cure": _object(
            "The cheapest edits that cure a violation alone, if somebody asked for them",
            edits=_list(_TEXT),
            cost=_COUNT,
            proven={"type": "boolean", "description": "Whether nothing cheaper cures it"},
            searched={"type": "boolean", "description": "False if time was up before"},
        ),
        "exemption": _object(
            "Why a violation does not count for the exit code",
            kind=_words(Exempt),
            reason=_TEXT,
            by=_TEXT,
            until=_TEXT,
            place=_maybe("place"),
        ),
        "verdict": _object("A rule and its subject", code=_TEXT, subject=_TEXT),
        "power": _object(
            "What a group can do: true, false, or null where that depends on what is open; in "
            "the room also whether it carries the vote if the others stay away, and whether it "
            "can stop it only by staying away",
            coalition=_TEXT,
            name=_TEXT,
            level=_words(("room", "system")),
            subject=_TEXT,
            wins={"type": ["boolean", "null"]},
            blocks={"type": ["boolean", "null"]},
            carries_if_absent={"type": ["boolean", "null"]},
            blocks_by_absence={"type": ["boolean", "null"]},
        ),
        "votes": _object(
            "The votes of a body, local ones and all, what is open taken as it usually turns "
            "out; least and most are the same two numbers where the local share is least and "
            "greatest, null if nothing is open",
            body=_TEXT,
            name=_TEXT,
            local=_COUNT,
            total=_COUNT,
            least={"anyOf": [_PAIR, {"type": "null"}]},
            most={"anyOf": [_PAIR, {"type": "null"}]},
        ),
        "waiver": _object(
            "A waiver for the file as it is written, whether it holds or not; what it excuses "
            "is exempt, and what is wrong with it is among the warnings and notices",
            rule=_TEXT,
            subject=_TEXT,
            reason=_TEXT,
            by=_TEXT,
            granted=_TEXT,
            expires=_TEXT,
            evidence=_list(_TEXT),
            files={**_TEXT, "description": "The pattern of files, if it is not written in one"},
            place=_ref("place"),
            places={"type": "object", "additionalProperties": _ref("place")},
            faults=_list(_ref("notice")),
        ),
        "judgement": _object(
            "A judgement on the file as it is written, whether it holds or not; where it does, "
            "it is the answer to a question of a finding",
            rule=_TEXT,
            subject=_TEXT,
            question=_TEXT,
            answer=_TEXT,
            by=_TEXT,
            date=_TEXT,
            reason=_TEXT,
            evidence=_list(_TEXT),
            words_sha256=_TEXT,
            files={**_TEXT, "description": "The pattern of files, if it is not written in one"},
            place=_ref("place"),
            places={"type": "object", "additionalProperties": _ref("place")},
            faults=_list(_ref("notice")),
        ),
        "notice": _object(
            "A problem in a file, or a warning",
            code=_TEXT,
            severity=_words(("error", "warning")),
            message=_TEXT,
            hint=_TEXT,
            place=_maybe("place"),
        ),
        "coverage": _object(
            "What is left out of some parts of a file, and the rules that therefore look at "
            "none of them; no rules mean that rules look, as the message says",
            code=_TEXT,
            severity=_words(("warning", "note")),
            missing=_TEXT,
            message=_TEXT,
            hint=_TEXT,
            places={**_list(_ref("place")), "minItems": 1},
            rules=_list(_TEXT),
        ),
        "place": _place(),
    }


def _place() -> Schema:
    place = _object(
        "A place in a file: from 1, the end column exclusive; path is the logical path",
        path=_TEXT,
        line=_POSITION,
        column=_POSITION,
        end_line=_POSITION,
        end_column=_POSITION,
    )
    elsewhere = {**_TEXT, "description": "The file, if it is not the one this stands under"}
    return {**place, "properties": {**place["properties"], "file": elsewhere}}


def _file() -> Schema:
    return _object(
        "The results for one proposal; if there are problems, nothing else is filled in but "
        "the rules that were not checked",
        file=_TEXT,
        title=_TEXT,
        proposal=_TEXT,
        sha256=_TEXT,
        checked={"type": "boolean"},
        empty={
            "type": "boolean",
            "description": "Whether the file has neither a body nor a procedure",
        },
        assumptions=_list(_TEXT),
        findings=_list(_ref("finding")),
        not_applicable=_list(_TEXT),
        not_checked=_list(_TEXT),
        scenario=_maybe("scenario"),
        scenarios=_list(_ref("scenario")),
        open_points=_list(_ref("open_point")),
        completions={
            "type": "string",
            "pattern": "^[1-9][0-9]*$",
            "description": "In how many ways the open points can be answered",
        },
        settling=_list(_ref("settlement")),
        powers=_list(_ref("power")),
        local_votes=_list(_ref("votes")),
        waivers=_list(_ref("waiver")),
        judgements=_list(_ref("judgement")),
        coverage=_list(_ref("coverage")),
        warnings=_list(_ref("notice")),
        problems=_list(_ref("notice")),
    )


def _finding() -> Schema:
    return _object(
        "The verdict of one rule on one subject; met and violated are not all there is, and "
        "what a person judged has verdicts of its own",
        code=_TEXT,
        name=_TEXT,
        severity=_words(Severity),
        enforcement=_TEXT,
        verdict=_words(JUDGED),
        firmness=_words(Firmness),
        subject=_TEXT,
        reason=_TEXT,
        message=_TEXT,
        place=_ref("place"),
        evidence=_list(_ref("evidence")),
        measures={"type": "object", "additionalProperties": {"type": "integer"}},
        authorities=_list(_ref("authority")),
        depends_on=_list(_ref("open_point")),
        violated_if=_list(_ref("answer")),
        kept_if=_list(_ref("answer")),
        bounds=_list(_TEXT),
        remedy=_TEXT,
        questions=_list(_ref("question")),
        against={**_TEXT, "description": "What speaks against the rule"},
        defence={**_TEXT, "description": "What a defender of the text answers"},
        stands_on={
            "enum": ["", *LEVELS],
            "description": "The firmest level of evidence on which the verdict stands",
        },
        premises=_list(_ref("premise")),
        fingerprint={
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "The same for the same finding in another version of the file",
        },
        cure=_maybe("cure"),
        exempt=_maybe("exemption"),
    )


def _account() -> Schema:
    passed_over = _list(
        _object(
            "Something that the run found and passed over",
            file=_TEXT,
            why=_words(Why),
            same_as={**_TEXT, "description": "The name under which the file was judged"},
        )
    )
    either = _object("Violations that count and that do not", counting=_COUNT, excused=_COUNT)
    return _object(
        "What was looked at and what counts: the numbers of every format",
        files=_object(
            "Files at the paths of the run",
            found=_COUNT,
            judged=_COUNT,
            not_judged=_COUNT,
            nothing_to_check={**_COUNT, "description": "With neither body nor procedure"},
            violating={**_COUNT, "description": "With a violation that counts"},
            passed_over=passed_over,
            folders_passed_over=passed_over,
        ),
        settings={**_TEXT, "description": "The file of settings that applied, or empty"},
        rules=_COUNT,
        violations=_object(
            "Violations whatever is open",
            counting=_object("That count", **{one.value: _COUNT for one in Severity}),
            advisory=_COUNT,
            excused=_object("By what excuses them", **{one.value: _COUNT for one in Exempt}),
            by_evidence=_object("By level of evidence", **dict.fromkeys(LEVELS, either)),
        ),
        verdicts=_object("By verdict", **dict.fromkeys(_ACCOUNTED, _COUNT)),
        notices=_object(
            "What else is told, by level", **dict.fromkeys(("error", "warning", "note"), _COUNT)
        ),
        errors={
            "type": "object",
            "additionalProperties": _COUNT,
            "description": "Errors that fail the run and are no violations, by code",
        },
    )


def _summary() -> Schema:
    verdicts = {verdict.value: _COUNT for verdict in JUDGED}
    severities = {severity.value: _COUNT for severity in Severity}
    return _object(
        "Counts over all files",
        files=_COUNT,
        not_checked=_COUNT,
        rules_not_checked={
            **_COUNT,
            "description": "Rules that could not be run, summed over the files not checked",
        },
        verdicts=_object("Findings by verdict", **verdicts),
        violated_by_severity=_object(
            "Violations by severity, those that a person judged to be so among them",
            **severities,
        ),
        violated_by_evidence=_object(
            "Violations by the firmest level of evidence on which they stand, where that was "
            "looked into",
            **dict.fromkeys(LEVELS, _COUNT),
        ),
    )


def _object(description: str, **properties: Schema) -> Schema:
    """Return the schema of an object with exactly these keys."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(name: str) -> Schema:
    return {"anyOf": [_ref(name), {"type": "null"}]}


def _words(words: Iterable[str]) -> Schema:
    return {"enum": [str(word) for word in words]}

"""The records of which the JSON of a report is made, by name: what findings and files hold."""

from council_rules.findings.people import Exempt
from council_rules.levels import LEVELS
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
    one_of,
    ref,
)
from council_rules.rulebook.rule import ROLES, SOURCE_KINDS


def of_findings() -> dict[str, Schema]:
    """Return the records for what findings point to."""
    return {
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
        "premise": exactly(
            "A claim that has to be believed for a violation to stand",
            statement=TEXT,
            level={"enum": list(LEVELS)},
            place=maybe("place"),
            citations=many(ref("citation")),
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
        "cure": exactly(
            "The cheapest edits that cure a violation alone, if somebody asked for them",
            edits=many(TEXT),
            cost=COUNT,
            proven={"type": "boolean", "description": "Whether nothing cheaper cures it"},
            searched={"type": "boolean", "description": "False if time was up before"},
        ),
        "verdict": exactly("A rule and its subject", code=TEXT, subject=TEXT),
    }


def of_openness() -> dict[str, Schema]:
    """Return the records for what a proposal leaves open."""
    return {
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
    }


def of_people() -> dict[str, Schema]:
    """Return the records for what people add to verdicts."""
    return {
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
        "exemption": exactly(
            "Why a violation does not count for the exit code",
            kind=one_of(Exempt),
            reason=TEXT,
            by=TEXT,
            until=TEXT,
            place=maybe("place"),
        ),
    }


def of_files() -> dict[str, Schema]:
    """Return the records for what is said of a file besides its findings."""
    return {
        "parameter": exactly(
            "The value of a parameter in this run", code=TEXT, name=TEXT, value=TEXT
        ),
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
        "notice": exactly(
            "A problem in a file, or a warning",
            code=TEXT,
            severity=one_of(("error", "warning")),
            message=TEXT,
            hint=TEXT,
            place=maybe("place"),
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

"""What findings point to, as JSON: places, facts with their sources, claims, authorities."""

from council_rules.levels import LEVELS
from council_rules.render.as_json.serializer import (
    POSITION,
    TEXT,
    TEXT_OR_NULL,
    YES_OR_NO,
    defined,
    exactly,
    many,
    one_of,
    or_null,
)
from council_rules.rulebook.rule import ROLES, SOURCE_KINDS

PLACE = defined(
    "place",
    exactly(
        "A place in a file: from 1, the end column exclusive; path is the logical path",
        path=TEXT,
        line=POSITION,
        column=POSITION,
        end_line=POSITION,
        end_column=POSITION,
        file=TEXT.saying("The file, if it is not the one this stands under").where_any(),
    ),
)
CITATION = defined(
    "citation",
    exactly(
        "Where a fact is written: a source named in the file, and a locator in it",
        source=TEXT,
        title=TEXT,
        locator=TEXT,
        basis=TEXT,
        url=TEXT_OR_NULL,
        disputed=YES_OR_NO.saying("Whether the file calls the source so"),
    ),
)
EVIDENCE = defined(
    "evidence",
    exactly(
        "A fact that makes a finding true",
        statement=TEXT,
        place=or_null(PLACE),
        citations=many(CITATION),
        atom=TEXT,
        supposed=YES_OR_NO.saying("Whether only some completions have it"),
    ),
)
PREMISE = defined(
    "premise",
    exactly(
        "A claim that has to be believed for a violation to stand",
        statement=TEXT,
        level=one_of(LEVELS),
        place=or_null(PLACE),
        citations=many(CITATION),
    ),
)
AUTHORITY = defined(
    "authority",
    exactly(
        "What a rule rests on, or what is contrary to it",
        instrument=TEXT,
        clause=TEXT,
        kind=one_of(SOURCE_KINDS),
        role=one_of(ROLES),
        reads=TEXT,
        binds=TEXT.saying("Whom it binds"),
        seen=TEXT.saying("Where the clause was read, or not_seen"),
        url=TEXT_OR_NULL.of(lambda one: one.url or None),
    ),
)
NOTICE = defined(
    "notice",
    exactly(
        "A problem in a file, or a warning",
        code=TEXT,
        severity=one_of(("error", "warning")),
        message=TEXT,
        hint=TEXT,
        place=or_null(PLACE),
    ),
)

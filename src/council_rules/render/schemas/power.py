"""The JSON Schema of what ``power`` prints."""

from council_rules.render.power_json import VERSION
from council_rules.render.schemas.parts import (
    COUNT,
    NUMBER_IN_TEXT,
    OPTIONAL_TEXT,
    POSITION,
    SHA256,
    TEXT,
    YES_OR_NO,
    Schema,
    exactly,
    many,
    maybe,
    of_version,
    one_of,
    or_null,
    ref,
    whole,
)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``power --output-format json``."""
    envelope = exactly(
        "The voting power of one file",
        version=of_version(VERSION),
        file=TEXT,
        title=TEXT,
        sha256=SHA256,
        scenario=OPTIONAL_TEXT,
        games=many(ref("game")),
    )
    return whole("power", VERSION, envelope, **_definitions())


def _definitions() -> dict[str, Schema]:
    return {
        "game": _game(),
        "result": _result(),
        "row": _row(),
        "group": _group(),
        "coalitions": _coalitions(),
        "number": exactly(
            "An exact fraction, and the nearest decimal number",
            exact={"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"},
            decimal={"type": "number"},
        ),
        "interval": exactly(
            "The least and the most over what is open",
            least=ref("number"),
            most=ref("number"),
        ),
    }


def _game() -> Schema:
    place = exactly(
        "Where the procedure or the matter stands in the file",
        path=TEXT,
        line=POSITION,
        column=POSITION,
        end_line=POSITION,
        end_column=POSITION,
    )
    return exactly(
        "The simple game of a procedure in the room, or of a matter across bodies",
        level=one_of(("room", "system")),
        subject=TEXT,
        name=TEXT,
        body={**OPTIONAL_TEXT, "description": "null across bodies"},
        place=place,
        problem={**TEXT, "description": "Why nothing was counted; empty if something was"},
        open_points=many(TEXT),
        completions={**NUMBER_IN_TEXT, "description": "In how many ways it can be completed"},
        games={**or_null(COUNT), "description": "How many different games there are"},
        power_to_act_over_completions=maybe("interval"),
        stuck_in_some=YES_OR_NO,
        certain_in_some=YES_OR_NO,
        result=maybe("result"),
    )


def _result() -> Schema:
    return exactly(
        "The game of the usual completion, in which every open point has its first answer",
        members=COUNT,
        undivided=many(TEXT),
        winning_coalitions=NUMBER_IN_TEXT,
        power_to_act=ref("number"),
        rows=many(ref("row")),
        groups=many(ref("group")),
        veto_players=many(TEXT),
        dummies=many(TEXT),
        dictator=OPTIONAL_TEXT,
        proper={"type": ["boolean", "null"], "description": "null if not worked out"},
        strong={"type": ["boolean", "null"], "description": "null if not worked out"},
        minimal_winning=ref("coalitions"),
        minimal_blocking=ref("coalitions"),
    )


def _row() -> Schema:
    return exactly(
        "Members who are alike, and the power of each",
        members=many(TEXT),
        name=TEXT,
        seats=COUNT,
        seat_share=maybe("number"),
        votes=or_null(COUNT),
        vote_share=maybe("number"),
        banzhaf=maybe("number"),
        absolute_banzhaf=maybe("number"),
        shapley_shubik=maybe("number"),
        veto_player=YES_OR_NO,
        dummy=YES_OR_NO,
        banzhaf_over_completions=maybe("interval"),
    )


def _group() -> Schema:
    as_one = exactly(
        "The group if all its members vote as one",
        wins=YES_OR_NO,
        blocks=YES_OR_NO,
        absolute_banzhaf=maybe("number"),
    )
    return exactly(
        "A group: the sums over its members, and what it is as one",
        group=TEXT,
        name=TEXT,
        members=many(TEXT),
        seat_share=maybe("number"),
        vote_share=maybe("number"),
        banzhaf=maybe("number"),
        shapley_shubik=maybe("number"),
        as_one=as_one,
        banzhaf_over_completions=maybe("interval"),
    )


def _coalitions() -> Schema:
    some = exactly("So many of some members who are alike", number=COUNT, of=many(TEXT))
    return exactly(
        "The least coalitions of a kind",
        number={**or_null(NUMBER_IN_TEXT), "description": "null if they were not counted"},
        kinds=many(many(some)),
        more=YES_OR_NO,
    )

"""Voting power as JSON: every number as an exact fraction in text, and as a decimal."""

from operator import itemgetter
from typing import Any

from council_rules.analysis.games.report import GameReport, PowerReport
from council_rules.render.as_json.evidence import PLACE
from council_rules.render.as_json.serializer import (
    COUNT,
    NUMBER_IN_TEXT,
    SHA256,
    TEXT,
    TEXT_OR_NULL,
    YES_NO_OR_OPEN,
    YES_OR_NO,
    Schema,
    Serializer,
    defined,
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


def render(report: PowerReport) -> str:
    """Return the report as JSON text."""
    return text_of(_POWER, report)


def json_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of ``power --output-format json``."""
    return whole("power", VERSION, _POWER)


_NUMBER = defined(
    "number",
    exactly(
        "An exact fraction, and the nearest decimal number",
        exact=Serializer(
            {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"}, str, read=itself
        ),
        decimal=Serializer({"type": "number"}, float, read=itself),
    ),
)
_NUMBER_OR_NULL = or_null(_NUMBER)
_INTERVAL = or_null(
    defined(
        "interval",
        exactly("The least and the most over what is open", least=_NUMBER, most=_NUMBER),
    )
)
_SOME = exactly(
    "So many of some members who are alike",
    number=COUNT.of(itemgetter(0)),
    of=many(TEXT).of(itemgetter(1)),
)
_COALITIONS = defined(
    "coalitions",
    exactly(
        "The least coalitions of a kind",
        number=or_null(NUMBER_IN_TEXT).saying("null if they were not counted"),
        kinds=many(many(_SOME)),
        more=YES_OR_NO,
    ),
)
_AS_ONE = exactly(
    "The group if all its members vote as one",
    wins=YES_OR_NO,
    blocks=YES_OR_NO,
    absolute_banzhaf=_NUMBER_OR_NULL.of("as_one"),
)


def _where_counted(room: bool, one: Serializer) -> Serializer:
    """Return a key about votes, which are null across bodies, where they do not add up."""
    return or_null(one) if room else Serializer(or_null(one).schema, _nothing, one.definitions)


def _nothing(_: Any) -> None:
    return None


def _row(room: bool) -> Serializer:
    return exactly(
        "Members who are alike, and the power of each",
        members=many(TEXT),
        name=TEXT,
        seats=COUNT,
        seat_share=_NUMBER_OR_NULL,
        votes=_where_counted(room, COUNT),
        vote_share=_where_counted(room, _NUMBER),
        banzhaf=_NUMBER_OR_NULL,
        absolute_banzhaf=_NUMBER_OR_NULL.of("absolute"),
        shapley_shubik=_NUMBER_OR_NULL,
        veto_player=YES_OR_NO.of("vetoes"),
        dummy=YES_OR_NO,
        banzhaf_over_completions=_INTERVAL.of("over"),
    )


def _group(room: bool) -> Serializer:
    return exactly(
        "A group: the sums over its members, and what it is as one",
        group=TEXT,
        name=TEXT,
        members=many(TEXT),
        seat_share=_NUMBER_OR_NULL,
        vote_share=_where_counted(room, _NUMBER),
        banzhaf=_NUMBER_OR_NULL,
        shapley_shubik=_NUMBER_OR_NULL,
        as_one=_AS_ONE.of(itself),
        banzhaf_over_completions=_INTERVAL.of("over"),
    )


def _result(room: bool) -> Serializer:
    one = exactly(
        "The game of the usual completion, in which every open point has its first answer",
        members=COUNT,
        undivided=many(TEXT),
        winning_coalitions=NUMBER_IN_TEXT.of("winning"),
        power_to_act=_NUMBER.of("act"),
        rows=many(defined("row", _row(room))),
        groups=many(defined("group", _group(room))),
        veto_players=many(TEXT).of("vetoes"),
        dummies=many(TEXT),
        dictator=TEXT_OR_NULL,
        proper=YES_NO_OR_OPEN.saying("null if not worked out"),
        strong=YES_NO_OR_OPEN.saying("null if not worked out"),
        minimal_winning=_COALITIONS,
        minimal_blocking=_COALITIONS,
    )
    return or_null(defined("result", one))


_IN_ROOM, _ACROSS = _result(room=True), _result(room=False)


def _counted(one: GameReport) -> Any:
    return (_IN_ROOM if one.level == "room" else _ACROSS).write(one.game)


_GAME = exactly(
    "The simple game of a procedure in the room, or of a matter across bodies",
    level=one_of(("room", "system")),
    subject=TEXT,
    name=TEXT,
    body=TEXT_OR_NULL.saying("null across bodies"),
    place=PLACE,
    problem=TEXT.saying("Why nothing was counted; empty if something was"),
    open_points=many(TEXT).of("openness.points"),
    completions=NUMBER_IN_TEXT.saying("In how many ways it can be completed").of(
        "openness.completions"
    ),
    games=or_null(COUNT).saying("How many different games there are").of("openness.games"),
    power_to_act_over_completions=_INTERVAL.of("openness.act"),
    stuck_in_some=YES_OR_NO.of("openness.stuck"),
    certain_in_some=YES_OR_NO.of("openness.certain"),
    # the schema of both is the same
    result=Serializer(_IN_ROOM.schema, _counted, _IN_ROOM.definitions, read=itself),
)
_POWER = exactly(
    "The voting power of one file",
    version=of_version(VERSION),
    file=TEXT,
    title=TEXT,
    sha256=SHA256,
    scenario=TEXT_OR_NULL,
    games=many(defined("game", _GAME)),
)

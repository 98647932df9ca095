"""Voting power as JSON: every number as an exact fraction in text, and as a decimal."""

import json
from fractions import Fraction
from typing import Any

from council_rules.analysis.games.report import (
    Coalitions,
    Counted,
    GameReport,
    GroupRow,
    Interval,
    PowerReport,
    Row,
)

VERSION = 1


def render(report: PowerReport) -> str:
    """Return the report as JSON text."""
    data = {
        "version": VERSION,
        "file": report.file,
        "title": report.title,
        "sha256": report.sha256,
        "scenario": report.scenario,
        "games": [_game(game) for game in report.games],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _game(one: GameReport) -> dict[str, Any]:
    return {
        "level": one.level,
        "subject": one.subject,
        "name": one.name,
        "body": one.body,
        "place": {
            "path": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "end_line": one.place.end_line,
            "end_column": one.place.end_column,
        },
        "problem": one.problem,
        "open_points": list(one.openness.points),
        # JSON numbers lose digits in many readers, and these may have many
        "completions": str(one.openness.completions),
        "games": one.openness.games,
        "power_to_act_over_completions": _interval(one.openness.act),
        "stuck_in_some": one.openness.stuck,
        "certain_in_some": one.openness.certain,
        "result": _counted(one.game, room=one.level == "room") if one.game else None,
    }


def _counted(game: Counted, room: bool) -> dict[str, Any]:
    return {
        "members": game.members,
        "undivided": list(game.undivided),
        "winning_coalitions": str(game.winning),
        "power_to_act": _number(game.act),
        "rows": [_row(row, room) for row in game.rows],
        "groups": [_group(row, room) for row in game.groups],
        "veto_players": list(game.vetoes),
        "dummies": list(game.dummies),
        "dictator": game.dictator,
        "proper": game.proper,
        "strong": game.strong,
        "minimal_winning": _coalitions(game.minimal_winning),
        "minimal_blocking": _coalitions(game.minimal_blocking),
    }


def _row(row: Row, room: bool) -> dict[str, Any]:
    return {
        "members": list(row.members),
        "name": row.name,
        "seats": row.seats,
        "seat_share": _number(row.seat_share),
        "votes": row.votes if room else None,
        "vote_share": _number(row.vote_share) if room else None,
        "banzhaf": _number(row.banzhaf),
        "absolute_banzhaf": _number(row.absolute),
        "shapley_shubik": _number(row.shapley_shubik),
        "veto_player": row.vetoes,
        "dummy": row.dummy,
        "banzhaf_over_completions": _interval(row.over),
    }


def _group(row: GroupRow, room: bool) -> dict[str, Any]:
    return {
        "group": row.group,
        "name": row.name,
        "members": list(row.members),
        "seat_share": _number(row.seat_share),
        "vote_share": _number(row.vote_share) if room else None,
        "banzhaf": _number(row.banzhaf),
        "shapley_shubik": _number(row.shapley_shubik),
        "as_one": {
            "wins": row.wins,
            "blocks": row.blocks,
            "absolute_banzhaf": _number(row.as_one),
        },
        "banzhaf_over_completions": _interval(row.over),
    }


def _coalitions(found: Coalitions) -> dict[str, Any]:
    return {
        "number": None if found.number is None else str(found.number),
        "kinds": [
            [{"number": number, "of": list(members)} for number, members in kind]
            for kind in found.kinds
        ],
        "more": found.more,
    }


def _number(value: Fraction | None) -> dict[str, Any] | None:
    return None if value is None else {"exact": str(value), "decimal": float(value)}


def _interval(over: Interval | None) -> dict[str, Any] | None:
    if over is None:
        return None
    return {"least": _number(over.least), "most": _number(over.most)}

"""What is open about seats."""

from tests.laws.worst.case import ABROAD, ARMY, HOLE, HOME, VOTE, Worst, seats


def _seat(key: str, worst: str, rule: str = "REP004", subject: str = "vote") -> Worst:
    """Return a case about the local seats of a board, or who has a hand in them."""
    seat = f"{{id: home, count: 3, reserved_for: [residents], {key}: {HOLE}}}"
    return Worst(
        f"seat.{key}", f"board/home.{key}", rule, subject, seats(seat, ABROAD) + VOTE, worst
    )


def _ended(key: str, rule: str, subject: str, other: str) -> Worst:
    """Return a case about seats for which a body that has ended would have to agree."""
    seat = (
        f"{{id: home, count: 3, reserved_for: [residents], {key}: {{by: boss HOLE}}, {other}}}"
    )
    house = f"{{id: house, name: House, sunset: 2020, seats: [{HOME}]}}"
    return Worst(
        f"seat.{key}.confirmed_by",
        f"board/home.{key}.confirmed_by",
        rule,
        subject,
        f"bodies: [{{id: board, name: Board, seats: [{seat}]}}, {house}]\n{VOTE}",
        ", manner: at_will" if key == "removable_by" else "",
        ", confirmed_by: house" + (", manner: at_will" if key == "removable_by" else ""),
        {"as_of": "2026-11-01"},
    )


CASES = (
    Worst(
        "seat.locality.AREA",
        "board/some.locality.valley",
        "REP001",
        "board",
        seats("{id: some, count: 3, HOLE CHOSEN}") + VOTE,
        "reserved_for: [outsiders],",
        "",
    ),
    Worst(
        "seat.placed_in",
        "board/home.placed_in",
        "REP004",
        "vote",
        f"bodies: [{{id: board, name: Board, seats: [{ABROAD}, "
        f"{{id: home, count: 3, placed_in: {HOLE}, OWN}}]}}, "
        f"{{id: club, name: Club, seats: [{HOME}]}}]\n{VOTE}",
        "club",
        "{one_of: [club, board]}",
    ),
    Worst(
        "seat.count",
        "board/home.count",
        "REP004",
        "vote",
        seats(f"{{id: home, count: {HOLE}, OWN}}", ABROAD) + VOTE,
        "1",
        "{min: 1, max: 3}",
    ),
    _seat("votes", "false"),
    _seat("participation", "declined"),
    _seat("appointed_by", "mission", "PAL003", "board"),
    _ended("appointed_by", "REP007", "law", "removable_by: {by: boss, manner: at_will}"),
    _ended("removable_by", "PAL004", "board/home", "appointed_by: voters"),
    _seat("removable_by", "{by: mission, manner: at_will}", "PAL004", "board/home"),
    Worst(
        "seat.appointed_by.binding",
        "board/home.appointed_by.binding",
        "PAL003",
        "board",
        seats(
            "{id: home, count: 3, reserved_for: [residents], "
            f"appointed_by: {{by: mission, on_proposal_of: elder, binding: {HOLE}}}}}"
        )
        + VOTE,
        "false",
    ),
    Worst(
        "seat.removable_by.manner",
        "board/home.removable_by.manner",
        "PAL004",
        "board/home",
        seats(
            "{id: home, count: 3, reserved_for: [residents], "
            f"removable_by: {{by: mission, manner: {HOLE}}}}}"
        )
        + VOTE,
        "at_will",
    ),
    Worst(
        "seat.term",
        "board/home.term",
        "PAL004",
        "board/home",
        seats(f"{{id: home, count: 3, term: {{{HOLE}}}, OWN}}") + VOTE,
        "years: 1, renewed_by: mission",
        "years: unknown",
    ),
    Worst(
        "seat.vetted_by",
        "board/home.vetted_by",
        "PAL011",
        "board",
        ARMY + seats(f"{{id: home, count: 3, vetted_by: {HOLE}, OWN}}") + VOTE,
        "[army]",
    ),
    Worst(
        "seat.vetted_by",
        "board/home.vetted_by",
        "PAL005",
        "board/home",
        seats(f"{{id: home, count: 3, vetted_by: {HOLE}, OWN}}") + VOTE,
        "{by: mission, grounds: none, contest_before: none}",
    ),
    Worst(
        "seat.succession",
        "board/chair.succession",
        "MAN006",
        "board/chair",
        seats(HOME, f"{{id: chair, role: chair, OWN, succession: {HOLE}}}") + VOTE,
        "{by: board/chair, manner: designates}",
    ),
)

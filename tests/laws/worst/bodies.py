"""What is open about bodies."""

from tests.laws.worst.case import (
    ABROAD,
    ARMY,
    HOLE,
    HOME,
    KNOWN,
    LOCAL,
    OPEN,
    VOTE,
    Worst,
    mandate,
    seats,
)

CASES = (
    Worst(
        "body.tier",
        "board.tier",
        "REP002",
        "board",
        f"bodies: [{{id: board, name: Board, tier: {HOLE}, seats: [{HOME}, {ABROAD}]}}, "
        f"{{id: low, name: Low, tier: 2, seats: [{HOME}]}}, "
        f"{{id: high, name: High, tier: 1, seats: [{HOME}]}}]\n{VOTE}",
        "2",
    ),
    Worst(
        "body.territory",
        "board.territory",
        "TIER009",
        "board",
        mandate(
            "by: elder, territory: [valley], matters: all, ends: 2030",
            f"mandated_by: accord, {HOLE} sunset: {{ends_on: 2029}}",
        ),
        "",
        "territory: unknown,",
    ),
    Worst(
        "body.mandated_by",
        "board.mandated_by",
        "TIER009",
        "board",
        mandate(
            "by: elder, territory: [valley], matters: all, ends: 2028",
            f"mandated_by: {HOLE}, territory: [valley], sunset: {{ends_on: 2029}}",
        ),
        "accord",
    ),
    Worst(
        "body.function",
        "board.function",
        "REP001",
        "board",
        seats(ABROAD, more=f"function: {HOLE}, ") + VOTE,
        "governs",
    ),
    Worst(
        "body.standing",
        "board.standing",
        "MAN001",
        "board",
        seats(HOME, ABROAD, more=f"standing: {HOLE}, ") + VOTE,
        "interim",
    ),
    Worst(
        "body.sunset",
        "board.sunset",
        "MAN001",
        "board",
        seats(HOME, ABROAD, more=f"standing: interim, sunset: {{ends_on: {HOLE}}}, ") + VOTE,
        "none",
    ),
    Worst(
        "body.sunset.renewed_by",
        "board.sunset.renewed_by",
        "MAN002",
        "board",
        seats(HOME, ABROAD, more=f"sunset: {{ends_on: 2030, renewed_by: {HOLE}}}, ") + VOTE,
        "board",
    ),
    Worst(
        "body.acts_by",
        "board.acts_by",
        "PAL004",
        "senate/home",
        f"bodies: [{{id: board, name: Board, acts_by: {HOLE}, seats: ["
        "{id: abroad, count: 3, reserved_for: [outsiders], CHOSEN}, {id: home, OWN}]}, "
        "{id: senate, name: Senate, seats: ["
        "{id: home, count: 3, reserved_for: [residents], "
        "removable_by: {by: board, manner: at_will}}]}]\n"
        "procedures: [{id: vote, body: senate, matters: [law], passes_when: MAJORITY}, "
        "{id: lax, body: board, matters: [law], passes_when: MAJORITY}, "
        "{id: strict, body: board, matters: [law], passes_when: unanimity}]\n",
        "lax",
    ),
    Worst(
        "body.voice",
        "board.voice",
        "PAL004",
        "senate/home",
        "bodies: [{id: board, name: Board, seats: ["
        "{id: abroad, count: 3, reserved_for: [outsiders], CHOSEN}, {id: home, OWN}]}, "
        "{id: senate, name: Senate, seats: ["
        "{id: home, count: 3, reserved_for: [residents], "
        "removable_by: {by: board, manner: at_will}}]}]\n"
        "procedures: [{id: vote, body: senate, matters: [law], passes_when: MAJORITY}HOLE]\n",
        ", {id: lax, body: board, matters: [law], passes_when: MAJORITY}",
        "",
    ),
    Worst(
        "body.complete",
        "board.complete",
        "REP004",
        "vote",
        seats(HOME + HOLE) + VOTE,
        ", {id: abroad, count: 4, reserved_for: [outsiders], CHOSEN}",
        "",
        OPEN | KNOWN,
    ),
    Worst(
        "body.vetoes",
        "board.vetoes",
        "PAL011",
        "board",
        f"{ARMY}{LOCAL}{VOTE}{HOLE}",
        "vetoes: [{id: stop, holders: army, over: [vote]}]\n",
        "",
        OPEN,
    ),
    Worst(
        "body.holders",
        "board.holders",
        "NEU002",
        "board",
        seats(
            "{id: head, role: chair, holder: elder, CHOSEN}",
            f"{{id: one, {HOLE} CHOSEN}}",
            HOME,
        )
        + VOTE,
        "holder: elder,",
        "",
        OPEN,
    ),
    Worst(
        "body.part.AREA",
        "later.part.valley",
        "PAL004",
        "later/member",
        f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {{id: later, name: Later, "
        "seats: [{id: member, reserved_for: [residents], appointed_by: mission, "
        "removable_by: {by: mission, manner: at_will}}]}]\n"
        f"{VOTE}handovers: [{{id: end, area: valley, to: {HOLE}, due: '2030-01-01'}}]\n",
        "later",
    ),
)

"""What is open about clauses, duties to answer, vettings, payments and lists of powers."""

from tests.laws.worst.case import HOLE, HOME, KNOWN, LOCAL, OPEN, VOTE, Worst, seats
from tests.laws.worst.decisions import COURT, LIMITS, limits

ANSWERS = "accountability: [{id: told, duty_of: board, to: elder, means: [report], HOLE}]\n"
ALARM = (
    "matters: [{id: alarm, name: Alarm, kinds: [emergency], area: valley}]\n"
    f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {COURT}]\n"
    "procedures: [{id: vote, body: board, matters: [law, alarm], passes_when: MAJORITY}]\n"
    "provisions: [{id: ends, kind: emergency_rules, TIME}]\n"
)
VETTED = (
    "bodies: [{id: board, name: Board, seats: ["
    f"{{id: home, count: 3, vetted_by: {{by: mission, LIMITS}}, OWN}}]}}, {COURT}]\n{VOTE}"
)

CASES = (
    Worst(
        "proposal.complete.powers",
        "proposal.complete.powers",
        "ACC004",
        "board",
        f"{LOCAL}{VOTE}provisions: [{{id: immune, kind: immunity}}]\n"
        "accountability: [{id: told, duty_of: board, to: elder, means: [complaints]}]\n",
        head=OPEN | {"complete": [*KNOWN["complete"], "accountability"]},  # type: ignore[misc]
    ),
    Worst(
        "proposal.provisions.KIND",
        "proposal.provisions.publication",
        "ACC009",
        "board",
        LOCAL + VOTE,
        head=OPEN | KNOWN,
    ),
    Worst(
        "proposal.accountability.WAY",
        "proposal.accountability.review",
        "ACC002",
        "board",
        LOCAL + VOTE,
        head=OPEN | KNOWN,
    ),
    Worst(
        "provision.by",
        "ends.by",
        "DEC011",
        "vote",
        ALARM.replace("TIME", f"within: 9 days, by: {HOLE}"),
        "board",
    ),
    Worst(
        "provision.within",
        "ends.within",
        "DEC011",
        "vote",
        ALARM.replace("TIME", f"by: court, within: {HOLE}"),
        "none",
    ),
    Worst(
        "duty.every_months",
        "told.every_months",
        "ACC003",
        "board",
        seats(
            HOME, "{id: abroad, reserved_for: [outsiders], CHOSEN}", more="standing: interim, "
        )
        + VOTE
        + ANSWERS,
        "every_months: 60",
        "effect: binding",
        OPEN | KNOWN,
    ),
    Worst(
        "body.paid_for",
        "board.paid_for",
        "NEU004",
        "board",
        seats(HOME, f"{{id: sent, holder: mission, paid_for: {HOLE}, CHOSEN}}") + VOTE,
        "{buys: [term]}",
    ),
    Worst(
        "body.on_behalf_of",
        "board.on_behalf_of",
        "NEU004",
        "board",
        seats(HOME, f"{{id: sent, {HOLE} paid_for: {{buys: [term]}}}}") + VOTE,
        "on_behalf_of: mission,",
        "",
        OPEN,
    ),
    *(
        Worst(
            f"seat.vetted_by.{key}",
            f"board/home.vetted_by.{key}",
            "PAL005",
            "board/home",
            VETTED.replace("LIMITS", limits(key)),
            "none",
        )
        for key in LIMITS
        if key in ("grounds", "contest_before")
    ),
)

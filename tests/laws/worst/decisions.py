"""What is open about procedures, vetoes and powers."""

from collections.abc import Iterable

from tests.laws.worst.case import (
    ABROAD,
    HOLE,
    HOME,
    KNOWN,
    LOCAL,
    MIXED,
    OPEN,
    VOTE,
    Worst,
    seats,
    vote,
)

VETO = "vetoes: [{id: stop, holders: mission, over: [vote], HOLE}]\n"
BY_RULE = "procedures: [{id: vote, body: board, matters: [law], passes_when: HOLE}]\n"
CHOSEN_THERE = (
    "{id: home, count: 3, reserved_for: [residents], "
    "appointed_by: {by: house, procedure: choice}, removable_by: none}"
)
LIMITS = {"grounds": "[law]", "deadline": "14 days", "reasons": "written", "contest_before": ""}


def limits(but: str) -> str:
    """Return the limits of a power, with a hole in place of one."""
    found = LIMITS | {"contest_before": "court", but: HOLE}
    return ", ".join(f"{key}: {value}" for key, value in found.items())


COURT = "{id: court, name: Court, seats: [{id: judge, OWN}]}"
OVERRIDING = (
    f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {COURT}, "
    f"{{id: mission_board, name: Mission board, seats: [{ABROAD}]}}]\n"
    "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}, "
    "{id: order, kind: override, body: mission_board, matters: [law], overrides: [vote], "
    "passes_when: unanimity, LIMITS}]\n"
)
VETOED = (
    f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {COURT}]\n{VOTE}"
    "vetoes: [{id: stop, holders: mission, over: [vote], LIMITS}]\n"
)


CONTESTED = (
    f"bodies: [{{id: board, name: Board, seats: [{ABROAD}]}}, "
    f"{{id: house, name: House, seats: [{HOME}]}}]\n"
    "procedures:\n  - {id: vote, body: board, matters: [law], passes_when: MAJORITY}\n"
    "  - {id: assent, body: house, kind: advice, passes_when: MAJORITY}\n"
)
DETAINING = (
    f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {COURT}]\n{VOTE}"
    "powers: [{id: hold, holder: mission, kind: detain, LIMITS}]\n"
)


def _bounded(
    kind: str, id: str, text: str, rule: str = "TIER005", keys: Iterable[str] = LIMITS
) -> list[Worst]:
    return [
        Worst(
            f"{kind}.{key}",
            f"{id}.{key}",
            rule,
            id,
            text.replace("LIMITS", limits(key)),
            "none",
        )
        for key in keys
    ]


CASES = (
    Worst(
        "procedure.matters",
        "rule.matters",
        "REP004",
        "law",
        f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, "
        f"{{id: camp, name: Camp, seats: [{ABROAD}]}}]\n"
        "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}, "
        f"{{id: rule, body: camp, matters: {HOLE}, passes_when: MAJORITY}}]\n",
        "all",
    ),
    Worst(
        "procedure.kind",
        "rule.kind",
        "REP004",
        "law",
        f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, "
        f"{{id: camp, name: Camp, seats: [{ABROAD}]}}]\n"
        "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}, "
        f"{{id: rule, kind: {HOLE}, body: camp, matters: [law], passes_when: MAJORITY}}]\n",
        "decision",
        "appointment",
    ),
    Worst(
        "procedure.fallback",
        "vote.fallback",
        "REP006",
        "vote",
        f"{MIXED}procedures: [{{id: vote, body: board, matters: [law], "
        f"passes_when: consensus, fallback: {HOLE}}}, "
        "{id: order, body: board, passes_when: {approval_by: boss}, fallback: none}]\n",
        "order",
    ),
    Worst(
        "procedure.initiated_by",
        "vote.initiated_by",
        "PAL002",
        "law",
        LOCAL + vote(f"initiated_by: {HOLE}"),
        "[mission]",
    ),
    Worst(
        "procedure.passes_when",
        "vote.passes_when",
        "REP017",
        "vote",
        MIXED + BY_RULE,
        "{more_than: 1/2, of: voting}",
    ),
    Worst(
        "procedure.passes_when",
        "vote.passes_when",
        "REP007",
        "law",
        seats(HOME, "{id: sent, holder: boss, CHOSEN}") + vote("kind: decision", HOLE),
        "{approval_by: boss}",
    ),
    Worst(
        "procedure.passes_when.stated",
        "vote.passes_when.stated",
        "DEC015",
        "vote",
        LOCAL + vote("kind: decision", HOLE),
        "none",
        head=OPEN | KNOWN,
    ),
    Worst(
        "procedure.tie_break",
        "vote.tie_break",
        "REP004",
        "vote",
        seats(
            "{id: home, count: 2, OWN}",
            "{id: chair, role: chair, reserved_for: [outsiders], CHOSEN}",
            "{id: abroad, reserved_for: [outsiders], CHOSEN}",
        )
        + vote(f"tie_break: {HOLE}"),
        "board/chair",
    ),
    Worst(
        "procedure.quorum",
        "vote.quorum",
        "PAL002",
        "law",
        seats(HOME, "{id: abroad, count: 4, reserved_for: [outsiders], CHOSEN}")
        + vote(f"quorum: {HOLE}", "{at_least: 3, of: members}"),
        "{more_than: 1/2, of: members}",
    ),
    Worst(
        "procedure.quorum.stated",
        "vote.quorum.stated",
        "DEC003",
        "vote",
        LOCAL + vote(HOLE, "{more_than: 1/2, of: voting}"),
        "quorum: none",
        "kind: decision",
        head=OPEN | KNOWN,
    ),
    *_bounded("procedure", "order", OVERRIDING),
    Worst(
        "veto.grounds.use",
        "stop.grounds.use",
        "REP004",
        "law",
        LOCAL + "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY, "
        "fallback: order}, {id: order, body: board, passes_when: {approval_by: boss}}]\n"
        f"vetoes: [{{id: stop, holders: boss, over: [vote], grounds: {HOLE}}}]\n",
        "none",
        "[breach of the accord]",
    ),
    # As bad as one delay without an end.
    Worst(
        "veto.delay.use",
        "stop.delay.use",
        "PAL002",
        "law",
        LOCAL + "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}]\n"
        f"vetoes: [{{id: stop, holders: boss, over: [vote], effect: delays, delay: {HOLE}}}, "
        "{id: again, holders: boss, over: [board], effect: delays, delay: 200 days}]\n",
        "none",
        "200 days",
    ),
    # As bad as what the board lifts at will: what nobody uses unless a mission asks for it.
    Worst(
        "veto.contest_before.use",
        "stop.contest_before.use",
        "PAL001",
        "law",
        f"{CONTESTED}vetoes: [{{id: stop, holders: house, over: [vote], grounds: none, "
        f"contest_before: {HOLE}}}]\n",
        "boss, on_request_of: [mission]",
        "boss",
    ),
    Worst(
        "procedure.contest_before.use",
        "undo.contest_before.use",
        "PAL001",
        "law",
        f"{CONTESTED}  - {{id: undo, body: house, kind: override, overrides: [vote], "
        f"passes_when: MAJORITY, grounds: none, contest_before: {HOLE}}}\n",
        "boss, initiated_by: [mission]",
        "boss",
    ),
    Worst(
        "procedure.grounds.use",
        "undo.grounds.use",
        "PAL003",
        "board",
        f"bodies: [{{id: board, name: Board, seats: [{CHOSEN_THERE}]}}, "
        f"{{id: house, name: House, seats: [{HOME}]}}]\n"
        "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}, "
        "{id: choice, body: house, kind: appointment, passes_when: MAJORITY}, "
        "{id: undo, body: house, kind: override, overrides: [choice], "
        f"passes_when: {{approval_by: boss}}, grounds: {HOLE}}}]\n",
        "none",
        "[breach of the accord]",
    ),
    Worst(
        "veto.matters",
        "stop.matters",
        "PAL002",
        "law",
        LOCAL + VOTE + VETO.replace(HOLE, f"matters: {HOLE}"),
        "all",
    ),
    Worst(
        "veto.delay",
        "stop.delay",
        "PAL002",
        "law",
        LOCAL + VOTE + VETO.replace(HOLE, f"effect: delays, delay: {HOLE}"),
        "none",
    ),
    Worst(
        "veto.overridable_by",
        "stop.overridable_by",
        "REP005",
        "law",
        "organizations: [{id: union, name: Union, affiliations: [residents]}]\n"
        + seats("{id: home, OWN}", ABROAD)
        + VOTE
        + f"vetoes: [{{id: stop, holders: union, over: [vote], overridable_by: {HOLE}}}]\n",
        "vote",
    ),
    *_bounded("veto", "stop", VETOED),
    *_bounded("power", "hold", DETAINING, "ACC012", ("grounds", "contest_before")),
)

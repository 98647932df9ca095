"""What is open about files, people, matters and mandates."""

from tests.laws.worst.case import (
    FOREIGN,
    HILL,
    HOLE,
    HOME,
    KNOWN,
    LOCAL,
    MIXED,
    OPEN,
    VOTE,
    Worst,
    mandate,
    seats,
)

ORDER = "{id: order, body: office, matters: [law], passes_when: {approval_by: boss}}"
OFFICE = "{id: office, name: Office, seats: [{id: head, holder: boss, CHOSEN}]}"

CASES = (
    Worst(
        "proposal.complete.procedures",
        "proposal.complete.procedures",
        "REP004",
        "law",
        f"bodies: [{{id: board, name: Board, seats: [{HOME}]}}, {OFFICE}]\n"
        "procedures: [{id: vote, body: board, matters: [law], passes_when: MAJORITY}HOLE]\n",
        f", {ORDER}",
        "",
        OPEN,
    ),
    Worst(
        "proposal.complete.handovers",
        "proposal.complete.handovers",
        "PAL006",
        "valley",
        f"{HILL}{MIXED}{VOTE}handovers: [{{id: soon, area: hill, to: climbers, due: 2030}}]\n",
        head=OPEN,
    ),
    Worst(
        "proposal.handovers", "proposal.handovers", "PAL006", "valley", MIXED + VOTE, head=OPEN
    ),
    Worst(
        "proposal.roles",
        "proposal.roles",
        "PAL011",
        "board",
        f"organizations: [{{id: guard, name: Guard, affiliations: [outsiders]{HOLE}}}]\n"
        f"{LOCAL}{VOTE}vetoes: [{{id: stop, holders: guard, over: [vote]}}]\n",
        ", roles: [{role: belligerent, area: valley}]",
        "",
        OPEN | KNOWN,
    ),
    Worst(
        "proposal.groups.DIMENSION",
        "proposal.groups.side",
        "REP006",
        "vote",
        "groups: [{id: reds, name: Reds, dimension: side}, "
        "{id: blues, name: Blues, dimension: side}]\n"
        + seats(f"{{id: some, count: 3, {HOLE} CHOSEN}}", "{id: blue, reserved_for: [blues]}")
        + VOTE,
        "reserved_for: [reds],",
        "",
        OPEN | KNOWN,
    ),
    Worst(
        "conflict.complete",
        "war.complete",
        "NEU006",
        "board",
        "organizations: [{id: union, name: Union, affiliations: [residents]}]\n"
        "conflicts: [{id: war, name: War, area: valley, parties: [missionHOLE]}]\n"
        + seats("{id: sent, holder: mission, CHOSEN}", HOME)
        + VOTE,
        ", union",
        "",
        OPEN,
    ),
    Worst(
        "group.locality.AREA",
        "climbers.locality.hill",
        "NEU006",
        "board",
        "areas: [{id: hill, name: Hill, parent: valley}]\n"
        "groups: [{id: climbers, name: Climbers, dimension: trade, "
        f"locality: {{valley: external, hill: {HOLE}}}}}]\n"
        "conflicts: [{id: war, name: War, area: hill, parties: [climbers, mission]}]\n"
        "matters: [{id: paths, name: Paths, kinds: [services], area: hill}]\n"
        + seats("{id: sent, reserved_for: [climbers], CHOSEN}", HOME)
        + "procedures: [{id: vote, body: board, matters: [paths], passes_when: MAJORITY}]\n",
        "external",
        "local",
    ),
    Worst(
        "actor.locality.AREA",
        "guarantor.locality.valley",
        "PAL004",
        "board/home",
        "organizations: [{id: guarantor, name: Guarantor HOLE}]\n"
        + seats(
            "{id: home, count: 3, reserved_for: [residents], "
            "removable_by: {by: guarantor, manner: at_will}}"
        )
        + VOTE,
        ", locality: {valley: external}",
        "",
    ),
    Worst(
        "matter.area",
        "tax.area",
        "REP001",
        "board",
        f"matters: [{{id: tax, name: Tax, kinds: [budget], area: {HOLE}}}]\n{FOREIGN}"
        "procedures: [{id: vote, body: board, matters: [tax], passes_when: MAJORITY}]\n",
        "valley",
    ),
    Worst(
        "matter.parent",
        "tax.parent",
        "PAL008",
        "tax",
        f"matters: [{{id: tax, name: Tax, kinds: [budget], area: valley, parent: {HOLE}}}]\n"
        f"{FOREIGN}"
        "procedures: [{id: vote, body: board, matters: [tax], passes_when: MAJORITY}]\n",
        "law",
    ),
    Worst(
        "matter.kinds",
        "tax.kinds",
        "PAL008",
        "tax",
        f"matters: [{{id: tax, name: Tax, kinds: {HOLE}, area: valley}}]\n{FOREIGN}"
        "procedures: [{id: vote, body: board, matters: [tax], passes_when: MAJORITY}]\n",
        "[legislation]",
    ),
    Worst(
        "mandate.territory",
        "accord.territory",
        "TIER009",
        "board",
        HILL
        + mandate(
            f"by: elder, territory: {HOLE}, matters: all, ends: 2030",
            "mandated_by: accord, territory: [valley], sunset: {ends_on: 2029}",
        ),
        "[hill]",
    ),
    Worst(
        "mandate.matters",
        "accord.matters",
        "TIER009",
        "board",
        "matters: [{id: tax, name: Tax, kinds: [budget], area: valley}]\n"
        + mandate(
            f"by: elder, territory: [valley], matters: {HOLE}, ends: 2030",
            "mandated_by: accord, territory: [valley], sunset: {ends_on: 2029}",
        ),
        "[tax]",
    ),
    Worst(
        "mandate.ends",
        "accord.ends",
        "TIER009",
        "board",
        mandate(
            f"by: elder, territory: [valley], matters: all, ends: {HOLE}",
            "mandated_by: accord, territory: [valley], sunset: {ends_on: 2029}",
        ),
        "2028",
    ),
    Worst(
        "mandate.by",
        "accord.by",
        "TIER009",
        "board",
        mandate(
            f"by: {HOLE}, territory: [valley], matters: all, ends: 2030",
            "mandated_by: accord, territory: [valley], sunset: {ends_on: 2029}",
        ),
        "board",
    ),
)

"""Sentences that the model is not asked about, each with the reason why."""

from itertools import product

SAID = "repeats what the file says, or says that it is silent"
GAME = "found in a game, which tests/analysis and tests/voting compare with all ways to vote"
CASES = "tried on councils whose verdicts are known, in tests/laws/test_other_names.py"
EXAMPLES = "tried in the examples of the page, each way to break it and the boundary"
OPEN = "printed only as an answer to what is open"

_BY_REASON: dict[str, dict[str, tuple[str, ...]]] = {
    SAID: {
        "ACC001": ("no_audit", "mixed"),
        "ACC002": ("no_review", "only_advice"),
        "ACC003": ("no_report", "not_on", "no_interval", "too_rare"),
        "ACC004": ("nobody_waives", "no_other_way"),
        "ACC005": ("no_way_provided",),
        "ACC009": ("met", "not_said"),
        "ACC012": ("no_grounds", "no_challenge"),
        "DEC003": ("met", "no_quorum", "one_is_enough"),
        "DEC011": ("no_end", "no_time", "too_long"),
        "DEC015": ("met", "rule_not_stated"),
        "MAN001": ("met", "no_end", "past_its_end", "mandate_past", "too_late", "far_off"),
        "MAN009": ("met", "not_said", "not_for"),
        "MAN010": ("met", "not_said", "not_for", "too_long"),
        "MAN006": ("nothing_provided",),
        "NEU003": ("met", "no_declaration", "no_recusal", "own_vote"),
        "NEU004": ("met", "buys"),
        "PAL006": (
            "no_date_or_test",
            "nobody_certifies",
            "overdue",
            "far_off",
            "goes_to_nobody",
        ),
        "PAL005": ("no_grounds", "no_contest"),
        "PAL012": ("no_limit",),
        "PAL018": ("met", "not_ruled_out"),
        "REP013": ("not_secured",),
        "TIER005": ("met",),
        "TIER009": (
            *("beyond_territory", "without_territory", "beyond_matters", "outlives"),
            *("without_end", "unknown", "from_nobody"),
        ),
    },
    CASES: {"PAL006": ("stays_there",), "PAL011": ("votes",)},
    EXAMPLES: {
        "ACC001": ("met", "own_audit", "nobody_there"),
        "ACC002": ("met", "own_review", "nobody_there"),
        "ACC003": ("met", "only_inside", "nobody_there", "not_to_locals"),
        "ACC004": ("met", "own_waiver", "own_way", "nobody_there"),
        "ACC006": ("own_organ", "dependent"),
        "ACC007": ("met", "judge_and_ruler", "body_commands", "one_hand"),
        "ACC012": ("met", "own_judge", "nobody_there"),
        "DEC011": ("met", "extends_own", "extended_without"),
        "DEC013": ("met",),
        "PAL005": ("met", "own_judge", "party_decides", "nobody_there"),
        "PAL006": ("handed_back",),
        "PAL007": ("met", "no_part"),
        "PAL010": ("on_request_only",),
        "PAL012": ("met",),
        "REP012": ("met",),
        "REP013": ("met",),
        "REP017": ("met",),
        "TIER005": ("nobody_there",),
    },
    GAME: {
        "DEC001": ("two_camps",),
        "DEC007": ("met", "hardly_acts", "vetoes"),
        "REP008": ("met",),
        "REP009": ("met", "locals", "group"),
    },
    OPEN: {
        "DEC009": ("not_named",),
        "NEU001": ("unlisted_party",),
        "NEU006": ("unlisted_party",),
    },
}
WRITTEN = {
    key: why
    for why, rules in _BY_REASON.items()
    for code, names in rules.items()
    for key in product((code,), names)
}
WRITTEN_FACTS = dict.fromkeys(
    (
        *("absent", "appointment_confirmed", "appoints", "as_of", "casting_vote", "certifies"),
        *(
            "contest_before",
            "countermands",
            "deadline",
            "demands",
            "dismisses",
            "ends",
            "handover_on",
            "handover_to",
            "legal_role",
        ),
        *("duty", "duty_every", "interest", "paid_for", "provision_of"),
        *("mandate_area", "mandated_by", "on_behalf", "overrides", "party"),
        *(
            "mandated",
            "power",
            "provision_by",
            "provision_within",
            "proposes",
            "removal_confirmed",
            "renews",
            "renews_term",
            "role",
            "root",
            "stated",
        ),
        *("succeeds", "territory", "veto_holder", "veto_over", "vets"),
    ),
    SAID,
) | {"improper": GAME}

"""What may be open about bodies and seats."""

from council_rules.logic.openness.kind import (
    ASSUMED,
    COMPLETE,
    EITHER,
    LEFT_OUT,
    SOMEBODY,
    USUAL_RULES,
    OpenKind,
    statement,
)

OF_BODIES = (
    OpenKind(
        "body",
        "tier",
        "`unknown`; left out in an open file of a body that has to do with another",
        (),
        "the tiers of others, and the next",
        ASSUMED,
        ("tier",),
        "the tier whose floor the body does not reach, or in which it stands above others",
    ),
    statement(
        "body",
        "territory",
        LEFT_OUT,
        "`absent`: under a mandate for a territory, a body without one",
    ),
    OpenKind(
        "body",
        "mandated_by",
        LEFT_OUT,
        ("none", "another"),
        "ids of the mandates of the file",
        ASSUMED,
        ("mandated", "stated", "absent"),
        "the mandate that the body exceeds; `another`, none of whose limits was found",
    ),
    OpenKind(
        "body",
        "function",
        "`unknown`; or it is called something else and governs by what it does",
        ("governs", "adjudicates", "audits", "advises", "nominates"),
        "",
        COMPLETE,
        ("function",),
        "`governs`: rules ask most of it",
    ),
    OpenKind(
        "body",
        "standing",
        "`unknown`; left out where outsiders may share in governing, or of a body that may act "
        "under a mandate",
        ("interim", "permanent"),
        "",
        COMPLETE,
        ("standing",),
        "`interim`: rules ask for an end",
    ),
    statement("body", "sunset", LEFT_OUT, "`absent`: a body without an end"),
    OpenKind(
        "body",
        "sunset.renewed_by",
        f"{LEFT_OUT}, or of an end that is `unknown`",
        ("nobody", *SOMEBODY),
        "the body itself",
        ASSUMED,
        ("renews", "stated", "absent"),
        "the body itself, and `somebody from outside`",
    ),
    OpenKind(
        "body",
        "acts_by",
        "`unknown`; left out of a body that is named as a whole and has several procedures",
        (),
        "ids of its procedures",
        COMPLETE,
        ("speaks_by",),
        "the procedure by which outsiders, or one alone, speak for the body",
    ),
    OpenKind(
        "body",
        "voice",
        "a body of several seats is named as a whole and has no procedure",
        USUAL_RULES,
        "`word_of_ID`, of whoever is near, `members_of_ID`, of a group; a procedure of the "
        "body settles it",
        ASSUMED,
        ("becomes",),
        "the rule by which outsiders, or one alone, speak for the body",
    ),
    OpenKind(
        "body",
        "complete",
        "the file is open, the body decides, seats are not listed as complete",
        ("none", "local", "external"),
        "",
        ASSUMED,
        ("seat", "size", "may_vote", "takes_part", "role", "unlisted", "seat_locality"),
        "`external`: further seats from outside, as many as listed and one more",
    ),
    OpenKind(
        "body",
        "vetoes",
        "the file is open, the body decides, `vetoes` are not listed as complete",
        ("nobody",),
        "who presides over the body; over a body with local members also warring powers",
        ASSUMED,
        ("veto", "unlisted", "veto_over", "veto_about_all", "veto_holder"),
        "a warring power; that of whoever presides only delays. Any other veto from outside "
        "is in `proposal.complete.procedures`",
    ),
)

OF_PAYMENTS = (
    OpenKind(
        "body",
        "paid_for",
        "`unknown`, or left out in an open file, of seats that stand for organizations, if a "
        "rule reads it",
        ("nothing", "seat", "term", "weight"),
        "",
        ASSUMED,
        ("paid_for",),
        "`seat`, `term` or `weight`: it hangs on a contribution",
    ),
)

OF_SEATS = (
    OpenKind(
        "body",
        "part.AREA",
        "the file is open, or calls unknown who decides, consents, chooses, vets or takes "
        "over, and states no task of a body in which locals sit; if a rule reads it",
        ("none", "some"),
        "",
        ASSUMED,
        ("supposed_part",),
        "`some`: whoever dismisses its members at will holds what it does",
    ),
    OpenKind(
        "body",
        "holders",
        "the file is open, the body has several members, and it is not said who holds seats of "
        "it that vote; if a rule reads it",
        ("others", "same"),
        "",
        ASSUMED,
        ("may_be_held_twice",),
        "`same`: whoever presides over the body, or alone approves or undoes what it decides, "
        "sits there besides",
    ),
    OpenKind(
        "body",
        "on_behalf_of",
        "the file is open, and it is not said for whom seats that vote sit, where another of "
        "the body sits for an organization, or one is filled by somebody else than an "
        "electorate, or nothing is said of that; if a rule reads it",
        ("nobody", "organizations"),
        "",
        ASSUMED,
        ("sits_for_unnamed",),
        "`organizations`: they can be bought a seat, and others may remove who sits for them",
    ),
    OpenKind(
        "seat",
        "placed_in",
        "several bodies are named, or `unknown`",
        (),
        "ids of bodies; if unknown, those within the body, or all",
        EITHER,
        ("seat",),
        "the body in which its vote helps the locals least",
    ),
    OpenKind(
        "seat",
        "count",
        "a range, or `unknown`",
        (),
        "numbers",
        EITHER,
        ("size", "holder"),
        "the least of local seats, the most of outside ones; without a bound in the file a "
        "number far beyond all others, too. Verdicts that rest on a bound which the file only "
        "assumes are marked",
    ),
    OpenKind(
        "seat",
        "votes",
        "`unknown`; left out of a chair as said under seats",
        ("true", "false"),
        "",
        COMPLETE,
        ("may_vote",),
        "`false` of somebody local, `true` of somebody from outside",
    ),
    OpenKind(
        "seat",
        "participation",
        "the status leaves it open; or nobody sits there, and somebody from outside alone can "
        "fill it; or the seat, of somebody local, or of no outsider in a body that decides "
        "nothing, is in a body that is not in office: it has ended before the day of the file, "
        "or begins later than others",
        ("accepted", "observer", "declined"),
        "",
        COMPLETE,
        ("takes_part", "observes", "stays_out"),
        "`declined` of somebody local, `accepted` of somebody from outside",
    ),
    OpenKind(
        "seat",
        "appointed_by",
        f"{LEFT_OUT}, of a seat that votes, presides or holds a key; or `unknown` is who finds "
        "the successor, of a seat that does not preside",
        ("nobody", *SOMEBODY),
        "whoever the file names that has to do with the seat and could want it: holders of "
        "offices and powers, warring powers, bodies that vote; `nobody` of a chair, or without "
        "a people",
        ASSUMED,
        ("appoints", "first_filled_by", "absent"),
        "whoever decides alone with this seat; `somebody from outside`. Nobody local is "
        "supposed to fill the seats of declared outsiders",
    ),
    OpenKind(
        "seat",
        "appointed_by.binding",
        "somebody proposes, and `binding` is left out or `unknown`, or whoever proposes is in "
        "a body that is not in office",
        ("true", "false"),
        "",
        COMPLETE,
        ("proposes",),
        "`false` of somebody local who proposes, `true` of somebody from outside",
    ),
    OpenKind(
        "seat",
        "appointed_by.confirmed_by",
        "whoever must agree is in a body that is not in office",
        ("needed", "not_needed"),
        "",
        COMPLETE,
        ("appointment_confirmed",),
        "`not_needed`: whoever appoints needs nobody",
    ),
    OpenKind(
        "seat",
        "removable_by",
        f"{LEFT_OUT}, of a seat that votes, presides or holds a key",
        ("nobody", "appointer at will", "for cause", *(f"{who} at will" for who in SOMEBODY)),
        "the appointer, if one is stated, warring powers, and whoever answers to the seat or "
        "its body, or whose powers are contested there, followed by `at will`",
        ASSUMED,
        ("dismisses", "dismissed_by_appointer", "stated", "absent"),
        "whoever fills the seat, `at will`: it is theirs; `nobody`, of a chair. Nobody local "
        "is supposed to empty the seats of declared outsiders",
    ),
    OpenKind(
        "seat",
        "removable_by.manner",
        "the manner is `unknown`",
        ("at_will", "for_cause"),
        "",
        COMPLETE,
        ("dismisses",),
        "`at_will`",
    ),
    OpenKind(
        "seat",
        "removable_by.confirmed_by",
        "whoever must agree is in a body that is not in office",
        ("needed", "not_needed"),
        "",
        COMPLETE,
        ("removal_confirmed",),
        "`not_needed`: whoever removes needs nobody",
    ),
    OpenKind(
        "seat",
        "term",
        "`years` is `unknown`; left out of a seat that is, or may be, protected from removal "
        "in an open file; a year at most, and not stated who renews it",
        ("long", *SOMEBODY),
        "the appointer, if one is stated, warring powers, and whoever answers to the seat or "
        "its body, or whose powers are contested there",
        ASSUMED,
        ("renews_term",),
        "the appointer, or `somebody from outside`: a year at most, renewed at pleasure",
    ),
    OpenKind(
        "seat",
        "vetted_by",
        "`unknown`; left out in an open file of a seat that is local, or may be",
        ("nobody", "somebody from outside"),
        "warring powers; `somebody from outside` where none of them is from there, if a rule "
        "asks for the limits of any vetting",
        ASSUMED,
        ("vets", "vetting", "absent"),
        "a warring power, or whoever vets, without limits",
    ),
    *(
        statement(
            "seat",
            f"vetted_by.{key}",
            "left out or `unknown`, of a seat with a vetting, if a rule asks for it of these",
            "`absent`: a vetting without this limit",
        )
        for key in ("grounds", "reasons", "deadline", "contest_before")
    ),
    OpenKind(
        "seat",
        "succession",
        "left out or `unknown`, of a chair",
        ("designated", "elected", "nothing"),
        "",
        ASSUMED,
        ("succeeds", "stated", "absent"),
        "`designated` by the chair, or `nothing`",
    ),
)

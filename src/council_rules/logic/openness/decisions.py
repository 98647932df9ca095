"""What may be open about procedures, vetoes and handovers."""

from council_rules.logic.openness.kind import (
    ASSUMED,
    COMPLETE,
    LEFT_OUT,
    READ,
    SOMEBODY,
    USUAL_RULES,
    OpenKind,
    statement,
)

_LIMIT = "`absent`: a power without this limit"


def _stands(of: str, what: str) -> OpenKind:
    return OpenKind(
        of,
        "contest_before.use",
        f"{what} without grounds, not of outsiders alone, and contested before outsiders, or "
        "before whom is `unknown`",
        ("lifted", "stands"),
        "",
        COMPLETE,
        ("kept_to_cause", "used_at_will"),
        "`lifted` of a local one: it stops nothing that they want",
    )


OF_PROCEDURES = (
    OpenKind(
        "procedure",
        "matters",
        "`unknown`; left out in an open file, of what is no fallback, appointment or "
        "escalation, and is demanded by none",
        ("all", "none"),
        "ids of matters, each alone",
        ASSUMED,
        ("about_all", "about", "displaces"),
        "`all`: whoever carries it decides everything; or that on which another decides",
    ),
    OpenKind(
        "procedure",
        "kind",
        "it is called an appointment and names matters",
        ("appointment", "decision"),
        "",
        COMPLETE,
        ("binding",),
        "`decision`: it decides these matters",
    ),
    OpenKind(
        "procedure",
        "fallback",
        "`unknown`, or left out in an open file, if something else that decides states no "
        "matters",
        ("none",),
        "ids of procedures that state no matters",
        ASSUMED,
        ("fallback",),
        "the procedure that one group carries alone, or that leaves others no say. Whether "
        "one that is not listed decides is in `proposal.complete.procedures`",
    ),
    OpenKind(
        "procedure",
        "initiated_by",
        "`unknown`; or only a body may that is not in office",
        ("anybody", *SOMEBODY),
        "whoever the file names that has to do with the procedure",
        ASSUMED,
        ("initiators",),
        "one alone, or `somebody from outside`: nothing passes without them. Where nothing is "
        "said, everybody may",
    ),
    OpenKind(
        "procedure",
        "passes_when",
        "`unknown` or `none`, or readings under `one_of`; or a share without `of`, which has "
        "the readings `members`, `filled_seats` and `present`; or it needs a body that is not "
        "in office",
        USUAL_RULES,
        "the word of one alone: `word_of_` and whose; a majority of one group alone: "
        "`members_of_` and which; or the readings by their ids, otherwise `first` `second` "
        "`third` ...",
        READ,
        ("becomes",),
        "`one_member`, `either_word`, the word of one alone, one group alone, and what is "
        "counted from those who come. That somebody local decides without outsiders who vote "
        "there is not supposed: it would excuse what the text says",
    ),
    statement(
        "procedure",
        "passes_when.stated",
        "the rule or a part of it is `unknown`, or has several readings, or is a share without "
        "`of`",
        "`absent`: no rule is stated",
    ),
    OpenKind(
        "procedure",
        "tie_break",
        "`unknown`, or left out in an open file, where votes can be equal",
        ("fails",),
        "the seats of those who preside, and one of each kind of member",
        ASSUMED,
        ("casting_vote", "casts"),
        "the seat whose casting vote makes half of the votes enough",
    ),
    OpenKind(
        "procedure",
        "quorum",
        "`unknown`, or readings under `one_of`; or a share without `of`, which has the "
        "readings `members` and `filled_seats`",
        ("none", "majority", "all"),
        "the readings by their ids, otherwise `first` `second` ...",
        READ,
        ("quorum", "stated", "absent", "becomes"),
        "`none` where staying away is all that locals can do, `all` where outsiders stop "
        "them by it. Where nothing is said, there is none",
    ),
    statement(
        "procedure",
        "quorum.stated",
        "left out in an open file, of what is counted from those who come",
        "`absent`: no number of members has to come",
    ),
    statement("procedure", "grounds", f"{LEFT_OUT}, of a decision or override", _LIMIT),
    OpenKind(
        "procedure",
        "grounds.use",
        "an override that has grounds, or may have, and is not of outsiders alone",
        ("for_cause", "at_will"),
        "",
        COMPLETE,
        ("kept_to_cause", "used_at_will"),
        "`for_cause` of a local one: it stops nothing but breaches; `at_will` of others",
    ),
    statement("procedure", "reasons", "left out or `unknown`, of an override", _LIMIT),
    statement("procedure", "deadline", "the same, of an override", _LIMIT),
    statement("procedure", "contest_before", "the same, of an override", _LIMIT),
    _stands("procedure", "an override"),
)

OF_VETOES = (
    OpenKind(
        "veto",
        "matters",
        "`unknown`",
        ("all", "none"),
        "",
        ASSUMED,
        ("veto_about_all",),
        "`all` of a veto from outside, `none` of a local one",
    ),
    OpenKind(
        "veto",
        "delay",
        "it delays, and the end is `unknown`, or left out in an open file",
        ("ends", "endless"),
        "",
        COMPLETE,
        ("delays_only",),
        "`endless` of a veto from outside: it stops; `ends` of a local one",
    ),
    OpenKind(
        "veto",
        "delay.use",
        "it delays, and all vetoes that delay the same come to more than a year",
        ("at_once", "in_a_row"),
        "",
        COMPLETE,
        ("delays_only",),
        "`in_a_row` of vetoes from outside: they stop; `at_once` of local ones",
    ),
    OpenKind(
        "veto",
        "overridable_by",
        "`unknown`; left out in an open file, if somebody local may hold it",
        ("nothing",),
        "ids of procedures that have to do with it",
        ASSUMED,
        ("set_aside_by",),
        "a procedure that outsiders carry, of a local veto; `nothing`, of one from outside",
    ),
    statement("veto", "grounds", LEFT_OUT, _LIMIT),
    OpenKind(
        "veto",
        "grounds.use",
        "it has grounds, or may have, does more than delay, and is not of outsiders alone, or "
        "something else is decided once it is used",
        ("for_cause", "at_will"),
        "",
        COMPLETE,
        ("kept_to_cause", "used_at_will"),
        "`at_will` of a veto from outside: it opens what outsiders decide instead; `for_cause` "
        "of a local one: it stops nothing but breaches",
    ),
    statement("veto", "reasons", LEFT_OUT, _LIMIT),
    statement("veto", "deadline", LEFT_OUT, _LIMIT),
    statement("veto", "contest_before", LEFT_OUT, _LIMIT),
    _stands("veto", "a veto"),
)

_READ = "left out or `unknown`, if a rule asks for it of powers of that kind"
OF_POWERS = tuple(
    statement("power", key, _READ, _LIMIT)
    for key in ("grounds", "reasons", "deadline", "contest_before")
)

OF_HANDOVERS = (
    OpenKind(
        "handover",
        "area",
        "left out",
        ("all",),
        "ids of areas that have a people",
        ASSUMED,
        ("handover_area",),
        "another area: this one keeps waiting",
    ),
    OpenKind(
        "handover",
        "to",
        "`unknown`",
        ("absent", *SOMEBODY),
        "",
        ASSUMED,
        ("handover_to", "stated", "absent"),
        "`somebody from outside`",
    ),
    statement("handover", "due", LEFT_OUT, "`absent`: it may never come"),
    statement("handover", "test", "left out, and no day either", "`absent`: it may never come"),
    OpenKind(
        "handover",
        "certified_by",
        LEFT_OUT,
        ("absent", *SOMEBODY),
        "",
        ASSUMED,
        ("certifies", "stated", "absent"),
        "`somebody from outside`, or `absent`, where there is a test",
    ),
)

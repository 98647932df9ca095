"""What may be open about a file as a whole, about people, matters and mandates."""

from council_rules.logic.openness.kind import (
    ASSUMED,
    COMPLETE,
    LEFT_OUT,
    OpenKind,
    statement,
)

OF_FILES = (
    OpenKind(
        "proposal",
        "complete.procedures",
        "the file is open, has procedures, and does not list `procedures` and `vetoes` as "
        "complete",
        ("nobody", "outsider", "other"),
        "",
        ASSUMED,
        (
            *("procedure", "kind", "about_all", "root", "unlisted", "stated", "absent"),
            *("veto", "veto_over", "veto_about_all", "veto_holder"),
        ),
        "`outsider` (`other` without a people): somebody who is not named decides every matter "
        "alone and undoes every decision. That somebody local does is not supposed: it would "
        "excuse what the text says",
    ),
    statement(
        "proposal",
        "complete.handovers",
        "the file is open and does not list it",
        "`stated`: then what is listed is all there is",
    ),
    statement(
        "proposal",
        "handovers",
        "an open file has none, and does not list them",
        "`absent`: nothing is ever handed over",
    ),
    statement(
        "proposal",
        "provisions.KIND",
        "the file is open, or names `provisions` under `incomplete`, and no clause of the kind "
        "is stated for some bodies; or `of` is `unknown`; if a rule reads such clauses",
        "`absent`: no such clause binds the bodies of which none is stated",
        ("provision", "provision_about_all", "provision_of"),
    ),
    statement(
        "proposal",
        "complete.powers",
        "the file is open and does not list `powers` as complete, if a rule asks for that",
        "`stated`: then what is listed is all there is",
    ),
    statement(
        "proposal",
        "accountability.WAY",
        "the file is open and does not list `accountability` as complete, or names it under "
        "`incomplete`, if a rule reads duties of `review`, `audit` or `report`",
        "`absent`: bodies answer in this way to nobody but those who are named",
        ("unlisted_duty",),
    ),
    OpenKind(
        "proposal",
        "roles",
        "the file is open and has a people, and `roles` are not listed as complete",
        ("none", "some"),
        "",
        ASSUMED,
        ("legal_role",),
        "`some`: whoever from outside holds a key in what concerns an area, and has no role in "
        "a war, is at war there, and so is somebody from outside whom an answer does not name",
    ),
    OpenKind(
        "proposal",
        "groups.DIMENSION",
        "the file is open, and voting seats are in no group of a dimension that has several, "
        "or a party to a conflict; and `groups` are not listed as complete",
        ("none",),
        "ids of the groups, but for those that what is said of the seats excludes",
        ASSUMED,
        ("of_bloc",),
        "the group that carries a vote with all these seats",
    ),
    statement(
        "conflict",
        "complete",
        "the file is open and does not list the parties",
        "`absent`: a party may be left out",
    ),
)

OF_PEOPLE = (
    OpenKind(
        "group",
        "locality.AREA",
        "marks of a party to a conflict about the area contradict each other",
        ("local", "external", "regional"),
        "",
        COMPLETE,
        ("settled_mark",),
        "`external`: from outside it owes others a seat. Answers are the stated marks",
    ),
    OpenKind(
        "actor",
        "locality.AREA",
        "nothing is stated of somebody who holds a key in what concerns the area; or marks "
        "contradict each other",
        ("local", "external", "regional", "neutral"),
        "",
        COMPLETE,
        ("locality", "settled_mark"),
        "`external`: the key is in the hands of outsiders. Of contradictory marks those that "
        "are stated",
    ),
    OpenKind(
        "seat",
        "locality.AREA",
        "nothing is stated of a seat that votes, or holds a key, in what concerns the area; or "
        "marks contradict each other, or may, as one of who sits there is open",
        ("local", "external", "regional", "neutral"),
        "",
        COMPLETE,
        ("seat_locality", "settled_mark"),
        "`external`: an outsider sits there. Of contradictory marks those that are stated",
    ),
)

OF_MATTERS = (
    OpenKind(
        "matter",
        "area",
        "`unknown`, or left out in an open file, if there is a people",
        ("none",),
        "ids of areas that have a people",
        ASSUMED,
        ("matter_area",),
        "the area whose people have the least say",
    ),
    OpenKind(
        "matter",
        "parent",
        "`unknown`, or left out in an open file",
        ("none",),
        "ids of matters",
        ASSUMED,
        ("within", "matter_area"),
        "the matter whose kinds, areas and procedures ask most of it",
    ),
    OpenKind(
        "matter",
        "kinds",
        "`unknown`, or left out in an open file, whatever it is part of",
        ("none", "substantive", "housekeeping"),
        "",
        ASSUMED,
        ("matter_kind",),
        "`substantive`: it is of every kind that changes lives",
    ),
)

OF_DUTIES = (
    OpenKind(
        "duty",
        "every_months",
        "left out in an open file, of a duty to report that is not yearly, if a rule reads it",
        ("yearly", "rarely", "absent"),
        "",
        ASSUMED,
        ("duty_every",),
        "`rarely`, every hundred years; `absent`: no interval is set",
    ),
    OpenKind(
        "duty",
        "effect",
        "`unknown`; left out in an open file, of a duty of review, if a rule reads it",
        ("binding", "advisory"),
        "",
        COMPLETE,
        ("duty_effect",),
        "`advisory`",
    ),
)

_READ = "if a rule reads it of such clauses"
OF_PROVISIONS = (
    OpenKind(
        "provision",
        "by",
        f"`unknown`, or left out in an open file, of `emergency_rules`, {_READ}",
        ("nobody", "itself"),
        "",
        ASSUMED,
        ("provision_by",),
        "`itself`: whoever has the powers extends them",
    ),
    OpenKind(
        "provision",
        "within",
        f"`unknown`, or left out in an open file, of `lapse` and `emergency_rules`, {_READ}",
        ("short", "long", "absent"),
        "",
        ASSUMED,
        ("stated", "absent", "provision_within"),
        "`long`, a hundred years; `absent` of emergency powers, which then have no end",
    ),
)

OF_MANDATES = (
    statement(
        "mandate",
        "territory",
        LEFT_OUT,
        "`stated`: a limit that was not found may be exceeded",
    ),
    statement(
        "mandate",
        "matters",
        LEFT_OUT,
        "`stated`: a limit that was not found may be exceeded",
    ),
    statement("mandate", "ends", LEFT_OUT, "`stated`: an end that was not found may be past"),
    OpenKind(
        "mandate",
        "by",
        "left out, of a whole text too, or `unknown`",
        ("another",),
        "the bodies that act under it",
        ASSUMED,
        ("mandated_by",),
        "a body that acts under it: it is its own source",
    ),
)

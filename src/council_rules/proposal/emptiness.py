"""Lists that say nothing where they must name something.

What names nobody could be read as a power of all or of none, and a condition without parts
as one that is always or never met. So neither is read at all.
"""

from collections.abc import Iterator

from council_rules.proposal.model.bodies import Participation, Payment, Placement, Vetting
from council_rules.proposal.model.clauses import Accountability, Provision
from council_rules.proposal.model.decisions import Condition, Power, Procedure, Veto
from council_rules.proposal.model.parts import Part
from council_rules.proposal.places import Places, error_at
from council_rules.proposal.problems import Problem
from council_rules.proposal.references import Index

_NO_WAY = "so there is no way in which this could turn out"
_NOT_MET = "so it cannot be said when this is met"
_NOBODY = "so nobody has it"

NEVER_EMPTY: tuple[tuple[type[Part], str, str, str], ...] = (
    (
        Participation,
        "outcomes",
        _NO_WAY,
        "leave 'outcomes' out, or write unknown as the status",
    ),
    (Placement, "one_of", _NO_WAY, "write unknown if nothing is known"),
    (Condition, "all", _NOT_MET, "list the conditions, or write unknown"),
    (Condition, "any", _NOT_MET, "list the conditions, or write unknown"),
    (Condition, "no_veto_from", _NOT_MET, "name whose vote against defeats the motion"),
    (
        Procedure,
        "initiated_by",
        "so nobody could put anything to the vote",
        "write none if no initiative is needed, or leave 'initiated_by' out",
    ),
    (Veto, "holders", _NOBODY, "name the holders, or remove the veto"),
    (Veto, "over", "so it undoes nothing", "name the bodies or procedures, or remove the veto"),
    (Power, "holder", _NOBODY, "name the holders, or remove the power"),
    (Vetting, "by", "so nobody vets", "name who vets, or write none"),
    (Payment, "buys", "so it buys nothing", "name what it buys, or write none"),
    (
        Accountability,
        "matters",
        "so it is about nothing",
        "name the matters, or leave 'matters' out if it is about all",
    ),
    (
        Provision,
        "of",
        "so it binds nobody",
        "name the bodies, leave 'of' out if it binds all, or write none if there is none",
    ),
    (
        Provision,
        "matters",
        "so it is about nothing",
        "name the matters, or leave 'matters' out if it is about all",
    ),
)


def empty_lists(known: Index, places: Places) -> Iterator[Problem]:
    """Yield a problem for each list that may not be empty and is."""
    for part, key, therefore, hint in NEVER_EMPTY:
        for item, path in known.of(part):
            if getattr(item, key) == ():
                message = f"'{key}' is empty, {therefore}"
                yield error_at(places, "SRC009", f"{path}.{key}", message, hint)

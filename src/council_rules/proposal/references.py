"""Which field refers to which kind of object: one table for the whole format."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from council_rules.proposal.forms import forms_of, parts_in
from council_rules.proposal.model.bodies import (
    Appointment,
    Body,
    Placement,
    Removal,
    Reservation,
    Seat,
    Succession,
    Sunset,
    Term,
    Vetting,
)
from council_rules.proposal.model.clauses import Accountability, Handover, Provision
from council_rules.proposal.model.decisions import Condition, Fallback, Power, Procedure, Veto
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import (
    Actor,
    Area,
    Conflict,
    Electorate,
    Group,
    Mandate,
    Matter,
    Role,
)
from council_rules.proposal.model.parts import Bounded, Part
from council_rules.record import Record

SECTION_KINDS = {
    "sources": "source",
    "areas": "area",
    "groups": "group",
    "electorates": "electorate",
    "organizations": "actor",
    "persons": "actor",
    "conflicts": "conflict",
    "matters": "matter",
    "mandates": "mandate",
    "bodies": "body",
    "procedures": "procedure",
    "vetoes": "veto",
    "powers": "power",
    "handovers": "handover",
    "provisions": "provision",
    "accountability": "duty of accountability",
    "scenarios": "scenario",
}

AGENTS = ("actor", "body", "seat", "group", "electorate")
AREAS = ("area",)
BODIES = ("body",)
GROUPS = ("group",)
MATTERS = ("matter",)
PROCEDURES = ("procedure",)

REFERENCES: dict[type, dict[str, tuple[str, ...]]] = {
    Area: {"parent": AREAS},
    Group: {"locality": AREAS, "seated_only_in": BODIES},
    Electorate: {"area": AREAS, "group": GROUPS},
    Role: {"area": AREAS},
    Actor: {"affiliations": GROUPS, "locality": AREAS, "interests": MATTERS},
    Conflict: {"area": AREAS, "parties": ("actor", "group")},
    Matter: {"parent": MATTERS, "area": AREAS},
    Mandate: {"by": ("actor", "body", "electorate"), "territory": AREAS, "matters": MATTERS},
    Placement: {"one_of": BODIES},
    Appointment: {
        "by": AGENTS,
        "on_proposal_of": AGENTS,
        "confirmed_by": AGENTS,
        "procedure": PROCEDURES,
    },
    Removal: {
        "by": AGENTS,
        "confirmed_by": AGENTS,
        "countermanded_by": PROCEDURES,
        "procedure": PROCEDURES,
    },
    Succession: {"by": AGENTS},
    Term: {"renewed_by": AGENTS},
    Vetting: {"by": AGENTS},
    Seat: {
        "holder": ("actor", "body"),
        "on_behalf_of": ("actor", "body", "group"),
        "reserved_for": GROUPS,
        "placed_in": BODIES,
        "vetted_by": AGENTS,
    },
    Sunset: {"renewed_by": AGENTS, "procedure": PROCEDURES},
    Reservation: {"group": GROUPS},
    Body: {
        "parent": BODIES,
        "territory": AREAS,
        "mandated_by": ("mandate",),
        "acts_by": PROCEDURES,
    },
    Condition: {
        "among": GROUPS,
        "no_veto_from": ("seat", "actor", "group"),
        "approval_by": ("seat", "actor", "body", "procedure", "electorate"),
        "plebiscite": ("electorate",),
    },
    Fallback: {"to": PROCEDURES},
    Bounded: {"contest_before": AGENTS},
    Procedure: {
        "body": BODIES,
        "matters": MATTERS,
        "initiated_by": AGENTS,
        "tie_break": ("seat",),
        "overrides": PROCEDURES,
        "replaces": PROCEDURES,
        "escalates_to": PROCEDURES,
    },
    Veto: {
        "holders": AGENTS,
        "procedure": PROCEDURES,
        "over": ("body", "procedure"),
        "matters": MATTERS,
        "overridable_by": PROCEDURES,
        "on_request_of": AGENTS,
    },
    Power: {
        "holder": AGENTS,
        "over": ("body", "procedure", "actor", "seat", "area", "group"),
        "matters": MATTERS,
        "on_request_of": AGENTS,
    },
    Handover: {"area": AREAS, "to": AGENTS, "certified_by": AGENTS},
    Provision: {"of": BODIES, "matters": MATTERS, "by": AGENTS},
    Accountability: {"duty_of": AGENTS, "to": AGENTS, "matters": MATTERS},
}


class Reference(NamedTuple):
    """A field that holds ids of some kinds of object, or one of its words."""

    field: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@cache
def references_of(part: Any) -> tuple[Reference, ...]:
    """Return the reference fields of a class, those of its bases included."""
    forms = forms_of(part)
    return tuple(
        Reference(field, kinds, forms[field].words)
        for base in part.__mro__
        for field, kinds in REFERENCES.get(base, {}).items()
    )


class Index(Record):
    """Every object that can be referred to, and every object with its logical path."""

    kinds: dict[str, str]
    objects: dict[str, Any]
    walked: list[tuple[Part, str]]

    def of(self, part: type) -> Iterator[tuple[Any, str]]:
        """Yield the objects of one class with their paths."""
        return ((item, path) for item, path in self.walked if isinstance(item, part))


def index(proposal: Proposal) -> Index:
    """Return the index of a proposal; ids are unique in it."""
    found = Index({}, {}, [])
    for section, kind in SECTION_KINDS.items():
        for item in getattr(proposal, section):
            found.kinds[item.id], found.objects[item.id] = kind, item
            _walk(item, item.id, found)
    return found


def _walk(item: Any, path: str, found: Index) -> None:
    found.walked.append((item, path))
    kind: Any = type(item)
    for name in parts_in(kind):
        value = getattr(item, name)
        if isinstance(value, Part):
            _walk(value, f"{path}.{name}", found)
        elif isinstance(value, tuple):
            for number, child in enumerate(value):
                if isinstance(child, Seat):
                    at = f"{path}/{child.id}"
                    found.kinds[at], found.objects[at] = "seat", child
                    _walk(child, at, found)
                elif isinstance(child, Part):
                    _walk(child, f"{path}.{name}[{number}]", found)

"""Plans to begin with: whoever has none of their own changes one of these."""

from collections.abc import Mapping

from council_rules.drafting.plan import FOR_GOOD, OWN, PEOPLE, BodyPlan, Plan, Seats

_PLACE, _LOCALS, _HELPERS = "The Valley", "Residents", "Helping States"
_END = "2030-12-31"


def _plan(title: str, *bodies: BodyPlan, helpers: bool = True) -> Plan:
    return Plan(title, _PLACE, _LOCALS, {_HELPERS: "external"} if helpers else {}, bodies)


_ASSEMBLY = BodyPlan(
    name="Assembly",
    seats=(Seats(_LOCALS, 21),),
    decides=("legislation", "services", "budget"),
    rule="majority",
    stopped_by=(),
    filled_by=PEOPLE,
    removed_by=PEOPLE,
    manner="for_cause",
    until=FOR_GOOD,
    answers_to=PEOPLE,
)
_COUNCIL = BodyPlan(
    name="Council",
    seats=(Seats(_LOCALS, 5), Seats(_HELPERS, 3)),
    decides=("security", "reconstruction"),
    rule="two thirds",
    stopped_by=("Assembly",),
    filled_by=OWN,
    removed_by=OWN,
    manner="for_cause",
    until=_END,
    then="Assembly",
    answers_to="Assembly",
)
_COURT = BodyPlan(
    name="Court",
    seats=(Seats(_LOCALS, 5),),
    decides=("procedural",),
    rule="majority",
    stopped_by=(),
    filled_by="Assembly",
    removed_by="Assembly",
    manner="for_cause",
    until=FOR_GOOD,
    answers_to=PEOPLE,
)
_MISSION = BodyPlan(
    name="Mission",
    seats=(Seats(_HELPERS, 3), Seats(_LOCALS, 4)),
    decides=("security", "relief"),
    rule="two thirds",
    stopped_by=("Assembly",),
    filled_by=OWN,
    removed_by=OWN,
    manner="for_cause",
    until="2028-12-31",
    then="Assembly",
    answers_to="Assembly",
)

PLANS: Mapping[str, Plan] = {
    "sound-council": _plan("A council, an assembly and a court", _COUNCIL, _ASSEMBLY, _COURT),
    "two-tiers": _plan("A council above an assembly", _COUNCIL, _ASSEMBLY),
    "assembly": _plan("An assembly alone", _ASSEMBLY, helpers=False),
    "transition": _plan("A mission for a time, and an assembly to stay", _MISSION, _ASSEMBLY),
}

"""The decision rules to consider where a text states none."""

from fractions import Fraction

from council_rules.logic.scene import Scene
from council_rules.proposal.model import Condition


def standard_rules(scene: Scene, body: str) -> list[tuple[str, str, Condition]]:
    """Return value, words and condition of every rule a body may turn out to have.

    Simple majority, three fifths, two thirds, three quarters and unanimity of all members;
    each of the first four also with a majority of the local members, if the body can have
    any.
    """
    rules = []
    locals_in = _local_groups(scene, body)
    for value, says, condition in (
        ("majority", "a simple majority", _share(1, 2, strict=True)),
        ("three_fifths", "three fifths", _share(3, 5)),
        ("two_thirds", "two thirds", _share(2, 3)),
        ("three_quarters", "three quarters", _share(3, 4)),
    ):
        rules.append((value, says, condition))
        for group in locals_in[:1]:
            joint = Condition(all=(condition, _share(1, 2, strict=True, among=group)))
            rules.append((f"{value}_and_locals", f"{says} and a majority of the locals", joint))
    rules.append(("unanimity", "unanimity", Condition(rule="unanimity")))
    return rules


def _local_groups(scene: Scene, body: str) -> list[str]:
    seated = {group for at in scene.candidates(body) for group in scene.groups_of(at.seat)}
    return [
        group.id
        for group in scene.groups.values()
        if "local" in group.locality.values() and group.id in seated
    ]


def _share(above: int, below: int, strict: bool = False, among: str | None = None) -> Condition:
    share = Fraction(above, below)
    if strict:
        return Condition(more_than=share, of="members", among=among)
    return Condition(at_least=share, of="members", among=among)

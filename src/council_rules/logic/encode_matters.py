"""Facts and questions about matters: of what kind they are, and where."""

from typing import get_args

from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.proposal.model import Matter, MatterKind

# Rules that look at kinds look for those that reach deep; these two exempt from a limit.
HOUSEKEEPING = ("membership", "procedural")


def encode_matters(scene: Scene, ledger: Ledger) -> None:
    """Record matters with their kinds and areas, and ask for what is not stated."""
    for matter in scene.proposal.matters:
        ledger.given(matter.id, "matter", matter.id)
        for whole in scene.lineage(matter.id)[1:]:
            ledger.given(matter.id, "within", matter.id, whole)
        _encode_kinds(scene, ledger, matter)
        for area in scene.matter_areas(matter):
            ledger.given(matter.id, "matter_area", matter.id, area)
        _ask_area(scene, ledger, matter)
        _ask_whole(scene, ledger, matter)


def _encode_kinds(scene: Scene, ledger: Ledger, matter: Matter) -> None:
    if matter.kinds == "none":
        return
    if matter.kinds not in ("unknown", ()):
        for kind in matter.kinds:
            ledger.given(f"{matter.id}.kinds", "matter_kind", matter.id, word(kind))
        return
    inherits = any(scene.matters[one].kinds for one in scene.lineage(matter.id)[1:])
    if matter.kinds == () and (scene.closed or inherits):
        return
    name = ledger.names[matter.id]
    every = tuple(
        term("matter_kind", matter.id, word(kind))
        for kind in get_args(MatterKind)
        if kind not in HOUSEKEEPING
    )
    own = tuple(term("matter_kind", matter.id, word(kind)) for kind in HOUSEKEEPING)
    ledger.ask(
        f"{matter.id}.kinds",
        f"of what kind '{name}' is",
        f"{matter.id}.kinds" if matter.kinds else matter.id,
        [
            Option("none", f"'{name}' is of none of the standard kinds", ()),
            Option("substantive", f"'{name}' is of every kind that changes lives", every),
            Option("housekeeping", f"'{name}' is about membership and procedure", own),
        ],
        assumed=True,
    )


def _ask_area(scene: Scene, ledger: Ledger, matter: Matter) -> None:
    """Ask where a matter is if that is unknown, or an open file says nothing of it.

    Its parts are where it is, so that they are not asked about.
    """
    unstated = matter.area is None and not scene.matter_areas(matter) and not scene.closed
    is_part = len(scene.lineage(matter.id)) > 1
    if not scene.peoples or (matter.area != "unknown" and (not unstated or is_part)):
        return
    name = ledger.names[matter.id]
    parts = [one for one in scene.matters if matter.id in scene.lineage(one)]
    ledger.ask(
        f"{matter.id}.area",
        f"which area '{name}' is about",
        f"{matter.id}.area" if matter.area else matter.id,
        [
            Option("none", f"'{name}' is about no area that has a people", ()),
            *(
                Option(
                    area,
                    f"'{name}' is about {ledger.quoted(area)}",
                    tuple(term("matter_area", part, area) for part in parts),
                )
                for area in scene.peoples
            ),
        ],
        assumed=True,
    )


def _ask_whole(scene: Scene, ledger: Ledger, matter: Matter) -> None:
    """Ask what a matter is part of where that is unknown or an open file does not say it.

    What it is part of brings its kinds and areas along, and whoever decides on it.
    """
    if matter.parent != "unknown" and (matter.parent is not None or scene.closed):
        return
    parts = [one for one in scene.matters if matter.id in scene.lineage(one)]
    wholes = [one for one in scene.matters if one not in parts]
    name = ledger.names[matter.id]
    options = [Option("none", f"'{name}' is part of no other matter", ())]
    for whole in wholes:
        line = scene.lineage(whole)
        areas = scene.matter_areas(scene.matters[whole])
        terms = [term("within", part, one) for part in parts for one in line]
        terms += [term("matter_area", part, area) for part in parts for area in areas]
        says = f"'{name}' is part of {ledger.quoted(whole)}"
        options.append(Option(whole, says, tuple(terms)))
    ledger.ask(
        f"{matter.id}.parent",
        f"what '{name}' is part of",
        f"{matter.id}.parent" if matter.parent else matter.id,
        options,
        assumed=True,
    )

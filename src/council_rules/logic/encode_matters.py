"""Facts and questions about matters: of what kind they are, and where."""

from typing import get_args

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.model.parties import Matter, MatterKind

# Rules that look at kinds look for those that reach deep; these two exempt from a limit.
HOUSEKEEPING = ("membership", "procedural")


def encode_matters(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record matters with their kinds and areas, and ask for what is not stated."""
    for matter in index.proposal.matters:
        fact_base.given(matter.id, "matter", matter.id)
        for whole in index.lineage(matter.id)[1:]:
            fact_base.given(matter.id, "within", matter.id, whole)
        _encode_kinds(index, fact_base, matter)
        for area in index.matter_areas(matter):
            fact_base.given(matter.id, "matter_area", matter.id, area)
        _ask_area(index, fact_base, matter)
        _ask_whole(index, fact_base, matter)


def _encode_kinds(index: ProposalIndex, fact_base: FactBase, matter: Matter) -> None:
    if matter.kinds == "none":
        return
    if matter.kinds not in ("unknown", ()):
        for kind in matter.kinds:
            fact_base.given(f"{matter.id}.kinds", "matter_kind", matter.id, word(kind))
        return
    # A part has the kinds of the whole, and may have others of its own.
    if matter.kinds == () and index.closed:
        return
    name = fact_base.names[matter.id]
    every = tuple(
        term("matter_kind", matter.id, word(kind))
        for kind in get_args(MatterKind)
        if kind not in HOUSEKEEPING
    )
    own = tuple(term("matter_kind", matter.id, word(kind)) for kind in HOUSEKEEPING)
    fact_base.ask(
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


def _ask_area(index: ProposalIndex, fact_base: FactBase, matter: Matter) -> None:
    """Ask where a matter is if that is unknown, or an open file says nothing of it.

    Its parts are where it is, so that they are not asked about.
    """
    unstated = matter.area is None and not index.matter_areas(matter) and not index.closed
    is_part = len(index.lineage(matter.id)) > 1
    if not index.peoples or (matter.area != "unknown" and (not unstated or is_part)):
        return
    name = fact_base.names[matter.id]
    parts = [one for one in index.matters if matter.id in index.lineage(one)]
    fact_base.ask(
        f"{matter.id}.area",
        f"which area '{name}' is about",
        f"{matter.id}.area" if matter.area else matter.id,
        [
            Option("none", f"'{name}' is about no area that has a people", ()),
            *(
                Option(
                    area,
                    f"'{name}' is about {fact_base.quoted(area)}",
                    tuple(term("matter_area", part, area) for part in parts),
                )
                for area in index.peoples
            ),
        ],
        assumed=True,
    )


def _ask_whole(index: ProposalIndex, fact_base: FactBase, matter: Matter) -> None:
    """Ask what a matter is part of where that is unknown or an open file does not say it.

    What it is part of brings its kinds and areas along, and whoever decides on it.
    """
    if matter.parent != "unknown" and (matter.parent is not None or index.closed):
        return
    parts = [one for one in index.matters if matter.id in index.lineage(one)]
    wholes = [one for one in index.matters if one not in parts]
    name = fact_base.names[matter.id]
    options = [Option("none", f"'{name}' is part of no other matter", ())]
    for whole in wholes:
        line = index.lineage(whole)
        areas = index.matter_areas(index.matters[whole])
        terms = [term("within", part, one) for part in parts for one in line]
        terms += [term("matter_area", part, area) for part in parts for area in areas]
        says = f"'{name}' is part of {fact_base.quoted(whole)}"
        options.append(Option(whole, says, tuple(terms)))
    fact_base.ask(
        f"{matter.id}.parent",
        f"what '{name}' is part of",
        f"{matter.id}.parent" if matter.parent else matter.id,
        options,
        assumed=True,
    )

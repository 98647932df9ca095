"""The question to which bloc seats belong of which an open file does not say it."""

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_marks import is_torn
from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.parties import Group

# what the id of a question begins with that asks to which group seats belong
GROUPS = "proposal.groups."


def ask_blocs(candidates: Candidates, fact_base: FactBase) -> None:
    """Ask for each dimension whether seats without a group in it all belong to one.

    It has several groups, between which votes are divided, or one that is at war.
    Nothing worse can hide behind silence: no smaller bloc carries what that one does not.
    Seats of which something else is said belong to no group that this excludes.
    """
    index = candidates.index
    if index.closed or "groups" in index.proposal.proposal.complete:
        return
    active = {one.body for one in index.proposal.procedures}
    parties = {one for conflict in index.proposal.conflicts for one in conflict.parties}
    seats = [
        at
        for at in index.seats
        if at.votes and (at.bodies is None or active.intersection(at.bodies))
    ]
    for dimension in dict.fromkeys(group.dimension for group in index.proposal.groups):
        groups = [one for one in index.proposal.groups if one.dimension == dimension]
        names = {one.id for one in groups}
        bare = [at for at in seats if not set(index.groups_of(at.seat)) & names]
        options = [Option("none", f"seats without a group by '{dimension}' belong to none", ())]
        for group in groups:
            terms = tuple(
                term("of_bloc", at.path, group.id)
                for at in bare
                if may_be(candidates, at, group)
            )
            says = (
                f"seats without a group by '{dimension}' belong to {fact_base.quoted(group.id)}"
            )
            if terms:
                options.append(Option(group.id, says, terms))
        if (len(groups) < 2 and not parties & names) or len(options) < 2:
            continue
        fact_base.ask(
            f"{GROUPS}{dimension}",
            f"to which group by '{dimension}' seats belong of which nothing is said",
            "proposal",
            options,
            assumed=True,
        )


def may_be(candidates: Candidates, at: SeatAt, group: Group) -> bool:
    """Return whether a seat may count as a group, for all that is said of both.

    A group that has to do with some bodies has nothing to do with those of another system.
    """
    index, only = candidates.index, group.seated_only_in
    home = index.bodies.keys() & candidates.relations.system(group.id)
    if home and not home & {*(at.bodies or index.bodies)}:
        return False
    if only is not None and at.bodies is not None and not set(at.bodies) & set(only):
        return False
    for area in index.peoples:
        both = index.localities(at.seat, area), index.marks(group, area)
        if all(both) and not any(map(is_torn, both)) and is_torn(frozenset[str]().union(*both)):
            return False
    return True

"""The question to which bloc seats belong of which an open file does not say it."""

from council_rules.logic.ledger import Ledger, Option, term
from council_rules.logic.scene import Scene


def ask_blocs(scene: Scene, ledger: Ledger) -> None:
    """Ask for each dimension whether seats without a group in it all belong to one.

    Nothing worse can hide behind silence: no smaller bloc carries what that one does not.
    """
    if scene.closed or "groups" in scene.proposal.proposal.complete:
        return
    active = {one.body for one in scene.proposal.procedures}
    seats = [
        at
        for at in scene.seats
        if at.votes and (at.bodies is None or active.intersection(at.bodies))
    ]
    for dimension in dict.fromkeys(group.dimension for group in scene.proposal.groups):
        groups = [one.id for one in scene.proposal.groups if one.dimension == dimension]
        bare = [at.path for at in seats if not set(scene.groups_of(at.seat)) & set(groups)]
        if len(groups) < 2 or not bare:
            continue
        options = [Option("none", f"seats without a group by '{dimension}' belong to none", ())]
        for group in groups:
            terms = tuple(term("of_bloc", path, group) for path in bare)
            says = f"seats without a group by '{dimension}' belong to {ledger.quoted(group)}"
            options.append(Option(group, says, terms))
        ledger.ask(
            f"proposal.groups.{dimension}",
            f"to which group by '{dimension}' seats belong of which nothing is said",
            "proposal",
            options,
            assumed=True,
        )

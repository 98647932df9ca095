"""How many of the votes in each body are local."""

from council_rules.logic.scene import Scene
from council_rules.proposal.model import Proposal

# Local votes and all votes of a body.
Share = tuple[int, int]


def local_share(proposal: Proposal) -> dict[str, Share]:
    """Return the local votes and all votes in each body; open numbers count as the least."""
    scene = Scene(proposal)
    return {body: _share(scene, body) for body in scene.bodies}


def shares_moved(before: Proposal, after: Proposal) -> tuple[tuple[str, Share, Share], ...]:
    """Return the bodies whose local or whole vote differs, with both before and after."""
    was, now = local_share(before), local_share(after)
    return tuple(
        (body, was.get(body, (0, 0)), share)
        for body, share in now.items()
        if was.get(body, (0, 0)) != share
    )


def _share(scene: Scene, body: str) -> Share:
    local = total = 0
    for at in scene.candidates(body):
        votes = at.votes_of(at.sizes[0][0])
        total += votes
        local += votes if scene.is_local(at.seat) else 0
    return local, total

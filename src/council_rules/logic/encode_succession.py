"""Facts and questions about who comes next where somebody presides."""

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.seat_at import SeatAt


def encode_succession(index: ProposalIndex, fact_base: FactBase, at: SeatAt) -> None:
    """Record who finds the successor of a chair, or ask; of others it is who fills the seat."""
    if at.seat.role != "chair":
        return
    succession, path = at.seat.succession, f"{at.path}.succession"
    by = succession.by if succession else None
    if succession and by not in ("none", "unknown"):
        fact_base.given(path, "stated", at.path, word("succession"))
        fact_base.given(path, "succeeds", at.path, succession.by, word(succession.manner))
    elif by == "none" or (index.closed and by is None):
        fact_base.given(path, "absent", at.path, word("succession"))
    else:
        name = fact_base.names[at.path]
        stated = term("stated", at.path, word("succession"))
        own = (stated, term("succeeds", at.path, at.path, word("designates")))
        body = (stated, term("succeeds", at.path, at.body.id, word("elects")))
        electors = fact_base.quoted(at.body.id)
        nothing = (term("absent", at.path, word("succession")),)
        fact_base.ask(
            f"{at.path}.succession",
            f"how the successor of '{name}' is found",
            path if succession else at.path,
            [
                Option("designated", f"'{name}' designates whoever follows there", own),
                Option("elected", f"{electors} elects the successor in '{name}'", body),
                Option("nothing", f"nothing is provided for who follows in '{name}'", nothing),
            ],
            assumed=True,
        )

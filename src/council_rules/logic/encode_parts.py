"""The question whether a body has a task of which nothing is stated.

An open file may leave the task out; any file may call unknown who it is that has one.
"""

from council_rules.logic.candidates import Candidates
from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.index import ProposalIndex
from council_rules.proposal import references
from council_rules.proposal.model.bodies import Body

READ_AS = "supposed_part"
# Where a body may be named that has a part in something.
NAMED_IN = (
    "rule",
    "by",
    "on_proposal_of",
    "confirmed_by",
    "initiated_by",
    "to",
    "vetted_by",
    "contest_before",
)


def ask_parts(candidates: Candidates, fact_base: FactBase) -> None:
    """Ask whether bodies of which nothing is stated share in what concerns an area."""
    index = candidates.index
    if index.closed and not names_somebody_unknown(index):
        return
    for area in index.peoples:
        for body in index.proposal.bodies:
            question = f"{body.id}.part.{area}"
            if is_idle(candidates, body, area) and index.wants(
                question, index.read.word(READ_AS)
            ):
                name, of = fact_base.names[body.id], fact_base.names[area]
                fact_base.ask(
                    question,
                    f"whether '{name}', of which the file states no task, shares in what "
                    f"concerns '{of}'",
                    body.id,
                    [
                        Option("none", f"'{name}' has no part in what concerns '{of}'", ()),
                        Option(
                            "some",
                            f"'{name}' has a part in what concerns '{of}'",
                            (term(READ_AS, body.id, area),),
                        ),
                    ],
                    assumed=True,
                )


def names_somebody_unknown(index: ProposalIndex) -> bool:
    """Return whether it is unknown who decides, consents, chooses, vets or takes over."""
    walked = references.index(index.proposal).walked
    return any(getattr(part, key, None) == "unknown" for part, _ in walked for key in NAMED_IN)


def is_idle(candidates: Candidates, body: Body, area: str) -> bool:
    """Return whether somebody local sits in a body that does nothing the file states."""
    index, relations = candidates.index, candidates.relations
    return (
        body.id not in relations.concerned(area)
        and any("local" in index.localities(at.seat, area) for at in index.candidates(body.id))
        and not any(
            one.body == body.id and one.matters not in (None, "none")
            for one in index.proposal.procedures
        )
    )

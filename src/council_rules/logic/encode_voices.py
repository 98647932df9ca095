"""By which procedure a body forms its will when it is named as a whole."""

from collections.abc import Sequence

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_conditions import Conditions
from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.offices import is_office, may_be_office
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.decisions import Condition, Procedure

ORDINARY = ("decision", "advice", "appointment")


def encode_voices(candidates: Candidates, fact_base: FactBase, conditions: Conditions) -> None:
    """Record by which procedure each body forms its will when asked as a whole."""
    index = candidates.index
    for body in index.proposal.bodies:
        own = [p for p in index.proposal.procedures if p.body == body.id]
        ordinary = sorted(p.id for p in own if p.kind in ORDINARY)
        if body.acts_by not in (None, "unknown"):
            fact_base.given(f"{body.id}.acts_by", "speaks_by", body.id, str(body.acts_by))
        elif ordinary:
            _encode_voice(candidates, fact_base, body, ordinary)
        elif may_be_office(index, body.id):
            sole = voice_of_one(body.id)
            root = conditions.node(sole.passes_when, sole, sole.id)
            fact_base.names[sole.id] = fact_base.names[body.id]
            fact_base.given(body.id, "root", sole.id, root)
            if is_office(index, body.id):
                fact_base.given(body.id, "procedure", sole.id, body.id)
                fact_base.given(body.id, "speaks_by", body.id, sole.id)
            else:
                fact_base.given(body.id, "voice_of_one", body.id, sole.id)
        elif body.id in candidates.relations.keys and index.candidates(body.id):
            _ask_voice(fact_base, conditions, body)


def _ask_voice(fact_base: FactBase, conditions: Conditions, body: Body) -> None:
    """Ask by what rule a body acts that is named as a whole, and has seats and no procedure.

    Also of a closed file: a power in the hands of a body is a power, however it uses it.
    """
    unknown = voice_of_many(body.id)
    fact_base.names[unknown.id] = fact_base.names[body.id]
    root = conditions.node(unknown.passes_when, unknown, root_of(unknown.id))
    fact_base.given(body.id, "procedure", unknown.id, body.id)
    fact_base.given(body.id, "speaks_by", body.id, unknown.id)
    fact_base.given(body.id, "root", unknown.id, root)


def _encode_voice(
    candidates: Candidates, fact_base: FactBase, body: Body, ordinary: Sequence[str]
) -> None:
    """Ask by which of its procedures a body acts, if it is named as a whole and has several."""
    name = fact_base.names[body.id]
    if body.id not in candidates.relations.keys and body.acts_by is None:
        for one in ordinary:
            fact_base.given(one, "speaks_by", body.id, one)
        return
    fact_base.ask(
        f"{body.id}.acts_by",
        f"by which procedure '{name}' acts as a whole",
        f"{body.id}.acts_by" if body.acts_by else body.id,
        [
            Option(
                one,
                f"'{name}' acts by {fact_base.quoted(one)}",
                (term("speaks_by", body.id, one),),
            )
            for one in ordinary
        ],
    )


def voice_of_one(body: str) -> Procedure:
    """Return the procedure by which a body of one seat acts where none is written."""
    alone = Condition(rule="unanimity")
    return Procedure(id=f"{body}.?alone", body=body, passes_when=alone)


def voice_of_many(body: str) -> Procedure:
    """Return the procedure by which a body of several seats acts where none is written."""
    return Procedure(id=f"{body}.?together", body=body, passes_when=Condition(rule="unknown"))


def unwritten(id: str) -> Procedure | None:
    """Return the procedure of an id that no file gives; None if it is of a file."""
    body, _, kind = id.partition(".?")
    return {"alone": voice_of_one, "together": voice_of_many}[kind](body) if kind else None


def root_of(id: str) -> str:
    """Return the node that says when a procedure passes."""
    body, _, kind = id.partition(".?")
    if kind == "together":
        return f"{body}.voice"
    return id if kind else f"{id}.passes_when"

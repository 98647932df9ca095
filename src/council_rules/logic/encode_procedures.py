"""Facts and questions about procedures, powers, and how bodies speak."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_actors import answer
from council_rules.logic.encode_conditions import NO_PARTS, Conditions
from council_rules.logic.encode_fallbacks import encode_fallback
from council_rules.logic.encode_powers import ask_powers, encode_power
from council_rules.logic.encode_unlisted import encode_unlisted
from council_rules.logic.encode_vetoes import encode_bounds, encode_use, encode_vetoes
from council_rules.logic.encode_voices import encode_voices
from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.relations import needs_no_matters
from council_rules.logic.seat_at import SeatAt
from council_rules.logic.statements import optional, scope
from council_rules.logic.ties import tie_can_occur
from council_rules.proposal.model.decisions import Condition, Procedure

MAJORITY = Condition(more_than=Fraction(1, 2), of="members")
ALL = Condition(at_least=Fraction(1), of="members")
QUORUMS = (("majority", "a majority of all members", MAJORITY), ("all", "all members", ALL))

NO_QUORUM = "where the file states no quorum, none is needed"


def encode_procedures(
    candidates: Candidates,
    fact_base: FactBase,
    parts: Mapping[str, Iterable[int]] = NO_PARTS,
    tables: bool = True,
) -> None:
    """Record procedures with their conditions, vetoes, powers and how bodies speak."""
    index = candidates.index
    conditions = Conditions(candidates, fact_base, parts, tables)
    for procedure in index.proposal.procedures:
        _encode_procedure(candidates, fact_base, conditions, procedure)
    encode_vetoes(candidates, fact_base)
    encode_unlisted(index, fact_base)
    for power in index.proposal.powers:
        encode_power(index, fact_base, power)
    ask_powers(index, fact_base)
    encode_voices(candidates, fact_base, conditions)


def _encode_procedure(
    candidates: Candidates, fact_base: FactBase, conditions: Conditions, procedure: Procedure
) -> None:
    index, id = candidates.index, procedure.id
    fact_base.given(id, "procedure", id, procedure.body)
    fact_base.given(f"{id}.kind", "kind", id, word(procedure.kind))
    scope(fact_base, id, "about", procedure.matters, f"{id}.matters")
    unstated = procedure.matters in (None, ()) and not index.closed
    if procedure.matters == "unknown" or (unstated and not needs_no_matters(index, procedure)):
        _ask_matters(index, fact_base, procedure, f"{id}.matters" if procedure.matters else id)
    _encode_label(fact_base, procedure)
    _encode_initiators(candidates, fact_base, conditions, procedure)
    _encode_rule(index, fact_base, conditions, procedure)
    _encode_tie(index, fact_base, procedure, conditions.ties.get(id, ()))
    encode_fallback(index, fact_base, procedure)
    for other in procedure.overrides:
        fact_base.given(f"{id}.overrides", "overrides", id, other)
    if procedure.overrides and procedure.matters in (None, "none"):
        fact_base.given(f"{id}.overrides", "displaces", id)
    for other in procedure.replaces:
        fact_base.given(f"{id}.replaces", "replaces", id, other)
    if procedure.escalates_to:
        fact_base.given(f"{id}.escalates_to", "escalates", id, procedure.escalates_to)
    if procedure.kind == "override":
        encode_bounds(index, fact_base, id, procedure)
        encode_use(candidates, fact_base, id, procedure, (procedure.body,))
    elif procedure.kind == "decision":
        optional(index, fact_base, id, "grounds", procedure.grounds, f"{id}.grounds")
    elif procedure.kind == "appointment":
        path = f"{id}.grounds"
        optional(index, fact_base, id, "grounds", procedure.grounds, path, asked=False)
    _encode_quorum(index, fact_base, conditions, procedure)


def _ask_matters(
    index: ProposalIndex, fact_base: FactBase, procedure: Procedure, place: str
) -> None:
    """Ask whether a procedure covers every matter, none, or one of them alone.

    What a body has a say on may be taken from it on one matter, so that each is asked about.
    """
    id, name = procedure.id, fact_base.names[procedure.id]
    none = Option("none", f"'{name}' covers no matter", ())
    if procedure.overrides:
        says = f"'{name}' covers what it overrides and no other matter"
        none = Option("none", says, (term("displaces", id),))
    fact_base.ask(
        f"{id}.matters",
        f"which matters '{name}' covers",
        place,
        [
            Option("all", f"'{name}' covers every matter", (term("about_all", id),)),
            none,
            *(
                Option(
                    one,
                    f"'{name}' covers {fact_base.quoted(one)} alone",
                    (term("about", id, one),),
                )
                for one in (index.matters if len(index.matters) > 1 else ())
            ),
        ],
        assumed=True,
    )


def _encode_label(fact_base: FactBase, procedure: Procedure) -> None:
    """Ask whether an appointment that names matters decides them: its label contradicts it."""
    if procedure.kind != "appointment" or procedure.matters in (None, (), "none", "unknown"):
        return
    id, name = procedure.id, fact_base.names[procedure.id]
    fact_base.ask(
        f"{id}.kind",
        f"whether '{name}' decides the matters that it names",
        f"{id}.matters",
        [
            Option("appointment", f"'{name}' only appoints", ()),
            Option(
                "decision", f"'{name}' decides the matters it names", (term("binding", id),)
            ),
        ],
    )


def _encode_initiators(
    candidates: Candidates, fact_base: FactBase, conditions: Conditions, procedure: Procedure
) -> None:
    """Record who may put something to the vote, or ask where that was looked for in vain."""
    id, path, who = procedure.id, f"{procedure.id}.initiated_by", procedure.initiated_by
    if isinstance(who, tuple) and who:
        node = conditions.initiators(who, procedure, path)
        fact_base.given(path, "initiators", id, node)
    elif who == "unknown":
        name = fact_base.names[id]
        options = [
            Option("anybody", f"every member may put something to the vote in '{name}'", ())
        ]
        for one in candidates.around(id):
            node = conditions.initiators((one,), procedure, f"{path}?{one}")
            says = f"only {fact_base.quoted(one)} may put something to the vote in '{name}'"
            options.append(
                Option(answer(fact_base, one), says, (term("initiators", id, node),))
            )
        fact_base.ask(
            path, f"who may put something to the vote in '{name}'", path, options, assumed=True
        )


def _encode_rule(
    index: ProposalIndex, fact_base: FactBase, conditions: Conditions, procedure: Procedure
) -> None:
    path = f"{procedure.id}.passes_when"
    fact_base.given(
        path, "root", procedure.id, conditions.node(procedure.passes_when, procedure, path)
    )
    optional(
        index,
        fact_base,
        procedure.id,
        "decision_rule",
        _stated(procedure.passes_when, index.closed),
        path,
        f"{path}.stated",
    )


def _stated(condition: Condition, closed: bool) -> str:
    """Return whether the text states a rule: stated, none, or unknown.

    A part that is missing makes the whole incomplete; where a text has several readings, it
    is open whether it states a rule.
    """
    if condition.rule in ("none", "unknown"):
        return "none" if closed else condition.rule
    found = {_stated(part, closed) for part in (*(condition.all or ()), *(condition.any or ()))}
    if condition.one_of:
        read = {_stated(reading, closed) for reading in condition.one_of}
        found |= read if read == {"none"} else {"unknown"}
    return next((word for word in ("none", "unknown") if word in found), "stated")


def _encode_tie(
    index: ProposalIndex, fact_base: FactBase, procedure: Procedure, nodes: Sequence[str]
) -> None:
    """Record who has the casting vote, or ask whether whoever presides has it."""
    id, path = procedure.id, f"{procedure.id}.tie_break"
    if procedure.tie_break and "/" in procedure.tie_break:
        fact_base.given(path, "casting_vote", id, procedure.tie_break)
        for node in nodes:
            fact_base.number("casts", node, procedure.tie_break)
    elif index.tie_is_open(procedure) and any(
        tie_can_occur(index, procedure, fact_base.conditions[node]) for node in nodes
    ):
        name = fact_base.names[id]
        options = [Option("fails", f"'{name}' fails on a tie", ())]
        for at in _could_cast(index, procedure.body):
            casts = (term("casts", node, at.path) for node in nodes)
            says = f"{fact_base.quoted(at.path)} has the casting vote in '{name}'"
            terms = (term("casting_vote", id, at.path), *casts)
            options.append(Option(at.path, says, terms))
        place = path if procedure.tie_break else id
        fact_base.ask(path, f"what happens on a tie in '{name}'", place, options, assumed=True)


def _could_cast(index: ProposalIndex, body: str) -> list[SeatAt]:
    """Return who may have a casting vote: those who preside, and one of each kind of member."""
    presiding = index.chairs(body)
    first = {
        (frozenset(index.groups_of(at.seat)), at.seat.weight): at
        for at in reversed(index.candidates(body))
        if at.sizes[0] == range(1, 2) and at not in presiding
    }
    return [*presiding, *(at for at in index.candidates(body) if at in first.values())]


def _encode_quorum(
    index: ProposalIndex, fact_base: FactBase, conditions: Conditions, procedure: Procedure
) -> None:
    """Record the quorum, or ask how many have to come where that was looked for in vain.

    A quorum of which nothing is said is not supposed: it would let those who stay away stop
    what the text lets others decide. Whether there is one is open all the same, where the
    result is counted from those who come.
    """
    quorum, id = procedure.quorum, procedure.id
    path = f"{id}.quorum"
    word_of = quorum.rule if quorum else None
    if word_of == "none" or (
        quorum is None and (index.closed or not _by_attendance(procedure))
    ):
        fact_base.given(path, "absent", id, word("quorum"))
    elif quorum is None:
        optional(index, fact_base, id, "quorum", None, path, f"{path}.stated")
    elif word_of != "unknown":
        fact_base.given(path, "stated", id, word("quorum"))
        fact_base.given(path, "quorum", id, conditions.node(quorum, procedure, path))
    else:
        _ask_quorum(fact_base, conditions, procedure)
    if quorum is None and not index.closed:
        fact_base.assumptions.append(NO_QUORUM)


def _by_attendance(procedure: Procedure) -> bool:
    """Return whether a decision is counted, in part or maybe, from those who come."""
    if procedure.kind in ("escalation", "appointment"):
        return False
    todo = [procedure.passes_when]
    while todo:
        condition = todo.pop()
        if condition.rule or condition.of in ("present", "voting"):
            return True
        todo += [*(condition.all or ()), *(condition.any or ()), *(condition.one_of or ())]
    return False


def _ask_quorum(fact_base: FactBase, conditions: Conditions, procedure: Procedure) -> None:
    id, path, name = procedure.id, f"{procedure.id}.quorum", fact_base.names[procedure.id]
    stated = term("stated", id, word("quorum"))
    options = [Option("none", f"'{name}' has no quorum", (term("absent", id, word("quorum")),))]
    for value, says, condition in QUORUMS:
        node = conditions.node(condition, procedure, f"{path}?{value}")
        terms = (stated, term("quorum", id, node))
        options.append(Option(value, f"'{name}' has a quorum of {says}", terms))
    fact_base.ask(path, f"how many have to be present in '{name}'", path, options, assumed=True)

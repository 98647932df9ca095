"""Facts and questions about duties to answer: review, audit and reports.

As with clauses, an open file is asked once for each of the three, for all bodies: of some no
such duty is stated, and of others there may be one more.
"""

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.statements import scope
from council_rules.proposal.model.clauses import Accountability

# By what means bodies answer in each of three ways.
MEANS = {
    "review": ("judicial_review", "complaints"),
    "audit": ("audit",),
    "report": ("annual_report", "report", "publication"),
}
WAYS = {
    "review": "reviews what each body does",
    "audit": "audits each body",
    "report": "gets reports of each body",
}
YEARLY = 12
# More months than any rule allows, where a text may set no interval.
VERY_RARE = 1_200


def encode_accountability(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record the duties to answer, and ask for those of which an open file is silent."""
    for duty in index.proposal.accountability:
        _encode_duty(index, fact_base, duty)
    for way in MEANS:
        _complete(index, fact_base, way)


def _answering(index: ProposalIndex, duty: Accountability) -> tuple[str, ...]:
    """Return who has a duty: whoever is named, and the body if its only seat is."""
    body, _, seat = duty.duty_of.partition("/")
    alone = seat and len(index.bodies[body].seats) == 1
    return (duty.duty_of, body) if alone else (duty.duty_of,)


def _asked_of(index: ProposalIndex, way: str) -> tuple[str, ...]:
    """Return who may owe an answer in a way: all bodies, and others who hold money an audit."""
    holders = [x for p in index.proposal.powers if p.kind == "hold_funds" for x in p.holder]
    actors = [x for x in dict.fromkeys(holders) if x in index.actors]
    return (*index.bodies, *(actors if way == "audit" else ()))


def _encode_duty(index: ProposalIndex, fact_base: FactBase, duty: Accountability) -> None:
    id = duty.id
    for who in _answering(index, duty):
        fact_base.given(id, "duty", id, who, duty.to)
        for way, means in MEANS.items():
            if who in _asked_of(index, way) and set(means) & set(duty.means):
                fact_base.given(f"{id}.means", "stated", who, word(way))
    for one in duty.means:
        fact_base.given(f"{id}.means", "duty_means", id, word(one))
    scope(fact_base, id, "duty_about", duty.matters or "all", f"{id}.matters")
    if set(MEANS["report"]) & set(duty.means):
        _encode_interval(index, fact_base, duty)
    if duty.effect or set(MEANS["review"]) & set(duty.means):
        _encode_effect(index, fact_base, duty)


def _encode_interval(index: ProposalIndex, fact_base: FactBase, duty: Accountability) -> None:
    path, months = f"{duty.id}.every_months", duty.every_months
    if months is None and "annual_report" in duty.means:
        months = YEARLY
    if months is not None:
        fact_base.given(path, "duty_every", duty.id, months)
    elif not index.closed and index.wants(path, index.read.word("duty_every")):
        name = fact_base.quoted(duty.id)
        yearly, rarely = (term("duty_every", duty.id, n) for n in (YEARLY, VERY_RARE))
        fact_base.ask(
            path,
            f"how often reports are due under {name}",
            duty.id,
            [
                Option("yearly", f"under {name} reports are due every year", (yearly,)),
                Option("rarely", f"under {name} they are due every hundred years", (rarely,)),
                Option("absent", f"{name} sets no interval", ()),
            ],
            assumed=True,
        )


def _encode_effect(index: ProposalIndex, fact_base: FactBase, duty: Accountability) -> None:
    path, effect = f"{duty.id}.effect", duty.effect
    if effect not in (None, "unknown"):
        fact_base.given(path, "duty_effect", duty.id, word(str(effect)))
    elif (effect == "unknown" or not index.closed) and index.wants(
        path, index.read.word("duty_effect")
    ):
        name = fact_base.quoted(duty.id)
        fact_base.ask(
            path,
            f"whether what is found under {name} binds",
            path if effect else duty.id,
            [
                Option(
                    one,
                    f"what is found under {name} is {one}",
                    (term("duty_effect", duty.id, word(one)),),
                )
                for one in ("binding", "advisory")
            ],
        )


def _complete(index: ProposalIndex, fact_base: FactBase, way: str) -> None:
    """Record which bodies answer in no such way, or ask whether they do."""
    header, question = index.proposal.proposal, f"proposal.accountability.{way}"
    if not index.wants(question, index.read.duty(way)):
        return
    answering = {
        who
        for duty in index.proposal.accountability
        if set(MEANS[way]) & set(duty.means)
        for who in _answering(index, duty)
    }
    left = [who for who in _asked_of(index, way) if who not in answering]
    absent = tuple(term("absent", body, word(way)) for body in left)
    closed = index.closed and "accountability" not in header.incomplete
    if closed or "accountability" in header.complete:
        for body in left:
            fact_base.given(body, "absent", body, word(way))
        return
    stated = [term("stated", body, word(way)) for body in left]
    stated += [term("unlisted_duty", who, word(way)) for who in _asked_of(index, way)]
    somebody, does = "somebody whom the file does not name", WAYS[way]
    nobody = f"nobody whom the file does not name {does.replace('each', 'any')}"
    fact_base.ask(
        question,
        f"whether {somebody} {does}",
        "proposal",
        [
            Option("stated", f"{somebody} {does}", tuple(stated)),
            Option("absent", nobody, absent),
        ],
    )

"""Facts and questions about duties to answer: review, audit and reports.

As with clauses, an open file is asked once for each of the three, for all bodies: of some no
such duty is stated, and of others there may be one more.
"""

from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.statements import scope
from council_rules.proposal.model import Accountability

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


def encode_accountability(scene: Scene, ledger: Ledger) -> None:
    """Record the duties to answer, and ask for those of which an open file is silent."""
    for duty in scene.proposal.accountability:
        _encode_duty(scene, ledger, duty)
    for way in MEANS:
        _complete(scene, ledger, way)


def _answering(scene: Scene, duty: Accountability) -> tuple[str, ...]:
    """Return who has a duty: whoever is named, and the body if its only seat is."""
    body, _, seat = duty.duty_of.partition("/")
    alone = seat and len(scene.bodies[body].seats) == 1
    return (duty.duty_of, body) if alone else (duty.duty_of,)


def _encode_duty(scene: Scene, ledger: Ledger, duty: Accountability) -> None:
    id = duty.id
    for who in _answering(scene, duty):
        ledger.given(id, "duty", id, who, duty.to)
        for way, means in MEANS.items():
            if who in scene.bodies and set(means) & set(duty.means):
                ledger.given(f"{id}.means", "stated", who, word(way))
    for one in duty.means:
        ledger.given(f"{id}.means", "duty_means", id, word(one))
    scope(ledger, id, "duty_about", duty.matters or "all", f"{id}.matters")
    if set(MEANS["report"]) & set(duty.means):
        _encode_interval(scene, ledger, duty)
    if set(MEANS["review"]) & set(duty.means):
        _encode_effect(scene, ledger, duty)


def _encode_interval(scene: Scene, ledger: Ledger, duty: Accountability) -> None:
    path, months = f"{duty.id}.every_months", duty.every_months
    if months is None and "annual_report" in duty.means:
        months = YEARLY
    if months is not None:
        ledger.given(path, "duty_every", duty.id, months)
    elif not scene.closed and scene.wants(path, scene.read.word("duty_every")):
        name = ledger.quoted(duty.id)
        yearly, rarely = (term("duty_every", duty.id, n) for n in (YEARLY, VERY_RARE))
        ledger.ask(
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


def _encode_effect(scene: Scene, ledger: Ledger, duty: Accountability) -> None:
    path, effect = f"{duty.id}.effect", duty.effect
    if effect not in (None, "unknown"):
        ledger.given(path, "duty_effect", duty.id, word(str(effect)))
    elif (effect == "unknown" or not scene.closed) and scene.wants(
        path, scene.read.word("duty_effect")
    ):
        name = ledger.quoted(duty.id)
        ledger.ask(
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


def _complete(scene: Scene, ledger: Ledger, way: str) -> None:
    """Record which bodies answer in no such way, or ask whether they do."""
    header, question = scene.proposal.proposal, f"proposal.accountability.{way}"
    if not scene.wants(question, scene.read.duty(way)):
        return
    answering = {
        who
        for duty in scene.proposal.accountability
        if set(MEANS[way]) & set(duty.means)
        for who in _answering(scene, duty)
    }
    left = [body for body in scene.bodies if body not in answering]
    absent = tuple(term("absent", body, word(way)) for body in left)
    closed = scene.closed and "accountability" not in header.incomplete
    if closed or "accountability" in header.complete:
        for body in left:
            ledger.given(body, "absent", body, word(way))
        return
    stated = [term("stated", body, word(way)) for body in left]
    stated += [term("unlisted_duty", body, word(way)) for body in scene.bodies]
    somebody, does = "somebody whom the file does not name", WAYS[way]
    nobody = f"nobody whom the file does not name {does.replace('each', 'any')}"
    ledger.ask(
        question,
        f"whether {somebody} {does}",
        "proposal",
        [
            Option("stated", f"{somebody} {does}", tuple(stated)),
            Option("absent", nobody, absent),
        ],
    )

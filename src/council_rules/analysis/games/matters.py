"""Deciding a matter across bodies, as one formula: channels, and what can strike them."""

from collections.abc import Iterator

from council_rules.analysis.games.builder import Builder
from council_rules.analysis.games.forms import Form, both, dual, either
from council_rules.analysis.games.structure import Structure


def settles(builder: Builder, matter: str) -> Form:
    """Return when somebody takes some channel for a matter through to the end."""
    return either(*(_channel(builder, one, matter, ()) for one in channels(builder, matter)))


def channels(builder: Builder, matter: str) -> list[str]:
    """Return the procedures that can produce a decision on a matter."""
    structure = builder.structure
    kinds = dict(structure.pairs("kind"))
    return [
        id
        for id in structure.procedures
        if kinds.get(id) in ("decision", "override") and structure.covers(id, matter)
    ]


def _channel(builder: Builder, id: str, matter: str, before: tuple[str, ...]) -> Form:
    """Return when a procedure settles a matter, or what decides when it fails does."""
    passed = builder.passes(id)
    after = dict(builder.structure.pairs("fallback")).get(id)
    further: Form = False
    if after is not None and after not in (*before, id):
        further = both(dual(passed), _channel(builder, after, matter, (*before, id)))
    return either(both(passed, *_unstruck(builder, id, matter)), further)


def _unstruck(builder: Builder, id: str, matter: str) -> Iterator[Form]:
    """Yield for everything that can undo a procedure when it is withstood."""
    structure = builder.structure
    for veto in _vetoes(structure, id, matter):
        aside = structure.after("set_aside_by").get(veto, ())
        yield either(dual(_carried(builder, veto)), *map(builder.passes, aside))
    kinds = dict(structure.pairs("kind"))
    for other, over in structure.texts("overrides"):
        covered = structure.covers(other, matter) and structure.covers(id, matter)
        if over == id and covered and kinds.get(other) == "override":
            yield dual(builder.passes(other))
    for trigger, replaced in structure.texts("replaces"):
        if replaced == id and kinds.get(trigger) == "escalation":
            for instead in structure.after("escalates").get(trigger, ()):
                yield either(dual(builder.passes(trigger)), builder.passes(instead))


def _vetoes(structure: Structure, id: str, matter: str) -> list[str]:
    """Return the vetoes that undo what a procedure decides on a matter."""
    body = structure.procedures[id].body
    reached = structure.covers(id, matter) or any(
        after == id and structure.covers(before, matter)
        for before, after in structure.texts("fallback")
    )
    delaying = structure.ones("delays_only")
    return [
        veto
        for veto, over in dict.fromkeys(structure.pairs("veto_over"))
        if reached and over in (id, body) and veto not in delaying
        if structure.veto_covers(veto, matter)
    ]


def _carried(builder: Builder, veto: str) -> Form:
    """Return when a veto is used: by each of its holders, or by all together."""
    structure = builder.structure
    holders = list(structure.after("veto_holder").get(veto, ()))
    for group in structure.after("veto_group").get(veto, ()):
        holders += [
            seat
            for seat in structure.seats
            if group in structure.tags[seat] and structure.votes(seat)
        ]
    if veto in structure.ones("joint"):
        return both(*map(builder.consent, holders)) if holders else False
    return either(*map(builder.consent, holders))

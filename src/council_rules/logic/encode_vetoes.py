"""Facts and questions about vetoes, and about the limits of vetoes and overrides."""

from collections.abc import Callable, Iterable

from council_rules.logic.candidates import Candidates
from council_rules.logic.encode_actors import answer
from council_rules.logic.fact_base import FactBase, Option, term
from council_rules.logic.fallbacks import possible_fallbacks
from council_rules.logic.index import ProposalIndex
from council_rules.logic.relations import asked
from council_rules.logic.statements import optional, scope
from council_rules.proposal.model.bodies import Body
from council_rules.proposal.model.decisions import Veto
from council_rules.proposal.model.parts import Bounded

# A delay of more days than a year has is no delay: what it holds up does not happen.
LONGEST_DELAY = 366
# What is asked about vetoes that the file does not name is where a rule could be met only
# because a text is silent: a second say of whoever presides, and a hold of powers at war on
# what local members decide. A hold of others from outside is asked of the file as a whole.
SETTING_ASIDE = ("decision", "advice", "override", "appointment")


def encode_vetoes(candidates: Candidates, fact_base: FactBase) -> None:
    """Record the vetoes, and ask who else may have one where that is not stated."""
    index = candidates.index
    for veto in index.proposal.vetoes:
        _encode_veto(candidates, fact_base, veto)
    if index.closed or "vetoes" in index.proposal.proposal.complete:
        return
    ways = [p for p in index.proposal.procedures if p.kind in ("decision", "override")]
    deciding = {procedure.body for procedure in ways}
    for body in index.proposal.bodies:
        if body.id in deciding:
            _ask_vetoes(candidates, fact_base, body)


def _ask_vetoes(candidates: Candidates, fact_base: FactBase, body: Body) -> None:
    """Ask for one veto over all decisions of a body: rules are monotone in vetoes."""
    index = candidates.index
    name = fact_base.names[body.id]
    options = [Option("nobody", f"nobody else can veto what '{name}' decides", ())]
    presiding, other = f"{body.id}/?veto_of_chair", f"{body.id}/?veto"
    for at in index.chairs(body.id):
        if not at.alone:
            options.append(_veto(fact_base, body, presiding, at.path))
    if len(options) > 1:
        # A second say it is even if it only delays; more than that is not supposed of it.
        fact_base.given(body.id, "delays_only", presiding)
    if index.may_have_locals(body.id, candidates.relations.areas(body.id)):
        for holder in candidates.warring_powers(body.id):
            options.append(_veto(fact_base, body, other, holder))
    fact_base.ask(
        f"{body.id}.vetoes",
        f"whether a veto over '{name}' is not stated",
        body.id,
        options,
        assumed=True,
    )


def _veto(fact_base: FactBase, body: Body, id: str, holder: str) -> Option:
    name = fact_base.names[body.id]
    fact_base.names[id] = f"a veto over '{name}' that is not stated"
    terms = (
        term("veto", id),
        term("unlisted", id),
        term("veto_over", id, body.id),
        term("veto_about_all", id),
        term("veto_holder", id, holder),
    )
    says = f"{fact_base.quoted(holder)} can veto what '{name}' decides"
    return Option(answer(fact_base, holder), says, terms)


def encode_bounds(
    index: ProposalIndex,
    fact_base: FactBase,
    id: str,
    bounded: Bounded,
    wanted: Callable[[str, str], bool] = lambda limit, question: True,
) -> None:
    """Record on what grounds, how long, with what reasons a power may be used.

    ``wanted`` tells of which limits it is asked where that is open, by their names and by the
    ids of the questions.
    """

    def states(limit: str, key: str, value: object) -> bool:
        path = f"{id}.{key}"
        return optional(index, fact_base, id, limit, value, path, asked=wanted(limit, path))

    states("grounds", "grounds", bounded.grounds)
    states("reasons", "reasons", bounded.reasons)
    if states("deadline", "deadline", bounded.deadline):
        assert isinstance(bounded.deadline, int)
        fact_base.given(f"{id}.deadline", "deadline", id, bounded.deadline)
    if states("contest", "contest_before", bounded.contest_before):
        before = str(bounded.contest_before)
        fact_base.given(f"{id}.contest_before", "contest_before", id, before)


def _encode_veto(candidates: Candidates, fact_base: FactBase, veto: Veto) -> None:
    index = candidates.index
    fact_base.given(veto.id, "veto", veto.id)
    for holder in (veto.procedure,) if veto.procedure else veto.holders:
        functor = "veto_group" if holder in index.groups else "veto_holder"
        fact_base.given(f"{veto.id}.holders", functor, veto.id, holder)
    if veto.exercised == "jointly":
        fact_base.given(f"{veto.id}.exercised", "joint", veto.id)
    for over in veto.over:
        fact_base.given(f"{veto.id}.over", "veto_over", veto.id, over)
    for who in veto.on_request_of:
        fact_base.given(f"{veto.id}.on_request_of", "requests", veto.id, who)
    _encode_matters(fact_base, veto)
    _encode_effect(index, fact_base, veto)
    _encode_setting_aside(candidates, fact_base, veto)
    encode_bounds(index, fact_base, veto.id, veto)
    if not _only_delays(veto):
        encode_use(candidates, fact_base, veto.id, veto, veto.holders)


def encode_use(
    candidates: Candidates,
    fact_base: FactBase,
    id: str,
    bounded: Bounded,
    holders: Iterable[str],
) -> None:
    """Ask how a veto or an override on grounds is used: it may stop nothing but breaches.

    Whether the grounds are there may be for others to find, or for whoever wants it to be. What
    outsiders alone have is taken to stop others at will: no text comes out better by grounds
    that nobody can rely on. Whether it opens a fallback is asked.
    """
    index = candidates.index
    # What is about no area is of outsiders if its holders are so everywhere.
    areas = candidates.relations.areas(id) or tuple(index.peoples)
    outside = all(index.is_of_outsiders(holder, areas) for holder in holders)
    if outside and not (isinstance(bounded, Veto) and _opens_a_fallback(index, bounded)):
        return
    name = fact_base.names[id]
    none = "none" if index.closed else "unknown"
    if (bounded.grounds or none) == "none":
        before = bounded.contest_before
        if not outside and (before == "unknown" or index.is_of_outsiders(str(before), areas)):
            _ask_whether_it_stands(fact_base, id, name, str(before))
        return
    kept = () if outside else (term("kept_to_cause", id),)
    at_will = f"the grounds of '{name}' can be found whenever its use is wanted"
    fact_base.ask(
        f"{id}.grounds.use",
        f"whether the grounds of '{name}' keep it from being used at will",
        f"{id}.grounds" if bounded.grounds else id,
        [
            Option("for_cause", f"'{name}' is used only where its grounds are there", kept),
            Option("at_will", at_will, (term("used_at_will", id),)),
        ],
    )


def _ask_whether_it_stands(fact_base: FactBase, id: str, name: str, before: str) -> None:
    """Ask what becomes of a veto or an override that may be contested before outsiders."""
    known = before != "unknown"
    whom = fact_base.quoted(before) if known else "whoever hears that"
    path = f"{id}.contest_before"
    fact_base.given(path, "contested_outside", id)
    lifted, stands = term("kept_to_cause", id), term("used_at_will", id)
    fact_base.ask(
        f"{path}.use",
        f"whether '{name}' stands when it is contested before "
        + (whom if known else "somebody whom the text does not name"),
        path,
        [
            Option("lifted", f"{whom} lifts '{name}' at will", (lifted,)),
            Option("stands", f"{whom} lets '{name}' stand", (stands,)),
        ],
    )


def _opens_a_fallback(index: ProposalIndex, veto: Veto) -> bool:
    """Return whether a veto is over what may have a fallback, or over what that needs."""
    for procedure in index.proposal.procedures:
        leads_on = procedure.falls_back_on or possible_fallbacks(index, procedure)
        reached = {procedure.id, procedure.body} if leads_on else set()
        todo = list(reached)
        while todo:
            one = index.procedures.get(todo.pop())
            more = {*asked(one), one.body} - reached if one else set()
            more |= {p.id for p in index.proposal.procedures if p.body in more} - reached
            reached |= more
            todo += more
        if reached & set(veto.over):
            return True
    return False


def _encode_matters(fact_base: FactBase, veto: Veto) -> None:
    path = f"{veto.id}.matters"
    scope(fact_base, veto.id, "veto_about", veto.matters, path)
    if veto.matters == "unknown":
        name, every = fact_base.names[veto.id], term("veto_about_all", veto.id)
        fact_base.ask(
            path,
            f"which matters '{name}' reaches",
            path,
            [
                Option("all", f"'{name}' reaches every matter", (every,)),
                Option("none", f"'{name}' reaches no matter", ()),
            ],
            assumed=True,
        )


def _encode_effect(index: ProposalIndex, fact_base: FactBase, veto: Veto) -> None:
    """Record whether a veto only delays: a delay without an end is a veto."""
    if veto.effect != "delays":
        return
    path, end = f"{veto.id}.delay", _end_of_delay(veto)
    if _only_delays(veto) and _together(index, veto) > LONGEST_DELAY:
        _ask_whether_delays_add_up(fact_base, veto)
    elif _only_delays(veto):
        fact_base.given(f"{veto.id}.effect", "delays_only", veto.id)
    elif end == "unknown" or (end is None and not index.closed):
        name, ends = fact_base.names[veto.id], term("delays_only", veto.id)
        fact_base.ask(
            path,
            f"whether the delay by '{name}' has an end",
            path if veto.delay else veto.id,
            [
                Option("ends", f"the delay by '{name}' has an end", (ends,)),
                Option("endless", f"the delay by '{name}' has no end", ()),
            ],
        )


def _together(index: ProposalIndex, veto: Veto) -> int:
    """Return for how many days a veto and others can delay the same, one after another."""
    return max(
        sum(
            int(_end_of_delay(other) or 0)
            for other in index.proposal.vetoes
            if _only_delays(other) and one in _reached(index, other)
        )
        for one in _reached(index, veto)
    )


def _reached(index: ProposalIndex, veto: Veto) -> frozenset[str]:
    """Return what a veto is over, with the procedures of bodies that it is over."""
    own = (one.id for one in index.proposal.procedures if one.body in veto.over)
    return frozenset((*veto.over, *own))


def _ask_whether_delays_add_up(fact_base: FactBase, veto: Veto) -> None:
    """Ask of a veto that only delays whether it is used when other delays are over."""
    name, path = fact_base.names[veto.id], f"{veto.id}.delay"
    fact_base.ask(
        f"{path}.use",
        f"whether the delay by '{name}' begins when others of the same decision end",
        path if veto.delay else f"{veto.id}.effect",
        [
            Option(
                "at_once",
                f"the delay by '{name}' runs at the same time as others",
                (term("delays_only", veto.id),),
            ),
            Option(
                "in_a_row",
                f"the delay by '{name}' begins when others end: together they have no end",
                (),
            ),
        ],
    )


def _end_of_delay(veto: Veto) -> int | str | None:
    """Return how long a veto holds a decision up, in days; beside a deadline, until that."""
    if veto.delay is None and isinstance(veto.deadline, int):
        return veto.deadline
    return veto.delay


def _only_delays(veto: Veto) -> bool:
    end = _end_of_delay(veto)
    return veto.effect == "delays" and isinstance(end, int) and end <= LONGEST_DELAY


def _may_be_local(candidates: Candidates, veto: Veto) -> bool:
    """Return whether somebody local may hold a veto of which an open file tells too little."""
    index = candidates.index
    if index.closed:
        return False
    for holder in veto.holders:
        seats = [
            at.seat for at in index.seats if holder in (at.path, *index.groups_of(at.seat))
        ]
        areas = candidates.relations.areas(holder)
        if holder in index.bodies and index.may_have_locals(holder, areas):
            return True
        if candidates.is_local(holder) or any(index.is_local(seat) for seat in seats):
            return True
    return False


def _encode_setting_aside(candidates: Candidates, fact_base: FactBase, veto: Veto) -> None:
    """Record which procedure overcomes a veto, or ask where that is not stated."""
    path, by = f"{veto.id}.overridable_by", veto.overridable_by
    if by not in ("none", "unknown", None):
        fact_base.given(path, "set_aside_by", veto.id, str(by))
    elif by == "unknown" or (by is None and _may_be_local(candidates, veto)):
        near = candidates.relations.together(veto.id)
        fact_base.ask(
            path,
            f"what can set aside '{fact_base.names[veto.id]}'",
            path if by else veto.id,
            [
                Option("nothing", f"nothing can set aside '{fact_base.names[veto.id]}'", ()),
                *(
                    Option(
                        one.id,
                        f"{fact_base.quoted(one.id)} can set aside "
                        f"'{fact_base.names[veto.id]}'",
                        (term("set_aside_by", veto.id, one.id),),
                    )
                    for one in candidates.index.proposal.procedures
                    if one.id in near and one.kind in SETTING_ASIDE
                ),
            ],
            assumed=True,
        )

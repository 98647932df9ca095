"""Facts and questions about clauses that bind bodies and are no procedure.

Where an open file has no clause of a kind, it is asked once for all bodies of which none is
stated: rules look at each body by itself, so two answers hold the worst and the best for each.
"""

from collections.abc import Iterable
from typing import get_args

from council_rules.logic.fact_base import FactBase, Option, term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.statements import CLAUSES, scope
from council_rules.proposal.model.clauses import Provision, ProvisionKind

# Kinds of clauses of which it is read how long they let something last, and who extends it.
TIMED = ("lapse", "emergency_rules")
EXTENDED = ("emergency_rules",)
# More days than any rule allows, where a time may be without an end.
VERY_LONG = 36_525


def encode_provisions(index: ProposalIndex, fact_base: FactBase) -> None:
    """Record the clauses of the text, and ask for those of which an open file is silent."""
    for one in index.proposal.provisions:
        _encode_provision(index, fact_base, one)
    for kind in get_args(ProvisionKind):
        _complete(index, fact_base, kind)


def bound(index: ProposalIndex, provision: Provision) -> tuple[str, ...]:
    """Return the ids of the bodies that a clause binds."""
    if provision.of is None:
        return tuple(index.bodies)
    return provision.of if isinstance(provision.of, tuple) else ()


def _encode_provision(index: ProposalIndex, fact_base: FactBase, one: Provision) -> None:
    bodies = bound(index, one)
    if not bodies:
        return
    fact_base.given(one.id, "provision", one.id, word(one.kind))
    for body in bodies:
        fact_base.given(one.id, "provision_of", one.id, body)
        fact_base.given(one.id, "stated", body, word(one.kind))
    scope(fact_base, one.id, "provision_about", one.matters or "all", f"{one.id}.matters")
    _encode_hand(index, fact_base, one, bodies)
    _encode_time(index, fact_base, one)


def _encode_hand(
    index: ProposalIndex, fact_base: FactBase, one: Provision, bodies: Iterable[str]
) -> None:
    """Record who acts under a clause; of powers that may be extended, ask by whom."""
    path, name = f"{one.id}.by", fact_base.quoted(one.id)
    if one.by not in (None, "none", "unknown"):
        fact_base.given(path, "provision_by", one.id, str(one.by))
    if one.by not in (None, "unknown") or (one.by is None and index.closed):
        return
    if one.kind not in EXTENDED or not index.wants(path, index.read.word("provision_by")):
        return
    itself = tuple(term("provision_by", one.id, body) for body in bodies)
    fact_base.ask(
        path,
        f"who extends what {name} limits",
        path if one.by else one.id,
        [
            Option("nobody", f"nobody extends what {name} limits", ()),
            Option("itself", f"whoever has the powers extends what {name} limits", itself),
        ],
        assumed=True,
    )


def _encode_time(index: ProposalIndex, fact_base: FactBase, one: Provision) -> None:
    """Record the time that a clause sets, or ask whether it is long where that is open."""
    path, name = f"{one.id}.within", fact_base.quoted(one.id)
    stated, absent = (term(word_, one.id, word("within")) for word_ in ("stated", "absent"))
    if isinstance(one.within, int):
        fact_base.given(path, "provision_within", one.id, one.within)
        fact_base.given(path, "stated", one.id, word("within"))
    elif one.within == "none" or (one.within is None and index.closed):
        fact_base.given(path, "absent", one.id, word("within"))
    elif one.kind in TIMED and index.wants(path, index.read.word("provision_within")):
        long = term("provision_within", one.id, VERY_LONG)
        fact_base.ask(
            path,
            f"what time {name} sets",
            path if one.within else one.id,
            [
                Option("short", f"{name} sets a short time", (stated,)),
                Option("long", f"{name} sets {VERY_LONG} days", (stated, long)),
                Option("absent", f"{name} sets no time", (absent,)),
            ],
            assumed=True,
        )


def _complete(index: ProposalIndex, fact_base: FactBase, kind: str) -> None:
    """Record for which bodies there is no clause of a kind, or ask whether there is one."""
    header, own = index.proposal.proposal, index.provisions(kind)
    question = f"proposal.provisions.{kind}"
    if not index.wants(question, index.read.provision(kind)):
        return
    left = [b for b in index.bodies if not any(b in bound(index, one) for one in own)]
    none, unknown = (any(one.of == how for one in own) for how in ("none", "unknown"))
    closed = index.closed and "provisions" not in header.incomplete
    if none or (not unknown and (closed or "provisions" in header.complete)):
        for body in left:
            fact_base.given(body, "absent", body, word(kind))
    elif left:
        _ask(fact_base, kind, question, left, others=len(left) < len(index.bodies))


def _ask(
    fact_base: FactBase, kind: str, question: str, left: Iterable[str], *, others: bool
) -> None:
    unnamed, what = f"?{kind}", f"clause on {CLAUSES[kind]}"
    fact_base.names[unnamed] = f"a {what}, which the file does not name"
    whom = " for the bodies of which none is stated" if others else ""
    stated = [term("provision", unnamed, word(kind)), term("provision_about_all", unnamed)]
    if kind in TIMED:
        stated.append(term("stated", unnamed, word("within")))
    for body in left:
        stated += [term("provision_of", unnamed, body), term("stated", body, word(kind))]
    absent = tuple(term("absent", body, word(kind)) for body in left)
    fact_base.ask(
        question,
        f"whether the text has a {what}{whom}",
        "proposal",
        [
            Option("stated", f"the text has a {what}{whom}", tuple(stated)),
            Option("absent", f"the text has no {what}{whom}", absent),
        ],
    )

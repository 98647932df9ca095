"""The decision rules to consider where a text states none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from council_rules.logic.candidates import Candidates
from council_rules.logic.index import ProposalIndex
from council_rules.logic.participation import outcomes
from council_rules.logic.seat_at import SeatAt
from council_rules.proposal.model.decisions import Condition

Rule = tuple[str, str, Condition]


def standard_rules(
    candidates: Candidates, body: str, name: Callable[[str], str] = str
) -> list[Rule]:
    """Return value, words and condition of every rule a body may turn out to have.

    Simple majority, three fifths, two thirds, three quarters and unanimity of all members;
    each of the first four also with a majority of the local members, if the body can have
    any; and a majority of those who vote. A text that does not say how something passes may
    also leave it to any one member, to somebody alone, or to one group: these are the worst
    that can hide behind silence. That somebody local decides without outsiders who vote there
    is not supposed: it would excuse what the text says. ``name`` gives the display name of an
    id.
    """
    index = candidates.index
    return [
        *_majorities(index, body),
        *_of_those_who_vote(index, body),
        *_others(candidates, body, name),
    ]


def _majorities(index: ProposalIndex, body: str) -> Iterator[Rule]:
    locals_in = _local_groups(index, body)
    for value, says, condition in (
        ("majority", "a simple majority", _share(1, 2, strict=True)),
        ("three_fifths", "three fifths", _share(3, 5)),
        ("two_thirds", "two thirds", _share(2, 3)),
        ("three_quarters", "three quarters", _share(3, 4)),
    ):
        yield value, says, condition
        if locals_in:
            theirs = (_share(1, 2, strict=True, among=group) for group in locals_in)
            of_all = "the locals" if len(locals_in) == 1 else "each group of locals"
            joint = Condition(all=(condition, *theirs))
            yield f"{value}_and_locals", f"{says} and a majority of {of_all}", joint
    yield "unanimity", "unanimity", Condition(rule="unanimity")


def _of_those_who_vote(index: ProposalIndex, body: str) -> Iterator[Rule]:
    """Yield what is counted from those who come, of all and of each group by itself."""
    half = Condition(more_than=Fraction(1, 2), of="voting")
    yield "majority_of_votes", "a simple majority of those who vote", half
    if groups := _local_groups(index, body) or sorted(_groups_there(index, body)):
        each = (half, *(replace(half, among=group) for group in groups))
        says = "a simple majority of those who vote, and of those of each group"
        yield "majority_of_votes_by_groups", says, Condition(all=each)


def _one_group_alone(
    index: ProposalIndex, body: str, name: Callable[[str], str]
) -> Iterator[Rule]:
    """Yield that one group decides, for two of a dimension: then others have less power.

    Not where outsiders vote: that locals decide without them is not supposed.
    """
    if _outsiders_there(index, body):
        return
    by_dimension: dict[str, list[str]] = {}
    for group in _groups_there(index, body):
        by_dimension.setdefault(index.groups[group].dimension, []).append(group)
    for found in by_dimension.values():
        for group in found[:2] if len(found) > 1 else ():
            says = f"a majority of {name(group)} alone"
            yield f"members_of_{group}", says, _share(1, 2, strict=True, among=group)


def _groups_there(index: ProposalIndex, body: str) -> list[str]:
    """Return the groups of which somebody votes in a body, whatever is open."""
    there = filter(partial(_is_there, index), index.candidates(body))
    return list(dict.fromkeys(group for at in there for group in index.groups_of(at.seat)))


def _outsiders_there(index: ProposalIndex, body: str) -> list[SeatAt]:
    """Return the seats of outsiders of which somebody votes in a body, whatever is open."""
    return [
        at
        for at in index.candidates(body)
        if _is_there(index, at)
        and any(
            {"external", "regional"} & set(index.localities(at.seat, area))
            for area in index.peoples
        )
    ]


def _is_there(index: ProposalIndex, at: SeatAt) -> bool:
    return outcomes(index, at.seat) == ("accepted",) and at.sizes[0].start > 0


def _others(candidates: Candidates, body: str, name: Callable[[str], str]) -> Iterator[Rule]:
    index = candidates.index
    if index.candidates(body):
        yield "one_member", "the vote of any one member", Condition(at_least=1, of="members")
    hands = [one for one in candidates.by_whose_word(body) if one != body]
    foreign = [one for one in hands if not candidates.is_local(one)]
    if len(foreign) > 1:
        either = tuple(Condition(approval_by=one) for one in foreign[:2])
        says = f"the word of {name(foreign[0])} or of {name(foreign[1])}"
        yield "either_word", says, Condition(any=either)
    yield from _one_group_alone(index, body, name)
    for who in foreign:
        alone = Condition(approval_by=who)
        yield f"word_of_{who.lstrip('?')}", f"the word of {name(who)} alone", alone


def _local_groups(index: ProposalIndex, body: str) -> list[str]:
    """Return a group that all seats of local groups are in, or else all these groups."""
    seated: dict[str, set[str]] = {}
    for at in index.candidates(body):
        for group in index.groups_of(at.seat):
            if "local" in index.groups[group].locality.values():
                seated.setdefault(group, set()).add(at.path)
    everybody = set().union(*seated.values())
    whole = [group for group in sorted(seated) if seated[group] == everybody]
    return whole[:1] or sorted(seated)


def _share(above: int, below: int, strict: bool = False, among: str | None = None) -> Condition:
    share = Fraction(above, below)
    if strict:
        return Condition(more_than=share, of="members", among=among)
    return Condition(at_least=share, of="members", among=among)

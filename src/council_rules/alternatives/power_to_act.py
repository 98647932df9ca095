"""Why too little passes: the answers of a solution that leave too little power to act.

A rule on the power to act (``act_short``) is broken where too few of all ways to vote carry a
motion. A further consent or a larger quota lets less pass, so what is refused without it is
refused with it. And bodies that have no member in common vote independently of each other: one
that asks for more than half passes in at most half of all ways, whoever sits there. So seats of
bodies that are not needed to show it need not be named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod

from council_rules.alternatives.case import Case
from council_rules.alternatives.conditions_parts import consenting, counting, part_at, put
from council_rules.alternatives.edits import Edit, Lever
from council_rules.alternatives.request import covers
from council_rules.analysis.games.control import one_wills
from council_rules.analysis.games.demands import demands
from council_rules.analysis.games.facts import IN_A_CHECK as FEW
from council_rules.analysis.games.forms import Unworkable, both
from council_rules.analysis.games.played import Played
from council_rules.analysis.games.spread import Games
from council_rules.analysis.games.structure import Structure
from council_rules.analysis.games.witnesses import IN_A_CHECK
from council_rules.logic.encode import encode
from council_rules.logic.encode_voices import root_of
from council_rules.logic.optimisation import Deadline, Key
from council_rules.proposal.amend import Plain
from council_rules.proposal.model.decisions import Condition, Procedure
from council_rules.record import Record
from council_rules.voting import AtLeast, Formula, Game, TooLarge

HALF = Fraction(1, 2)
FURTHER = frozenset({"add_concurrent_majority", "bind_channel"})
# Answers of which one out of each group is taken: together they are refused.
Groups = list[list[Key]]


def too_little_passes(
    case: Case,
    taken: Mapping[str, str],
    levers: Sequence[Lever],
    about: tuple[str, str],
    deadline: Deadline,
) -> Groups | None:
    """Return what of a solution leaves too little power to act in a procedure.

    ``about`` is the rule and the procedure, ``levers`` are all that can change the vote. The
    answers come group by group: whatever is taken out of each, the rule is broken. None if
    more cannot be said than that all answers together break it.
    """
    code, subject = about
    asked = [
        one.value
        for one in demands(case.standard.rules, case.standard.settings)
        if one.code == code and one.witness == "act_short"
    ]
    simple = all(one.fallback is None for one in case.loaded.proposal.procedures)
    if not asked or not simple or not deadline.left:
        return None
    try:
        return _Reason(case, subject, max(asked), levers, deadline).of(taken)
    except (Unworkable, TooLarge):
        return None


class _Vote(Record):
    """How a procedure is voted on: what share of ways passes in bodies that vote apart.

    ``halves`` are bodies that pass in at most half of all ways, whoever sits there.
    """

    shares: Mapping[frozenset[str], Fraction]
    halves: frozenset[str]

    def most(self, free: Iterable[str] = ()) -> Fraction:
        """Return the largest share that can pass, whoever sits in the bodies that are free."""
        free = frozenset(free)
        kept = (share for bodies, share in self.shares.items() if not bodies & free)
        return prod(kept, start=HALF ** len(free))


class _Reason:
    def __init__(
        self,
        case: Case,
        subject: str,
        asked: Fraction,
        levers: Sequence[Lever],
        deadline: Deadline,
    ) -> None:
        self._case, self._subject, self._asked = case, subject, asked
        self._deadline = deadline
        offered = {id for id, _ in case.table.by_answer}
        self._levers = {one.id: one for one in levers if one.id in offered}
        self._votes = case.loaded.proposal.procedures
        procedures = {f"{one.id}.passes_when": one for one in case.loaded.proposal.procedures}
        self._tighter = {
            id: frozenset(_tighter(case, lever, procedures[id]))
            for id, lever in self._levers.items()
            if id in procedures
        }

    def of(self, taken: Mapping[str, str]) -> Groups | None:
        rest = dict(taken)
        for id, tighter in self._tighter.items():
            fewer = {key: value for key, value in rest.items() if key != id}
            if rest.get(id) in tighter and self._is_short(fewer):
                rest = fewer
        vote = self._vote(rest)
        if vote is None or vote.most() >= self._asked:
            return None
        free: list[str] = []
        for body in sorted(vote.halves, key=lambda one: (vote.most([one]), one)):
            if vote.most([*free, body]) < self._asked:
                free.append(body)
        return self._groups(rest, free)

    def _groups(self, rest: Mapping[str, str], free: Sequence[str]) -> Groups:
        kept = self._kept(rest)
        groups: Groups = []
        beside = self._beside(rest, free)
        for id, lever in self._levers.items():
            of_free = all(any(covers(body, path) for body in free) for path in lever.paths)
            if of_free or id in beside:
                continue
            values = [rest.get(id, lever.as_is)]
            if values == [lever.as_is]:
                values += sorted(self._tighter.get(id, ()))
            elif kept == [id]:
                values += self._as_short(rest, id, free)
            groups.append([(id, one) for one in values])
        return groups

    def _beside(self, rest: Mapping[str, str], free: Sequence[str]) -> set[str]:
        """Return levers of one edit that leave a body that is free at half of all ways.

        They are of that body alone, so that it makes no difference what others are used.
        """
        found = set()
        for id, lever in self._levers.items():
            own = [one.body for one in self._votes if one.id == lever.path]
            if id in self._tighter or len(lever.edits) > 1 or not {*own} & {*free}:
                continue
            turned = {key: value for key, value in rest.items() if key != id}
            if id not in rest:
                turned[id] = lever.edits[0].value
            if self._stays_short(turned, free):
                found.add(id)
        return found

    def _stays_short(self, taken: Mapping[str, str], free: Sequence[str]) -> bool:
        """Return whether too little passes with other answers as well."""
        vote = self._vote(taken) if self._deadline.left else None
        return bool(vote and vote.halves >= {*free} and vote.most(free) < self._asked)

    def _kept(self, rest: Mapping[str, str]) -> list[str]:
        """Return the rules without whose further consent or larger quota enough passes."""
        return [id for id, tighter in self._tighter.items() if rest.get(id) in tighter]

    def _as_short(self, rest: Mapping[str, str], id: str, free: Sequence[str]) -> list[str]:
        """Return other values with which too little passes as well, all else being so."""
        others = sorted(self._tighter[id] - {rest[id]})
        return [one for one in others if self._stays_short({**rest, id: one}, free)]

    def _is_short(self, taken: Mapping[str, str]) -> bool:
        vote = self._vote(taken)
        return vote is not None and vote.most() < self._asked

    def _vote(self, taken: Mapping[str, str]) -> _Vote | None:
        """Return the vote where some answers are taken; None if it is open how it goes."""
        case = self._case
        proposal = case.amended(case.table.edits(taken))
        if proposal is None or self._subject not in {one.id for one in proposal.procedures}:
            return None
        fact_base = encode(proposal, probing=True, read=case.standard.read)
        games = Games(proposal, fact_base)
        spread = games.of_procedure(self._subject, FEW)
        if spread.games is None or len(spread.games) > 1 or spread.typical.undivided:
            return None
        halves = frozenset(_halves(games.structure, self._subject))
        if spread.typical.form is False:
            # a condition that nobody can meet: it is one of those that were put in
            at = {body for id in self._kept(taken) for body in self._at(id, taken[id])}
            return _Vote({frozenset(at): Fraction(0)}, halves - at) if at else None
        return _Vote(_shares(games.structure, spread.typical), halves)

    def _at(self, id: str, value: str) -> set[str]:
        """Return the bodies that a further consent or larger quota is asked of."""
        lever = self._levers[id]
        own = {path.partition(".")[0] for path in lever.paths}
        procedures = {one.id: one.body for one in self._case.loaded.proposal.procedures}
        edit = lever.edit(value)
        asked = {who for _, _, to in edit.amendments for who in consenting(to)} if edit else ()
        return {procedures.get(one, one.partition("/")[0]) for one in (*own, *asked)}


def _shares(structure: Structure, played: Played) -> dict[frozenset[str], Fraction]:
    """Return what share of ways passes among bodies that have members in common."""
    form = played.form
    if isinstance(form, bool):
        return {frozenset(): Fraction(int(form))}
    bodies = {name: frozenset(_at_home(structure, played, name)) for name in played.members}
    apart: list[tuple[frozenset[str], list[Formula]]] = []
    for part in _needed(form):
        home = frozenset().union(*(bodies[name] for name in part.members()))
        alike = [one for one in apart if one[0] & home]
        parts = [part, *(own for _, owns in alike for own in owns)]
        apart = [one for one in apart if one not in alike]
        apart.append((home.union(*(one for one, _ in alike)), parts))
    return {home: _share(parts) for home, parts in apart}


def _at_home(structure: Structure, played: Played, name: str) -> Iterator[str]:
    """Yield the bodies in which a member sits; somebody without a seat is one by himself."""
    held = dict(played.holdings)[name].seats
    for path in [path for path, _ in held] or [name.partition("#")[0]]:
        yield structure.seats.get(path, name)


def _needed(form: Formula) -> Sequence[Formula]:
    """Return the conditions that all have to be met."""
    if isinstance(form, AtLeast) and form.needed == len(form.parts):
        return form.parts
    return [form]


def _share(parts: Sequence[Formula]) -> Fraction:
    form = both(*parts)
    assert not isinstance(form, bool), "parts of a formula are formulas"
    members = tuple(form.members())
    return Fraction(Game(form, members, IN_A_CHECK).count_winning(), 2 ** len(members))


def _halves(structure: Structure, subject: str) -> Iterator[str]:
    """Yield bodies that pass in at most half of all ways, whoever sits there.

    They ask for more than half, and nobody in particular sits there who could sit elsewhere.
    """
    named = {path.partition("/")[0] for path in one_wills(structure)}
    todo = [subject]
    for id in todo:
        procedure = structure.procedures[id]
        tied = procedure.tie_break not in (None, "fails", "status_quo", "none")
        parts = list(_all_of(_settled(structure, procedure)))
        if procedure.body not in named and not tied and any(map(_is_over_half, parts)):
            yield procedure.body
        for asked in (one.approval_by for one in parts if one.approval_by):
            votes = (
                [asked] if asked in structure.procedures else structure.voices.get(asked, [])
            )
            if len(votes) == 1 and not structure.is_replaceable(asked, id):
                todo += [vote for vote in votes if vote not in todo]


def _settled(structure: Structure, procedure: Procedure) -> Condition:
    """Return when a procedure passes, where that is not stated what it is taken to be."""
    becomes = structure.becomes.get(root_of(procedure.id))
    return structure.conditions[becomes] if becomes else procedure.passes_when


def _all_of(condition: Condition) -> Iterator[Condition]:
    if condition.all is None:
        yield condition
    for part in condition.all or ():
        yield from _all_of(part)


def _is_over_half(condition: Condition) -> bool:
    if condition.rule in ("unanimity", "consensus"):
        return True
    at_least, more_than = condition.at_least, condition.more_than
    if isinstance(at_least, Fraction):
        return at_least > HALF
    return isinstance(more_than, Fraction) and more_than >= HALF


def _tighter(case: Case, lever: Lever, procedure: Procedure) -> Iterator[str]:
    """Yield the values of a rule with which no more can pass than as it is."""
    for edit in lever.edits:
        if {*edit.kinds} <= FURTHER or (
            edit.kinds == ("change_quota",) and _is_larger(case, lever, edit, procedure)
        ):
            yield edit.value


def _is_larger(case: Case, lever: Lever, edit: Edit, procedure: Procedure) -> bool:
    """Return whether all that an edit does is to ask for a larger share of the members."""
    written, ((_, _, to),) = case.draft.value(lever.path), edit.amendments
    if not isinstance(written, (str, dict)):
        return False
    now: dict[str, Plain] = {"rule": written} if isinstance(written, str) else written
    seats = case.draft.index.candidates(procedure.body)
    full = all(at.seat.participation is None for at in seats)
    for leaf in counting(now):
        was, part = part_at(now, leaf), part_at(to, leaf)
        if was != part:
            same = put(to, leaf, was) == now if isinstance(to, dict) else False
            return same and _asks_more(was, part, full)
    return False


def _asks_more(was: Mapping[str, Plain], part: Mapping[str, Plain], full: bool) -> bool:
    """Return whether a share is larger; ``full`` is whether no member can be missing."""
    keys = ("among", "counting")
    if was.get("of") != "members" or any(was.get(key) != part.get(key) for key in keys):
        return False
    if part.get("rule") == "unanimity":
        return full
    return part.get("of") == "members" and _amount(part) > _amount(was)


def _amount(part: Mapping[str, Plain]) -> tuple[Fraction, bool]:
    """Return a share and whether more than it is needed; nothing for what is no share."""
    for key in ("at_least", "more_than"):
        text = str(part.get(key, ""))
        if "/" in text:
            return Fraction(text), key == "more_than"
    return Fraction(2), True

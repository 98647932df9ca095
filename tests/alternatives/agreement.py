"""Everything that a search claims, held against every combination of edits.

The combinations go up to a number of levers. So a claim that nothing does as much at less
cost, or that nothing does something at all, is refuted by any of them; what the search found
with as few edits has to be among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

import pytest

from council_rules.alternatives import case
from council_rules.alternatives.agreements import agreements
from council_rules.alternatives.cures import with_cures
from council_rules.alternatives.edits import COSTS, Lever
from council_rules.alternatives.outcome import Alternative, Alternatives, Conflict, Outcome
from council_rules.alternatives.parties import Agreements, Demand, Party
from council_rules.alternatives.request import Pin, Request
from council_rules.alternatives.search import alternatives
from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import Standard
from council_rules.findings.finding import Verdict
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import Loaded
from council_rules.record import Record
from tests.alternatives.brute_force import Finding, Text, Use, every_text, usual
from tests.alternatives.scope import Scope

SECONDS = 120.0
COME_TO = {
    Outcome.MET: (Verdict.MET,),
    Outcome.OPEN: (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT),
    Outcome.VIOLATED: (Verdict.VIOLATED,),
    Outcome.NOT_APPLICABLE: (None,),
}


class Council(Record):
    """A council with the levers that are offered, and the text for all that they allow.

    ``most`` is how many levers are used at once in a text.
    """

    loaded: Loaded
    standard: Standard
    offered: tuple[Lever, ...]
    texts: tuple[Text, ...]
    scope: Scope
    most: int

    @property
    def violated(self) -> tuple[Finding, ...]:
        """Return what is violated as the council stands."""
        verdicts = self.texts[0].verdicts
        return tuple(sorted(one for one, v in verdicts.items() if v is Verdict.VIOLATED))

    def keeping(self, pins: Iterable[Pin]) -> list[Text]:
        """Return the texts that may be written and change nothing that is fixed."""
        fixed = tuple(pins)
        return [text for text in self.texts if text.allowed and text.keeps(fixed)]

    @contextmanager
    def only_these_levers(self) -> Iterator[None]:
        """Let a search offer the levers of the council and no others."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(case, "levers", lambda draft: list(self.offered))
            yield


def council(loaded: Loaded, standard: Standard, offered: Sequence[Lever], most: int) -> Council:
    """Return a council with the texts for all combinations of so many levers at most."""
    texts = every_text(loaded, standard, offered, most)
    scope = Scope(loaded, standard)
    return Council(loaded, standard, tuple(offered), tuple(texts), scope, most)


def priced(costs: Mapping[str, int], use: Use) -> int:
    """Return what an edit costs by a table over the usual one."""
    _, edit = use
    return edit.number * sum(costs.get(kind, COSTS[kind]) for kind in edit.kinds)


def search_agrees(own: Council, **request: object) -> Alternatives:
    """Search as somebody asks, and hold all that is claimed against the texts."""
    asked = Request(seconds=SECONDS, **request)  # type: ignore[arg-type]
    with own.only_these_levers():
        found = alternatives(own.loaded, own.standard, asked)
    texts = own.keeping(asked.fixed)
    goals = tuple(one for one in own.violated if one[0] in found.goals)
    assert set(found.wanted) == set(goals)
    for one in found.found:
        is_as_told(own.loaded, own.standard, own.violated, one)
        if one.proven and not asked.front:
            _is_least(own, one, texts, goals, asked.costs)
    if found.complete and not found.found and not asked.front:
        better = (text for text in texts if _better(text, texts[0], goals))
        assert not [text for text in better if own.scope.has(text)]
    for conflict in found.conflicts:
        _is_impossible(own, conflict, asked)
    if asked.front and found.complete:
        _is_the_front(own, found, texts, goals, asked.costs)
    return found


def is_as_told(
    loaded: Loaded, standard: Standard, violated: Iterable[Finding], one: Alternative
) -> None:
    """What has become of each goal is what a check of the written text says.

    ``violated`` is what is so as the file stands.
    """
    after = check_loaded(load_amended(loaded.text, one.amendments), standard)
    verdicts = {(f.code, f.subject): f.verdict for f in after.findings}
    for goal, outcome in one.outcomes:
        assert verdicts.get(goal) in COME_TO[outcome]
    assert one.cost == sum(change.edit.cost for change in one.changes)
    now = {at for at, verdict in verdicts.items() if verdict is Verdict.VIOLATED}
    assert now <= {*violated}


def _is_least(
    council: Council,
    one: Alternative,
    texts: Sequence[Text],
    goals: Sequence[Finding],
    costs: Mapping[str, int],
) -> None:
    """No text does as much at less cost, or more; what is left open is not compared."""
    unmet = len(goals) - len(one.cures)
    violated = len(one.with_outcome(Outcome.VIOLATED))
    own = (unmet, violated, violated + len(one.with_outcome(Outcome.NOT_APPLICABLE)))
    for text in texts:
        rank, cost = text.rank(goals), text.cost(partial(priced, costs))
        if text.leaves_open(goals):
            as_told = rank[0] >= unmet
        else:
            as_told = (rank, cost) >= (own, one.cost)
        assert as_told or not council.scope.has(text), told(text)


def _better(text: Text, other: Text, goals: Sequence[Finding]) -> bool:
    return not text.leaves_open(goals) and text.rank(goals) < other.rank(goals)


def _is_impossible(own: Council, conflict: Conflict, asked: Request) -> None:
    """Nothing meets a goal with the demands that are named; without one of them something does.

    What the release of a pin costs is what the cheapest text costs then.
    """
    if not conflict.proven:
        return
    kept = {*conflict.goals, conflict.finding}
    for text in own.texts:
        breaks = {code for code, _ in text.new} & {*conflict.rules}
        possible = not (breaks or text.lost) and text.keeps(conflict.pins)
        meets = possible and text.meets(kept) and own.scope.has(text)
        assert not meets, told(text)
    for release in conflict.releases:
        if release.proven:
            pins = [pin for pin in asked.fixed if pin != release.pin]
            meeting = (one for one in own.keeping(pins) if one.meets([conflict.finding]))
            for text in meeting:
                cost = text.cost(partial(priced, asked.costs))
                assert cost >= release.cost or not own.scope.has(text), told(text)


def _is_the_front(
    own: Council,
    found: Alternatives,
    texts: Sequence[Text],
    goals: Sequence[Finding],
    costs: Mapping[str, int],
) -> None:
    """Everything is matched by something shown, and what is shown is beaten by nothing.

    What costs no more and violates no more but only leaves open what is met is no better.
    """
    shown = {(len(one.remaining), one.cost, one.moved): _unmet(one) for one in found.found}
    as_is = (len(goals), 0, 0)
    for text in texts:
        at = (
            text.rank(goals)[1],
            text.cost(partial(priced, costs)),
            sum(edit.moved for _, edit in text.uses),
        )
        matched = any(_as_good(point, at) for point in {*shown, as_is})
        beaten = [point for point in shown if _as_good(at, point) and at != point]
        as_told = matched and all(shown[point] < text.rank(goals)[0] for point in beaten)
        assert as_told or not own.scope.has(text), told(text)


def _unmet(one: Alternative) -> int:
    return sum(outcome is not Outcome.MET for _, outcome in one.outcomes)


def _as_good(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


def cures_agree(own: Council) -> None:
    """The cure of each finding by itself is the cheapest text that meets it."""
    with own.only_these_levers():
        before = check_loaded(own.loaded, own.standard)
        report = with_cures(before, own.loaded, own.standard, seconds=SECONDS)
    texts = own.keeping(())
    offered = {edit.says for lever in own.offered for edit in lever.edits}
    # for what games decide every quota is tried, of which there are no texts
    played = {rule.code for rule in own.standard.rules if rule.witness}
    for finding in (one for one in report.of(Verdict.VIOLATED) if one.code not in played):
        cure, at = finding.cure, (finding.code, finding.subject)
        assert cure is not None
        meeting = [text for text in texts if text.meets([at])]
        weighed = [text for text in meeting if own.scope.has(text)]
        if cure.edits:
            least = min((text.cost(usual) for text in weighed), default=cure.cost)
            assert not cure.proven or cure.cost <= least, at
            # where not all edits are weighed every quota is tried, of which there are no texts
            among = {*cure.edits} <= offered and len(cure.edits) <= own.most
            assert not among or cure.cost in [text.cost(usual) for text in meeting], at
        elif cure.searched:
            assert not weighed, at


def parties_agree(own: Council, parties: Sequence[Party]) -> Agreements:
    """What all accept is no better for all elsewhere; where nothing is, the demands clash."""
    with own.only_these_levers():
        common = Request(seconds=SECONDS)
        found = agreements(own.loaded, own.standard, parties, common)
    demanded = [one for party in parties for one in demands_of(party)]
    acceptable = [
        text
        for text in own.texts
        if accepted(text, parties, demanded, own.violated) and own.scope.has(text)
    ]
    costs = {
        tuple(text.cost(partial(priced, p.request.costs)) for p in parties)
        for text in acceptable
    }
    shown = {tuple(cost for _, cost in agreement.costs) for agreement in found.agreements}
    for agreement in found.agreements:
        is_as_told(own.loaded, own.standard, own.violated, agreement.alternative)
    assert not any(_as_good(a, b) and a != b for a in costs for b in shown)
    if found.complete and found.wanted:
        assert all(any(_as_good(b, a) for b in shown) for a in costs)
    if found.complete and found.wanted and not found.agreements:
        assert not acceptable
        _clash(own, found, parties, demanded)
    return found


def _clash(
    own: Council, found: Agreements, parties: Sequence[Party], demanded: Sequence[Demand]
) -> None:
    """Nothing meets all demands of a clash, and what giving up one opens is the cheapest."""
    assert found.clash
    texts = [t for t in own.texts if accepted(t, parties, found.clash, own.violated)]
    assert not [text for text in texts if own.scope.has(text)]
    for opening in found.openings:
        given_up = (opening.demand.party, opening.demand.kind, opening.demand.what)
        kept = [one for one in demanded if (one.party, one.kind, one.what) != given_up]
        texts = [t for t in own.texts if accepted(t, parties, kept, own.violated)]
        texts = [text for text in texts if own.scope.has(text)]
        sums = [sum(t.cost(partial(priced, p.request.costs)) for p in parties) for t in texts]
        if opening.possible:
            assert min(sums, default=99) >= sum(cost for _, cost in opening.costs)
        else:
            assert not sums


def demands_of(party: Party) -> Iterator[Demand]:
    """Return what a party demands: rules that are met, pins, and the most it can bear."""
    for code in party.request.goals:
        yield Demand(party.name, "goal", code)
    for pin in party.request.fixed:
        yield Demand(party.name, "pin", pin.path)
    if party.request.most_cost is not None:
        yield Demand(party.name, "cost", str(party.request.most_cost))


def accepted(
    text: Text,
    parties: Sequence[Party],
    demanded: Sequence[Demand],
    violated: Sequence[Finding],
) -> bool:
    """Return whether a text may be written and meets some demands of parties."""
    costs = {party.name: party.request.costs for party in parties}
    goals = {one.what for one in demanded if one.kind == "goal"}
    pins = [Pin(one.what) for one in demanded if one.kind == "pin"]
    bearable = all(
        text.cost(partial(priced, costs[one.party])) <= int(one.what)
        for one in demanded
        if one.kind == "cost"
    )
    wanted = [one for one in violated if one[0] in goals]
    return text.allowed and bearable and text.keeps(pins) and text.meets(wanted)


def told(text: Text) -> str:
    """Return the edits of a text in words."""
    return " and ".join(edit.says for _, edit in text.uses) or "the text as it stands"

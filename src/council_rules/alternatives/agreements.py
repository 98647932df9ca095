"""A search for texts that several parties accept, or for the demands that clash."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from council_rules.alternatives.abstraction import by_subject
from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Finding, Outcome
from council_rules.alternatives.parties import (
    Agreement,
    Agreements,
    Demand,
    Opening,
    Party,
    barred,
    costs_to,
    demands,
    each,
)
from council_rules.alternatives.refinement import Refinement
from council_rules.alternatives.request import Request
from council_rules.alternatives.trial import Trial
from council_rules.analysis.standard import Standard
from council_rules.findings.report import FileReport
from council_rules.logic.optimisation import Deadline, Key, Progress, Solution
from council_rules.logic.repair import RepairProgram
from council_rules.proposal.load import Loaded

# Less than so much to each party, or anything.
Box = tuple[int | None, ...]
# So many texts at most are looked for on the front.
MOST_AGREEMENTS = 12


def agreements(
    loaded: Loaded,
    standard: Standard,
    parties: Sequence[Party],
    common: Request,
    tell: Progress | None = None,
    deadline: Deadline | None = None,
    keep: Callable[[Agreements], None] = lambda _: None,
    before: FileReport | None = None,
) -> Agreements:
    """Return the texts that all parties accept, or what of their demands clashes.

    ``common`` holds for all of them: what the file itself fixes, the time, and what may be
    broken anew. ``deadline`` is for those who may end the search early; ``keep`` is given what
    there is whenever more is found; ``before`` is the report on the file, with what persons
    judged, if that is known. Raises UnknownPath and UnknownScenario.
    """
    deadline = deadline or Deadline(common.seconds)
    goals = tuple(dict.fromkeys(code for one in parties for code in one.request.goals))
    request = replace(
        common, goals=goals, permits=(), costs={}, most_cost=None, most_edits=None
    )
    case = Case(loaded, standard, request, before, [one.request for one in parties])
    for party in parties:
        case.refuse_unknown(party.request)
    return _Search(case, parties, deadline, tell, keep).run()


class _NotFoundOutError(Exception):
    """Whether anything meets goals that the solver does not weigh was not found out."""


class _Search:
    def __init__(
        self,
        case: Case,
        parties: Sequence[Party],
        deadline: Deadline,
        tell: Progress | None,
        keep: Callable[[Agreements], None],
    ) -> None:
        self._case, self._parties, self._deadline = case, parties, deadline
        self._keep = keep
        keep(self._come_to([], complete=False))
        _price(case, parties)
        self._refinement = Refinement(case, case.wanted, "cost", deadline, tell)
        self._costs = [costs_to(case, party) for party in parties]
        self._all = demands(parties, case.wanted)
        self._fixed = case.pinned(pin.path for pin in case.request.fixed)
        # rules of which single edits were tried, as the solver does not weigh them
        self._tried: set[str] = set()

    def run(self) -> Agreements:
        """Return what the negotiation comes to."""
        agreements: list[Agreement] = []
        clash: tuple[Demand, ...] = ()
        openings: list[Opening] = []
        beyond: tuple[Finding, ...] = ()
        complete = True
        try:
            for agreement in self._front() if self._case.wanted else ():
                agreements.append(agreement)
                self._keep(self._come_to(agreements, complete=False))
            if self._case.wanted and not agreements and not self._case.table.unweighed:
                clash = tuple(self._clash(self._all))
                beyond = tuple(self._out_of_reach(clash))
                so_far = replace(self._come_to([], False), clash=clash, out_of_reach=beyond)
                self._keep(so_far)
                for opening in self._openings(clash):
                    openings.append(opening)
                    self._keep(replace(so_far, openings=tuple(openings)))
        except TimeoutError:
            complete = False
        except _NotFoundOutError:
            # what clashes beside such a goal is not known either
            clash, openings, beyond, complete = (), [], (), False
        not_tried = self._case.table.unweighed.values()
        told = self._come_to(agreements, complete and not (self._tried or not_tried))
        return replace(
            told,
            clash=clash,
            openings=tuple(openings),
            left_out=self._left_out(),
            out_of_reach=beyond,
            unweighed=tuple(sorted(self._tried)),
            not_tried=tuple(edit.says for edit in not_tried),
        )

    def _left_out(self) -> tuple[str, ...]:
        """Return the edits that no file could hold, in words."""
        edits = (*self._case.table.dropped, *self._case.assumed_otherwise)
        return tuple(edit.says for edit in edits)

    def _come_to(self, agreements: Sequence[Agreement], complete: bool) -> Agreements:
        return Agreements(
            file=self._case.loaded.name,
            parties=tuple(self._parties),
            wanted=self._case.wanted,
            agreements=tuple(
                sorted(agreements, key=lambda one: sum(cost for _, cost in one.costs))
            ),
            clash=(),
            openings=(),
            complete=complete,
            interrupted=self._deadline.interrupted,
            judged_by=self._case.standard.judged_by,
        )

    def _front(self) -> Iterator[Agreement]:
        """Return the acceptable texts of which none is better for all.

        The cheapest to all together within a box is on the front; what else is on it costs
        some party less. Raises TimeoutError if it has more of them than are looked for.
        """
        boxes: list[Box] = [(None,) * len(self._parties)]
        known: set[tuple[int, ...]] = set()
        for box in boxes:
            found = self._cheapest(self._all, box)
            if found is None:
                continue
            solution, trial = found
            costs = self._to_each(solution)
            if costs not in known:
                known.add(costs)
                told = self._refinement.told(trial, solution, self._deadline)
                yield Agreement(told, self._named(costs))
            if len(known) == MOST_AGREEMENTS:
                raise TimeoutError
            for position, cost in enumerate(costs):
                fewer = (*box[:position], cost, *box[position + 1 :])
                if cost and fewer not in boxes:
                    boxes.append(fewer)

    def _cheapest(self, kept: Sequence[Demand], box: Box = ()) -> tuple[Solution, Trial] | None:
        """Return the cheapest text that some demands accept; None if there is none.

        Raises TimeoutError, and _NotFoundOutError for goals that the solver does not weigh.
        """
        pinned = [*self._fixed, *barred(self._case, self._parties, kept)]
        goals = {one.what for one in kept if one.kind == "goal"}
        apart = {o for o in self._case.wanted if o[0] in goals and not self._case.weighs(o)}
        while True:
            solution = self._refinement.best(
                pinned, lambda known: self._within(known, kept, box)
            )
            if solution is None:
                return None
            trial = self._case.tried(self._case.table.edits(solution.taken))
            if trial is not None and all(
                outcome is Outcome.MET for (code, _), outcome in trial.outcomes if code in goals
            ):
                return solution, trial
            if trial is not None and apart - {*trial.with_outcome(Outcome.MET)}:
                return self._beside(solution, {*pinned}, apart, kept, box)
            if not solution.taken:
                return None
            # what it leaves open is not met, and it is not what was asked for
            self._refinement.abstraction.refuse(solution.taken.items())

    def _beside(
        self,
        solution: Solution,
        ruled_out: Set[Key],
        apart: Set[Finding],
        kept: Sequence[Demand],
        box: Box,
    ) -> tuple[Solution, Trial]:
        """Return a solution with the cheapest edit that meets what the solver does not weigh.

        Raises TimeoutError, and _NotFoundOutError if no edit does.
        """
        case, codes = self._case, frozenset(code for code, _ in apart)
        goals = {one.what for one in kept if one.kind == "goal"}
        wanted = {one for one in case.wanted if one[0] in goals}
        self._tried |= codes
        for key, edit in sorted(case.table.by_answer.items(), key=lambda item: item[1].cost):
            if not self._deadline.left:
                raise TimeoutError
            if key in ruled_out or key[0] in solution.taken or case.table.levers[key[0]].after:
                continue
            taken = {**solution.taken, key[0]: key[1]}
            edits = case.table.edits(taken)
            if not self._bearable(taken, kept, box) or not case.glance(edits, codes):
                continue
            trial = case.tried(edits)
            if trial and not trial.refused and wanted <= {*trial.with_outcome(Outcome.MET)}:
                cost = solution.cost + edit.cost
                return replace(solution, taken=taken, cost=cost, proven=False), trial
        raise _NotFoundOutError

    def _bearable(self, taken: Mapping[str, str], kept: Sequence[Demand], box: Box) -> bool:
        """Return whether edits stay within what parties can bear, and within a box."""
        costs = [sum(own[key] for key in taken.items()) for own in self._costs]
        of = dict(zip((one.name for one in self._parties), costs, strict=True))
        for one in kept:
            if one.kind == "cost" and of[one.party] > int(one.what):
                return False
            if one.kind == "changes" and len(taken) > int(one.what):
                return False
        bounds = zip(costs, box, strict=False)
        return all(below is None or cost < below for cost, below in bounds)

    def _within(self, program: RepairProgram, kept: Sequence[Demand], box: Box) -> list[int]:
        """Return the limits to what meets the goals, at acceptable costs, within a box."""
        goals = {one.what for one in kept if one.kind == "goal"}
        found = program.met(one for one in program.wanted if one[0] in goals)
        costs_of = dict(zip((one.name for one in self._parties), self._costs, strict=True))
        for one in kept:
            if one.kind == "cost":
                found.append(program.cheaper(int(one.what) + 1, costs_of[one.party]))
            elif one.kind == "changes":
                alike = dict.fromkeys(costs_of[one.party], 1)
                found.append(program.cheaper(int(one.what) + 1, alike))
        for below, costs in zip(box, self._costs, strict=False):
            if below is not None:
                found.append(program.cheaper(below, costs))
        return found

    def _clash(self, among: Sequence[Demand]) -> list[Demand]:
        """Return demands that cannot be met together, of which each is needed for that.

        Pins are what parties give up most easily, so goals are left out last.
        """
        kept = list(among)
        order = {"changes": 0, "cost": 1, "permits": 2, "pin": 3, "goal": 4}
        for one in sorted(among, key=lambda demand: order[demand.kind]):
            fewer = [other for other in kept if other is not one]
            if self._cheapest(fewer) is None:
                kept = fewer
        return kept

    def _out_of_reach(self, clash: Sequence[Demand]) -> Iterator[Finding]:
        """Return the verdicts of a goal that clashes by itself which no edits meet."""
        for code in {one.what for one in clash if len(clash) == 1 and one.kind == "goal"}:
            program = self._refinement.abstraction.program
            for finding in sorted(one for one in program.wanted if one[0] == code):
                if not program.possible([finding], self._fixed, (), self._deadline):
                    yield from by_subject([finding])

    def _openings(self, clash: Sequence[Demand]) -> Iterator[Opening]:
        """Return what giving up each of some demands opens, all others of the parties kept."""
        for one in clash:
            others = [other for other in self._all if other is not one]
            found = self._cheapest(others)
            if found is None:
                yield Opening(one, possible=False, clash=tuple(self._clash(others)))
                continue
            solution, trial = found
            says = tuple(edit.says for edit in trial.edits)
            yield Opening(one, self._named(self._to_each(solution)), says)

    def _to_each(self, solution: Solution) -> tuple[int, ...]:
        return tuple(sum(costs[key] for key in solution.taken.items()) for costs in self._costs)

    def _named(self, costs: Sequence[int]) -> tuple[tuple[str, int], ...]:
        names = (party.name for party in self._parties)
        return tuple(zip(names, costs, strict=True))


def _price(case: Case, parties: Sequence[Party]) -> None:
    """Let each edit of a case cost what it costs all parties together."""
    priced = []
    for lever in case.levers:
        edits = []
        for edit in lever.edits:
            cost = sum(each(party, lever.path, edit) for party in parties)
            edits.append(replace(edit, each=cost))
        priced.append(replace(lever, edits=tuple(edits)))
    case.levers = priced

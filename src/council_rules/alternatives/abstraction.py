"""The part of the question that a search asks: little at first, and what it has to learn.

Most rules and most of what is open do not matter to a cure. So the solver is first asked
about the rules that are to be cured, in the usual completion alone; its solution is written
into the file and checked in full, and only what the check objects to is added. What is the
least under fewer demands, and meets all of them, is the least.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from clingo import Symbol

from council_rules.alternatives.case import Case
from council_rules.alternatives.outcome import Finding
from council_rules.logic.completions import Answers
from council_rules.logic.optimisation import First, Key
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.repair import LeftOpen, RepairProgram, Terms, World, as_it_is

# A rule and its subject, as the solver names it.
Broken = tuple[str, Symbol]

# What only games show, where rules break for other reasons as well: the solver takes it as it
# likes, and the rest of the condition is weighed.
LEFT_OPEN = {"improper": LeftOpen("improper/1", "{ improper(P) } :- procedure(P,_).")}


class Abstraction:
    """The rules, completions and refusals that a search knows of so far."""

    def __init__(self, case: Case, wanted: Iterable[Finding], first: First = "missed") -> None:
        """Take what is to be cured, and whether that weighs more than what it costs."""
        self.case = case
        self.wanted = frozenset(wanted)
        self._goals = {code for code, _ in self.wanted}
        self.codes = self._goals & set(case.weighable)
        # what must not be broken anew, so far as the solver can weigh it
        self._kept_only: set[str] = set()
        self._first: First = first
        self._completions: list[Answers] = [case.answers]
        # what is open as the file stands, and was seen to be violated by edits
        self._open_before: set[Finding] = set()
        self._refused: list[list[Key]] = []
        self._apart: list[list[list[Key]]] = []
        self._program: RepairProgram | None = None
        # how often more was learned than what is refused
        self.edition = 0

    @property
    def heeded(self) -> set[str]:
        """Return the rules that the program knows, wholly or as far as it can weigh them."""
        return self.codes | self._kept_only

    @property
    def program(self) -> RepairProgram:
        """Return the program of all that is known so far, made when first asked for."""
        if self._program is None:
            self._program = self._made()
            self._program.exclude(self._refused)
            for groups in self._apart:
                self._program.exclude_together(groups)
        return self._program

    def learn_rules(self, codes: Iterable[str]) -> bool:
        """Heed these rules from now on; return whether that is any news."""
        known = {*codes}
        news = known & set(self.case.weighable) - self.codes
        kept_only = known & set(_partly_weighable(self.case)) - self._kept_only
        kept_only -= self.case.spared
        self.codes |= news
        self._kept_only |= kept_only
        if news or kept_only:
            self._outdate()
        return bool(news or kept_only)

    def _outdate(self) -> None:
        """Let go of the program: the next is made once it is asked for, and one is kept."""
        self._program = None
        self.edition += 1

    @property
    def completions(self) -> int:
        """Return how many completions are known, the usual one among them."""
        return len(self._completions)

    def learn_completion(self, answers: Answers) -> bool:
        """Heed a completion from now on; return whether that is any news."""
        answers = {**self.case.answers, **answers}
        if answers in self._completions or not answers:
            return False
        self._completions.append(dict(answers))
        self._outdate()
        return True

    def learn_open(self, finding: Finding, kept_if: Answers) -> bool:
        """Have something kept in some completion from now on that is open as the file stands.

        It is known to be so with some answers. Return whether that is any news.
        """
        news = finding not in self._open_before
        if news:
            self._open_before.add(finding)
            self._outdate()
        return self.learn_completion(kept_if) or news

    def refuse(self, taken: Iterable[Key]) -> None:
        """Never take all of these answers again."""
        self._refused.append(list(taken))
        self.program.exclude(self._refused[-1:])

    def refuse_each(self, groups: Sequence[Sequence[Key]]) -> None:
        """Never again take an answer out of each of these groups, of one or more."""
        single = [group[0] for group in groups if len(group) == 1]
        several = [group for group in groups if len(group) > 1]
        if several:
            self.keep_apart([*([key] for key in single), *several])
        else:
            self.refuse(single)

    def keep_apart(self, groups: Iterable[Iterable[Key]]) -> None:
        """Never again take an answer out of each of these groups."""
        self._apart.append([list(group) for group in groups])
        self.program.exclude_together(self._apart[-1])

    def _made(self) -> RepairProgram:
        case, known = self.case, self.case.standard.only(self.heeded)
        witnesses = sorted({one for rule in known.rules for one in rule.witness})
        texts, left_open = known.texts, [LEFT_OPEN[one] for one in witnesses]
        tables = [case.table_where(answers) for answers in self._completions]
        worlds = []
        for table in tables:
            parameters = parameter_facts(known.settings, table.fact_base)
            as_is = {one.id: one.as_is for one in table.levers.values()}
            found = as_it_is(table.fact_base.answered(as_is), texts, parameters, left_open)
            already = [atom for atom in found if self._is_known(atom)]
            worlds.append(World(table.fact_base, table.drops, parameters, already))
        first = tables[0]
        prices = set(first.prices).intersection(*(table.prices for table in tables))
        terms = Terms(
            prices={key: first.prices[key] for key in first.prices if key in prices},
            moves={key: first.by_answer[key].moved for key in first.prices},
            strict={key: first.by_answer[key].strict for key in first.prices},
            follows={one.id: one.after for one in first.levers.values() if one.after},
            watched=tuple(sorted(self.heeded - case.spared | self._goals)),
            spared=case.spared,
            wanted=frozenset(self._broken_now(worlds, self.wanted)),
            open_before=frozenset(self._broken_now(worlds[:1], self._open_before)),
            most_edits=case.request.most_edits,
            most_cost=case.request.most_cost,
            first=self._first,
            in_every_completion=case.request.robust,
            # what makes a valid file in one completion only is no edit
            never=(*first.never, *(key for key in first.prices if key not in prices)),
            kept_only=tuple(sorted(self._kept_only)),
            left_open=tuple(left_open),
        )
        return RepairProgram(worlds, terms, texts)

    def _broken_now(
        self, worlds: Iterable[World], findings: Collection[Finding]
    ) -> Iterator[Broken]:
        """Return which of some findings are broken as the file stands, as the solver says."""
        for atom in (atom for world in worlds for atom in world.already):
            if atom.name == "broken" and _finding(atom) in findings:
                code, subject = atom.arguments
                if code.string in self.codes:
                    yield code.string, subject

    def _is_known(self, atom: Symbol) -> bool:
        """Return whether the file stands so, by the check where games bear on it."""
        if atom.name != "broken" or atom.arguments[0].string not in self._kept_only:
            return True
        return _finding(atom) in {*self.case.was, *self.case.was_open}


def _partly_weighable(case: Case) -> Iterable[str]:
    """Return the rules that ask of games only what can be left to the solver."""
    return (
        rule.code
        for rule in case.standard.rules
        if rule.witness and {*rule.witness} <= LEFT_OPEN.keys()
    )


def by_subject(broken: Iterable[Broken]) -> set[Finding]:
    """Return what the solver finds broken, as reports name it."""
    return {(code, _text(subject)) for code, subject in broken}


def symbols(findings: Sequence[Finding], known: Iterable[Broken]) -> list[Broken]:
    """Return findings as the solver names them."""
    return [one for one in known if (one[0], _text(one[1])) in findings]


def _finding(atom: Symbol) -> Finding:
    return atom.arguments[0].string, _text(atom.arguments[1])


def _text(subject: Symbol) -> str:
    return subject.string if subject.type.name == "String" else str(subject)

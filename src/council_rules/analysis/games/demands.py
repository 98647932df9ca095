"""What rules ask for of voting power, and where one game falls short of it.

A rule compares with its own parameters, and power cannot be compared in its condition: so
what the condition would find is worked out here.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from council_rules.analysis.games.known import game_of
from council_rules.analysis.games.numbers import Numbers
from council_rules.analysis.games.played import Group, Played
from council_rules.analysis.games.witnesses import IN_A_CHECK
from council_rules.logic.fact_base import term, word
from council_rules.logic.index import ProposalIndex
from council_rules.logic.terms import Symbol
from council_rules.proposal.model.decisions import Procedure
from council_rules.record import Record
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.rule import Rule

INDICES = ("banzhaf", "shapley_shubik")
NOT_KNOWN = word("not_worked_out")


class Demand(Record):
    """What one rule asks for, and the parameter it compares with."""

    witness: str
    code: str
    parameter: str
    value: Fraction
    index: str = ""

    def fact(self, procedure: str, *found: Symbol | int) -> Symbol:
        """Return the fact that a procedure falls short of the demand."""
        index = (word(self.index),) if self.index else ()
        return term(self.witness, self.code, word(self.parameter), *index, procedure, *found)


def demands(rules: Sequence[Rule], settings: Sequence[Setting]) -> list[Demand]:
    """Return what rules ask for: shares of power, power to act, numbers of veto players."""
    found: list[Demand] = []
    for rule in rules:
        own = [setting for setting in settings if setting.code == rule.code]
        indices = [str(one.value) for one in own if one.value in INDICES] or INDICES[:1]
        for one in own:
            if isinstance(one.value, Fraction):
                if "power_short" in rule.witness:
                    found += [
                        Demand("power_short", rule.code, one.name, one.value, index)
                        for index in indices
                    ]
                if "act_short" in rule.witness:
                    found.append(Demand("act_short", rule.code, one.name, one.value))
            elif isinstance(one.value, int) and "vetoes_above" in rule.witness:
                value = Fraction(one.value)
                found.append(Demand("vetoes_above", rule.code, one.name, value))
    return found


def short(played: Played, procedure: str, asked: Sequence[Demand]) -> Iterator[Symbol]:
    """Yield what falls short in one game. Raises TooLarge where it cannot be counted."""
    numbers = None if isinstance(played.form, bool) else Numbers(played, IN_A_CHECK, game_of)
    everything = 2 ** len(played.members)
    for demand in asked:
        if demand.witness == "act_short":
            winning = everything if played.form is True else 0
            if numbers:
                winning = numbers.game.count_winning()
            if winning < demand.value * everything:
                yield demand.fact(procedure, _numbers("ways", winning, everything))
        elif demand.witness == "vetoes_above":
            vetoes = len(numbers.vetoes) if numbers else 0
            if vetoes > demand.value:
                yield demand.fact(procedure, vetoes)
        elif numbers:
            yield from _groups(numbers, demand, procedure)


def _groups(numbers: Numbers, demand: Demand, procedure: str) -> Iterator[Symbol]:
    """Yield the groups whose power is less than their seats would have it."""
    values = numbers.shapley_shubik if demand.index == "shapley_shubik" else numbers.banzhaf
    for group, members in numbers.groups.items():
        seats, power = numbers.seat_share(members), numbers.of_group(values, group)
        if power < demand.value * seats:
            shares = (_numbers("share", *one.as_integer_ratio()) for one in (power, seats))
            yield demand.fact(procedure, term(*group), *shares)


def everything_short(
    index: ProposalIndex, procedure: Procedure, asked: Sequence[Demand]
) -> Iterator[Symbol]:
    """Yield all that might fall short in a procedure whose games are not worked out."""
    seated = {
        group for at in index.candidates(procedure.body) for group in index.groups_of(at.seat)
    }
    groups: list[Group] = [
        (kind, area) for area in index.peoples for kind in ("locals", "outsiders")
    ]
    groups += [("bloc", group) for group in sorted(seated)]
    for demand in asked:
        if demand.witness == "power_short":
            for group in groups:
                yield demand.fact(procedure.id, term(*group), NOT_KNOWN, NOT_KNOWN)
        else:
            yield demand.fact(procedure.id, NOT_KNOWN)


def _numbers(what: str, first: int, second: int) -> Symbol:
    """Return two exact numbers as a term; as texts, for they need not fit 32 bits."""
    return term(what, str(first), str(second))

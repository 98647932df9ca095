"""Voting power as facts for rules: where it falls short of what a rule asks for.

A rule compares with its own parameters, and power cannot be compared in its condition: so
what it would find is worked out here. Where completions differ in that, it is a question
whose answer follows from others; so it is where they are too many to be played.
"""

from collections.abc import Sequence
from fractions import Fraction

from council_rules.analysis.games.forms import Unworkable
from council_rules.analysis.games.numbers import Numbers
from council_rules.analysis.games.played import Played
from council_rules.analysis.games.spread import Games, Limits
from council_rules.logic.ledger import Ledger, Option, term, word
from council_rules.logic.scene import Scene
from council_rules.logic.terms import Symbol
from council_rules.proposal.model import Procedure, Proposal
from council_rules.record import Record
from council_rules.rulebook.parameters import Setting
from council_rules.rulebook.rule import Rule
from council_rules.voting import TooLarge

IN_A_CHECK = Limits(completions=300, games=100)
INDICES = ("banzhaf", "shapley_shubik")
DECIDING = ("decision", "override")
Facts = dict[Symbol, Symbol]
"""What falls short, by what that is without its numbers."""


class Demand(Record):
    """What one rule asks for, and the parameter it compares with."""

    witness: str
    code: str
    parameter: str
    value: Fraction
    index: str = ""


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


def add_power(
    proposal: Proposal, ledger: Ledger, rules: Sequence[Rule], settings: Sequence[Setting]
) -> None:
    """Add to a ledger what the rules ask for about every procedure that decides."""
    asked = demands(rules, settings)
    games = Games(proposal, ledger)
    for procedure in proposal.procedures:
        if procedure.kind in DECIDING:
            _add(games, ledger, procedure, asked)


def _add(games: Games, ledger: Ledger, procedure: Procedure, asked: Sequence[Demand]) -> None:
    points: tuple[str, ...] = ()
    try:
        spread = games.of_procedure(procedure.id, IN_A_CHECK, beyond=True)
        points = spread.shapes.points
        games_played = spread.games or ()
        # What is known only as a whole is not one member, and of seats that are not listed
        # two numbers say nothing about others: power may rise and fall with their number.
        worked_out = bool(games_played) and not any(
            [
                *(one.undivided for one in games_played),
                *(point.endswith(".complete") for point in points),
            ]
        )
        found = [
            short(one, procedure.id, asked)
            for one in dict.fromkeys((spread.typical, *games_played))
            if not one.undivided
        ]
    except (TooLarge, Unworkable):
        found, worked_out = [], False
    if not worked_out:
        found += [everything(games.scene, procedure, asked), {}]
    different: dict[tuple[Symbol, ...], Facts] = {}
    for facts in found:
        different.setdefault(tuple(sorted(facts)), facts)
    if len(different) == 1:
        ledger.numbers += different.popitem()[1].values()
        return
    name = ledger.names[procedure.id]
    ledger.ask(
        f"{procedure.id}.power",
        f"how much power votes have in '{name}' once what is open about it is settled",
        procedure.id,
        [
            Option(str(number), f"votes in {name} have this power", tuple(facts.values()))
            for number, facts in enumerate(different.values(), 1)
        ],
        # nobody can answer it, even where not the text but the size of the game is to blame
        derived=points or (f"{procedure.id}.power",),
    )


def short(played: Played, procedure: str, asked: Sequence[Demand]) -> Facts:
    """Return what falls short in one game, by what that is."""
    numbers = None if isinstance(played.form, bool) else Numbers(played)
    found: Facts = {}
    for demand in asked:
        if demand.witness == "act_short":
            act = numbers.act if numbers else Fraction(int(bool(played.form)))
            if act < demand.value:
                _note(found, demand, procedure, _thousandths(act))
        elif demand.witness == "vetoes_above":
            vetoes = len(numbers.vetoes) if numbers else 0
            if vetoes > demand.value:
                _note(found, demand, procedure, vetoes)
        elif numbers:
            _groups(found, numbers, demand, procedure)
    return found


def _groups(found: Facts, numbers: Numbers, demand: Demand, procedure: str) -> None:
    """Note the groups whose power is less than their seats would have it."""
    for group, members in numbers.groups.items():
        seats = numbers.seat_share(members)
        values = numbers.shapley_shubik if demand.index == "shapley_shubik" else numbers.banzhaf
        power = numbers.of_group(values, group)
        if power < demand.value * seats:
            coalition = term(*group)
            _note(found, demand, procedure, coalition, _thousandths(power), _thousandths(seats))


def everything(scene: Scene, procedure: Procedure, asked: Sequence[Demand]) -> Facts:
    """Return all that might fall short in a procedure whose games are not worked out."""
    seated = {
        group for at in scene.candidates(procedure.body) for group in scene.groups_of(at.seat)
    }
    coalitions = [
        term(kind, area) for area in scene.peoples for kind in ("locals", "outsiders")
    ]
    coalitions += [term("bloc", group) for group in sorted(seated)]
    found: Facts = {}
    for demand in asked:
        if demand.witness == "power_short":
            for coalition in coalitions:
                _note(found, demand, procedure.id, coalition, 0, 0)
        else:
            _note(found, demand, procedure.id, 0)
    return found


def _note(found: Facts, demand: Demand, procedure: str, *what: Symbol | int) -> None:
    index = (word(demand.index),) if demand.index else ()
    known = (demand.code, word(demand.parameter), *index, procedure)
    key = tuple(one for one in what if not isinstance(one, int))
    about = term(demand.witness, *known, *key)
    found[about] = term(demand.witness, *known, *what)


def _thousandths(value: Fraction) -> int:
    return round(1000 * value)

"""An assembly of many single seats is weighed in little time and memory."""

from functools import cache
from random import Random

import pytest

from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.case import Case
from council_rules.alternatives.edits import Lever
from council_rules.alternatives.power_to_act import too_little_passes
from council_rules.alternatives.request import Request
from council_rules.analysis.standard import standard
from council_rules.analysis.verdicts import verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.logic.optimisation import Deadline
from tests.alternatives.assembly import assembly


def test_what_others_could_undo_is_not_asked_of_one_seat_among_many() -> None:
    case = Case(assembly(20, 3), standard(), Request())
    atoms = Abstraction(case, case.wanted).program.named("fails", 2)
    asked = {str(atom.arguments[1]) for atom in atoms}
    assert 'own("assembly")' in asked
    assert not any("assembly/s" in one for one in asked)


@cache
def votes() -> tuple[Case, list[Lever]]:
    """Return a small assembly under three consents, and what changes its vote."""
    case = Case(assembly(5, 3), standard(select=("DEC007",)), Request(("DEC007",)))
    about = ("assembly", "vote", "c0", "c1", "c2", "vote_of_")
    near = [one for one in case.table.levers.values() if one.path.startswith(about)]
    return case, [one for one in near if one.id in {id for id, _ in case.table.by_answer}]


def stricter() -> list[tuple[str, str]]:
    """Return the edits of rules, each as its lever and its value."""
    _, levers = votes()
    rules = [one for one in levers if one.id.endswith(".passes_when")]
    return [(one.id, edit.value) for one in rules for edit in one.edits]


@pytest.mark.parametrize(("id", "value"), stricter())
def test_what_is_refused_for_the_power_to_act_is_broken_whatever_else_is_taken(
    id: str, value: str
) -> None:
    case, levers = votes()
    chance, taken = Random(id + value), {id: value}
    groups = too_little_passes(case, taken, levers, ("DEC007", "vote"), Deadline(60))
    assert (groups is not None) == broken(case, taken)
    named = {group[0][0] for group in groups or ()}
    others = [(one.id, one.edits[-1].value) for one in levers if one.id not in named]
    for other in others if groups else ():
        own = dict(chance.choice(group) for group in groups or ())
        assert broken(case, own | dict([other]))


def broken(case: Case, taken: dict[str, str]) -> bool:
    """Return whether so little passes that the rule is broken; true for what is no file."""
    own = {id: value for id, value in taken.items() if case.table.levers[id].edit(value)}
    proposal = case.amended(case.table.edits(own))
    if proposal is None:
        return True
    return verdicts_on(proposal, case.standard)["DEC007", "vote"] is Verdict.VIOLATED

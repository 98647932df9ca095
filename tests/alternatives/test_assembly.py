"""An assembly of many single seats is weighed in little time and memory."""

from council_rules.alternatives.abstraction import Abstraction
from council_rules.alternatives.case import Case
from council_rules.alternatives.request import Request
from council_rules.analysis.standard import standard
from tests.alternatives.assembly import assembly


def test_what_others_could_undo_is_not_asked_of_one_seat_among_many() -> None:
    case = Case(assembly(20, 3), standard(), Request())
    atoms = Abstraction(case, case.wanted).program.named("fails", 2)
    asked = {str(atom.arguments[1]) for atom in atoms}
    assert 'own("assembly")' in asked
    assert not any("assembly/s" in one for one in asked)

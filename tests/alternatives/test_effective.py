"""An amended text is judged with what its offices and its day decide, as a file is."""

from council_rules.alternatives.draft import Draft
from council_rules.proposal.amend import load_amended
from council_rules.proposal.load import load_text

TEXT = """\
council_rules: "1"
proposal: {id: river, title: River, completeness: closed, as_of: 2026-01-01}
areas: [{id: valley, name: Valley}]
groups: [{id: outsiders, name: Outsiders, dimension: origin, locality: {valley: external}}]
bodies:
  - id: office
    name: Office
    seats: [{id: envoy, reserved_for: [outsiders]}]
  - id: council
    name: Council
    sunset: {ends_on: 2020-01-01, renewed_by: none}
    seats: [{id: envoy, appointed_by: {by: office/envoy, method: ex_officio}}]
"""


def test_amended_by_nothing_a_proposal_is_what_it_is_as_a_file() -> None:
    loaded = load_text(TEXT)
    assert loaded.proposal.bodies[1].seats[0].reserved_for == ("outsiders",)
    assert load_amended(TEXT, []).proposal == loaded.proposal
    assert Draft(loaded).amended([]) == loaded.proposal

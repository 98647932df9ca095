"""A line of right YAML for keys that are easily written wrong."""

EXAMPLES = {
    "acts_by": "acts_by: board_vote",
    "accountability": "accountability: [{id: report, duty_of: board, to: assembly}]",
    "affiliations": "affiliations: [european]",
    "appointed_by": "appointed_by: {by: assembly, method: elects}",
    "as_of": 'as_of: "2026-01-20"',
    "at_least": 'at_least: "2/3"',
    "bodies": "bodies: [{id: board, name: Board}]",
    "complete": "complete: [seats]",
    "council_rules": 'council_rules: "1"',
    "count": "count: {min: 1, assume: 3}",
    "deadline": "deadline: 14 days",
    "delay": "delay: 30 days",
    "dimension": "dimension: origin",
    "due": 'due: "2027-12-31"',
    "ends_on": 'ends_on: "2027-12-31"',
    "evidence": "evidence: [charter#art3, charter#art7]",
    "fallback": "fallback: assembly_vote",
    "holders": "holders: [board/chair]",
    "function": "function: adjudicates",
    "id": "id: upper_tier",
    "initiated_by": "initiated_by: [board/chair]",
    "locality": "locality: {gaza: local}",
    "matters": "matters: [budget]",
    "more_than": 'more_than: "1/2"',
    "name": "name: Board",
    "no_veto_from": "no_veto_from: [permanent]",
    "on_request_of": "on_request_of: [assembly]",
    "opposed_fewer_than": "opposed_fewer_than: 3",
    "over": "over: [board]",
    "overrides": "overrides: [budget_vote]",
    "participation": "participation: invited",
    "parties": "parties: [russia, ukraine]",
    "passes_when": 'passes_when: {more_than: "1/2", of: voting}',
    "placed_in": "placed_in: {one_of: [upper, middle]}",
    "plebiscite": "plebiscite: valley_voters",
    "procedures": "procedures: [{id: vote, body: board, passes_when: unanimity}]",
    "proposal": "proposal: {id: my_council, title: My council}",
    "quorum": 'quorum: {more_than: "1/2", of: members}',
    "removable_by": "removable_by: {by: assembly, manner: for_cause}",
    "renewable": "renewable: false",
    "reserved_for": "reserved_for: [palestinian]",
    "reserved_seats": "reserved_seats: [{group: women, at_least: 5}]",
    "reserved_seats.at_least": "at_least: 5",
    "roles": "roles: [{role: guarantor, area: gaza}]",
    "seats": "seats: [{id: chair, role: chair}]",
    "standing": "standing: interim",
    "subject": "subject: board_vote",
    "sunset": 'sunset: "2027-12-31"',
    "term": "term: {years: 2, renewable: true}",
    "territory": "territory: [gaza]",
    "tie_break": "tie_break: board/chair",
    "tier": "tier: 1",
    "title": "title: {en: Peace council}",
    "vetted_by": "vetted_by: [board/chair]",
    "votes": "votes: false",
    "weight": "weight: 2",
}


def example(key: str, path: str) -> str:
    """Return the example for a key of the object at ``path``; empty if there is none.

    A key that means something else in one list has an example with the name of that list.
    """
    within = path.rpartition(".")[2].partition("[")[0]
    return EXAMPLES.get(f"{within}.{key}") or EXAMPLES.get(key, "")

"""For each kind of open point a text that gives the worst answer, and one that says less."""

from tests.laws.worst import bodies, clauses, decisions, handovers, parties, seats

CASES = (
    *parties.CASES,
    *bodies.CASES,
    *seats.CASES,
    *decisions.CASES,
    *handovers.CASES,
    *clauses.CASES,
)

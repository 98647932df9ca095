"""Every kind of open point there is, as one table; the page of the format prints it.

One row for each kind of question that the encoder asks. A text must never come out better for
saying less, so each row says which answer is the worst for the text, or why a worse one is not
supposed.
"""

from council_rules.logic.openness import bodies, decisions, parties
from council_rules.logic.openness.kind import OpenKind as OpenKind

OPEN_KINDS: tuple[OpenKind, ...] = (
    *parties.OF_FILES,
    *parties.OF_PEOPLE,
    *parties.OF_MATTERS,
    *parties.OF_MANDATES,
    *bodies.OF_BODIES,
    *bodies.OF_PAYMENTS,
    *bodies.OF_SEATS,
    *decisions.OF_PROCEDURES,
    *decisions.OF_VETOES,
    *decisions.OF_POWERS,
    *decisions.OF_HANDOVERS,
    *parties.OF_PROVISIONS,
    *parties.OF_DUTIES,
)

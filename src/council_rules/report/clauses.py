"""The statements of the file that findings share, in words, and what the file notes there."""

from dataclasses import replace

from council_rules.analysis.causes import Cause, Clause
from council_rules.report.document import (
    Run,
    Text,
    code,
    enumerated,
    noted,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import SOURCE
from council_rules.report.view import View
from council_rules.report.wording import capital


def clause_words(clause: Clause, view: View, look: str = "") -> Text:
    """Return a statement in words that begin with a capital, without a full stop."""
    if clause.bodies:
        names = (view.structure.names.get(one, one) for one in clause.bodies)
        quoted = (tell("'{name}'", name=noted(one)) for one in names)
        found = tell("Who votes in {bodies}", bodies=enumerated(quoted))
        return tuple(replace(run, look=look) for run in found)
    if not clause.statement:
        return tell("What is written of {place}", place=code(clause.key))
    found = text(Run(capital(clause.statement), look, lang=SOURCE))
    if clause.alike:
        found += tell_number(
            ", and {n} seat more alike", ", and {n} seats more alike", clause.alike
        )
    return found


def noted_places(cause: Cause, view: View) -> dict[str, str]:
    """Return the notes of the file about the places of a cause, by path."""
    found: dict[str, str] = {}
    for clause in cause.clauses:
        owner = clause.path.partition(".")[0]
        for path in (clause.path, owner, owner.partition("/")[0]):
            claim = view.claims.get(path)
            if claim is not None and claim.note:
                found.setdefault(path, claim.note)
    return found

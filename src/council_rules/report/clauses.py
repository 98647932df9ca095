"""A statement of the file that findings share, in words."""

from dataclasses import replace

from council_rules.analysis.causes import Clause
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

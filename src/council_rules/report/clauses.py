"""The statements of the file that findings share, in words, and what the file notes there."""

from dataclasses import replace

from council_rules.analysis.causes import Cause, Clause
from council_rules.report.coalitions import coalition_words
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

_DOUBTS = ("disputed", "leak", "background")


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
            ", and {n} more entry in the lists of seats likewise",
            ", and {n} more entries in the lists of seats likewise",
            clause.alike,
        )
    # without this a rule such as unanimity sounds as if several had to agree
    return found + tell("; one seat votes there") if _by_one(clause.key, view) else found


def _by_one(key: str, view: View) -> bool:
    """Return whether a statement is of a procedure in whose body one seat alone votes."""
    procedures = view.material.index.proposal.procedures
    return any(one.id == key and view.structure.one_votes(one.body) for one in procedures)


def noted_places(cause: Cause, view: View) -> dict[str, str]:
    """Return the notes of the file that bear on a cause, by path.

    These are the notes about its places, and those about any other statement its derivations
    use that say of it that sources disagree, are leaked or were not seen.
    """
    found: dict[str, str] = {}
    for clause in cause.clauses:
        found |= _notes_around(clause.path, view)
    used = (one.place for finding in cause.findings for one in finding.evidence if one.place)
    for path in dict.fromkeys(one.path for one in used):
        doubts = {at: note for at, note in _notes_around(path, view).items() if doubtful(note)}
        found = doubts | found
    return found


def place_words(path: str, view: View) -> Text:
    """Return the name of whatever stands at a path, and after it which entry of it is meant."""
    owner, dot, entry = path.partition(".")
    name = tell("'{name}'", name=noted(coalition_words(owner, view.structure.names)))
    return name + text(" (", code(entry), ")") if dot else name


def doubtful(note: str) -> bool:
    """Return whether a note says that sources disagree, are leaked or were not seen."""
    return note.lower().startswith(_DOUBTS)


def _notes_around(path: str, view: View) -> dict[str, str]:
    """Return the notes at a path, at the statement it is in, and at the body of that."""
    owner = path.partition(".")[0]
    claims = ((at, view.claims.get(at)) for at in (path, owner, owner.partition("/")[0]))
    return {at: claim.note for at, claim in claims if claim is not None and claim.note}

"""Where in a file a subject is."""

from council_rules.logic.terms import Symbol, SymbolType


def path_of(subject: Symbol) -> str:
    """Return the path of a subject: itself, or the first string in it."""
    if subject.type is SymbolType.String:
        return subject.string
    return next((path_of(argument) for argument in subject.arguments), "proposal")

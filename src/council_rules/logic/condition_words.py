"""Conditions of procedures in words."""

from collections.abc import Callable

from council_rules.proposal.model.decisions import Condition

Quoted = Callable[[str], str]
BASES = {
    "members": " of all members",
    "filled_seats": " of the filled seats",
    "present": " of those present",
    "voting": " of those voting",
}


def in_words(condition: Condition, quoted: Quoted) -> str:
    """Return a condition in words, for messages; ``quoted`` gives the name of an id or path."""
    if condition.rule in ("unknown", "none"):
        return "a rule that is not stated"
    if condition.rule:
        return condition.rule
    if condition.plebiscite:
        return f"a plebiscite of {quoted(condition.plebiscite)}"
    if condition.approval_by:
        return f"approval by {quoted(condition.approval_by)}"
    if condition.no_veto_from:
        names = map(quoted, condition.no_veto_from)
        return f"no vote against from {' or '.join(names)}"
    for joiner, parts in (
        ("and", condition.all),
        ("or", condition.any),
        ("or, on another reading,", condition.one_of),
    ):
        if parts is not None:
            return f" {joiner} ".join(in_words(part, quoted) for part in parts)
    return _counting(condition, quoted)


def _counting(condition: Condition, quoted: Quoted) -> str:
    if condition.at_least is not None:
        text = f"at least {condition.at_least}"
    elif condition.more_than is not None:
        text = f"more than {condition.more_than}"
    else:
        text = f"fewer than {condition.opposed_fewer_than} against"
    of = BASES[condition.of] if condition.of else ""
    if condition.among:
        of = f"{of} in {quoted(condition.among)}" if of else f" of {quoted(condition.among)}"
    counting = f", by {condition.counting}" if condition.counting else ""
    return text + of + counting

"""How what a rule rests on is said: the source, its kind, and how it bears on the rule."""

from collections.abc import Iterator, Sequence

from council_rules.findings.evidence import Authority
from council_rules.rulebook.rule import NOT_SEEN, RuleSource

Source = Authority | RuleSource

_ROLES = {"supports": "", "analogy": "by analogy", "illustrates": "illustrates"}
CONTRARY = "contrary"


def named(source: Source) -> str:
    """Return the instrument and the clause."""
    return f"{source.instrument}, {source.clause}" if source.clause else source.instrument


def weighed(source: Source, told: str = "") -> str:
    """Return the kind of a source, its role, and whether nobody has read the clause.

    ``told`` is a role that is said elsewhere.
    """
    role = "" if source.role == told else _ROLES.get(source.role, source.role)
    unread = "clause not read" if source.seen == NOT_SEEN else ""
    return ", ".join(word for word in (source.kind, role, unread) if word)


def in_short(sources: Sequence[Source], verbose: bool) -> Iterator[str]:
    """Yield a line for each source, without saying what is contrary: the heading does.

    ``verbose`` adds what it says and where that was read.
    """
    for source in sources:
        line = f"{named(source)} ({weighed(source, told=CONTRARY)})"
        yield f"{line}: {source.reads}" if verbose else line
        if verbose:
            yield from details(source)


def details(source: Source) -> Iterator[str]:
    """Yield whom a source binds, where its clause was read, and where to look it up."""
    if source.binds:
        yield f"binds: {source.binds}"
    if source.seen and source.seen != NOT_SEEN:
        yield f"read at {source.seen}"
    if source.url and source.url != source.seen:
        yield source.url


def paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs of a prose section of a page, each on one line."""
    return [" ".join(one.split()) for one in markdown.split("\n\n") if one.strip()]

"""What findings point to: places of a file, facts with their sources, claims, authorities."""

from council_rules.record import Record


class Place(Record):
    """A place in a file; lines and columns count from 1, the end column is exclusive.

    ``path`` is the logical path in the file. ``file`` names the file where that is not the
    one which the report is about, such as a list of waivers or the settings.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""


class Citation(Record):
    """Where a fact of the proposal is written: a source of the file and a locator in it.

    ``disputed`` says that the file calls the source so.
    """

    source: str
    title: str
    locator: str
    basis: str
    url: str | None
    disputed: bool = False


class Evidence(Record):
    """One fact that makes a finding true, as a sentence with its place and its source.

    ``supposed`` marks a fact that does not hold in every completion of what is open, but in
    the one that the finding is shown for.
    """

    statement: str
    place: Place | None
    citations: tuple[Citation, ...]
    atom: str
    supposed: bool = False


class Premise(Record):
    """A claim of the file that has to be believed for a verdict to stand.

    ``level`` is its evidence level; ``place`` is None for what was counted from all of the
    text.
    """

    statement: str
    level: str
    place: Place | None
    citations: tuple[Citation, ...]


class Authority(Record):
    """A law, standard, work, precedent, theorem or policy choice, and how it bears on a rule.

    ``role``: it ``supports`` the rule, supports it by ``analogy``, ``illustrates`` it or is
    ``contrary`` to it. ``binds`` says whom it binds, ``seen`` the address where the clause was
    read, or ``not_seen``; either is empty for a choice of the rule book.
    """

    instrument: str
    clause: str
    kind: str
    role: str
    reads: str
    binds: str
    seen: str
    url: str | None


class Notice(Record):
    """Something to know about a file that is not a verdict: a problem in it, or a warning."""

    code: str
    severity: str
    message: str
    hint: str
    place: Place | None

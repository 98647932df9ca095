"""What has to go with a procedure that is repealed, so that nothing is left that names it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from council_rules.alternatives.draft import Draft
from council_rules.proposal.amend import Amendment
from council_rules.proposal.model.decisions import Fallback, Procedure, Veto
from council_rules.proposal.model.parts import Part
from council_rules.proposal.references import index, references_of


class Repeal(NamedTuple):
    """The repeal of a procedure: amendments, in words, and the ids of what goes with it."""

    amendments: tuple[Amendment, ...]
    says: str
    touches: tuple[str, ...]


def repeal(draft: Draft, procedure: Procedure) -> Repeal | None:
    """Return the repeal of a procedure with the vetoes over it and the fallbacks to it.

    None if something else names the procedure, or a veto is over more than that: what would
    become of it is for a drafter to say.
    """
    gone = []
    says = [f"repeal procedure {draft.name(procedure.id)}"]
    for part, path in _naming(draft, procedure):
        if isinstance(part, Veto) and part.over == (procedure.id,):
            says.append(f"veto {draft.name(part.id)} over it")
        elif isinstance(part, Fallback):
            says.append(f"the fallback of {draft.name(path.partition('.')[0])} to it")
        else:
            return None
        gone.append(path)
    amendments: list[Amendment] = [("repeal", path, "") for path in (procedure.id, *gone)]
    touches = tuple(path.partition(".")[0] for path in gone)
    return Repeal(tuple(amendments), " and ".join(says), touches)


def _naming(draft: Draft, procedure: Procedure) -> Iterator[tuple[Part, str]]:
    """Return what names a procedure outside of it, with its path."""
    for part, path in index(draft.proposal).walked:
        if path.partition(".")[0] == procedure.id:
            continue
        kind: Any = type(part)
        for reference in references_of(kind):
            value = getattr(part, reference.field)
            if procedure.id in (value if isinstance(value, tuple) else (value,)):
                yield part, path
                break

"""Deciding a matter across bodies, as one formula: channels, and what can strike them.

A coalition is taken to move first, and the others to have what they surely have.
"""

from collections.abc import Iterator

from council_rules.analysis.games.control import Level, overrides_of, used, vetoes_over
from council_rules.analysis.games.forms import Form, both, dual, either

DECIDING = ("decision", "override")


def settles(ours: Level, others: Level, matter: str) -> Form:
    """Return when somebody takes some channel for a matter through to the end."""
    structure = ours.structure
    entries = [id for id in structure.procedures if structure.names_matter(id, matter)]
    return either(*(_Way(ours, others, matter).from_entry(one) for one in entries))


class _Way:
    """The ways to a decision on one matter."""

    def __init__(self, ours: Level, others: Level, matter: str) -> None:
        self._ours, self._others, self._matter = ours, others, matter
        self._structure = ours.structure

    def from_entry(self, id: str, before: tuple[str, ...] = (), deciding: bool = False) -> Form:
        """Return when a procedure settles the matter, or what decides when it fails does.

        Whatever a way to a decision falls back on decides, and so may an advice.
        """
        structure = self._structure
        kinds = structure.after("kind").get(id, ())
        deciding |= bool(set(kinds) & set(DECIDING)) or id in structure.ones("binding")
        through: Form = False
        if deciding:
            through = both(self._ours.passes(id), *self._unstruck(id))
        after = structure.fallbacks.get(id)
        if after is None or after in (*before, id):
            return through
        closed = self._others.passes(id)
        further = self.from_entry(after, (*before, id), deciding)
        return either(through, both(dual(closed), further))

    def _unstruck(self, id: str) -> Iterator[Form]:
        """Yield for everything that can undo a procedure when it is withstood."""
        structure, ours, others = self._structure, self._ours, self._others
        for veto in vetoes_over(structure, id):
            if structure.veto_covers(veto, self._matter):
                yield either(dual(used(others, veto)), ours.set_aside(veto))
        for other in overrides_of(structure, id):
            if structure.covers(other, self._matter):
                yield dual(others.passes(other))
        kinds = structure.after("kind")
        for trigger, replaced in structure.pairs("replaces"):
            if replaced == id and "escalation" in kinds.get(trigger, ()):
                for instead in structure.after("escalates").get(trigger, ()):
                    yield either(dual(others.passes(trigger)), ours.passes(instead))

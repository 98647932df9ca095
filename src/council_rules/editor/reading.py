"""One version of a text, read as far as it can be read."""

from functools import cached_property

from council_rules.editor.lines import UTF16, Lines, Position
from council_rules.editor.mentions import Mention, Thing, mentions, things
from council_rules.editor.slots import Slot, slots
from council_rules.proposal import tree
from council_rules.proposal.load import Loaded, load_text
from council_rules.proposal.problems import ProposalError, Span
from council_rules.proposal.tree import Node

_MARK = "\ufeff"


class Reading:
    """A text with what is known of it; each part is worked out when it is first asked for."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self.text = text
        self.lines = Lines(text, encoding)

    @cached_property
    def root(self) -> Node | None:
        """The tree of the text; None where it is no YAML, or too large to be a proposal."""
        if self.too_large:
            return None
        try:
            return tree.parse(self.text.removeprefix(_MARK))[0]
        except ProposalError:
            return None

    @property
    def too_large(self) -> bool:
        """Whether the text is beyond the limits of a proposal."""
        return len(self.text) > tree.MAX_BYTES

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every value with its place in the format; none of a text that is no YAML."""
        return () if self.root is None else tuple(slots(self.root))

    @cached_property
    def things(self) -> dict[str, Thing]:
        """What has an id, by that id."""
        return things(self.slots)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every word that is an id, in order."""
        return mentions(self.slots, self.written)

    @cached_property
    def loaded(self) -> Loaded | None:
        """The proposal; None while the text is none."""
        if self.root is None:
            return None
        try:
            return load_text(self.text.removeprefix(_MARK))
        except ProposalError:
            return None

    def written(self, span: Span) -> str:
        """Return what is written in a stretch of one line."""
        shift = self.lines.marked if span.line == 1 else 0
        line = self.lines.line(span.line - 1)
        return line[span.column - 1 + shift : span.end_column - 1 + shift]

    def mention_at(self, position: Position) -> Mention | None:
        """Return the id at a place; one that ends there counts too."""
        line, column = self.lines.at(position)
        touched = [
            one
            for one in self.mentions
            if one.span.line == line and one.span.column <= column <= one.span.end_column
        ]
        return max(touched, key=lambda one: one.span.column, default=None)

    def slot_at(self, position: Position) -> tuple[Slot, bool] | None:
        """Return the innermost value at a place, and whether it is its key that is there."""
        at = self.lines.at(position)
        found: tuple[Slot, bool] | None = None
        for slot in self.slots:
            if slot.key is not None and _holds(slot.key.span, at):
                return slot, True
            if _holds(slot.node.span, at):
                found = slot, False
        return found


def _holds(span: Span, at: tuple[int, int]) -> bool:
    return (span.line, span.column) <= at <= (span.end_line, span.end_column)

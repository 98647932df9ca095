"""Reading keys from the YAML parts of a page, with every slip noted and none fatal."""

from collections.abc import Iterable, Sequence

from council_rules.rulebook.notation import Items, Node, Table, Text
from council_rules.rulebook.problems import PageProblem
from council_rules.words import listed, meant


class Fields:
    """Reads tables; what is missing, unknown or of the wrong form ends up in ``problems``.

    After a slip a reading method returns an empty value, so that reading can go on.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[PageProblem] = []

    def add(self, node: Node | Text, message: str, expected: str = "", hint: str = "") -> None:
        """Note a problem at a node."""
        place = (node.line, node.column)
        self.problems.append(PageProblem(self.file, *place, message, expected, hint))

    def keys(self, table: Table, required: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Note required keys that are missing and keys that do not exist."""
        given = [key.text for key, _ in table.entries]
        known = (*required, *optional)
        for key, _ in table.entries:
            if key.text not in known:
                left = [name for name in known if name not in given]
                message = f"There is no key '{key.text}' here"
                self.add(key, message, listed(known), meant(key.text, left))
        for name in required:
            if name not in given:
                self.add(table, f"The key '{name}' is missing")

    def table(self, node: Node | None, what: str) -> Table:
        """Return a node that has to be a table."""
        if isinstance(node, Table):
            return node
        if node is not None:
            self.add(node, f"{what} is not a table", "keys with values")
        return Table((), 1, 1)

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """Return the items of a node that has to be a list."""
        if isinstance(node, Items):
            return node.items
        if node is not None:
            self.add(node, f"{what} is not a list", "a list: [...]")
        return ()

    def text(self, node: Node | None, what: str) -> str:
        """Return the text of a node that has to hold some, on one line."""
        if isinstance(node, Text):
            if node.text.strip():
                return " ".join(node.text.split())
            self.add(node, f"{what} is empty", "a text")
        elif node is not None:
            self.add(node, f"{what} is not a text", "a text, in quotes if it holds [ or {")
        return ""

    def word(self, node: Node | None, what: str, words: Sequence[str]) -> str:
        """Return a word that has to be one of ``words``."""
        word = self.text(node, what)
        if node is not None and word and word not in words:
            hint = meant(word, words)
            self.add(node, f"{what} '{word}' does not exist", listed(words), hint)
        return word

    def words(
        self, node: Node | None, what: str, words: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """Return a list of words, each one of ``words`` if those are given."""
        items = self.items(node, f"The list of {what}s")
        known = None if words is None else tuple(words)
        found = []
        for item in items:
            label = f"The {what}"
            word = self.text(item, label) if known is None else self.word(item, label, known)
            if word in found:
                self.add(item, f"The {what} '{word}' is given twice")
            found.append(word)
        return tuple(found)

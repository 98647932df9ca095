"""The examples of a page: a proposal, amendments to it, and the verdicts to expect."""

from typing import NamedTuple

from council_rules.record import Record
from council_rules.rulebook import notation
from council_rules.rulebook.fields import Fields
from council_rules.rulebook.notation import Items, Node, Table, Text
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import VERDICTS, ExampleText
from council_rules.words import listed, meant

Plain = str | list["Plain"] | dict[str, "Plain"]

VERBS = ("substitute", "insert", "repeal")


class Amendment(NamedTuple):
    """One change to the base: a verb of ``VERBS``, a path, and what to put there."""

    verb: str
    path: str
    value: Plain


class Example(Record):
    """One example.

    ``base`` names the file ``fixtures/<base>.council.yaml`` of the rule book.
    ``parameters`` are given as on the command line. ``expected`` is a verdict for every
    subject of the rule (``everywhere``), or one for each of the subjects named.
    """

    name: str
    base: str
    amendments: tuple[Amendment, ...]
    parameters: tuple[tuple[str, str], ...]
    everywhere: str
    expected: tuple[tuple[str, str], ...]
    line: int

    @property
    def verdicts(self) -> frozenset[str]:
        """The verdicts that the example shows."""
        stated = {verdict for _, verdict in self.expected}
        return frozenset(stated | {self.everywhere} - {""})


def parse(example: ExampleText, file: str) -> Example:
    """Return an example as data. Raises ``RuleBookError`` with everything wrong in it."""
    found, problems = read(example, file)
    if problems:
        raise RuleBookError(problems)
    return found


def read(example: ExampleText, file: str) -> tuple[Example, list[PageProblem]]:
    """Return an example as far as it can be read, and everything wrong in it."""
    node, problems = notation.read(example.text, file, example.line)
    fields = Fields(file)
    if node is None and not problems:
        fields.problems.append(PageProblem(file, example.line, 1, "The example is empty"))
    table = fields.table(node, "The example")
    if table.entries:
        required, optional = ("name", "base", "expect"), ("amend", "parameters")
        fields.keys(table, required, optional)
    everywhere, expected = _expectation(fields, table.get("expect"))
    found = Example(
        name=fields.text(table.get("name"), "The name of the example"),
        base=fields.text(table.get("base"), "The base"),
        amendments=_amendments(fields, table.get("amend")),
        parameters=_parameters(fields, table.get("parameters")),
        everywhere=everywhere,
        expected=expected,
        line=example.line,
    )
    return found, problems + fields.problems


def _expectation(fields: Fields, node: Node | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    if not isinstance(node, Table):
        return fields.word(node, "The verdict", VERDICTS), ()
    if not node.entries:
        fields.add(node, "No verdict is expected", "a verdict, or subjects with verdicts")
    return "", tuple(
        (subject.text, fields.word(verdict, "The verdict", VERDICTS))
        for subject, verdict in node.entries
    )


def _parameters(fields: Fields, node: Node | None) -> tuple[tuple[str, str], ...]:
    table = fields.table(node, "The parameters")
    return tuple((name.text, _setting(fields, value)) for name, value in table.entries)


def _setting(fields: Fields, node: Node) -> str:
    if isinstance(node, Items):
        return ",".join(fields.text(item, "The item") for item in node.items)
    # an empty text is the empty list
    return node.text.strip() if isinstance(node, Text) else fields.text(node, "The value")


def _amendments(fields: Fields, node: Node | None) -> tuple[Amendment, ...]:
    found = []
    for item in fields.items(node, "The list of amendments"):
        table = fields.table(item, "The amendment")
        verb = next((verb for verb in VERBS if table.get(verb) is not None), None)
        if verb is not None:
            found.append(_amendment(fields, table, verb))
        elif table.entries:
            key = table.entries[0][0]
            message = f"There is no amendment '{key.text}'"
            fields.add(key, message, listed(VERBS), meant(key.text, VERBS))
    return tuple(found)


def _amendment(fields: Fields, table: Table, verb: str) -> Amendment:
    content = {"substitute": "to", "insert": "items", "repeal": None}[verb]
    fields.keys(table, (verb, content) if content else (verb,))
    path = fields.text(table.get(verb), "The path")
    node = table.get(content) if content else None
    if verb == "insert":
        fields.items(node, "What is inserted")
    return Amendment(verb, path, "" if node is None else plain(node))


def plain(node: Node) -> Plain:
    """Return a node as texts, lists and dicts, without its places."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}

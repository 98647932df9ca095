"""A rule page becomes a ``Rule``: the one reader of the Markdown form.

A page is read without clingo: what its condition may say is checked where it is
compiled (``council_rules.logic.compile``).
"""

from council_rules.rulebook import examples, front, notation, sections, template
from council_rules.rulebook.fields import Fields
from council_rules.rulebook.notation import Node, Table, Text
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import (
    MAX_CHARACTERS,
    ExampleText,
    Messages,
    ReasonMessage,
    Rule,
)
from council_rules.rulebook.sections import Block, Page


def parse(text: str, path: str) -> Rule:
    """Return the rule written on a page; ``path`` stands for it in messages.

    Raises ``RuleBookError`` with everything that is wrong with the page.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"The page is longer than {MAX_CHARACTERS} characters"
        raise RuleBookError([PageProblem(path, 1, 1, message)])
    page, problems = sections.cut(text.removeprefix("\ufeff"), path)
    reader = _PageReader(page, path)
    table = reader.yaml(page.front, "The front matter")
    if page.front is not None and reader.fields.problems and not table.entries:
        # of what cannot be read nobody knows which keys are missing
        raise RuleBookError([*problems, *reader.fields.problems])
    rule = reader.rule(table)
    problems += reader.fields.problems
    if problems:
        raise RuleBookError(problems)
    return rule


class _PageReader:
    """Reads the parts of one page and gathers what is wrong."""

    def __init__(self, page: Page, path: str) -> None:
        self.page = page
        self.path = path
        self.fields = Fields(path)

    def rule(self, table: Table) -> Rule:
        """Read the page, of which the front matter was read already."""
        matter = front.read(self.fields, table)
        self.check_title(matter.code, matter.title)
        found = Rule(
            code=matter.code,
            name=matter.name,
            title=matter.title,
            norm=" ".join(self.page.norm),
            why=self.prose(sections.WHY),
            against=self.prose(sections.AGAINST),
            defence=self.prose(sections.DEFENCE),
            notes=self.page.section("Notes").text,
            severity=matter.severity,
            enforcement=matter.enforcement,
            since=matter.since,
            subject=matter.subject,
            parameters=matter.parameters,
            sources=matter.sources,
            cures=matter.cures,
            witness=matter.witness,
            condition=self.condition(),
            messages=self.messages(),
            examples=self.examples(),
            path=self.path,
            profiles=matter.profiles,
        )
        self.check_examples(found)
        return found

    def add(self, line: int, message: str, expected: str = "") -> None:
        self.fields.problems.append(PageProblem(self.path, line, 1, message, expected))

    def yaml(self, block: Block | None, what: str) -> Table:
        if block is None:
            return Table((), 1, 1)
        node, problems = notation.read(block.text, self.path, block.line)
        self.fields.problems += problems
        if node is None and not problems:
            self.add(block.line, f"{what} is empty")
        return self.fields.table(node, what)

    def check_title(self, code: str, title: str) -> None:
        expected = f"{code} {title}"
        if code and title and self.page.title != expected:
            line = self.page.title_line or 1
            found = f"The heading is '{self.page.title}'"
            self.add(line, found if self.page.title else "The heading is missing", expected)

    def prose(self, heading: str) -> str:
        section = self.page.section(heading)
        if heading in self.page.sections and not section.text:
            self.add(section.line, f"The section '{heading}' is empty")
        return section.text

    def condition(self) -> str:
        section = self.page.section("Condition")
        blocks = section.of("asp")
        if "Condition" in self.page.sections and not blocks:
            self.add(section.line, "The section 'Condition' holds no condition", "```asp")
        return self.page.only(blocks)

    def examples(self) -> tuple[ExampleText, ...]:
        blocks = self.page.section("Examples").of("yaml")
        return tuple(ExampleText(block.text, block.line) for block in blocks)

    def check_examples(self, rule: Rule) -> None:
        shown: set[str] = set()
        for text in rule.examples:
            example, problems = examples.read(text, self.path)
            self.fields.problems += problems
            shown |= example.verdicts
        if "Examples" in self.page.sections:
            line = self.page.section("Examples").line
            for verdict in rule.to_show:
                if verdict not in shown:
                    message = f"No example shows the verdict '{verdict}'"
                    self.add(line, message, "at least one for each verdict")

    def messages(self) -> Messages:
        section = self.page.section("Messages")
        blocks = section.of("yaml")
        if "Messages" in self.page.sections and len(blocks) != 1:
            message = f"The section 'Messages' holds {len(blocks)} blocks"
            self.add(section.line, message, "one block: ```yaml")
        table = self.yaml(blocks[0] if blocks else None, "The block of messages")
        if table.entries:
            required = ("violated", "met", "undetermined", "remedy")
            self.fields.keys(table, required, ("judgement", "facts"))
        return Messages(
            violated=self.reasons(table, "violated"),
            judgement=self.reasons(table, "judgement"),
            met=self.template(table.get("met"), "The message 'met'"),
            undetermined=self.template(table.get("undetermined"), "The message 'undetermined'"),
            remedy=self.template(table.get("remedy"), "The message 'remedy'"),
            places=self.places(table),
            facts=self.reasons(table, "facts"),
        )

    def places(self, table: Table) -> tuple[tuple[str, int, int], ...]:
        """Return where the messages of the whole rule are."""
        found = ((key, table.get(key)) for key in ("met", "undetermined", "remedy"))
        return tuple((key, node.line, node.column) for key, node in found if node is not None)

    def reasons(self, table: Table, key: str) -> tuple[ReasonMessage, ...]:
        """Read the messages under a key; questions and facts are named as reasons are."""
        held = self.fields.table(table.get(key), f"The key '{key}'")
        what = {"violated": "reason", "judgement": "question"}.get(key, "fact")
        return tuple(self.reason(name, value, what) for name, value in held.entries)

    def reason(self, key: Text, value: Node, what: str) -> ReasonMessage:
        name, opened, rest = key.text.partition("(")
        arguments = [part.strip() for part in rest.removesuffix(")").split(",")]
        closed = not opened or rest.endswith(")")
        if not closed or not all(part.isidentifier() for part in (name, *arguments) if opened):
            expected = "a name and the names of its arguments, like 'in_the_room(A)'"
            self.fields.add(key, f"'{key.text}' is not a {what}", expected)
        found = self.template(value, f"The message '{name}'")
        given = tuple(arguments) if opened else ()
        return ReasonMessage(name, given, found, key.line, key.column)

    def template(self, node: Node | None, what: str) -> str:
        found = self.fields.text(node, what)
        try:
            template.pieces(found)
        except ValueError as failure:
            if node is not None:
                self.fields.add(node, str(failure), "holes like '{subject}'")
        return found

"""Packs: folders of rule pages that somebody gives out, with a file that says what they are."""

from pathlib import Path
from typing import TYPE_CHECKING

from council_rules import files
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem, RuleBookError
from council_rules.rulebook.rule import MAX_CHARACTERS

if TYPE_CHECKING:
    from council_rules.rulebook.fields import Fields
    from council_rules.rulebook.notation import Node

FILE_NAME = "pack.yaml"
# The version of the vocabulary: the words that conditions read, and the form of pages. The
# second number grows when words or keys are added, the first when one goes or comes to mean
# another thing.
VOCABULARY = (1, 0)
KEYS = ("name", "version", "who", "licence", "needs")
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"


class Pack(Record):
    """What ``pack.yaml`` says: who gives out which version of the pack, under which licence.

    ``needs`` is the version of the vocabulary that its pages were written for, ``folder`` the
    folder of the file.
    """

    name: str
    version: str
    who: str
    licence: str
    needs: str
    folder: Path

    @property
    def says(self) -> str:
        """The pack in a few words."""
        return f"{self.name} {self.version}, by {self.who}, {self.licence}"


def vocabulary() -> str:
    """Return the version of the vocabulary as text."""
    return ".".join(map(str, VOCABULARY))


def read(path: Path) -> Pack:
    """Return the pack that a file describes. Raises ``RuleBookError`` with what is wrong."""
    from council_rules.rulebook import notation  # only those who have packs load a parser
    from council_rules.rulebook.fields import Fields

    name = str(path)
    try:
        text = files.read(path, MAX_CHARACTERS).decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = PageProblem(name, 0, 0, "The file is not UTF-8 text", "UTF-8")
        raise RuleBookError([problem]) from None
    except OSError as failure:
        message = f"The file cannot be read: {failure.strerror}"
        raise RuleBookError([PageProblem(name, 0, 0, message)]) from None
    node, problems = notation.read(text, name, 1)
    fields = Fields(name)
    if node is None and not problems:
        fields.problems.append(PageProblem(name, 1, 1, "The file is empty", "name: ..."))
    table = fields.table(node, "The pack")
    if table.entries:
        fields.keys(table, KEYS)
    found = Pack(
        name=_name(fields, table.get("name")),
        version=_version(fields, table.get("version"), "The version of the pack"),
        who=fields.text(table.get("who"), "Who gives out the pack"),
        licence=fields.text(table.get("licence"), "The licence"),
        needs=_needs(fields, table.get("needs")),
        folder=path.parent,
    )
    if problems or fields.problems:
        raise RuleBookError([*problems, *fields.problems])
    return found


def _name(fields: "Fields", node: "Node | None") -> str:
    name = fields.text(node, "The name of the pack")
    if node is not None and name.strip(_NAME):
        expected = "small letters, digits and hyphens, like 'river-commission'"
        fields.add(node, f"'{name}' is not the name of a pack", expected)
    return name


def _version(fields: "Fields", node: "Node | None", what: str) -> str:
    text = fields.text(node, what)
    right = all(one.isascii() and one.isdecimal() for one in text.split("."))
    if node is not None and text and not right:
        fields.add(node, f"{what} is '{text}'", "numbers with stops between them, like '1.0'")
        return ""
    return text


def _needs(fields: "Fields", node: "Node | None") -> str:
    """Return the version of the vocabulary that a pack needs, which this one has to hold."""
    text = _version(fields, node, "The version of the vocabulary that the pack needs")
    if node is None or not text:
        return text
    needed = tuple(int(number[:9]) for number in f"{text}.0".split(".")[:2])
    if needed == VOCABULARY or (needed[0] == VOCABULARY[0] and needed < VOCABULARY):
        return text
    own = vocabulary()
    expected = f"'{VOCABULARY[0]}.0' to '{own}'" if VOCABULARY[1] else f"'{own}'"
    if needed > VOCABULARY:
        message = f"The pack needs the vocabulary {text}, and this council-rules has {own}"
        hint = "use a later council-rules, or an earlier version of the pack"
    else:
        message = f"The pack is written for the vocabulary {text}, which no longer holds"
        hint = "use a later version of the pack"
    fields.add(node, message, expected, hint)
    return text

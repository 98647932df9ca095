"""JSON files that people may have edited: what is wrong with them is said with its place."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from council_rules import files
from council_rules.record import Record
from council_rules.rulebook.problems import PageProblem
from council_rules.settings import SettingsError

Steps = tuple[str | int, ...]


# bytes: the report on a thousand large proposals
MOST = 256 * 2**20


class JsonText(Record):
    """A JSON file: its name in messages, its text and what the text holds."""

    name: str
    text: str
    data: Any

    @classmethod
    def read(cls, path: Path, what: str, hint: str, content: bytes | None = None) -> "JsonText":
        """Return the text in a file; ``what`` it should be, and a hint if it is not there.

        ``content`` is what the file held at another time, None for what it holds.

        Raises SettingsError if it cannot be read or is not JSON.
        """
        name = str(path)
        try:
            content = files.read(path, MOST) if content is None else content
            text = content.decode("utf-8-sig")
        except FileNotFoundError:
            raise _error(name, f"There is no {what} '{name}'", hint=hint) from None
        except OSError as failure:
            message = f"The {what} '{name}' cannot be read: {failure.strerror}"
            raise _error(name, message) from None
        except UnicodeDecodeError:
            raise _error(name, f"The {what} is not UTF-8 text", "JSON in UTF-8") from None
        return cls.of(name, text, what)

    @classmethod
    def of(cls, name: str, text: str, what: str) -> "JsonText":
        """Return a text that is there already. Raises SettingsError if it is not JSON."""
        try:
            return cls(name, text, json.loads(text))
        except json.JSONDecodeError as failure:
            message = f"The {what} is not JSON: {failure.msg[:1].lower()}{failure.msg[1:]}"
            raise _error(name, message, at=(failure.lineno, failure.colno)) from None
        except (RecursionError, ValueError) as failure:
            raise _error(name, f"The {what} is not JSON: {failure}") from None

    def wrong(
        self, steps: Steps, message: str, expected: str = "", hint: str = ""
    ) -> SettingsError:
        """Return what is wrong at a place, which is said in line and column if it is there."""
        return _error(self.name, message, expected, hint, self._place(steps))

    def at(self, steps: Steps, kind: type | tuple[type, ...], what: str) -> Any:
        """Return the value at a place. Raises SettingsError if it is no such thing."""
        value = self.data
        for number, step in enumerate(steps):
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                raise self.wrong(steps[:number], f"{_path(steps)} is missing", what) from None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            found = _path(steps) or "The file"
            raise self.wrong(steps, f"{found} is not {what}", what)
        return value

    def mapping(self, steps: Steps, what: str = "an object") -> Mapping[str, Any]:
        """Return the object at a place. Raises SettingsError if there is none."""
        found: Mapping[str, Any] = self.at(steps, dict, what)
        return found

    def items(self, steps: Steps) -> Sequence[Any]:
        """Return the list at a place. Raises SettingsError if there is none."""
        found: Sequence[Any] = self.at(steps, list, "a list")
        return found

    def word(self, steps: Steps) -> str:
        """Return the text at a place. Raises SettingsError if there is none."""
        return str(self.at(steps, str, "a text"))

    def _place(self, steps: Steps) -> tuple[int, int]:
        """Return line and column of a place, or of what holds it; zeros if that is unknown."""
        from council_rules.proposal import tree  # JSON is YAML, and this reader knows places
        from council_rules.proposal.problems import ProposalError

        try:
            node = tree.parse(self.text)[0]
        except ProposalError:
            return 0, 0
        for step in steps:
            inner: dict[str | int, tree.Node] = {}
            if isinstance(node, tree.Mapping):
                inner = {key.text: value for key, value in node.entries}
            elif isinstance(node, tree.Sequence):
                inner = dict(enumerate(node.items))
            if step not in inner:
                break
            node = inner[step]
        return node.span.line, node.span.column


def _path(steps: Steps) -> str:
    """Return a place as text: 'entries[3].file'."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"'{text.removeprefix('.')}'" if text else ""


def _error(
    name: str, message: str, expected: str = "", hint: str = "", at: tuple[int, int] = (0, 0)
) -> SettingsError:
    return SettingsError([PageProblem(name, *at, message, expected, hint)])

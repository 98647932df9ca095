"""What could be written at a place of a text that is being typed.

The word at the place is replaced by a mark and the text read again: where the mark turns up
in the tree says whether it is a key or a value, and of what.
"""

import re
from typing import Any, NamedTuple

from council_rules.editor.lines import Lines, Position
from council_rules.editor.slots import Slot, slots
from council_rules.proposal import tree
from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import ProposalError
from council_rules.proposal.tree import Mapping, Node, Scalar

_MARK = "zz0cursor0zz"
_BEFORE = re.compile(r"[\w/#.-]*\Z")
_AFTER = re.compile(r"[\w/#.-]*")
_NEW = re.compile(r"\s*(?:- +)*\Z")
_BRACKETS = {"[": "]", "{": "}"}
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|(?:^|\s)#.*")


class Cursor(NamedTuple):
    """A place where something is written: a key of an object, or a value.

    ``part`` is the class whose key it is, or which has the ``field`` whose value it is.
    ``present`` are the keys that the object has already. ``word`` is what is typed so far,
    which begins at the offset ``begin`` and ends at ``end``. ``bare`` says that nothing
    follows on the line, so that a key still needs its colon. ``path`` is that of the object.
    """

    is_key: bool
    part: Any
    field: str
    form: Form | None
    present: tuple[str, ...]
    word: str
    begin: int
    end: int
    bare: bool
    path: str


class _Trial(NamedTuple):
    text: str
    bare: bool


def cursor_at(text: str, lines: Lines, position: Position) -> Cursor | None:
    """Return what is being written at a place; None where the format knows of nothing."""
    offset = lines.offset(position)
    begin = offset - len(_matched(_BEFORE.search(text[:offset])))
    end = offset + len(_matched(_AFTER.match(text, offset)))
    for trial in _trials(text, begin, end):
        try:
            root, _ = tree.parse(trial.text.removeprefix("\ufeff"))
        except ProposalError:
            continue
        found = _find(root)
        if found is not None:
            word = text[begin:offset]
            return found._replace(word=word, begin=begin, end=end, bare=trial.bare)
    return None


def _matched(found: "re.Match[str] | None") -> str:
    return found[0] if found else ""


def _trials(text: str, begin: int, end: int) -> list[_Trial]:
    """Return the texts to read, the likeliest first: with all that follows, then without."""
    line = text.rfind("\n", 0, begin) + 1
    before, after = text[:begin], text[end:]
    marks = [_Trial(f"{_MARK}: x", True), _Trial(_MARK, False)]
    if not _NEW.match(text[line:begin]) or after.lstrip(" ").startswith(":"):
        marks.reverse()
    ends = (after, _closing(text[line:begin]))
    return [_Trial(before + one.text + rest, one.bare) for rest in ends for one in marks]


def _closing(line: str) -> str:
    """Return the brackets that close those which a line opens."""
    opened: list[str] = []
    for sign in _QUOTED.sub("", line):
        if sign in _BRACKETS:
            opened.append(_BRACKETS[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
    return "".join(reversed(opened))


def _find(root: Node) -> Cursor | None:
    if isinstance(root, Scalar) and root.text == _MARK:
        return _key(Proposal, (), "")
    if not isinstance(root, Mapping):
        return None
    if any(key.text == _MARK for key, _ in root.entries):
        return _key(Proposal, _present(root), "")
    for slot in slots(root):
        found = _in(slot)
        if found is not None:
            return found
    return None


def _in(slot: Slot) -> Cursor | None:
    node, form = slot.node, slot.form
    if slot.part is None or form is None:
        return None
    if slot.in_table and slot.key is not None and slot.key.text == _MARK:
        return _value(slot._replace(field=f"{slot.field}."), None)
    if isinstance(node, Scalar):
        # what stands in short for an object is told of by the slot of its key
        is_whole = form.short is None
        return _value(slot, form) if is_whole and _MARK in node.text else None
    if not isinstance(node, Mapping) or not any(k.text == _MARK for k, _ in node.entries):
        return None
    part = form.part
    if part is None and form.one_or_many and form.item is not None:
        part = form_of(form.item).part
    return _key(part, _present(node), slot.path) if part else None


def _key(part: Any, present: tuple[str, ...], path: str) -> Cursor:
    return Cursor(True, part, "", None, present, "", 0, 0, True, path)


def _value(slot: Slot, form: Form | None) -> Cursor:
    part, field = slot.part, slot.field
    own = form
    if form is not None and form.item is not None and form.one_or_many:
        own = form_of(form.item)
    return Cursor(False, part, field, own, (), "", 0, 0, False, slot.path)


def _present(node: Mapping) -> tuple[str, ...]:
    return tuple(key.text for key, _ in node.entries if key.text != _MARK)


def keys_of(part: Any) -> list[str]:
    """Return the keys of a class of the format, those that it cannot be without first."""
    forms = forms_of(part)
    return sorted(forms, key=lambda name: name not in required(part))


def required(part: Any) -> tuple[str, ...]:
    """Return the keys without which an object of a class is none."""
    from dataclasses import MISSING, fields

    return tuple(
        one.name
        for one in fields(part)
        if one.default is MISSING and one.default_factory is MISSING
    )

"""Text that YAML readers understand differently, refused or pointed out by name.

One YAML reader turns ``010`` into 8, another into 10; one drops the first of two equal
keys, another stops. A proposal must mean the same to everybody, so such text is an
error, or a warning where our own reading is certain.
"""

import re

from council_rules.proposal.problems import Problem, Span, error, shown, warning

FIRST_CHARACTERS = frozenset("~+-.0123456789nNyYoOtTfF")

_NULL = frozenset(("~", "null", "Null", "NULL"))
_BOOLEAN = frozenset(
    written
    for word in ("yes", "no", "on", "off", "true", "false")
    for written in (word, word.title(), word.upper())
) - {"true", "false"}
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?")
_EXPONENT = re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")
_OTHER_BASE = re.compile(r"[-+]?0[xX][0-9a-fA-F_]+|[-+]?0b[01_]+|0o[0-7_]+")
_SEPARATED = re.compile(r"[-+]?[0-9](?=[0-9]*_)[0-9_]*(?:\.[0-9_]*)?")
_CUT = re.compile(r"(?<![ \t])[ \t]+(#[^\s#]\S*)")


def plain(text: str, span: Span, is_key: bool) -> list[Problem]:
    """Return what is doubtful about unquoted ``text``: at most one problem."""
    first = text[0]
    if first == "~" or first in "nN":
        if text in _NULL:
            return [_null(text, span)]
    elif first not in "yYoOtTfF":
        return _number(text, span)
    if text in _BOOLEAN and not is_key:
        hint = f'write "{text}" if it is text; a flag is true or false'
        message = f"{shown(text)} is read as text, but other YAML readers take it for a boolean"
        return [warning("SRC101", span, message, hint=hint)]
    return []


def _null(text: str, span: Span) -> Problem:
    message = f"{shown(text)} is an empty value to YAML readers"
    hint = (
        "write 'none' for what is stated to be absent, 'unknown' for what was not found, "
        "or leave the key out"
    )
    return error("SRC003", span, message, expected="a value", hint=hint)


def _number(text: str, span: Span) -> list[Problem]:
    if text.isdigit() and (text[0] != "0" or text == "0"):
        return []
    if _LEADING_ZERO.fullmatch(text):
        what, hint = "has a leading zero", f'drop the zero, or quote it if it is text: "{text}"'
    elif _FLOAT.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        what = "is a decimal number, which YAML readers round and shorten"
        hint = f'quote it if it is text: "{text}"; write a share as "1/2" or 60%'
    elif _EXPONENT.fullmatch(text) or _OTHER_BASE.fullmatch(text):
        what = "is a number to some YAML readers and text to others"
        hint = f'write the number in digits, or quote it if it is text: "{text}"'
    elif _SEPARATED.fullmatch(text):
        what = "is a number with separators to some YAML readers and text to others"
        hint = f'write {text.replace("_", "")}, or quote it if it is text: "{text}"'
    else:
        return []
    message = f"{shown(text)} {what}"
    return [error("SRC003", span, message, expected="a whole number or text", hint=hint)]


def has_glued_comment(source: str) -> bool:
    """Tell whether a '#' before a letter or digit follows a space anywhere in the text."""
    return _CUT.search(source) is not None


def comment(source: str, index: int, text: str, span: Span) -> list[Problem]:
    """Warn of plain text that ends at ``source[index]`` because of a glued comment."""
    found = _CUT.match(source, index)
    if not found:
        return []
    message = f"The text ends at {shown(text)}: {shown(found[1])} and the rest are a comment"
    hint = (
        f'quote the text if it goes on: "{text} {found[1]} ..."; else put a space after the #'
    )
    return [warning("SRC102", span, message, hint=hint)]


def no_value(key: str, span: Span, in_flow: bool) -> Problem:
    """Return the problem of a key that is followed by nothing."""
    if in_flow:
        message = f"{shown(key)} stands where a key is expected and has no value"
        hint = (
            "inside { } a comma begins a new key: quote text that has a comma, "
            "or put the keys on lines of their own"
        )
    else:
        message = f"Key {shown(key)} has no value"
        hint = "write a value, 'none' or 'unknown', or leave the key out"
    return error("SRC003", span, message, expected="a value", hint=hint)


def empty_item(span: Span) -> Problem:
    """Return the problem of a list item that holds nothing."""
    hint = "write the item, or remove the '-'"
    return error("SRC003", span, "A list item is empty", expected="a value", hint=hint)


def empty_key(span: Span) -> Problem:
    """Return the problem of a value whose key is missing."""
    return error("SRC003", span, "A value has no key", expected="a key before the ':'")


def not_a_key(span: Span) -> Problem:
    """Return the problem of a list or mapping used as a key."""
    message = "A list or a mapping is used as a key"
    hint = "quote text that has brackets, and start lines with 'key: value'"
    return error("SRC003", span, message, expected="a key that is text", hint=hint)


def merge_key(span: Span) -> Problem:
    """Return the problem of ``<<``."""
    message = "The merge key '<<' is not part of this format"
    return error("SRC003", span, message, hint="write the keys out")


def repeated_key(key: str, span: Span, first: Span) -> Problem:
    """Return the problem of a key that the mapping already has, naming both places."""
    message = (
        f"Key {shown(key)} is given twice in one mapping, on line {first.line} column "
        f"{first.column} and on line {span.line} column {span.column}"
    )
    return error("SRC003", span, message, hint="keep one of them; YAML readers drop either")


def decorated(anchor: str | None, tag: str | None, span: Span) -> Problem:
    """Return the problem of an anchor ``&name`` or a tag ``!name``."""
    if anchor is not None:
        message = f"The anchor {shown('&' + anchor)} is not part of this format"
        hint = "write the value out where it is needed; quote text that starts with '&'"
    else:
        message = f"The tag {shown(tag or '!')} is not part of this format"
        hint = "remove it; quote text that starts with '!'"
    return error("SRC003", span, message, hint=hint)


def alias(name: str, span: Span) -> Problem:
    """Return the problem of ``*name``."""
    message = f"{shown('*' + name)} is a YAML alias, which is not part of this format"
    hint = f"quote text that starts with '*': \"*{name}\""
    return error("SRC003", span, message, expected="text", hint=hint)


def second_document(span: Span) -> Problem:
    """Return the problem of a second ``---``."""
    message = "A second document begins here"
    hint = "keep one proposal to a file, or remove the line '---'"
    return error("SRC003", span, message, expected="one document", hint=hint)

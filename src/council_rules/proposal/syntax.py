"""Failures of the YAML parser in plain words, and characters that no file may hold."""

import re
from typing import Any

from council_rules.proposal.problems import Problem, ProposalError, Span, error, shown

# What YAML forbids, the separators of Unicode, which would make our lines differ from
# those of an editor, and the byte order mark, which a file may only begin with. As one
# class of characters the pattern takes ten times as long to compile.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\u2028\u2029]|[\ud800-\udfff]|[\ufffe\uffff]|\ufeff"
)
_LINE_BREAK = re.compile(r"\r\n|[\n\r]")

# a line up to the ':' that the parser did not expect, if a key is all there is
_KEY_ALONE = re.compile(r"(?:^|\n)[ ]+[a-z_]+\Z")

_QUOTE = "put the text in quotes"

# (what the parser says, what we say, hint); the first match wins
_REWRITTEN = (
    (
        r"mapping values are not allowed",
        "': ' makes this text look like a key with a value",
        "put text that has ': ' in quotes, as in title: \"Article 5: Powers\"",
    ),
    (
        r"scanning an alias|scanning an anchor|expected alphabetic or numeric character",
        "Text that starts with '*' or '&' is a YAML alias or anchor",
        'put it in quotes, as in field: "*.count"',
    ),
    (
        r"tab character|character '\\t' that cannot start",
        "A tab is used for indentation",
        "indent with spaces",
    ),
    (
        r"while scanning a quoted scalar",
        "A quote is opened here and not closed",
        "close it, and double a ' inside '...'",
    ),
    (
        r"unknown escape|escape|hexadecimal",
        "A backslash inside double quotes begins an escape that YAML does not know",
        r"use single quotes, or write \\ for a backslash",
    ),
    (
        r"expected ',' or",
        "A bracket is opened and not closed, or a comma is missing",
        "close it with ] or }, and quote text that has brackets or commas",
    ),
    (
        r"could not find expected ':'|expected ':'",
        "A line is neither 'key: value' nor part of the line above",
        "put ': ' after the key, or indent the line if the text goes on",
    ),
    (
        r"expected key|expected <block end>|expected '-' indicator|block sequence entries",
        "The indentation does not fit the lines above, or text follows a closed quote",
        "give the keys of one mapping the same indentation, and items '- '",
    ),
    (
        r"expected node content|expected the node content|mapping keys are not allowed",
        "A value is missing here, or text starts with a sign that YAML reserves",
        "remove a comma too many, or put the text in quotes",
    ),
    (
        r"block scalar",
        "Text stands on the line of '|' or '>'",
        "begin the text on the next line, indented, or put it in quotes",
    ),
    (r"nesting|recursion", "Nested too deeply", "write fewer levels"),
    (r"directive", "A line starts with '%'", "remove it, or quote text that starts with '%'"),
    (r"tag", "Text that starts with '!' is a YAML tag", _QUOTE),
    (
        r"document start|did not find expected <document",
        "Text follows the end of the proposal",
        "indent it, or remove it; a file holds one mapping of 'key: value' lines",
    ),
)


def check_characters(text: str) -> None:
    """Raise ``ProposalError`` for the first character that text files do not hold."""
    if found := _FORBIDDEN.search(text):
        code = ord(found[0])
        what = "The character NUL" if code == 0 else f"The invisible character U+{code:04X}"
        hint = "remove it; is this a text file in UTF-8?"
        message = f"{what} is not allowed in a proposal"
        raise ProposalError(
            [error("SRC001", place_of(text, found.start()), message, hint=hint)]
        )


def escaped_controls(text: str, span: Span) -> list[Problem]:
    r"""Return the problem of control characters written as escapes, such as ``"\0"``."""
    found = _FORBIDDEN.search(text)
    if not found:
        return []
    message = f"The escape for the invisible character U+{ord(found[0]):04X} is not allowed"
    return [error("SRC003", span, message, hint="remove it")]


def place_of(text: str, index: int) -> Span:
    """Return the place of the character at ``index``."""
    line, begin = 1, 0
    for found in _LINE_BREAK.finditer(text, 0, index):
        line, begin = line + 1, found.end()
    column = index - begin + 1
    return Span(line, column, line, column + 1)


def explain(failure: Any, text: str) -> Problem:
    """Return the problem behind an exception of the YAML parser, in plain words."""
    mark = getattr(failure, "problem_mark", None)
    context_mark = getattr(failure, "context_mark", None)
    said = " ".join(
        str(part)
        for part in (getattr(failure, "context", None), getattr(failure, "problem", None))
        if part
    )
    if context_mark and _points_behind(said, mark, context_mark):
        mark = context_mark
    if mark is None:
        message = "The text is not YAML"
        return error("SRC002", place_of(text, 0), message, hint="is this a proposal file?")
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    character = text[mark.index : mark.index + 1]
    if "cannot start any token" in said and character and character != "\t":
        message = f"Text cannot start with {shown(character)} in YAML"
        hint = f'{_QUOTE}, as in "{character}half"'
        return error("SRC002", span, message, hint=hint)
    if "cannot start any token" in said:
        said = "tab character"
    if "mapping values" in said and _KEY_ALONE.search(text[: mark.index]):
        message = "This key is indented further than what stands above it"
        hint = "give the keys of one mapping the same indentation, or quote text that goes on"
        return error("SRC002", span, message, hint=hint)
    for pattern, message, hint in _REWRITTEN:
        if re.search(pattern, said):
            return error("SRC002", span, message, hint=hint)
    return error("SRC002", span, f"The text is not YAML: {said}", hint=_QUOTE)


def _points_behind(said: str, mark: Any, opened: Any) -> bool:
    """Tell whether the parser noticed the slip long after the place where it was made."""
    unclosed = "end of stream" in said or ("expected ','" in said and mark.line > opened.line)
    return unclosed or any(
        f"scanning {what}" in said for what in ("an alias", "an anchor", "a simple key")
    )

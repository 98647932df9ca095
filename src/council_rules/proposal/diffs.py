"""Two texts of a file as a patch, and the new text put in the place of the file."""

import difflib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from council_rules import files
from council_rules.proposal.tree import MAX_BYTES

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_LINE_BREAK = "\\ No newline at end of file\n"
_AROUND = 3  # lines shown before and after a change
_MARK = b"\xef\xbb\xbf"
_Code = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
_ESCAPES = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}


class FileChanged(Exception):  # noqa: N818  (says what it is)
    """The file on disk is no longer the one that was read."""


def unified(name: str, before: str, after: str) -> str:
    """Return the patch that makes ``after`` of ``before``; empty where they are equal.

    ``name`` is the path of the file relative to where ``patch -p1`` or ``git apply`` will
    be run, with forward slashes.
    """
    if before == after:
        return ""
    old, new = _LINE.findall(before), _LINE.findall(after)
    head = [f"--- {_written('a/' + name)}\n", f"+++ {_written('b/' + name)}\n"]
    return "".join([*head, *_hunks(old, new)])


class _Matcher(difflib.SequenceMatcher[str]):
    """Finds changes as far down as they may be said to stand.

    Where lines are repeated, an object taken out then begins at its own first line and not
    in the middle of the one above.
    """

    a: list[str]
    b: list[str]

    def get_opcodes(self) -> list[_Code]:
        """Return the changes with the equal stretches between them."""
        codes = super().get_opcodes()
        found: list[_Code] = []
        for at, code in enumerate(codes):
            if code[0] in ("delete", "insert") and at + 1 < len(codes):
                is_last = at + 2 == len(codes)
                shift = self.shift(code, codes[at + 1], is_last)
                above, code = _moved(code, shift)
                if found and found[-1][0] == "equal":
                    _, begin, _, new_begin, _ = found.pop()
                    above = ("equal", begin, above[2], new_begin, above[4])
                found += [above] if above[1] < above[2] else []
                kind, *bounds = codes[at + 1]
                codes[at + 1] = (
                    kind,
                    bounds[0] + shift,
                    bounds[1],
                    bounds[2] + shift,
                    bounds[3],
                )
            if code[0] != "equal" or code[1] < code[2]:
                found.append(code)
        return found

    def shift(self, code: _Code, below: _Code, is_last: bool) -> int:
        """Return by how many lines a change may move down into the equal lines below it."""
        kind, *old, begin, end = code
        lines = self.b if kind == "insert" else self.a
        if kind == "delete":
            begin, end = old
        most = below[2] - below[1] - (0 if is_last else 1)
        count = 0
        while count < most and lines[begin + count] == lines[end + count]:
            count += 1
        return count


def _moved(code: _Code, shift: int) -> tuple[_Code, _Code]:
    """Return the equal lines above a change that moves down, and the change."""
    kind, begin, end, new_begin, new_end = code
    above: _Code = ("equal", begin, begin + shift, new_begin, new_begin + shift)
    return above, (kind, begin + shift, end + shift, new_begin + shift, new_end + shift)


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = _Matcher(None, old, new, autojunk=False)  # repeated lines are no junk
    for group in matcher.get_grouped_opcodes(_AROUND):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for kind, begin, end, new_begin, new_end in group:
            if kind == "equal":
                yield from _signed(" ", old[begin:end])
                continue
            yield from _signed("-", old[begin:end])
            yield from _signed("+", new[new_begin:new_end])


def _range(begin: int, end: int) -> str:
    count = end - begin
    if count == 1:
        return str(begin + 1)
    return f"{begin + 1 if count else begin},{count}"


def _signed(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line
        if not line.endswith("\n"):
            yield "\n" + _NO_LINE_BREAK


def _written(name: str) -> str:
    """Return a name as ``patch`` and ``git`` read it back, whatever is in it."""
    if any(sign in name for sign in _ESCAPES):
        return '"' + "".join(_ESCAPES.get(sign, sign) for sign in name) + '"'
    return name + "\t" if " " in name else name


def replace_file(path: str | Path, text: str, expected_sha256: str) -> None:
    """Put ``text`` in the place of the file at ``path``, in full or not at all.

    ``expected_sha256`` is that of the bytes that were read (``Loaded.sha256``). The file
    keeps its permissions, and its byte order mark, if it begins with one, even if the text
    has none; symbolic links are followed and stay.

    Raises ``FileChanged`` if the file has other bytes by now, and ``OSError`` if it cannot
    be read or written. Then it is as it was, and nothing else is left behind.
    """
    content = text.encode("utf-8")
    if _unchanged(path, expected_sha256).startswith(_MARK):
        content = _MARK + content.removeprefix(_MARK)
    # once more, as late as can be
    files.write_whole(path, content, lambda: _unchanged(path, expected_sha256))


def _unchanged(path: str | Path, expected_sha256: str) -> bytes:
    content = files.read(path, MAX_BYTES)
    if hashlib.sha256(content).hexdigest() != expected_sha256:
        raise FileChanged(f"'{path}' has changed since it was read; read it again")
    return content

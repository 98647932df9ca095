"""The entrance: a file or text becomes a checked, frozen ``Proposal``."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from council_rules import files
from council_rules.proposal import links, reader, syntax, tree
from council_rules.proposal.ex_officio import with_offices
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.people import Judgements, Waivers
from council_rules.proposal.model.search import Goals
from council_rules.proposal.past_ends import as_of_its_day
from council_rules.proposal.places import Places
from council_rules.proposal.problems import (
    START,
    Problem,
    ProposalError,
    Severity,
    error,
    in_order,
    warning,
)
from council_rules.proposal.unstated_bases import with_bases
from council_rules.record import Record

MOST_PROBLEMS = 100
_HEAD = 'council_rules: "1"'
_ERROR: Severity = "error"
Beside = TypeVar("Beside", Goals, Waivers, Judgements)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Loaded(Record):
    """A proposal with its text, the places of its parts, and what to be warned of."""

    name: str
    text: str
    sha256: str
    proposal: Proposal
    places: Places
    warnings: tuple[Problem, ...]


def _capped(problems: list[Problem]) -> list[Problem]:
    """Return the first problems, and how many more there are: a file is no flood."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    first = sorted(problems, key=lambda one: (one.severity != _ERROR, one.span[:2]))
    shown = first[:MOST_PROBLEMS]
    more = len(problems) - len(shown)
    message = f"{more:,} more of the file are not listed"
    if any(one.severity == _ERROR for one in problems):
        return [*shown, error("SRC010", shown[-1].span, message)]
    return [*shown, warning("SRC108", shown[-1].span, message)]


def load(path: str | Path) -> Loaded:
    """Read the proposal file at ``path``.

    Raises ``ProposalError`` with every problem found: a file that cannot be read, text
    that is no YAML, keys and values that the format does not have, dangling references.
    """
    name = str(path)
    try:
        content = files.read(path, tree.MAX_BYTES)
    except (OSError, ValueError) as failure:
        raise ProposalError([_unreadable(failure)], name) from None
    return _named(name, content)


def load_goals(path: str | Path) -> tuple[Goals, Places]:
    """Read the goals file at ``path``; return it and the places of its parts.

    Raises ``ProposalError`` with every problem found.
    """
    goals, places, _ = _beside(path, reader.read_goals)
    return goals, places


def load_waivers(
    path: str | Path, name: str = "", content: bytes | None = None
) -> tuple[Waivers, Places, tuple[Problem, ...]]:
    """Read the file of waivers at ``path``; return it, the places of its parts, and warnings.

    ``name`` stands for the path in messages, ``content`` for what it holds. Raises
    ``ProposalError`` with every problem found.
    """
    return _beside(path, reader.read_waivers, name, content)


def load_judgements(
    path: str | Path, name: str = "", content: bytes | None = None
) -> tuple[Judgements, Places, tuple[Problem, ...]]:
    """Read the file of judgements at ``path``; return it, the places of its parts, warnings.

    ``name`` stands for the path in messages, ``content`` for what it holds. Raises
    ``ProposalError`` with every problem found.
    """
    return _beside(path, reader.read_judgements, name, content)


def _beside(
    path: str | Path,
    read: Callable[[tree.Node], tuple[Beside | None, Places, list[Problem]]],
    name: str = "",
    content: bytes | None = None,
) -> tuple[Beside, Places, tuple[Problem, ...]]:
    """Read a file that is no proposal and stands beside one."""
    name = name or str(path)
    try:
        content = files.read(path, tree.MAX_BYTES) if content is None else content
        root, found = tree.parse(_decoded(content))
    except (OSError, ValueError) as failure:
        known = failure.problems if isinstance(failure, ProposalError) else None
        raise ProposalError(known or [_unreadable(failure)], name) from None
    if isinstance(root, tree.Mapping) and "council_rules" not in tree.keys(root):
        # whose keys are not ours is not looked into further: they would be quoted
        problem = error("SRC006", START, "There is no key 'council_rules'", expected=_HEAD)
        raise ProposalError([problem], name)
    whole, places, misread = read(root)
    problems = in_order(found + misread)
    errors = [one for one in problems if one.severity == _ERROR]
    if whole is None or errors:
        raise ProposalError(errors, name)
    return whole, places, problems


def load_text(text: str | bytes, name: str = "text") -> Loaded:
    """Read a proposal from ``text``; ``name`` stands for the file name in messages.

    Bytes are taken as those of a file. Raises ``ProposalError`` with every problem found.
    """
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return _named(name, content)


def _named(name: str, content: bytes) -> Loaded:
    try:
        return _load(name, content)
    except ProposalError as failure:
        raise ProposalError(failure.problems, name) from None


def _load(name: str, content: bytes) -> Loaded:
    text = _decoded(content)
    root, found = tree.parse(text)
    doubtful = {problem.span for problem in found if problem.severity == _ERROR}
    proposal, places, misread = reader.read(root)
    # a value already refused as doubtful YAML is not refused a second time by its field
    found += [problem for problem in misread if problem.span not in doubtful]
    found += links.repeated_ids(places)
    if proposal is not None and not any(p.severity == _ERROR for p in found):
        found += links.check(proposal, places)
    if any(problem.severity == _ERROR for problem in found):
        raise ProposalError(_capped(found))
    assert proposal is not None
    sha256 = hashlib.sha256(content).hexdigest()
    return Loaded(name, text, sha256, effective(proposal), places, in_order(_capped(found)))


def effective(proposal: Proposal) -> Proposal:
    """Return a proposal with all that its offices, its day and unstated bases decide.

    This is what is judged, of a file as of an amended text.
    """
    return as_of_its_day(with_bases(with_offices(proposal)))


def _decoded(content: bytes) -> str:
    if len(content) > tree.MAX_BYTES:
        message = f"The file is larger than {tree.MAX_BYTES} bytes"
        raise ProposalError([error("SRC010", START, message)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise ProposalError([_not_utf8(content, failure.start)]) from None


def _not_utf8(content: bytes, index: int) -> Problem:
    body = content.removeprefix(b"\xef\xbb\xbf")  # the codec counts from after it
    before = body[:index].decode("utf-8", "replace")
    span = syntax.place_of(before, len(before))
    message = f"The byte 0x{body[index]:02X} is not UTF-8 text"
    hint = "save the file as UTF-8"
    if content.startswith(_UTF16):
        message, span = "The file is UTF-16, not UTF-8", START
    elif b"\0" in content:
        message, span, hint = "The file is not text", START, "give the path of a YAML file"
    return error("SRC001", span, message, expected="UTF-8", hint=hint)


def _unreadable(failure: Exception) -> Problem:
    if isinstance(failure, FileNotFoundError):
        message, hint = "There is no such file", "check the path"
    elif isinstance(failure, IsADirectoryError):
        message, hint = "This is a directory, not a file", "give the path of a file in it"
    elif isinstance(failure, PermissionError):
        message, hint = "The file may not be read", "check its permissions"
    else:
        reason = getattr(failure, "strerror", None) or str(failure)
        message, hint = f"The file cannot be read: {reason}", ""
    return error("SRC001", START, message, expected="a readable file", hint=hint)

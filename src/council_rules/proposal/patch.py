"""Amendments written into the text of a proposal, where everything else stays as it is.

``amend`` changes the tree of a file. Here the same changes are made in its text: comments,
blank lines, the order of keys, quotes, line ends and the layout of every line that no
amendment touches are kept. What is new follows the manner of its surroundings.

Each change is read back and compared with the tree that ``amend`` gives, so a text that
would say something else is never handed out.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from council_rules.proposal import edits, tree
from council_rules.proposal.amend import (
    Amendment,
    Plain,
    Route,
    amend,
    find,
    node_of,
    plain,
    put,
)
from council_rules.proposal.layout import Layout, chain_of
from council_rules.proposal.problems import ProposalError, Span, error
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence
from council_rules.proposal.yaml_text import normalised

_MARK = "\ufeff"  # the byte order mark that a file may begin with


class _Change(NamedTuple):
    """One change of the tree: a value put at a route, taken out (None), or added to a list."""

    route: Route
    value: Plain | None
    adds: bool = False


def amended_text(text: str, amendments: Iterable[Amendment]) -> str:
    """Return ``text`` with the amendments made in it, one after the other.

    Raises ``ProposalError`` as ``amend`` does, for a text that has errors as YAML, and for
    values that no proposal file can hold.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    text = text[len(mark) :]
    first = root = _parsed(text)
    made = [(verb, path, normalised(value)) for verb, path, value in amendments]
    for replaces, run in groupby(made, lambda one: _replaces(first, one)):
        together = list(run)
        whole = _made_at_once(text, root, together) if replaces else None
        text, root = whole or _made_in_turn(text, root, together)
    _assure(root, amend(first, made), "")
    return mark + text


def _made_in_turn(text: str, root: Node, amendments: list[Amendment]) -> tuple[str, Node]:
    for amendment in amendments:
        wanted = amend(root, [amendment])
        for change in _changes(root, amendment):
            text, root = _made(text, root, change, amendment[1])
        _assure(root, wanted, amendment[1])
    return text, root


def _replaces(root: Node, amendment: Amendment) -> bool:
    """Return whether an amendment puts a value in the place of another of the file."""
    verb, path, _ = amendment
    try:
        return verb == "substitute" and find(root, path).node is not None
    except ProposalError:
        return False  # the place comes with an amendment before this one


def _made_at_once(
    text: str, root: Node, amendments: list[Amendment]
) -> tuple[str, Node] | None:
    """Return text and tree after amendments that replace values, read back only once.

    None if they have to be made one after the other: they concern the same place, or the
    first way to write each does not come to what is meant.
    """
    layout = Layout(text, root)
    changes = [change for one in amendments for change in _changes(root, one)]
    if not all(_is_there(root, change) and _is_value(change) for change in changes):
        return None
    ways = [
        edit
        for change in changes
        for edit in next(iter(edits.ways_to(layout, change.route, change.value, False)))
    ]
    ways.sort(key=lambda edit: edit.begin)
    if any(later.begin < earlier.end for earlier, later in pairwise(ways)):
        return None
    candidate = edits.apply(text, ways)
    try:
        new = _parsed(candidate)
    except ProposalError:
        return None
    return (candidate, new) if same(new, amend(root, amendments)) else None


def _is_value(change: _Change) -> bool:
    return change.value is not None and not change.adds


def _is_there(root: Node, change: _Change) -> bool:
    return len(chain_of(root, change.route)) > len(change.route)


def _parsed(text: str) -> Node:
    root, found = tree.parse(text)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        raise ProposalError(errors)
    return root


def _assure(root: Node, wanted: Node, path: str) -> None:
    if not same(root, wanted):
        raise _unwritable(root.span, path)


def same(one: Node, other: Node) -> bool:
    """Tell whether two trees say the same, wherever and in whatever quotes they stand."""
    return _bare(one) == _bare(other)


def _bare(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_bare(item) for item in node.items]
    return tuple((key.text, _bare(value)) for key, value in node.entries)


def _changes(root: Node, amendment: Amendment) -> list[_Change]:
    verb, path, value = amendment
    site = find(root, path)
    if verb == "repeal":
        return [_Change(site.route, None)]
    if verb == "substitute":
        return list(_differences(site.route, site.node, value))
    items: list[Plain] = value if isinstance(value, list) else [value]
    if isinstance(site.node, Sequence) and site.node.items:
        return [_Change(site.route, items, adds=True)] if items else []
    # a bare item stands for a list of one
    before: list[Plain] = [plain(site.node)] if isinstance(site.node, Scalar) else []
    if isinstance(site.node, Sequence) and not items:
        return []
    return [_Change(site.route, [*before, *items])]


def _differences(route: Route, old: Node | None, value: Plain) -> Iterator[_Change]:
    """Yield the changes that make ``value`` of ``old``; parts that stay are not touched.

    Each change leaves valid the routes of those after it.
    """
    if old is not None and same(old, node_of(value)):
        return
    if isinstance(old, Mapping) and isinstance(value, dict) and _keeps_order(old, value):
        for key, child in old.entries:
            if key.text in value:
                yield from _differences((*route, key.text), child, value[key.text])
        present = [key.text for key, _ in old.entries]
        yield from (_Change((*route, new), value[new]) for new in value if new not in present)
        yield from (_Change((*route, gone), None) for gone in present if gone not in value)
        return
    if isinstance(old, Sequence) and isinstance(value, list):
        yield from _differences_of_lists(route, old, value)
        return
    yield _Change(route, value)


def _keeps_order(old: Mapping, value: dict[str, Plain]) -> bool:
    """Tell whether a mapping becomes another by fields changed, taken out and added last."""
    kept = [key.text for key, _ in old.entries if key.text in value]
    unchanged = any(
        same(child, node_of(value[key.text])) for key, child in old.entries if key.text in value
    )
    return unchanged and kept == list(value)[: len(kept)]


def _differences_of_lists(route: Route, old: Sequence, value: list[Plain]) -> Iterator[_Change]:
    nodes = [node_of(item) for item in value]
    begin = 0
    while begin < min(len(nodes), len(old.items)) and same(old.items[begin], nodes[begin]):
        begin += 1
    rest, end = len(nodes) - begin, len(old.items)
    while end > begin and rest and same(old.items[end - 1], nodes[begin + rest - 1]):
        end, rest = end - 1, rest - 1
    kept = begin + len(old.items) - end
    if kept and not rest:
        for position in reversed(range(begin, end)):
            yield _Change((*route, position), None)
    elif kept and end - begin == rest:
        for position in range(begin, end):
            yield from _differences((*route, position), old.items[position], value[position])
    elif begin == len(old.items) and begin:
        yield _Change(route, value[begin:], adds=True)
    else:
        yield _Change(route, value)


def _made(text: str, root: Node, change: _Change, path: str) -> tuple[str, Node]:
    """Return text and tree after a change.

    Of the ways to write it, the first is taken that is read as it is meant.
    """
    layout = Layout(text, root)
    wanted = _changed(root, change)
    refusal: ProposalError | None = None
    for ways in edits.ways_to(layout, change.route, change.value, change.adds):
        candidate = edits.apply(text, ways)
        try:
            new = _parsed(candidate)
        except ProposalError as failure:
            refusal = refusal or failure
            continue
        if same(new, wanted):
            return candidate, new
    span = chain_of(root, change.route)[-1].span
    raise _unwritable(span, path, refusal)


def _changed(root: Node, change: _Change) -> Node:
    if change.value is None:
        return put(root, change.route, None)
    node = node_of(change.value)
    if change.adds:
        old = chain_of(root, change.route)[-1]
        assert isinstance(old, Sequence)
        assert isinstance(node, Sequence)
        node = Sequence((*old.items, *node.items), old.span)
    return put(root, change.route, node)


def _unwritable(span: Span, path: str, cause: ProposalError | None = None) -> ProposalError:
    message = f"The amendment of '{path}' cannot be written into the text"
    if cause is not None:
        message += f": {cause.problems[0].message}"
    hint = "write the part out in lines of 'key: value', and amend that"
    return ProposalError([error("SRC003", span, message, path=path, hint=hint)])

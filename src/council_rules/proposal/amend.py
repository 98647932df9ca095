"""Amendments to a proposal: the tree of a file with parts put in, changed or taken out.

Three verbs, with paths by id as everywhere (``board``, ``board/chair.count``,
``board_vote.passes_when.all[0]``):

``substitute``  puts a value in the place of a field or object; a missing field is added
``insert``      adds items to a list (``bodies``, ``board.seats``); a missing list is begun
``repeal``      takes a field or an object out
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import NamedTuple

from council_rules.proposal import links, reader, tree
from council_rules.proposal.former import key_among
from council_rules.proposal.load import Loaded, effective
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.problems import START, ProposalError, Span, error, in_order
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence
from council_rules.words import listed, nearest

Plain = str | list["Plain"] | dict[str, "Plain"]
Amendment = tuple[str, str, Plain]

VERBS = ("substitute", "insert", "repeal")
Step = int | str
Route = tuple[Step, ...]

_SECTIONS = frozenset(field.name for field in fields(Proposal))


class Site(NamedTuple):
    """Where a path leads: keys and positions from the root, and what is there, if anything."""

    route: Route
    node: Node | None


def load_amended(text: str, amendments: Iterable[Amendment], name: str = "text") -> Loaded:
    """Return the proposal in ``text`` as amended; places are those of ``text``.

    Raises ``ProposalError`` for a text that cannot be read, a path that leads nowhere,
    and an amended proposal that is not valid.
    """
    root, found = tree.parse(text)
    root = amend(root, amendments)
    proposal, places, misread = reader.read(root)
    found = [*found, *misread, *links.repeated_ids(places)]
    if proposal is not None and not any(p.severity == "error" for p in found):
        found += links.check(proposal, places)
    if proposal is None or any(problem.severity == "error" for problem in found):
        raise ProposalError(found, name)
    sha256 = hashlib.sha256(repr(plain(root)).encode()).hexdigest()
    return Loaded(name, text, sha256, effective(proposal), places, in_order(found))


def amend(root: Node, amendments: Iterable[Amendment]) -> Node:
    """Return the tree with the amendments made, one after the other.

    Raises ``ProposalError`` for an unknown verb or a path that leads nowhere.
    """
    for verb, path, value in amendments:
        if verb not in VERBS:
            raise refused(START, path, f"There is no amendment '{verb}'", listed(VERBS))
        site = find(root, path)
        if verb == "substitute":
            span = site.node.span if site.node is not None else START
            root = put(root, site.route, node_of(value, span))
        elif verb == "insert":
            root = put(root, site.route, _longer(site, path, value))
        elif site.node is None:
            raise refused(START, path, f"There is no '{path}' to repeal")
        else:
            root = put(root, site.route, None)
    return root


def node_of(value: Plain, span: Span = START) -> Node:
    """Return texts, lists and dicts as nodes, all of them at ``span``."""
    if isinstance(value, str):
        return Scalar(value, span, '"')
    if isinstance(value, list):
        return Sequence(tuple(node_of(item, span) for item in value), span)
    entries = ((Scalar(key, span, ""), node_of(item, span)) for key, item in value.items())
    return Mapping(tuple(entries), span)


def value_at(root: Node, path: str) -> Plain | None:
    """Return what the tree has at ``path`` as texts, lists and dicts; None if nothing.

    Raises ``ProposalError`` for a path that leads nowhere.
    """
    node = find(root, path).node
    return None if node is None else plain(node)


def plain(node: Node) -> Plain:
    """Return a node as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def _longer(site: Site, path: str, value: Plain) -> Node:
    old = site.node
    items = value if isinstance(value, list) else [value]
    if isinstance(old, Mapping):
        raise refused(old.span, path, f"'{path}' is not a list", "the path of a list")
    # a bare item stands for a list of one
    before = old.items if isinstance(old, Sequence) else (old,) if old is not None else ()
    span = old.span if old is not None else START
    return Sequence((*before, *(node_of(item, span) for item in items)), span)


def find(root: Node, path: str) -> Site:
    """Return where ``path`` leads. Only its last step may be missing."""
    head, *inner = path.split(".")
    name, *positions = head.replace("]", "").split("[")
    site = next((at for _, at in _objects(root, name)), None)
    if site is None and name in _SECTIONS:
        # a section or a field of the file itself, such as proposal.title or bodies
        site = _step(Site((), root), name, path)
    if site is None:
        close = nearest(name, dict(_objects(root)))
        hint = f"did you mean '{close}'?" if close else ""
        raise refused(START, path, f"There is nothing with the id '{name}'", hint=hint)
    for position in positions:
        site = _step(site, position, path)
    for field in inner:
        for step in field.replace("]", "").split("["):
            site = _step(site, step, path)
    return site


def _step(site: Site, step: str, path: str) -> Site:
    node = site.node
    if isinstance(node, Mapping):
        values = {key.text: value for key, value in node.entries}
        key = key_among(values, step)
        return Site((*site.route, key), values.get(key))
    if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
        return Site((*site.route, int(step)), node.items[int(step)])
    span = node.span if node is not None else START
    raise refused(span, path, f"'{path}' leads nowhere: there is no '{step}' to go to")


def _objects(root: Node, wanted: str | None = None) -> Iterator[tuple[str, Site]]:
    """Yield the objects of a file by id, and its seats by body and seat.

    With a path that is wanted, yield only what stands there: files can be large.
    """
    own, slash, wanted_seat = (wanted or "").partition("/")
    for section, items in root.entries if isinstance(root, Mapping) else ():
        for id, site in _with_ids(Site((section.text,), items)):
            if wanted is not None and id != own:
                continue
            if not slash:
                yield id, site
            if slash or wanted is None:
                for seat_id, seat in _with_ids(_step(site, "seats", id)):
                    if wanted is None or seat_id == wanted_seat:
                        yield f"{id}/{seat_id}", seat


def _with_ids(site: Site) -> Iterable[tuple[str, Site]]:
    for position, item in enumerate(site.node.items if isinstance(site.node, Sequence) else ()):
        for key, value in item.entries if isinstance(item, Mapping) else ():
            if key.text == "id" and isinstance(value, Scalar):
                yield value.text, Site((*site.route, position), item)


def put(node: Node | None, route: Route, new: Node | None) -> Node:
    """Return the tree with ``new`` at the end of ``route``; None takes out what is there."""
    step, rest = route[0], route[1:]
    if isinstance(node, Sequence) and isinstance(step, int):
        value = put(node.items[step], rest, new) if rest else new
        changed = (value,) if value is not None else ()
        return Sequence((*node.items[:step], *changed, *node.items[step + 1 :]), node.span)
    assert isinstance(node, Mapping)
    assert isinstance(step, str)
    entries = []
    known = False
    for key, value in node.entries:
        if key.text == step:
            known = True
            replaced = put(value, rest, new) if rest else new
            entries += [(key, replaced)] if replaced is not None else []
        else:
            entries.append((key, value))
    if not known and new is not None:
        entries.append((Scalar(step, node.span, ""), new))
    return Mapping(tuple(entries), node.span)


def refused(
    span: Span, path: str, message: str, expected: str = "", hint: str = ""
) -> ProposalError:
    """Return the refusal of an amendment at ``path``."""
    problem = error("SRC007", span, message, path=path, expected=expected, hint=hint)
    return ProposalError([problem])

"""Each value of a file beside what the format says of the place it stands in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from council_rules.proposal.former import former_keys
from council_rules.proposal.forms import Form, form_of, forms_of
from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Header, Proposal
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence


class Slot(NamedTuple):
    """A value with its place in the format.

    ``path`` is its logical path, ``part`` the class of the format that has the ``field``, None
    for what the format does not know. ``key`` is the key as written, None for an item of a
    list and for what stands in short for an object. ``form`` says what may stand there,
    ``in_table`` that the key is one of the writer's, such as an area under 'locality'.
    """

    path: str
    part: Any
    field: str
    form: Form | None
    key: Scalar | None
    node: Node
    in_table: bool = False


def slots(root: Node, part: Any = Proposal) -> Iterator[Slot]:
    """Yield every value of a tree, from the top on, an object before its fields."""
    if isinstance(root, Mapping):
        yield from _fields(root, part, "")


def _fields(node: Mapping, part: Any, path: str) -> Iterator[Slot]:
    forms, former = forms_of(part), former_keys(part)
    for key, child in node.entries:
        field = former.get(key.text, key.text)
        form = forms.get(field)
        at = f"{path}.{field}" if path else field
        yield Slot(at, part if form else None, field, form, key, child)
        if form is not None:
            yield from _within(child, part, field, form, at)


def _within(node: Node, part: Any, field: str, form: Form, path: str) -> Iterator[Slot]:
    if isinstance(node, Sequence):
        if form.item is not None:
            yield from _items(node, part, field, form_of(form.item), path)
    elif isinstance(node, Mapping):
        yield from _mapping(node, part, field, form, path)
    elif form.short is not None and form.part is not None:
        short = form.short
        own = forms_of(form.part)[short]
        yield Slot(f"{path}.{short}", form.part, short, own, None, node)


def _mapping(node: Mapping, part: Any, field: str, form: Form, path: str) -> Iterator[Slot]:
    if form.part is not None:
        yield from _fields(node, form.part, path)
    elif form.table is not None:
        values = form_of(form.table[1])
        for key, child in node.entries:
            yield Slot(f"{path}.{key.text}", part, field, values, key, child, in_table=True)
    elif form.one_or_many and form.item is not None:
        yield from _mapping(node, part, field, form_of(form.item), path)


def _items(node: Sequence, part: Any, field: str, form: Form, path: str) -> Iterator[Slot]:
    for number, child in enumerate(node.items):
        at = f"{path}[{number}]"
        id = id_of(child, form.part)
        if id is not None:
            owner = path.rpartition(".")[0]
            at = f"{owner}/{id.text}" if owner else id.text
        yield Slot(at, part, field, form, None, child)
        yield from _within(child, part, field, form, at)


def id_of(node: Node, part: Any) -> Scalar | None:
    """Return the id of an object by which its path goes; None if it has none."""
    if part is None or part in (Header, Condition) or not isinstance(node, Mapping):
        return None
    if "id" not in forms_of(part):
        return None
    for key, value in node.entries:
        if key.text == "id" and isinstance(value, Scalar) and value.text:
            return value
    return None

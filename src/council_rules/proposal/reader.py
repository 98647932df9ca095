"""A tree of nodes becomes a ``Proposal``, or everything that is wrong with it.

The annotations of ``model`` are compiled once, class by class when first met, into
small functions ``(node, logical path, run) -> value``. A value that cannot be used is
``INVALID`` all the way up, while reading goes on, so that one run reports all problems.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from council_rules.proposal.examples import example
from council_rules.proposal.former import former_keys
from council_rules.proposal.forms import Form, form_of, forms_of, noun, with_article
from council_rules.proposal.likely import (
    key_hint,
    key_hint_in,
    means_a_rule,
    meant_keys,
    with_ids,
)
from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Header, Proposal
from council_rules.proposal.model.people import Judgements, Waivers
from council_rules.proposal.model.search import Goals
from council_rules.proposal.places import Place, Places
from council_rules.proposal.problems import Problem, error, shown
from council_rules.proposal.refusals import (
    INVALID,
    Run,
    former_key,
    found,
    one_condition,
    refuse_scalar,
    too_few,
    wrong_shape,
)
from council_rules.proposal.scalars import identifier
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence

VERSION = "1"
_SECTIONS = frozenset(field.name for field in fields(Proposal))
_place = tuple.__new__  # as in tree: half the time of the constructor

Whole = TypeVar("Whole", Proposal, Goals, Waivers, Judgements)
Read = Callable[[Any, str, Run], Any]
Shapes = dict[type, Read]  # how to read a field, by the class of the node found there


def read(root: Node) -> tuple[Proposal | None, Places, list[Problem]]:
    """Return the proposal (None if it has problems), the places of its parts, problems."""
    return _read(root, Proposal)


def read_goals(root: Node) -> tuple[Goals | None, Places, list[Problem]]:
    """Return what a goals file asks (None if it has problems), its places, problems."""
    return _read(root, Goals)


def read_waivers(root: Node) -> tuple[Waivers | None, Places, list[Problem]]:
    """Return what a file of waivers holds (None if it has problems), its places, problems."""
    return _read(root, Waivers)


def read_judgements(root: Node) -> tuple[Judgements | None, Places, list[Problem]]:
    """Return what a file of judgements holds (None if it has problems), places, problems."""
    return _read(root, Judgements)


def _read(root: Node, part: type[Whole]) -> tuple[Whole | None, Places, list[Problem]]:
    run = Run(root, part)
    whole = INVALID
    if not isinstance(root, Mapping):
        expected = f'a mapping that begins with council_rules: "{VERSION}"'
        # what stands there is not quoted: the file may be none of ours
        kind = "a list" if isinstance(root, Sequence) else "a text"
        run.refuse(root, "", f"Expected {expected}, found {kind}", expected)
    elif not _other_version(root, run):
        whole = _part_reader(part)(root, "", run)
        run.places.update(run.objects)  # an id may be the name of a section
    return (None if whole is INVALID else whole), run.places, run.problems


def _other_version(root: Mapping, run: Run) -> bool:
    for key, value in root.entries:
        if key.text != "council_rules" or (isinstance(value, Scalar) and value.text == VERSION):
            continue
        message = f"Expected version '{VERSION}' of the format, found {found(value)}"
        run.refuse(value, key.text, message, f"'{VERSION}'")
        return True
    return False


class _PartReader:
    """Reads a mapping as an object of one class; its fields are compiled on first use."""

    def __init__(self, part: type) -> None:
        self.part = part
        self.fields: dict[str, Shapes] = {}
        self.former = former_keys(part)
        self.required: tuple[str, ...] = ()
        # the id of the header names the file, that of a condition a reading within a list
        named = part not in (Header, Condition)
        self.has_id = named and any(f.name == "id" for f in fields(part))

    def compile(self) -> None:
        forms = forms_of(self.part)
        own = fields(self.part)
        self.required = tuple(
            f.name for f in own if f.default is MISSING and f.default_factory is MISSING
        )
        self.fields = {name: _shapes_of(form) for name, form in forms.items()}

    def __call__(self, node: Mapping, path: str, run: Run) -> Any:
        if not self.fields:
            self.compile()
        readers, places = self.fields, run.places
        prefix = path + "." if path else ""
        values: dict[str, Any] = {}
        unknown: list[str] = []
        valid = True
        for key, child in node.entries:
            name = key.text
            shapes = readers.get(name)
            if shapes is None and name in self.former:
                name = self.former[name]
                shapes = readers[name]
                valid = former_key(key, name, node, path, run) and valid
            elif shapes is None:
                unknown.append(name)
                valid = self.unknown_key(key, child, path, run) and valid
                continue
            at = prefix + name
            places[at] = _place(Place, (child.span, key.span))
            values[name] = value = shapes[type(child)](child, at, run)
            if value is INVALID:
                valid = False
        meant = {key for name in unknown for key in meant_keys(name, readers)}
        for name in self.required:
            # what was meant for it is told of where it stands
            if name not in values and name not in meant:
                valid = self.missing_key(name, node, path, run)
        if self.part is Condition and not any(means_a_rule(key) for key in unknown):
            valid = one_condition(values, node, path, run) and valid
        return self.part(**values) if valid else INVALID

    def unknown_key(self, key: Scalar, value: Node, path: str, run: Run) -> bool:
        if key.text.startswith("x_"):
            return True
        if run.whole is Proposal:
            hint = with_ids(key_hint(key.text, self.fields, _SECTIONS, value, path), run.root)
        else:
            hint = key_hint_in(run.whole, key.text, self.fields, _SECTIONS)
        if not hint and self.part not in run.listed:
            run.listed.add(self.part)
            known = ", ".join(_own_first(self.part, self.fields))
            hint = f"the keys here are: {known}; or one that begins with 'x_'"
        part = with_article(noun(self.part))
        message = f"Unknown key {shown(key.text)} in {part}"
        hint = hint or f"the keys of {part} are named above"
        run.problems.append(error("SRC004", key.span, message, path=path, hint=hint))
        return False

    def missing_key(self, name: str, node: Mapping, path: str, run: Run) -> bool:
        span = run.places[path].key if path in run.places else node.span
        message = f"Expected the key '{name}' in {with_article(noun(self.part))}, found none"
        line = example(name, path)
        hint = f"for example {with_ids(line, run.root)}" if line else ""
        run.problems.append(
            error("SRC006", span, message, path=path, expected=f"the key '{name}'", hint=hint)
        )
        return False


def _own_first(part: type, names: Iterable[str]) -> list[str]:
    """Order the keys for a message: what is peculiar to the class comes first."""
    own = part.__annotations__
    return sorted(names, key=lambda name: name not in own)


_PART_READERS: dict[type, _PartReader] = {}


def _part_reader(part: type) -> _PartReader:
    return _PART_READERS.setdefault(part, _PartReader(part))


def _shapes_of(form: Form) -> Shapes:
    """Compile a form; which of its choices applies is decided by the shape of the node."""

    def refuse(node: Node, path: str, run: Run) -> Any:
        return wrong_shape(node, path, run, form)

    sequence = None if form.item is None else _list_reader(form)
    single = _single(sequence) if form.one_or_many and sequence else refuse
    return {
        Scalar: _scalar_reader(form) or single,
        Mapping: _mapping_reader(form) or single,
        Sequence: sequence or refuse,
    }


def _scalar_reader(form: Form) -> Read | None:
    words, convert = frozenset(form.words), form.convert
    if convert is None:
        if form.short is not None:
            return _short_reader(form)
        return _word_reader(form) if words else None

    def read_scalar(node: Scalar, path: str, run: Run) -> Any:
        text = node.text
        if text in words:
            return text
        try:
            return convert(text)
        except ValueError as refusal:
            return refuse_scalar(node, path, run, form, str(refusal))

    return read_scalar


def _word_reader(form: Form) -> Read:
    words = frozenset(form.words)

    def read_word(node: Scalar, path: str, run: Run) -> Any:
        return node.text if node.text in words else wrong_shape(node, path, run, form)

    return read_word


def _short_reader(form: Form) -> Read:
    assert form.part is not None
    assert form.short is not None
    part, key = _part_reader(form.part), form.short

    def read_short(node: Node, path: str, run: Run) -> Any:
        entry = (Scalar(key, node.span, ""), node)
        return part(Mapping((entry,), node.span), path, run)

    return read_short


def _mapping_reader(form: Form) -> Read | None:
    if form.part is not None:
        return _part_reader(form.part)
    if form.table is not None:
        return _table_reader(*map(form_of, form.table))
    return _texts_reader(form) if form.texts else None


def _texts_reader(form: Form) -> Read:
    convert = form.convert
    assert convert is not None

    def read_texts(node: Mapping, path: str, run: Run) -> Any:
        for _, text in node.entries:
            if not isinstance(text, Scalar):
                message = f"Expected text, found {found(text)}"
                return run.refuse(text, path, message, "text")
        try:
            return convert({key.text: text.text for key, text in node.entries})  # type: ignore[union-attr]
        except ValueError as refusal:
            return run.refuse(node, path, str(refusal).capitalize(), "")

    return read_texts


def _table_reader(keys: Form, values: Form) -> Read:
    read_key, shapes = _shapes_of(keys)[Scalar], _shapes_of(values)

    def read_table(node: Mapping, path: str, run: Run) -> Any:
        table = {}
        for key, child in node.entries:
            at = f"{path}.{key.text}"
            run.places[at] = Place(child.span, key.span)
            table[read_key(key, path, run)] = shapes[type(child)](child, at, run)
        return INVALID if INVALID in table or INVALID in table.values() else table

    return read_table


def _single(sequence: Read) -> Read:
    def read_single(node: Node, path: str, run: Run) -> Any:
        return sequence(Sequence((node,), node.span), path, run)

    return read_single


def _list_reader(whole: Form) -> Read:
    form = form_of(whole.item)
    shapes = _shapes_of(form)
    has_id = form.part is not None and _part_reader(form.part).has_id

    def read_list(node: Sequence, path: str, run: Run) -> Any:
        if len(node.items) < whole.least:
            return too_few(node, path, run, whole)
        values = []
        for index, child in enumerate(node.items):
            at = f"{path}[{index}]"
            if has_id and type(child) is Mapping:
                at = _place_object(child, path, at, run)
            else:
                run.places[at] = Place(child.span, child.span)
            values.append(shapes[type(child)](child, at, run))
        return INVALID if INVALID in values else tuple(values)

    return read_list


def _place_object(node: Mapping, path: str, by_position: str, run: Run) -> str:
    """Note the place of an object and return its logical path: its id, if it has one."""
    at, key = by_position, node.entries[0][0].span if node.entries else node.span
    for name, value in node.entries:
        if name.text == "id" and isinstance(value, Scalar):
            key = value.span
            owner = path.rpartition(".")[0]
            at = f"{owner}/{value.text}" if owner else value.text
            try:
                identifier(value.text)
            except ValueError:
                at = by_position
            break
    place = Place(node.span, key)
    if at in run.objects:
        run.places.repeated.append((at, run.objects[at], place))
        at = by_position
    run.objects[at] = run.places[at] = place
    return at

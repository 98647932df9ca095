"""What the reader notes down while it reads, and how it words what it refuses."""

import re
import unicodedata
from typing import Any

from council_rules.proposal.examples import example
from council_rules.proposal.forms import Form, form_of
from council_rules.proposal.likely import (
    amount_hint,
    days_hint,
    id_hint,
    list_hint,
    rule_hint,
    single_hint,
    with_ids,
    word_hint,
)
from council_rules.proposal.model.decisions import CONDITION_KEYS
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.places import Place, Places
from council_rules.proposal.problems import Problem, error, shown, warning
from council_rules.proposal.tree import Mapping, Node, Scalar, Sequence
from council_rules.words import listed

INVALID: Any = object()


class Run:
    """What one reading collects: problems and places.

    ``listed`` holds the parts of which all keys have been named once.
    """

    def __init__(self, root: Node | None = None, whole: type = Proposal) -> None:
        """Take the tree of the file, whose ids are used in examples, and what file it is."""
        self.problems: list[Problem] = []
        self.places = Places()
        self.objects: dict[str, Place] = {}
        self.root, self.whole = root, whole
        self.listed: set[type] = set()

    def refuse(self, node: Node, path: str, message: str, expected: str, hint: str = "") -> Any:
        """Note a wrong value and return ``INVALID``; an example is added if there is one."""
        owner, _, key = path.rpartition(".")
        if hint in ("", "write a list") and (line := example(key.partition("[")[0], owner)):
            hint = f"{hint}; for example {with_ids(line, self.root)}".removeprefix("; ")
        self.problems.append(
            error("SRC005", node.span, message, path=path, expected=expected, hint=hint)
        )
        return INVALID


def found(node: Node) -> str:
    """Name what stands at a node: its text, or its shape."""
    if isinstance(node, Scalar):
        return shown(node.text)
    return "a list" if isinstance(node, Sequence) else "a mapping"


def wrong_shape(node: Node, path: str, run: Run, form: Form) -> Any:
    """Note that a word, list or mapping does not fit the field; return ``INVALID``."""
    expected, hint = form.expected(), ""
    if isinstance(node, Scalar) and path.endswith(".rule"):
        hint = rule_hint(node.text) or word_hint(node.text, form.words) or _ONE
    elif isinstance(node, Scalar) and (near := word_hint(node.text, form.words)):
        hint = near
    elif isinstance(node, Mapping) and form.item is not None:
        hint = list_hint(node, form_of(form.item))
    elif isinstance(node, Sequence):
        hint = single_hint(node)
    elif isinstance(node, Scalar) and path.endswith(".term") and _YEARS.fullmatch(node.text):
        hint = f"write {{years: {node.text.partition(' ')[0]}}}"
    elif isinstance(node, Scalar) and node.text in ("none", "unknown"):
        hint = "leave the key out"
    elif isinstance(node, Scalar) and form.item is not None:
        hint = _one_of_a_list(node.text, form_of(form.item))
    return run.refuse(node, path, f"Expected {expected}, found {found(node)}", expected, hint)


def _one_of_a_list(text: str, item: Form) -> str:
    """Return how one value is written as a list, if it may stand in that list at all."""
    if item.words and text not in item.words:
        near = word_hint(text, item.words)
        return f"{near.removesuffix('?')} in a list?" if near else "write a list"
    try:
        if item.convert is not None:
            item.convert(text)
    except ValueError:
        return "write a list"
    return (
        f"write a list, as in [{text}]"
        if len(text) < 40 and item.part is None
        else "write a list"
    )


def too_few(node: Sequence, path: str, run: Run, form: Form) -> Any:
    """Note that a list is shorter than it has to be; return ``INVALID``."""
    what = f"a list of {len(node.items)}" if node.items else "an empty list"
    expected, key = form.expected(), path.rpartition(".")[2]
    hint = f"what stands alone needs no '{key}'"
    return run.refuse(node, path, f"Expected {expected}, found {what}", expected, hint)


def refuse_scalar(node: Scalar, path: str, run: Run, form: Form, refusal: str) -> Any:
    """Note text that the type of the field refused, saying why; return ``INVALID``."""
    said, _, rest = refusal.partition(", found ")
    hint = rest[rest.rindex("(") + 1 : -1] if rest.endswith(")") and "(" in rest else ""
    if not rest:
        message = refusal[:1].upper() + refusal[1:]
        return run.refuse(node, path, message, "", _hint_of(node.text, path))
    expected = said.removeprefix("expected ")
    if form.words:
        expected = f"{expected} or {listed(form.words)}"
    hint = word_hint(node.text, form.words) or _hint_of(node.text, path) or hint
    if expected.startswith("an id of") and "/" not in node.text:
        hint = hint or id_hint(node.text)
    hidden = [c for c in node.text if unicodedata.category(c) == "Cf"]
    if hidden:
        hint = f"remove the invisible character U+{ord(hidden[0]):04X}"
    message = f"Expected {expected}, found {shown(node.text)}"
    return run.refuse(node, path, message, expected, hint)


def _hint_of(text: str, path: str) -> str:
    """Return what is known of a wrong value by the key that holds it; empty if nothing is."""
    key = path.rpartition(".")[2]
    if key in ("at_least", "more_than"):
        return amount_hint(text)
    if key == "votes" and text.isdecimal():
        return f"how many votes a seat has is its 'weight', as in weight: {text[:9]}"
    if key == "weight" and any(sign in text for sign in "%./"):
        return "weights are whole numbers in proportion, such as 31 and 29 for 15.5% and 14.5%"
    if key == "holder" and text in ("none", "unknown"):
        return "where nobody sits write participation: vacant; leave out who it is if unknown"
    if key in ("delay", "deadline", "within") and (days := days_hint(text)):
        return days
    if key == "count" and (between := _RANGE.fullmatch(text)):
        return f"write {{min: {between[1]}, max: {between[2]}}}"
    if text in ("yes", "no"):
        return f"write {'true' if text == 'yes' else 'false'}"
    return ""


def former_key(key: Scalar, present: str, node: Mapping, path: str, run: Run) -> bool:
    """Tell whether a former key stands alone for the present one, noting what to write now."""
    at = f"{path}.{present}" if path else present
    both = [other for other, _ in node.entries if other.text == present]
    if both:
        line, column = both[0].span[:2]
        message = (
            f"{shown(key.text)} is the former name of '{present}', which is given as well, on "
            f"line {line} column {column}"
        )
        hint = f"keep '{present}' and remove '{key.text}'"
        run.problems.append(error("SRC009", key.span, message, path=at, hint=hint))
        return False
    message = (
        f"The key {shown(key.text)} is now called '{present}': other YAML readers take "
        f"{shown(key.text)} for true"
    )
    hint = f"write {present}: instead of {key.text}:"
    run.problems.append(warning("SRC104", key.span, message, path=at, hint=hint))
    return True


_RANGE = re.compile(r"([0-9]{1,9}) ?(?:-|\u2013|to) ?([0-9]{1,9})")
_YEARS = re.compile(r"([0-9]{1,3}) years?")
_ONE = 'for example {more_than: "1/2", of: members}'
_SEVERAL = "put several into a list: all: [{at_least: 9}, {no_veto_from: [permanent]}]"


def one_condition(values: dict[str, Any], node: Mapping, path: str, run: Run) -> bool:
    """Tell whether exactly one condition is given, noting the problem if not.

    A key that was meant for one of them has its problem already.
    """
    given = [key for key in CONDITION_KEYS if key in values]
    if len(given) == 1:
        return True
    found = listed(given, "and") or "none of them"
    run.problems.append(
        error(
            "SRC005",
            node.span,
            f"Expected exactly one of {listed(CONDITION_KEYS)} in a condition, found {found}",
            path=path,
            expected="exactly one condition",
            hint=_SEVERAL if given else _ONE,
        )
    )
    return False

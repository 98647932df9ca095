"""What the writer of a file probably meant: another key, another place, another form."""

import re
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import get_args

from council_rules.proposal.examples import example
from council_rules.proposal.forms import Form, form_of, forms_of, noun, with_article
from council_rules.proposal.model.clauses import ProvisionKind
from council_rules.proposal.model.decisions import CONDITION_KEYS
from council_rules.proposal.model.file import Header, Proposal
from council_rules.proposal.synonyms import KEYS, WORDS
from council_rules.proposal.tree import Mapping as Tree
from council_rules.proposal.tree import Node, Scalar, Sequence
from council_rules.words import alike, listed, nearest

_OF_HEADER = frozenset(field.name for field in fields(Header))
MOST_LOOKED_AT = 100
_VETO = "vetoes: [{id: objection, holders: [assembly], over: [board_vote]}]"
_DUTY = "accountability: [{id: report, duty_of: board, to: assembly}]"
_CLAUSE = "provisions: [{id: clause, kind: publication, of: [board]}]"
_PROCEDURE = (
    'procedures: [{id: vote, body: board, passes_when: {more_than: "1/2", of: members}}]'
)
# words for what has a list of its own, with an item of it
_LISTS = {
    "veto": _VETO,
    "vetos": _VETO,
    "veto_power": _VETO,
    "veto_right": _VETO,
    "can_veto": _VETO,
    "vetoes": _VETO,
    "majority": _PROCEDURE,
    "threshold": _PROCEDURE,
    "vote": _PROCEDURE,
    "decides": _PROCEDURE,
    "decision_rule": _PROCEDURE,
    "passes_when": _PROCEDURE,
    "answers_to": _DUTY,
    "accountable_to": _DUTY,
    "clauses": _CLAUSE,
    "articles": _CLAUSE,
    **{kind: _CLAUSE.replace("publication", kind) for kind in get_args(ProvisionKind)},
}
_MAJORITY = '{more_than: "1/2", of: members}'
_RULES = {
    "majority": _MAJORITY,
    "simple_majority": _MAJORITY,
    "absolute_majority": _MAJORITY,
    "half": _MAJORITY,
    "two_thirds": '{at_least: "2/3", of: members}',
    "three_quarters": '{at_least: "3/4", of: members}',
    "three_fifths": '{at_least: "3/5", of: members}',
    "half_plus_one": _MAJORITY,
    "all": "unanimity",
    "everybody": "unanimity",
    "unanimous": "unanimity",
    "unanimity": "rule: unanimity",
    "consensus": "rule: consensus",
}
_SEVERAL_MAJORITIES = (
    '{all: [{more_than: "1/2", of: members, counting: seats}, '
    '{more_than: "1/2", of: members, counting: population}]}'
)
# how the name of a rule begins, which says besides what is counted
_BEGINNINGS = {
    "two_thirds": 'at_least: "2/3"',
    "three_quarters": 'at_least: "3/4"',
    "three_fifths": 'at_least: "3/5"',
    "majority": 'more_than: "1/2"',
    "simple_majority": 'more_than: "1/2"',
    "absolute_majority": 'more_than: "1/2"',
}
_BASES = (
    (re.compile(r"voting(?! member)|votes? cast"), "voting"),
    (re.compile(r"present|attend"), "present"),
    (re.compile(r"in office|filled|sitting"), "filled_seats"),
    (re.compile(r"members|absolute"), "members"),
)
_MINUS = re.compile(r"(?:consensus|unanimity)_minus_(one|two|three|[1-9])")
_NUMBERS = {"one": 1, "two": 2, "three": 3}
_COUNTED = frozenset(("votes", "share", "minimum", "threshold", "consensus", "unanimity"))
_SHARE = re.compile(r"\b(?:[1-9][0-9]*/[1-9][0-9]*\b|[0-9]{1,3} ?%)")
_MORE_THAN_HALF = re.compile(r"(?:50 ?%|1/2|half) ?(?:\+|plus) ?(?:1|one)")
_PERCENT = re.compile(r"([0-9]{1,3}) ?(?:per ?cent|pct)")
_WEEKS = re.compile(r"([1-9][0-9]{0,3})( weeks?)?")
# so much like a key is a slip in it; what is less so may be another word
_SLIP = 0.75
# ... and so much, where the word is a key of another part
_SLIP_IN_A_KEY = 0.85
# ids in examples, and the section whose first or last id takes their place
_IDS = {
    "board": ("bodies", 0),
    "assembly": ("bodies", -1),
    "upper": ("bodies", 0),
    "middle": ("bodies", -1),
    "board_vote": ("procedures", 0),
    "budget_vote": ("procedures", 0),
    "assembly_vote": ("procedures", -1),
    "valley": ("areas", 0),
    "budget": ("matters", 0),
    "valley_voters": ("electorates", 0),
    "residents": ("groups", 0),
    "outsiders": ("groups", -1),
    "permanent": ("groups", 0),
    "women": ("groups", 0),
    "north": ("groups", 0),
    "south": ("groups", -1),
    "charter": ("sources", 0),
}
_ID = re.compile(r"(?<!id: )\b[a-z_]+(?:/[a-z_]+)?\b")


def key_hint(
    word: str, keys: Iterable[str], sections: Iterable[str], value: Node, owner: str
) -> str:
    """Return what was probably meant by an unknown key, empty if nothing is likely.

    ``keys`` are those of the part at ``owner``, ``sections`` those of the whole file.
    """
    known = list(keys)
    plain = _plain(word)
    if meant := meant_keys(word, known):
        line = example(meant[0], owner) if len(meant) == 1 and plain in KEYS else ""
        return f"did you mean {listed(meant)}?{f' For example {line}' if line else ''}"
    if "more_than" in known and (rule := _counted(plain, value)):
        return f"write {rule}"
    if "proposal" in known and plain in _OF_HEADER:
        return f"'{plain}' stands under 'proposal', as in proposal: {{{plain}: ...}}"
    if plain in _LISTS:
        return f"that has a list of its own, at the top of the file: {_LISTS[plain]}"
    if "passes_when" in known and plain in (*CONDITION_KEYS, "of", "among", "counting"):
        return (
            f"'{plain}' is part of a condition, as in passes_when: {{all: [{_MAJORITY}, ...]}}"
        )
    if word in sections:
        return f"'{word}' stands at the top of the file, not in another part"
    if owners := _owners(plain):
        return f"'{plain}' is a key of {' or '.join(owners[:3])}, not of this part"
    near = alike(word, known)
    return f"did you mean {listed(near)}?" if near else ""


def key_hint_in(whole: type, word: str, keys: Iterable[str], sections: Iterable[str]) -> str:
    """Return what was probably meant by an unknown key in a file that is no proposal.

    ``keys`` are those of the part it stands in, ``sections`` those of a proposal.
    """
    known = list(keys)
    if meant := meant_keys(word, known):
        return f"did you mean {listed(meant)}?"
    if word in forms_of(whole):
        return f"'{word}' stands at the top of the file, not in another part"
    if word in sections:
        return f"that is for a proposal, and this file is read as {with_article(noun(whole))}"
    near = alike(word, known)
    return f"did you mean {listed(near)}?" if near else ""


def meant_keys(word: str, known: Iterable[str]) -> list[str]:
    """Return the keys of a part that another word for them, or a slip, stands for."""
    own = list(known)
    if meant := [key for key in KEYS.get(_plain(word), ()) if key in own]:
        return meant
    near = alike(word, own)
    least = _SLIP_IN_A_KEY if _owners(_plain(word)) else _SLIP
    return near if near and _likeness(word, near[0]) >= least else []


def means_a_rule(word: str) -> bool:
    """Tell whether an unknown key of a condition stands for what it decides by."""
    named = _plain(word) in _RULES or _plain(word) in _COUNTED
    return named or any(key in CONDITION_KEYS for key in meant_keys(word, CONDITION_KEYS))


def word_hint(word: str, words: Iterable[str]) -> str:
    """Return which of the words that may stand here was probably meant."""
    own = list(words)
    if meant := [one for one in WORDS.get(_plain(word), ()) if one in own]:
        return f"did you mean {listed(meant)}?"
    found = nearest(word, own)
    return f"did you mean '{found}'?" if found and _likeness(word, found) >= _SLIP else ""


def rule_hint(word: str) -> str:
    """Return how a rule of decision is written that was named in words, empty if unknown."""
    plain = _plain(word)
    if minus := _MINUS.fullmatch(plain):
        against = _NUMBERS.get(minus[1]) or int(minus[1])
        return f"write {{opposed_fewer_than: {against + 1}}}"
    if plain.startswith(("double_majorit", "dual_majorit", "concurrent_majorit")):
        return f"each majority is a condition, as in {_SEVERAL_MAJORITIES}"
    share = _share_in(word, plain)
    if not share:
        return f"write {found}" if (found := _RULES.get(plain)) else ""
    base = next((base for says, base in _BASES if says.search(word.casefold())), "")
    meant = "" if base else "if it is of all members, "
    return f"{meant}write {{{share}, of: {base or 'members'}}}"


def _share_in(word: str, plain: str) -> str:
    """Return the share that a rule in words asks for, as keys of a condition."""
    for beginning, share in _BEGINNINGS.items():
        if plain.startswith(beginning):
            return share
    if _MORE_THAN_HALF.match(word.strip()):
        return 'more_than: "1/2"'
    found = _SHARE.search(word)
    return f'at_least: "{found[0]}"' if found else ""


def amount_hint(word: str) -> str:
    """Return how a share is written that was named in words, empty if unknown."""
    if _MORE_THAN_HALF.fullmatch(word.strip()):
        return 'more than half is more_than: "1/2"'
    if percent := _PERCENT.fullmatch(word.strip()):
        return f'write "{percent[1]}%"'
    found = _RULES.get(_plain(word), "")
    return f"write {found[1:].partition(',')[0]}" if found.startswith("{") else ""


def days_hint(word: str) -> str:
    """Return how a time is written that was not given in days, empty if unknown."""
    found = _WEEKS.fullmatch(word.strip().casefold())
    if found is None:
        return ""
    return f"write {int(found[1]) * (7 if found[2] else 1)} days"


def list_hint(node: Tree, item: Form) -> str:
    """Return how a mapping is written as the list that has to stand there."""
    if not node.entries or item.part is None:
        return ""
    keys, (name, value) = forms_of(item.part), node.entries[0]
    if name.text in keys:
        return f"a list of one begins with '- ', as in - {name.text}: ..."
    if isinstance(value, Tree) and "id" in keys:
        return f"write each as an item of a list, as in - id: {name.text[:40]}"
    return ""


def single_hint(node: Sequence) -> str:
    """Return how a list is written where one value has to stand."""
    first = node.items[0] if node.items else None
    if len(node.items) > 1 or not isinstance(first, Scalar):
        return ""
    return f"write {first.text[:40]} without brackets"


def id_hint(text: str) -> str:
    """Return an id made of a text that is none, empty if nothing is left of it."""
    made = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_0123456789")
    return f"write {made}" if made and len(text) <= MOST_LOOKED_AT else ""


def _counted(plain: str, value: Node) -> str:
    """Return a rule that was named by a key of a condition, with the share given there."""
    if plain not in _RULES and plain not in _COUNTED:
        return ""
    text = value.text.strip() if isinstance(value, Scalar) else ""
    if _SHARE.fullmatch(text) or text.isdecimal():
        quoted = text if text.isdecimal() else f'"{text}"'
        return f"at_least: {quoted}, or more_than: {quoted}"
    return _RULES.get(plain, _MAJORITY).strip("{}")


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def _likeness(word: str, known: str) -> float:
    """Say how like a known word is, from 0 to 1."""
    import difflib  # only a slip pays for it

    return difflib.SequenceMatcher(None, known, word.casefold()).ratio()


@cache
def _owners(key: str) -> list[str]:
    """Return, with their articles, the parts that have a key."""
    return [with_article(noun(part)) for part in _parts() if key in forms_of(part)]


@cache
def _parts() -> tuple[type, ...]:
    """Return the classes of all parts of a file, as they are first met."""
    found: list[type] = [Proposal]
    for part in found:
        for form in forms_of(part).values():
            inner = form.part or (form_of(form.item).part if form.item else None)
            if inner is not None and inner not in found:
                found.append(inner)
    return tuple(found[1:])


def with_ids(line: str, root: Node | None) -> str:
    """Return an example with ids of the file at hand in the place of invented ones."""
    if not isinstance(root, Tree):
        return line
    sections = {key.text: value for key, value in root.entries}

    def own(found: re.Match[str]) -> str:
        if found[0] == "board/chair":
            return _a_seat(root) or found[0]
        section, at = _IDS.get(found[0], ("", 0))
        ids = _ids_in(sections[section]) if section in sections else []
        return ids[at] if ids else found[0]

    return _ID.sub(own, line)


def _ids_in(section: Node) -> list[str]:
    # an example needs one or two, and a file may have very many problems
    items = section.items[:MOST_LOOKED_AT] if isinstance(section, Sequence) else ()
    return [id for item in items if (id := _id_of(item))]


def _id_of(item: Node) -> str:
    """Return the id of an object, empty if it has none that can stand in an example."""
    found = _value(item, "id")
    text = found.text if isinstance(found, Scalar) else ""
    return text if re.fullmatch(r"[a-z][a-z0-9_]{0,40}", text) else ""


def _value(item: Node, key: str) -> Node | None:
    entries = item.entries if isinstance(item, Tree) else ()
    return next((value for name, value in entries if name.text == key), None)


def _a_seat(root: Node) -> str:
    bodies = _value(root, "bodies")
    for body in bodies.items if isinstance(bodies, Sequence) else ():
        seats = _value(body, "seats")
        if _id_of(body) and seats is not None and (ids := _ids_in(seats)):
            return f"{_id_of(body)}/{ids[0]}"
    return ""

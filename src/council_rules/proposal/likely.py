"""What the writer of a file probably meant: another key, another place, another form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import get_args

from council_rules.proposal.model.clauses import ProvisionKind
from council_rules.proposal.model.file import Header
from council_rules.proposal.tree import Mapping as Tree
from council_rules.proposal.tree import Node, Scalar, Sequence
from council_rules.words import alike, listed

# words for keys: those of these that the part has are meant
_KEYS: Mapping[str, tuple[str, ...]] = {
    "members": ("seats",),
    "people": ("seats", "groups"),
    "peoples": ("groups",),
    "communities": ("groups",),
    "actors": ("organizations", "persons"),
    "states": ("organizations",),
    "parties": ("organizations",),
    "majority": ("passes_when",),
    "threshold": ("passes_when",),
    "vote": ("passes_when",),
    "decision_rule": ("passes_when",),
    "ends": ("sunset", "term"),
    "expires": ("sunset", "term"),
    "until": ("sunset", "term"),
    "elected_by": ("appointed_by",),
    "chosen_by": ("appointed_by",),
    "filled_by": ("appointed_by",),
    "removed_by": ("removable_by",),
    "dismissed_by": ("removable_by",),
    "number": ("count",),
    "kind": ("effect", "means", "kinds"),
    "group": ("reserved_for", "affiliations"),
    "groups": ("reserved_for", "affiliations"),
    "affiliation": ("reserved_for", "affiliations"),
    "affiliations": ("reserved_for",),
    "area": ("territory", "areas"),
    "level": ("tier",),
    "territories": ("areas",),
    "countries": ("areas",),
    "councils": ("bodies",),
    "institutions": ("bodies",),
    "voting": ("procedures",),
    "decisions": ("procedures", "matters"),
    "topics": ("matters",),
}
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
    "all": "unanimity",
    "everybody": "unanimity",
    "unanimous": "unanimity",
}
_SHARE = re.compile(r"[1-9][0-9]*/[1-9][0-9]*|[0-9]{1,3} ?%")
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


def key_hint(word: str, keys: Iterable[str], sections: Iterable[str]) -> str:
    """Return what was probably meant by an unknown key, empty if nothing is likely.

    ``keys`` are those of the part, ``sections`` those of the whole file.
    """
    known = list(keys)
    plain = word.casefold().replace("-", "_").replace(" ", "_")
    if meant := [key for key in _KEYS.get(plain, ()) if key in known]:
        return f"did you mean {listed(meant)}?"
    if "proposal" in known and plain in _OF_HEADER:
        return f"'{plain}' stands under 'proposal', as in proposal: {{{plain}: ...}}"
    if plain in _LISTS:
        return f"that has a list of its own, at the top of the file: {_LISTS[plain]}"
    if near := alike(word, known):
        return f"did you mean {listed(near)}?"
    if word in sections:
        return f"'{word}' stands at the top of the file, not in another part"
    return ""


def rule_hint(word: str) -> str:
    """Return how a rule of decision is written that was named by a word, empty if unknown."""
    plain = word.strip().casefold().replace("-", "_").replace(" ", "_")
    if found := _RULES.get(plain):
        return f"write {found}"
    if _SHARE.fullmatch(word.strip()):
        return f'write {{at_least: "{word.strip()}", of: members}}'
    return ""


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

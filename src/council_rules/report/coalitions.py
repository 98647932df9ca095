"""Subjects, groups and single actors as they are named inside, in the words of a report."""

import re
from collections.abc import Mapping

from council_rules.report.language import mark, say
from council_rules.words import readable

_ATOM = re.compile(r'(\w+)\("(.*)"\)')
_WORDS = {
    "locals": mark("those local to {area}"),
    "outsiders": mark("outsiders to {area}"),
}
_NOT_NAMED = {
    "?local": mark("somebody local"),
    "?outsider": mark("somebody from outside"),
    "?other": mark("somebody else"),
}


def coalition_words(coalition: str, names: Mapping[str, str]) -> str:
    """Return a coalition in words: ``outsiders("x")`` as 'outsiders to X'.

    ``names`` are those of everything in the file, by id or path.
    """
    found = _ATOM.fullmatch(coalition)
    kind, id = found.groups() if found else ("", coalition)
    if kind in _WORDS:
        return say(_WORDS[kind], area=names.get(id, id))
    if id in _NOT_NAMED:
        return say(_NOT_NAMED[id])
    path = id.partition("#")[0]
    name = names.get(path, readable(path))
    body, slash, _ = path.partition("/")
    if slash and body in names:
        return say("{seat} ({body})", seat=name, body=names[body])
    return name


def subject_words(subject: str, names: Mapping[str, str]) -> str:
    """Return a subject in words; somebody whom the file does not name is no name."""
    name = coalition_words(subject, names)
    return name if subject.startswith("?") else f"'{name}'"

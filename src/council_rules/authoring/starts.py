"""The first text of a rule page and of a pack: complete, so that only what is meant is left."""

import re
from pathlib import Path

from council_rules.rulebook.packs import vocabulary

NOT_STATED = "not stated yet"
_TITLE = "Local members have a share of the votes"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]+[0-9]+")
_LETTERS = 4

_PACK = """\
name: {name}
version: 0.1.0
# who gives the pack out, and under which licence others may use it
who: {who}
licence: {licence}
# the version of the vocabulary that its conditions are written in
needs: {needs}
"""


def is_code(text: str) -> bool:
    """Return whether a text has the form of a code: capital letters, then digits."""
    return bool(_CODE.fullmatch(text))


def is_name(text: str) -> bool:
    """Return whether a text has the form of a name: small letters, digits and hyphens."""
    return bool(_NAME.fullmatch(text))


def code_for(pack: str) -> str:
    """Return a code for the first page of a pack, from the letters of its name."""
    letters = "".join(one for one in pack if one.isalpha())
    return f"{letters[:_LETTERS].upper()}001"


def page(code: str) -> str:
    """Return a page that passes, with a share as its condition."""
    return _first_page().format(code=code, name=f"{code.lower()}-share-of-votes", title=_TITLE)


def _first_page() -> str:
    return Path(__file__).with_name("rule_page.md").read_text(encoding="utf-8")


def asked() -> tuple[str, ...]:
    """Return the sentences of a first page that ask its author for something."""
    text = " ".join(_first_page().split())
    return tuple(f"{one}." for one in re.findall(r"\bSay [^.]*", text))


def pack(name: str, who: str, licence: str) -> str:
    """Return the file that describes a pack."""
    return _PACK.format(name=name, who=who, licence=licence, needs=vocabulary())

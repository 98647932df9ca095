"""Text for the log of a CI system: nothing in it is taken for a command of that system.

GitHub and Azure read commands from what a step prints: lines that begin with two colons, and
two number signs before a word and a bracket. Names and titles come from the file under
judgement, so there they are spelled out, as everything is that would steer a terminal.
"""

import os
import re

_SYSTEMS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
_LINE = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_JSON = re.compile(r"(\{\s*[\"}]|\[\s*[{\[\]\"])")
_ANYWHERE = re.compile(r"#(?=#\w*\[)")


def spelled_out(text: str) -> str:
    """Return text in which nothing is a command, where a CI system reads what is printed."""
    if not any(os.environ.get(name) for name in _SYSTEMS):
        return text
    if _JSON.match(text):
        return in_json(text)
    return _ANYWHERE.sub(r"\\u{0023}", _LINE.sub(r"\1\\u{003a}", text))


def in_json(text: str) -> str:
    """Return JSON that means the same, and in which nothing is a command."""
    return _ANYWHERE.sub(r"\\u0023", text)


def in_xml(text: str) -> str:
    """Return XML that means the same, and in which nothing is a command."""
    return _ANYWHERE.sub("&#35;", _LINE.sub(r"\1&#58;", text))

"""Rules as SARIF describes them: what they demand, why, and where that comes from."""

import re
from collections.abc import Mapping
from typing import Any

from council_rules.findings.finding import Severity
from council_rules.render.display import clean
from council_rules.render.look import LEVELS
from council_rules.render.rule_list import family
from council_rules.render.sources import CONTRARY, named, weighed
from council_rules.rulebook.rule import Rule
from council_rules.rulebook.sections import AGAINST, DEFENCE, WHY

# what readers take at most
_LONGEST = 1024
_TAGS = 20
_TAG = 100
# a violation is reported only if it holds whatever else is open
_PRECISION = "very-high"
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def descriptor(rule: Rule) -> dict[str, Any]:
    """Return a rule as a ``reportingDescriptor``."""
    level = LEVELS[Severity(rule.severity)]
    return {
        "id": rule.code,
        "name": "".join(part[:1].upper() + part[1:] for part in rule.name.split("-")),
        "shortDescription": {"text": sentence(_plain(rule.title))},
        "fullDescription": {"text": sentence(_plain(rule.norm))},
        "help": {"text": _help(rule), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": _tags(rule),
            "precision": _PRECISION,
            "problem.severity": _PROBLEMS[level],
            "enforcement": rule.enforcement,
        },
    }


def notification(code: str, titles: Mapping[str, str]) -> dict[str, Any]:
    """Return the kind of a notice as a ``reportingDescriptor``; ``titles`` by code."""
    title = titles.get(code, f"Notice {code}")
    words = re.findall(r"\w+", title)
    return {
        "id": code,
        "name": "".join(word[:1].upper() + word[1:] for word in words),
        "shortDescription": {"text": sentence(title)},
        "fullDescription": {"text": sentence(title)},
        "help": {"text": f"council-rules explain {code}"},
    }


def sentence(text: str) -> str:
    """Return ``text`` on one line, not too long, with a full stop."""
    line = clean(" ".join(text.split()))
    if len(line) >= _LONGEST:
        line = line[: _LONGEST - 4].rstrip() + "..."
    return line if line.endswith((".", "!", "?")) else f"{line}."


def escaped(text: str) -> str:
    """Return ``text`` as a SARIF message holds it: braces would be places for arguments."""
    return text.replace("{", "{{").replace("}", "}}")


def _plain(markdown: str) -> str:
    return markdown.replace("`", "'").replace("**", "")


def _tags(rule: Rule) -> list[str]:
    sources = [clean(named(source)) for source in rule.sources if source.role != CONTRARY]
    tags = ["governance", family(rule), rule.severity, rule.enforcement]
    tags += [
        source if len(source) <= _TAG else source[: _TAG - 3] + "..." for source in sources
    ]
    return list(dict.fromkeys(tags))[:_TAGS]


def _help(rule: Rule) -> str:
    parts = [sentence(_plain(rule.norm)), _plain(rule.why).strip()]
    parts.append(f"{AGAINST}: {_plain(rule.against).strip()}")
    parts.append(f"{DEFENCE}: {_plain(rule.defence).strip()}")
    if rule.messages.remedy:
        parts.append(f"What helps: {sentence(_plain(rule.messages.remedy))}")
    sources = [
        f"- {clean(named(s))} ({weighed(s)}): {sentence(_plain(s.reads))}" for s in rule.sources
    ]
    parts.append("\n".join(["Sources:", *sources]))
    return "\n\n".join([*parts, f"In full: council-rules explain {rule.code}"])


def _markdown(rule: Rule) -> str:
    parts = [f"> {' '.join(rule.norm.split())}", f"## {WHY}", rule.why.strip()]
    parts += [f"## {AGAINST}", rule.against.strip(), f"## {DEFENCE}", rule.defence.strip()]
    if rule.messages.remedy:
        parts += ["## What helps", " ".join(rule.messages.remedy.split())]
    sources = []
    for source in rule.sources:
        # in brackets an address is a link, whatever signs are in it
        link = f", <{source.url}>" if source.url else ""
        said = f"{clean(named(source))}{link} ({weighed(source)})"
        sources.append(f"- {said}: {' '.join(source.reads.split())}")
    parts += ["## Sources", "\n".join(sources)]
    return "\n\n".join([*parts, f"In full: `council-rules explain {rule.code}`"])

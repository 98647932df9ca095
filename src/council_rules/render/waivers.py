"""Waivers as a list to be audited: what is waived, why, by whom, until when, and its state."""

from collections import Counter
from collections.abc import Sequence

from council_rules.findings.evidence import Place
from council_rules.gate.waivers import Audited, State
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted, note

_COLOURS = {
    State.IN_FORCE: "green",
    State.WAITING: "cyan",
    State.NOT_CHECKED: "cyan",
    State.NOT_YET: "yellow",
}


def render(audited: Sequence[Audited], total: int, look: Look) -> str:
    """Return waivers as text; ``total`` is the number there are, of which these are shown."""
    blocks = [_block(one, look) for one in audited]
    number = Counter(one.state for one in audited)
    states = ", ".join(f"{number[state]} {state}" for state in State if number[state])
    shown = counted(len(audited), "waiver")
    if len(audited) < total:
        shown = f"{len(audited)} of {counted(total, 'waiver')}"
    blocks.append(wrapped(f"{shown}{f': {states}' if states else ''}", look.columns))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _block(one: Audited, look: Look) -> list[str]:
    waiver, place = one.waiver, one.waiver.place
    what = f"{waiver.rule or '(no rule)'} on {waiver.subject or '(no subject)'}"
    state = look.paint(f"{one.state}:", _COLOURS.get(one.state, "red"), "bold")
    block = [f"{state} {clean(what)}", f"  --> {clean(f'{one.holder}:{_at(place)}')}"]
    files = one.files if place.file else ()
    for key, items in (
        ("reason", [waiver.reason] if waiver.reason else []),
        ("by", [waiver.by] if waiver.by else []),
        ("granted", [waiver.granted] if waiver.granted else []),
        ("until", [_until(one)] if waiver.expires else []),
        ("evidence", waiver.evidence),
        ("for", files or ([waiver.files] if waiver.files else [])),
        ("told", [f"{notice.code} {notice.message}" for notice in one.notices]),
    ):
        block += note(2, key, items, look)
    return block


def _until(one: Audited) -> str:
    return one.until.isoformat() if one.until else one.waiver.expires


def _at(place: Place) -> str:
    return f"{place.line}:{place.column}"

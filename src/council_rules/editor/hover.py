"""What an editor shows of the word under the pointer, as Markdown."""

from typing import NamedTuple

from council_rules.editor.competence import Deeds, deeds
from council_rules.editor.keys import described
from council_rules.editor.lines import Position
from council_rules.editor.mentions import Mention, Thing
from council_rules.editor.powers import lens, of_one, rows_of
from council_rules.editor.reading import Reading
from council_rules.editor.rules import RulePages
from council_rules.findings.report import FileReport
from council_rules.proposal.problems import Span
from council_rules.proposal.tree import Scalar
from council_rules.render.markdown import escaped

_CAN = {True: "can", False: "cannot", None: "perhaps can"}


class Hover(NamedTuple):
    """Markdown about a stretch of the file."""

    text: str
    span: Span


def hover(
    reading: Reading, position: Position, rules: RulePages, report: FileReport | None
) -> Hover | None:
    """Return what there is to say at a place; ``report`` is the one on this text, if any."""
    mention = reading.mention_at(position)
    if mention is not None and mention.id in reading.things:
        thing = reading.things[mention.id]
        return Hover(_of_thing(reading, thing, report), mention.span)
    at = reading.slot_at(position)
    if at is None:
        return None
    slot, is_key = at
    if is_key and slot.key is not None and not slot.in_table and slot.part is not None:
        return Hover(described(slot.part, slot.field, slot.path), slot.key.span)
    if isinstance(slot.node, Scalar) and (rule := rules.get(slot.node.text)) is not None:
        return Hover(rules.summary(rule), slot.node.span)
    return None


def _of_thing(reading: Reading, thing: Thing, report: FileReport | None) -> str:
    lines = [f"**{escaped(thing.name or thing.id)}** ({thing.kind} `{thing.id}`)"]
    loaded = reading.loaded
    if loaded is not None and (stated := deeds(loaded.proposal, thing.id)):
        lines.append("\n".join(map(_deed, stated)))
    if report is not None:
        lines += _found(report, thing)
    return "\n\n".join(lines)


def _deed(one: Deeds) -> str:
    return f"- {one.verb} {', '.join(f'`{what}`' for what in one.what)}"


def _found(report: FileReport, thing: Thing) -> list[str]:
    """Return what the check found out about who can decide and stop."""
    level = {"procedure": "room", "matter": "system"}.get(thing.kind)
    said = [escaped(lens(rows_of(report, level, thing.id)))] if level else []
    for row, subject in of_one(report, thing.id):
        where = "in the room" if row.level == "room" else "across bodies"
        said.append(f"{_CAN[row.wins]} decide `{subject}` {where}, {_CAN[row.blocks]} stop it")
    said = [one for one in said if one]
    return ["As checked:\n" + "\n".join(f"- {one}" for one in said)] if said else []


def mention_of(reading: Reading, position: Position) -> Mention | None:
    """Return the id at a place that something in the file has, None elsewhere."""
    found = reading.mention_at(position)
    return found if found is not None and found.id in reading.things else None

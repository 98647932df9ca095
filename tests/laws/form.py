"""Law of form: renamed, reordered, spelled out, a text has the same verdicts."""

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from council_rules.proposal.model.decisions import Condition
from council_rules.proposal.model.file import Header
from council_rules.proposal.references import references_of
from tests.laws.cases import Base, Case
from tests.laws.comparing import changed, equal, equal_case
from tests.laws.spots import Spot, put, spots
from tests.laws.texts import Text, find, known, seats
from tests.laws.verdicts import Breach, Verdicts, differences, judged, of

LARGEST_CLASS = 6
PART = "part_written_in"
WHOLE = "whole_written_in"


def cases(base: Base) -> Iterator[Case]:
    """Yield the moves that change nothing but how a text is written."""
    yield Case("renamed", "all ids renamed", partial(_renamed, base))
    yield equal_case(base, "reversed", "every list reversed", partial(_reverse, sections=None))
    for section, items in base.text.items():
        if isinstance(items, list) and len(items) > 1:
            change = partial(_reverse, sections=[section])
            yield equal_case(base, "reversed", f"{section} reversed", change)
    yield equal_case(base, "spelled out", "short forms spelled out", _spell_out)
    for path, seat in seats(base.text):
        if _is_class(base, path, seat):
            yield Case("one by one", f"{path} listed one by one", partial(_listed, base, path))
    for matter in base.text.get("matters", []):
        if "area" in matter and matter["area"] != "unknown":
            move = f"{matter['id']} put on a part of its area"
            yield equal_case(
                base, "part of an area", move, partial(_subdivide, id=matter["id"])
            )
        if matter.get("kinds"):
            move = f"{matter['id']} made part of a matter of its kinds"
            yield equal_case(base, "part of a matter", move, partial(_enclose, id=matter["id"]))


def _renamed(base: Base) -> Iterator[Breach]:
    """Give every object another id, so that their order is the other way round."""
    ids = [path for path in known(base.text) if path != "proposal"]
    numbered = {path: f"x{999 - n:03d}" for n, path in enumerate(sorted(ids))}
    for path in ids:
        if "/" in path:
            numbered[path] = f"{numbered[path.split('/')[0]]}/{numbered[path]}"
    after = judged(with_ids(base.text, numbered)).verdicts
    back = {new: old for old, new in numbered.items()}
    named: Verdicts = {(rule, back.get(s, s)): v for (rule, s), v in after.items()}
    return differences(base.verdicts, named, known(base.text))


def with_ids(text: Text, ids: dict[str, str]) -> Text:
    """Return a text in which every object, and what refers to it, has another id."""
    plain = changed(text, _spell_out)
    text = deepcopy(plain)
    for spot in spots(plain):
        refers = spot.key in {reference.field for reference in references_of(spot.part)}
        value: Any = None
        if spot.key == "id" and spot.part not in (Header, Condition):
            value = _other_id(plain, spot, ids)
        elif refers and isinstance(spot.value, str) and spot.value not in spot.form.words:
            value = ids.get(spot.value)
        elif refers and spot.form.table is not None and isinstance(spot.value, dict):
            value = {ids[area]: kind for area, kind in spot.value.items()}
        if value is not None:
            put(text, spot.at, value)
    return text


def _other_id(text: Text, spot: Spot, ids: dict[str, str]) -> str:
    if "seats" not in spot.at:
        return ids[spot.value]
    body = text["bodies"][spot.at[1]]["id"]
    return ids[f"{body}/{spot.value}"].rpartition("/")[2]


def _reverse(text: Text, sections: list[str] | None) -> None:
    def turned(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: turned(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            items = [turned(inner) for inner in value]
            # The readings of a disputed rule are answers by their position.
            return items if key == "one_of" else items[::-1]
        return value

    for section in sections if sections is not None else list(text):
        text[section] = turned(text[section]) if sections is None else text[section][::-1]


def _spell_out(text: Text) -> None:
    for spot in list(spots(text)):
        if isinstance(spot.value, str) and spot.form.part is not None and spot.form.short:
            owner: Any = text
            for step in spot.at[:-1]:
                owner = owner[step]
            owner[spot.at[-1]] = {spot.form.short: spot.value}


def _is_class(base: Base, path: str, seat: Text) -> bool:
    """Return whether seats can be listed one by one: few, alike in all that is open."""
    count = seat.get("count", "1")
    if not isinstance(count, str) or not count.isdecimal() or "total_weight" in seat:
        return False
    about = any(point.startswith(f"{path}.") for point in base.judged.points)
    mentioned = any(spot.value == path for spot in spots(base.text))
    return 1 < int(count) <= LARGEST_CLASS and not about and not mentioned


def _listed(base: Base, path: str) -> Iterator[Breach]:
    """List the seats of a class; each must come out as the class did."""
    body, _, id = path.partition("/")
    count = int(find(base.text, path)["count"])
    single = [f"{id}_{number}" for number in range(1, count + 1)]

    def change(text: Text) -> None:
        listed = find(text, body)["seats"]
        position = next(i for i, seat in enumerate(listed) if seat["id"] == id)
        kind = {key: value for key, value in listed[position].items() if key != "count"}
        listed[position : position + 1] = [{**kind, "id": one} for one in single]

    text = changed(base.text, change)
    after = judged(text).verdicts
    yield from equal(base, text)
    for rule in sorted({rule for rule, subject in base.verdicts if subject == path}):
        before = of(base.verdicts, (rule, path))
        for one in single:
            if (verdict := of(after, (rule, f"{body}/{one}"))) != before:
                yield Breach(rule, f"{body}/{one}", before, verdict)


def _subdivide(text: Text, id: str) -> None:
    matter = find(text, id)
    text["areas"].append({"id": PART, "name": PART, "parent": matter["area"]})
    matter["area"] = PART


def _enclose(text: Text, id: str) -> None:
    matter = find(text, id)
    whole: Text = {"id": WHOLE, "name": WHOLE, "kinds": matter["kinds"]}
    # Left out, an open file would leave it open of what kinds the part is besides.
    matter["kinds"] = "none"
    whole |= {key: matter[key] for key in ("area", "parent") if key in matter}
    text["matters"].append(whole)
    matter["parent"] = WHOLE

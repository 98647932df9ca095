"""The parts of a condition as it is written: where votes are counted, who has to consent."""

from collections.abc import Iterator, Sequence

from council_rules.alternatives.draft import Draft
from council_rules.proposal.amend import Plain

SHARES = ("at_least", "more_than", "opposed_fewer_than")
# Keys and positions that lead to a part of a condition.
Route = tuple[str | int, ...]


def counting(condition: Plain, at: Route = ()) -> Iterator[Route]:
    """Return where in a condition votes are counted."""
    if condition in ("unanimity", "consensus"):
        yield at
    elif isinstance(condition, dict):
        if {*SHARES} & set(condition) or condition.get("rule") in ("unanimity", "consensus"):
            yield at
        for key in ("all", "any"):
            parts = condition.get(key)
            for number, part in enumerate(parts if isinstance(parts, list) else ()):
                yield from counting(part, (*at, key, number))


def part_at(condition: Plain, at: Route) -> dict[str, Plain]:
    """Return the part of a condition at a route, as a condition of its own."""
    for step in at:
        if isinstance(condition, dict):
            condition = condition[str(step)]
        elif isinstance(condition, list):
            condition = condition[int(step)]
    return condition if isinstance(condition, dict) else {"rule": condition}


def put(condition: Plain, at: Route, new: dict[str, Plain]) -> dict[str, Plain]:
    """Return a condition with one of its parts replaced."""
    if not at:
        return new
    (step, *rest) = at
    if isinstance(condition, dict):
        return {**condition, str(step): _put_in(condition[str(step)], tuple(rest), new)}
    return new


def _put_in(parts: Plain, at: Route, new: dict[str, Plain]) -> Plain:
    (position, *rest) = at
    assert isinstance(parts, list)
    return [
        put(part, tuple(rest), new) if number == position else part
        for number, part in enumerate(parts)
    ]


def consenting(condition: Plain) -> Iterator[str]:
    """Return all whose consent a condition asks for."""
    yield from _named(condition, ("approval_by", "plebiscite", "no_veto_from"))


def counted_among(condition: Plain) -> Iterator[str]:
    """Return the groups among which a condition counts votes."""
    yield from _named(condition, ("among",))


def _named(condition: Plain, keys: Sequence[str]) -> Iterator[str]:
    if isinstance(condition, list):
        for part in condition:
            yield from _named(part, keys)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key in keys:
                yield from (
                    [str(one) for one in value] if isinstance(value, list) else [str(value)]
                )
            elif key in ("all", "any", "one_of"):
                yield from _named(value, keys)


def in_words(draft: Draft, part: dict[str, Plain]) -> str:
    """Return a part of a rule in words, or how it is written where it has none."""
    for one in (part.get(key) for key in SHARES):
        if one is not None:
            share = "more than " if "more_than" in part else ""
            share = "fewer opposed than " if "opposed_fewer_than" in part else share
            base = {"members": "all members", "filled_seats": "the filled seats"}
            of = base.get(str(part.get("of")), f"those {part.get('of') or 'voting'}")
            among = part.get("among")
            return f"{share}{one} of {of}" + (
                f" among {draft.name(str(among))}" if among else ""
            )
    return str(part.get("rule", "the present rule"))

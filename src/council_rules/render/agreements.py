"""A negotiation as text: what all accept at what cost to each, or which demands clash."""

from collections.abc import Iterator, Sequence

from council_rules.alternatives.parties import (
    Agreement,
    Agreements,
    Demand,
    Opening,
    Party,
    demands,
)
from council_rules.render.account import judged_by
from council_rules.render.by_rule import by_rule
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look
from council_rules.render.openness import items
from council_rules.words import listed


def render(found: Agreements, look: Look) -> str:
    """Return the outcome of a negotiation as text."""
    names = listed((party.name for party in found.parties), "and")
    accept = "accepts" if len(found.parties) == 1 else "accept"
    head = wrapped(clean(f"sought: texts of {found.file} that {names} {accept}"), look.columns)
    blocks = [head + items([_asks(one) for one in found.parties], look)]
    for number, agreement in enumerate(found.agreements, start=1):
        blocks.append(list(_agreement(number, agreement, len(found.agreements), look)))
    if found.clash:
        several = "these demands cannot be met together:"
        said = several if len(found.clash) > 1 else "this demand cannot be met by any edits:"
        blocks.append([look.paint(said, "bold")])
        blocks[-1] += items([sentence(one) for one in found.clash], look)
    if found.out_of_reach:
        what = "out of reach without breaking another rule anew, whatever is given up"
        told = f"{what}: {by_rule(found.out_of_reach)}"
        blocks.append(wrapped(clean(told), look.columns))
    if found.openings:
        blocks.append([look.paint("what giving up one of them opens:", "bold")])
        blocks[-1] += items([_opening(one) for one in found.openings], look)
    if found.left_out:
        why = "left out, as no valid file comes of it:"
        blocks.append([look.paint(why, "bold"), *items(dict.fromkeys(found.left_out), look)])
    blocks.append(wrapped(_end(found), look.columns))
    if by := found.judged_by:
        told = judged_by(by.rules, by.profile, by.left_out, by.digest)
        blocks[-1] += wrapped(told, look.columns)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _asks(party: Party) -> str:
    """Return all that a party asks for, as one sentence with the file it stands in."""
    request = party.request
    goals = _and(request.goals)
    asked = [f"that {goals} {'is' if len(request.goals) == 1 else 'are'} met"] if goals else []
    pins = listed((pin.path for pin in request.fixed), "and")
    if pins:
        asked.append(f"that {pins} {'does' if len(request.fixed) == 1 else 'do'} not change")
    asked += [_said(one) for one in demands([party], ()) if one.kind not in ("goal", "pin")]
    return f"'{party.name}' asks {_and(asked) or 'for nothing'} ({party.origin})"


def _agreement(number: int, agreement: Agreement, total: int, look: Look) -> Iterator[str]:
    head = f"text {number} of {total}: costs {_costs(agreement.costs)}"
    yield look.paint(clean(head), "bold")
    yield from items([change.edit.says for change in agreement.alternative.changes], look)
    if agreement.alternative.cures:
        yield from wrapped(
            clean(f"  met now: {by_rule(agreement.alternative.cures)}"), look.columns
        )
    if agreement.alternative.opened:
        yield from wrapped(
            clean(f"  open now: {by_rule(agreement.alternative.opened)}"), look.columns
        )


def _and(parts: Sequence[str]) -> str:
    """Return parts of a sentence as an enumeration: a, b and c."""
    *others, last = parts or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def _costs(costs: Sequence[tuple[str, int]]) -> str:
    return _and([f"{cost} to '{name}'" for name, cost in costs])


def sentence(one: Demand) -> str:
    """Return a demand as a sentence."""
    return f"'{one.party}' asks {_said(one)} ({one.origin})"


def _said(one: Demand) -> str:
    edits = "edit is" if one.what == "1" else "edits are"
    return {
        "goal": f"that {one.what} is met",
        "pin": f"that '{one.what}' does not change",
        "permits": f"that nothing is changed but {one.what}",
        "cost": f"that it costs it {one.what} at most",
        "changes": f"that at most {one.what} {edits} made",
    }[one.kind]


def _opening(one: Opening) -> str:
    """Return what giving up a demand opens, as a sentence."""
    given_up = f"if '{one.demand.party}' no longer asks {_said(one.demand)}"
    if not one.possible:
        others = _and([sentence(other) for other in one.clash])
        return f"{given_up}, nothing is won yet, as others clash: {others}"
    if not one.says:
        return f"{given_up}, the text as it stands will do"
    edits = "; ".join(one.says)
    return f"{given_up}, all else can be had, at a cost of {_costs(one.costs)}: {edits}"


def _end(found: Agreements) -> str:
    if not found.wanted:
        return "nothing to negotiate: none of the goals is violated whatever is open"
    how = "ended by Ctrl-C" if found.interrupted else "cut short"
    if (found.unweighed or found.not_tried) and not found.interrupted:
        more = "There may be more" if found.agreements else "None was found"
        known = "" if found.agreements else ", and it is not known whether there is one"
        return " ".join([f"{more}{known}.", *_not_weighed(found)])
    if found.agreements:
        cut = "" if found.complete else f" The search was {how}, so that there may be more."
        return (
            "Each text was written into the file and checked. None of them is better for one "
            f"party without being worse for another.{cut} Costs are a convention."
        )
    if not found.clash:
        known = "" if found.complete else ", and it is not known whether there is one"
        return f"None was found before the search was {how}{known}."
    cut = ""
    if not found.complete:
        cut = f" The search was {how}, so that what giving up each opens is not all told."
    if len(found.clash) == 1:
        return f"No combination of the edits is acceptable to all.{cut}"
    return (
        "No combination of the edits is acceptable to all. Of the "
        f"{len(found.clash)} demands above each is needed for that: without any one of them "
        f"the others can be met together.{cut}"
    )


def _not_weighed(found: Agreements) -> Iterator[str]:
    if found.unweighed:
        yield (
            f"Games, and what persons judged, are not weighed together with all edits: for "
            f"{_and(found.unweighed)} only single edits beside the others were tried."
        )
    if found.not_tried:
        yield (
            "What cannot be weighed together with the other edits was not tried: "
            f"{'; '.join(found.not_tried)}."
        )

"""A negotiation as text: what all accept at what cost to each, or which demands clash."""

from collections.abc import Iterator

from council_rules.alternatives.parties import Bargain, Deal, Demand, Opening
from council_rules.render.alternatives import by_rule
from council_rules.render.display import clean, wrapped
from council_rules.render.look import Look, counted
from council_rules.render.openness import items


def render(found: Bargain, look: Look) -> str:
    """Return the outcome of a negotiation as text."""
    names = " and ".join(f"'{party.name}'" for party in found.parties)
    head = wrapped(clean(f"texts of {found.file} that {names} accept"), look.columns)
    blocks = [head + items([_asks(found, one.name) for one in found.parties], look)]
    for number, deal in enumerate(found.deals, start=1):
        blocks.append(list(_deal(number, deal, len(found.deals), look)))
    if found.clash:
        blocks.append([look.paint("these demands cannot be met together:", "bold")])
        blocks[-1] += items([sentence(one) for one in found.clash], look)
    if found.openings:
        blocks.append([look.paint("what giving up one of them opens:", "bold")])
        blocks[-1] += items([_opening(one) for one in found.openings], look)
    if found.left_out:
        why = "left out, as no valid file comes of it:"
        blocks.append([look.paint(why, "bold"), *items(dict.fromkeys(found.left_out), look)])
    blocks.append(wrapped(_end(found), look.columns))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _asks(found: Bargain, name: str) -> str:
    (party,) = (one for one in found.parties if one.name == name)
    goals = ", ".join(party.wishes.goals) or "nothing"
    return f"'{name}' asks that these are met: {goals} ({party.origin})"


def _deal(number: int, deal: Deal, total: int, look: Look) -> Iterator[str]:
    costs = ", ".join(f"{cost} to '{name}'" for name, cost in deal.costs)
    yield look.paint(clean(f"text {number} of {total}: costs {costs}"), "bold")
    yield from items([change.edit.says for change in deal.alternative.changes], look)
    if deal.alternative.cures:
        yield from wrapped(clean(f"  met now: {by_rule(deal.alternative.cures)}"), look.columns)
    if deal.alternative.opened:
        yield from wrapped(
            clean(f"  open now: {by_rule(deal.alternative.opened)}"), look.columns
        )


def sentence(one: Demand) -> str:
    """Return a demand as a sentence."""
    edits = "edit is" if one.what == "1" else "edits are"
    said = {
        "goal": f"that {one.what} is met",
        "pin": f"that '{one.what}' does not change",
        "permits": f"that nothing is changed but {one.what}",
        "cost": f"that it costs it {one.what} at most",
        "changes": f"that at most {one.what} {edits} made",
    }[one.kind]
    return f"'{one.party}' asks {said} ({one.origin})"


def _opening(one: Opening) -> str:
    given_up = f"if this is given up: {sentence(one.demand)}"
    if not one.possible:
        return f"{given_up}: still nothing, as other demands of the parties stand in the way"
    if not one.says:
        return f"{given_up}: the text as it stands would do"
    costs = ", ".join(f"{cost} to '{name}'" for name, cost in one.costs)
    return f"{given_up}: {' and '.join(one.says)}, which costs {costs}"


def _end(found: Bargain) -> str:
    if not found.wanted:
        return "nothing to negotiate: none of the goals is violated whatever is open"
    how = "ended by Ctrl-C" if found.interrupted else "cut short"
    cut = "" if found.complete else f"; the search was {how}, so that there may be more"
    if found.deals:
        return (
            "each text was written into the file and checked; none of them is better for one "
            f"party without being worse for another{cut}. Costs are a convention"
        )
    if not found.clash and not found.complete:
        return (
            f"none was found before the search was {how}, and it is not known whether there is "
            "one"
        )
    if not found.complete:
        cut = f". The search was {how}, so that what giving up each opens is not all told"
    return (
        f"none is acceptable to all, whatever combination of the edits is made; of "
        f"{counted(len(found.clash), 'demand')} above, each is needed for that{cut}"
    )

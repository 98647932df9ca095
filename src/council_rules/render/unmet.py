"""What no alternative meets, or only a refused one, as text: why, and what would help."""

from collections.abc import Iterable

from council_rules.alternatives.outcome import Conflict, Finding, Outcome, Refusal
from council_rules.alternatives.refusals import MOST_LISTED
from council_rules.render.by_rule import by_rule
from council_rules.render.look import Look
from council_rules.render.openness import items

WHY = {
    Outcome.OPEN: "open in the best that was found",
    Outcome.NOT_APPLICABLE: "applies no longer in the best that was found",
    Outcome.IMPOSSIBLE: "proven impossible under these edits",
    Outcome.NOT_SEARCHED: "not met by what was tried; more was not searched",
    Outcome.CUT_SHORT: "not known, as the search was cut short",
}


def refusals(refused: Iterable[Refusal], look: Look) -> list[str]:
    """Return what would do more, or as much at less cost, and why it is refused."""
    head = look.paint("better, but refused for what it would break:", "bold")
    return [head, *items([_refusal(one) for one in refused], look)]


def _refusal(one: Refusal) -> str:
    codes = ",".join(dict.fromkeys(code for code, _ in one.breaks))
    meets = f"would meet {by_rule(one.meets)}" if one.meets else "would meet nothing more"
    return (
        f"{_edits(one)} (cost {one.cost}): {meets}; refused, as {_broken(one)}. "
        f"--allow-new {codes} lets it."
    )


def _edits(one: Refusal) -> str:
    """Return the edits in words; of very many those that are refused alone, or the first."""
    number = len(one.says)
    if number <= MOST_LISTED:
        return " and ".join(one.says)
    if one.alone and len(one.alone) <= MOST_LISTED:
        return f"{number} edits, of which alone are refused: {' and '.join(one.alone)}"
    return f"{number} edits, of which the first are: {' and '.join(one.says[:MOST_LISTED])}"


def _broken(one: Refusal) -> str:
    """Return what would be violated that is not now, and what of that is open now."""
    anew = tuple(finding for finding in one.breaks if finding not in one.settles)
    told = [f"it breaks {by_rule(anew)} anew"] if anew else []
    if one.settles:
        told.append(f"{by_rule(one.settles)} would be violated, where today it is open")
    return " and ".join(told)


def conflicts(found: tuple[Conflict, ...], look: Look) -> list[str]:
    """Return what no alternative meets, and why; what has the same reason is said at once."""
    lines = [look.paint("what no alternative meets, and why:", "bold")]
    alike: dict[str, list[Finding]] = {}
    for one in found:
        alike.setdefault(_reason(one), []).append(one.finding)
    return [*lines, *items([f"{by_rule(own)}: {why}" for why, own in alike.items()], look)]


def _reason(one: Conflict) -> str:
    """Return why something is not met, and what would open the way to that."""
    text = WHY[one.outcome]
    clauses = [f"'{pin.path}' must not change ({pin.origin})" for pin in one.pins]
    if one.rules:
        clauses.append(f"{' and '.join(one.rules)} must not be broken anew")
    if one.goals:
        clauses.append(f"{by_rule(one.goals)} would not be met then")
    if one.proven and one.outcome is not Outcome.IMPOSSIBLE:
        text += "; to meet it is proven impossible under these edits"
    if not one.reduced:
        text += (
            ", with nothing changed that must not change and no rule broken anew; which of "
            "this stands in the way was not worked out"
        )
    if clauses:
        text += f", as {' and '.join(clauses)}"
    for release in one.releases:
        sure = "" if release.proven else " or less"
        text += f"; without '{release.pin.path}' it can be met, at cost {release.cost}{sure}"
    if one.refusal:
        breaks = ",".join(dict.fromkeys(code for code, _ in one.refusal.breaks))
        text += (
            f"; it can be met at cost {one.refusal.cost}, but then {_broken(one.refusal)} "
            f"(--allow-new {breaks})"
        )
    return text

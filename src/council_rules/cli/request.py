"""What is asked of a search for alternatives: in the file, in a goals file, by flags."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from council_rules.alternatives.edits import COSTS
from council_rules.alternatives.request import (
    PartialRequest,
    Permit,
    Pin,
    Request,
    UnknownKind,
    request_in,
    request_in_goals,
)
from council_rules.analysis.standard import Standard, standard
from council_rules.cli.failures import fail, told
from council_rules.proposal.load import Loaded
from council_rules.proposal.problems import ProposalError
from council_rules.settings import Settings
from council_rules.words import nearest


def flags(
    goal: Iterable[str] | None,
    fix: Iterable[str] | None,
    allow: Iterable[str] | None,
    most_edits: int | None,
    most_cost: int | None,
    number: int | None,
) -> PartialRequest:
    """Return what the flags ask for; ``allow`` has kinds, paths, and kinds at paths."""
    patterns = [part.strip() for text in goal or () for part in text.split(",")]
    return PartialRequest(
        fixed=tuple(Pin(one, f"--fix {one}") for one in fix or ()),
        permits=tuple(_permit(one) for one in allow or ()),
        goals=tuple((one, f"--goal {one}") for one in patterns if one),
        most_edits=most_edits,
        most_cost=most_cost,
        number=number,
    )


def request_of(
    asked: PartialRequest,
    goals_file: str | None,
    loaded: Loaded,
    chosen: Standard,
    seconds: float,
) -> Request:
    """Return the request of flags over that of a goals file over that of the proposal.

    Raises CommandError, told, for what cannot be used.
    """
    try:
        all_asked = request_in(loaded)
        if goals_file is not None:
            all_asked = request_in_goals(Path(goals_file)).over(all_asked)
        all_asked = asked.over(all_asked)
        request = all_asked.complete(codes_of(all_asked, chosen))
    except UnknownKind as unknown:
        kinds = ", ".join(COSTS)
        hint = f"did you mean '{unknown.close}'?" if unknown.close else f"kinds are: {kinds}"
        raise fail(f"{unknown.origin}: {unknown}", hint=hint) from None
    except ProposalError as failure:
        raise fail(*str(failure).splitlines()) from None
    return replace(request, seconds=seconds)


def allowed_anew(named: Iterable[str] | None, chosen: Standard) -> tuple[str, ...]:
    """Return severities and codes of rules that may be broken anew, as flags name them.

    Raises CommandError, told, for what is neither.
    """
    found: list[str] = []
    judged = {rule.code for rule in chosen.rules}
    for one in (part.strip() for text in named or () for part in text.split(",")):
        if one in ("should", "info") or one in judged:
            found.append(one)
        elif one == "must":
            raise fail(
                "--allow-new must: Rules of severity must are not given up all at once",
                hint="name those that may be broken anew by their codes, as in REP004",
            )
        elif severity := nearest(one, ("should", "info")):
            raise fail(
                f"--allow-new {one}: There is no such severity, and no such rule",
                hint=f"did you mean '{severity}'?",
            )
        elif one:
            with told(Settings(origins={one: f"--allow-new {one}"})):
                codes = {rule.code for rule in standard([one], (), (), {}).rules}
            found += sorted(judged & codes)
    return tuple(dict.fromkeys(found))


def _permit(text: str) -> Permit:
    kind, at, path = text.partition("@")
    if at or kind in COSTS:
        return Permit(path, (kind,), origin=f"--allow {text}")
    return Permit(text, origin=f"--allow {text}")


def codes_of(asked: PartialRequest, chosen: Standard) -> tuple[str, ...]:
    """Return the codes of the rules that are asked for; none for no goals.

    Raises CommandError, told, for what is no rule, or none of those chosen.
    """
    if not asked.goals:
        return ()
    own = {rule.code for rule in chosen.rules}
    patterns = [pattern for pattern, _ in asked.goals if pattern not in own]
    found = [pattern for pattern, _ in asked.goals if pattern in own]
    if patterns:
        with told(Settings(origins=dict(asked.goals))):
            goals = standard(patterns, (), (), {}, profile=chosen.profile)
            found += [rule.code for rule in goals.rules]
    if strange := [code for code in found if code not in own]:
        raise fail(
            f"'{strange[0]}' is a goal, but not among the rules that are selected",
            hint="select it as well, use --profile all, or leave out --select and --ignore",
        )
    return tuple(dict.fromkeys(found))

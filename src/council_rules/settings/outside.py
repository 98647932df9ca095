"""Settings from outside of any file: flags, and the environment."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from council_rules.rulebook.problems import PageProblem
from council_rules.rulebook.profiles import PROFILES, unknown
from council_rules.rulebook.rule import SEVERITIES
from council_rules.settings.values import Settings, SettingsError, patterns
from council_rules.words import listed, meant

CONFIG = "COUNCIL_RULES_CONFIG"
FAIL_ON = "COUNCIL_RULES_FAIL_ON"

_PARAMETER = "CODE.name=value"


def from_flags(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Path] = (),
    parameters: Sequence[str] = (),
    fail_on: str | None = None,
    today: str | None = None,
    baseline: str | None = None,
    evidence: str | None = None,
    min_basis: str | None = None,
    profile: str | None = None,
) -> Settings:
    """Return the settings given on the command line.

    ``select`` and ``ignore`` may hold lists with commas; ``parameters`` are texts like
    ``REP004.minimum=1/3``. Raises ``SettingsError`` for a parameter not written so, for a day
    that is none, and for a profile that there is not.
    """
    origins: dict[str, str] = {}
    given: dict[str, dict[str, str]] = {}
    problems = []
    for text in parameters:
        where, equals, value = text.partition("=")
        code, dot, name = where.strip().partition(".")
        if not (equals and dot and code and name):
            message = f"'{text}' does not set a parameter"
            problems.append(PageProblem("--param", 0, 0, message, f"'{_PARAMETER}'"))
            continue
        given.setdefault(code, {})[name] = value.strip()
        origins[f"{code}.{name}"] = f"--param {text}"
    if today is not None and not _is_day(today):
        message = f"'{today}' is not a day"
        problems.append(PageProblem("--today", 0, 0, message, "a day such as '2026-03-21'"))
    if profile is not None and profile not in PROFILES:
        problems.append(PageProblem("--profile", 0, 0, *unknown(profile)))
    if problems:
        raise SettingsError(problems)
    selected, ignored = patterns(select), patterns(ignore)
    for key, chosen in (("ignore", ignored), ("select", selected)):
        for pattern in chosen:
            origins[pattern] = origins[f"{key}.{pattern}"] = f"--{key} {pattern}"
    origins |= {str(path): f"--rules {path}" for path in rules}
    origins |= {"fail-on": f"--fail-on {fail_on}"} if fail_on else {}
    origins |= {"today": f"--today {today}"} if today else {}
    origins |= {"profile": f"--profile {profile}"} if profile else {}
    origins |= {"evidence": f"--evidence {evidence}"} if evidence else {}
    origins |= {"min-basis": f"--min-basis {min_basis}"} if min_basis else {}
    origins |= {"baseline": f"--baseline {baseline}"} if baseline is not None else {}
    return Settings(
        selected,
        ignored,
        tuple(rules),
        given,
        origins,
        fail_on=fail_on or "",
        today=today or "",
        baseline=None if baseline is None else Path(baseline),
        evidence=evidence or "",
        min_basis=min_basis or "",
        profile=profile or "",
    )


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Return the settings in the variables of the environment.

    An empty variable says nothing. Raises ``SettingsError`` for a value that is not allowed.
    """
    fail_on = environment.get(FAIL_ON, "")
    if not fail_on:
        return Settings()
    if fail_on not in SEVERITIES:
        message = f"There is no severity '{fail_on}'"
        hint = meant(fail_on, SEVERITIES)
        raise SettingsError([PageProblem(FAIL_ON, 0, 0, message, listed(SEVERITIES), hint)])
    return Settings(fail_on=fail_on, origins={"fail-on": f"{FAIL_ON}={fail_on}"})


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

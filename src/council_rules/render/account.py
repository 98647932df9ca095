"""The account of a run: the same numbers as sentences, and as data for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from council_rules import __version__
from council_rules.findings.finding import JUDGED, Verdict
from council_rules.findings.people import Exempt
from council_rules.gate.account import Account, Violations
from council_rules.proposal.files import Why
from council_rules.render.exempt import COUNTED
from council_rules.render.look import LEVELS, counted

_FOLDERS = {
    Why.HIDDEN: "hidden",
    Why.LINK: "by a symbolic link",
    Why.DEEP: "too deep",
}
_ALWAYS = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.MET)


def sentences(account: Account) -> Iterator[str]:
    """Yield what was looked at and what counts, the result first, no stop at the end."""
    found = account.violations
    excused = f"{found.exempt + found.advisory} that do not count"
    kinds = not_counted(found)
    yield f"{levels(found)}, {excused}{f' ({kinds})' if kinds else ''}"
    if besides := errors_besides(account):
        yield besides
    yield looked_at(account)
    yield f"verdicts of {rules_of(account)}: {', '.join(_verdicts(account))}"


def rules_of(account: Account) -> str:
    """Return how many rules were used, by which profile, and how many that left out."""
    return f"{counted(account.rules, 'rule')}{by_profile(account.profile, account.left_out)}"


def judged_by(rules: int, profile: str, left_out: int, rule_book: str) -> str:
    """Return by what was judged: how many rules, of which profile, out of which rule book."""
    chosen = f"{counted(rules, 'rule')}{by_profile(profile, left_out)}"
    return f"judged by {chosen}, rule book {rule_book[:12]}, council-rules {__version__}"


def by_profile(profile: str, left_out: int) -> str:
    """Return which profile chose the rules named before this, and how many it left out."""
    if not profile:
        return ""
    return f", profile {profile}{f' ({left_out} left out)' if left_out else ''}"


def levels(found: Violations) -> str:
    """Return the violations that count, by level: '2 errors, 1 warning'."""
    parts = [counted(number, LEVELS[one]) for one, number in found.counting.items() if number]
    return ", ".join(parts) or "no violations that count"


def errors_besides(account: Account) -> str:
    """Return the errors that fail the run and are no violations, with their codes, if any."""
    number = sum(account.errors.values())
    if not number:
        return ""
    codes = ", ".join(f"{code} {count}" for code, count in account.errors.items())
    are = "is no violation" if number == 1 else "are no violations"
    return f"{counted(number, 'error')} that {are} ({codes})"


def not_counted(found: Violations) -> str:
    """Return the violations that do not count, by reason, or nothing."""
    parts = [f"{found.excused[kind]} {COUNTED[kind]}" for kind in Exempt if found.excused[kind]]
    parts += [f"{found.advisory} advisory"] if found.advisory else []
    return ", ".join(parts)


def by_evidence(found: Violations) -> str:
    """Return the violations by the weakest evidence that they need; empty if nobody asked."""
    parts = [
        f"{counting} {level.replace('_', ' ')}" + (f" and {excused} excused" if excused else "")
        for level, (counting, excused) in found.by_evidence.items()
        if counting or excused
    ]
    return (
        f"violations by the weakest evidence that they need: {', '.join(parts)}"
        if parts
        else ""
    )


def looked_at(account: Account) -> str:
    """Return which files were found, judged and passed over, and by which settings."""
    files = account.files
    parts = [f"{counted(files.found, 'file')} found", f"{files.judged} judged"]
    parts += [f"{files.not_judged} that could not be judged"] if files.not_judged else []
    parts += [f"{files.empty} in which there is nothing to check"] if files.empty else []
    parts += [f"{len(files.passed_over)} passed over"] if files.passed_over else []
    said = [", ".join(parts)]
    if files.folders:
        number = Counter(one.why for one in files.folders)
        kinds = ", ".join(
            f"{number[why]} {what}" for why, what in _FOLDERS.items() if number[why]
        )
        said.append(f"not looked into: {counted(len(files.folders), 'folder')} ({kinds})")
    said.append(f"settings: {account.settings or 'none'}")
    return f"looked at: {'; '.join(said)}"


def _verdicts(account: Account) -> Iterator[str]:
    for verdict in JUDGED:
        if account.verdicts[verdict] or verdict in _ALWAYS:
            yield f"{account.verdicts[verdict]} {verdict.value.replace('_', ' ')}"
    yield f"{account.not_applicable} not applicable"
    yield f"{account.not_checked} not checked"


def flat(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the account as names and values: 'violations.counting.must', lists by length."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(len(value) if isinstance(value, list) else value)

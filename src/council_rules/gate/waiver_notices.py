"""What is told of waivers that excuse nothing, or will soon, each at its place."""

from collections.abc import Sequence
from datetime import date

from council_rules.findings.evidence import Notice
from council_rules.findings.people import Waiver
from council_rules.gate.waiver_entries import KIND

UNUSED, EXPIRED = "WAI002", "WAI003"
MANDATORY, DUPLICATE = "WAI006", "WAI007"
EXPIRING, NOT_YET = "WAI101", "WAI102"

_WARNINGS = (EXPIRING, NOT_YET)


def expired(waiver: Waiver, until: date, day: date) -> Notice:
    """Return that the last day of a waiver is over."""
    ago = (day - until).days
    days = "1 day" if ago == 1 else f"{ago} days"
    message = f"{KIND.named(waiver)} expired on {until}, {days} before {day}"
    hint = "keep the rule, or have the exception granted again"
    return _notice(EXPIRED, waiver, "expires", message, hint)


def not_yet(waiver: Waiver, begins: date, day: date) -> Notice:
    """Return that a waiver begins after a day."""
    message = f"{KIND.named(waiver)} is granted from {begins} on, which is after {day}"
    return _notice(NOT_YET, waiver, "granted", message, "until then it excuses nothing")


def mandatory(waiver: Waiver) -> Notice:
    """Return that a rule cannot be waived."""
    message = f"'{waiver.rule}' is mandatory and cannot be waived"
    return _notice(MANDATORY, waiver, "rule", message, "keep the rule, and remove the waiver")


def duplicate(waiver: Waiver, other: Waiver, file: str) -> Notice:
    """Return that another waiver, in ``file`` or a file of waivers, excuses the same."""
    place = other.place
    at = f"{place.file or file}:{place.line}:{place.column}"
    message = f"'{waiver.rule}' on '{waiver.subject}' is waived already, at {at}"
    return _notice(DUPLICATE, waiver, "", message, "keep one of them")


def unused(waiver: Waiver, violated: Sequence[str]) -> Notice:
    """Return that a waiver excuses nothing; its rule is violated on other subjects, if any."""
    message = f"{KIND.named(waiver)} excuses nothing: the rule is not violated there"
    hint = "remove it"
    if violated:
        hint = f"remove it; the rule is violated on {', '.join(map(repr, violated[:3]))}"
    return _notice(UNUSED, waiver, "", message, hint)


def expiring(waiver: Waiver, until: date, day: date) -> Notice:
    """Return that a waiver will not hold for long."""
    left = (until - day).days
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    message = f"{KIND.named(waiver)} expires {when}, on {until}"
    return _notice(EXPIRING, waiver, "expires", message, "from then on the violation counts")


def _notice(code: str, waiver: Waiver, key: str, message: str, hint: str) -> Notice:
    severity = "warning" if code in _WARNINGS else "error"
    place = waiver.at(key) if key else waiver.place
    return Notice(code, severity, message, hint, place)

"""Who can decide and who can stop, as the verdicts have it, in a few words."""

from collections.abc import Iterable, Sequence

from council_rules.findings.report import CoalitionPower, FileReport

_SHOWN = 3


def lens(rows: Sequence[CoalitionPower]) -> str:
    """Return who can decide something and who can stop it, on one line; empty if no row."""
    if not rows:
        return ""
    decide = _named((row.name, row.wins) for row in rows)
    stop = _named((row.name, row.blocks) for row in rows)
    return f"can decide alone: {decide}; can stop: {stop}"


def _named(able: Iterable[tuple[str, bool | None]]) -> str:
    """Return those who can, then those who perhaps can."""
    sure: list[str] = []
    perhaps: list[str] = []
    for name, can in able:
        if can is not False:
            (sure if can else perhaps).append(name)
    said = _short(sure)
    if perhaps:
        said = f"{said}, perhaps {_short(perhaps)}" if said else f"perhaps {_short(perhaps)}"
    return said or "nobody listed"


def _short(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def rows_of(report: FileReport, level: str, subject: str) -> list[CoalitionPower]:
    """Return what each group can do in a procedure (``room``) or a matter (``system``)."""
    return [one for one in report.powers if (one.level, one.subject) == (level, subject)]


def of_one(report: FileReport, id: str) -> list[tuple[CoalitionPower, str]]:
    """Return what one actor or group can do across bodies and in rooms, with its subject."""
    own = {f'alone("{id}")', f'bloc("{id}")'}
    return [(row, row.subject) for row in report.powers if row.coalition in own]

"""Waivers as they are written: what each says, and what is wrong with it by itself."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from council_rules.findings.evidence import Notice, Place
from council_rules.findings.people import Waiver
from council_rules.findings.report import FileReport
from council_rules.gate import entries
from council_rules.gate.dates import first_day, last_day
from council_rules.gate.entries import with_faults
from council_rules.proposal.load import Loaded, load_waivers
from council_rules.proposal.model.people import FiledWaiver
from council_rules.proposal.model.people import Waiver as StatedWaiver
from council_rules.proposal.places import Places

MALFORMED = "WAI001"
KIND = entries.Kind(
    name="waiver",
    doing="waive a rule on",
    ruling="waive",
    malformed=MALFORMED,
    unknown_rule="WAI004",
    unknown_subject="WAI005",
    no_file="WAI008",
)

_TEXTS = ("rule", "subject", "reason", "by", "granted", "expires", "file")
_NEEDED = {
    "rule": "rule: REP004",
    "subject": "subject: board_vote",
    "reason": "reason: Interim body for 60 days; local seats follow under article 9.",
    "by": "by: drafting committee",
    "expires": 'expires: "2026-03-21"',
    "file": "file: proposals/valley.council.yaml",
}


def read(path: Path, content: bytes | None = None) -> tuple[Waiver, ...]:
    """Return the waivers in a file of waivers.

    ``content`` is what it held at another time, None for what it holds. Raises SettingsError,
    with places, for a file that is not there or is none of its kind. What is wrong with single
    waivers is among their faults.
    """
    return entries.read_file(path, content, load_waivers, "waivers", _waiver)


def waivers_for(
    loaded: Loaded, report: FileReport, path: str, filed: Iterable[Waiver]
) -> tuple[Waiver, ...]:
    """Return the waivers for a proposal: its own, then those of a file of waivers.

    ``path`` is where the proposal lies. Faults that only the proposal shows are added.
    """
    own = (
        _waiver(one, f"waivers[{number}]", loaded.places)
        for number, one in enumerate(loaded.proposal.waivers)
    )
    return entries.of_proposal(loaded, report, path, own, filed, KIND)


def _waiver(
    written: StatedWaiver | FiledWaiver, path: str, places: Places, file: str = ""
) -> Waiver:
    """Return a waiver with the faults that it shows by itself."""
    texts = entries.texts_of(written, _TEXTS)
    waiver = Waiver(
        rule=texts["rule"],
        subject=texts["subject"],
        reason=texts["reason"],
        by=texts["by"],
        granted=texts["granted"],
        expires=texts["expires"],
        evidence=written.evidence,
        place=Place(path, *places[path].value, file=file),
        places=entries.places_of(path, (*_TEXTS, "evidence"), places, file),
        files=texts["file"],
    )
    hint = "say why the rule need not be kept here, and for how long"
    faults = entries.incomplete(waiver, KIND, texts, _NEEDED, hint)
    return with_faults(waiver, [*faults, *_wrong_dates(waiver)])


def _wrong_dates(waiver: Waiver) -> Iterator[Notice]:
    days = {}
    for key, text, day_of in (
        ("granted", waiver.granted, first_day),
        ("expires", waiver.expires, last_day),
    ):
        try:
            if text:
                days[key] = day_of(text)
        except ValueError:
            message = f"'{text}' is not a date; expected 2026, 2026-03 or 2026-03-21"
            yield Notice(MALFORMED, "error", message, "", waiver.at(key))
    if len(days) == 2 and days["expires"] < days["granted"]:
        message = (
            f"{KIND.named(waiver)} expires on {days['expires']}, before it is granted, on "
            f"{days['granted']}"
        )
        yield Notice(MALFORMED, "error", message, "mend one date", waiver.at("expires"))

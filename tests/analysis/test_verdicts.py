"""Verdicts without reasons are those of a check."""

from pathlib import Path

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.analysis.standard import standard
from council_rules.analysis.verdicts import GRAVEST, verdicts_on
from council_rules.findings.finding import Verdict
from council_rules.proposal.load import load

REFERENCE = Path(__file__).resolve().parents[2] / "proposals" / "reference"
NAMES = ("bosnia_presidency", "kosovo_interim_administrative_council")


@pytest.mark.parametrize("name", NAMES)
def test_they_are_those_of_a_check(name: str) -> None:
    loaded, chosen = load(REFERENCE / f"{name}.council.yaml"), standard()
    told: dict[tuple[str, str], Verdict] = {}
    for one in check_loaded(loaded, chosen).findings:
        known = told.get((one.code, one.subject), one.verdict)
        told[one.code, one.subject] = min(known, one.verdict, key=GRAVEST.index)
    assert verdicts_on(loaded.proposal, chosen) == told

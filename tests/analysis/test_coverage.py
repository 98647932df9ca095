"""What rules look at nothing of is told, with numbers that are true."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from council_rules.analysis.check import check_loaded
from council_rules.analysis.coverage import GAPS
from council_rules.analysis.parts import Parts
from council_rules.analysis.standard import Standard, standard
from council_rules.findings.report import Coverage, FileReport
from council_rules.logic.encode import encode
from council_rules.logic.index import ProposalIndex
from council_rules.proposal.load import Loaded, load, load_text
from council_rules.proposal.problems import TITLES

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = sorted((ROOT / "rules" / "fixtures").glob("*.council.yaml"))
Council = dict[str, Any]


def council(**changes: Any) -> Council:
    """Return a closed council with two matters in one area, all of it in sight of rules."""
    base: Council = {
        "council_rules": "1",
        "proposal": {"id": "valley", "title": "Valley", "completeness": "closed"},
        "areas": [{"id": "valley", "name": "Valley"}],
        "groups": [
            {"id": id, "name": id, "dimension": "origin", "locality": {"valley": kind}}
            for id, kind in (("residents", "local"), ("outsiders", "external"))
        ],
        "matters": [
            {"id": "law", "area": "valley", "kinds": ["legislation"]},
            {"id": "water", "area": "valley", "kinds": ["services"]},
        ],
        "bodies": [
            {
                "id": "board",
                "tier": 1,
                "seats": [
                    {"id": "home", "count": "2", "reserved_for": ["residents"]},
                    {"id": "abroad", "count": "3", "reserved_for": ["outsiders"]},
                ],
            }
        ],
        "procedures": [
            {
                "id": "vote",
                "body": "board",
                "matters": ["law", "water"],
                "passes_when": {"more_than": "1/2", "of": "members"},
            }
        ],
    }
    return base | changes


@cache
def book() -> Standard:
    return standard()


def loaded(data: Council) -> Loaded:
    """Return a proposal in which everything is named like its id."""
    for section in ("groups", "matters", "bodies"):
        data[section] = [{"name": one["id"], **one} for one in data[section]]
    return load_text(json.dumps(data), "test")


def report(data: Council, against: Standard | None = None) -> FileReport:
    return check_loaded(loaded(data), against or book())


def told(data: Council, against: Standard | None = None) -> dict[str, Coverage]:
    return {one.code: one for one in report(data, against).coverage}


def paths(one: Coverage) -> list[str]:
    return [place.path for place in one.places]


def matters(*parts: Council) -> Council:
    return council(matters=list(parts))


LAW, WATER = council()["matters"]
BARE_LAW = {"id": "law", "kinds": ["legislation"]}
BARE_WATER = {"id": "water", "kinds": ["services"]}


def test_of_a_file_that_says_everything_nothing_is_told() -> None:
    assert report(council()).coverage == ()


def test_matters_without_an_area_are_told() -> None:
    found = told(matters(BARE_LAW, BARE_WATER))
    assert found.keys() == {"COV001"}
    one = found["COV001"]
    assert paths(one) == ["law", "water"]
    assert one.message == f"2 matters name no area: {len(one.rules)} rules look at none of them"
    assert {"REP001", "REP004", "REP005", "PAL001", "PAL008", "MAN001"} <= set(one.rules)
    assert not {"REP007", "DEC001", "TIER006"} & set(one.rules), "they go by no area"
    assert one.severity == "warning"


def test_rules_that_look_at_nothing_apply_to_nothing() -> None:
    without = report(matters(BARE_LAW, BARE_WATER))
    (one,) = without.coverage
    assert set(one.rules) <= set(without.not_applicable)


def test_what_is_looked_at_without_an_area_is_looked_at() -> None:
    """What stops applying once the areas are gone is what is counted, and nothing else."""
    whole, without = report(council()), report(matters(BARE_LAW, BARE_WATER))
    stopped = set(without.not_applicable) - set(whole.not_applicable)
    assert stopped <= set(without.coverage[0].rules)


def test_a_matter_that_is_not_looked_at_changes_no_verdict_of_the_rules_counted() -> None:
    one_blind = matters(LAW, BARE_WATER)
    gone = matters(LAW)
    gone["procedures"][0]["matters"] = ["law"]
    first, second = report(one_blind), report(gone)
    (one,) = first.coverage
    assert one.message.startswith("1 matter names no area: ")
    assert one.message.endswith(" rules do not look at it")
    assert paths(one) == ["water"]
    verdicts = [
        {(f.code, f.subject, f.verdict, f.reason) for f in file.findings if f.code in one.rules}
        for file in (first, second)
    ]
    assert verdicts[0] == verdicts[1]
    assert verdicts[0], "the same rules do look at the other matter"


def test_only_rules_that_run_are_counted() -> None:
    blind = matters(BARE_LAW, BARE_WATER)
    assert told(blind, standard(select=["REP001"]))["COV001"].rules == ("REP001",)
    assert told(blind, standard(select=["REP007"])) == {}


def test_a_rule_that_needs_something_else_too_is_not_counted() -> None:
    blind = told(matters(BARE_LAW, BARE_WATER))["COV001"]
    assert "PAL011" not in blind.rules, "nobody is at war, with an area or without"


def test_several_things_left_out_hide_none_of_each_other() -> None:
    found = told(matters({"id": "law"}, {"id": "water"}))
    assert "PAL001" in found["COV001"].rules
    assert "PAL001" in found["COV003"].rules
    assert "REP004" not in found["COV003"].rules, "it goes by no kind"


def test_a_matter_has_the_area_and_kinds_of_what_it_is_part_of() -> None:
    assert told(matters(LAW, {"id": "water", "parent": "law"})) == {}


def test_kinds_that_are_none_are_told() -> None:
    found = told(matters(LAW, WATER | {"kinds": "none"}))
    assert paths(found["COV003"]) == ["water"]
    assert {"PAL001", "PAL002", "PAL008", "REP005"} <= set(found["COV003"].rules)


def test_what_is_open_is_asked_and_not_told() -> None:
    header = {"id": "valley", "title": "Valley", "complete": ["procedures", "vetoes", "powers"]}
    data = matters({"id": "law"}, {"id": "water", "area": "unknown", "kinds": "unknown"})
    assert told(data | {"proposal": header}) == {}


def test_a_scenario_that_answers_with_no_area_is_told() -> None:
    data = matters(LAW, WATER | {"area": "unknown"})
    data["scenarios"] = [{"id": "nowhere", "assume": {"water.area": "none"}}]
    (one,) = check_loaded(loaded(data), book(), "nowhere").coverage
    assert (one.code, paths(one)) == ("COV001", ["water"])


def test_an_area_to_which_nobody_is_local_is_looked_at_and_told() -> None:
    groups = [{"id": id, "dimension": "origin"} for id in ("residents", "outsiders")]
    file = report(council(groups=groups))
    (one,) = file.coverage
    assert (one.code, one.severity, paths(one), one.rules) == ("COV002", "note", ["valley"], ())
    assert "REP001" in {finding.code for finding in file.findings}
    asked = {point.id for point in file.open_points}
    assert {"board/home.locality.valley", "board/abroad.locality.valley"} <= asked


def test_a_matter_that_nothing_covers_is_told() -> None:
    data = council()
    data["procedures"][0]["matters"] = ["law"]
    found = told(data)
    assert found.keys() == {"COV004"}
    assert paths(found["COV004"]) == ["water"]
    assert {"REP007", "REP004", "TIER006"} <= set(found["COV004"].rules)


def test_bodies_that_decide_nothing_are_told() -> None:
    data = council()
    seats = [{"id": "member", "count": "3", "reserved_for": ["residents"]}]
    data["bodies"] += [{"id": id, "seats": seats} for id in ("senate", "club")]
    rule = data["procedures"][0]["passes_when"]
    data["procedures"].append({"id": "toast", "body": "club", "passes_when": rule})
    found = told(data)
    assert found.keys() == {"COV005", "COV006"}
    assert paths(found["COV005"]) == ["senate"]
    assert paths(found["COV006"]) == ["club"]
    assert {"REP001", "DEC001"} <= set(found["COV005"].rules)
    assert "REP001" in found["COV006"].rules
    assert "DEC001" not in found["COV006"].rules, "it applies to the procedure of the club"


def test_a_body_that_decides_what_another_fails_on_is_in_sight() -> None:
    data = council()
    data["bodies"].append(
        {"id": "senate", "seats": [{"id": "member", "reserved_for": ["residents"]}]}
    )
    rule = data["procedures"][0]["passes_when"]
    data["procedures"].append({"id": "then", "body": "senate", "passes_when": rule})
    data["procedures"][0]["fallback"] = "then"
    assert told(data) == {}


def test_a_seat_that_was_asked_is_not_told() -> None:
    data = council()
    data["bodies"][0]["seats"].append({"id": "somebody"})
    file = report(data)
    assert "board/somebody.locality.valley" in {point.id for point in file.open_points}
    assert file.coverage == ()


def test_a_seat_of_which_nothing_is_said_and_nothing_asked_is_told() -> None:
    data = council()
    data["bodies"][0]["seats"].append({"id": "somebody"})
    proposal = loaded(data).proposal
    fact_base = encode(proposal)
    fact_base.questions.clear()
    assert Parts(ProposalIndex(proposal), fact_base).seats_without_mark == ("board/somebody",)


def test_every_code_has_a_title() -> None:
    of_files = {"COV008"}  # not a gap in what rules see: there is nothing to see
    coded = {code for code in TITLES if code.startswith("COV")}
    assert {gap.code for gap in GAPS} == coded - of_files


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: str(path.name))
def test_no_rule_that_is_counted_has_a_verdict_there(path: Path) -> None:
    file = check_loaded(load(path), book())
    for one in file.coverage:
        subjects = set(paths(one))
        assert not [f for f in file.findings if f.code in one.rules and f.subject in subjects]
        assert one.places
        assert one.code in TITLES


OPEN = {"id": "valley", "title": "Valley", "completeness": "open"}
CUSTODY = {"id": "custody", "kind": "detain", "holder": "board"}


def test_powers_that_an_open_file_may_not_list_are_told() -> None:
    one = told(council(proposal=OPEN))["COV009"]
    assert {"ACC006", "ACC007", "ACC012"} == set(one.rules)
    assert one.message == (
        "powers may be left out of the list: 3 rules look only at what is listed, and apply to "
        "nothing"
    )
    assert (paths(one), one.parts) == (["proposal"], ())
    assert one.notice.message == one.message


def test_a_rule_that_looks_at_a_listed_power_is_not_counted() -> None:
    one = told(council(proposal=OPEN, powers=[CUSTODY]))["COV009"]
    assert {"ACC006", "ACC007"} == set(one.rules)


@pytest.mark.parametrize(
    "header", [OPEN | {"complete": ["powers"]}, OPEN | {"completeness": "closed"}]
)
def test_of_powers_that_are_all_listed_nothing_is_told(header: Council) -> None:
    assert "COV009" not in told(council(proposal=header))


ENDING = {"standing": "interim", "sunset": {"ends_on": "2020-12-31"}}
ENDS = ("MAN001", "PAL006")
DATED = {"id": "valley", "title": "Valley", "completeness": "closed", "as_of": "2026-01-20"}


def ending(**changes: Any) -> Council:
    """Return the council with a board for a time, which ends in 2020."""
    data = council(**changes)
    data["bodies"][0] |= ENDING
    return data


def test_an_end_that_is_compared_with_no_day_is_told() -> None:
    one = told(ending())["COV010"]
    assert (paths(one), one.rules, one.severity) == (["board.sunset"], ENDS, "warning")
    assert one.message == (
        "1 end is compared with no day, as the file states none: 2 rules do not look whether "
        "it is past or far off"
    )


def test_days_of_a_handover_are_told_too() -> None:
    handed = {"id": "home", "area": "valley", "to": "board", "due": "2019"}
    one = told(ending(handovers=[handed]))["COV010"]
    assert (paths(one), one.rules) == (["board.sunset", "home.due"], ENDS)
    assert one.message == (
        "2 ends are compared with no day, as the file states none: 2 rules do not look whether "
        "they are past or far off"
    )


def test_what_is_compared_with_the_day_of_the_file_is_not_told() -> None:
    assert "COV010" not in told(ending(proposal=DATED))
    assert "COV010" not in told(council())


def test_bodies_none_of_which_is_in_a_tier_are_told() -> None:
    data = council()
    data["bodies"].append(data["bodies"][0] | {"id": "upper", "name": "Upper"})
    assert "COV011" not in told(data)
    for body in data["bodies"]:
        del body["tier"]
    one = told(data)["COV011"]
    assert (paths(one), one.rules, one.severity) == (
        ["board", "upper"],
        ("TIER003",),
        "warning",
    )
    del data["bodies"][1]
    assert "COV011" not in told(data)

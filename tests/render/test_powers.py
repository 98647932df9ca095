"""The table of who can decide and who can stop, and the concise form."""

from dataclasses import replace

from council_rules.findings.report import CoalitionPower
from council_rules.render import concise
from council_rules.render.look import Look
from council_rules.render.powers import powers_block
from tests.support import file_report, needs_judgement, report, undetermined, violated

LOCALS = CoalitionPower(
    'locals("valley")', "those local to 'Valley'", "room", "vote", True, None
)
OUTSIDERS = CoalitionPower('outsiders("valley")', "outsiders", "system", "water", False, False)


def test_both_levels_are_listed_with_open_answers() -> None:
    file = replace(file_report(), powers=(LOCALS, OUTSIDERS))
    assert powers_block(file, Look()) == [
        "who can decide and who can stop in plans/valley.council.yaml:",
        "  in the room, by the body's own procedure and declared seats:",
        "    vote",
        "      decide yes  stop open those local to 'Valley'",
        "  across bodies, with every channel, approval, veto, override and hold on seats:",
        "    water",
        "      decide no   stop no   outsiders",
    ]


def test_what_staying_away_changes_is_said() -> None:
    rows = (
        replace(LOCALS, carries_if_absent=True),
        replace(LOCALS, wins=False, carries_if_absent=True),
        replace(LOCALS, wins=False, carries_if_absent=None),
        replace(LOCALS, wins=False, blocks=True, blocks_by_absence=True),
        replace(LOCALS, wins=False, carries_if_absent=True, blocks_by_absence=None),
    )
    shown = powers_block(replace(file_report(), powers=rows), Look())
    carries, stops = "can carry it if the others stay away", "can stop it only by staying away"
    assert [line.partition("'Valley'")[2] for line in shown[3:]] == [
        "",
        f" ({carries})",
        f" (perhaps {carries})",
        f" ({stops})",
        f" ({carries}; perhaps {stops})",
    ]


def test_nothing_to_speak_of_is_no_table() -> None:
    assert powers_block(replace(file_report(), powers=()), Look()) == []


def test_concise_is_a_line_for_each_cause() -> None:
    shown = concise.render(report(file_report([violated(), undetermined()])), Look())
    first, second, *_ = shown.splitlines()
    assert first.startswith("plans/valley.council.yaml:")
    assert ": error REP004 " in first
    assert ": open " in second


def test_concise_asks_what_a_person_has_to_judge() -> None:
    first, *_ = concise.render(report(file_report([needs_judgement()])), Look()).splitlines()
    assert first == (
        "plans/valley.council.yaml:11:9: judge TIER005 'Board vote' has grounds, if a person "
        "answers yes: do the grounds of 'Board vote' leave cases in which it may not be used: "
        "'any reason'?"
    )


def test_quiet_concise_leaves_out_what_is_undetermined() -> None:
    file = file_report([violated(), undetermined(), needs_judgement()])
    shown = concise.render(report(file), Look(quiet=True))
    assert ": error REP004 " in shown
    assert ": judge " not in shown
    assert ": open " not in shown

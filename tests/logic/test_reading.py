"""What only some rules read is asked only for these."""

import json
from pathlib import Path
from typing import Any

import pytest

from council_rules.logic import reading as module
from council_rules.logic.encode import encode
from council_rules.logic.reading import NOTHING, Reading, reading
from council_rules.rulebook import cache
from tests.logic.support import EVERYTHING, proposal_of

HOLD = {"id": "hold", "holder": "board", "kind": "detain"}
LIMITS = {f"hold.{key}" for key in ("grounds", "reasons", "deadline", "contest_before")}
BOUND = 'violated("X",W,none) :- power(W,detain,_), absent(W,grounds).'


def open_points(read: Reading, power: dict[str, Any], **more: Any) -> set[str]:
    """Return what is asked about a power of the board in an open file."""
    text: dict[str, Any] = {
        "council_rules": "1",
        "proposal": {"id": "small", "title": "Small"},
        "bodies": [{"id": "board", "name": "Board", "seats": [{"id": "member"}]}],
        "powers": [power],
    }
    found = {one.id for one in encode(proposal_of(text | more), read=read).questions}
    return {id for id in found if id.startswith("hold.")}


def test_nothing_is_asked_that_no_rule_reads() -> None:
    assert open_points(NOTHING, HOLD) == set()
    assert open_points(EVERYTHING, HOLD) == LIMITS


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        (BOUND, {"hold.grounds"}),
        (BOUND.replace("detain", "K"), {"hold.grounds"}),
        (BOUND.replace("detain", "command"), set()),
        (
            BOUND.replace("grounds", "(grounds;contest)"),
            {"hold.grounds", "hold.contest_before"},
        ),
        (
            BOUND.replace("absent(W,grounds)", "absent(P,grounds), deadline(W,_)"),
            {"hold.grounds"},
        ),
        ("applies(V) :- veto(V), absent(V,grounds).", set()),
        (f"% {BOUND}", set()),
        ('applies("power(W,detain,X), absent(W,grounds)").', set()),
    ],
)
def test_a_limit_of_a_power_is_asked_if_a_page_asks_for_it_of_such_powers(
    condition: str, asked: set[str]
) -> None:
    assert open_points(reading([condition]), HOLD) == asked


def test_who_reads_what_is_overseen_need_not_ask_for_limits_of_that() -> None:
    overseen = 'p(W) :- power(W,oversee,_). violated("X",P,free) :- absent(P,grounds), p(_).'
    power = HOLD | {"kind": "oversee"}
    assert open_points(reading([overseen]), power) == set()
    same = overseen.replace("absent(P,", "absent(W,")
    assert open_points(reading([same]), power) == {"hold.grounds"}


def test_two_pages_do_not_make_one() -> None:
    pages = ["p :- power(W,detain,_).", "q :- veto(V), stated(V,grounds)."]
    assert open_points(reading(pages), HOLD) == set()


def test_what_is_stated_is_not_asked() -> None:
    bound = HOLD | {"grounds": ["danger"], "contest_before": "board/member", "reasons": "none"}
    assert open_points(EVERYTHING, bound) == {"hold.deadline"}


def test_what_a_scenario_answers_is_asked_whoever_reads_it() -> None:
    scenario = {"id": "free", "assume": {"hold.grounds": "absent"}}
    assert open_points(NOTHING, HOLD, scenarios=[scenario]) == {"hold.grounds"}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is empty, on disk and in memory."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_made", {})
    return tmp_path / "cache"


def test_pages_that_were_read_before_are_not_read_again(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [BOUND, "q :- veto(V), stated(V,grounds)."]
    first = reading(pages)
    cache._made.clear()
    monkeypatch.setattr(module, "_page", None)
    assert reading(pages) == first
    assert first.power("detain", "grounds")


@pytest.mark.parametrize("data", [[], [1], [[]], [[1, 2, 3]], "x", {"a": 1}])
def test_what_the_cache_does_not_tell_is_read(kept: Path, data: object) -> None:
    pages = [BOUND, "q :- veto(V), stated(V,grounds)."]
    first = reading(pages)
    cache._made.clear()
    (file,) = kept.iterdir()
    held = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**held, "data": data}), "utf-8")
    assert reading(pages) == first

"""Answers to open points, written into the text.

What the format has no key for, which of contradictory marks holds and what a vote that is
called advice or appointment turns out to be, is kept beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from council_rules.proposal.model import Condition, Participation, Proposal, Seat
from council_rules.proposal.readings import readings
from tests.model.council import KINDS

WRITTEN = re.compile(
    r"[^/.]+/[^/.]+\.(participation|votes|count|placed_in|removable_by\.manner)"
    r"|[^.]+\.locality\.[^.]+|[^/.]+\.(tie_break|acts_by|delay|kind)"
    r"|[^/.]+\.(passes_when|quorum)(\.(all|any)\[\d+\])*"
)


def can_be_written(question: str) -> bool:
    """Return whether answers to a question can be written into a text."""
    return WRITTEN.fullmatch(question) is not None


class Answered:
    """A proposal with answers: its text, marks and what turns out to decide."""

    def __init__(self, proposal: Proposal, answers: Mapping[str, str]) -> None:
        """Write the answers."""
        self.proposal = proposal
        self.marks: dict[tuple[str, str], str] = {}
        deciding: set[str] = set()
        for question, answer in answers.items():
            subject, _, key = question.partition(".")
            if key.startswith("locality."):
                self.marks[subject, key.removeprefix("locality.")] = KINDS[answer]
            elif key == "kind":
                deciding |= {subject} if answer == "decision" else set()
            elif "/" in subject:
                self._write_seat(subject, key, answer)
            else:
                self._write(subject, key, answer)
        self.deciding = frozenset(deciding)

    def _write_seat(self, path: str, key: str, answer: str) -> None:
        bodies = []
        for body in self.proposal.bodies:
            seats = tuple(
                _with_answer(seat, key, answer) if f"{body.id}/{seat.id}" == path else seat
                for seat in body.seats
            )
            bodies.append(replace(body, seats=seats))
        self.proposal = replace(self.proposal, bodies=tuple(bodies))

    def _write(self, subject: str, key: str, answer: str) -> None:
        """Write an answer about a body, a procedure or a veto."""
        changed: dict[str, Any] = {}
        for section in ("bodies", "procedures", "vetoes"):
            changed[section] = tuple(
                _answered(one, key, answer) if one.id == subject else one
                for one in getattr(self.proposal, section)
            )
        self.proposal = replace(self.proposal, **changed)


def _with_answer(seat: Seat, key: str, answer: str) -> Seat:
    if key == "participation":
        was = seat.participation
        vacant = was is not None and was.status in ("vacant", "suspended")
        status: Any = "vacant" if vacant and answer == "declined" else answer
        return replace(seat, participation=Participation(status=status))
    if key == "removable_by.manner":
        assert seat.removable_by is not None
        manner: Any = answer
        return replace(seat, removable_by=replace(seat.removable_by, manner=manner))
    value: Any = {"votes": answer == "true", "placed_in": answer}.get(key)
    changed: dict[str, Any] = {key: int(answer) if key == "count" else value}
    return replace(seat, **changed)


def _answered(one: Any, key: str, answer: str) -> Any:
    name, *steps = key.split(".")
    value: Any = answer
    if name == "delay":
        value = 1 if answer == "ends" else "none"
    if name in ("passes_when", "quorum"):
        value = _read(getattr(one, name), steps, answer)
    return replace(one, **{name: value})


def _read(condition: Condition, steps: list[str], answer: str) -> Condition:
    """Return a condition in which one of the readings of a part is taken."""
    if not steps:
        return dict(readings(condition.one_of or ()))[answer]
    key, _, place = steps[0].rstrip("]").partition("[")
    parts = list(getattr(condition, key))
    parts[int(place)] = _read(parts[int(place)], steps[1:], answer)
    changed: dict[str, Any] = {key: tuple(parts)}
    return replace(condition, **changed)

"""Answers to open points, written into the text.

What the format has no key for, which of contradictory marks holds and what a vote that is
called advice or appointment turns out to be, is kept beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from council_rules.logic.candidates import UNNAMED_LOCAL, UNNAMED_OUTSIDER, candidates_of
from council_rules.logic.encode_procedures import QUORUMS
from council_rules.logic.index import ProposalIndex
from council_rules.logic.standard_rules import standard_rules
from council_rules.proposal.model.bodies import Appointment, Participation, Removal, Seat, Term
from council_rules.proposal.model.decisions import Condition, Fallback, Procedure, Veto
from council_rules.proposal.model.file import Proposal
from council_rules.proposal.model.parties import Actor
from council_rules.proposal.readings import readings
from tests.model.council import KEPT_TO_CAUSE, KINDS, Council

WRITTEN = re.compile(
    r"[^/.]+/[^/.]+\.(participation|votes|count|placed_in|term)"
    r"|[^/.]+/[^/.]+\.(appointed_by(\.binding)?|removable_by(\.manner)?)"
    r"|[^.]+\.(grounds|contest_before|delay)\.use|[^.]+\.locality\.[^.]+|[^/.]+\.(tie_break|fallback|acts_by|voice|delay|kind|matters|initiated_by)"
    r"|[^/.]+\.(passes_when|quorum)(\.(all|any)\[\d+\])*"
)
UNNAMED = {"somebody local": UNNAMED_LOCAL, "somebody from outside": UNNAMED_OUTSIDER}
AT_WILL = " at will"
VOICE = "_voice"


def can_be_written(question: str) -> bool:
    """Return whether answers to a question can be written into a text."""
    return WRITTEN.fullmatch(question) is not None


class Answered:
    """A proposal with answers: its text, marks and what turns out to decide."""

    def __init__(self, proposal: Proposal, answers: Mapping[str, str]) -> None:
        """Write the answers."""
        self.asked = candidates_of(ProposalIndex(proposal))
        self.proposal = proposal
        self.marks: dict[tuple[str, str], str] = {}
        deciding: set[str] = set()
        # Who appoints is written first: some answers speak of whoever that is.
        for question, answer in sorted(answers.items()):
            subject, _, key = question.partition(".")
            if key.startswith("locality."):
                self.marks[subject, key.removeprefix("locality.")] = KINDS[answer]
            elif key == "kind":
                deciding |= {subject} if answer == "decision" else set()
            elif "/" in subject:
                self._write_seat(subject, key, answer)
            else:
                self._write(subject, key, answer)
        self.proposal = _with_unnamed(self.proposal)
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
        # Where a body has no procedure, one is written that goes by a name of ours.
        if key == "voice":
            unknown = Condition(rule="unknown")
            rule = self._read(unknown, [], answer, subject)
            new = Procedure(id=f"{subject}{VOICE}", body=subject, passes_when=rule)
            procedures = (*self.proposal.procedures, new)
            self.proposal = replace(self.proposal, procedures=procedures)
            key, answer = "acts_by", new.id
        changed: dict[str, Any] = {}
        for section in ("bodies", "procedures", "vetoes"):
            changed[section] = tuple(
                self._answered(one, key, answer) if one.id == subject else one
                for one in getattr(self.proposal, section)
            )
        self.proposal = replace(self.proposal, **changed)

    def _answered(self, one: Any, key: str, answer: str) -> Any:
        name, *steps = key.split(".")
        value: Any = answer
        if name == "delay":
            value = 1 if answer in ("ends", "at_once") else "none"
        elif name in ("grounds", "contest_before"):
            name = "grounds"
            value = None if answer in ("at_will", "stands") else self._grounds(one)
        elif name == "matters":
            value = {"all": "all", "none": None}.get(answer, (answer,))
        elif name == "fallback":
            value = Fallback(to=answer)
        elif name == "initiated_by":
            value = None if answer == "anybody" else (_who(answer),)
        elif name in ("passes_when", "quorum"):
            value = self._read(getattr(one, name), steps, answer, one.body)
        return replace(one, **{name: value})

    def _grounds(self, power: Veto | Procedure) -> tuple[str, ...]:
        """Return grounds to which a power is kept, unless it is of outsiders alone."""
        holders = power.holders if isinstance(power, Veto) else (power.body,)
        index = ProposalIndex(self.proposal)
        outside = all(index.is_of_outsiders(one, index.peoples) for one in holders)
        return ("any",) if outside else (KEPT_TO_CAUSE,)

    def _read(
        self, condition: Condition, steps: list[str], answer: str, body: str
    ) -> Condition:
        """Return a condition in which a part is what it turns out to be."""
        if not steps:
            if condition.rule != "unknown":
                return dict(readings(condition.one_of or ()))[answer]
            standard = (*standard_rules(self.asked, body), *QUORUMS)
            known = {value: stated for value, _, stated in standard}
            return known.get(answer, Condition(rule="none"))
        key, _, place = steps[0].rstrip("]").partition("[")
        parts = list(getattr(condition, key))
        parts[int(place)] = self._read(parts[int(place)], steps[1:], answer, body)
        changed: dict[str, Any] = {key: tuple(parts)}
        return replace(condition, **changed)


def _with_unnamed(proposal: Proposal) -> Proposal:
    """Return a proposal with those of whom answers speak without a name."""
    peoples = sorted(Council(proposal).peoples)
    some = (
        Actor(id=UNNAMED_LOCAL, name={}, locality=dict.fromkeys(peoples, "local")),
        Actor(id=UNNAMED_OUTSIDER, name={}, locality=dict.fromkeys(peoples, "external")),
    )
    return replace(proposal, persons=(*proposal.persons, *some))


def _who(answer: str) -> str:
    return UNNAMED.get(answer, answer)


def _with_answer(seat: Seat, key: str, answer: str) -> Seat:
    changed: dict[str, Any] = {key: answer}
    if key == "participation":
        was = seat.participation
        vacant = was is not None and was.status in ("vacant", "suspended")
        status: Any = "vacant" if vacant and answer == "declined" else answer
        changed[key] = Participation(status=status)
    elif key == "count":
        changed[key] = int(answer)
    elif key == "votes":
        changed[key] = answer == "true"
    elif key == "appointed_by":
        changed[key] = Appointment(by="none" if answer == "nobody" else _who(answer))
    elif key == "appointed_by.binding":
        assert seat.appointed_by is not None
        binds = replace(seat.appointed_by, binding=answer == "true")
        changed = {"appointed_by": binds}
    elif key == "removable_by":
        changed[key] = _removal(seat, answer)
    elif key == "removable_by.manner":
        assert seat.removable_by is not None
        manner: Any = answer
        changed = {"removable_by": replace(seat.removable_by, manner=manner)}
    elif key == "term":
        short = Term(years=1, renewed_by=_who(answer))
        changed[key] = Term(years=2) if answer == "long" else short
    return replace(seat, **changed)


def _removal(seat: Seat, answer: str) -> Removal | None:
    """Return who removes: whoever appoints is written as the same hand."""
    if not answer.endswith(AT_WILL):
        return None
    by = answer.removesuffix(AT_WILL)
    if by != "appointer":
        return Removal(by=_who(by), manner="at_will")
    appointment = seat.appointed_by
    if appointment is None or appointment.by in ("none", "each_its_own"):
        return None
    same = appointment.procedure or appointment.by
    return Removal(by=same, manner="at_will")

"""A plan becomes the text of a proposal, with a comment for each section.

What was not answered is written as ``unknown``, or as a section that is not claimed to be
complete: it stays open, and nothing about it counts as a pass.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import get_args

from council_rules.drafting.ids import Ids
from council_rules.drafting.plan import (
    FOR_GOOD,
    NOBODY,
    OWN,
    PEOPLE,
    RULES,
    UNKNOWN,
    BodyPlan,
    Plan,
    Seats,
)
from council_rules.proposal.model.parties import MatterKind

SCHEMA = "council-rules.schema.json"
KINDS = frozenset(get_args(MatterKind))
_COMPLETE = ("bodies", "procedures", "powers", "handovers", "groups", "roles")


def text_of(plan: Plan, as_of: date) -> str:
    """Return the proposal of a plan as YAML text; it has no errors of format.

    ``as_of`` is the day of which it speaks.
    """
    return "\n".join(_Writer(plan, as_of).lines()) + "\n"


def still_open(plan: Plan) -> list[str]:
    """Return what the answers leave open, each in a phrase."""
    open_: list[str] = []
    for group, where in plan.from_where.items():
        if where == UNKNOWN:
            open_.append(f"whether '{group}' are local to '{plan.territory}'")
    open_ += [f"of what kind '{name}' is" for name in plan.matters if not kind_of(name)]
    for body in plan.bodies:
        name = f"'{body.name}'"
        open_ += [
            f"how many seats '{seats.group}' have in {name}"
            for seats in body.seats
            if seats.number is None
        ]
        asked = {
            f"who sits in {name}": not body.seats,
            f"by what majority {name} decides": body.rule == UNKNOWN,
            f"who may stop what {name} decides": body.stopped_by is None,
            f"who fills the seats of {name}": body.filled_by == UNKNOWN,
            f"who can remove members of {name}": body.removed_by == UNKNOWN,
            f"until when {name} lasts": body.until == UNKNOWN,
            f"to whom {name} answers": body.answers_to == UNKNOWN,
        }
        open_ += [words for words, left in asked.items() if left]
    return open_


class _Writer:
    """Writes one plan, section by section."""

    def __init__(self, plan: Plan, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of
        self.ids = Ids()
        self.area = self.ids.of("area", plan.territory)
        self.voters = self.ids.of("electorate", plan.people, "voters")
        self.bodies = {body.name: self.ids.of("body", body.name) for body in plan.bodies}
        self.groups = {name: self.ids.of("group", name) for name in plan.groups}
        self.matters = {name: self.ids.of("matter", name) for name in plan.matters}

    def lines(self) -> Iterator[str]:
        """Return the lines of the file."""
        yield f"# yaml-language-server: $schema=./{SCHEMA}"
        yield "# What each key means: docs/format.md, or an editor that reads the schema above."
        yield 'council_rules: "1"'
        for section in (
            self.header(),
            self.people(),
            self.subjects(),
            self.all_bodies(),
            self.procedures(),
            self.vetoes(),
            self.handovers(),
            self.duties(),
        ):
            yield from section

    def header(self) -> Iterator[str]:
        """Return the section that says what the file is, and how complete."""
        plan = self.plan
        yield ""
        yield "proposal:"
        yield f"  id: {self.ids.of('proposal', plan.title)}"
        yield f"  title: {_quoted(plan.title)}"
        yield "  status: draft"
        yield f'  as_of: "{self.as_of}"  # the day this file speaks of: ends before it are past'
        stops = any(body.stopped_by is None for body in plan.bodies)
        if not stops and not any(body.answers_to == UNKNOWN for body in plan.bodies):
            yield "  # closed: you write the whole text, so what is not here is not there;"
            yield "  # what you have not decided yet is written as unknown"
            yield "  completeness: closed"
            yield "  # you were not asked for clauses, such as one on publication, and by what"
            yield "  # means a body answers: strike these lists out once they hold all there is"
            yield "  incomplete: [provisions, accountability]"
            return
        complete = [*_COMPLETE, *([] if stops else ["vetoes"])]
        yield "  # write closed once the whole text is here: what is not here is then not there"
        yield "  completeness: open"
        yield f"  complete: [{', '.join(complete)}]  # these lists hold all there is"

    def people(self) -> Iterator[str]:
        """Return territory, groups, electorate and those who send members."""
        plan = self.plan
        yield ""
        yield "# the territory, and who is from there"
        yield "areas:"
        yield f"  - {{id: {self.area}, name: {_quoted(plan.territory)}}}"
        yield "groups:"
        for name, id in self.groups.items():
            where = "local" if name == plan.people else plan.from_where.get(name, UNKNOWN)
            known = f", locality: {{{self.area}: {where}}}" if where != UNKNOWN else ""
            yield f"  - {{id: {id}, name: {_quoted(name)}, dimension: origin{known}}}"
        yield "electorates:"
        words = _quoted(f"Voters: {plan.people}")
        yield f"  - {{id: {self.voters}, name: {words}, area: {self.area}}}"
        senders = [name for name in self.groups if name != plan.people]
        if senders:
            yield "organizations:  # those who send the members of a group"
        for name in senders:
            words = _quoted(f"{name}, who send members")
            id, group = self.sender(name), self.groups[name]
            yield f"  - {{id: {id}, name: {words}, affiliations: [{group}]}}"

    def sender(self, group: str) -> str:
        """Return the id of whoever fills the seats of a group by itself."""
        if group == self.plan.people:
            return self.voters
        return self.ids.of("sender", group, "senders")

    def subjects(self) -> Iterator[str]:
        """Return what is decided about."""
        if not self.matters:
            return
        yield ""
        yield "# what is decided; 'kinds' tell rules what a matter is about"
        yield "matters:"
        for name, id in self.matters.items():
            kinds = f", kinds: [{kind}]" if (kind := kind_of(name)) else ""
            yield f"  - {{id: {id}, name: {_quoted(name)}{kinds}, area: {self.area}}}"

    def all_bodies(self) -> Iterator[str]:
        """Return the bodies with their seats."""
        yield ""
        yield "# the bodies, tier 1 is the highest, and their seats by group"
        yield "bodies:"
        for tier, body in enumerate(self.plan.bodies, start=1):
            id = self.bodies[body.name]
            yield f"  - id: {id}"
            yield f"    name: {_quoted(body.name)}"
            yield f"    tier: {tier}"
            yield f"    territory: [{self.area}]"
            yield from _end(body)
            if body.seats:
                yield f"    acts_by: {self.vote(body)}"
                yield "    complete: [seats]"
                yield "    seats:"
            for seats in body.seats:
                yield from self.seats(body, seats)

    def seats(self, body: BodyPlan, seats: Seats) -> Iterator[str]:
        """Return one class of seats."""
        yield f"      - id: {self.groups[seats.group]}"
        yield f"        count: {UNKNOWN if seats.number is None else seats.number}"
        yield f"        reserved_for: [{self.groups[seats.group]}]"
        filler = self.actor(body.filled_by, seats.group)
        how = self.method(body, seats)
        fills = filler if filler == UNKNOWN else f"{{by: {filler}, method: {how}}}"
        yield f"        appointed_by: {fills}"
        remover = self.actor(body.removed_by, seats.group)
        removes = remover
        if remover not in (UNKNOWN, "none"):
            removes = f"{{by: {remover}, manner: {body.manner}}}"
        yield f"        removable_by: {removes}"

    def method(self, body: BodyPlan, seats: Seats) -> str:
        """Return how seats are filled: the people and bodies elect, senders appoint."""
        own = body.filled_by == OWN and seats.group != self.plan.people
        return "appoints" if own else "elects"

    def actor(self, word: str, group: str) -> str:
        """Return the id of whoever a word names for the seats of a group."""
        if word == PEOPLE:
            return self.voters
        if word == OWN:
            return self.sender(group)
        return {NOBODY: "none", UNKNOWN: UNKNOWN}.get(word) or self.bodies[word]

    def vote(self, body: BodyPlan) -> str:
        """Return the id of the procedure by which a body decides."""
        return self.ids.of("procedure", body.name, "vote")

    def procedures(self) -> Iterator[str]:
        """Return how each body decides; a body without seats has no vote."""
        voting = [body for body in self.plan.bodies if body.seats]
        if not voting:
            return
        yield ""
        yield "# how each body decides; add 'quorum' where presence is asked for"
        yield "procedures:"
        for body in voting:
            yield f"  - id: {self.vote(body)}"
            yield f"    body: {self.bodies[body.name]}"
            if body.decides:
                ids = ", ".join(self.matters[name] for name in body.decides)
                yield f"    matters: [{ids}]"
            else:
                yield "    kind: advice  # it decides no matter"
            yield f"    passes_when: {RULES[body.rule]}"

    def vetoes(self) -> Iterator[str]:
        """Return who may undo what a body has decided."""
        stops = [
            (body, stopper)
            for body in self.plan.bodies
            if body.seats
            for stopper in body.stopped_by or ()
        ]
        if not stops:
            return
        yield ""
        yield "# who may undo what a body has decided; a vote against inside a body is"
        yield "# 'no_veto_from' of its procedure"
        yield "vetoes:"
        for body, stopper in stops:
            id, holder = self.ids.of("veto", f"{stopper} on {body.name}"), self.bodies[stopper]
            yield f"  - {{id: {id}, holders: {holder}, over: [{self.vote(body)}]}}"

    def handovers(self) -> Iterator[str]:
        """Return who takes over when a body ends."""
        passing = [body for body in self.plan.bodies if body.then]
        if not passing:
            return
        yield ""
        yield "# who takes over from a body that ends; a 'test' may stand beside the date"
        yield "handovers:"
        for body in passing:
            id = self.ids.of("handover", f"{body.name} to {body.then}")
            to = self.bodies[body.then]
            yield f'  - {{id: {id}, area: {self.area}, to: {to}, due: "{body.until}"}}'

    def duties(self) -> Iterator[str]:
        """Return to whom each body answers."""
        told = [b for b in self.plan.bodies if b.answers_to not in (NOBODY, UNKNOWN)]
        if not told:
            return
        yield ""
        yield "# to whom each body answers; add 'means' and 'every_months'"
        yield "accountability:"
        for body in told:
            id = self.ids.of("duty", body.name, "answers")
            to = self.voters if body.answers_to == PEOPLE else self.bodies[body.answers_to]
            yield f"  - {{id: {id}, duty_of: {self.bodies[body.name]}, to: {to}}}"


def kind_of(matter: str) -> str:
    """Return the standard kind that a matter is named after, empty if there is none."""
    kind = matter.lower().replace(" ", "_")
    return kind if kind in KINDS else ""


def _end(body: BodyPlan) -> Iterator[str]:
    if body.until == UNKNOWN:
        yield "    sunset: unknown"
    elif body.until == FOR_GOOD:
        yield "    standing: permanent"
        yield "    sunset: none"
    else:
        yield "    standing: interim"
        yield f'    sunset: "{body.until}"'


def _quoted(words: str) -> str:
    """Return text in double quotes, as YAML and JSON read it alike."""
    return json.dumps(words, ensure_ascii=False)

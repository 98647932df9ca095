"""Small random councils, each named by a number, with every construct of the format.

``closed`` states everything; see ``open_councils`` for those that do not.
"""

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from council_rules.proposal.load import load_text
from council_rules.proposal.model.file import Proposal
from tests.model.random_people import CAMPS, Data, people

SHARES = ("1/2", "1/2", "2/3", "3/4", "1/3", "1/1")
BASES = ("members", "filled_seats", "present", "voting")
BODIES = ("upper", "lower", "panel")


def read(council: Data) -> Proposal:
    """Return the proposal of a council; raises what the reader raises."""
    return load_text(json.dumps(council), "random").proposal


def closed(number: int) -> Data:
    """Return the closed council of a number."""
    return _Draw(Random(number)).council()


class _Draw:
    """Draws one council."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.bodies = BODIES[: chance.choice((1, 1, 2, 2, 2, 3))]
        self.has_part = chance.random() < 0.25
        self.seats: dict[str, list[Data]] = {}
        self.procedures: list[Data] = []

    def _one(self, choices: Sequence[Any]) -> Any:
        return self.chance.choice(choices)

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def council(self) -> Data:
        """Return the council."""
        for body in self.bodies:
            self.seats[body] = [self._seat(index) for index in range(self._one((1, 2, 2, 3)))]
        for body in self.bodies:
            self._ordinary(body)
        self._special()
        # Now and then one hand fills and empties a whole body.
        self.puppets = {body: self._key() for body in self.bodies if self._often(0.15)}
        for body, seats in self.seats.items():
            for seat in seats:
                self._tenure(body, seat)
        return {
            "council_rules": "1",
            "proposal": {"id": "random_council", "title": "Random", "completeness": "closed"},
            **people(self.chance, self.has_part),
            "matters": self._matters(),
            "bodies": [self._body(body) for body in self.bodies],
            "procedures": self.procedures,
            "vetoes": [self._veto(f"veto{i}") for i in range(self._one((0, 0, 1, 1, 2)))],
            "powers": [self._power()] if self._often(0.3) else [],
        }

    # --- people, matters --------------------------------------------------------------

    def _matters(self) -> list[Data]:
        found: list[Data] = [{"id": "law", "name": "Law", "kinds": ["legislation"]}]
        found[0]["area"] = "glen" if self.has_part and self._often(0.4) else "valley"
        if self._often(0.4):
            found.append({"id": "penal", "name": "Penal law", "parent": "law"})
            if self.has_part and self._often(0.5):
                found[1]["area"] = "glen"
        self.matters = [matter["id"] for matter in found]
        return found

    # --- bodies and seats --------------------------------------------------------------------

    def _body(self, body: str) -> Data:
        found: Data = {"id": body, "name": body, "seats": self.seats[body]}
        own = [p["id"] for p in self.procedures if p["body"] == body]
        if len(own) > 1 or (own and self._often(0.2)):
            found["acts_by"] = self._one(own)
        return found

    def _seat(self, index: int) -> Data:
        group, person, organization, _ = self._one((*CAMPS, *CAMPS[:2]))
        size = self._one((1, 1, 1, 2, 3, 0))
        seat: Data = {"id": f"s{index}", "count": str(size), "reserved_for": [group]}
        if size == 1 and self._often(0.3):
            seat["holder"] = person
        elif self._often(0.2):
            seat["reserved_for"].append(self._one(("reds", "blues")))
        if size == 1 and self._often(0.2):
            seat["on_behalf_of"] = organization
        if seat.keys() & {"holder", "on_behalf_of"} and self._often(0.4):
            del seat["reserved_for"]
        if self._often(0.4):
            seat["weight"] = str(self.chance.randint(1, 4))
        elif size and self._often(0.2):
            seat["total_weight"] = str(self.chance.randint(size, 6))
        if self._often(0.25):
            states = ("vacant", "suspended", "declined", "withdrawn", "observer", "accepted")
            seat["participation"] = self._one(states)
        if self._often(0.1):
            seat["role"] = self._one(("observer", "secretary"))
        elif index == 0 and size == 1 and self._often(0.4):
            seat["role"] = "chair"
        if self._often(0.1) and seat.get("participation") not in ("declined", "withdrawn"):
            seat["votes"] = self._one(("true", "false"))
        if self._often(0.1):
            seat["placed_in"] = self._one(self.bodies)
        return seat

    def _any_seat(self) -> str:
        body = self._one(self.bodies)
        return f"{body}/{self._one(self.seats[body])['id']}"

    def _key(self) -> str:
        """Return somebody who can hold a key or give a consent."""
        body = str(self._one(self.bodies))
        choices = ["voters", self._any_seat(), self._any_seat(), body, body]
        choices += [who for _, person, other, _ in CAMPS for who in (person, other)]
        return str(self._one(choices))

    def _hand(self) -> str:
        """Return somebody who can fill or empty a seat, or a group that can."""
        return (
            str(self._one(("residents", "outsiders", "reds")))
            if self._often(0.05)
            else self._key()
        )

    def _tenure(self, body: str, seat: Data) -> None:
        if body in self.puppets:
            seat["appointed_by"] = self.puppets[body]
            seat["removable_by"] = {"by": self.puppets[body], "manner": "at_will"}
            return
        if self._often(0.5):
            seat["appointed_by"] = appointment = {"by": self._hand()}
            self._procedure_of(appointment)
            if self._often(0.2):
                appointment["confirmed_by"] = self._hand()
            if self._often(0.1):
                appointment["on_proposal_of"] = self._key()
                appointment["binding"] = self._one((True, True, False))
            if self._often(0.2):
                methods = ("nominates", "elects", "confirms", "ex_officio", "co_opts")
                appointment["method"] = self._one(methods)
            if self._often(0.05):
                seat["appointed_by"] = {"by": self._one(("each_its_own", "none"))}
        if self._often(0.5):
            same = seat.get("appointed_by", {}).get("by", "each_its_own")
            by = self._key() if same in ("each_its_own", "none") or self._often(0.4) else same
            manner = self._one(("at_will", "at_will", "for_cause"))
            seat["removable_by"] = removal = {"by": by, "manner": manner}
            self._procedure_of(removal)
            if self._often(0.15):
                removal["confirmed_by"] = self._hand()
            if self._often(0.15):
                removal["countermanded_by"] = self._one(self.procedures)["id"]
        self._filling_otherwise(seat)
        if self._often(0.15):
            renewer = self._one((self._key(), seat.get("appointed_by", {}).get("by", "none")))
            seat["term"] = {
                "years": self._one(("1", "1", "4")),
                "renewed_by": "none" if renewer == "each_its_own" else renewer,
            }

    def _filling_otherwise(self, seat: Data) -> None:
        """Now and then somebody else finds successors, or nobody chooses but by lot."""
        draw = self.chance.random()
        if draw < 0.08:
            seat["succession"] = {"by": self._key()}
        elif draw < 0.12:
            by = self._one(("none", "none", "each_its_own"))
            seat["appointed_by"] = {"by": by, "on_proposal_of": self._key(), "binding": "true"}

    def _procedure_of(self, act: Data) -> None:
        own = [p["id"] for p in self.procedures if p["body"] == act["by"]]
        if own and self._often(0.5):
            act["procedure"] = self._one(own)

    # --- procedures --------------------------------------------------------------------------

    def _ordinary(self, body: str) -> None:
        for index in range(self._one((0, 1, 1, 1, 2)) if len(self.procedures) else 1):
            kind = self._one(("decision", "decision", "decision", "advice", "appointment"))
            one = self._procedure(f"{body}_vote{index}", body, kind)
            if kind == "decision" or self._often(0.3):
                one["matters"] = self._scope()
            self.procedures.append(one)

    def _scope(self) -> Any:
        return self._one(("all", ["law"], ["law"], "all", ["law"]))

    def _procedure(self, id: str, body: str, kind: str = "decision") -> Data:
        one: Data = {"id": id, "body": body, "passes_when": self._condition(body)}
        if kind != "decision":
            one["kind"] = kind
        if self._often(0.25):
            base = self._one(BASES[:2])
            one["quorum"] = {"at_least": self._amount(body), "of": base}
        if self._often(0.15):
            one["initiated_by"] = self._one(
                ([self._key()], [self._key(), self._key()], ["outsiders"], "none")
            )
        if self._often(0.3):
            one["tie_break"] = self._one((f"{body}/s0", f"{body}/s0", "fails"))
        return one

    def _special(self) -> None:
        """Add a fallback, an override and an escalation, each now and then."""
        first = self._one(self.procedures)
        if self._often(0.3):
            self.procedures.append(self._procedure("second_try", self._one(self.bodies)))
            first["fallback"] = "second_try"
        if self._often(0.25):
            other = self._procedure("overrule", self._one(self.bodies), "override")
            other |= {"matters": self._scope(), "overrides": [self._one(self.procedures)["id"]]}
            if self._often(0.2):
                other["grounds"] = ["breach of the accord"]
            self.procedures.append(other)
        if self._often(0.25):
            self.procedures.append(self._procedure("demanded", self._one(self.bodies)))
            trigger = self._procedure("petition", self._one(self.bodies), "escalation")
            trigger |= {"replaces": [first["id"]], "escalates_to": "demanded"}
            self.procedures.append(trigger)
            self._escalated_again(Random(str(trigger)))

    def _escalated_again(self, chance: Random) -> None:
        """Let what is demanded be switched off in its turn, now and then."""
        if chance.random() < 0.3:
            passing = {"passes_when": "unanimity"}
            final: Data = {"id": "final", "body": chance.choice(self.bodies), **passing}
            again: Data = {"id": "appeal", "body": chance.choice(self.bodies), **passing}
            again |= {"kind": "escalation", "replaces": ["demanded"], "escalates_to": "final"}
            self.procedures += [final, again]

    def _amount(self, body: str) -> str:
        if self._often(0.7):
            return str(self._one(SHARES))
        votes = sum(int(s["count"]) * int(s.get("weight", "1")) for s in self.seats[body])
        return str(self.chance.randint(1, votes + 1))

    def _condition(self, body: str, depth: int = 2) -> Any:
        kinds = ["count"] * 6 + ["opposed", "veto", "approval", "plebiscite", "word"]
        kind = self._one(kinds + ["all", "all", "any"] * (depth > 0))
        if kind in ("all", "any"):
            return {
                kind: [self._condition(body, depth - 1) for _ in range(self._one((2, 2, 3)))]
            }
        if kind == "veto":
            return {"no_veto_from": [self._one((self._any_seat(), "residents", "ann", "reds"))]}
        if kind == "approval":
            own = [p["id"] for p in self.procedures]
            return {"approval_by": self._one([self._key(), self._key(), *own])}
        if kind == "plebiscite":
            return {"plebiscite": "voters"}
        if kind == "word":
            return self._one(("unanimity", "consensus"))
        word = self._one(("at_least", "more_than", "more_than"))
        word = "opposed_fewer_than" if kind == "opposed" else word
        condition = {word: self._amount(body), "of": self._one(BASES)}
        if self._often(0.2):
            condition["among"] = self._one(("residents", "outsiders", "reds"))
        if self._often(0.3):
            condition["counting"] = self._one(("seats", "population"))
        return condition

    # --- vetoes and powers -------------------------------------------------------------------

    def _veto(self, id: str) -> Data:
        targets = [*self.bodies, *(p["id"] for p in self.procedures)]
        groups = ["outsiders", "residents"]
        veto: Data = {
            "id": id,
            "holders": [self._one([self._key(), self._key(), *groups])],
            "over": [self._one(targets)],
        }
        if self._often(0.3):
            veto["holders"].append(self._key())
            veto["exercised"] = self._one(("each", "jointly"))
        self._veto_by_procedure(veto)
        if self._often(0.3):
            veto["effect"] = "delays"
            veto |= self._one(
                ({}, {"delay": "30 days"}, {"delay": "none"}, {"deadline": "9 days"})
            )
        if self._often(0.2):
            veto["on_request_of"] = [self._key()]
        if self._often(0.2):
            veto["overridable_by"] = self._one(self.procedures)["id"]
        if self._often(0.2):
            veto["matters"] = [self._one(self.matters)]
        if self._often(0.2):
            veto["grounds"] = ["breach of the accord"]
        if self._often(0.2):
            veto["contest_before"] = self._one((*self.bodies, "mission"))
        return veto

    def _veto_by_procedure(self, veto: Data) -> None:
        own = [p["id"] for p in self.procedures if [p["body"]] == veto["holders"]]
        if own and self._often(0.4):
            veto["procedure"] = self._one(own)

    def _power(self) -> Data:
        power: Data = {
            "id": "watch",
            "kind": "oversee",
            "holder": [self._one((*self.bodies, self._key()))],
            "over": [self._one(self.bodies)],
        }
        if self._often(0.5):
            power["matters"] = [self._one(self.matters)]
        if self._often(0.3):
            power["on_request_of"] = [self._key()]
        return power

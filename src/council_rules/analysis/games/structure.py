"""What is in force in one completion of a proposal, as far as it shapes who can decide."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from council_rules.analysis.games.seating import Seating
from council_rules.logic.encode_voices import root_of, unwritten
from council_rules.proposal.model.decisions import Procedure
from council_rules.record import Record


class Keys(Record):
    """Who must use a key to something, and who must only agree."""

    acting: tuple[str, ...]
    agreeing: tuple[str, ...] = ()


class Structure(Seating):
    """The structure in force: who sits, and by what procedures, vetoes and keys one acts.

    Every method mirrors a predicate of the vocabulary.
    """

    # --- procedures and matters ---------------------------------------------------------

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """The procedures by id, with those by which bodies of one seat act unwritten."""
        found = (unwritten(id) for id, _ in self.texts("procedure"))
        return {**self.index.procedures, **{one.id: one for one in found if one}}

    @cached_property
    def voices(self) -> dict[str, list[str]]:
        """The procedures by each of which a body acts as a whole."""
        return self.after("speaks_by")

    @cached_property
    def becomes(self) -> dict[str, str]:
        """What conditions that are open or disputed turn out to be."""
        return dict(self.pairs("becomes"))

    @cached_property
    def fallbacks(self) -> dict[str, str]:
        """What decides when a procedure fails."""
        return dict(self.pairs("fallback"))

    @cached_property
    def quorums(self) -> dict[str, str]:
        """The condition that is the quorum of a procedure."""
        return dict(self.pairs("quorum"))

    @cached_property
    def initiators(self) -> dict[str, str]:
        """The condition of a procedure that says who may put something to the vote."""
        return dict(self.pairs("initiators"))

    def parts_of_node(self, node: str) -> list[str]:
        """Return the conditions that a condition links."""
        return [child for parent, _, child in self.texts("link") if parent == node]

    # --- who fills and empties seats -----------------------------------------------------

    def keys_of_appointment(self, path: str) -> Keys | None:
        """Return who must all act to fill a seat, or None where nobody in particular does."""
        appoints = self.after("appoints").get(path, [])
        acting = [*appoints, *self.after("proposes").get(path, ())]
        agreeing = self.after("appointment_confirmed").get(path, [])
        return Keys(tuple(acting), tuple(agreeing)) if appoints else None

    def ways_to_empty(self, path: str) -> list[tuple[Keys, list[str]]]:
        """Return for each way to empty a seat at will who must act, and what can undo it."""
        confirm = tuple(self.after("removal_confirmed").get(path, ()))
        undoing = self.with_fallbacks(self.after("countermands").get(path, []))
        at_will = [
            by
            for seat, by, manner in self.texts("dismisses")
            if seat == path and manner == "at_will"
        ]
        renewing = self.after("renews_term").get(path, [])
        return [
            *((Keys((by,), confirm), undoing) for by in self.with_fallbacks(at_will)),
            *((Keys((by,)), list[str]()) for by in self.with_fallbacks(renewing)),
        ]

    @cached_property
    def commanded(self) -> list[str]:
        """The classes of seats that somebody, or several together, can fill and empty."""
        return [
            path
            for path in self.seats
            if self.keys_of_appointment(path) and self.ways_to_empty(path)
        ]

    def names_matter(self, procedure: str, matter: str) -> bool:
        """Return whether a procedure names a matter, or one that it is part of."""
        return self._is_about("about", procedure, matter)

    def covers(self, procedure: str, matter: str) -> bool:
        """Return whether a procedure is about a matter, itself or when another fails."""
        seen = {procedure}
        todo = [procedure]
        while todo:
            one = todo.pop()
            if self.names_matter(one, matter):
                return True
            todo += [p for p in self._instead_of(one) if p not in seen]
            seen.update(todo)
        return False

    def _instead_of(self, id: str) -> Iterator[str]:
        """Yield the procedures in the place of which another decides what they are about."""
        yield from (p for p, q in self.fallbacks.items() if q == id)
        for trigger, demanded in self.pairs("escalates"):
            if demanded == id:
                yield from self.after("replaces").get(trigger, ())
        if id in self.ones("displaces"):
            yield from self.after("overrides").get(id, ())

    def triggers(self, id: str) -> list[tuple[str, str]]:
        """Return the escalations that switch a procedure off, and what they demand instead."""
        kinds = self.after("kind")
        return [
            (trigger, demanded)
            for trigger, replaced in self.pairs("replaces")
            if replaced == id and "escalation" in kinds.get(trigger, ())
            for demanded in self.after("escalates").get(trigger, ())
        ]

    def is_entry(self, id: str, matter: str) -> bool:
        """Return whether a procedure may be used first: it names the matter, or displaces."""
        if "escalation" in self.after("kind").get(id, ()):
            return False
        displaces = id in self.ones("displaces") and self.covers(id, matter)
        return displaces or self.names_matter(id, matter)

    def needed(self, id: str) -> list[str]:
        """Return a procedure and those without which it cannot pass: votes to consent."""
        found = [id]
        for one in found:
            if one in self.procedures:
                asked = (who for who in self._asked(one) if not self.is_replaceable(who, one))
                votes = (vote for who in asked for vote in self.votes_of_one(who))
                found += [vote for vote in dict.fromkeys(votes) if vote not in found]
        return found

    def given_instead(self, who: str, asking: str) -> list[str]:
        """Return what gives a consent where it is refused, but for whoever asks for it.

        That is an override, or what the vote falls back on. An override that is about some
        matters gives no consent that is asked for on others.
        """
        votes = self.votes_of_one(who)
        return self._in_place_of(votes, asking)[len(votes) :]

    def _in_place_of(self, votes: Sequence[str], asking: str) -> list[str]:
        """Return some votes and what may decide in their place, but for whoever asks."""
        found = list(votes)
        for one in found:
            instead = [*self.after_failing(one), *self._overriding(one, asking)]
            found += [after for after in instead if after != asking and after not in found]
        return found

    def _overriding(self, vote: str, asking: str) -> list[str]:
        """Return the overrides of a vote that are about all that somebody asks about."""
        kinds = self.after("kind")
        return [
            other
            for other, over in self.pairs("overrides")
            if over == vote
            and "override" in kinds.get(other, ())
            and (other in self.ones("displaces") or self._covers_all(other, asking))
        ]

    def demanded_instead(self, who: str, asking: str) -> list[tuple[str, ...]]:
        """Return which escalations switch a consent off, and what then gives it instead.

        What is demanded may be switched off in its turn: of each entry all are needed, the
        escalations one after the other and at the end what gives the consent.
        """
        found: list[tuple[str, ...]] = [
            (vote,) for vote in (*self.votes_of_one(who), *self.given_instead(who, asking))
        ]
        granting = len(found)
        for *pulled, vote in found:
            found += [
                (*pulled, trigger, instead)
                for trigger, demanded in self.triggers(vote)
                if asking not in (trigger, demanded) and trigger not in pulled
                for instead in self._in_place_of([demanded], asking)
            ]
        return found[granting:]

    def is_replaceable(self, who: str, asking: str) -> bool:
        """Return whether something else gives a consent where it is refused."""
        return bool(self.given_instead(who, asking) or self.demanded_instead(who, asking))

    def setting_aside(self, veto: str) -> list[str]:
        """Return what overcomes a veto: the procedures named, and what decides if they fail."""
        return self.with_fallbacks(self.after("set_aside_by").get(veto, []))

    def with_fallbacks(self, who: Sequence[str]) -> list[str]:
        """Return some votes and bodies, and what they fall back on."""
        found = list(who)
        for one in found:
            found += [after for after in self.after_failing(one) if after not in found]
        return found

    def after_failing(self, who: str) -> list[str]:
        """Return what comes in the place of a vote that fails, or of the vote of a body."""
        votes = self.votes_of_one(who)
        return [self.fallbacks[vote] for vote in votes if vote in self.fallbacks]

    def _covers_all(self, override: str, asking: str) -> bool:
        matters = [one for one in self.ones("matter") if self.covers(asking, one)]
        return all(self.covers(override, one) for one in matters)

    def body_of(self, id: str) -> str:
        """Return the body whose procedure it is."""
        return self.procedures[id].body

    def votes_of_one(self, who: str) -> list[str]:
        """Return the votes by which one acts: a procedure itself, or those of a body."""
        return [who] if who in self.procedures else self.voices.get(who, [])

    def _asked(self, id: str) -> Iterator[str]:
        """Yield those whose consent a procedure needs in any case."""
        todo = [root_of(id), *filter(None, [self.initiators.get(id)])]
        seen: set[str] = set()
        while todo:
            node = todo.pop()
            if node in seen:
                continue
            seen.add(node)
            yield from self.after("consent").get(node, ())
            parts = self.parts_of_node(node)
            if len(parts) == 1 or node in self.ones("conjunction"):
                todo += parts
            if node in self.becomes:
                todo.append(self.becomes[node])

    def veto_covers(self, veto: str, matter: str) -> bool:
        """Return whether a veto is about a matter."""
        return self._is_about("veto_about", veto, matter)

    def _is_about(self, name: str, who: str, matter: str) -> bool:
        if who in self.ones(f"{name}_all"):
            return matter in self.index.matters
        wider = {matter, *self.after("within").get(matter, ())}
        return bool(wider & set(self.after(name).get(who, ())))

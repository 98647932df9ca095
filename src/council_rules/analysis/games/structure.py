"""What is in force in one completion of a proposal, as far as it shapes who can decide."""

from collections.abc import Iterable
from functools import cached_property

from council_rules.logic.coalitions import indivisible
from council_rules.logic.completions import Answers
from council_rules.logic.encode_conditions import units_of
from council_rules.logic.encode_voices import voice_of_one
from council_rules.logic.ledger import Ledger
from council_rules.logic.scene import Scene, SeatAt, unlisted_size
from council_rules.logic.terms import Symbol, SymbolType
from council_rules.proposal.model import Procedure

Fact = tuple[str, ...]
Facts = dict[str, list[Fact]]


class Statements:
    """What a proposal states and what it leaves open: facts by predicate, numbers as text."""

    def __init__(self, ledger: Ledger) -> None:
        """Take a ledger; it is read once, however many completions are looked at."""
        self.names = ledger.names
        casts = (number for number in ledger.numbers if number.name == "casts")
        self.given = _indexed([*ledger.places, *casts])
        self.open = {
            question.id: {
                option.value: _indexed(option.terms) for option in question.all_options
            }
            for question in ledger.questions
        }
        self._usual = {
            question.id: self.open[question.id][question.options[0].value]
            for question in ledger.questions
        }

    def chosen(self, answers: Answers) -> Facts:
        """Return what the answers put in force; others are the first of their options."""
        found: Facts = {}
        for question, usual in self._usual.items():
            value = answers.get(question)
            for name, facts in (usual if value is None else self.open[question][value]).items():
                found.setdefault(name, []).extend(facts)
        return found


def _indexed(terms: Iterable[Symbol]) -> Facts:
    found: Facts = {}
    for term in terms:
        found.setdefault(term.name, []).append(tuple(map(_text, term.arguments)))
    return found


def _text(symbol: Symbol) -> str:
    return symbol.string if symbol.type is SymbolType.String else str(symbol)


class Structure:
    """The structure in force. Every method mirrors a predicate of the vocabulary."""

    def __init__(self, scene: Scene, statements: Statements, answers: Answers) -> None:
        """Take the proposal, its statements, and answers to what is open.

        Questions without an answer count as answered by the first of their options.
        """
        self.scene = scene
        self.names = statements.names
        self._given = statements.given
        self._chosen = statements.chosen(answers)

    def texts(self, name: str) -> list[Fact]:
        """Return the arguments of all facts of a predicate, as texts."""
        given, chosen = self._given.get(name, []), self._chosen.get(name)
        return given + chosen if chosen else given

    def ones(self, name: str) -> set[str]:
        """Return the first arguments of all facts of a predicate."""
        return {fact[0] for fact in self.texts(name)}

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """Return the first two arguments of all facts of a predicate."""
        return [(fact[0], fact[1]) for fact in self.texts(name)]

    def after(self, name: str) -> dict[str, list[str]]:
        """Return the second arguments of a predicate by the first."""
        found: dict[str, list[str]] = {}
        for first, second in self.pairs(name):
            found.setdefault(first, []).append(second)
        return found

    # --- seats ---------------------------------------------------------------------------

    @cached_property
    def seats(self) -> dict[str, str]:
        """The body in which each seat is that has a size at all, in the order of the file."""
        placed = {path: body for body, path in self.texts("seat")}
        order = [at.path for at in self.scene.seats]
        order += [path for path in placed if path not in self.scenes]
        return {path: placed[path] for path in order if path in placed and self.size(path)}

    @cached_property
    def scenes(self) -> dict[str, SeatAt]:
        """The listed seats by path."""
        return {at.path: at for at in self.scene.seats}

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return {path: int(size) for path, size in self.texts("size")}

    def size(self, path: str) -> int:
        """Return how many seats a class has."""
        return self._sizes.get(path, 0)

    @cached_property
    def _voting(self) -> set[str]:
        return self.ones("may_vote") & self.ones("takes_part")

    @cached_property
    def _members(self) -> set[str]:
        return self.ones("may_vote") - self.ones("observes") - self.ones("stays_out")

    def voters(self, body: str) -> list[str]:
        """Return the seats of a body that vote."""
        return [path for path, home in self.seats.items() if home == body and self.votes(path)]

    def votes(self, path: str) -> bool:
        """Return whether a seat votes."""
        return path in self._voting

    def members(self, body: str) -> list[str]:
        """Return the seats of a body that vote by the text, vacant ones among them."""
        return [p for p, home in self.seats.items() if home == body and p in self._members]

    def units(self, path: str, counting: str) -> int:
        """Return what all seats of a class count for."""
        size = self.size(path)
        if path in self.scenes:
            return units_of(self.scene, self.scenes[path], size, counting)
        votes = unlisted_size(self.scene, path.split("/")[0])[1]
        return size if counting == "seats" else votes

    def divisible(self, path: str) -> bool:
        """Return whether the seats of a class are told apart: what each is worth is known."""
        at = self.scenes.get(path)
        if at is None:  # seats that are not listed: as many votes as seats, or nobody knows
            return self.units(path, "weight") == self.size(path)
        return not indivisible(self.scene, at)

    # --- who belongs to whom ----------------------------------------------------------------

    @cached_property
    def stands_for(self) -> dict[str, set[str]]:
        """The actors that each seat stands for."""
        found: dict[str, set[str]] = {path: set() for path in self.seats}
        for name in ("holder", "on_behalf"):
            for path, actor in self.texts(name):
                if path in found and actor != path:
                    found[path].add(actor)
        return found

    @cached_property
    def affiliations(self) -> dict[str, list[str]]:
        """The groups of each actor."""
        return self.after("affiliation")

    @cached_property
    def tags(self) -> dict[str, set[str]]:
        """The groups of each seat."""
        found = {path: set[str]() for path in self.seats}
        for path, group in self.texts("reserved"):
            if path in found:
                found[path].add(group)
        for path, actors in self.stands_for.items():
            for actor in actors:
                found[path].update(self.affiliations.get(actor, ()))
        return found

    @cached_property
    def marks(self) -> dict[tuple[str, str], set[str]]:
        """What seats, actors and groups are towards an area: local, external ..."""
        found: dict[tuple[str, str], set[str]] = {}
        for name in ("locality", "seat_locality"):
            for who, area, kind in self.texts(name):
                found.setdefault((who, area), set()).add(kind)
        for actor, groups in self.affiliations.items():
            self._inherit(found, actor, groups)
        for path in self.seats:
            self._inherit(found, path, {*self.tags[path], *self.stands_for[path]})
        return found

    def _inherit(
        self, found: dict[tuple[str, str], set[str]], who: str, sources: Iterable[str]
    ) -> None:
        for area in self.scene.areas:
            for source in sources:
                if kinds := found.get((source, area)):
                    found.setdefault((who, area), set()).update(kinds)

    def is_local(self, who: str, area: str) -> bool:
        """Return whether a seat or an actor is local to an area."""
        return "local" in self.marks.get((who, area), ())

    def is_outside(self, who: str, area: str) -> bool:
        """Return whether a seat or an actor is an outsider to an area."""
        kinds = self.marks.get((who, area), set())
        return bool(kinds & {"regional", "external"}) and "local" not in kinds

    # --- procedures and matters ---------------------------------------------------------

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """The procedures by id, with those by which bodies of one seat act unwritten."""
        unwritten = (
            voice_of_one(body) for id, body in self.texts("procedure") if id.endswith(".?alone")
        )
        return {**self.scene.procedures, **{one.id: one for one in unwritten}}

    @cached_property
    def voices(self) -> dict[str, str]:
        """The procedure by which each body acts as a whole."""
        return dict(self.pairs("speaks_by"))

    def covers(self, procedure: str, matter: str) -> bool:
        """Return whether a procedure is about a matter."""
        return self._is_about("about", procedure, matter)

    def veto_covers(self, veto: str, matter: str) -> bool:
        """Return whether a veto is about a matter."""
        return self._is_about("veto_about", veto, matter)

    def _is_about(self, name: str, who: str, matter: str) -> bool:
        if who in self.ones(f"{name}_all"):
            return matter in self.scene.matters
        wider = {matter, *self.after("within").get(matter, ())}
        return bool(wider & set(self.after(name).get(who, ())))

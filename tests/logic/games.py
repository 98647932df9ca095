"""Games of one completion, for comparison with what the vocabulary derives."""

from council_rules.analysis.games.builder import parts_of
from council_rules.analysis.games.forms import accepts
from council_rules.analysis.games.played import Played, across_bodies, in_the_room
from council_rules.analysis.games.structure import Statements, Structure
from council_rules.logic.encode import encode
from council_rules.logic.judge import settle, typical
from council_rules.logic.ledger import Ledger
from council_rules.logic.scene import Scene
from council_rules.logic.slicing import relevant
from council_rules.logic.solve import Grounded
from council_rules.logic.witness import add_witnesses
from council_rules.proposal.model import Proposal
from council_rules.voting import Game
from tests.logic.support import core, search

ASKED = frozenset({"wins", "blocks", "decides", "can_stop", "dictator", "plain", "will"})


class Completed:
    """A proposal in its typical completion: what the vocabulary derives, and its games."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.ledger: Ledger = encode(proposal)
        text = relevant(core(), self.ledger.signatures(), ASKED)
        questions = self.ledger.questions
        facts = settle(questions, self.ledger.facts(), typical(questions))
        self.atoms = frozenset(Grounded([text], facts).atoms() or ())
        self.structure = Structure(Scene(proposal), Statements(self.ledger), {})

    def pairs(self, functor: str) -> set[tuple[str, str]]:
        """Return coalition and subject of each atom of a predicate."""
        found = {a for a in self.atoms if a.name == functor}
        return {(str(a.arguments[0]), a.arguments[1].string) for a in found}

    def wills(self) -> set[str]:
        """Return those about whom the vocabulary asks what they decide alone."""
        return {a.arguments[0].string for a in self.atoms if a.name == "will"}

    def is_declared(self, coalition: str) -> bool:
        """Return whether the vocabulary asks about a group; not if it divides nothing."""
        return any(a.name == "plain" and str(a.arguments[0]) == coalition for a in self.atoms)


def disagreements(one: Completed) -> list[object]:
    """Return where games and vocabulary differ about declared groups and single wills."""
    found: list[object] = []
    for procedure in one.proposal.procedures:
        played = in_the_room(one.structure, procedure.id)
        found += _differ(one, played, procedure.id, "wins", "blocks")
    for matter in one.proposal.matters:
        played = across_bodies(one.structure, matter.id)
        found += _differ(one, played, matter.id, "decides", "can_stop")
        found += _differ_on_dictators(one, played, matter.id)
    return found


def _differ(
    one: Completed, played: Played, subject: str, wins: str, blocks: str
) -> list[object]:
    """Compare for every group whose members are all in the game or without a say in it."""
    everyone = frozenset(played.members)
    channel = wins == "wins" or any(a[1] == subject for a in one.pairs("can_stop"))
    found: list[object] = []
    for group, members in played.groups:
        coalition = f'{group[0]}("{group[1]}")'
        known = (
            (coalition, subject) in one.pairs(wins),
            (coalition, subject) in one.pairs(blocks),
        )
        inside = members & everyone
        ours = (
            accepts(played.form, inside),
            channel and not accepts(played.form, everyone - inside),
        )
        if known != ours and one.is_declared(coalition):
            found.append((subject, coalition, "vocabulary", known, "game", ours))
    return found


def _differ_on_dictators(one: Completed, played: Played, matter: str) -> list[object]:
    theirs = {who for who, about in one.pairs("dictator") if about == matter}
    theirs = {who.strip('"') for who in theirs}
    everyone = frozenset(played.members)
    ours = {
        who
        for who in everyone - set(played.undivided)
        if not accepts(played.form, frozenset())
        and accepts(played.form, frozenset({who}))
        and not accepts(played.form, everyone - {who})
    }
    # one will may go by several names there: a person and whom the person speaks for
    if bool(ours) != bool(theirs) or not ours <= theirs:
        return [(matter, "dictator", theirs, ours)]
    return []


def witnesses(one: Completed) -> tuple[set[tuple[str, str]], set[str]]:
    """Return what the search finds: pivotal seats with procedures, improper procedures."""
    answers = typical(one.ledger.questions)
    ledger = one.ledger.answered(answers)
    wanted = frozenset({"pivotal", "improper"})
    add_witnesses(one.proposal, ledger, core(), search(), wanted, answers)
    found = {n.name: set[tuple[str, ...]]() for n in ledger.numbers}
    for n in ledger.numbers:
        if n.name in wanted:
            found[n.name].add(tuple(argument.string for argument in n.arguments))
    written = {procedure.id for procedure in one.proposal.procedures}
    pivotal = {(seat, by) for seat, by in found.get("pivotal", ()) if by in written}
    return pivotal, {procedure for (procedure,) in found.get("improper", ())} & written


def other_witnesses(one: Completed) -> tuple[set[tuple[str, str]], set[str]]:
    """Return the same from the games, in which each seat plays for itself."""
    pivotal: set[tuple[str, str]] = set()
    improper: set[str] = set()
    for procedure in one.proposal.procedures:
        played = in_the_room(one.structure, procedure.id, merged=False)
        if played.form is True:
            improper.add(procedure.id)
        if isinstance(played.form, bool):
            continue
        game = Game(played.form, played.members)
        dummies = set(game.dummies())
        for seat in one.structure.voters(procedure.body):
            if not dummies >= set(parts_of(one.structure, seat)):
                pivotal.add((seat, procedure.id))
        if not game.is_proper():
            improper.add(procedure.id)
    return pivotal, improper

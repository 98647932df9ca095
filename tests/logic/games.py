"""Games of one completion, for comparison with what the vocabulary derives."""

from itertools import combinations, product

from council_rules.analysis.games.forms import accepts
from council_rules.analysis.games.played import Played, across_bodies, in_the_room
from council_rules.analysis.games.statements import Statements
from council_rules.analysis.games.structure import Structure
from council_rules.analysis.games.witnesses import is_improper, pivotal
from council_rules.logic.coalitions import Coalition, ask
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase, term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import settle, typical
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.model.file import Proposal
from tests.logic.support import core

ASKED = frozenset({"wins", "blocks", "decides", "can_stop", "dictator", "plain", "will"})


class Completed:
    """A proposal in its typical completion: what the vocabulary derives, and its games."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.fact_base: FactBase = encode(proposal)
        # so that groups without a place of their own are asked about across bodies as well
        asked = term("table_of_powers")
        available = self.fact_base.signatures() | signatures([asked])
        text = relevant(core(), available, ASKED)
        questions = self.fact_base.questions
        facts = [*settle(questions, self.fact_base.facts(), typical(questions)), asked]
        self.atoms = frozenset(Grounded([text], facts).atoms() or ())
        self.structure = Structure(ProposalIndex(proposal), Statements(self.fact_base), {})

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
    able = accepts(played.form, everyone)
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
            channel and able and not accepts(played.form, everyone - inside),
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
    # One will may go by several names there: a person and whom the person speaks for. And
    # where others could decide only if they moved first, it is a dictator there and not here.
    if not ours <= theirs:
        return [(matter, "dictator", theirs, ours)]
    return []


def witnesses(one: Completed) -> tuple[set[tuple[str, str]], set[str]]:
    """Return what games show: seats with procedures in which they matter, improper ones."""
    seats: set[tuple[str, str]] = set()
    improper: set[str] = set()
    for procedure in one.proposal.procedures:
        id = procedure.id
        for fact in pivotal(in_the_room(one.structure, id, merged=False), id):
            seats.add((fact.arguments[0].string, id))
        if is_improper(in_the_room(one.structure, id)):
            improper.add(id)
    return seats, improper


def enumerated(one: Completed) -> tuple[set[tuple[str, str]], set[str]]:
    """Return the same from what the vocabulary says of each coalition there can be."""
    index = one.structure.index
    sizes = {at.path: one.structure.size(at.path) for at in index.seats if at.votes}
    actors = sorted(index.actors)
    makeups = list(product(*(range(size + 1) for size in sizes.values())))
    joined = [frozenset(s) for n in range(len(actors) + 1) for s in combinations(actors, n)]
    asked = {
        f"{makeup} {sorted(who)}": Coalition(dict(zip(sizes, makeup, strict=True)), who)
        for makeup, who in product(makeups, joined)
    }
    answers = ask(one.proposal, asked, core())
    wins = {
        (tuple(coalition.seats.values()), coalition.actors): answers[name].wins
        for name, coalition in asked.items()
    }
    whole = tuple(sizes.values())
    seats: set[tuple[str, str]] = set()
    improper: set[str] = set()
    for (makeup, who), won in wins.items():
        others = tuple(a - b for a, b in zip(whole, makeup, strict=True))
        against = wins[others, frozenset(actors) - who]
        improper |= {id for id in index.procedures if won[id] and against[id]}
        for position, path in enumerate(sizes):
            if makeup[position] < whole[position]:
                more = (*makeup[:position], makeup[position] + 1, *makeup[position + 1 :])
                then = wins[more, who]
                seats |= {(path, id) for id in index.procedures if then[id] and not won[id]}
    own = {(at.path, p.id) for p in one.proposal.procedures for at in index.candidates(p.body)}
    return seats & own, improper

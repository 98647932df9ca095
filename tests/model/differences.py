"""Where the vocabulary and the model differ about one council."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import prod
from pathlib import Path
from random import Random

from clingo import Symbol

from council_rules.logic.encode import encode
from council_rules.logic.fact_base import Question, term
from council_rules.logic.slicing import Clause, clauses, relevant
from council_rules.logic.solve import Grounded
from council_rules.rulebook.levels_of_evaluation import for_each_level
from tests.model.answers import VOICE, Answered, can_be_written
from tests.model.atoms import Atom, atoms
from tests.model.random_councils import read
from tests.model.random_people import Data
from tests.model.seats import OpenError

CORE = Path(__file__).parents[2] / "rules" / "core"
MOST_COMPLETIONS = 3
COMPARED = frozenset(
    {
        "blocks",
        "blocks_by_absence",
        "can_replace",
        "can_stop",
        "can_undo",
        "carried_without",
        "carries_if_absent",
        "carries_once_emptied",
        "commands",
        "commands_body",
        "concerns",
        "covers",
        "decides",
        "decides_surely",
        "dictator",
        "empties",
        "fills",
        "local_hand",
        "only_local_hand",
        "outside_hand",
        "oversees",
        "own_choice",
        "passes",
        "wins",
    }
)
READ = COMPARED | {"exists", "key", "organization", "plain", "will"}
CAMP = r"((?:locals|outsiders|bloc)\([^()]*\))"
# Only these coalitions are asked about in the model, and no procedure that nobody wrote.
PASSES = re.compile(rf'passes\("\w+",((room|sure)\({CAMP}\)|room\(rest\({CAMP}\)\))\)')
OF_CAMP = re.compile(rf"\w+\({CAMP},.*")
BY_CAMP = (
    *("wins", "blocks", "blocks_by_absence", "carries_if_absent", "carried_without"),
    "carries_once_emptied",
    *("decides", "decides_surely", "can_stop"),
)


class SkippedError(Exception):
    """A council that is not compared; says why."""


def differences(council: Data) -> list[str]:
    """Return what one of the two says and the other does not, in some completions.

    Raises SkippedError where an answer cannot be written into the text.
    """
    proposal = read(council)
    fact_base = encode(proposal)
    asked = [question for question in fact_base.questions if not UNREAD.search(question.id)]
    if foreign := [question.id for question in asked if not can_be_written(question.id)]:
        raise SkippedError(f"cannot write {KEY.sub('', foreign[0])}")
    text = relevant(_core(), fact_base.signatures() | {"table_of_powers/0"}, READ)
    grounded = Grounded([text], [*fact_base.facts(), term("table_of_powers")])
    found = []
    for answers in _completions(asked):
        chosen = [term("chosen", *answer) for answer in answers.items()]
        literals = [one for one in map(grounded.literal, chosen) if one is not None]
        one = Answered(proposal, answers)
        derived = (
            grounded.consequences("cautious", literals)
            if fact_base.questions
            else grounded.atoms() or ()
        )
        try:
            model = atoms(one.proposal, one.marks, one.deciding)
        except OpenError as still:
            # What has one answer only is not asked.
            raise SkippedError(f"not asked {KEY.sub('', str(still))}") from still
        found += _differ(answers, derived, model)
    return found


def _completions(asked: Sequence[Question]) -> list[dict[str, str]]:
    """Return some completions: all if they are few, else a few by chance."""
    choices = [[option.value for option in question.options] for question in asked]
    number = prod(map(len, choices))
    chance = Random(number)
    drawn = chance.sample(range(number), min(number, MOST_COMPLETIONS))
    return [dict(_completion(asked, choices, one)) for one in sorted(drawn)]


def _completion(
    asked: Sequence[Question], choices: list[list[str]], number: int
) -> Iterator[tuple[str, str]]:
    """Yield the answers of the completion of a number."""
    for question, values in zip(asked, choices, strict=True):
        number, place = divmod(number, len(values))
        yield question.id, values[place]


# People without a name, and procedures that answers speak of.
OURS = re.compile(rf'\?|{VOICE}"')
KEY = re.compile(r"^.*?(?=\.)")
# What no power reads: limits of a veto, ends, tiers and the like.
UNREAD = re.compile(
    r"\.(grounds|reasons|deadline|contest_before|tier|territory|mandated_by|sunset.*|stated|"
    r"succession|vetted_by|function|standing|kinds|(provisions|accountability)\.\w+)$"
)


@cache
def _core() -> tuple[Clause, ...]:
    texts = (path.read_text("utf-8") for path in sorted(CORE.glob("*.lp")))
    return clauses(map(for_each_level, texts))


def _differ(
    answers: Mapping[str, str], derived: Iterable[Symbol], model: frozenset[Atom]
) -> list[str]:
    found = frozenset(str(atom) for atom in derived if atom.name in READ)
    # Procedures and people that nobody wrote are the vocabulary's own.
    found = frozenset(atom for atom in found if "?" not in atom)
    engine = frozenset(a for a in found if _is_compared(a) and _is_asked(a, found))
    model = frozenset(a for a in model if not OURS.search(a) and _is_asked(a, found))
    where = " where " + " and ".join(f"{q} is {a}" for q, a in answers.items())
    where = where if answers else ""
    return [f"only the vocabulary: {a}{where}" for a in sorted(engine - model)] + [
        f"only the model: {a}{where}" for a in sorted(model - engine)
    ]


def _is_compared(atom: Atom) -> bool:
    name = atom.partition("(")[0]
    if name == "passes":
        return PASSES.fullmatch(atom) is not None
    return name in COMPARED and (name not in BY_CAMP or OF_CAMP.fullmatch(atom) is not None)


def _is_asked(atom: Atom, found: frozenset[Atom]) -> bool:
    """Return whether the vocabulary looks at the coalition, will or key an atom is about."""
    name, _, arguments = atom.partition("(")
    if name in ("local_hand", "only_local_hand", "outside_hand"):
        return f"key({arguments.split(',')[0]})" in found
    if name == "own_choice":
        return f"exists({arguments.split(',')[0]})" in found
    if name in ("commands", "fills", "empties", "dictator"):
        # The will of an organization for which one person sits is his.
        who = arguments.split(",")[0]
        return f"organization({who})" not in found or f"will({who})" in found
    camp = re.search(CAMP, atom)
    return camp is None or f"plain({camp[1]})" in found

"""Who can decide and who can block, in the room and across bodies."""

from council_rules.analysis.wording import Wording
from council_rules.findings.report import CoalitionPower
from council_rules.logic.encode_voices import unwritten
from council_rules.logic.fact_base import term
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import Judgement
from council_rules.logic.terms import Symbol

LEVELS = {
    "wins": "room",
    "blocks": "room",
    "carries_if_absent": "room",
    "decides": "system",
    "can_stop": "system",
}
GROUPS = ("locals", "outsiders", "bloc", "alone")


def powers(
    judgement: Judgement, wording: Wording, index: ProposalIndex
) -> tuple[CoalitionPower, ...]:
    """Return what each declared group can do, level by level.

    True or False where that holds in every completion, None where it depends on what is
    open. Single actors are listed across bodies only, and only where they can decide; a
    procedure that is only supposed is not listed, nor is the voice of a body without procedures
    whose list of seats is not whole: nobody is asked who else sits there.
    """
    able = {
        (LEVELS[atom.name], atom.arguments[1].string, atom.arguments[0])
        for atom in judgement.possible
        if atom.name in LEVELS and atom.arguments[0].name in GROUPS
        if not atom.arguments[1].string.startswith("?")
        if not _partly_seated(atom.arguments[1].string, index)
    }
    # A group that can do nothing somewhere is listed there too: that is what one looks for.
    groups = {coalition for _, _, coalition in able if coalition.name != "alone"}
    asked = able | {(level, subject, group) for level, subject, _ in able for group in groups}
    table = []
    for level, subject, coalition in sorted(asked):
        wins, blocks = ("wins", "blocks") if level == "room" else ("decides", "can_stop")
        decides = _settled(judgement, wins, coalition, subject)
        if coalition.name == "alone" and decides is False:
            continue
        table.append(
            CoalitionPower(
                coalition=str(coalition),
                name=wording.plain(coalition),
                level=level,
                subject=subject,
                wins=decides,
                blocks=_settled(judgement, blocks, coalition, subject),
                carries_if_absent=_settled(judgement, "carries_if_absent", coalition, subject),
                blocks_by_absence=_settled(judgement, "blocks_by_absence", coalition, subject),
                wins_where=_where(judgement, wins, coalition, subject),
                blocks_where=_where(judgement, blocks, coalition, subject),
            )
        )
    return tuple(table)


def _partly_seated(subject: str, index: ProposalIndex) -> bool:
    """Return whether a body speaks in whose room more may sit than is listed or asked for."""
    if unwritten(subject) is None:
        return False
    body = index.bodies[subject.partition(".?")[0]]
    return not index.closed and "seats" not in body.complete


def _settled(
    judgement: Judgement, functor: str, coalition: Symbol, subject: str
) -> bool | None:
    atom = term(functor, coalition, subject)
    if atom in judgement.certain:
        return True
    return None if atom in judgement.possible else False


def _where(judgement: Judgement, functor: str, coalition: Symbol, subject: str) -> str:
    """Return in which completions an ability across bodies holds, if that is open and known."""
    across = LEVELS[functor] == "system"
    if not across or _settled(judgement, functor, coalition, subject) is not None:
        return ""
    assert judgement.completions is not None, "something is open"
    return judgement.completions.where(term(functor, coalition, subject))

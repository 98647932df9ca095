"""What of a proposal rules cannot see, and how many of them look at nothing there."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from council_rules.analysis.parts import Parts
from council_rules.findings.evidence import Place
from council_rules.findings.finding import Finding
from council_rules.findings.report import UNDATED, Coverage
from council_rules.logic.fact_base import FactBase
from council_rules.logic.index import ProposalIndex
from council_rules.logic.judge import Texts
from council_rules.logic.slicing import signatures
from council_rules.logic.terms import Symbol
from council_rules.logic.unseen import reading, unseen
from council_rules.record import Record


class Gap(Record):
    """Something that a file may leave out: its code, and what then is missing.

    ``one`` and ``several`` say it of a number of parts, ``facts`` are the predicates of which
    such a part has none.
    """

    code: str
    one: str
    several: str
    hint: str
    facts: frozenset[str] = frozenset()

    def missing(self, number: int) -> str:
        """Return in words that it is left out of so many parts."""
        return self.one if number == 1 else self.several.format(number)


AREA, LOCALS, KINDS, COVER, PROCEDURE, MATTERS, MARK, POWERS, DAY, TIER = GAPS = (
    Gap(
        "COV001",
        "1 matter names no area",
        "{} matters name no area",
        "state 'area' of each matter that is about a territory",
        frozenset({"matter_area/2"}),
    ),
    Gap(
        "COV002",
        "1 area has nobody declared local to it: it is asked of each seat whether it is local",
        "{} areas have nobody declared local to them: it is asked of each seat whether it is "
        "local",
        "state 'locality' of a group or an actor towards the area",
    ),
    Gap(
        "COV003",
        "1 matter is of no kind",
        "{} matters are of no kind",
        "state 'kinds' of each matter",
        frozenset({"matter_kind/2"}),
    ),
    Gap(
        "COV004",
        "1 matter is covered by no procedure",
        "{} matters are covered by no procedure",
        "name the matter under 'matters' of the procedure that decides it",
        frozenset({"about/2"}),
    ),
    Gap(
        "COV005",
        "1 body has no procedure",
        "{} bodies have no procedure",
        "state how the body decides, under 'procedures'",
        frozenset({"procedure/2", "kind/2"}),
    ),
    Gap(
        "COV006",
        "1 body has no procedure that covers a matter",
        "{} bodies have no procedure that covers a matter",
        "state 'matters' of the procedures of the body",
        frozenset({"about/2"}),
    ),
    Gap(
        "COV007",
        "1 seat is marked towards no area that its body deals with",
        "{} seats are marked towards no area that their bodies deal with",
        "state 'locality' of those whom the seat stands for",
        frozenset({"marked/3"}),
    ),
    Gap(
        "COV009",
        "powers may be left out of the list",
        "powers may be left out of {} lists",
        "list all powers that the text gives, and say so: complete: [powers]",
        frozenset({"power/3"}),
    ),
    Gap(
        UNDATED,
        "1 end is compared with no day, as the file states none",
        "{} ends are compared with no day, as the file states none",
        "state 'as_of', the day of which the file speaks",
        frozenset({"as_of/1"}),
    ),
    Gap(
        "COV011",
        "1 body is in no tier",
        "{} bodies are in no tier",
        "state 'tier' of each body, 1 for the highest",
        frozenset({"tier/2"}),
    ),
)
# Wherever a matter names an area there are people, known or asked for, who are from there.
PEOPLE = frozenset({"people/1", "marked/3", "actor_mark/3"})
SUPPLIED = PEOPLE.union(*(gap.facts for gap in GAPS))


def coverage(
    index: ProposalIndex,
    fact_base: FactBase,
    texts: Texts,
    parameters: Iterable[Symbol],
    findings: Sequence[Finding],
    place: Callable[[str], Place],
) -> tuple[Coverage, ...]:
    """Return what rules cannot see of a proposal, one record for each kind of it.

    ``findings`` are all verdicts: a rule that applies to a part of the file looks at it,
    whatever its condition asks for. Where every rule looks, there is nothing to tell.
    """
    parts = Parts(index, fact_base)
    rules = (*texts.core, *texts.conditions)
    available = fact_base.signatures() | signatures(parameters)
    told = []
    for gap, found in _gaps(parts).items():
        if not found:
            continue
        subjects = {subject for part in found for subject in parts.of(part)}
        # powers are listed for the whole file: a rule that has a verdict looks at some of them
        seen = {f.code for f in findings if gap is POWERS or f.subject in subjects}
        if gap is DAY:
            codes = reading(rules, gap.facts) & {f.code for f in findings}
        else:
            codes = unseen(rules, available, SUPPLIED, gap.facts) - seen
        if codes or gap is LOCALS:
            told.append(
                Coverage(
                    gap.code,
                    "warning" if codes and index.peoples else "note",
                    gap.missing(len(found)),
                    gap.hint,
                    tuple(map(place, found)),
                    tuple(sorted(codes)),
                )
            )
    return tuple(told)


def _gaps(parts: Parts) -> Mapping[Gap, Sequence[str]]:
    return {
        AREA: parts.matters_without_area,
        LOCALS: parts.areas_without_locals,
        KINDS: parts.matters_without_kind,
        COVER: parts.matters_not_covered,
        PROCEDURE: parts.bodies_without_procedure,
        MATTERS: parts.bodies_without_matters,
        MARK: parts.seats_without_mark,
        POWERS: parts.unlisted_powers,
        DAY: parts.ends_without_day,
        TIER: parts.bodies_without_tiers,
    }

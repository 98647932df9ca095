"""The verdicts on a proposal and nothing else: no reasons, no evidence, no sentences.

A search that tries many texts asks of each only what a check would say of it; a full report
takes several times as long.
"""

from clingo import Symbol

from council_rules.analysis.paths import path_of
from council_rules.analysis.standard import Standard
from council_rules.analysis.witnesses import add_witnesses
from council_rules.findings.finding import Verdict
from council_rules.logic.choices import Choices
from council_rules.logic.completions import NO_ANSWERS, Answers
from council_rules.logic.contingent import text_of
from council_rules.logic.encode import encode
from council_rules.logic.fact_base import FactBase
from council_rules.logic.judge import VERDICTS
from council_rules.logic.parameters import parameter_facts
from council_rules.logic.slicing import relevant, signatures
from council_rules.logic.solve import Grounded
from council_rules.proposal.model.file import Proposal

# A rule and its subject, as reports name it.
About = tuple[str, str]


def verdicts_on(
    proposal: Proposal, standard: Standard, answers: Answers = NO_ANSWERS
) -> dict[About, Verdict]:
    """Return the verdict of every rule on every subject that it is asked of.

    They are those of ``check_loaded``, where some open points have the ``answers`` of a
    scenario; answers to what is not open are passed over. Raises TooLargeError for numbers
    too large for exact arithmetic, and LogicError if a rule is no program.
    """
    fact_base = encode(proposal, probing=True, read=standard.read)
    values = {one.id: {option.value for option in one.options} for one in fact_base.questions}
    fact_base = fact_base.answered({q: v for q, v in answers.items() if v in values.get(q, ())})
    add_witnesses(proposal, fact_base, standard)
    return verdicts_of(fact_base, standard)


def verdicts_of(fact_base: FactBase, standard: Standard) -> dict[About, Verdict]:
    """Return the verdicts as ``verdicts_on`` does, of facts with all that rules ask for."""
    certain, possible = _consequences(fact_base, standard)
    found: dict[About, Verdict] = {}
    for atom in sorted(possible | certain):
        code, subject = atom.arguments[0].string, atom.arguments[1]
        about = code, path_of(subject)
        verdict = Verdict.MET
        if atom.name == "broken":
            verdict = Verdict.VIOLATED if atom in certain else Verdict.UNDETERMINED
        elif atom.name == "asks":
            verdict = Verdict.NEEDS_JUDGEMENT
        known = found.get(about, verdict)
        found[about] = min(known, verdict, key=GRAVEST.index)
    return found


# Of several verdicts on one subject, such as two of one path, the first of these counts.
GRAVEST = (Verdict.VIOLATED, Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT, Verdict.MET)


def _consequences(
    fact_base: FactBase, standard: Standard
) -> tuple[frozenset[Symbol], frozenset[Symbol]]:
    """Return the verdicts that hold in all completions within bounds, and those in some."""
    parameters = parameter_facts(standard.settings, fact_base)
    facts = sorted({*fact_base.facts(), *parameters})
    available = fact_base.signatures() | signatures(parameters)
    texts = standard.texts
    rules = relevant((*texts.core, *texts.conditions), available, VERDICTS)
    if not fact_base.questions and not fact_base.contingent:
        atoms = frozenset(Grounded([rules], facts).atoms() or ())
        return atoms, atoms
    grounded = Grounded([rules, text_of(fact_base.contingent)], facts)
    within = Choices(grounded, fact_base.questions, fact_base.not_worked_out).within()
    certain = grounded.consequences("cautious", within)
    return certain, grounded.consequences("brave", within)

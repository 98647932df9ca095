"""How the rules came out, in one line of the first page."""

from council_rules.findings.finding import Severity, Verdict
from council_rules.report.document import Text, link, strong, tell, tell_number, text
from council_rules.report.language import counted, say
from council_rules.report.view import View
from council_rules.report.wording import listed

# some verdicts are told only where there are any
_ALWAYS = (Verdict.UNDETERMINED, Verdict.MET, Verdict.NOT_APPLICABLE)
_SOMETIMES = (Verdict.NEEDS_JUDGEMENT, Verdict.NOT_CHECKED)


def verdicts(view: View) -> Text:
    """Return how many rules are not met, or not known to be, and how many are what else."""
    number = {one: len(view.material.rules_that_are(one)) for one in Verdict}
    judged = number[Verdict.JUDGED_VIOLATED], number[Verdict.JUDGED_MET]
    rules = counted("{n} rule", "{n} rules", len(view.material.run.rules))
    told: tuple[Verdict, ...] = _ALWAYS
    if number[Verdict.VIOLATED]:
        first = say(
            "The text does not meet {number} of {rules}",
            number=number[Verdict.VIOLATED],
            rules=rules,
        )
    elif number[Verdict.UNDETERMINED]:
        # what is not known comes first: that nothing is broken for certain is no success
        told = told[1:]
        first = say(
            "Of {rules} {number} cannot be determined, and none is known to be broken",
            number=number[Verdict.UNDETERMINED],
            rules=rules,
        )
    elif number[Verdict.JUDGED_VIOLATED]:
        first = say(
            "As a person judged, the text does not meet {number} of {rules}",
            number=number[Verdict.JUDGED_VIOLATED],
            rules=rules,
        )
    elif any(number[one] for one in _SOMETIMES):
        # whoever is asked may say no, and what was not looked at may be broken
        first = say("None of {rules} is known to be broken", rules=rules)
    else:
        first = say("None of {rules} is broken", rules=rules)
    parts = [_rules(one, number[one]) for one in told]
    parts += [_rules(one, number[one]) for one in _SOMETIMES if number[one]]
    if any(judged):
        parts.append(
            say(
                "{broken} not met and {met} met as a person judged",
                broken=judged[0],
                met=judged[1],
            )
        )
    return text(strong(first), _severities(view), listed(parts), ".", _silent(view))


def _silent(view: View) -> Text:
    """Return how many rules do not apply, but may where the file left nothing out."""
    asking = {code for one in view.file.coverage for code in one.rules}
    number = len(asking & set(view.file.not_applicable))
    if not number:
        return ()
    part = link(say("part K"), "unchecked")
    if number == len(view.file.not_applicable):
        return tell_number(
            " The one that does not apply may do so once the file says more ({part}).",
            " All that do not apply may do so once the file says more ({part}).",
            number,
            part=part,
        )
    return tell(
        " Of those that do not apply, {number} may apply once the file says more ({part}).",
        number=number,
        part=part,
    )


def _rules(verdict: Verdict, number: int) -> str:
    """Return how many rules come out as what."""
    match verdict:
        case Verdict.NEEDS_JUDGEMENT:
            return counted("{n} needs a person", "{n} need a person", number)
        case Verdict.MET:
            return counted("{n} is met", "{n} are met", number)
        case Verdict.NOT_APPLICABLE:
            return counted("{n} does not apply", "{n} do not apply", number)
        case Verdict.NOT_CHECKED:
            return counted("{n} was not checked", "{n} were not checked", number)
    return say("{number} cannot be determined", number=number)


def _severities(view: View) -> str:
    """Return how many of the rules that are not met must be, and how many should be."""
    broken = view.material.rules_that_are(Verdict.VIOLATED)
    if not broken:
        return say(", on the assumptions of part B: ") if view.file.assumptions else ": "
    must = {one.code for one in view.material.violated if one.severity is Severity.MUST}
    number = {"must": len(must), "should": len(broken) - len(must)}
    if not view.file.assumptions:
        return say(
            ", however what is open turns out: {must} that the rule book marks 'must' and "
            "{should} that it marks 'should'; ",
            **number,
        )
    return say(
        ", on the assumptions of part B and however what is open turns out: {must} that the "
        "rule book marks 'must' and {should} that it marks 'should'; ",
        **number,
    )

"""Reasons that hold in an example only as what it leaves open may turn out."""

from collections.abc import Collection, Iterator

from council_rules.authoring.examples import Bench, bases_of, opened, parsed
from council_rules.authoring.forms import Forms
from council_rules.authoring.worlds import Laid
from council_rules.findings.finding import Verdict
from council_rules.logic.fact_base import TooLargeError
from council_rules.logic.guard import checked_page
from council_rules.rulebook.rule import ReasonMessage, Rule

_SHOWN = "shown"
_OPEN = frozenset((Verdict.UNDETERMINED, Verdict.NEEDS_JUDGEMENT))


def possible(rule: Rule, names: Collection[str], with_: Bench) -> frozenset[str]:
    """Return which reasons and questions hold in some completion of an example.

    Some can hold only where something is open: what the file does not list breaks no rule for
    certain. Only examples that expect a verdict which hangs on that are looked at.
    """
    forms, bases = Forms(rule, checked_page(rule, with_.words), ()), bases_of(with_.fixtures)
    programs = list(_programs(rule, names))
    found = frozenset[str]()
    for example in parsed(rule):
        if not example.verdicts & _OPEN or found == frozenset(names):
            continue
        proposal = opened(example, bases[example.base]).proposal
        standard = forms.standard((), dict(example.parameters), with_)
        try:
            laid = Laid(proposal, standard, programs, {_SHOWN})
        except TooLargeError:
            continue
        literals = laid.literals(_SHOWN)
        holding = laid.possible(frozenset([one]) for one in literals.values())
        found |= {name for name, one in literals.items() if frozenset([one]) in holding}
    return found


def _programs(rule: Rule, names: Collection[str]) -> Iterator[str]:
    kinds = (("violated", rule.messages.violated), ("asks", rule.messages.judgement))
    for predicate, messages in kinds:
        for one in messages:
            if one.reason in names:
                held = f'{predicate}("{rule.code}",_,{_term(one)})'
                yield f'{_SHOWN}("{one.reason}") :- {held}.\n'


def _term(message: ReasonMessage) -> str:
    blanks = ",".join("_" for _ in message.arguments)
    return f"{message.reason}({blanks})" if blanks else message.reason

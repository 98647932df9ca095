"""A cause in one line of the first page: what it is, and what is broken by it."""

from collections import Counter
from collections.abc import Sequence

from council_rules.analysis.causes import Cause
from council_rules.findings.finding import Severity, Verdict
from council_rules.report.clauses import clause_words
from council_rules.report.document import CauseLine, Text, said, tell, tell_number, text
from council_rules.report.language import say
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, listed, word

# as many rules as are named in two lines
_MOST = 4


def cause_line(cause: Cause, view: View) -> CauseLine:
    """Return a cause with the rules that are not met by it and the number of findings."""
    must = cause.number(Severity.MUST)
    return CauseLine(
        id=cause.id,
        title=clause_words(cause.clauses[0], view),
        broken=_broken(_distinct(cause, view), len(cause.codes), view),
        must=must,
        should=len(cause.findings) - must,
        weakest=listed(
            say("{number} {basis}", number=number, basis=word(basis))
            for basis, number in view.by_weakest(cause.findings).items()
        ),
    )


def further_causes(told: Sequence[Cause], others: Sequence[Cause], view: View) -> Text:
    """Return how many causes there are besides, and the rules that are not met by them only."""
    if not others:
        return ()
    number = tell_number(
        "{n} further cause with {findings} in part D.",
        "{n} further causes with {findings} in part D.",
        len(others),
        findings=findings_in_words(sum(len(one.findings) for one in others)),
    )
    known = {code for one in told for code in one.codes}
    codes = [code for one in others for code in one.codes if code not in known]
    left = list(dict.fromkeys(codes))
    return text(number, " ", _broken(left, len(left), view)) if left else number


def not_known(view: View) -> Text:
    """Return the rules that cannot be determined as a whole, the gravest by their demand."""
    open_ = view.file.of(Verdict.UNDETERMINED)
    number = Counter(one.code for one in open_)
    weight = {one.code: one.weight for one in open_}
    codes = sorted(
        view.material.rules_that_are(Verdict.UNDETERMINED),
        key=lambda code: (weight[code], -number[code], code),
    )
    if not codes:
        return ()
    titles, left = _titles(codes, view), len(codes) - _MOST
    if left <= 0:
        return tell("Not known whether met: {rules}.", rules=titles)
    return tell_number(
        "Not known whether met: {rules}; and {n} more rule.",
        "Not known whether met: {rules}; and {n} more rules.",
        left,
        rules=titles,
    )


def _broken(codes: Sequence[str], all_: int, view: View) -> Text:
    """Return the rules that are not met, the first of them by what they demand."""
    titles, left = _titles(codes, view), all_ - min(len(codes), _MOST)
    if not left:
        return tell("Not met: {rules}.", rules=titles)
    return tell_number(
        "Not met: {rules}; and {n} more rule.",
        "Not met: {rules}; and {n} more rules.",
        left,
        rules=titles,
    )


def _titles(codes: Sequence[str], view: View) -> Text:
    """Return the titles of the first of some rules."""
    found: Text = ()
    for one in codes[:_MOST]:
        found += tell("; ") if found else ()
        found += text(said(view.title(one)))
    return found


def _distinct(cause: Cause, view: View) -> list[str]:
    """Return the rules of which some finding is not what another rule says as well."""
    codes = cause.codes
    own = [one for one in codes if any(found not in view.twice for found in cause.of(one))]
    return own or list(codes)

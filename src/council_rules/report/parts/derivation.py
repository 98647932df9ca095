"""How findings follow from the text: in short and in full."""

from collections.abc import Iterator

from council_rules.analysis.alike import Said, joined
from council_rules.analysis.causes import Cause
from council_rules.findings.evidence import Citation, Evidence
from council_rules.findings.finding import Finding
from council_rules.report.document import (
    Run,
    Text,
    enumerated,
    link,
    said,
    tell,
    tell_number,
    text,
)
from council_rules.report.language import counted, say
from council_rules.report.parts.tables import rule
from council_rules.report.view import View, lines_in_words
from council_rules.report.wording import capital, sentence

_FEW_FACTS = 3
# of more names alike, of which each has a line of its own, the lines are named
_FEW_NAMES = 8


def in_short(cause: Cause, view: View) -> Iterator[Text]:
    """Return one finding for each rule, with the facts that are written somewhere first."""
    for one in cause.codes:
        own = [found for found in cause.of(one) if found not in view.twice]
        if not own:
            continue
        first = own[0]
        line = str(first.place.line)
        message = said(sentence(first.message))
        yield tell(
            "{rule}, line {line}: {message}", rule=rule(one), line=line, message=message
        ) + (text(*_since(first, view)))


def _since(finding: Finding, view: View) -> Iterator[str | Run | Text]:
    facts = sorted(finding.evidence, key=lambda one: (one.supposed, not one.citations))
    lead = (
        say(" In one of the completions: ") if facts and facts[0].supposed else say(" Since ")
    )
    for place, one in enumerate(facts[:_FEW_FACTS]):
        yield say("; ") if place else lead
        yield said(one.statement)
        yield view.written((one.place.line,) if one.place else (), one.citations)
    if facts:
        more = len(facts) - _FEW_FACTS
        yield (
            counted("; and {n} fact more.", "; and {n} facts more.", more) if more > 0 else "."
        )


def in_full(cause: Cause, view: View) -> Iterator[Text]:
    """Return every fact that the derivations use, once; alike ones in one sentence.

    Of those that a cause before this one uses as well, only the lines are named.
    """
    facts = {one.atom: one for finding in cause.findings for one in finding.evidence}
    cited: dict[tuple[tuple[Citation, ...], str], list[Said]] = {}
    ordered = sorted(facts.values(), key=lambda one: one.place.line if one.place else 0)
    for one in ordered:
        if view.fact_under[one.atom] != cause.id:
            continue
        lines = (one.place.line,) if one.place else ()
        alone = one.place is not None and "." in one.place.path and not one.citations
        basis = view.material.basis(one.place.path) if alone and one.place else ""
        key = (one.citations, basis)
        cited.setdefault(key, []).append(Said(one.statement, lines))
    for (citations, basis), facts_said in cited.items():
        for found in joined(facts_said):
            where = view.written(found.lines, citations, basis)
            yield text(said(capital(found.words)), *same_with(found), where, ".")
    before: dict[str, list[Evidence]] = {}
    for one in ordered:
        before.setdefault(view.fact_under[one.atom], []).append(one)
    before.pop(cause.id, None)
    yield from (_told_before(first, told) for first, told in before.items())


def _told_before(first: str, facts: list[Evidence]) -> Text:
    lines = sorted({one.place.line for one in facts if one.place})
    return tell_number(
        "{n} fact more, which is told under {cause}{where}.",
        "{n} facts more, which are told under {cause}{where}.",
        len(facts),
        cause=link(first, first),
        where=tell(" ({lines})", lines=lines_in_words(lines)) if lines else (),
    )


def same_with(one: Said) -> Iterator[Text]:
    """Return that the same holds with other names, if it does; of many only how many."""
    if len(one.others) > _FEW_NAMES and len(one.lines) > len(one.others):
        yield tell_number(
            "; the same of {n} other that stands on these lines",
            "; the same of {n} others that stand on these lines",
            len(one.others),
        )
    elif one.others:
        yield tell(
            "; the same with {others} in the place of {own}",
            others=enumerated(map(said, one.others)),
            own=said(one.own),
        )

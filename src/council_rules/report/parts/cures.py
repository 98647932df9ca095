"""What would mend a cause: the remedies of its rules, and the cures that were searched."""

from collections.abc import Iterator

from council_rules.analysis.causes import Cause
from council_rules.findings.finding import Finding
from council_rules.report.document import Text, code, said, strong, tell, tell_number, text
from council_rules.report.language import say
from council_rules.report.material import id_of
from council_rules.report.parts.authorities import newly_told
from council_rules.report.view import View
from council_rules.report.wording import findings_in_words, listed, sentence


def remedies(cause: Cause, view: View) -> Iterator[Text]:
    """Return what would mend each rule that is told here, and the cures that were found."""
    for one in newly_told(cause, view):
        if words := cause.of(one)[0].remedy:
            yield text(code(one), " ", said(sentence(words)))
    yield from _cures(cause)


def _cures(cause: Cause) -> Iterator[Text]:
    cures: dict[tuple[str, ...], list[Finding]] = {}
    for finding in cause.findings:
        if finding.cure is not None and finding.cure.edits:
            cures.setdefault(finding.cure.edits, []).append(finding)
    for edits, found in cures.items():
        cure = found[0].cure
        assert cure is not None
        which = listed(dict.fromkeys(one.code for one in found))
        yield tell(
            "{title} {edits} Cost {cost}, {sure}.",
            title=strong(
                say(
                    "Cures {findings} of {rules}:",
                    findings=findings_in_words(len(found)),
                    rules=which,
                )
            ),
            edits=said(sentence(" and ".join(edits))),
            cost=cure.cost,
            sure=say("no cheaper cure is possible")
            if cure.proven
            else say("the best that was found"),
        )
    looked = [one for one in cause.findings if one.cure is not None]
    without = [one for one in looked if one.cure and one.cure.searched and not one.cure.edits]
    unsearched = [one for one in looked if one.cure and not one.cure.searched]
    if without:
        ids = listed(map(id_of, without[:8]))
        yield tell_number(
            "For {n} finding no edit that was considered cures it alone without breaking "
            "another rule: {ids}.",
            "For {n} findings no edit that was considered cures one alone without breaking "
            "another rule: {ids}.",
            len(without),
            ids=say("{ids} and others", ids=ids) if len(without) > 8 else ids,
        )
    if unsearched:
        yield tell_number(
            "For {n} finding no cure was searched for: it is not cheap to find.",
            "For {n} findings no cure was searched for: it is not cheap to find.",
            len(unsearched),
        )
